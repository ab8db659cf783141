"""The table of the ledger."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True)),
                ("partnership_number", models.BigIntegerField(blank=True, null=True)),
                ("user_number", models.BigIntegerField(blank=True, null=True)),
                ("process", models.CharField(blank=True, max_length=60)),
                (
                    "origin",
                    models.CharField(
                        choices=[("web", "web"), ("command", "command"), ("worker", "worker")], max_length=10
                    ),
                ),
                ("verb", models.CharField(max_length=60)),
                ("table", models.CharField(max_length=60)),
                ("row_number", models.BigIntegerField(blank=True, null=True)),
                ("outcome", models.CharField(choices=[("done", "done"), ("refused", "refused")], max_length=10)),
            ],
            options={
                "ordering": ("id",),
                "indexes": [
                    models.Index(fields=["table", "row_number"], name="ledger_by_row"),
                    models.Index(fields=["partnership_number", "at"], name="ledger_by_partnership"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("user_number__isnull", False), models.Q(("process", ""), _negated=True), _connector="OR"
                        ),
                        name="ledger_somebody_acted",
                    )
                ],
            },
        ),
    ]
