"""Filling a record with a past: the minutes of many meetings at once, whose names and bodies are known already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.documents.changes import add_documents, quote_words
from frankpledge.documents.models import Document
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.changes.rows import MODELS, fields
from frankpledge.meetings.models import Action, ActionOwner, Attendance, Body, Item, Meeting, Paper, Reference
from frankpledge.meetings.rules.paper import Keyed, PaperRead
from frankpledge.meetings.rules.past import Closing
from frankpledge.people.access import may_keep
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.matching import How
from minutes_reader import reading


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was held: its body, its minutes as a file, what they say, and what became of their actions."""

    body: Body
    name: str
    text: str
    read: PaperRead
    closings: Mapping[int, Closing]


Row = tuple[Paper, Keyed]


def enter_past(
    by: Actor,
    partnership: Partnership,
    held: Sequence[Held],
    people: Mapping[str, tuple[Person, int]],
    items: dict[str, int],
) -> None:
    """Enter the minutes of these meetings, in one line of the ledger, with a few queries however many they are.

    `people` gives for each name printed the person and the number of their organisation; a name that is not among them
    raises KeyError.  `items` gives the number of the row of each item by its number as printed, for pointers; those
    entered now are added to it.  For invented pasts: nothing is looked up, and nothing is held back as restricted.
    """
    with change(by, "filled", partnership, may_keep):
        documents = add_documents(partnership, [(one.name, one.text) for one in held])
        papers = _papers(by, held, documents)
        rows: dict[str, list[Row]] = {name: [] for name in MODELS}
        for paper, one in zip(papers, held, strict=True):
            for name, facts in one.read.facts.items():
                rows[name] += [(paper, keyed) for keyed in facts]
        words = quote_words(
            [(paper.document, keyed.fact.span) for kept in rows.values() for paper, keyed in kept if paper.document]
        )
        under: dict[tuple[int, str], int] = {}
        for name in ("items", *(name for name in MODELS if name != "items")):
            _enter(name, rows[name], words, under, people, items, {p.pk: h for p, h in zip(papers, held, strict=True)})


def _papers(by: Actor, held: Sequence[Held], documents: Sequence[Document]) -> list[Paper]:
    words = quote_words(
        [(document, span) for document, one in zip(documents, held, strict=True) for span in one.read.words.values()]
    )
    meetings = Meeting.objects.bulk_create(
        Meeting(partnership_id=one.body.partnership_id, body=one.body, held_on=_day(one), venue=one.read.venue)
        for one in held
    )
    papers = []
    for one, document, meeting in zip(held, documents, meetings, strict=True):
        paper = Paper(
            partnership_id=one.body.partnership_id,
            kind=one.read.kind,
            body=one.body,
            meeting=meeting,
            dated=one.read.dated,
            title=one.read.title[:300],
            document=document,
            checked_on=by.today,
        )
        for name, span in one.read.words.items():
            setattr(paper, f"{name}_words_id", words[document.pk, *span])
        papers.append(paper)
    return Paper.objects.bulk_create(papers)


def _day(held: Held) -> date:
    if held.read.dated is None:
        raise ValueError(f"{held.name} has no day")
    return held.read.dated


def _enter(
    name: str,
    given: Sequence[Row],
    words: Mapping[tuple[int, int, int], int],
    under: dict[tuple[int, str], int],
    people: Mapping[str, tuple[Person, int]],
    items: dict[str, int],
    held: Mapping[int, Held],
) -> None:
    made = []
    for paper, keyed in given:
        fact = keyed.fact
        row = MODELS[name](
            partnership_id=paper.partnership_id,
            paper=paper,
            words_id=words[paper.document_id or 0, *fact.span],
            position=fact.span[0],
            checked=keyed.checked,
            **fields(fact),
        )
        if isinstance(row, Attendance):
            person, organisation = people[row.name]
            row.meeting, row.person, row.organisation_id = paper.meeting, person, organisation  # type: ignore[assignment]
            row.matched = How.EXACT.value
        elif not isinstance(row, Item):
            row.item_id = under.get((paper.pk, getattr(fact, "item", None) or ""))  # type: ignore[attr-defined]
        if isinstance(row, Reference):
            row.to_item_id = items.get(row.to_number)
        if isinstance(row, Action) and (closing := held[paper.pk].closings.get(keyed.key)):
            row.state, row.outcome, row.closed_on = closing.state.value, closing.outcome, closing.on
        made.append(row)
    kept = MODELS[name]._base_manager.bulk_create(made)
    if name == "items":
        under.update({(row.paper_id, row.number): row.pk for row in kept if isinstance(row, Item)})
        items.update({row.number: row.pk for row in kept if isinstance(row, Item)})
    if name == "actions":
        ActionOwner.objects.bulk_create(
            ActionOwner(
                partnership_id=row.partnership_id,
                action_id=row.pk,
                name=owner,
                person=people[owner][0],
                matched=How.EXACT.value,
            )
            for row, (_, keyed) in zip(kept, given, strict=True)
            if isinstance(keyed.fact, reading.Action)
            for owner in keyed.fact.owners
        )
