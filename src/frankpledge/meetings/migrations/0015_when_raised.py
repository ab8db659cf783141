"""The day on which an action was raised, where its log gives it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0014_logs_point_from_their_actions")]

    operations = [
        migrations.AddField(
            model_name="action",
            name="raised_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
