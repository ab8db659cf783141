"""That a date which stood was wrong is said apart from that it was put off."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0015_when_raised"),
    ]

    operations = [
        migrations.AlterField(
            model_name="actionupdate",
            name="kind",
            field=models.CharField(
                choices=[
                    ("told", "How it goes"),
                    ("done", "Said to be done"),
                    ("accepted", "Accepted"),
                    ("declined", "Declined"),
                    ("handed_on", "Handed on"),
                    ("deferred", "Deferred"),
                    ("escalated", "Raised with the chair"),
                    ("closed", "Closed"),
                    ("reopened", "Opened again"),
                    ("changed", "Changed"),
                    ("corrected", "Date put right"),
                ],
                max_length=14,
            ),
        ),
    ]
