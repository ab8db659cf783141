"""What a review comes to: its facts as the paper that meetings enter."""

from frankpledge.intake.models import Fact, Review
from frankpledge.intake.rules.facts import LISTS, TITLES, BadValue, cleaned, to_fact
from frankpledge.intake.rules.labels import Renames, renames
from frankpledge.intake.rules.short_forms import told_in
from frankpledge.intake.rules.states import FactState
from frankpledge.kit.dates import clock, day
from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings.rules.paper import Keyed, PaperRead
from minutes_reader import reading

# The single fields of a reading, and what a paper calls them.
_NAMES = {"date": "dated", "next_meeting": "next_on"}


def paper_read(review: Review, facts: list[Fact], *, checked: bool) -> PaperRead:
    """What the facts of a review say of the paper, in the form in which meetings enter it.  Raises NotPossible."""
    singles = {fact.list: fact for fact in facts if fact.list not in LISTS}
    said = {name: _said(fact) for name, fact in singles.items()}
    kept: dict[str, list[Keyed]] = {name: [] for name in LISTS}
    renamed = renames((fact.read, fact.values) for fact in facts if fact.list == "items")
    for fact in facts:
        if fact.list in kept:
            kept[fact.list].append(Keyed(fact.pk, _made(fact, renamed), fact.state != FactState.UNREVIEWED))
    return PaperRead(
        kind=review.kind,
        body=said.get("body", ""),
        title=said.get("title", ""),
        dated=day(said.get("date")),
        venue=said.get("venue", ""),
        started=clock(said.get("started")),
        closed=clock(said.get("closed")),
        next_on=day(said.get("next_meeting")),
        words={_NAMES.get(name, name): (fact.start, fact.end) for name, fact in singles.items()},
        facts=kept,
        checked=checked,
        short_forms=told_in(review.reading.found),
    )


def fact_made(fact: Fact) -> reading.Fact:
    """The fact as it enters the record, under its item as that is called now.  Raises NotPossible."""
    items = Fact.objects.filter(review=fact.review_id, list="items").exclude(state=FactState.REJECTED.value)
    return _made(fact, renames((item.read, item.values) for item in items))


def _made(fact: Fact, renamed: Renames) -> reading.Fact:
    try:
        return to_fact(fact.list, _values(fact, renamed), (fact.start, fact.end))
    except BadValue as error:
        raise _cannot_enter(fact, error) from error


def _values(fact: Fact, renamed: Renames) -> dict[str, object]:
    return renamed.under(fact.values, corrected=fact.corrected is not None)


def _said(fact: Fact) -> str:
    """What a single fact says, its one field."""
    try:
        return next(str(value) for value in cleaned(fact.list, fact.values).values())
    except BadValue as error:
        raise _cannot_enter(fact, error) from error


def _cannot_enter(fact: Fact, error: BadValue) -> NotPossible:
    return NotPossible(f"{TITLES[fact.list]}: a fact cannot enter as it was read. {error} Correct it, then enter.")
