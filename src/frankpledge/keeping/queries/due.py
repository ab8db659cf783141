"""The dry run: how everything of a partnership stands to its rules and holds today, by rule; nothing is changed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from frankpledge.keeping.models import Destruction
from frankpledge.keeping.queries.holding import holds_in_force, place_kept, rules_in_force
from frankpledge.keeping.queries.things import Found, Only, asked_for_as, everything
from frankpledge.keeping.rules.asking import DestructionState
from frankpledge.keeping.rules.due import Standing, Verdict, held_together, verdict
from frankpledge.keeping.rules.kinds import Kind
from frankpledge.ledger.rules import Actor
from frankpledge.people.queries import highest

LISTED = 200  # of one rule on a page; of more the number is said


@dataclass(frozen=True, slots=True)
class Row:
    """A thing, what it is called to who looks, and how it stands."""

    found: Found
    label: str
    verdict: Verdict

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.found.thing.kind.value}-{self.found.thing.number}"


@dataclass
class Ruled:
    """What a rule says today: what it would have destroyed or reviewed, and what holds keep back; of how many others
    the time is not over, or has no day to begin on."""

    rule: int
    due: list[Row] = field(default_factory=list)
    held: list[Row] = field(default_factory=list)
    later: int = 0
    no_day: int = 0


@dataclass
class DryRun:
    """What would be destroyed or is due for review, by rule; and of each kind, how many things have no rule."""

    ruled: dict[int, Ruled] = field(default_factory=dict)
    no_rule: Counter[Kind] = field(default_factory=Counter)

    def rows(self) -> dict[str, Row]:
        """Everything that is due and under no hold, by its key."""
        return {row.key: row for one in self.ruled.values() for row in one.due}


class _Standings:
    """How things of a partnership stand today: each under the holds of everything that goes with it.

    Nothing is found where the actor does not look after retention.
    """

    def __init__(self, by: Actor, only: Only | None = None) -> None:
        place = place_kept(by)
        self.today, self.rules, self._holds = by.today, rules_in_force(place), holds_in_force(place)
        self.found = everything(place, self._holds, only) if place else []
        self._under = held_together((one.thing for one in self.found), self._holds)

    def told(self, found: Found) -> Verdict:
        """How one of them stands."""
        also = {hold for number in found.thing.documents for hold in self._under.get(number, ())}
        return verdict(found.thing, self.rules, self._holds, self.today, also)


def dry_run(by: Actor, only: Only | None = None) -> DryRun:
    """How everything stands today, or `only` those; for those who look after retention, or a process of the place."""
    standings = _Standings(by, only)
    run = DryRun({rule.number: Ruled(rule.number) for rule in standings.rules})
    for found in standings.found:
        told = standings.told(found)
        if told.rule is None:
            run.no_rule[found.thing.kind] += 1
            continue
        ruled = run.ruled[told.rule.number]
        if told.standing is Standing.LATER:
            ruled.later += 1
        elif told.standing is Standing.NO_DAY:
            ruled.no_day += 1
        else:
            where = ruled.held if told.standing is Standing.HELD else ruled.due
            where.append(Row(found, called(by, found), told))
    return run


def thing_here(by: Actor, kind: Kind, number: int) -> tuple[Found, Verdict] | None:
    """One thing with how it stands today, whatever it is by now; None where no rule could speak of it any more.

    That need not mean that it is gone: a file that is being read again is in the record, and is no such thing.
    """
    standings = _Standings(by, Only.of([(kind.value, number)]))
    for found in standings.found:
        if (kind.value, number) in asked_for_as(found):
            return found, standings.told(found)
    return None


def document_found(by: Actor, document: int) -> tuple[Found, Verdict] | None:
    """The paper or document of this number, as a destruction by hand asks for it; None where there is none."""
    return thing_here(by, Kind.NOT_ENTERED, document)


def holds_upon(place: int, documents: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Those of these documents that are under a hold, with the holds' numbers; asked before any is redacted."""
    wanted, holds = sorted(set(documents)), holds_in_force(place)
    if not holds:
        return {}
    found = everything(place, holds, Only.of((Kind.NOT_ENTERED.value, number) for number in wanted))
    under = held_together((one.thing for one in found), holds)
    return {number: under[number] for number in wanted if under.get(number)}


def things_of(by: Actor, destruction: Destruction) -> dict[tuple[str, int], Row]:
    """What of a destruction is still in the record, by kind and number, called as whoever looks may call it."""
    wanted = {(row.kind, row.number) for row in destruction.tombstones.all() if row.destroyed_at is None}
    rows: dict[tuple[str, int], Row] = {}
    if not wanted:
        return rows
    standings = _Standings(by, Only.of(wanted))
    for found in standings.found:
        if keys := wanted.intersection(asked_for_as(found)):
            rows |= dict.fromkeys(keys, Row(found, called(by, found), standings.told(found)))
    return rows


def holds_of(by: Actor, destruction: Destruction) -> set[int]:
    """The holds under which something of a destruction is."""
    return {hold for row in things_of(by, destruction).values() for hold in row.verdict.holds}


def destructions_seen_by(by: Actor) -> QuerySet[Destruction]:
    """Destructions, the latest first; for those who ask for one, or approve one."""
    rows = Destruction.objects.filter(partnership_id=place_kept(by))
    return rows.select_related("asked_by", "decided_by", "rule")


def destructions_left() -> QuerySet[Destruction]:
    """Destructions that were approved and not carried out, in what may be seen."""
    return Destruction.objects.filter(state=DestructionState.APPROVED.value).order_by("pk")


def called(by: Actor, found: Found) -> str:
    """What a thing is called to who looks: no word of what is marked higher than they may read."""
    thing = found.thing
    label = f"{thing.kind.label}, number {thing.number}"
    if found.level > highest(by):
        return label
    day = next(iter(thing.days.values()), None)
    parts = (found.body or found.name, f"{day:%-d %B %Y}" if day else "")
    told = ", ".join(part for part in parts if part)
    return f"{told} (number {thing.number})" if told else label
