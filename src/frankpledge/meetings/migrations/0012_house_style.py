"""Word templates of a partnership's own."""

import django.db.models.deletion
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0011_tied_by_hand"),
        ("people", "0012_tokens"),
    ]

    operations = [
        migrations.CreateModel(
            name="HouseStyle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("minutes", "Minutes"),
                            ("agenda", "Agenda"),
                            ("action_log", "Action log"),
                            ("attendance", "Attendance record"),
                        ],
                        max_length=10,
                    ),
                ),
                ("content", models.BinaryField()),
                ("own", models.BooleanField(default=True)),
                ("saved_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "indexes": [models.Index(fields=["partnership", "kind"], name="house_style_by_kind")],
            },
        ),
        rls.protect("HouseStyle"),
    ]
