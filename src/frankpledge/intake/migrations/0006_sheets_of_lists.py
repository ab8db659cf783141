"""Lists of members and forward plans enter without a paper of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_original_destroyed"),
        ("intake", "0005_spreadsheets"),
        ("meetings", "0010_publications"),
        ("people", "0012_tokens"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="spreadsheet",
            name="entered_spreadsheet_has_a_paper",
        ),
        migrations.AddConstraint(
            model_name="spreadsheet",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "actions"), ("state__in", ("entered", "withdrawn")), _negated=True),
                    ("paper__isnull", False),
                    _connector="OR",
                ),
                name="entered_action_log_has_a_paper",
            ),
        ),
    ]
