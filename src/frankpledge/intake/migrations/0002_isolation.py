"""PostgreSQL itself keeps each partnership's rows to that partnership."""

from django.db import migrations

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0001_initial"),
        ("people", "0004_isolation"),
    ]

    operations = [
        rls.protect("Upload"),
        rls.protect("Reading"),
        rls.protect("Review"),
        rls.protect("Fact"),
    ]
