"""Everything that a rule may speak of, as plain values: what the pure rules decide about.

All of a partnership is looked at, whatever its marking, since a hold holds what is sealed too; what of it is shown to
somebody, and how it is called, `due` narrows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from frankpledge.documents.models import Document
from frankpledge.intake.models import Review, Upload
from frankpledge.intake.rules.states import UploadState
from frankpledge.keeping.queries.holding import people_held
from frankpledge.keeping.rules.due import Hold, Thing
from frankpledge.keeping.rules.kinds import Kind, Since
from frankpledge.kit.cutting import Words
from frankpledge.meetings.models import ActionOwner, Attendance, Paper
from frankpledge.meetings.rules.kinds import PaperKind
from frankpledge.people.models import Invitation, Person, PersonName, Recovery

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Found:
    """A thing with what it is called by: whose it is, its marking, its paper and its document."""

    thing: Thing
    level: int = 0
    body: str = ""
    name: str = ""
    paper: int | None = None
    document: int | None = None
    meeting: int | None = None


@dataclass(frozen=True, slots=True)
class Only:
    """Which things are looked at, by the numbers of their rows; every one where None stands."""

    papers: frozenset[int] | None = None
    documents: frozenset[int] | None = None
    uploads: frozenset[int] | None = None
    invitations: frozenset[int] | None = None
    recoveries: frozenset[int] | None = None

    @classmethod
    def of(cls, wanted: Iterable[tuple[str, int]]) -> "Only":
        """These things alone, by kind and number, with what is of the same documents."""
        found = defaultdict[type[Model] | None, set[int]](set)
        for kind, number in wanted:
            found[_ROWS.get(kind)].add(number)
        return cls(*(frozenset(found[model]) for model in (Paper, Document, Upload, Invitation, Recovery)))

    def with_families(self, place: int, families: Mapping[int, frozenset[int]]) -> "Only":
        """These with every document that goes with one of them, and the paper of each."""
        if self.papers is None or self.documents is None:
            return self
        rows = Paper.objects.filter(partnership_id=place).order_by()
        own = rows.filter(pk__in=self.papers).values_list("document_id", flat=True)
        documents = self.documents | {number for number in own if number is not None}
        documents = documents.union(*(families.get(number, frozenset()) for number in documents))
        papers = self.papers | set(rows.filter(document__in=documents).values_list("pk", flat=True))
        return replace(self, papers=papers, documents=documents)


PAPERS = frozenset({Kind.MINUTES, Kind.REPORT, Kind.WITHDRAWN})
_ROWS: dict[str, type[Model]] = {
    **dict.fromkeys(PAPERS, Paper), Kind.NOT_ENTERED: Document, Kind.SEALED: Document, Kind.UPLOAD: Upload,
    Kind.INVITATION: Invitation, Kind.RECOVERY: Recovery,
}  # fmt: skip


def everything(place: int, holds: Sequence[Hold], only: Only | None = None) -> list[Found]:
    """Everything of the partnership that a rule may speak of, in the order of kinds and numbers; in a dozen queries.

    With `only`, those things and what goes with them: what one document needs does not read every other.
    """
    families = _families(place)
    only = (only or Only()).with_families(place, families)
    named = _Named(place, holds, families, only)
    found = [
        *_papers(place, families, named, only.papers),
        *_documents(place, families, named, only.documents),
        *_uploads(place, only.uploads),
        *_links(place, named, only),
    ]
    order = list(Kind)
    return sorted(found, key=lambda one: (order.index(one.thing.kind), one.thing.number))


def row_is_there(kind: Kind, number: int) -> bool:
    """Whether the row is in the record by which a thing of this kind is known, whatever has become of it."""
    return _ROWS[kind]._base_manager.filter(pk=number).exists()


def asked_for_as(found: Found) -> list[tuple[str, int]]:
    """By which kinds and numbers a thing may have been asked for, whatever it is by now.

    A paper is the same paper when it was withdrawn or put back, and a document the same document when it entered the
    record or was sealed.
    """
    keys = [(found.thing.kind.value, found.thing.number)]
    if found.paper is not None:
        keys += [(kind.value, found.paper) for kind in PAPERS if kind is not found.thing.kind]
    if found.document is not None:
        keys += [(kind.value, found.document) for kind in (Kind.NOT_ENTERED, Kind.SEALED)]
    return list(dict.fromkeys(keys))


def goes_as(kind: str, found: Found) -> bool:
    """Whether a thing goes as one of that kind does: a sealed original goes alone, and anything else with its own."""
    return (kind == Kind.SEALED) == (found.thing.kind is Kind.SEALED)


def _only(rows: QuerySet[M], numbers: frozenset[int] | None, column: str = "pk") -> QuerySet[M]:
    return rows if numbers is None else rows.filter(**{f"{column}__in": numbers})


def _families(place: int) -> dict[int, frozenset[int]]:
    """For each document that was redacted, or is a copy, every document that it stands for or that stands for it."""
    rows = Document.objects.filter(partnership_id=place, stands_for__isnull=False).order_by("pk")
    families: dict[int, set[int]] = {}
    for copy, original in rows.values_list("pk", "stands_for_id"):
        one = families.get(copy, {copy}) | families.get(original or 0, {original or 0})
        for number in one:
            families[number] = one
    return {number: frozenset(one) for number, one in families.items()}


class _Named:
    """Which of the people under a hold each paper, document or address names; nothing is asked where nobody is."""

    def __init__(self, place: int, holds: Sequence[Hold], families: Mapping[int, frozenset[int]], only: Only) -> None:
        self.papers, self.documents = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
        self.words: dict[int, Words] = {}
        groups = people_held(holds)
        if not groups:
            return
        root_of = {number: root for root, rows in groups.items() for number in rows}
        there = Attendance.objects.filter(partnership_id=place, person__in=root_of).order_by()
        owned = ActionOwner.objects.filter(partnership_id=place, person__in=root_of).order_by()
        there, owned = _only(there, only.papers, "paper"), _only(owned, only.papers, "action__paper")
        for paper, person in there.values_list("paper_id", "person_id"):
            self.papers[paper].add(root_of[person or 0])
        for paper, person in owned.values_list("action__paper_id", "person_id"):
            self.papers[paper].add(root_of[person or 0])
        spelt = defaultdict[int, set[str]](set)
        for model, number, name in ((Person, "pk", "name"), (PersonName, "person_id", "spelling")):
            mine = Q(pk__in=root_of) if model is Person else Q(person__in=root_of)
            for row, spelling in model._base_manager.filter(mine).values_list(number, name):
                spelt[root_of[row]].add(spelling)
        self.words = {root: Words(spellings) for root, spellings in spelt.items()}
        texts = _only(Document.objects.filter(partnership_id=place), only.documents)
        for document, text in texts.values_list("pk", "text").iterator(chunk_size=50):
            if said := self.in_text(text):
                for one in families.get(document, frozenset({document})):
                    self.documents[one] |= said

    def in_text(self, text: str) -> set[int]:
        """Whom of them a text names."""
        return {root for root, words in self.words.items() if words.stand_in(text)}


def _papers(
    place: int, families: Mapping[int, frozenset[int]], named: _Named, only: frozenset[int] | None
) -> Iterator[Found]:
    columns = (
        "pk", "kind", "body_id", "body__kind", "body__name", "dated", "meeting__held_on", "withdrawn_at", "entered_at",
        "document_id", "document__added_at", "level", "meeting_id",
    )  # fmt: skip
    for row in _only(Paper.objects.filter(partnership_id=place), only).order_by("pk").values(*columns):
        number, minutes = row["pk"], row["kind"] == PaperKind.MINUTES
        days = {
            Since.MEETING: row["meeting__held_on"],
            Since.DATED: row["dated"],
            Since.ENTERED: _day(row["entered_at"]),
            Since.CAME_IN: _day(row["document__added_at"]),
            Since.WITHDRAWN: _day(row["withdrawn_at"]),
        }
        document = row["document_id"]
        kind = Kind.WITHDRAWN if row["withdrawn_at"] else Kind.MINUTES if minutes else Kind.REPORT
        yield Found(
            Thing(
                kind,
                number,
                {since: day for since, day in days.items() if day is not None},
                row["body_id"],
                row["body__kind"] or "",
                _family(document, families),
                frozenset(named.papers.get(number, set()) | named.documents.get(document, set())),
            ),
            row["level"],
            row["body__name"] or "",
            "",
            number,
            document,
            row["meeting_id"],
        )


def _documents(
    place: int, families: Mapping[int, frozenset[int]], named: _Named, only: frozenset[int] | None
) -> Iterator[Found]:
    """Documents without a paper: what never entered, lists that did; and sealed originals."""
    reviews = _only(Review.objects.filter(partnership_id=place), only, "document")
    bodies = dict(reviews.order_by().values_list("document_id", "body_id"))
    rows = _only(Document.objects.filter(partnership_id=place, paper__isnull=True), only).order_by("pk")
    own = dict(
        Paper.objects.filter(partnership_id=place, document__in=list(families)).values_list("document_id", "body_id")
    )
    for row in rows.values("pk", "name", "added_at", "level", "copy__pk", "copy__added_at"):
        number, days = row["pk"], {Since.CAME_IN: _day(row["added_at"])}
        kind = Kind.NOT_ENTERED if row["copy__pk"] is None else Kind.SEALED
        if kind is Kind.SEALED:
            days[Since.SEALED] = _day(row["copy__added_at"])
        family = _family(number, families)
        body = bodies.get(number) or next((own[one] for one in family if own.get(one)), None)
        yield Found(
            Thing(
                kind,
                number,
                {since: day for since, day in days.items() if day is not None},
                body,
                "",
                family,
                frozenset(named.documents.get(number, set())),
            ),
            row["level"],
            "",
            row["name"],
            None,
            number,
        )


def _uploads(place: int, only: frozenset[int] | None) -> Iterator[Found]:
    rows = Upload.objects.filter(partnership_id=place, state=UploadState.REFUSED.value, document__isnull=True)
    for number, name, at in _only(rows, only).order_by("pk").values_list("pk", "name", "at"):
        yield Found(Thing(Kind.UPLOAD, number, {Since.CAME_IN: timezone.localdate(at)}), name=name)


def _links(place: int, named: _Named, only: Only) -> Iterator[Found]:
    """Invitations and recoveries that ended."""
    now = timezone.now()
    invited = _only(Invitation.objects.filter(partnership_id=place), only.invitations).order_by("pk")
    for row in invited.values("pk", "name", "made_at", "used_at", "withdrawn_at", "expires_at"):
        ended = row["used_at"] or row["withdrawn_at"] or (row["expires_at"] if row["expires_at"] <= now else None)
        if ended is not None:
            days = {Since.ENDED: timezone.localdate(ended), Since.CAME_IN: timezone.localdate(row["made_at"])}
            yield Found(Thing(Kind.INVITATION, row["pk"], days, people=frozenset(named.in_text(row["name"]))))
    recoveries = _only(Recovery.objects.filter(partnership_id=place), only.recoveries).order_by("pk")
    for one in recoveries.values("pk", "subject__name", "asked_at", "used_at", "expires_at"):
        ended = one["used_at"] or (one["expires_at"] if one["expires_at"] <= now else None)
        if ended is not None:
            days = {Since.ENDED: timezone.localdate(ended), Since.CAME_IN: timezone.localdate(one["asked_at"])}
            people = frozenset(named.in_text(one["subject__name"]))
            yield Found(Thing(Kind.RECOVERY, one["pk"], days, people=people))


def _family(document: int | None, families: Mapping[int, frozenset[int]]) -> frozenset[int]:
    return frozenset() if document is None else families.get(document, frozenset({document}))


def _day(at: datetime | None) -> date | None:
    return None if at is None else timezone.localdate(at)
