"""How an installation stands: what has to be there before pages can be served, asked cheaply and again and again."""

import shutil
from datetime import timedelta
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from frankpledge.config import where
from frankpledge.config.where import LEAST_FREE
from frankpledge.work.models import Worker

QUIET = timedelta(minutes=2)  # a worker that was not seen for so long is no more


def missing() -> list[str]:
    """What is not there, by name: database, migrations, disk, worker; nothing where all is well."""
    found = [] if enough_room() else ["disk"]
    try:
        if not up_to_date():
            return ["migrations", *found]
        return found if worker_seen() else [*found, "worker"]
    except Error:
        return ["database", *found]


def enough_room() -> bool:
    """Whether the disk of the home folder has room to write."""
    try:
        return shutil.disk_usage(where.home()).free >= LEAST_FREE
    except OSError:
        return False


def up_to_date() -> bool:
    """Whether the database can be reached and has every migration of this code.  Raises an Error of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return _migrated()


@cache
def _migrated_before() -> dict[str, bool]:
    return {}


def _migrated() -> bool:
    """Looked at until it is so: nothing takes a migration back while this code is served."""
    seen = _migrated_before()
    key = str(connection.settings_dict["NAME"])
    if not seen.get(key):
        seen[key] = not behind()
    return seen[key]


def behind() -> list[str]:
    """The migrations that the database lacks, as `area.number_name`, in their order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def ahead() -> list[str]:
    """The migrations of our areas that the database has and this code knows nothing of: it was served by newer code."""
    loader = MigrationExecutor(connection).loader
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("frankpledge.")}
    known = {*loader.disk_migrations, *loader.replacements}
    return sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if app in ours and (app, name) not in known
    )


def worker_seen() -> bool:
    """Whether a worker was there a moment ago; the installation may be told to work otherwise, and then needs none."""
    if settings.TASKS["default"]["BACKEND"] != "django_tasks_db.DatabaseBackend":
        return True
    return Worker.objects.filter(seen__gte=timezone.now() - QUIET).exists()
