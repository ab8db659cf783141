"""Who may do what with documents: one predicate a verb."""

from frankpledge.documents.models import Document
from frankpledge.ledger.rules import Actor
from frankpledge.people.rules.roles import keeps, reads


def may_add_document(by: Actor, document: Document) -> bool:
    """Whether the actor may bring a file into the record."""
    return keeps(by, document.partnership_id)


def may_quote(by: Actor, document: Document) -> bool:
    """Whether the actor may tie facts to the words of this document."""
    return keeps(by, document.partnership_id)


def may_open(by: Actor, document: Document) -> bool:
    """Whether the actor may read this document's words."""
    return reads(by, document.partnership_id)
