"""What a review comes to: its facts as the paper that meetings enter."""

from frankpledge.intake.models import Fact, Review
from frankpledge.intake.rules.facts import LISTS, to_fact
from frankpledge.intake.rules.states import FactState
from frankpledge.kit.dates import clock, day
from frankpledge.meetings.rules.paper import Keyed, PaperRead

# The single fields of a reading, and what a paper calls them.
_NAMES = {"date": "dated", "next_meeting": "next_on"}


def paper_read(review: Review, facts: list[Fact], *, checked: bool) -> PaperRead:
    """What the facts of a review say of the paper, in the form in which meetings enter it."""
    singles = {fact.list: fact for fact in facts if fact.list not in LISTS}
    said = {name: str(next(iter(_said(fact).values())) or "") for name, fact in singles.items()}
    kept: dict[str, list[Keyed]] = {name: [] for name in LISTS}
    for fact in facts:
        if fact.list in kept:
            made = to_fact(fact.list, fact.values, (fact.start, fact.end))
            kept[fact.list].append(Keyed(fact.pk, made, fact.state != FactState.UNREVIEWED))
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
    )


def _said(fact: Fact) -> dict[str, object]:
    """The one field of a single fact, without what the reader thinks of it."""
    return {name: value for name, value in fact.values.items() if name in ("name", "text", "value")}
