"""Contacts: how people and agencies are reached."""

import django.db.models.deletion
from django.db import migrations, models

from frankpledge.people import rls


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_authorities"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("email", "E-mail"), ("phone", "Telephone")], max_length=10)),
                ("value", models.CharField(max_length=254)),
                ("failed_on", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="people.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("person", "kind"), name="one_contact_a_kind_of_a_person"),
                    models.UniqueConstraint(fields=("organisation", "kind"), name="one_contact_a_kind_of_an_agency"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", False), ("person__isnull", True)),
                            models.Q(("organisation__isnull", True), ("person__isnull", False)),
                            _connector="OR",
                        ),
                        name="contact_of_a_person_or_an_agency",
                    ),
                ],
            },
        ),
        rls.protect("Contact"),
    ]
