"""What a person said of a pointer: which minute it means, that it means none, or a tie that is printed nowhere."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0010_publications")]

    operations = [
        migrations.AddField(
            model_name="reference",
            name="tying",
            field=models.CharField(
                blank=True,
                choices=[("meant", "Meant"), ("none", "None"), ("by_hand", "By hand")],
                default="",
                max_length=8,
            ),
            preserve_default=False,
        ),
    ]
