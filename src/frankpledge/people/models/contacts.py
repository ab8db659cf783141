"""How somebody in the record, or an agency, can be reached."""

from django.db import models

from frankpledge.people.models.accounts import Partnership
from frankpledge.people.models.named import Organisation, Person
from frankpledge.people.rules.contacts import ContactKind


class Contact(models.Model):
    """An e-mail address or a telephone number, of a person or of an agency.

    From the day `failed_on` nothing is sent to it: a letter came back.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in ContactKind])
    value = models.CharField(max_length=254)
    failed_on = models.DateField(null=True, blank=True)

    class Meta:
        """One a kind; of a person or of an agency, never of both."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("person", "kind"), name="one_contact_a_kind_of_a_person"),
            models.UniqueConstraint(fields=("organisation", "kind"), name="one_contact_a_kind_of_an_agency"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True, organisation__isnull=False)
                | models.Q(person__isnull=False, organisation__isnull=True),
                name="contact_of_a_person_or_an_agency",
            ),
        )

    def __str__(self) -> str:
        return f"contact {self.pk}"
