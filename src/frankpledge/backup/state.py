"""Which migrations a database has, which this Frankpledge knows, and the tables as they were at any of them."""

from django.apps import apps
from django.apps.registry import Apps
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from frankpledge.backup.rules import Migration, NotDone, unknown
from frankpledge.backup.stepping import model_by_model

_AHEAD = (
    "The database was brought up to date by a newer Frankpledge: it has {names}, which this one does not know. Run the "
    "newer one."
)


def known() -> list[Migration]:
    """Every migration of this Frankpledge."""
    return sorted(MigrationLoader(None).disk_migrations)


def applied(using: str) -> list[Migration]:
    """The migrations that a database has.  Raises NotDone where it has some that this Frankpledge does not know."""
    loader = MigrationLoader(connections[using])
    if ahead := unknown(loader.applied_migrations, {*loader.disk_migrations, *loader.replacements}):
        raise NotDone(_AHEAD.format(names=", ".join(f"{app}.{name}" for app, name in ahead)))
    return sorted(loader.applied_migrations)


def tables_at(migrations: list[Migration]) -> Apps:
    """The tables as they were once these migrations had been done: as they are, where that is all of them."""
    loader = MigrationLoader(None)
    if set(migrations) == set(loader.disk_migrations):
        return apps
    return loader.project_state(migrations).apps


def bring_to(migrations: list[Migration]) -> None:
    """Bring an empty database to these migrations, and no further."""
    executor = MigrationExecutor(connections["default"])
    held = set(migrations)
    graph = executor.loader.graph
    last = [
        node
        for node in sorted(held)
        if not any(child.key in held and child.key[0] == node[0] for child in graph.node_map[node].children)
    ]
    with model_by_model():
        executor.migrate(last)


def bring_up_to_date() -> None:
    """Bring the database from there to what this Frankpledge wants."""
    with model_by_model():
        call_command("migrate", verbosity=0)
