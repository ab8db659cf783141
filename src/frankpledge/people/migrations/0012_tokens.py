"""Tokens by which programs read in somebody's name."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0011_contacts"),
    ]

    operations = [
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                (
                    "up_to",
                    models.PositiveSmallIntegerField(choices=[(1, "OFFICIAL"), (2, "OFFICIAL-SENSITIVE")], default=1),
                ),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("sessions_ended", models.PositiveIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "token",
                "ordering": ("-made_at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))),
                        name="token_expires_after_it_is_made",
                    )
                ],
            },
        ),
        rls.protect("ApiToken"),
    ]
