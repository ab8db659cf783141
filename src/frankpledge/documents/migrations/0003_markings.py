"""Markings: what may be read by whom, what counts for each row, and what is shared."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_pages_and_parts"),
        ("people", "0003_markings"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="exempt_paragraph",
            field=models.CharField(
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
        migrations.AddField(
            model_name="document",
            name="exempt_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="document",
            name="handling",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="document",
            name="level",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Public"), (1, "OFFICIAL"), (2, "OFFICIAL-SENSITIVE"), (3, "Sealed")], default=1
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="marking",
            field=models.PositiveSmallIntegerField(
                blank=True, choices=[(0, "Public"), (1, "OFFICIAL"), (2, "OFFICIAL-SENSITIVE")], null=True
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="stands_for",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copy",
                to="documents.document",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="stub",
            field=models.BooleanField(default=True),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("marking__isnull", True),
                    ("marking__lt", 2),
                    models.Q(("handling", ""), _negated=True),
                    _connector="OR",
                ),
                name="document_sensitive_says_how_to_handle_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("exempt_paragraph", ""), ("exempt_reason", "")),
                    models.Q(
                        models.Q(("exempt_paragraph", ""), _negated=True),
                        models.Q(("exempt_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="document_exemption_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("marking__isnull", True), ("level__gte", models.F("marking")), _connector="OR"),
                name="document_level_is_no_lower_than_its_marking",
            ),
        ),
    ]
