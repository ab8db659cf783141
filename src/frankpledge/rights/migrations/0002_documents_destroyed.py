"""A redaction outlives its documents, of which either may be destroyed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_original_destroyed"),
        ("rights", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="redacteddocument",
            name="copy",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="redacted_by",
                to="documents.document",
            ),
        ),
        migrations.AlterField(
            model_name="redacteddocument",
            name="document",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="redactions",
                to="documents.document",
            ),
        ),
    ]
