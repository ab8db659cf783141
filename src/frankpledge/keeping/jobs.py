"""Background work of keeping: carrying out what two people said is to be destroyed."""

from django.conf import settings
from django.utils import timezone

from frankpledge.keeping import changes
from frankpledge.keeping.models import Destruction
from frankpledge.keeping.rules.asking import DestructionState
from frankpledge.ledger.context import reading
from frankpledge.people.models import Partnership
from frankpledge.people.queries import process_for


def destroy(destruction: int, partnership: int) -> None:
    """Destroy what a destruction says: of each thing first the rows, then the files.

    Stopped anywhere, it goes on there when it is done again; done again after its end, it does nothing.
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
            if tombstone.destroyed_at is not None and tombstone.noted_at is None:
                changes.note_outside(by, tombstone, settings.FRANKPLEDGE_ANCHORS)
            if tombstone.destroyed_at is not None and tombstone.cleared_at is None:
                changes.remove_files(by, tombstone)
        changes.end_destruction(by, one, timezone.now())
