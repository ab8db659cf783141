"""What came in and what was read of it goes, when a document is destroyed."""

from frankpledge.documents.access import may_destroy
from frankpledge.documents.models import Document
from frankpledge.intake import access
from frankpledge.intake.models import Reading, Review, Spreadsheet, Upload
from frankpledge.intake.rules.states import UploadState
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor


def destroy_review(by: Actor, document: Document) -> None:
    """Take out a document's review with its facts, its readings, the spreadsheet that it is, and the rows of files that
    came in as it."""
    with change(by, "destroyed", document, may_destroy) as document:
        Spreadsheet.objects.filter(document=document).delete()
        Review.objects.filter(document=document).delete()
        Reading.objects.filter(document=document).delete()
        Upload.objects.filter(document=document).delete()
        same = Upload.objects.filter(partnership=document.partnership_id, fingerprint=document.fingerprint)
        same.filter(document__isnull=True, state=UploadState.REFUSED.value).delete()


def destroy_upload(by: Actor, upload: Upload) -> str:
    """Take out the row of a file that could not be read; gives the fingerprint of the file, or nothing."""
    with change(by, "destroyed", upload, access.may_destroy) as upload:
        Upload.objects.filter(pk=upload.pk).delete()
    return upload.fingerprint


def waits_for_file(place: int, printed: str) -> bool:
    """Whether a file of this fingerprint came in that waits to be read."""
    rows = Upload.objects.filter(partnership_id=place, fingerprint=printed)
    return rows.filter(state=UploadState.WAITING.value).exists()
