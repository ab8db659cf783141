"""Names that are to be looked at before they go out to everybody: residents, and people whose data is restricted."""

from django.db.models import Q

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Membership
from frankpledge.meetings.rules.publishing import words_in
from frankpledge.people.models import PersonName, Post
from frankpledge.people.queries import partnership_of
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.public.rules.making import Made, Warned, names_to_look_at

RESTRICTED = "The data of this person is restricted: their name is not to be published."
RESIDENT = "This person is there as a resident. Be sure that they know that their name is published."
NO_AGENCY = "No agency is given for this person. Are they a resident?"


def to_look_at(by: Actor, made: Made) -> list[Warned]:
    """The names in what would be published that somebody is to look at first, in two queries."""
    place = partnership_of(by)
    residents = OrganisationKind.RESIDENT.value
    posts = Post.objects.filter(partnership_id=place, organisation__kind=residents).values("person")
    seats = Membership.objects.filter(partnership_id=place, organisation__kind=residents).values("person")
    spelt = PersonName.objects.filter(partnership_id=place)
    restricted = Q(person__restricted_on__isnull=False) | Q(person__stands_as__restricted_on__isnull=False)
    resident = Q(person__in=posts) | Q(person__in=seats) | Q(person__stands_as__in=posts)
    names = [(name, RESTRICTED) for name in spelt.filter(restricted).values_list("spelling", flat=True)]
    names += [(name, RESIDENT) for name in spelt.filter(resident).values_list("spelling", flat=True)]
    there = made.content.get("people", ())
    names += [(one["name"], NO_AGENCY) for one in there if one.get("name") and not one.get("organisation")]
    return names_to_look_at(words_in(made.content), names)
