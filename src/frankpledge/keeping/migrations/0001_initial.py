"""The tables of keeping: retention rules, legal holds, destructions and their tombstones."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0004_isolation"),
        ("meetings", "0003_isolation"),
        ("people", "0008_levels_of_names"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RetentionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("minutes", "Minutes of meetings"),
                            ("report", "Reports"),
                            ("withdrawn", "Withdrawn papers"),
                            ("not_entered", "Documents that never entered the record"),
                            ("sealed", "Sealed originals of redactions"),
                            ("upload", "Files that could not be read"),
                            ("invitation", "Invitations that ended"),
                            ("recovery", "Recoveries of second factors that ended"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "body_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("board", "Board"),
                            ("delivery_group", "Delivery group"),
                            ("task_and_finish", "Task and finish"),
                            ("sub_group", "Sub group"),
                            ("scrutiny", "Scrutiny"),
                            ("other", "Other"),
                            ("not_said", "Not said"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "since",
                    models.CharField(
                        choices=[
                            ("meeting", "the day of the meeting"),
                            ("dated", "the day that it is dated"),
                            ("came_in", "the day it came in"),
                            ("entered", "the day it entered the record"),
                            ("withdrawn", "the day it was withdrawn"),
                            ("sealed", "the day it was redacted and sealed"),
                            ("ended", "the day it was used, withdrawn or ran out"),
                        ],
                        max_length=20,
                    ),
                ),
                ("years", models.PositiveSmallIntegerField(default=0)),
                ("months", models.PositiveSmallIntegerField(default=0)),
                ("ground", models.CharField(max_length=400)),
                (
                    "effect",
                    models.CharField(
                        choices=[("review", "Review by a person"), ("destroy", "Destroy, by two people")], max_length=10
                    ),
                ),
                ("in_force", models.BooleanField(default=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("kind", "body_kind"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "kind", "body_kind"), name="one_retention_rule_a_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("years__gt", 0), ("months__gt", 0), _connector="OR"),
                        name="retention_rule_has_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("months__lt", 12), ("years__lte", 200)),
                        name="retention_rule_counts_months_to_eleven",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground", ""), _negated=True), name="retention_rule_has_a_ground"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Destruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("rule", "A retention rule of this partnership"),
                            ("erasure", "Erasure: UK GDPR Article 17"),
                            ("objection", "Objection upheld: UK GDPR Article 21"),
                            ("minimisation", "Not needed for the purpose: UK GDPR Article 5(1)(c) and (e)"),
                            ("court", "An order of a court or of the Information Commissioner"),
                            (
                                "erasure_dpa_3",
                                "Erasure in law enforcement processing: Data Protection Act 2018 section 47",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("said", models.CharField(blank=True, max_length=400)),
                ("again", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "To approve"),
                            ("approved", "Approved, being done"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                            ("done", "Done"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
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
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="keeping.retentionrule",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("approved", "done")), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="another_person_approves_destruction",
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
                        name="decided_destruction_says_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("done_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="done_destruction_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ground", "rule"), ("rule__isnull", False)),
                            models.Q(("again", True), ("ground", "rule")),
                            models.Q(models.Q(("ground", "rule"), _negated=True), ("rule__isnull", True)),
                            _connector="OR",
                        ),
                        name="destruction_is_by_a_rule_or_by_hand",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("minutes", "Minutes of meetings"),
                            ("report", "Reports"),
                            ("withdrawn", "Withdrawn papers"),
                            ("not_entered", "Documents that never entered the record"),
                            ("sealed", "Sealed originals of redactions"),
                            ("upload", "Files that could not be read"),
                            ("invitation", "Invitations that ended"),
                            ("recovery", "Recoveries of second factors that ended"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.BigIntegerField()),
                ("meeting_number", models.BigIntegerField(blank=True, null=True)),
                ("marks", models.JSONField(default=list)),
                ("files", models.JSONField(default=list)),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
                ("noted_at", models.DateTimeField(blank=True, null=True)),
                ("cleared_at", models.DateTimeField(blank=True, null=True)),
                ("kept", models.BooleanField(default=False)),
                (
                    "destruction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tombstones", to="keeping.destruction"
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
                "ordering": ("destruction", "kind", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("destruction", "kind", "number"), name="one_tombstone_a_thing"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cleared_at__isnull", True), ("destroyed_at__isnull", False), _connector="OR"
                        ),
                        name="files_go_after_rows",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("destroyed_at__isnull", True), ("kept", False), _connector="OR"),
                        name="what_is_kept_is_not_destroyed",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["partnership", "meeting_number"], name="tombstone_by_meeting"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("document", "A document, with its paper and its redacted copies"),
                            ("person", "Whatever names a person"),
                            ("body", "The papers of a board or group"),
                            ("days", "Everything between two days"),
                        ],
                        max_length=10,
                    ),
                ),
                ("first", models.DateField(blank=True, null=True)),
                ("last", models.DateField(blank=True, null=True)),
                ("reason", models.TextField()),
                ("starts", models.DateField()),
                ("lifted_on", models.DateField(blank=True, null=True)),
                ("lifted_reason", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.body",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
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
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="legal_hold_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("body", None), ("first", None), ("last", None), ("person", None), ("what", "document")
                            ),
                            models.Q(
                                ("body", None),
                                ("document", None),
                                ("first", None),
                                ("last", None),
                                ("person__isnull", False),
                                ("what", "person"),
                            ),
                            models.Q(
                                ("body__isnull", False),
                                ("document", None),
                                ("first", None),
                                ("last", None),
                                ("person", None),
                                ("what", "body"),
                            ),
                            models.Q(
                                ("document", None),
                                ("first__isnull", False),
                                ("last__gte", models.F("first")),
                                ("what", "days"),
                                ("body", None),
                                ("person", None),
                            ),
                            _connector="OR",
                        ),
                        name="legal_hold_is_on_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_on", None), ("what", "document"), _negated=True),
                            ("document__isnull", False),
                            _connector="OR",
                        ),
                        name="legal_hold_in_force_keeps_its_document",
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
                        name="lifted_legal_hold_says_why",
                    ),
                ],
            },
        ),
        rls.protect("RetentionRule"),
        rls.protect("LegalHold"),
        rls.protect("Destruction"),
        rls.protect("Tombstone"),
    ]
