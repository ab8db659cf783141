"""Rules and holds of a partnership, and the holds under which a document is."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from frankpledge.keeping.models import LegalHold, RetentionRule
from frankpledge.keeping.rules.due import Held, Hold, Rule
from frankpledge.keeping.rules.kinds import Effect, Kind, Since
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.queries.papers import bodies_seen_by
from frankpledge.people.models import Person
from frankpledge.people.queries import partnership_of
from frankpledge.people.rules.roles import Verb, allowed


def place_kept(by: Actor) -> int:
    """The partnership whose retention the actor looks after; 0, which no row has, where there is none."""
    place = partnership_of(by)
    return place if allowed(by, Verb.RETAIN, place) or allowed(by, Verb.DESTROY, place) else 0


def rules_seen_by(by: Actor) -> QuerySet[RetentionRule]:
    """The retention rules of the partnership, those not in force among them."""
    return RetentionRule.objects.filter(partnership_id=place_kept(by))


def holds_seen_by(by: Actor) -> QuerySet[LegalHold]:
    """The legal holds of the partnership, those that were lifted among them, the latest first."""
    rows = LegalHold.objects.filter(partnership_id=place_kept(by))
    seen = Prefetch("body", queryset=bodies_seen_by(by))
    return rows.select_related("person", "set_by", "lifted_by").prefetch_related(seen)


def rules_in_force(place: int) -> list[Rule]:
    """The rules of a partnership that speak of anything."""
    return [
        Rule(row.pk, Kind(row.kind), Since(row.since), row.years, row.months, Effect(row.effect), row.body_kind)
        for row in RetentionRule.objects.filter(partnership_id=place, in_force=True)
    ]


def holds_in_force(place: int) -> list[Hold]:
    """The holds of a partnership in force; a person by the row that stands for them."""
    rows = list(LegalHold.objects.filter(partnership_id=place, lifted_on__isnull=True).order_by("pk"))
    people = [row.person_id for row in rows if row.person_id]
    roots = dict(Person.objects.filter(pk__in=people).values_list("pk", "stands_as_id")) if people else {}
    made = []
    for row in rows:
        person = (roots.get(row.person_id) or row.person_id) if row.person_id else None
        made.append(Hold(row.pk, Held(row.what), row.document_id or person or row.body_id, row.first, row.last))
    return made


def people_held(holds: Iterable[Hold]) -> dict[int, set[int]]:
    """For each person under a hold, the numbers of every row that stands for them."""
    roots = {hold.target for hold in holds if hold.what is Held.PERSON and hold.target is not None}
    rows = Person.objects.filter(Q(pk__in=roots) | Q(stands_as__in=roots)) if roots else Person.objects.none()
    found: dict[int, set[int]] = {root: {root} for root in roots}
    for number, root in rows.order_by().values_list("pk", "stands_as_id"):
        found[root or number].add(number)
    return found
