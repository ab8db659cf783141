"""What has to hold on PostgreSQL before anything is served or written: nobody passes by its row-level security.

On SQLite, which has none, there is nothing to hold.
"""

from django.db import connection

from frankpledge.people import rls

_ROLE = (
    "The database role {user} is one that PostgreSQL's row-level security does not hold: it may act as {above}, which "
    "is a superuser or has BYPASSRLS. Every partnership's rows would be open to everybody's pages. Make a role of its "
    "own, give it the database, and put it in FRANKPLEDGE_DATABASE:\n"
    "  CREATE ROLE frankpledge LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '…';\n"
    "  ALTER DATABASE {name} OWNER TO frankpledge;"
)
_TABLES = (
    "Row-level security is not forced on these tables: {tables}. Every partnership's rows in them would be open to "
    "everybody's pages. Bring the database up to date with `make migrate`. Where it is, somebody has taken the "
    "protection away by hand; put it back:\n"
    "  ALTER TABLE … ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;\n"
    "with the policies that `frankpledge/people/rls.py` makes, and no others."
)


class NotIsolated(Exception):
    """A partnership's rows are not kept to it.  The message says to whoever runs the installation what to do."""


def hold_the_role() -> None:
    """Raise NotIsolated where the role in use is a superuser, has BYPASSRLS, or may act as one that is or has."""
    if connection.vendor == "postgresql" and (above := rls.roles_above()):
        held = connection.settings_dict
        raise NotIsolated(_ROLE.format(user=held["USER"] or "in use", above=", ".join(above), name=held["NAME"]))


def hold_everything() -> None:
    """As `hold_the_role`, and raise NotIsolated where a table of a partnership is not protected."""
    hold_the_role()
    if connection.vendor == "postgresql" and (tables := rls.tables_open()):
        raise NotIsolated(_TABLES.format(tables=", ".join(tables)))
