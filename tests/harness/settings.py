"""The settings that tests run with: the real ones, in a home that is thrown away, on the database asked for.

FRANKPLEDGE_TEST_DATABASE is `sqlite`, which it is unless said otherwise, or `postgresql`.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_home = Path(tempfile.mkdtemp(prefix="frankpledge-tests-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["FRANKPLEDGE_HOME"] = str(_home)
os.environ["FRANKPLEDGE_LOCAL"] = "1"
os.environ["FRANKPLEDGE_SECRET_KEY"] = "only for tests"
for _name in [name for name in os.environ if name == "FRANKPLEDGE_DATABASE" or name.startswith("FRANKPLEDGE_SSO_")]:
    del os.environ[_name]
_template = ""
if os.environ.get("FRANKPLEDGE_TEST_DATABASE") == "postgresql":
    from tests.harness import migrated, postgresql

    os.environ["FRANKPLEDGE_DATABASE"] = postgresql.started(_home)
    _template = migrated.postgresql(os.environ["FRANKPLEDGE_DATABASE"])

from frankpledge.config.settings import *  # noqa: E402, F403 - the environment has to be ready first
from frankpledge.config.settings import DATABASES, INSTALLED_APPS, STATIC_ROOT, STORAGES  # noqa: E402

FRANKPLEDGE_API_A_MINUTE = 1_000_000  # how often is too often has tests of its own
# Its `flush` knows the ledger's triggers.
INSTALLED_APPS = ["tests.harness", *INSTALLED_APPS]

# SQLite in a file, as it is used, and not in memory, where locks and the write-ahead log are other ones.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_home / "tests.sqlite3")}
    # What tests write need not outlive a power cut.
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["TEST"] = {"TEMPLATE": _template}

# A password is hashed as it is, only quickly: what makes that slow has a test of its own.
PASSWORD_HASHERS = ["tests.harness.hashing.QuickArgon2"]

# Files are served from where they lie; that they can be collected has a test of its own.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
