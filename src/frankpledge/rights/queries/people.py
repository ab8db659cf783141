"""Whom a name sought may mean, and who is restricted."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, process

from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Person, PersonName
from frankpledge.people.queries import highest
from frankpledge.people.rules.matching import POSSIBLE, bare
from frankpledge.rights.models import Redaction, Restriction
from frankpledge.rights.queries.places import answered_by, may_look
from frankpledge.rights.rules.asking import RedactionState

MOST = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a name may mean: the spelling that is like it, and whether it is the very name."""

    person: Person
    spelling: str
    exact: bool


def person_held(by: Actor, number: int) -> Person | None:
    """The person that a row stands for, for those who answer for personal data: with a page or without."""
    people = Person.objects.filter(partnership_id=answered_by(by), stands_as__isnull=True, level__lte=highest(by))
    return people.filter(Q(pk=number) | Q(absorbed=number)).distinct().first()


def called(by: Actor, name: str) -> list[Candidate]:
    """Whom a name may mean: those of that name first, then those of a close spelling, each once; in two queries."""
    names = PersonName.objects.filter(partnership_id=answered_by(by), level__lte=highest(by)).order_by("pk")
    spelt: dict[str, list[tuple[int, str]]] = {}
    for row, stands, spelling in names.values_list("person_id", "person__stands_as_id", "spelling"):
        spelt.setdefault(bare(spelling), []).append((stands or row, spelling))
    wanted = bare(name)
    near = process.extract(wanted, list(spelt), scorer=fuzz.WRatio, score_cutoff=POSSIBLE, limit=MOST)
    order: dict[int, tuple[str, bool]] = {}
    for likely in sorted((likely for likely, _, _ in near), key=lambda one: one != wanted):
        for number, spelling in spelt[likely]:
            order.setdefault(number, (spelling, likely == wanted))
    people = Person.objects.filter(partnership_id=answered_by(by), level__lte=highest(by)).in_bulk(list(order))
    return [Candidate(people[number], *found) for number, found in order.items() if number in people]


def restrictions_seen_by(by: Actor) -> QuerySet[Restriction]:
    """The restrictions in force, for those who answer for personal data, the latest first."""
    held = Restriction.objects.filter(partnership_id=answered_by(by), lifted_on__isnull=True)
    return held.select_related("person")


def redactions_seen_by(by: Actor) -> QuerySet[Redaction]:
    """Redactions, the latest first, with who asked and who decided; for those who ask for one, or approve one."""
    redactions = Redaction.objects.filter(partnership_id=may_look(by))
    return redactions.select_related("asked_by", "decided_by", "person")


def redactions_to_decide(by: Actor) -> QuerySet[Redaction]:
    """Redactions that wait for somebody else than who asked, and that the actor may decide."""
    number = by.user.id if by.user else 0
    return redactions_seen_by(by).filter(state=RedactionState.ASKED.value).exclude(asked_by=number)
