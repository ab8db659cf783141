"""PostgreSQL itself keeps each partnership's rows to that partnership."""

from django.db import migrations

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0002_markings"),
        ("people", "0004_isolation"),
    ]

    operations = [
        rls.protect("Body"),
        rls.protect("BodyName"),
        rls.protect("Membership"),
        rls.protect("Meeting"),
        rls.protect("Paper"),
        rls.protect("Share"),
        rls.protect("Item"),
        rls.protect("Attendance"),
        rls.protect("Decision"),
        rls.protect("Action"),
        rls.protect("ActionOwner"),
        rls.protect("FollowUp"),
        rls.protect("Reference"),
        rls.protect("Figure"),
        rls.protect("Money"),
    ]
