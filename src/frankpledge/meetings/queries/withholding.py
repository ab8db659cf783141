"""Names of those whose data is restricted, withheld from whatever leaves: files, packs, letters, public pages, answers
to programs.

A restriction does not change the words of the record, which its own pages show as they were said; what leaves is said
anew, and so says the name of nobody whose data is restricted, whoever takes it out.
"""

from typing import TypeVar

from django.db.models import Q, QuerySet

from frankpledge.kit.cutting import Words, without_words
from frankpledge.meetings.queries.standing_as import WITHHELD
from frankpledge.people.models import Person, PersonName

Said = TypeVar("Said")
_CODES = frozenset({"kind", "file", "marking", "capacity", "stage"})  # of documents and packs: no words of anybody


def restricted_words(place: int) -> Words:
    """Every name, as it is known or was spelt, of the people of a partnership whose data is restricted."""
    restricted = Q(restricted_on__isnull=False) | Q(stands_as__restricted_on__isnull=False)
    return _names(Person.objects.filter(restricted, partnership=place))


def words_of(person: Person) -> Words:
    """Every name of a person: what is withheld while their data is restricted."""
    rows = Q(pk=person.pk) | Q(stands_as=person.pk)
    return _names(Person.objects.filter(rows, partnership=person.partnership_id))


def withheld(said: Said, closed: Words) -> Said:
    """What is said, with the names withheld wherever they stand in it: a text, or whatever texts are part of.

    To be asked before a text is taken apart into lines, since a name may stand on two.
    """
    return without_words(said, closed, WITHHELD, _CODES)


def as_it_leaves(place: int, said: Said) -> Said:
    """What is said in the record of a partnership, as it leaves: in one query."""
    return withheld(said, restricted_words(place))


def _names(people: QuerySet[Person]) -> Words:
    people = people.order_by()
    spelt = PersonName.objects.filter(person__in=people.values("pk")).order_by()
    return Words(people.values_list("name", flat=True).union(spelt.values_list("spelling", flat=True)))
