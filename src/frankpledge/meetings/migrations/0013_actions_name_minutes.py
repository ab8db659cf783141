"""The minute from which an action comes that stands in none."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0012_house_style")]

    operations = [
        migrations.AddField(
            model_name="reference",
            name="action",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="minute_named",
                to="meetings.action",
            ),
        ),
    ]
