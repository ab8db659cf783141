"""The first tables of intake."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("meetings", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reader", models.CharField(max_length=40)),
                ("found", models.JSONField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="documents.document"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("document", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("document", "reader"), name="one_reading_a_version"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("to_review", "To review"),
                            ("queued", "Waiting to be entered"),
                            ("entered", "Entered"),
                            ("withdrawn", "Withdrawn"),
                            ("rejected", "Rejected"),
                        ],
                        default="to_review",
                        max_length=10,
                    ),
                ),
                ("problem", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="meetings.body",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="review", to="documents.document"
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review",
                        to="meetings.paper",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="people.partnership"
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.reading"
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["queued", "rejected", "to_review"]),
                            ("paper__isnull", False),
                            _connector="OR",
                        ),
                        name="entered_review_has_a_paper",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("list", models.CharField(max_length=20)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("read", models.JSONField()),
                ("corrected", models.JSONField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unreviewed", "Not reviewed"),
                            ("accepted", "Accepted"),
                            ("corrected", "Corrected"),
                            ("rejected", "Rejected"),
                        ],
                        default="unreviewed",
                        max_length=10,
                    ),
                ),
                (
                    "offer",
                    models.CharField(
                        blank=True, choices=[("new", "New"), ("changed", "Changed"), ("gone", "Gone")], max_length=10
                    ),
                ),
                ("offered", models.JSONField(blank=True, null=True)),
                ("row", models.BigIntegerField(blank=True, null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="intake.review"
                    ),
                ),
            ],
            options={
                "ordering": ("review", "start", "id"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="fact_has_words"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "corrected"), _negated=True),
                            ("corrected__isnull", False),
                            _connector="OR",
                        ),
                        name="corrected_fact_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("batch", models.UUIDField(db_index=True)),
                ("name", models.CharField(max_length=255)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to be read"),
                            ("read", "Read"),
                            ("known", "In the record already"),
                            ("refused", "Not read"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("problem", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="documents.document",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to="people.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("problem", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="refused_upload_says_why",
                    ),
                ],
            },
        ),
    ]
