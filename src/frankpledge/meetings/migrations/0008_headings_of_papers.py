"""Where lines of a paper to an agenda begin that are headings, so that a pack sets them as such."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0007_minutes_made_here")]

    operations = [
        migrations.AddField(model_name="agendapaper", name="headings", field=models.JSONField(default=list)),
    ]
