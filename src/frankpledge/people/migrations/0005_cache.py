"""The table of the cache, which every process shares."""

from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    """The table that Django's own cache keeps its entries in, unless it is there."""
    call_command("createcachetable", "people_cached", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0004_isolation")]

    operations = [migrations.RunPython(make_table, migrations.RunPython.noop, elidable=False)]
