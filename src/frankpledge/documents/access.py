"""Who may do what with documents: one predicate a verb."""

from frankpledge.documents.models import Document
from frankpledge.ledger.rules import Actor
from frankpledge.people.rules.marking import Level, Marking, opens
from frankpledge.people.rules.roles import Verb, allowed, keeps, marks, reads, reads_up_to


def may_add_document(by: Actor, document: Document) -> bool:
    """Whether the actor may bring a file into the record."""
    return keeps(by, document.partnership_id)


def may_quote(by: Actor, document: Document) -> bool:
    """Whether the actor may tie facts to the words of this document."""
    return keeps(by, document.partnership_id) and may_open(by, document)


def may_open(by: Actor, document: Document) -> bool:
    """Whether the actor may read this document's words."""
    return reads(by, document.partnership_id) and document.level <= reads_up_to(by)


def may_mark(by: Actor, document: Document, marking: Marking) -> bool:
    """Whether the actor may give this document this marking, which needs more where it opens the document."""
    own = document.marking if document.marking is not None else Level.OFFICIAL
    opening = opens(document.said, own, marking, Level.PUBLIC)
    return may_open(by, document) and marks(by, document.partnership_id, opening=opening)


def may_redact(by: Actor, document: Document) -> bool:
    """Whether the actor may have a redacted copy stand for this document; who asked for it, the redaction knows."""
    return by.user is not None and may_open(by, document) and allowed(by, Verb.APPROVE, document.partnership_id)


def may_mark_on_its_way(by: Actor, document: Document) -> bool:
    """Whether the actor may mark this document before it enters the record: whoever brings papers in."""
    as_it_is = document.said or Marking(level=Level(document.level))
    return may_add_document(by, document) and may_mark(by, document, as_it_is)


def may_destroy(by: Actor, document: Document) -> bool:
    """Whether the actor may carry out that this document is destroyed: background work; who asked and approved, keeping
    knows."""
    return by.is_process and allowed(by, Verb.DESTROY, document.partnership_id)
