"""What programs do in somebody's name comes from the API."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0003_seals"),
    ]

    operations = [
        migrations.AlterField(
            model_name="entry",
            name="origin",
            field=models.CharField(
                choices=[("web", "web"), ("command", "command"), ("worker", "worker"), ("api", "api")], max_length=10
            ),
        ),
    ]
