"""What was taken out of a file before it was kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_isolation"),
        ("intake", "0003_sealed"),
        ("people", "0008_levels_of_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="cleaned",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="upload",
            name="given",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(("cleaned", ""), models.Q(("given", ""), _negated=True), _connector="OR"),
                name="cleaned_upload_says_from_what",
            ),
        ),
    ]
