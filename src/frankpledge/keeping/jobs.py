"""Background work of keeping: carrying out what two people said is to be destroyed."""

from django.conf import settings
from django.utils import timezone

from frankpledge.keeping import changes
from frankpledge.keeping.models import Destruction
from frankpledge.keeping.queries.due import destructions_left
from frankpledge.keeping.rules.asking import DestructionState
from frankpledge.ledger.context import reading
from frankpledge.people.models import Partnership
from frankpledge.people.queries import process_for
from frankpledge.people.rls import whole_record
from frankpledge.work.queries import to_be_done
from frankpledge.work.rules.retrying import NotNow


def destroy(destruction: int, partnership: int) -> None:
    """Destroy what a destruction says: of each thing first the rows, then the files.

    Stopped anywhere, it goes on there when it is done again; done again after its end, it does nothing.  Raises NotNow
    where a folder takes nothing at the moment.
    """
    by = process_for(Partnership.objects.get(pk=partnership), "keeping", timezone.localdate())
    with reading(by):
        one = Destruction.objects.select_related("partnership").get(pk=destruction)
        if one.state != DestructionState.APPROVED:
            return
        for tombstone in one.tombstones.order_by("pk"):
            tombstone.destruction = one
            if tombstone.destroyed_at is None and not tombstone.kept:
                tombstone = changes.destroy_rows(by, tombstone)
                tombstone.destruction = one
            try:
                if tombstone.destroyed_at is not None and tombstone.noted_at is None:
                    changes.note_outside(by, tombstone, settings.FRANKPLEDGE_ANCHORS)
                if tombstone.destroyed_at is not None and tombstone.cleared_at is None:
                    changes.remove_files(by, tombstone)
            except OSError as error:
                raise NotNow("the tombstone could not be kept, or a file not be removed") from error
        changes.end_destruction(by, one, timezone.now())


def go_on() -> None:
    """Queue again every destruction that was approved and not carried out: what stopped it may have passed."""
    with whole_record():
        waiting = [values["destruction"] for values in to_be_done("keeping.destroy")]
        for one in destructions_left():
            if one.pk not in waiting:
                changes.queue_destruction(one)
