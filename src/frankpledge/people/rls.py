"""Row-level security on PostgreSQL: a partnership's table shows and takes rows of the context's partnership alone.

A migration that makes a table of a partnership protects it (`protect`); which tables are still to be protected, and
whether the role in use passes by it all, is asked before anything is served.  On SQLite there is nothing to do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

from frankpledge.ledger.context import ACCOUNTS, PARTNERSHIPS

COLUMNS = ("partnership_id", "partnership_number")
# Asked for once a query, as sub-selects without relation to the row, and not once a row.  A context is nearly always of
# one partnership, and to compare with one number takes a third of the time of looking a number up among several.
_SETTING = "nullif(current_setting('{setting}', true), '')"
_IN = (
    "({column} = (SELECT split_part(" + _SETTING + ", ',', 1)::bigint) "
    "OR {column} = ANY ((SELECT string_to_array(" + _SETTING + ", ',')::bigint[])::bigint[]))"
)


def protect(name: str, *, read_by: str = "", without: str = "", app: str = "", open_where: str = "") -> Operation:
    """Protect the table of the model of this name, as an operation of a migration.

    `read_by` is the column of the account who may read a row besides, wherever it is; `without` that of the account
    whose rows those without a partnership are, for a model whose partnership may be missing.  `open_where` is the
    condition, in SQL, of rows that anyone may read who has no context at all: what was published.  `app` is only for a
    model of an area below, which cannot call up the street.
    """
    return Protect(name, read_by, without, app, open_where)


def protected_models() -> list[tuple[type[models.Model], str]]:
    """Every model whose rows are a partnership's, with the column that says of which."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        columns = [field.column for field in model._meta.local_concrete_fields if field.column in COLUMNS]
        if columns:
            found.append((model, columns[0]))
    return found


def tables_open() -> list[str]:
    """The tables of partnerships that PostgreSQL does not protect, whoever asks: none, as it should be.

    Protected is a table that is under row-level security for its owner too, by our policies and nobody else's.
    """
    return [model._meta.db_table for model, _ in protected_models() if not _is_protected(model._meta.db_table)]


def roles_above() -> list[str]:
    """Roles whom row-level security does not hold and as whom the role in use may act, itself included: none."""
    asked = (
        "SELECT rolname FROM pg_roles WHERE (rolsuper OR rolbypassrls) "
        "AND (pg_has_role(session_user, oid, 'MEMBER') OR pg_has_role(current_user, oid, 'MEMBER')) ORDER BY rolname"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [name for (name,) in cursor.fetchall()]


@contextmanager
def every_partnership(schema_editor: BaseDatabaseSchemaEditor) -> Iterator[None]:
    """Let a migration see and write the rows of every partnership: without, on PostgreSQL, it would find none."""
    used = schema_editor.connection
    if used.vendor != "postgresql":
        yield
        return
    with transaction.atomic(using=used.alias):
        _set_context(used, "(SELECT string_agg(id::text, ',') FROM people_partnership)")
        yield
        _set_context(used, "''")


@contextmanager
def whole_record() -> Iterator[None]:
    """Let what keeps the whole record (its seals, its copies) see and write every row, all in one transaction.

    For processes of the installation alone, never for a page: nobody who signs in has a reason to see all of it.
    """
    with transaction.atomic():
        if connection.vendor != "postgresql":
            yield
            return
        before = _turn("(SELECT string_agg(id::text, ',') FROM people_partnership)", _EVERY_ACCOUNT)
        yield
        _turn("%s", "%s", before)


@contextmanager
def whole_reading() -> Iterator[None]:
    """Let what looks at the whole record see every row as it stands at one moment, and hold up no writer meanwhile.

    For processes of the installation alone, as `whole_record`; nothing can be written inside.  Within a transaction
    that is open already, that one is read in.
    """
    if connection.in_atomic_block:
        with whole_record():
            yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            _turn("(SELECT string_agg(id::text, ',') FROM people_partnership)", _EVERY_ACCOUNT)
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")  # and not IMMEDIATE, as a transaction of Django's, which keeps writers out
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")


_EVERY_ACCOUNT = "(SELECT concat_ws(',', '0', string_agg(id::text, ',')) FROM people_user)"


def _turn(partnerships: str, accounts: str, values: tuple[str, str] | None = None) -> tuple[str, str]:
    """Set both parts of the context to what these expressions give, until the transaction ends; gives those before."""
    asked = (
        f"SELECT coalesce(current_setting('{PARTNERSHIPS}', true), ''), "
        f"coalesce(current_setting('{ACCOUNTS}', true), ''), "
        f"set_config('{PARTNERSHIPS}', coalesce({partnerships}, ''), true), "
        f"set_config('{ACCOUNTS}', coalesce({accounts}, ''), true)"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
        partnerships_before, accounts_before, *_ = cursor.fetchone()
    return partnerships_before, accounts_before


def _set_context(used: BaseDatabaseWrapper, partnerships: str) -> None:
    with used.cursor() as cursor:
        cursor.execute(f"SELECT set_config('{PARTNERSHIPS}', coalesce({partnerships}, ''), true)")


def _is_protected(table: str) -> bool:
    asked = (
        "SELECT relrowsecurity AND relforcerowsecurity "
        "AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = 'of_the_partnership') "
        "AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid "
        "AND polname NOT IN ('of_the_partnership', 'of_the_account') "
        "AND NOT (polname = 'of_the_public' AND polcmd = 'r')) "
        "FROM pg_class WHERE oid = to_regclass(%s)"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [connection.ops.quote_name(table)])
        row = cursor.fetchone()
    return row is not None and bool(row[0])


class Protect(Operation):
    """Row-level security, forced, with the policy of the partnership and, where there are, those of the account and of
    the public."""

    reduces_to_sql = True

    def __init__(self, name: str, read_by: str, without: str, app: str, open_where: str) -> None:
        self.name, self.read_by, self.without, self.app, self.open_where = name, read_by, without, app, open_where

    def state_forwards(self, app_label: str, state: Any) -> None:
        """No table and no column changes."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Protect."""
        table, column = self._table(app_label, schema_editor, to_state)
        if not table:
            return
        theirs = _IN.format(column=column, setting=PARTNERSHIPS)
        schema_editor.execute(
            f"CREATE POLICY of_the_partnership ON {table} FOR ALL USING ({theirs}) WITH CHECK ({theirs})"
        )
        if self.read_by:
            own = _IN.format(column=self.read_by, setting=ACCOUNTS)
            schema_editor.execute(f"CREATE POLICY of_the_account ON {table} FOR SELECT USING ({own})")
        if self.without:
            own = f"{column} IS NULL AND {_IN.format(column=f'coalesce({self.without}, 0)', setting=ACCOUNTS)}"
            schema_editor.execute(f"CREATE POLICY of_the_account ON {table} FOR ALL USING ({own}) WITH CHECK ({own})")
        if self.open_where:
            schema_editor.execute(f"CREATE POLICY of_the_public ON {table} FOR SELECT USING ({self.open_where})")
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Leave the table open, so that it can be dropped or protected otherwise."""
        table, _ = self._table(app_label, schema_editor, from_state)
        if table:
            schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY")
            for policy in ("of_the_partnership", "of_the_account", "of_the_public"):
                schema_editor.execute(f"DROP POLICY IF EXISTS {policy} ON {table}")

    def describe(self) -> str:
        """What is said of it while migrating."""
        return f"Protect {self.name} by row-level security"

    def _table(self, app_label: str, schema_editor: Any, state: Any) -> tuple[str, str]:
        """The quoted names of the table and of the column of its partnership; none where there is nothing to do."""
        if schema_editor.connection.vendor != "postgresql":
            return "", ""
        model = state.apps.get_model(self.app or app_label, self.name)
        (column,) = (field.column for field in model._meta.local_concrete_fields if field.column in COLUMNS)
        return schema_editor.quote_name(model._meta.db_table), schema_editor.quote_name(column)
