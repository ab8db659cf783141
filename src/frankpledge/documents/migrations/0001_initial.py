"""The first tables of documents."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=255)),
                ("fingerprint", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("encoding", models.CharField(blank=True, max_length=40)),
                ("text", models.TextField()),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="people.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "fingerprint"), name="one_document_a_fingerprint"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pages", to="documents.document"
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
                "ordering": ("document", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("document", "number"), name="one_page_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("end__gte", models.F("start"))), name="page_ends_after_it_starts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quotation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("words", models.TextField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="quotations", to="documents.document"
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
                "ordering": ("document", "start", "end"),
                "constraints": [
                    models.UniqueConstraint(fields=("document", "start", "end"), name="one_quotation_a_span"),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="quotation_has_words"
                    ),
                ],
            },
        ),
    ]
