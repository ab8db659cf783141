"""Names of calendars' addresses, by which their owner tells which to revoke."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("public", "0001_feeds")]

    operations = [
        migrations.AddField(
            model_name="feedtoken",
            name="name",
            field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
    ]
