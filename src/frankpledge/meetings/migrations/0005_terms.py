"""Terms of reference with their quorum, commitments, what became of a body; numbering, and who is in the chair."""

import django.db.models.deletion
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0004_run_here"),
        ("people", "0010_authorities"),
    ]

    operations = [
        migrations.CreateModel(
            name="BodyChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("closed", "Closed"),
                            ("split", "Split"),
                            ("merged", "Merged"),
                            ("moved", "Moved"),
                            ("renamed", "Renamed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("before", models.CharField(blank=True, max_length=200)),
                ("after", models.CharField(blank=True, max_length=200)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": ("-on", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=500)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ("body", "id"),
            },
        ),
        migrations.CreateModel(
            name="TermsOfReference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("adopted_on", models.DateField(blank=True, null=True)),
                ("text", models.TextField(blank=True)),
                ("quorum_members", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("quorum_agencies", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("quorum_authorities", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("quorum_chair", models.BooleanField(default=False)),
                ("quorum_in_room", models.BooleanField(default=False)),
                ("quorum_words", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "terms of reference",
                "verbose_name_plural": "terms of reference",
                "ordering": ("body", "-version"),
            },
        ),
        migrations.AddField(
            model_name="body",
            name="committee_code",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="body",
            name="numbering",
            field=models.CharField(
                choices=[
                    ("plain", "From 1 at each meeting: 1, 2, 3"),
                    ("by_year", "Running through the year: 336/07, 337/07"),
                    ("prefixed", "Running, behind the committee’s code and year: SSP 336/07"),
                ],
                default="plain",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="body",
            name="statement_of_intent",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="membership",
            name="office",
            field=models.CharField(
                blank=True, choices=[("chair", "Chair"), ("vice_chair", "Vice chair")], max_length=20
            ),
        ),
        migrations.AddConstraint(
            model_name="body",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends__isnull", True), ("starts__isnull", True), ("ends__gte", models.F("starts")), _connector="OR"
                ),
                name="body_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="body",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent__isnull", True), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                ),
                name="no_body_is_above_itself",
            ),
        ),
        migrations.AddField(
            model_name="bodychange",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="changes_made", to="meetings.body"
            ),
        ),
        migrations.AddField(
            model_name="bodychange",
            name="former",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="meetings.body",
            ),
        ),
        migrations.AddField(
            model_name="bodychange",
            name="other",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="changes_from",
                to="meetings.body",
            ),
        ),
        migrations.AddField(
            model_name="bodychange",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="commitment",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="commitments", to="meetings.body"
            ),
        ),
        migrations.AddField(
            model_name="commitment",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddField(
            model_name="termsofreference",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="terms", to="meetings.body"
            ),
        ),
        migrations.AddField(
            model_name="termsofreference",
            name="paper",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="meetings.paper",
            ),
        ),
        migrations.AddField(
            model_name="termsofreference",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
            ),
        ),
        migrations.AddConstraint(
            model_name="bodychange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ("split", "merged")), _negated=True),
                    ("other__isnull", False),
                    _connector="OR",
                ),
                name="split_or_merged_says_into_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True),
                    ("agreed_on__isnull", True),
                    ("ended_on__gte", models.F("agreed_on")),
                    _connector="OR",
                ),
                name="commitment_ends_after_it_is_agreed",
            ),
        ),
        migrations.AddConstraint(
            model_name="termsofreference",
            constraint=models.UniqueConstraint(fields=("body", "version"), name="one_version_a_number"),
        ),
        rls.protect("TermsOfReference"),
        rls.protect("Commitment"),
        rls.protect("BodyChange"),
    ]
