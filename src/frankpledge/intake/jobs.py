"""Background work of intake: reading what came in."""

from django.utils import timezone

from frankpledge.intake.changes import give_up
from frankpledge.intake.changes import read_upload as read
from frankpledge.intake.models import Upload
from frankpledge.ledger.rules import Origin
from frankpledge.people.queries import process_for


def read_upload(upload: int) -> None:
    """Read a file that waits.  Done again after a kill, it finds the file read and does nothing.

    Where the reader fails the file says so to whoever brought it, and what failed stays with the job.
    """
    waiting = Upload.objects.select_related("partnership").get(pk=upload)
    by = process_for(waiting.partnership, "reader", timezone.localdate(), Origin.WORKER)
    try:
        read(by, waiting)
    except Exception:
        give_up(by, waiting)
        raise
