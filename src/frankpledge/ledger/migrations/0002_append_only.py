"""The database itself refuses to change or remove a line of the ledger."""

from django.db import migrations

SQLITE = (
    """CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger_entry
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger_entry
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$""",
    """CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger_entry
       FOR EACH ROW EXECUTE FUNCTION ledger_refuse()""",
    """CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger_entry
       FOR EACH ROW EXECUTE FUNCTION ledger_refuse()""",
    """CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger_entry
       FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
)


def guard(apps, schema_editor):
    """Set the triggers of the database in use; refuse one that we have no triggers for."""
    kinds = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in kinds[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    """Take the triggers away, so that the table can be dropped."""
    on = " ON ledger_entry" if schema_editor.connection.vendor == "postgresql" else ""
    for name in ("ledger_no_update", "ledger_no_delete"):
        schema_editor.execute(f"DROP TRIGGER {name}{on}")
    if on:
        schema_editor.execute("DROP TRIGGER ledger_no_truncate ON ledger_entry")
        schema_editor.execute("DROP FUNCTION ledger_refuse()")


class Migration(migrations.Migration):
    """After the table, its guard."""

    dependencies = (("ledger", "0001_initial"),)
    operations = (migrations.RunPython(guard, unguard),)
