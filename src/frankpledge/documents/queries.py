"""Every read of documents, narrowed to what the actor may see."""

from collections.abc import Iterable
from dataclasses import replace

from django.core.files.storage import default_storage
from django.db.models import QuerySet

from frankpledge.documents.models import Document, Page, Quotation
from frankpledge.documents.rules import Mark, Sheet, Side, shown_beside
from frankpledge.ledger.rules import Actor
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import only_shared

WITH_PAGES = ("pdf",)  # formats whose pages can be shown as they were printed
LAID_OUT = ("docx", "odt", "html", "rtf", "sheet")  # those whose paragraphs and tables are known


def documents_seen_by(by: Actor) -> QuerySet[Document]:
    """The documents in the record, the latest first, without their texts until asked for.

    None for somebody who reads only what is shared with them: papers are shared, and documents found by their papers.
    """
    place = 0 if only_shared(by) else partnership_of(by)
    return Document.objects.filter(partnership_id=place, level__lte=highest(by)).defer("text")


def document_with(by: Actor, fingerprint: str) -> Document | None:
    """The document with this fingerprint, if the record holds it; of a pack, its first paper."""
    return documents_seen_by(by).filter(fingerprint=fingerprint).order_by("part").first()


def was_sealed(by: Actor, fingerprint: str) -> bool:
    """Whether the file with this fingerprint, or a paper of it, is a sealed original."""
    rows = Document.objects.filter(partnership_id=partnership_of(by), fingerprint=fingerprint)
    return rows.filter(level=Level.SEALED.value).exists()


def papers_with(by: Actor, fingerprints: Iterable[str]) -> QuerySet[Document]:
    """The documents of these files: one each, or the papers of a pack in order."""
    return documents_seen_by(by).filter(fingerprint__in=list(fingerprints)).order_by("fingerprint", "part")


def sheets_of(document: Document) -> list[Sheet]:
    """The pages of a document in order, with their words; none where its kind has no pages."""
    rows = Page.objects.filter(document=document).order_by("number")
    return [Sheet(*row) for row in rows.values_list("number", "start", "end", "width", "height", "words")]


def has_page(document: Document, number: int) -> bool:
    """Whether a document has this page, as its file counts them, and it can be shown."""
    return document.format in WITH_PAGES and Page.objects.filter(document=document, number=number).exists()


def side_of(document: Document, marks: list[Mark], wanted: str) -> Side:
    """A document, its text included, to be shown beside its facts in the way that is `wanted`, one of SIDES."""
    laid = wanted != "text"
    sheets = sheets_of(document) if laid and document.format in WITH_PAGES else []
    layout = laid and document.format in LAID_OUT
    side = shown_beside(document.pk, document.name, document.text, marks, sheets, layout=layout)
    has_other = not laid and document.format in (*WITH_PAGES, *LAID_OUT)
    return replace(side, other="pages") if has_other else side


def quotations_seen_by(by: Actor, numbers: Iterable[int]) -> QuerySet[Quotation]:
    """These quotations, by number, of documents that the actor may read."""
    return Quotation.objects.filter(document__in=documents_seen_by(by).values("pk"), pk__in=list(numbers))


def content_of(document: Document) -> bytes:
    """The bytes of a document as it came in.  Raises FileNotFoundError when the store has lost them."""
    with default_storage.open(document.stored_as, "rb") as file:
        return bytes(file.read())
