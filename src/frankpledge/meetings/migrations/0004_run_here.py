"""Meetings that are run here: planned, with an agenda, what was minuted and who was there."""

import django.db.models.deletion
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0003_isolation"),
        ("people", "0009_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaItem",
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
                ("position", models.PositiveIntegerField()),
                ("number", models.CharField(blank=True, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("business", "Business"),
                            ("introductions", "Introductions and apologies"),
                            ("declarations", "Declarations of interest"),
                            ("urgent", "Any other business: items to be identified"),
                            ("minutes", "Minutes of the last meeting"),
                            ("matters_arising", "Matters arising"),
                            ("actions", "Outstanding actions"),
                            ("between", "Decisions made since the last meeting"),
                            ("other_business", "Any other business: items identified"),
                            ("next_meeting", "Date and time of the next meeting"),
                        ],
                        default="business",
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=400)),
                ("note", models.TextField(blank=True)),
                ("length", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[("decide", "To decide"), ("discuss", "To discuss"), ("note", "To note")],
                        max_length=10,
                    ),
                ),
                ("presenter", models.CharField(blank=True, max_length=200)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True)),
            ],
            options={
                "ordering": ("meeting", "position", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("interest", models.TextField()),
                ("left_room", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="MeetingMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_day", models.DateField()),
                ("to_day", models.DateField()),
                ("why", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("meeting", "id"),
            },
        ),
        migrations.CreateModel(
            name="Minute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ("agenda_item__position", "id"),
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("post", models.CharField(blank=True, max_length=200)),
                ("organisation_name", models.CharField(blank=True, max_length=200)),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("officer", "Officer"),
                            ("in_attendance", "In attendance"),
                            ("invitee", "Invitee"),
                            ("observer", "Observer"),
                            ("apologies", "Apologies"),
                        ],
                        max_length=20,
                    ),
                ),
                ("chair", models.BooleanField(default=False)),
                ("remote", models.BooleanField(default=False)),
                ("arrived", models.TimeField(blank=True, null=True)),
                ("left", models.TimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("meeting", "name", "id"),
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Public"), (1, "OFFICIAL"), (2, "OFFICIAL-SENSITIVE"), (3, "Sealed")], default=1
                    ),
                ),
                ("title", models.CharField(max_length=400)),
                (
                    "source",
                    models.CharField(
                        choices=[("promised", "Promised"), ("recurring", "Recurring"), ("asked_for", "Asked for")],
                        max_length=10,
                    ),
                ),
                ("presenter", models.CharField(blank=True, max_length=200)),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[("decide", "To decide"), ("discuss", "To discuss"), ("note", "To note")],
                        max_length=10,
                    ),
                ),
                ("due", models.DateField(blank=True, null=True)),
                ("due_month_only", models.BooleanField(default=False)),
                ("every", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("length", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("on_agenda", "On agenda"),
                            ("done", "Done"),
                            ("dropped", "Dropped"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("dropped_why", models.TextField(blank=True)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("due", "id"),
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="meeting",
            name="one_meeting_a_day",
        ),
        migrations.AddField(
            model_name="meeting",
            name="cancelled_why",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="ends_at",
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="joining",
            field=models.URLField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="meeting",
            name="starts_at",
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="state",
            field=models.CharField(
                choices=[
                    ("recorded", "Recorded"),
                    ("planned", "Planned"),
                    ("held", "Held"),
                    ("cancelled", "Cancelled"),
                ],
                default="recorded",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "cancelled"), _negated=True),
                fields=("body", "held_on"),
                name="one_meeting_a_day",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="about",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="on_agendas",
                to="meetings.paper",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="from_action",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="raised",
                to="meetings.action",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="from_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="raised",
                to="meetings.item",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="item",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="agenda_item",
                to="meetings.item",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="meetings.meeting"
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.organisation",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="parts",
                to="meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="presenter_person",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="declaration",
            name="agenda_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="declarations",
                to="meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="declaration",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="meetingmove",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="meetings.meeting"
            ),
        ),
        migrations.AddField(
            model_name="meetingmove",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="minute",
            name="agenda_item",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="minute", to="meetings.agendaitem"
            ),
        ),
        migrations.AddField(
            model_name="minute",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="arrived_at_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="left_at_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="presences", to="meetings.meeting"
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="membership",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="meetings.membership",
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="presences",
                to="people.organisation",
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="presences",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="substitute_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="meetings.membership",
            ),
        ),
        migrations.AddField(
            model_name="declaration",
            name="presence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="declarations", to="meetings.presence"
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="asked_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="topics", to="meetings.body"
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="follow_up",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="topics",
                to="meetings.followup",
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.organisation",
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="from_topic",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="placed",
                to="meetings.topic",
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(fields=("meeting", "membership"), name="one_presence_a_member"),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(
                fields=("meeting", "person", "organisation"), name="one_presence_a_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("chair", True)), fields=("meeting",), name="one_in_the_chair_of_a_meeting"
            ),
        ),
        migrations.AddIndex(
            model_name="topic",
            index=models.Index(fields=["body", "state", "due"], name="topic_by_day"),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "dropped"), _negated=True),
                fields=("follow_up",),
                name="one_topic_a_promise",
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(("every__isnull", True), ("every__gte", 1), _connector="OR"),
                name="topic_recurs_after_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("marking__isnull", True),
                    ("marking__lt", 2),
                    models.Q(("handling", ""), _negated=True),
                    _connector="OR",
                ),
                name="agendaitem_sensitive_says_how_to_handle_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("exempt_paragraph", ""), ("exempt_reason", "")),
                    models.Q(
                        models.Q(("exempt_paragraph", ""), _negated=True),
                        models.Q(("exempt_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="agendaitem_exemption_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("marking__isnull", True), ("level__gte", models.F("marking")), _connector="OR"),
                name="agendaitem_level_is_no_lower_than_its_marking",
            ),
        ),
        rls.protect("MeetingMove"),
        rls.protect("Topic"),
        rls.protect("AgendaItem"),
        rls.protect("Minute"),
        rls.protect("Presence"),
        rls.protect("Declaration"),
    ]
