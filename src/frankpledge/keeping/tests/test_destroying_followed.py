"""What became of a thing between asking and destroying: it is followed, kept, or gone already."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from frankpledge.documents.changes import redact_document
from frankpledge.documents.models import Document
from frankpledge.intake import changes as intake
from frankpledge.intake.models import Reading, Review
from frankpledge.intake.tests import make as incoming
from frankpledge.keeping import changes, jobs
from frankpledge.keeping.changes.outside import add_line
from frankpledge.keeping.models import Tombstone
from frankpledge.keeping.queries.due import dry_run, holds_of, holds_upon, things_of
from frankpledge.keeping.queries.marks import back_again
from frankpledge.keeping.queries.outside import lines_in
from frankpledge.keeping.rules.asking import DestructionState, Ground
from frankpledge.keeping.rules.due import Held
from frankpledge.keeping.rules.kinds import Kind
from frankpledge.keeping.tests import make
from frankpledge.keeping.tests.test_destroying import asked, carried_out, destroyed
from frankpledge.kit.cutting import Words
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes.placing import place_paper
from frankpledge.meetings.models import Paper
from frankpledge.meetings.tests import make as meetings
from frankpledge.people.models import Partnership, Person, PersonName
from frankpledge.work.changes.claiming import PASSING
from frankpledge.work.queries import to_be_done
from frankpledge.work.rules import schedules

pytestmark = pytest.mark.django_db


def test_a_hold_on_the_sealed_original_keeps_the_paper_on_its_copy(by: Actor, chair: Actor, anchors: Path) -> None:
    paper = make.old_minutes(by, meetings.item("7", "Saltpetre lamps"))
    original = make.redacted(by, paper, "Saltpetre")
    Document.objects.filter(pk=original.pk).update(added_at=datetime(2011, 2, 3, 12, tzinfo=UTC))
    rule = make.rule(by)
    one = asked(by, paper)
    hold = make.hold(by, Held.DAYS, first=date(2011, 2, 3), last=date(2011, 2, 3))
    (row,) = dry_run(by).ruled[rule.pk].held
    assert row.verdict.holds == (hold.pk,)
    assert holds_upon(hold.partnership_id, [paper.document_id or 0]) == {paper.document_id: (hold.pk,)}
    with pytest.raises(NotPossible, match="legal hold"):
        asked(by, paper)
    with pytest.raises(NotPossible, match="legal hold"):
        changes.approve_destruction(chair, one)
    changes.lift_hold(by, hold, reason="It is settled")
    changes.approve_destruction(chair, one)
    make.hold(by, Held.DAYS, first=date(2011, 2, 3), last=date(2011, 2, 3))
    carried_out(one)
    assert Tombstone.objects.get().kept
    assert Document.objects.count() == 2


def test_a_hold_on_the_board_that_a_paper_was_moved_from_keeps_it_with_its_original(by: Actor) -> None:
    paper = make.old_minutes(by, meetings.item("7", "Saltpetre lamps"))
    original, old = make.redacted(by, paper, "Saltpetre"), paper.body
    reading = Reading.objects.create(partnership=make.place_of(by), document=original, reader="one", found={})
    Review.objects.create(
        partnership=make.place_of(by), document=original, reading=reading, kind="minutes", body=old, sealed=True
    )
    other = make.old_minutes(by, body="Lamps Group", dated=date(2011, 1, 1)).body
    assert other is not None
    rule, hold = make.rule(by), make.hold(by, Held.BODY, body=old)
    place_paper(by, paper, other)
    paper.refresh_from_db()
    assert paper.body == other
    said = dry_run(by).ruled[rule.pk]
    assert [(row.found.paper, row.verdict.holds) for row in said.held] == [(paper.pk, (hold.pk,))]


def test_what_was_entered_meanwhile_is_destroyed_with_its_paper_or_kept_by_a_hold(
    by: Actor, chair: Actor, anchors: Path
) -> None:
    for is_held in (True, False):
        document = incoming.came_in(by, incoming.MINUTES.replace("2024", "2023" if is_held else "2022")).document
        one = changes.ask_by_hand(
            by, make.place_of(by), document=document.pk, ground=Ground.ERASURE, reason="They asked"
        )
        review = Review.objects.get(document=document)
        intake.accept_all(by, review)
        review.refresh_from_db()
        intake.enter_review(by, review)
        assert list(things_of(by, one)) == [("not_entered", document.pk)]
        changes.approve_destruction(chair, one)
        if is_held:
            hold = make.hold(by, Held.DOCUMENT, document=document)
            assert holds_of(by, one) == {hold.pk}
        carried_out(one)
        stone = one.tombstones.get()
        assert (stone.kept, stone.destroyed_at is None) == (is_held, is_held)
        assert Document.objects.filter(pk=document.pk).exists() == is_held
        assert Paper.objects.filter(document=document.pk).exists() == is_held


def test_what_was_redacted_meanwhile_is_kept_and_not_said_to_be_destroyed(
    by: Actor, chair: Actor, anchors: Path
) -> None:
    document = incoming.came_in(by).document
    one = changes.ask_by_hand(by, make.place_of(by), document=document.pk, ground=Ground.ERASURE, reason="They asked")
    redact_document(by, document, Words(["Rosa Lind"]))
    carried_out(changes.approve_destruction(chair, one))
    stone = Tombstone.objects.get()
    assert (stone.kept, stone.destroyed_at) == (True, None)
    assert Document.objects.count() == 2


def test_a_file_that_is_being_read_again_is_not_said_to_be_destroyed(by: Actor, chair: Actor, anchors: Path) -> None:
    upload = incoming.came_in(by, b"\x00\x01", "quixotic.bin")
    rule = make.rule(by, Kind.UPLOAD, years=0, months=1)
    later = Actor(by.origin, date(2099, 1, 1), by.user, partnership=by.partnership, roles=by.roles)
    one = changes.approve_destruction(chair, changes.ask_by_rule(later, rule, list(dry_run(later).rows())))
    type(upload).objects.filter(pk=upload.pk).update(state="waiting", problem="")
    carried_out(one)
    stone = Tombstone.objects.get()
    assert (stone.kept, stone.destroyed_at) == (True, None)


def test_what_another_destruction_took_leaves_its_marks_as_they_were(
    by: Actor, chair: Actor, anchors: Path, place: Partnership
) -> None:
    paper = make.old_minutes(by)
    both = [changes.approve_destruction(chair, asked(by, paper)) for _ in range(2)]
    with transaction.atomic():
        kept = transaction.savepoint()
        assert [carried_out(one).state for one in both] == [DestructionState.DONE] * 2
        assert Tombstone.objects.filter(noted_at__isnull=False, destroyed_at__isnull=False).count() == 2
        transaction.savepoint_rollback(kept)
    (line,) = lines_in(anchors)
    assert line.marks
    add_line(anchors, replace(line, marks=()))  # as it was written once
    add_line(anchors, replace(line, marks=("of what had this number in another restored record",)))
    assert back_again(place.pk, lines_in(anchors)) == [], "both are on their way"
    Tombstone.objects.update(kept=True)
    assert back_again(place.pk, lines_in(anchors)) == [line]


def test_where_the_folder_takes_nothing_it_is_tried_again_and_queued_again_each_day(
    by: Actor, chair: Actor, anchors: Path
) -> None:
    one = changes.approve_destruction(chair, asked(by, make.old_minutes(by)))
    anchors.write_text("a file, where a folder should be")
    with pytest.raises(PASSING):
        carried_out(one)
    one.refresh_from_db()
    assert one.state == DestructionState.APPROVED
    jobs.go_on()
    assert len(to_be_done("keeping.destroy")) == 1, "it waits already"
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED)
    jobs.go_on()
    assert to_be_done("keeping.destroy") == [{"destruction": one.pk, "partnership": one.partnership_id}]
    anchors.unlink()
    assert carried_out(one).state == DestructionState.DONE
    assert len(lines_in(anchors)) == 1
    DBTaskResult.objects.all().delete()
    jobs.go_on()
    assert to_be_done("keeping.destroy") == []
    assert schedules()["keeping.go_on"].every.at


def test_a_name_stays_that_another_document_prints_in_another_way(by: Actor, chair: Actor, anchors: Path) -> None:
    old = make.old_minutes(by, meetings.attendance("Zoë Fell"), meetings.attendance("Émile Oak"))
    meetings.document(by, "The thanks of the Board to ZOË\nFELL, and to Émilie Oak.")
    destroyed(by, chair, old)
    assert list(PersonName.objects.values_list("spelling", flat=True)) == ["Zoë Fell"]
    assert Person.objects.get().name == "Zoë Fell"
