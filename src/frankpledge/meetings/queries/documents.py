"""Reads of an entered document: its paper, and every fact with the words that it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import CharField, DateField, DecimalField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast

from frankpledge.design.words import money, number
from frankpledge.documents.models import Document
from frankpledge.documents.queries import documents_seen_by, has_page
from frankpledge.kit.words import squeezed
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import models
from frankpledge.meetings.queries.papers import papers_seen_by, stated_in
from frankpledge.meetings.rules.standing import due_words
from frankpledge.meetings.rules.wording import line_words, pointer_words, unit_words
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.roles import keeps

Kind = tuple[str, str, type[models.Stated], tuple[str, ...], str, str, str]
# Of each kind of fact: what a page calls it, the colour of its mark, and the fields that say it: words (up to three),
# a day, whether only its month was said, and a sum or number.
_KINDS: tuple[Kind, ...] = (
    ("Attendance", "attendance", models.Attendance, ("name", "post", "organisation_name"), "", "", ""),
    ("Item", "heading", models.Item, ("number", "title"), "", "", ""),
    ("Decision", "decision", models.Decision, ("verb", "text"), "", "", ""),
    ("Action", "action", models.Action, ("text",), "due", "due_month_only", ""),
    ("Business promised back", "action", models.FollowUp, ("what",), "due", "due_month_only", ""),
    ("Pointer", "reference", models.Reference, ("to_number",), "to_date", "", ""),
    ("Measurement", "measurement", models.Figure, ("measure", "unit", "period"), "", "", "value"),
    ("Money", "money", models.Money, ("fund", "line"), "", "", "amount"),
)
_OF_THE_PAPER = ("body", "title", "dated", "venue", "started", "closed", "next")
_COLOURS = {kind: colour for kind, colour, *_ in _KINDS}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A fact of a document: its kind, what it says, whether it is checked, and the quotation it came from, if any."""

    kind: str
    row: int
    words: int | None
    start: int | None
    end: int | None
    checked: bool
    told: tuple[str, ...] = ("", "", "")
    day: date | None = None
    month_only: bool = False
    amount: Decimal | None = None

    @property
    def colour(self) -> str:
        """The kind of its mark in the text."""
        return _COLOURS.get(self.kind, "heading")

    @property
    def said(self) -> str:
        """What the fact says, in a line."""
        first, second, third = self.told
        match self.kind:
            case "Decision":
                return f"{first.capitalize()}: {second}"
            case "Action" | "Business promised back":
                return f"{first} ({due_words(self.day, self.month_only)})" if self.day else first
            case "Pointer":
                return pointer_words(first, self.day)
            case "Measurement":
                return joined(first, f"{number(self.amount)} {unit_words(second, None)}".strip(), third)
            case "Money":
                return joined(money(self.amount), first, line_words(second, ""))
            case "Item":
                return f"{first} {second}".strip()
        return joined(first, second, third)


def document_with_page(by: Actor, document_id: int, page: int) -> Document | None:
    """A document whose pages can be shown, if it has this one and the actor may see it.

    Those who keep the record see every document of theirs, others those that are in the record.
    """
    if keeps(by, partnership_of(by)):
        found = documents_seen_by(by).filter(pk=document_id).first()
    else:
        paper = document_of(by, document_id)
        found = paper.document if paper else None
    return found if found and has_page(found, page) else None


def document_of(by: Actor, number: int) -> models.Paper | None:
    """The paper in the record that came from a document, with the document's text and its own words; or None.

    None too where the document holds an item above what the actor may read: its words cannot be shown in part.
    """
    own = [f"{name}_words" for name in _OF_THE_PAPER]
    papers = papers_seen_by(by).filter(document_id=number, document__level__lte=highest(by)).defer(None)
    return papers.select_related("body", "meeting", "document", *own).first()


def facts_of(by: Actor, paper: models.Paper) -> list[Quoted]:
    """Everything that a paper states, in the order of its text, in one query; what it says of itself comes first."""
    kinds = [_told_by(by, paper, kind) for kind in _KINDS]
    facts = [
        Quoted(name, row, words, start, end, checked, (one, two, three), day, bool(month), amount)
        for name, row, words, start, end, checked, one, two, three, day, month, amount in kinds[0].union(
            *kinds[1:], all=True
        )
    ]
    return sorted([*_of_itself(paper), *facts], key=lambda fact: (fact.start or 0, fact.end or 0, fact.kind, fact.row))


def _told_by(by: Actor, paper: models.Paper, kind: Kind) -> QuerySet[Any, Any]:
    """The facts of one kind, all kinds in the same columns."""
    name, _, model, words, day, month_only, amount = kind
    told = [F(field) for field in words] + [Value("")] * (3 - len(words))
    columns = {
        "kind_": Value(name, output_field=CharField()),
        "row_": F("pk"),
        "quotation_": F("words_id"),
        "start_": F("words__start"),
        "end_": F("words__end"),
        "checked_": F("checked"),
        **{f"told_{at}": Cast(value, TextField()) for at, value in enumerate(told)},
        "day_": Cast(F(day) if day else Value(None), DateField()),
        "month_": Cast(F(month_only) if month_only else Value(False), IntegerField()),
        "amount_": Cast(F(amount) if amount else Value(None), DecimalField(max_digits=20, decimal_places=6)),
    }
    rows: QuerySet[Any, Any] = stated_in(by, model).filter(paper=paper).order_by().annotate(**columns)
    told_by: QuerySet[Any, Any] = rows.values_list(*columns)
    return told_by


def _of_itself(paper: models.Paper) -> Iterator[Quoted]:
    names = {"body": "Board or group", "dated": "Date", "venue": "Place", "next": "Next meeting"}
    for name in _OF_THE_PAPER:
        words = getattr(paper, f"{name}_words")
        if words is not None:
            kind, told = names.get(name, name.capitalize()), (squeezed(words.words), "", "")
            yield Quoted(kind, 0, words.pk, words.start, words.end, paper.checked_on is not None, told)


def joined(*words: str) -> str:
    """What there is of these, with commas between."""
    return ", ".join(word for word in words if word)
