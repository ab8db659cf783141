"""Minutes that are made here: their stage, what was minuted, comments, corrections and the lock; letters."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from frankpledge.meetings.migrations import _locks as locks
from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_original_destroyed"),
        ("meetings", "0006_agenda_papers"),
        ("people", "0009_drafts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="body",
            name="numbering",
            field=models.CharField(
                choices=[
                    ("as_before", "As in its last minutes"),
                    ("plain", "From 1 at each meeting: 1, 2, 3"),
                    ("by_year", "Running through the year: 336/07, 337/07"),
                    ("prefixed", "Running through the year, behind the committee’s code: SSP/12/25"),
                ],
                default="as_before",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Chase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("how", models.TextField(blank=True)),
            ],
            options={
                "ordering": ("on", "id"),
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Public"), (1, "OFFICIAL"), (2, "OFFICIAL-SENSITIVE"), (3, "Sealed")], default=1
                    ),
                ),
                ("text", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Public"), (1, "OFFICIAL"), (2, "OFFICIAL-SENSITIVE"), (3, "Sealed")], default=1
                    ),
                ),
                ("was", models.TextField(blank=True)),
                ("becomes", models.TextField(blank=True)),
                ("agreed_on", models.DateField()),
                ("locked", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ("agreed_on", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Public"), (1, "OFFICIAL"), (2, "OFFICIAL-SENSITIVE"), (3, "Sealed")], default=1
                    ),
                ),
                ("to_name", models.CharField(max_length=200)),
                ("about", models.TextField()),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("answer_due", models.DateField(blank=True, null=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="action",
            name="locked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="attendance",
            name="locked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="decision",
            name="condition",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="condition_by",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="condition_from",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="decision",
            name="locked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="decision",
            name="met_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="state",
            field=models.CharField(
                choices=[
                    ("agreed", "Agreed"),
                    ("conditional", "Conditional"),
                    ("in_force", "In force"),
                    ("superseded", "Superseded"),
                ],
                default="agreed",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="supersedes",
                to="meetings.decision",
            ),
        ),
        migrations.AddField(
            model_name="figure",
            name="locked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="followup",
            name="locked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="item",
            name="locked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="item",
            name="text",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="agenda_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="money",
            name="locked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="paper",
            name="agreed_at",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="agreeing",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="agreed_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="locked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="paper",
            name="stage",
            field=models.CharField(
                blank=True, choices=[("draft", "Draft"), ("final", "Final draft"), ("agreed", "Agreed")], max_length=10
            ),
        ),
        migrations.AddField(
            model_name="reference",
            name="locked",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="paper",
            name="kind",
            field=models.CharField(
                choices=[("minutes", "Minutes"), ("report", "Report"), ("between", "Decisions between meetings")],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "conditional"), _negated=True),
                    models.Q(("condition", ""), _negated=True),
                    _connector="OR",
                ),
                name="conditional_says_on_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "agreed"), _negated=True), ("agreed_on__isnull", False), _connector="OR"
                ),
                name="agreed_minutes_say_when",
            ),
        ),
        migrations.AddField(
            model_name="chase",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="comments",
                to="meetings.item",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="paper",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="meetings.paper"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="at_meeting",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="meetings.meeting"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="corrections",
                to="meetings.item",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="paper",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="corrections", to="meetings.paper"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="meetings.body"
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="letters",
                to="meetings.item",
            ),
        ),
        migrations.AddField(
            model_name="letter",
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
            model_name="letter",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="chase",
            name="letter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="chases", to="meetings.letter"
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("was", models.F("becomes")), _negated=True), name="a_correction_changes_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_on__isnull", True),
                    ("sent_on__isnull", True),
                    ("answered_on__gte", models.F("sent_on")),
                    _connector="OR",
                ),
                name="answered_after_it_was_sent",
            ),
        ),
        rls.protect("Comment"),
        rls.protect("Correction"),
        rls.protect("Letter"),
        rls.protect("Chase"),
        locks.lock(*locks.KEPT),
    ]
