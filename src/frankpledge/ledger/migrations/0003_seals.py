"""Lines say where they came from, and are sealed: the chain, its head, and the guard of both."""

from importlib import import_module

from django.db import migrations, models

append_only = import_module("frankpledge.ledger.migrations.0002_append_only")

SQLITE = (
    """CREATE TRIGGER ledger_seal_no_update BEFORE UPDATE ON ledger_seal
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER ledger_seal_no_delete BEFORE DELETE ON ledger_seal
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
)
POSTGRESQL = (
    """CREATE TRIGGER ledger_seal_no_update BEFORE UPDATE ON ledger_seal
       FOR EACH ROW EXECUTE FUNCTION ledger_refuse()""",
    """CREATE TRIGGER ledger_seal_no_delete BEFORE DELETE ON ledger_seal
       FOR EACH ROW EXECUTE FUNCTION ledger_refuse()""",
    """CREATE TRIGGER ledger_seal_no_truncate BEFORE TRUNCATE ON ledger_seal
       FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
)


def set_aside(apps, schema_editor):
    """On SQLite a column is added by making the table anew, which its triggers do not outlive."""
    if schema_editor.connection.vendor == "sqlite":
        append_only.unguard(apps, schema_editor)


def put_back(apps, schema_editor):
    """Guard the lines as before."""
    if schema_editor.connection.vendor == "sqlite":
        append_only.guard(apps, schema_editor)


def guard(apps, schema_editor):
    """Set the triggers of the seals, and make the head of a chain that is empty."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
    apps.get_model("ledger", "Head").objects.create(id=1, digest="0" * 64)


def unguard(apps, schema_editor):
    """Take the triggers away, so that the table can be dropped."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for name in ("update", "delete", "truncate") if postgresql else ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER ledger_seal_no_{name}{' ON ledger_seal' if postgresql else ''}")


class Migration(migrations.Migration):
    """Lines that there are already are sealed when the worker seals for the first time."""

    dependencies = (("ledger", "0002_append_only"),)
    operations = (
        migrations.RunPython(set_aside, put_back),
        migrations.AddField("entry", "seen_from", models.CharField(blank=True, max_length=10, default=""), False),
        migrations.RunPython(put_back, set_aside),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("place", models.BigIntegerField(primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(unique=True)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("place",),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("place__gt", 0)), name="ledger_places_begin_at_one")
                ],
            },
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("place", models.BigIntegerField(default=0)),
                ("digest", models.CharField(max_length=64)),
                ("settled", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="ledger_has_one_head")]
            },
        ),
        migrations.RunPython(guard, unguard),
    )
