"""Markings: what may be read by whom, what counts for each row, and what is shared."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="level",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Public"), (1, "OFFICIAL"), (2, "OFFICIAL-SENSITIVE"), (3, "Sealed")], default=1
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="level",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Public"), (1, "OFFICIAL"), (2, "OFFICIAL-SENSITIVE"), (3, "Sealed")], default=1
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="restricted_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
