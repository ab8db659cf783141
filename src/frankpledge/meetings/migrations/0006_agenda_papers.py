"""Papers to agenda items, packs of them, who was told of them, and the timetable of a meeting."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0005_terms"),
        ("people", "0010_authorities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Public"), (1, "OFFICIAL"), (2, "OFFICIAL-SENSITIVE"), (3, "Sealed")], default=1
                    ),
                ),
                (
                    "marking",
                    models.PositiveSmallIntegerField(
                        blank=True, choices=[(0, "Public"), (1, "OFFICIAL"), (2, "OFFICIAL-SENSITIVE")], null=True
                    ),
                ),
                ("handling", models.CharField(blank=True, max_length=200)),
                (
                    "exempt_paragraph",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "Information about an individual"),
                            ("2", "Information likely to reveal who an individual is"),
                            ("3", "Financial or business affairs of a particular person, the authority’s among them"),
                            ("4", "Consultations or negotiations on labour relations"),
                            ("5", "Legal professional privilege in proceedings"),
                            ("6", "A notice, order or direction that the authority proposes to give or make"),
                            ("7", "Action on the prevention, investigation or prosecution of crime"),
                            ("12", "Information about a particular individual (Wales)"),
                            ("13", "Information likely to reveal who an individual is (Wales)"),
                            ("14", "Financial or business affairs of a particular person (Wales)"),
                            ("15", "Consultations or negotiations on labour relations (Wales)"),
                            ("16", "Legal professional privilege in proceedings (Wales)"),
                            ("17", "A notice, order or direction that the authority proposes to give or make (Wales)"),
                            ("18", "Action on the prevention, investigation or prosecution of crime (Wales)"),
                        ],
                        max_length=4,
                    ),
                ),
                ("exempt_reason", models.TextField(blank=True)),
                ("stub", models.BooleanField(default=True)),
                ("position", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(max_length=400)),
                ("author", models.CharField(blank=True, max_length=200)),
                ("presenter", models.CharField(blank=True, max_length=200)),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[("decide", "To decide"), ("discuss", "To discuss"), ("note", "To note")],
                        max_length=10,
                    ),
                ),
                ("recommendations", models.TextField(blank=True)),
                ("implications", models.TextField(blank=True)),
                ("format", models.CharField(blank=True, max_length=10)),
                ("name", models.CharField(blank=True, max_length=255)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("text", models.TextField(blank=True)),
                ("starts", models.JSONField(default=list)),
                ("problem", models.TextField(blank=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("received_at", models.DateTimeField(blank=True, null=True)),
                ("late", models.BooleanField(default=False)),
                ("supplementary", models.BooleanField(default=False)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True)),
                (
                    "agenda_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="meetings.agendaitem"
                    ),
                ),
                (
                    "author_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "presenter_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="replaced_by",
                        to="meetings.agendapaper",
                    ),
                ),
            ],
            options={
                "ordering": ("agenda_item", "position", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BodyStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("call", "Call for items"),
                            ("papers_due", "Papers due"),
                            ("briefing", "Chair’s briefing"),
                            ("dispatch", "Papers go out"),
                            ("draft_minutes", "Draft minutes"),
                        ],
                        max_length=15,
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="meetings.body"
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
                "ordering": ("body", "id"),
            },
        ),
        migrations.CreateModel(
            name="CalendarEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField()),
                ("cancelled", models.BooleanField(default=False)),
                ("said", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_entries",
                        to="meetings.meeting",
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
                "ordering": ("meeting", "-sequence"),
            },
        ),
        migrations.CreateModel(
            name="MeetingStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("call", "Call for items"),
                            ("papers_due", "Papers due"),
                            ("briefing", "Chair’s briefing"),
                            ("dispatch", "Papers go out"),
                            ("draft_minutes", "Draft minutes"),
                        ],
                        max_length=15,
                    ),
                ),
                ("day", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="meetings.meeting"
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
                "ordering": ("meeting", "id"),
            },
        ),
        migrations.CreateModel(
            name="Pack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "Public pack"),
                            ("member", "Members’ pack"),
                            ("restricted", "Restricted pack"),
                        ],
                        max_length=10,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("making", "making"), ("made", "made"), ("failed", "failed")],
                        default="making",
                        max_length=10,
                    ),
                ),
                ("problem", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("pages", models.PositiveIntegerField(default=0)),
                ("is_ua", models.BooleanField(default=False)),
                ("contents", models.JSONField(default=list)),
                ("task", models.UUIDField(blank=True, null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="packs", to="meetings.meeting"
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
                "ordering": ("-number", "audience"),
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pack", "Papers are ready"),
                            ("day", "Calendar invitation"),
                            ("due_soon", "Paper due soon"),
                            ("overdue", "Paper overdue"),
                        ],
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="meetings.calendarentry",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="meetings.meeting"
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="meetings.agendapaper",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
                (
                    "pack",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="meetings.pack",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="PackRead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reads", to="meetings.pack"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("pack", "id"),
            },
        ),
        migrations.AddConstraint(
            model_name="agendapaper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("marking__isnull", True),
                    ("marking__lt", 2),
                    models.Q(("handling", ""), _negated=True),
                    _connector="OR",
                ),
                name="agendapaper_sensitive_says_how_to_handle_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendapaper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("exempt_paragraph", ""), ("exempt_reason", "")),
                    models.Q(
                        models.Q(("exempt_paragraph", ""), _negated=True),
                        models.Q(("exempt_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="agendapaper_exemption_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendapaper",
            constraint=models.CheckConstraint(
                condition=models.Q(("marking__isnull", True), ("level__gte", models.F("marking")), _connector="OR"),
                name="agendapaper_level_is_no_lower_than_its_marking",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendapaper",
            constraint=models.CheckConstraint(
                condition=models.Q(("fingerprint", ""), ("received_at__isnull", False), _connector="OR"),
                name="a_file_was_received",
            ),
        ),
        migrations.AddConstraint(
            model_name="bodystep",
            constraint=models.UniqueConstraint(fields=("body", "step"), name="each_step_of_a_body_once"),
        ),
        migrations.AddConstraint(
            model_name="calendarentry",
            constraint=models.UniqueConstraint(fields=("meeting", "sequence"), name="one_entry_a_sequence"),
        ),
        migrations.AddConstraint(
            model_name="meetingstep",
            constraint=models.UniqueConstraint(fields=("meeting", "step"), name="each_step_once"),
        ),
        migrations.AddConstraint(
            model_name="pack",
            constraint=models.UniqueConstraint(fields=("meeting", "audience", "number"), name="one_pack_a_number"),
        ),
        migrations.AddConstraint(
            model_name="pack",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "made"), _negated=True),
                    models.Q(
                        ("made_at__isnull", False), ("pages__gte", 1), models.Q(("fingerprint", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="a_pack_that_is_made_has_a_file",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("pack", "person"), name="told_once_of_a_pack"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("entry", "person"), name="told_once_of_a_day"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("paper", "kind", "person"), name="reminded_once_of_a_paper"),
        ),
        migrations.AddConstraint(
            model_name="packread",
            constraint=models.UniqueConstraint(fields=("pack", "user"), name="one_reading_a_pack"),
        ),
        rls.protect("AgendaPaper"),
        rls.protect("Pack"),
        rls.protect("PackRead"),
        rls.protect("CalendarEntry"),
        rls.protect("Notice"),
        rls.protect("MeetingStep"),
        rls.protect("BodyStep"),
    ]
