"""Where words stand in the documents of the record: the texts of all of them, but for what is sealed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from frankpledge.documents.models import Document, Page
from frankpledge.documents.queries import documents_seen_by
from frankpledge.kit.cutting import Words, around, page_at
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import ActionOwner, Attendance
from frankpledge.people.models import Person
from frankpledge.people.queries import partnership_of
from frankpledge.people.rules.roles import Verb, allowed
from frankpledge.rights.queries.left import rows_standing_for


@dataclass(frozen=True, slots=True)
class Stands:
    """Words at a place of a document: characters `start` to `end`, the words around, and the page that they are on."""

    start: int
    end: int
    before: str
    words: str
    after: str
    page: int | None


@dataclass(frozen=True, slots=True)
class InDocument:
    """A document with the places in it where words stand, and what it is called."""

    number: int
    name: str
    level: int
    added: str
    paper: int | None
    places: tuple[Stands, ...]


def answered_by(by: Actor) -> int:
    """The partnership for whose personal data the actor answers; 0, which no row has, where they answer for none."""
    place = partnership_of(by)
    return place if allowed(by, Verb.ANSWER, place) else 0


def may_look(by: Actor) -> int:
    """The partnership whose documents the actor looks through, to ask for a redaction or to approve one; 0 for none."""
    place = partnership_of(by)
    return place if allowed(by, Verb.ANSWER, place) or allowed(by, Verb.APPROVE, place) else 0


def documents_open(by: Actor) -> QuerySet[Document]:
    """Every document that those who answer for personal data, or approve a redaction, may look through."""
    return documents_seen_by(by).filter(partnership_id=may_look(by))


def texts_of(by: Actor, numbers: Iterable[int] | None = None) -> Iterator[tuple[int, str]]:
    """The text of each document, or of these alone, with its number; in one query."""
    documents = documents_open(by).order_by("pk")
    if numbers is not None:
        documents = documents.filter(pk__in=list(numbers))
    yield from documents.values_list("pk", "text").iterator(chunk_size=50)


def documents_with(by: Actor, words: Words, person: Person | None = None) -> list[int]:
    """The documents, by number, that hold words, in their text or name, or a fact that is tied to the person."""
    rows = rows_standing_for(by, person)
    tied = _tied(by, rows) if rows else set()
    names = documents_open(by).order_by("pk").values_list("pk", "name")
    tied |= {number for number, name in names if words.stand_in(name)}
    return sorted(tied | {number for number, text in texts_of(by) if words.stand_in(text)})


def places_of(by: Actor, words: Words, person: Person | None = None) -> list[InDocument]:
    """The documents that hold words, or facts tied to the person, each with every place; in six queries."""
    numbers = documents_with(by, words, person)
    starts: dict[int, list[tuple[int, int]]] = {}
    pages = Page.objects.filter(document__in=numbers).order_by("document", "number")
    for number, page, start in pages.values_list("document_id", "number", "start"):
        starts.setdefault(number, []).append((start, page))
    found = []
    for document in documents_open(by).filter(pk__in=numbers).order_by("pk").defer(None).select_related("paper"):
        paper = getattr(document, "paper", None)
        stands = [_stands(document.text, place, starts.get(document.pk, [])) for place in words.places(document.text)]
        found.append(
            InDocument(
                document.pk,
                document.name,
                document.level,
                document.added_at.date().isoformat(),
                paper.pk if paper else None,
                tuple(stands),
            )
        )
    return found


def _tied(by: Actor, rows: Iterable[int]) -> set[int]:
    """The documents of papers whose facts are tied to these rows of people, those that were withdrawn too."""
    place, numbers = partnership_of(by), list(rows)
    there = Attendance.objects.filter(partnership_id=place, person__in=numbers).order_by()
    owned = ActionOwner.objects.filter(partnership_id=place, person__in=numbers).order_by()
    found = documents_open(by).filter(Q(paper__in=there.values("paper")) | Q(paper__in=owned.values("action__paper")))
    return set(found.order_by().values_list("pk", flat=True))


def _stands(text: str, place: tuple[int, int], pages: list[tuple[int, int]]) -> Stands:
    start, end = place
    before, after = around(text, start, end)
    page = pages[page_at([begins for begins, _ in pages], start)][1] if pages else None
    return Stands(start, end, before, " ".join(text[start:end].split()), after, page)
