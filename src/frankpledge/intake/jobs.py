"""Background work of intake: reading what came in, entering what nobody has checked."""

from django.utils import timezone

from frankpledge.intake.changes import (
    enter_review,
    enter_rows,
    give_up,
    leave_rows,
    leave_to_review,
    queue_again,
    queue_rows_again,
    wait_again,
)
from frankpledge.intake.changes import read_upload as read
from frankpledge.intake.models import Review, Spreadsheet, Upload
from frankpledge.intake.rules.states import ReviewState, SheetState
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, NotPossible, Origin
from frankpledge.people.models import Partnership, User
from frankpledge.people.queries import actor_for, process_for


def read_upload(upload: int, partnership: int) -> None:
    """Read a file that waits, of the partnership of this number.

    Done again after a kill, it finds the file read and does nothing.
    """
    by = _reader(Partnership.objects.get(pk=partnership))
    with reading(by):
        read(by, Upload.objects.select_related("partnership").get(pk=upload))


def give_up_reading(upload: int, partnership: int, *, stopped: bool) -> None:
    """Say to whoever brought the file that it was not read; what failed stays with the job."""
    by = _reader(Partnership.objects.get(pk=partnership))
    with reading(by):
        give_up(by, Upload.objects.get(pk=upload), stopped=stopped)


def wait_to_be_read(upload: int, partnership: int) -> None:
    """Let a file that was given up wait again."""
    by = _reader(Partnership.objects.get(pk=partnership))
    with reading(by):
        wait_again(by, Upload.objects.get(pk=upload))


def enter_unchecked(review: int, user: int, partnership: int) -> None:
    """Enter a document as read, not checked, for the account that asked for it; 0 where a command did.

    What stands in the way is kept with the document, which is then to be reviewed again.
    """
    place = Partnership.objects.get(pk=partnership)
    reader = _reader(place)
    with reading(reader):
        waiting = Review.objects.select_related("partnership").get(pk=review)
        if waiting.state != ReviewState.QUEUED:
            return
        try:
            enter_review(_asked_by(place, user), waiting, unchecked=True)
        except NotPossible as error:
            leave_to_review(reader, waiting, str(error))


def give_up_entering(review: int, user: int, partnership: int, *, stopped: bool) -> None:
    """Put a document that could not be entered back among those to review."""
    by = _reader(Partnership.objects.get(pk=partnership))
    said = "Entering it was stopped." if stopped else "Entering it failed."
    with reading(by):
        leave_to_review(by, Review.objects.get(pk=review), f"{said} Open it and try again.")


def wait_to_enter(review: int, user: int, partnership: int) -> None:
    """Let a document that could not be entered wait again."""
    by = _reader(Partnership.objects.get(pk=partnership))
    with reading(by):
        queue_again(by, Review.objects.get(pk=review))


def enter_sheet(sheet: int, user: int, partnership: int) -> None:
    """Enter the rows of a spreadsheet for the account that asked for it; what stands in the way is kept with it."""
    place = Partnership.objects.get(pk=partnership)
    reader = _reader(place)
    with reading(reader):
        waiting = Spreadsheet.objects.select_related("partnership", "document").get(pk=sheet)
        if waiting.state != SheetState.QUEUED:
            return
        try:
            enter_rows(_asked_by(place, user), waiting)
        except NotPossible as error:
            leave_rows(reader, waiting, str(error))


def give_up_sheet(sheet: int, user: int, partnership: int, *, stopped: bool) -> None:
    """Put a spreadsheet whose rows could not enter back among those to look at."""
    by = _reader(Partnership.objects.get(pk=partnership))
    said = "Entering its rows was stopped." if stopped else "Entering its rows failed, and none of them entered."
    with reading(by):
        leave_rows(by, Spreadsheet.objects.get(pk=sheet), f"{said} Open it and try again.")


def wait_to_enter_sheet(sheet: int, user: int, partnership: int) -> None:
    """Let a spreadsheet whose rows could not enter wait again."""
    by = _reader(Partnership.objects.get(pk=partnership))
    with reading(by):
        queue_rows_again(by, Spreadsheet.objects.get(pk=sheet))


def _reader(partnership: Partnership) -> Actor:
    return process_for(partnership, "reader", timezone.localdate(), Origin.WORKER)


def _asked_by(partnership: Partnership, user: int) -> Actor:
    """The account that asked, with the roles that it holds by now."""
    if not user:
        return _reader(partnership)
    account = User.objects.get(pk=user)
    return actor_for(account, partnership.slug, timezone.localdate()).on_behalf("reader")
