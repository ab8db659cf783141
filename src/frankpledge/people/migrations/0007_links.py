"""Invitations, recoveries of a lost second factor, and sessions that end at once."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_subjects"),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.EmailField(max_length=254)),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("chair", "Chair"),
                            ("analyst", "Analyst"),
                            ("finance_lead", "Finance lead"),
                            ("caseworker", "Caseworker"),
                            ("partners_lead", "Partner’s lead"),
                            ("member", "Member"),
                            ("scrutiny", "Scrutiny"),
                            ("auditor", "Auditor"),
                            ("region", "Region"),
                            ("policing_body", "Policing body"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts", models.DateField()),
                ("ends", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ("-made_at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("used_at__isnull", True), ("withdrawn_at__isnull", True), _connector="OR"),
                        name="invitation_used_or_withdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))),
                        name="invitation_expires_after_it_is_made",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__isnull", True), ("ends__gte", models.F("starts")), _connector="OR"),
                        name="invited_role_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recovery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("secret_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
            ],
            options={
                "verbose_name_plural": "recoveries",
                "ordering": ("-asked_at", "-id"),
            },
        ),
        migrations.RemoveConstraint(
            model_name="grant",
            name="one_grant_a_start",
        ),
        migrations.AddField(
            model_name="user",
            name="sessions_ended",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("partnership", "user", "role", "starts"),
                name="one_grant_a_start",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="recovery",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="recovery",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="recovery",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="recovery",
            name="subject",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                models.F("partnership"),
                django.db.models.functions.text.Lower("address"),
                models.F("role"),
                condition=models.Q(("used_at__isnull", True), ("withdrawn_at__isnull", True)),
                name="one_waiting_invitation",
            ),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("asked_by__isnull", True),
                    models.Q(("asked_by", models.F("approved_by")), _negated=True),
                    _connector="OR",
                ),
                name="another_person_approves_recovery",
            ),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("asked_by__isnull", True),
                    models.Q(("asked_by", models.F("subject")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_asks_recovery_for_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by__isnull", True),
                    models.Q(("approved_by", models.F("subject")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_approves_their_own_recovery",
            ),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("approved_at__isnull", True), ("approved_by__isnull", True), ("secret_hash__isnull", True)
                    ),
                    models.Q(
                        ("approved_at__isnull", False), ("approved_by__isnull", False), ("secret_hash__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="recovery_is_approved_by_somebody",
            ),
        ),
        rls.protect("Invitation"),
        rls.protect("Recovery"),
    ]
