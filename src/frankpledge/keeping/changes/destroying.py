"""Carrying a destruction out: the rows of a thing in one transaction with its tombstone, then its files.

Each step says in the tombstone that it was done, so that a destruction which was stopped goes on where it was.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from frankpledge.chasing.changes import forget_paper
from frankpledge.documents.changes import destroy_document, remove_file
from frankpledge.documents.models import Document
from frankpledge.intake.changes import destroy_review, destroy_upload, waits_for_file
from frankpledge.intake.models import Upload
from frankpledge.keeping import access
from frankpledge.keeping.changes.holding import one_at_a_time
from frankpledge.keeping.changes.outside import add_line
from frankpledge.keeping.models import Destruction, Tombstone
from frankpledge.keeping.queries.due import thing_here
from frankpledge.keeping.queries.marks import files_of, marks_of
from frankpledge.keeping.queries.things import Found, goes_as, row_is_there
from frankpledge.keeping.rules.asking import DestructionState, Ground
from frankpledge.keeping.rules.due import Verdict, may_go
from frankpledge.keeping.rules.kinds import Kind
from frankpledge.keeping.rules.tombstones import Line
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.changes import destroy_paper, forget_names
from frankpledge.meetings.changes.destroying import Named
from frankpledge.meetings.models import Meeting, Paper
from frankpledge.meetings.queries.packs import files_of_meeting, is_of_meeting
from frankpledge.people.changes import destroy_invitation, destroy_recovery
from frankpledge.people.changes.drafts import drop_drafts_about
from frankpledge.people.models import Invitation, Recovery


def destroy_rows(by: Actor, tombstone: Tombstone) -> Tombstone:
    """Take everything out of the database that is known of a thing, and keep in its tombstone which files are to go.

    What is under a hold by now is kept, and so is what no rule says is due any longer, where a rule was the ground, and
    what has become something else than was asked for.  Only what is no longer there is said to be destroyed.
    """
    with change(by, "destroyed", tombstone.destruction, access.may_do) as destruction:
        one_at_a_time(destruction.partnership_id)
        tombstone = Tombstone.objects.select_for_update().get(pk=tombstone.pk)
        if tombstone.destroyed_at is not None or tombstone.kept:
            return tombstone
        kind = Kind(tombstone.kind)
        here = thing_here(by, kind, tombstone.number)
        if _stays(destruction, kind, here) if here is not None else row_is_there(kind, tombstone.number):
            tombstone.kept = True
        else:
            if here is not None:
                found = here[0]
                tombstone.marks, tombstone.files = marks_of(found), files_of(found)
                tombstone.meeting_number = found.meeting
                beside = files_of_meeting(found.meeting) if found.meeting else []
                _destroy(by, destruction, found)
                if beside and not Meeting.objects.filter(pk=found.meeting or 0).exists():
                    tombstone.files = sorted({*tombstone.files, *beside})
            tombstone.destroyed_at = timezone.now()
        tombstone.save()
    return tombstone


def note_outside(by: Actor, tombstone: Tombstone, folder: Path) -> None:
    """Write the tombstone where a backup that is restored does not put it back: a line of a file, without content.

    What was gone already when its turn came has no marks, and is of no use there.  Raises OSError where the folder
    takes nothing; the destruction is then gone on with later.
    """
    one = tombstone.destruction
    assert one.decided_by_id is not None
    assert tombstone.destroyed_at is not None
    if tombstone.marks:
        line = Line(
            tombstone.destroyed_at, tombstone.partnership_id, tombstone.kind, tombstone.number, tuple(tombstone.marks),
            one.ground, one.asked_by_id, one.decided_by_id,
        )  # fmt: skip
        add_line(folder, line)
    with change(by, "noted a tombstone", one, access.may_do):
        Tombstone.objects.filter(pk=tombstone.pk).update(noted_at=timezone.now())


def remove_files(by: Actor, tombstone: Tombstone) -> None:
    """Remove the files of what was destroyed, unless something else of the partnership is of them."""
    with change(by, "removed files", tombstone.destruction, access.may_do):
        one_at_a_time(tombstone.partnership_id)
        for printed in tombstone.files:
            place = tombstone.partnership_id
            if not waits_for_file(place, printed) and not is_of_meeting(place, printed):
                remove_file(place, printed)
        Tombstone.objects.filter(pk=tombstone.pk).update(files=[], cleared_at=timezone.now())


def end_destruction(by: Actor, destruction: Destruction, now: datetime) -> None:
    """Say that a destruction is done, once everything of it is gone or kept."""
    with change(by, "ended a destruction", destruction, access.may_do) as destruction:
        left = destruction.tombstones.filter(cleared_at__isnull=True, kept=False)
        if not left.exists():
            destruction.state, destruction.done_at = DestructionState.DONE.value, now
            destruction.save(update_fields=["state", "done_at"])


def _stays(destruction: Destruction, kind: Kind, here: tuple[Found, Verdict]) -> bool:
    found, told = here
    if told.holds or not goes_as(kind, found):
        return True
    if destruction.ground != Ground.RULE or destruction.again:
        return False
    return not may_go(told) or told.rule is None or told.rule.number != destruction.rule_id


def _destroy(by: Actor, destruction: Destruction, found: Found) -> None:
    thing = found.thing
    match thing.kind:
        case Kind.UPLOAD:
            destroy_upload(by, Upload.objects.get(pk=thing.number))
        case Kind.INVITATION:
            destroy_invitation(by, Invitation.objects.get(pk=thing.number))
        case Kind.RECOVERY:
            destroy_recovery(by, Recovery.objects.get(pk=thing.number))
        case Kind.SEALED:
            _documents(by, [thing.number])
        case _:
            documents = list(Document.objects.filter(pk__in=thing.documents).order_by("-pk"))
            text = "\n".join(f"{one.name}\n{one.text}" for one in documents)
            paper = Paper.objects.filter(pk=found.paper).first() if found.paper else None
            for one in documents:
                destroy_review(by, one)
            if paper is not None:
                forget_paper(paper)
            named = destroy_paper(by, paper) if paper is not None else Named()
            _documents(by, [one.pk for one in documents])
            forget_names(by, destruction.partnership, named, text)


def _documents(by: Actor, numbers: Iterable[int]) -> None:
    """Take these documents out, the redacted copies before what they stand for."""
    for number in sorted(numbers, reverse=True):
        document = Document.objects.get(pk=number)
        destroy_review(by, document)
        drop_drafts_about(document.partnership_id, document.pk)
        destroy_document(by, document)
