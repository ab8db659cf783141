"""What anyone may read without signing in: frozen copies of parts of the record."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0009_actions_done"),
        ("people", "0010_authorities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("body", "Board or group"),
                            ("meeting", "Meeting"),
                            ("agenda", "Agenda"),
                            ("minutes", "Minutes"),
                            ("pack", "Papers"),
                        ],
                        max_length=10,
                    ),
                ),
                ("number", models.PositiveBigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for a second person"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=400)),
                ("day", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("content", models.TextField(blank=True)),
                ("shown", models.JSONField(default=list)),
                ("people", models.JSONField(default=list)),
                ("asked_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("person", "Somebody withdrew it."),
                            ("redacted", "Words in it were redacted. Look at it and publish it again."),
                            (
                                "restricted",
                                "It named somebody whose data is restricted by now. Look at it and publish it again.",
                            ),
                            (
                                "marked",
                                "Something in it is marked more closely by now. Look at it and publish it again.",
                            ),
                            ("record", "What it showed is no longer in the record."),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="publications", to="meetings.body"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publications",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="publications",
                        to="meetings.pack",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publications",
                        to="meetings.paper",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="people.partnership",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": (models.OrderBy(models.F("day"), descending=True, nulls_last=True), "kind", "number", "id"),
                "indexes": [models.Index(fields=["partnership", "kind", "state", "day"], name="published_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked"), _negated=True),
                        fields=("partnership", "kind", "number"),
                        name="published_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("partnership", "kind", "number"),
                        name="asked_to_publish_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "minutes"), _negated=True),
                            models.Q(("state", "published"), _negated=True),
                            models.Q(
                                ("published_by__isnull", False),
                                models.Q(("published_by", models.F("asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="another_person_publishes_minutes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="published_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(("withdrawn_at__isnull", False), ("content", "")),
                            _connector="OR",
                        ),
                        name="what_was_withdrawn_is_empty",
                    ),
                ],
            },
        ),
        rls.protect("Publication", open_where="state IN ('published', 'withdrawn')"),
    ]
