"""A redacted copy stays one once its original was destroyed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_isolation"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="original_destroyed",
            field=models.BooleanField(default=False),
        ),
    ]
