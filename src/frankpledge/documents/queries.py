"""Every read of documents, narrowed to what the actor may see."""

from collections.abc import Iterable

from django.core.files.storage import default_storage
from django.db.models import QuerySet

from frankpledge.documents.models import Document, Quotation
from frankpledge.ledger.rules import Actor
from frankpledge.people.queries import partnership_of


def documents_seen_by(by: Actor) -> QuerySet[Document]:
    """The documents in the record, the latest first, without their texts until asked for."""
    return Document.objects.filter(partnership_id=partnership_of(by)).defer("text")


def document_with(by: Actor, fingerprint: str) -> Document | None:
    """The document with this fingerprint, if the record holds it."""
    return documents_seen_by(by).filter(fingerprint=fingerprint).first()


def quotations_seen_by(by: Actor, numbers: Iterable[int]) -> QuerySet[Quotation]:
    """These quotations, by number."""
    return Quotation.objects.filter(partnership_id=partnership_of(by), pk__in=list(numbers))


def content_of(document: Document) -> bytes:
    """The bytes of a document as it came in.  Raises FileNotFoundError when the store has lost them."""
    with default_storage.open(document.stored_as, "rb") as file:
        return bytes(file.read())
