"""The roles of a partnership's people, roles that end at once, and who answers for the record."""

from django.db import migrations, models


def viewers_to_scrutiny(apps, schema_editor):
    """Who could only read keeps the role that reads least: nobody is shown more by a new version."""
    apps.get_model("people", "Grant").objects.filter(role="viewer").update(role="scrutiny")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField("grant", "ended_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("partnership", "contact", models.CharField(blank=True, max_length=400)),
        migrations.AddField("partnership", "controller", models.CharField(blank=True, max_length=400)),
        migrations.AlterField(
            "grant",
            "role",
            models.CharField(
                choices=[
                    ("coordinator", "Coordinator"),
                    ("chair", "Chair"),
                    ("analyst", "Analyst"),
                    ("finance_lead", "Finance lead"),
                    ("caseworker", "Caseworker"),
                    ("partners_lead", "Partner’s lead"),
                    ("member", "Member"),
                    ("scrutiny", "Scrutiny"),
                    ("auditor", "Auditor"),
                    ("region", "Region"),
                    ("policing_body", "Policing body"),
                ],
                max_length=20,
            ),
        ),
        migrations.RunPython(viewers_to_scrutiny, migrations.RunPython.noop),
    ]
