"""Pages keep their size and where their words stand; a pack is as many documents as it has papers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="document",
            name="one_document_a_fingerprint",
        ),
        migrations.AddField(
            model_name="document",
            name="format",
            field=models.CharField(default="text", max_length=10),
        ),
        migrations.AddField(
            model_name="document",
            name="part",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="page",
            name="height",
            field=models.FloatField(default=0),
        ),
        migrations.AddField(
            model_name="page",
            name="width",
            field=models.FloatField(default=0),
        ),
        migrations.AddField(
            model_name="page",
            name="words",
            field=models.JSONField(default=list),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                fields=("partnership", "fingerprint", "part"), name="one_document_a_fingerprint"
            ),
        ),
    ]
