"""Destruction by two people: what goes, what stays, and how it goes on when it was stopped."""

import random
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from frankpledge.documents.models import Document
from frankpledge.intake.tests import make as incoming
from frankpledge.keeping import changes, jobs
from frankpledge.keeping.models import Destruction, Tombstone
from frankpledge.keeping.queries.due import dry_run
from frankpledge.keeping.queries.marks import back_again
from frankpledge.keeping.queries.outside import lines_in
from frankpledge.keeping.rules.asking import DestructionState, Ground
from frankpledge.keeping.rules.due import Held
from frankpledge.keeping.rules.kinds import Kind
from frankpledge.keeping.tests import make
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings.models import Attendance, Body, Meeting, Paper, Reference
from frankpledge.meetings.tests import make as meetings
from frankpledge.people.models import Organisation, Partnership, Person, PersonName
from frankpledge.people.queries import process_for

pytestmark = pytest.mark.django_db
CASES = 12


def carried_out(destruction: Destruction) -> Destruction:
    """What the job makes of an approved destruction."""
    jobs.destroy(destruction.pk, destruction.partnership_id)
    destruction.refresh_from_db()
    return destruction


def asked(by: Actor, paper: Paper) -> Destruction:
    """That a document be destroyed was asked for by hand."""
    assert paper.document_id is not None
    return changes.ask_by_hand(
        by, make.place_of(by), document=paper.document_id, ground=Ground.ERASURE, reason="They asked"
    )


def destroyed(by: Actor, chair: Actor, paper: Paper) -> Destruction:
    """A document that went."""
    return carried_out(changes.approve_destruction(chair, asked(by, paper)))


def test_one_asks_by_a_rule_another_approves_and_every_trace_goes(by: Actor, chair: Actor, anchors: Path) -> None:
    paper = make.old_minutes(
        by,
        meetings.attendance("Quorra Vane", "Zymurgy Trust", post="Quaestor"),
        meetings.item("7", "Quicksilver lamps"),
        meetings.action("Quench it", "Quorra Vane"),
        body="Quincunx Board",
        venue="Quadrangle",
    )
    stored, number, meeting = paper.document.stored_as, paper.pk, paper.meeting_id
    assert default_storage.exists(stored)
    rule = make.rule(by)
    one = changes.ask_by_rule(by, rule, list(dry_run(by).rows()))
    with pytest.raises(Refused):
        changes.approve_destruction(by, one)
    carried_out(changes.approve_destruction(chair, one))
    one.refresh_from_db()
    assert one.state == DestructionState.DONE
    for word in ("Quorra", "Zymurgy", "Quaestor", "Quicksilver", "Quench", "Quincunx", "Quadrangle"):
        assert make.columns_with(word) == []
        assert make.files_with(word) == []
    assert not default_storage.exists(stored)
    assert not any(
        model.objects.exists() for model in (Document, Paper, Meeting, Attendance, Body, Person, Organisation)
    )
    stone = Tombstone.objects.get()
    assert (stone.kind, stone.number, stone.meeting_number, stone.files) == ("minutes", number, meeting, [])
    assert stone.destroyed_at
    assert stone.cleared_at
    assert Entry.objects.filter(verb="destroyed", table="meetings.paper", row_number=number, outcome="done").exists()
    (line,) = lines_in(anchors)
    assert (line.kind, line.number, line.asked_by, line.decided_by) == ("minutes", number, by.user.id, chair.user.id)
    carried_out(one)
    assert len(lines_in(anchors)) == 1


def test_the_database_refuses_approval_by_the_same_person_too(by: Actor, chair: Actor) -> None:
    one = asked(by, make.old_minutes(by))
    for wrong in (
        {"state": "approved", "decided_by": by.user.id, "decided_at": timezone.now()},
        {"state": "approved"},
        {"decided_by": chair.user.id},
        {"state": "done", "decided_by": chair.user.id, "decided_at": timezone.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Destruction.objects.filter(pk=one.pk).update(**wrong)


def test_what_was_decided_is_not_decided_again(by: Actor, chair: Actor) -> None:
    one = asked(by, make.old_minutes(by))
    changes.refuse_destruction(chair, one)
    for again in (changes.approve_destruction, changes.refuse_destruction):
        with pytest.raises(NotPossible, match="already"):
            again(chair, one)
    carried_out(one)
    assert Paper.objects.count() == 1
    other = asked(by, Paper.objects.get())
    changes.withdraw_destruction(by, other)
    with pytest.raises(Refused):
        changes.withdraw_destruction(by, other)


def test_a_hold_keeps_back_by_hand_at_approval_and_when_its_turn_comes(by: Actor, chair: Actor, anchors: Path) -> None:
    paper = make.old_minutes(by)
    one = asked(by, paper)
    hold = make.hold(by, Held.DOCUMENT, document=paper.document)
    with pytest.raises(NotPossible, match="legal hold"):
        asked(by, paper)
    with pytest.raises(NotPossible, match="legal hold"):
        changes.approve_destruction(chair, one)
    changes.lift_hold(by, hold, reason="It is settled")
    changes.approve_destruction(chair, one)
    make.hold(by, Held.DAYS, first=make.OLD, last=make.OLD)
    assert carried_out(one).state == DestructionState.DONE
    assert Tombstone.objects.get().kept
    assert Paper.objects.filter(pk=paper.pk).exists()
    assert default_storage.exists(paper.document.stored_as)


def test_by_a_rule_nothing_goes_that_the_rule_no_longer_says_is_due(by: Actor, chair: Actor, anchors: Path) -> None:
    from frankpledge.keeping.rules import shown

    make.old_minutes(by)
    rule = make.rule(by)
    one = changes.approve_destruction(chair, changes.ask_by_rule(by, rule, list(dry_run(by).rows())))
    changes.change_rule(by, rule, **shown.rule(rule) | {"years": 90})
    carried_out(one)
    assert Tombstone.objects.get().kept
    assert Paper.objects.count() == 1
    with pytest.raises(NotPossible, match="due by this rule"):
        changes.ask_by_rule(by, rule, ["minutes-1"])


def test_pointers_from_later_papers_keep_their_words_and_later_facts_stay(
    by: Actor, chair: Actor, anchors: Path
) -> None:
    old = make.old_minutes(by, meetings.attendance("Tom Fell"), meetings.item("45/10"))
    later = meetings.minutes(
        by, meetings.attendance("Tom Fell"), meetings.item("1"), meetings.reference("45/10", "2010-05-04")
    )
    pointer = Reference.objects.get(paper=later)
    assert pointer.to_item is not None
    destroyed(by, chair, old)
    pointer.refresh_from_db()
    assert (pointer.to_number, pointer.to_date, pointer.to_item, pointer.to_meeting) == (
        "45/10", date(2010, 5, 4), None, None,
    )  # fmt: skip
    assert Attendance.objects.get(paper=later).person == Person.objects.get(name="Tom Fell")
    assert Body.objects.get() == later.body


def test_a_spelling_that_only_it_gave_goes_and_the_person_stays(by: Actor, chair: Actor, anchors: Path) -> None:
    old = make.old_minutes(by, meetings.attendance("Thomasina Fell", "Westmarch Police"))
    person = Person.objects.get()
    meetings.minutes(by, meetings.attendance("T. Fell", "Westmarch Police"))
    PersonName.objects.get_or_create(
        partnership=make.place_of(by), person=person, folded="t. fell", defaults={"spelling": "T. Fell"}
    )
    Attendance.objects.filter(name="T. Fell").update(person=person)
    destroyed(by, chair, old)
    person.refresh_from_db()
    assert person.name == "T. Fell"
    assert make.columns_with("Thomasina") == []


def test_a_file_stays_that_another_document_is_of(by: Actor, chair: Actor, anchors: Path) -> None:
    paper = make.old_minutes(by)
    document = paper.document
    other = Document.objects.get(pk=document.pk)
    other.pk, other.part, other._state.adding = None, 2, True
    other.save()
    destroyed(by, chair, paper)
    assert default_storage.exists(document.stored_as)
    assert list(Document.objects.all()) == [other]


@pytest.mark.parametrize("step", ["destroy_rows", "note_outside", "remove_files", "end_destruction"])
def test_stopped_at_any_step_it_goes_on_when_it_is_done_again(
    by: Actor, chair: Actor, anchors: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = changes.approve_destruction(chair, asked(by, paper := make.old_minutes(by)))
    stored, real = paper.document.stored_as, getattr(changes, step)

    def stopped(*args: Any) -> None:
        real(*args)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(changes, step, stopped)
        with pytest.raises(KeyboardInterrupt):
            jobs.destroy(one.pk, one.partnership_id)
    assert carried_out(one).state == DestructionState.DONE
    assert not default_storage.exists(stored)
    assert not Paper.objects.exists()
    assert len(lines_in(anchors)) == 1


def test_what_a_restored_backup_brings_back_is_known_and_destroyed_again(
    by: Actor, chair: Actor, anchors: Path, place: Partnership
) -> None:
    paper = make.old_minutes(by)
    one = asked(by, paper)
    with transaction.atomic():  # as it is after a restore: the rows of before, the file outside of after
        kept = transaction.savepoint()
        carried_out(changes.approve_destruction(chair, one))
        transaction.savepoint_rollback(kept)
    (line,) = back_again(place.pk, lines_in(anchors))
    assert (line.kind, line.number) == ("minutes", paper.pk)
    again = changes.destroy_again(process_for(place, "administrator", by.today), place, line)
    assert back_again(place.pk, lines_in(anchors)) == [], "it is queued already"
    assert carried_out(again).state == DestructionState.DONE
    assert not Paper.objects.exists()
    assert back_again(place.pk, lines_in(anchors)) == []
    meetings.minutes(by)  # another paper is not taken for it
    assert back_again(place.pk, lines_in(anchors)) == []


def test_uploads_and_documents_that_never_entered_go_with_their_files(by: Actor, chair: Actor, anchors: Path) -> None:
    upload = incoming.came_in(by, b"\x00\x01", "quixotic.bin")
    incoming.came_in(by)
    for kind in (Kind.UPLOAD, Kind.NOT_ENTERED):
        rule = make.rule(by, kind, years=0, months=1)
        later = Actor(by.origin, date(2099, 1, 1), by.user, partnership=by.partnership, roles=by.roles)
        one = changes.approve_destruction(chair, changes.ask_by_rule(later, rule, list(dry_run(later).rows())))
        Tombstone.objects.filter(destruction=one).update(kept=False)
        assert one.tombstones.count() == 1
        by_process = process_for(make.place_of(by), "keeping", later.today)
        stone = one.tombstones.get()
        changes.remove_files(by_process, changes.destroy_rows(by_process, stone))
    assert upload.state == "refused"
    assert make.columns_with("quixotic") == []
    assert not Document.objects.exists()


def test_of_random_records_none_that_is_held_or_has_no_rule_goes(by: Actor, chair: Actor, anchors: Path) -> None:
    rng = random.Random(31)
    papers, sealed = {}, {}
    for number in range(CASES):
        body, year = rng.choice(["Board", "Lamps Group", "Homes Group"]), rng.randrange(2005, 2024)
        who = rng.choice(["Tom Fell", "Ines Okoro", "Rosa Lind"])
        made = make.old_minutes(by, meetings.attendance(who), body=body, dated=date(year, 1, 1 + number))
        papers[made.pk] = (made, body, who, year)
        if came_in := rng.choice([None, 2009, 2019]):
            original = make.redacted(by, made, who)
            Document.objects.filter(pk=original.pk).update(added_at=datetime(came_in, 6, 1, 12, tzinfo=UTC))
            sealed[made.pk] = (original, came_in)
    held_body, held_person, first = "Lamps Group", Person.objects.get(name="Ines Okoro"), date(2008, 1, 1)
    make.hold(by, Held.BODY, body=Body.objects.get(name=held_body))
    make.hold(by, Held.PERSON, person=held_person)
    make.hold(by, Held.DAYS, first=first, last=date(2010, 12, 31))
    rule = make.rule(by, years=8)
    one = changes.ask_by_rule(by, rule, [f"minutes-{number}" for number in papers])
    carried_out(changes.approve_destruction(chair, one))
    left = set(Paper.objects.values_list("pk", flat=True))
    for number, (_, body, who, year) in papers.items():
        original, came_in = sealed.get(number, (None, 0))
        held = body == held_body or who == "Ines Okoro" or 2008 <= year <= 2010 or came_in == 2009
        assert (number in left) == (held or year > 2016)
        if original is not None:
            assert Document.objects.filter(pk=original.pk).exists() == (number in left)
    plain = {number for number, (_, body, who, year) in papers.items()
             if body != held_body and who != "Ines Okoro" and not 2008 <= year <= 2010 and year <= 2016}  # fmt: skip
    assert any(came_in == 2009 and number in plain for number, (_, came_in) in sealed.items())
