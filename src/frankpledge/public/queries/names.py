"""Names in what goes out to everybody: withheld where data is restricted, to be looked at first where of residents."""

from django.db.models import Q

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Membership
from frankpledge.meetings.queries.standing_as import WITHHELD
from frankpledge.meetings.queries.withholding import restricted_words
from frankpledge.meetings.rules.publishing import words_in
from frankpledge.people.models import PersonName, Post
from frankpledge.people.queries import partnership_of
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.public.rules.making import Made, Warned, names_to_look_at

RESIDENT = "This person is there as a resident. Be sure that they know that their name is published."
NO_AGENCY = "No agency is given for this person. Are they a resident?"


def to_go_out(by: Actor, made: Made) -> Made:
    """What would be published as it may go out: the names of those whose data is restricted are withheld wherever they
    stand in it, and it says which others somebody is to look at first.  In two queries."""
    made.without(restricted_words(partnership_of(by)), WITHHELD)
    made.warned = _to_look_at(by, made)
    return made


def _to_look_at(by: Actor, made: Made) -> list[Warned]:
    place = partnership_of(by)
    residents = OrganisationKind.RESIDENT.value
    posts = Post.objects.filter(partnership_id=place, organisation__kind=residents).values("person")
    seats = Membership.objects.filter(partnership_id=place, organisation__kind=residents).values("person")
    spelt = PersonName.objects.filter(partnership_id=place)
    resident = Q(person__in=posts) | Q(person__in=seats) | Q(person__stands_as__in=posts)
    names = [(name, RESIDENT) for name in spelt.filter(resident).values_list("spelling", flat=True)]
    there = made.content.get("people", ())
    names += [(one["name"], NO_AGENCY) for one in there if one.get("name") and not one.get("organisation")]
    return names_to_look_at(words_in(made.content), names)
