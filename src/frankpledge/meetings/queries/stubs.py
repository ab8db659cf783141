"""What those who may not read a marked thing are shown of it: that it is there, and its place, and no more."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Item, Paper
from frankpledge.meetings.queries.papers import papers_seen_by
from frankpledge.meetings.rules.kinds import PaperKind
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.marking import CHOSEN, Level
from frankpledge.people.rules.roles import only_shared


@dataclass(frozen=True, slots=True)
class Stub:
    """A paper that the actor may not read: its number and kind, whose it is, of which day, and how it is marked."""

    row: int
    kind: str
    body: str
    dated: date | None
    level: int

    @property
    def marking(self) -> str:
        """The marking as it is printed."""
        return Level(self.level).label


@dataclass(frozen=True, slots=True)
class ItemStub:
    """An item that the actor may not read: its place among the others, and its number."""

    pk: int
    parent_id: int | None
    number: str
    position: int


def stubs_listed(by: Actor, kind: PaperKind, body: int | None = None, year: int | None = None) -> list[Stub]:
    """The minutes or reports that the actor may know of and not read, the latest first, narrowed as the list is."""
    which = Q(kind=kind.value)
    if body is not None:
        which &= Q(body=body)
    if year is not None:
        which &= Q(dated__year=year)
    return _stubs(by, which)


def stub_of_meeting(by: Actor, meeting: int) -> Stub | None:
    """The stub of a meeting whose minutes the actor may not read, or None where they may not know of them either."""
    return next(iter(_stubs(by, Q(meeting=meeting, kind=PaperKind.MINUTES.value))), None)


def stub_of_report(by: Actor, paper: int) -> Stub | None:
    """The stub of a report that the actor may not read, or None where they may not know of it either."""
    return next(iter(_stubs(by, Q(pk=paper, kind=PaperKind.REPORT.value))), None)


def stub_of_document(by: Actor, document: int) -> Stub | None:
    """The stub of a document that the actor may not read, or None where they may not know of it either.

    A paper may be open to them, and its document not: it holds items that are restricted.
    """
    top = highest(by)
    hidden = Item.objects.filter(paper=OuterRef("pk"), level__gt=top, level__in=CHOSEN, stub=True)
    papers = papers_seen_by(by).filter(
        Exists(hidden), partnership_id=_place(by), document_id=document, document__level__gt=top
    )
    found = papers.filter(document__level__in=CHOSEN).first()
    if found is not None and found.document is not None:
        return Stub(found.pk, found.kind, found.body.name if found.body else "", found.dated, found.document.level)
    return next(iter(_stubs(by, Q(document=document))), None)


def stub_items(by: Actor, paper: Paper) -> list[ItemStub]:
    """The items of a paper, open to the actor, that they may know of and not read; one stub for an item with parts."""
    hidden = Item.objects.filter(partnership_id=_place(by), paper=paper, level__gt=highest(by))
    rows = hidden.order_by("position", "id").values_list("pk", "parent_id", "number", "position", "stub", "level")
    found = [
        (ItemStub(number, parent, printed, at), stub and level in CHOSEN)
        for number, parent, printed, at, stub, level in rows
    ]
    numbers = {item.pk for item, _ in found}
    return [item for item, stub in found if stub and item.parent_id not in numbers]


def without_closed_document(by: Actor, paper: Paper) -> Paper:
    """The same paper, as if typed where the actor may not read its document: no mark leads to what is closed."""
    if paper.document is not None and paper.document.level > highest(by):
        paper.closed_document, paper.document = paper.document, None
    return paper


def _stubs(by: Actor, which: Q) -> list[Stub]:
    papers = Paper.objects.filter(which, partnership_id=_place(by), withdrawn_at__isnull=True, stub=True)
    papers = papers.filter(level__gt=highest(by), level__in=CHOSEN).order_by(F("dated").desc(nulls_last=True), "-id")
    rows = papers.values_list("pk", "kind", "body__name", "dated", "level")
    return [Stub(row, kind, body or "", dated, level) for row, kind, body, dated, level in rows]


def _place(by: Actor) -> int:
    """The partnership whose stubs the actor is shown; none where they read only what is shared with them."""
    return 0 if only_shared(by) else partnership_of(by)
