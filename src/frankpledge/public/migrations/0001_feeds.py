"""Secret addresses of calendars."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0012_tokens"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FeedToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("sessions_ended", models.PositiveIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
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
                "verbose_name": "calendar address",
                "ordering": ("-made_at", "-id"),
            },
        ),
        rls.protect("FeedToken"),
    ]
