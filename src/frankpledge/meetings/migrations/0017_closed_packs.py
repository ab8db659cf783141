"""The words of packs, and whom they name of those whose data was restricted since."""

import django.db.models.deletion
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [("meetings", "0016_dates_put_right")]

    operations = [
        migrations.AddField(
            model_name="pack",
            name="people",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="PackText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                (
                    "pack",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="says", to="meetings.pack"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
            ],
        ),
        rls.protect("PackText"),
    ]
