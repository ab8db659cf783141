"""Reviews of sealed originals are sealed with them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0002_isolation"),
    ]

    operations = [
        migrations.AddField(
            model_name="review",
            name="sealed",
            field=models.BooleanField(default=False),
        ),
    ]
