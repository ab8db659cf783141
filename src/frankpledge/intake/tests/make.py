"""Builders: files that come in, and documents under review with the facts that a test wants."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from frankpledge.documents.models import Document
from frankpledge.intake import changes
from frankpledge.intake.changes import read_upload, receive
from frankpledge.intake.changes.facts import keep_facts
from frankpledge.intake.changes.receiving import keep_reading
from frankpledge.intake.models import Fact, Review, Upload
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import models as record
from frankpledge.meetings.queries import stated_in
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from minutes_reader import reading

# Minutes that the real reader reads; invented, as everybody in them.
MINUTES = """\
Aldermere Community Safety Board

Minutes of the meeting held on 12 March 2024 at the Guildhall

Present: Rosa Lind (Aldermere Borough Council) (Chair), Tom Fell (Westmarch Police)
Apologies: Ines Okoro (Mere Homes)

1. Lighting in Mere Lane

The Board agreed that the lamps be mended before the winter.

ACTION: Tom Fell to ask the highways team for a date by 30 April 2024.

2. Money

RESOLVED: That £1,178 be granted to the lighting fund.

The meeting closed at 4.15 pm.
"""


def came_in(
    by: Actor, content: bytes | str = MINUTES, name: str = "minutes.txt", *, read: bool = True, **over: Any
) -> Upload:
    """A file that came in, read unless it is said otherwise."""
    place = Partnership.objects.get(pk=by.partnership.id)
    data = content.encode() if isinstance(content, str) else content
    upload = receive(by, place, name=name, content=data, batch=over.pop("batch", uuid4()), later=False)
    return read_upload(by, upload) if read else upload


def review(by: Actor, *facts: reading.Fact, kind: str = "minutes", **singles: str | None) -> Review:
    """A document under review in which these facts were read, each from a line of its own.

    Minutes have a body and a date unless these are given as None; `singles` may give any single field.
    """
    singles = ({"body": make.BOARD, "date": "2024-03-12"} if kind == "minutes" else {}) | singles
    text, values = "", {}
    for name, said in singles.items():
        if said is not None:
            span = (len(text), len(text) + len(said))
            values[name] = _single(name, said, span)
            text += f"{said}\n"
    lists: dict[str, list[reading.Fact]] = {}
    for number, fact in enumerate(facts):
        line = f"{number}. {_words(fact)}"
        lists.setdefault(make._KINDS[type(fact)], []).append(_at(fact, len(text), len(text) + len(line)))
        text += f"{line}\n"
    document = make.document(by, text or "Nothing was read in this.")
    return _kept(document, kind, values, lists)


def reviewed(by: Actor, *facts: object, **singles: str | None) -> Review:
    """A document of which every fact has been accepted."""
    made = review(by, *facts, **singles)
    changes.accept_all(by, made)
    made.refresh_from_db()
    return made


def entered(by: Actor, *facts: object, unchecked: bool = False, **singles: str | None) -> Review:
    """A document in the record; with `unchecked`, as read and not checked."""
    made = review(by, *facts, **singles) if unchecked else reviewed(by, *facts, **singles)
    changes.enter_review(by, made, unchecked=unchecked)
    made.refresh_from_db()
    return made


def rows(by: Actor, model: type[record.Stated]) -> list[record.Stated]:
    """The facts of one kind that are in the record, in the order of the papers."""
    return list(stated_in(by, model))


def fact(of: Review, list_name: str, place: int = 0) -> Fact:
    """A fact of a review: the first of its list, or the one at this place."""
    return Fact.objects.filter(review=of, list=list_name).order_by("start", "id")[place]


def older(of: Review) -> None:
    """Make what was read the work of an older reader, so that the reader of today may read it again."""
    of.reading.reader = "0.1"
    of.reading.save()


def reread(of: Fact, **values: Any) -> Fact:
    """Change what was read of a fact, as an older reader might have read it."""
    of.read = of.read | values
    of.save()
    return of


def _kept(document: Document, kind: str, values: dict[str, Any], lists: dict[str, list[reading.Fact]]) -> Review:
    source = reading.Source(name=document.name, sha256=document.fingerprint, characters=len(document.text))
    found = reading.Reading(
        source=source,
        text=document.text,
        kind=kind,
        reader={"version": "test"},
        **values,
        **{name: tuple(kept) for name, kept in lists.items()},
    )
    made = Review(partnership_id=document.partnership_id, document=document, kind=kind)
    made.reading = keep_reading(document, found)
    made.save()
    keep_facts(made, found)
    return made


def _single(name: str, said: str, span: tuple[int, int]) -> reading.Fact:
    if name == "body":
        return reading.Body(span=span, name=said)
    if name in ("title", "venue"):
        return reading.Words(span=span, text=said)
    return reading.Value(span=span, value=said)


def _words(found: reading.Fact) -> str:
    return next(
        str(getattr(found, name))
        for name in ("text", "what", "title", "name", "amount", "value", "to_number")
        if getattr(found, name, None)
    )


def _at(found: reading.Fact, start: int, end: int) -> reading.Fact:
    return replace(found, span=(start, end), **({"item": None} if getattr(found, "item", None) == make.HERE else {}))
