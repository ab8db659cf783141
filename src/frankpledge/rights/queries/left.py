"""What the record still holds of people whom a redaction unnamed."""

from collections.abc import Collection

from django.db.models import Q

from frankpledge.kit.cutting import Words
from frankpledge.kit.words import folded
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import ActionOwner, Attendance, Membership
from frankpledge.people.models import Grant, Person, PersonName
from frankpledge.people.queries import partnership_of


def rows_standing_for(by: Actor, person: Person | None) -> set[int]:
    """The numbers of every row of a person: their own and those merged into it; none without a person."""
    if person is None:
        return set()
    rows = Person.objects.filter(Q(pk=person.pk) | Q(stands_as=person.pk), partnership_id=partnership_of(by))
    return set(rows.values_list("pk", flat=True))


def left_of(by: Actor, rows: Collection[int], words: Words) -> tuple[set[int], set[int]]:
    """Of these people: the spellings, by number, with the words that nothing prints any longer; whom nothing names.

    Somebody whose place on a board or group, or whose account, is still in the record is named by that.
    """
    place = partnership_of(by)
    there = Attendance.objects.filter(partnership_id=place, person__in=rows).values_list("person_id", "name")
    owned = ActionOwner.objects.filter(partnership_id=place, person__in=rows).values_list("person_id", "name")
    printed = {(person, folded(name)) for person, name in (*there, *owned)}
    named = {person for person, _ in printed}
    named |= set(Membership.objects.filter(partnership_id=place, person__in=rows).values_list("person_id", flat=True))
    named |= set(Grant.objects.filter(partnership_id=place, person__in=rows).values_list("person_id", flat=True))
    spelt = PersonName.objects.filter(partnership_id=place, person__in=rows).select_related("person")
    gone = {
        name.pk
        for name in spelt
        if words.stand_in(name.spelling)
        and (name.person_id, name.folded) not in printed
        and name.folded != folded(name.person.name)
    }
    return gone, {row for row in rows if row not in named}
