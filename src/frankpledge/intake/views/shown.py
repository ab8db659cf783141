"""What the review page shows: facts in groups, the paper marked at their words, what stands in the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from frankpledge.documents.queries import side_of
from frankpledge.documents.rules import Mark
from frankpledge.intake import queries
from frankpledge.intake.forms import BodyForm
from frankpledge.intake.models import Fact, Review
from frankpledge.intake.rules.facts import SINGLES, TITLES
from frankpledge.intake.rules.labels import Renames, label, renames
from frankpledge.intake.rules.short_forms import Shortened, shortened_in
from frankpledge.intake.rules.shown import body, button_of
from frankpledge.intake.rules.standing import Standing, standing
from frankpledge.intake.rules.states import OPEN, FactState, ReviewState
from frankpledge.intake.rules.sureness import confidence, is_sure
from frankpledge.intake.rules.wording import NOUNS, Said, said
from frankpledge.kit.words import shortened
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.queries import bodies_seen_by

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The paper itself", SINGLES),
    *((TITLES[name], (name,)) for name in TITLES if name not in SINGLES),
)
# Parts of the page, in its order, where what waits for a person comes first.
PARTS = {"waiting": "To look at one by one", "sure": "What the reader is sure of", "added": "Added by people"}
SHOWS = {"": "What has to be looked at first", "text": "In the order of the text", "left": "Not reviewed only"}
_COLOURS = {
    "attendance": "attendance",
    "items": "heading",
    "decisions": "decision",
    "actions": "action",
    "follow_ups": "action",
    "references": "reference",
    "figures": "measurement",
    "money": "money",
}


@dataclass(frozen=True, slots=True)
class FactShown:
    """A fact as the page shows it."""

    fact: Fact
    noun: str
    said: Said
    short: str
    state: FactState
    offer: str
    offered: Said | None

    @property
    def words_at(self) -> str:
        """Where its words stand on the page."""
        return f"#q{self.fact.pk}"

    @property
    def button(self) -> str:
        """What its buttons send."""
        return button_of(self.fact)

    @property
    def doubt(self) -> str:
        """Why the reader doubts it, or nothing."""
        return str(self.fact.read.get("doubt") or "")

    @property
    def is_sure(self) -> bool:
        """Whether the reader is sure of it, so that it may be accepted together with others."""
        return is_sure(self.fact.read, self.fact.offer)

    @property
    def part(self) -> str:
        """The part of the page that it belongs to, one of PARTS."""
        return "added" if not (self.fact.read or self.offer) else "sure" if self.is_sure else "waiting"

    @property
    def is_recognised(self) -> bool:
        """Whether its words were recognised in the picture of a page."""
        return self.fact.read.get("origin") == "ocr"

    @property
    def percent(self) -> int | None:
        """How sure the reader is, in whole per cent and never rounded up; None for a fact that a person added."""
        return int(100 * confidence(self.fact.read) + 1e-6) if self.fact.read else None

    @property
    def look(self) -> str:
        """How the page sets it apart."""
        if self.state is FactState.UNREVIEWED:
            return "" if self.is_sure else "doubtful"
        return "rejected" if self.state is FactState.REJECTED else "accepted"


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one kind."""

    title: str
    ident: str
    facts: list[FactShown]
    total: int
    left: int


@dataclass(frozen=True, slots=True)
class Part:
    """Groups of facts that are shown together: one of PARTS, or all of them without a name."""

    ident: str
    title: str
    groups: list[Group]

    @property
    def left(self) -> int:
        """How many of its facts nobody has reviewed."""
        return sum(group.left for group in self.groups)


def shown(fact: Fact, renamed: Renames) -> FactShown:
    """One fact, under its item as that is called now."""
    words = said(fact.list, renamed.under(fact.values, corrected=fact.corrected is not None))
    offered = said(fact.list, fact.offered) if fact.offered else None
    noun = NOUNS[fact.list]
    short = shortened(words.main or noun, 50)
    return FactShown(fact, noun, words, short, FactState(fact.state), fact.offer, offered)


def renamed_in(facts: Iterable[Fact]) -> Renames:
    """The new label for each item that a person has renamed."""
    items = (fact for fact in facts if fact.list == "items" and fact.state != FactState.REJECTED)
    return renames((fact.read, fact.values) for fact in items)


def parts(facts: Sequence[Fact], show: str) -> list[Part]:
    """The facts in parts and groups; `show` is one of SHOWS.  What has none to show is left out.

    What waits for a person comes first, and within a group what the reader is least sure of; in the order of the text
    there is one part alone.
    """
    renamed = renamed_in(facts)
    every = [shown(fact, renamed) for fact in facts]
    if show == "text":
        return [Part("", "", _groups("", every, show))] if every else []
    made = []
    for ident, title in PARTS.items():
        of_part = [one for one in every if one.part == ident]
        found = _groups(ident, sorted(of_part, key=lambda one: confidence(one.fact.read)), show)
        if found:
            made.append(Part(ident, title, found))
    return made


def _groups(part: str, facts: Sequence[FactShown], show: str) -> list[Group]:
    made = []
    for title, names in GROUPS:
        every = [one for one in facts if one.fact.list in names]
        left = [one for one in every if one.state is FactState.UNREVIEWED]
        kept = left if show == "left" else every
        if kept:
            made.append(Group(title, f"{part}-{names[0]}".lstrip("-"), kept, len(every), len(left)))
    return made


def following(facts: Sequence[Fact], fact: Fact) -> Fact | None:
    """The next fact to review after one that was decided, in the order of the page."""
    order = [one for part in parts(facts, "") for group in part.groups for one in group.facts]
    at = next((at for at, one in enumerate(order) if one.fact.pk == fact.pk), len(order))
    return next((one.fact for one in order[at + 1 :] if one.state is FactState.UNREVIEWED), None)


def marks(facts: Iterable[Fact], notes: Sequence[dict[str, Any]], short_forms: Iterable[Shortened] = ()) -> list[Mark]:
    """What marks the words of every fact, note and short form; those of a short form have a place and no colour."""
    made = [Mark(fact.start, fact.end, str(fact.pk), _COLOURS.get(fact.list, "paper")) for fact in facts]
    for at, note in enumerate(notes, 1):
        if note.get("span"):
            start, end = note["span"]
            made.append(Mark(start, end, f"n-{at}", "note", f"n-{at}", leads=False))
    made += [Mark(*form.span, f"s-{form.at}", "", f"s-{form.at}", leads=False) for form in short_forms]
    return made


def items_of(facts: Iterable[Fact]) -> list[tuple[str, str]]:
    """The items that facts may stand under, as (label, words), in the order of the text."""
    items = [fact.values for fact in facts if fact.list == "items" and fact.state != FactState.REJECTED]
    return list({label(item): shortened(said("items", item).main, 80) for item in items}.items())


def standing_of(review: Review, facts: Iterable[Fact]) -> Standing:
    """What is left to review, and what is missing."""
    known = ((fact.list, fact.state, is_sure(fact.read, fact.offer)) for fact in facts)
    return standing(review.kind, known, review.body_id is not None)


def review_values(by: Actor, review: Review, show: str, side: str) -> dict[str, Any]:
    """Everything that the review page shows; `side` is how it shows the paper."""
    facts = list(queries.facts_of(review))
    notes, short_forms = list(review.reading.found.get("notes", ())), shortened_in(review.reading.found)
    named = (fact for fact in facts if fact.list == "body" and fact.state != FactState.REJECTED)
    printed = next((str(fact.values.get("name") or "") for fact in named), "")
    bodies = list(bodies_seen_by(by).values_list("pk", "name"))
    return {
        "review": review,
        "document": review.document,
        "state": ReviewState(review.state),
        "is_open": review.state in OPEN,
        "unchecked": review.state == ReviewState.ENTERED and review.paper and review.paper.checked_on is None,
        "may_decide": review.state in OPEN or review.state == ReviewState.ENTERED,
        "parts": (made := parts(facts, show)),
        "has_sure_part": any(part.ident == "sure" for part in made),
        "side": side_of(review.document, marks(facts, notes, short_forms), side),
        "notes": notes,
        "short_forms": short_forms,
        "offers": sum(bool(fact.offer) for fact in facts),
        "standing": standing_of(review, facts),
        "body_form": BodyForm(bodies=bodies, printed=printed, stands=body(review)),
        "printed": printed,
        "show": show,
        "shows": SHOWS.items(),
    }
