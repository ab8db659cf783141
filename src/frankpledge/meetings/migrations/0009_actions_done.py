"""Actions that get done: priority, deferrals, raised with the chair, and what is said of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from frankpledge.meetings.migrations import _locks as locks
from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0008_headings_of_papers"),
        ("people", "0011_contacts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="action",
            name="closed_where",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="closed_here",
                to="meetings.item",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="deferred_times",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="action",
            name="escalated_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="action",
            name="priority",
            field=models.CharField(
                blank=True, choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")], max_length=10
            ),
        ),
        migrations.AddField(
            model_name="body",
            name="escalate_days",
            field=models.PositiveSmallIntegerField(blank=True, default=28, null=True),
        ),
        migrations.AddField(
            model_name="body",
            name="escalate_deferrals",
            field=models.PositiveSmallIntegerField(blank=True, default=2, null=True),
        ),
        migrations.AlterField(
            model_name="paper",
            name="kind",
            field=models.CharField(
                choices=[
                    ("minutes", "Minutes"),
                    ("report", "Report"),
                    ("between", "Decisions between meetings"),
                    ("log", "Action log"),
                ],
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="ActionUpdate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("told", "How it goes"),
                            ("done", "Said to be done"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("handed_on", "Handed on"),
                            ("deferred", "Deferred"),
                            ("escalated", "Raised with the chair"),
                            ("closed", "Closed"),
                            ("reopened", "Opened again"),
                            ("changed", "Changed"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("signed_in", "signed in"),
                            ("officer", "told to an officer"),
                            ("link", "by a link in an e-mail"),
                            ("reply", "by a reply to an e-mail"),
                            ("rule", "by rule"),
                            ("meeting", "at a meeting"),
                            ("sheet", "in an action log"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("proposed", "Waits for an officer"), ("stands", ""), ("refused", "Set aside")],
                        default="stands",
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("due_was", models.DateField(blank=True, null=True)),
                ("due", models.DateField(blank=True, null=True)),
                ("to_name", models.CharField(blank=True, max_length=200)),
                ("said_by", models.CharField(blank=True, max_length=200)),
                ("said_on", models.DateField()),
                ("at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("because", models.TextField(blank=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="updates", to="meetings.action"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="told_of",
                        to="meetings.item",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="meetings.actionowner",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "to_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "user",
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
                "ordering": ("said_on", "id"),
                "indexes": [models.Index(fields=["partnership", "state"], name="updates_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_at__isnull", True),
                            ("state", "stands"),
                            ("way__in", ("link", "reply")),
                            _negated=True,
                        ),
                        name="unproved_updates_are_confirmed",
                    )
                ],
            },
        ),
        rls.protect("ActionUpdate"),
        locks.lock("action"),
    ]
