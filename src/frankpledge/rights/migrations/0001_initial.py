"""The tables of information rights: redactions and their documents, restrictions, rectifications."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0004_isolation"),
        ("people", "0004_isolation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.JSONField(default=list)),
                ("everywhere", models.BooleanField(default=False)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("erasure", "Erasure: UK GDPR Article 17"),
                            ("objection", "Objection upheld: UK GDPR Article 21"),
                            ("rectification", "Rectification: UK GDPR Article 16"),
                            ("minimisation", "Not needed for the purpose: UK GDPR Article 5(1)(c)"),
                            ("court", "An order of a court or of the Information Commissioner"),
                            (
                                "erasure_dpa_3",
                                "Erasure in law enforcement processing: Data Protection Act 2018 section 47",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "To approve"),
                            ("approved", "Approved"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redactions",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="another_person_approves_redaction",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True), ("state", "asked")),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="decided_redaction_says_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="redaction_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RedactedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("places", models.PositiveIntegerField()),
                ("cuts", models.JSONField(default=list)),
                (
                    "copy",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redacted_by",
                        to="documents.document",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="redactions", to="documents.document"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "redaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="rights.redaction"
                    ),
                ),
            ],
            options={
                "ordering": ("redaction", "document"),
                "constraints": [
                    models.UniqueConstraint(fields=("redaction", "document"), name="one_document_a_redaction"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("copy__isnull", True),
                            models.Q(("copy", models.F("document")), _negated=True),
                            _connector="OR",
                        ),
                        name="redacted_copy_is_another_document",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Restriction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts", models.DateField()),
                ("reason", models.TextField()),
                ("lifted_on", models.DateField(blank=True, null=True)),
                ("lifted_reason", models.TextField(blank=True)),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="restrictions", to="people.person"
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_on__isnull", True)),
                        fields=("person",),
                        name="restricted_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="restriction_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_by__isnull", True), ("lifted_on__isnull", True), ("lifted_reason", "")),
                            models.Q(
                                ("lifted_by__isnull", False),
                                ("lifted_on__isnull", False),
                                models.Q(("lifted_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="lifted_restriction_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rectification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("what", models.TextField()),
                ("reason", models.TextField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rectifications", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ("-on", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what", ""), _negated=True), models.Q(("reason", ""), _negated=True)
                        ),
                        name="rectification_says_what_and_why",
                    )
                ],
            },
        ),
        rls.protect("Redaction"),
        rls.protect("RedactedDocument"),
        rls.protect("Restriction"),
        rls.protect("Rectification"),
    ]
