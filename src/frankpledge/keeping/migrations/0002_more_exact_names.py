"""Names of kinds that say all that is counted under them: entered lists have no paper, and logs are papers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("keeping", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="retentionrule",
            name="kind",
            field=models.CharField(
                choices=[
                    ("minutes", "Minutes of meetings"),
                    ("report", "Reports, action logs and other papers"),
                    ("withdrawn", "Withdrawn papers"),
                    ("not_entered", "Documents without a paper in the record"),
                    ("sealed", "Sealed originals of redactions"),
                    ("upload", "Files that could not be read"),
                    ("invitation", "Invitations that ended"),
                    ("recovery", "Recoveries of second factors that ended"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="tombstone",
            name="kind",
            field=models.CharField(
                choices=[
                    ("minutes", "Minutes of meetings"),
                    ("report", "Reports, action logs and other papers"),
                    ("withdrawn", "Withdrawn papers"),
                    ("not_entered", "Documents without a paper in the record"),
                    ("sealed", "Sealed originals of redactions"),
                    ("upload", "Files that could not be read"),
                    ("invitation", "Invitations that ended"),
                    ("recovery", "Recoveries of second factors that ended"),
                ],
                max_length=20,
            ),
        ),
    ]
