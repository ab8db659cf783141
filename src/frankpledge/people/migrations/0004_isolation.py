"""PostgreSQL itself keeps each partnership's rows to that partnership.

The ledger stands below and cannot call up the street, so that its lines are protected from here.
"""

from django.db import migrations

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        ("people", "0003_markings"),
    ]

    operations = [
        rls.protect("Grant", read_by="user_id"),
        rls.protect("Organisation"),
        rls.protect("OrganisationName"),
        rls.protect("Person"),
        rls.protect("PersonName"),
        rls.protect("Post"),
        rls.protect("Merge"),
        rls.protect("Entry", without="user_number", app="ledger"),
    ]
