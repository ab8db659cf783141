"""Who may do what with files coming in: one predicate a verb."""

from frankpledge.documents.models import Document
from frankpledge.intake.models import Review, Spreadsheet, Upload
from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Verb, allowed, keeps, reads_up_to


def may_upload(by: Actor, upload: Upload) -> bool:
    """Whether the actor may bring files in."""
    return keeps(by, upload.partnership_id)


def may_review(by: Actor, review: Review) -> bool:
    """Whether the actor may review a reading, enter it, withdraw it or have it read again; none that is sealed."""
    return keeps(by, review.partnership_id) and not review.sealed


def may_bring(by: Actor, here: Partnership) -> bool:
    """Whether the actor may bring spreadsheets in here, and see which came in."""
    return keeps(by, here.pk)


def may_bring_in(by: Actor, sheet: Spreadsheet) -> bool:
    """Whether the actor may bring this spreadsheet in, match its columns, enter its rows, and withdraw it."""
    return keeps(by, sheet.partnership_id) and sheet.document.level <= reads_up_to(by)


def may_redact(by: Actor, document: Document) -> bool:
    """Whether the actor may put what was read in a document into its redacted copy's words."""
    return by.user is not None and allowed(by, Verb.APPROVE, document.partnership_id)


def may_destroy(by: Actor, upload: Upload) -> bool:
    """Whether the actor may carry out that this file is destroyed: background work; who asked and approved, keeping
    knows."""
    return by.is_process and allowed(by, Verb.DESTROY, upload.partnership_id)
