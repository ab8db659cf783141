"""What holds where it is served to others, over TLS: Django's own checks, and cookies that stay where they belong."""

import os
import subprocess
import sys
from pathlib import Path

NAMES = (
    "SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SESSION_COOKIE_DOMAIN "
    "SESSION_COOKIE_PATH MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"
)
TOLD = f"from django.conf import settings; print(*[getattr(settings, name) for name in '{NAMES}'.split()])"


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python as on a server, which is not this machine alone."""
    away = {"FRANKPLEDGE_LOCAL", "FRANKPLEDGE_SECRET_KEY", "FRANKPLEDGE_DATABASE"}
    kept = {name: value for name, value in os.environ.items() if name not in away}
    environment = kept | {"FRANKPLEDGE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "frankpledge.config.settings"}
    return subprocess.run([sys.executable, *words], env=environment, capture_output=True, encoding="utf-8", check=False)


def test_nothing_is_found_by_the_checks_for_a_server(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_cookies_are_taken_over_tls_alone_and_for_one_host(tmp_path: Path) -> None:
    done = run(tmp_path, "-c", TOLD)
    assert done.stdout.split() == ["__Host-frankpledge", "__Host-csrf", "True", "True", "None", "/", "False"], (
        done.stderr
    )
