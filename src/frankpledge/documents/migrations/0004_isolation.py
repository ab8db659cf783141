"""PostgreSQL itself keeps each partnership's rows to that partnership."""

from django.db import migrations

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_markings"),
        ("people", "0004_isolation"),
    ]

    operations = [
        rls.protect("Document"),
        rls.protect("Page"),
        rls.protect("Quotation"),
    ]
