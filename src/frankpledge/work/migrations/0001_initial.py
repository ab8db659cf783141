"""Schedules, workers, and how far a job has come."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]

    operations = [
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=32, unique=True)),
                ("began", models.DateTimeField(auto_now_add=True)),
                ("seen", models.DateTimeField()),
                ("beats", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("done", models.PositiveIntegerField(default=0)),
                ("of", models.PositiveIntegerField(default=0)),
                ("stop", models.BooleanField(default=False)),
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="progress",
                        to="django_tasks_database.dbtaskresult",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Schedule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("job", models.CharField(max_length=60)),
                ("values", models.JSONField(default=dict)),
                ("every", models.PositiveIntegerField(blank=True, null=True)),
                ("at", models.TimeField(blank=True, null=True)),
                ("day", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("on", models.BooleanField(default=True)),
                ("due", models.DateTimeField()),
                ("task", models.UUIDField(blank=True, null=True)),
                ("begun", models.DateTimeField(blank=True, null=True)),
                ("ended", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("at__isnull", True), ("day__isnull", True), ("every__gte", 5), ("every__isnull", False)
                            ),
                            models.Q(
                                ("at__isnull", False),
                                ("every__isnull", True),
                                models.Q(("day__isnull", True), ("day__range", (1, 28)), _connector="OR"),
                            ),
                            _connector="OR",
                        ),
                        name="schedule_says_how_often",
                    )
                ],
            },
        ),
    ]
