"""Spreadsheets on their way into the record, what their rows became, and how columns were matched."""

import django.db.models.deletion
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_original_destroyed"),
        ("intake", "0004_cleaned"),
        ("meetings", "0009_actions_done"),
        ("people", "0011_contacts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Spreadsheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("actions", "Action log"),
                            ("members", "Members and contacts"),
                            ("plan", "Forward plan"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("to_match", "Columns to match"),
                            ("to_check", "Rows to look at"),
                            ("queued", "Waiting to be entered"),
                            ("entered", "Entered"),
                            ("withdrawn", "Withdrawn"),
                            ("rejected", "Rejected"),
                        ],
                        default="to_match",
                        max_length=10,
                    ),
                ),
                ("dated", models.DateField(blank=True, null=True)),
                ("layout", models.JSONField()),
                ("tab", models.PositiveSmallIntegerField(default=0)),
                ("first", models.PositiveIntegerField(default=0)),
                ("deep", models.PositiveSmallIntegerField(default=1)),
                ("columns", models.JSONField(blank=True, default=dict)),
                ("meanings", models.JSONField(blank=True, default=dict)),
                ("answers", models.JSONField(blank=True, default=dict)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="spreadsheet", to="documents.document"
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spreadsheet",
                        to="meetings.paper",
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
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="SpreadsheetRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "became",
                    models.CharField(
                        choices=[("added", "Entered"), ("changed", "Changed"), ("same", "In the record already")],
                        max_length=10,
                    ),
                ),
                ("row", models.BigIntegerField()),
                ("reference", models.CharField(blank=True, max_length=40)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "spreadsheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entered", to="intake.spreadsheet"
                    ),
                ),
            ],
            options={
                "ordering": ("spreadsheet", "number"),
            },
        ),
        migrations.CreateModel(
            name="MatchedColumns",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("headings", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("actions", "Action log"),
                            ("members", "Members and contacts"),
                            ("plan", "Forward plan"),
                        ],
                        max_length=10,
                    ),
                ),
                ("columns", models.JSONField()),
                ("meanings", models.JSONField(blank=True, default=dict)),
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
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "headings"), name="one_matching_a_heading")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="spreadsheet",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("entered", "withdrawn")), _negated=True),
                    ("paper__isnull", False),
                    _connector="OR",
                ),
                name="entered_spreadsheet_has_a_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="spreadsheetrow",
            constraint=models.UniqueConstraint(fields=("spreadsheet", "number"), name="one_entry_a_row"),
        ),
        rls.protect("Spreadsheet"),
        rls.protect("SpreadsheetRow"),
        rls.protect("MatchedColumns"),
    ]
