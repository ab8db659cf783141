"""Files are received and read; facts are decided; documents enter the record, leave it, and come back."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django_tasks_db.models import DBTaskResult

from frankpledge.documents.models import Document
from frankpledge.intake import changes, jobs, queries
from frankpledge.intake.models import Fact, Review, Upload
from frankpledge.intake.rules.facts import BadValue
from frankpledge.intake.rules.states import FactState, Offer, ReviewState, UploadState
from frankpledge.intake.tests import make as here
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings import models as record
from frankpledge.meetings.changes import add_body, close_action
from frankpledge.meetings.queries import meetings_seen_by, papers_seen_by, stated_in
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Partnership:
    return make.partnership()


@pytest.fixture
def by(place: Partnership) -> Actor:
    return make.actor(place)


@pytest.fixture
def viewer(place: Partnership) -> Actor:
    return make.actor(place, Role.VIEWER)


def reviewed(by: Actor, *facts: object, **singles: str | None) -> Review:
    """A document of which every fact has been accepted."""
    review = here.review(by, *facts, **singles)
    changes.accept_all(by, review)
    review.refresh_from_db()
    return review


def entered(by: Actor, *facts: object, unchecked: bool = False, **singles: str | None) -> Review:
    """A document in the record; with `unchecked`, as read and not checked."""
    review = here.review(by, *facts, **singles) if unchecked else reviewed(by, *facts, **singles)
    changes.enter_review(by, review, unchecked=unchecked)
    review.refresh_from_db()
    return review


def rows(by: Actor, model: type[record.Stated]) -> list[record.Stated]:
    return list(stated_in(by, model))


# ---- files come in


def test_a_file_that_came_in_is_read_into_facts_to_review(by: Actor) -> None:
    upload = here.came_in(by)
    assert upload.state == UploadState.READ
    review = upload.document.review
    assert (review.kind, review.state, review.paper) == ("minutes", "to_review", None)
    text = upload.document.text
    for fact in queries.facts_of(review):
        assert fact.state == FactState.UNREVIEWED
        assert text[fact.start : fact.end].strip()
    assert {"date", "body", "attendance", "items", "decisions", "actions"} <= set(
        review.facts.values_list("list", flat=True)
    )


def test_the_same_file_again_is_recognised_and_enters_nothing_twice(by: Actor) -> None:
    first = here.came_in(by)
    again = here.came_in(by, name="the same under another name.txt")
    assert again.state == UploadState.KNOWN
    assert again.document == first.document
    assert Document.objects.count() == Review.objects.count() == 1


def test_the_same_file_twice_at_once_is_read_once(by: Actor) -> None:
    first, second = here.came_in(by, read=False), here.came_in(by, read=False)
    assert {first.state, second.state} == {UploadState.WAITING}
    assert changes.read_upload(by, second).state == UploadState.READ
    assert changes.read_upload(by, first).state == UploadState.KNOWN
    assert Review.objects.count() == 1


def test_the_same_file_in_another_partnership_is_another_document(by: Actor) -> None:
    here.came_in(by)
    other = make.actor(make.partnership("beckside", "Beckside Community Safety Partnership"))
    assert here.came_in(other).state == UploadState.READ
    assert Document.objects.count() == 2


def test_a_job_done_twice_does_nothing_twice(by: Actor) -> None:
    upload = here.came_in(by, read=False)
    jobs.read_upload(upload.pk)
    facts = Fact.objects.count()
    jobs.read_upload(upload.pk)
    assert Fact.objects.count() == facts > 0
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(500), "picture"), (bytes(range(256)) * 20, "not a text")],
)
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(by: Actor, content: bytes, said: str) -> None:
    upload = here.came_in(by, content, "notes.txt")
    assert upload.state == UploadState.REFUSED
    assert said in upload.problem
    assert not Document.objects.exists()
    assert not Review.objects.exists()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_files_in_other_encodings_are_read_alike(by: Actor, encoding: str) -> None:
    upload = here.came_in(by, here.MINUTES.encode(encoding))
    assert upload.state == UploadState.READ
    assert upload.document.text == here.MINUTES


def test_a_file_whose_bytes_were_lost_says_so(by: Actor) -> None:
    upload = here.came_in(by, read=False)
    default_storage.delete(f"{by.partnership.id}/{upload.fingerprint[:2]}/{upload.fingerprint}")
    assert "Add it again" in changes.read_upload(by, upload).problem


def test_a_file_on_which_the_reader_fails_says_so_and_the_job_keeps_what_failed(by: Actor) -> None:
    upload = here.came_in(by, read=False)
    path = default_storage.path(f"{by.partnership.id}/{upload.fingerprint[:2]}/{upload.fingerprint}")
    default_storage.delete(f"{by.partnership.id}/{upload.fingerprint[:2]}/{upload.fingerprint}")
    Path(path).mkdir()
    with pytest.raises(IsADirectoryError):
        jobs.read_upload(upload.pk)
    Path(path).rmdir()
    upload.refresh_from_db()
    assert upload.state == UploadState.REFUSED
    assert "Tell whoever looks after" in upload.problem
    assert changes.give_up(by, upload).problem == upload.problem


def test_a_name_is_kept_without_what_no_database_keeps(by: Actor) -> None:
    assert here.came_in(by, read=False, name="min\x00utes\n" + "x" * 300 + ".txt").name.endswith("x.txt")
    assert here.came_in(by, b"other", read=False, name="\x00").name == "no name"


def test_a_refused_file_is_kept_with_its_reason(by: Actor, place: Partnership) -> None:
    upload = changes.refuse(by, place, name="big.txt", size=10**8, batch=uuid4(), problem="Too large.")
    assert (upload.state, upload.problem, upload.document) == (UploadState.REFUSED, "Too large.", None)


def test_files_that_wait_are_queued_again(by: Actor, place: Partnership) -> None:
    here.came_in(by, read=False)
    here.came_in(by, "Other minutes of the same board", read=True)
    assert changes.queue_waiting(by, place) == 1


def test_a_file_is_queued_for_the_worker_unless_the_caller_reads_it(by: Actor, place: Partnership) -> None:
    before = DBTaskResult.objects.count()
    changes.receive(by, place, name="a.txt", content=b"Some minutes", batch=uuid4())
    assert DBTaskResult.objects.count() == before + 1


def test_the_board_that_is_known_by_its_name_is_chosen_at_once(by: Actor, place: Partnership) -> None:
    board = add_body(by, place, name=make.BOARD)
    assert here.came_in(by).document.review.body == board


# ---- facts are decided


def test_a_fact_is_accepted_corrected_and_rejected(by: Actor) -> None:
    fact = here.fact(here.review(by, make.decision()), "decisions")
    assert changes.accept_fact(by, fact).state == FactState.ACCEPTED
    corrected = changes.correct_fact(by, fact, {"text": "All lamps", "verb": "resolved"})
    assert (corrected.state, corrected.values["text"]) == (FactState.CORRECTED, "All lamps")
    assert corrected.read["text"] == "The lamps are mended first"
    assert changes.reject_fact(by, fact).state == FactState.REJECTED
    assert changes.accept_fact(by, fact).state == FactState.CORRECTED


def test_a_correction_that_corrects_nothing_accepts(by: Actor) -> None:
    fact = here.fact(here.review(by, make.decision()), "decisions")
    same = changes.correct_fact(by, fact, dict(fact.read))
    assert (same.state, same.corrected) == (FactState.ACCEPTED, None)


def test_a_bad_value_changes_nothing(by: Actor) -> None:
    fact = here.fact(here.review(by, make.decision()), "decisions")
    with pytest.raises(BadValue):
        changes.correct_fact(by, fact, {"text": ""})
    fact.refresh_from_db()
    assert fact.state == FactState.UNREVIEWED


def test_a_fact_that_the_reader_missed_is_added_with_its_words(by: Actor) -> None:
    review = here.review(by)
    fact = changes.add_fact(
        by, review, list_name="actions", span=(0, 9), values={"text": "Mend it", "owners": ["Rosa Lind"]}
    )
    assert (fact.state, fact.values["owners"], fact.read) == (FactState.CORRECTED, ["Rosa Lind"], {})


@pytest.mark.parametrize("span", [(0, 0), (5, 4), (0, 10_000), (-1, 4)])
def test_a_fact_without_words_is_not_added(by: Actor, span: tuple[int, int]) -> None:
    review = here.review(by)
    with pytest.raises(NotPossible, match="do not stand"):
        changes.add_fact(by, review, list_name="actions", span=span, values={"text": "Mend it"})


def test_a_paper_has_one_date_unless_the_one_read_was_rejected(by: Actor) -> None:
    review = here.review(by)
    with pytest.raises(NotPossible, match="has one already"):
        changes.add_fact(by, review, list_name="date", span=(0, 9), values={"value": "2024-03-13"})
    changes.reject_fact(by, here.fact(review, "date"))
    changes.add_fact(by, review, list_name="date", span=(0, 9), values={"value": "2024-03-13"})
    changes.accept_all(by, review)
    assert str(changes.enter_review(by, review).dated) == "2024-03-13"


def test_the_rest_is_accepted_at_once(by: Actor) -> None:
    review = here.review(by, make.decision(), make.action())
    changes.reject_fact(by, here.fact(review, "decisions"))
    assert changes.accept_all(by, review) == 3
    assert set(review.facts.values_list("state", flat=True)) == {"accepted", "rejected"}
    assert changes.accept_all(by, review) == 0


def test_the_board_may_be_chosen(by: Actor, place: Partnership) -> None:
    board = add_body(by, place, name="Delivery Group")
    review = here.review(by, body=None)
    changes.choose_body(by, review, board)
    changes.accept_all(by, review)
    assert changes.enter_review(by, review).meeting.body == board


def test_a_board_of_another_partnership_is_not_chosen(by: Actor) -> None:
    other = make.partnership("beckside", "Beckside Community Safety Partnership")
    board = add_body(make.actor(other), other, name="Beckside Board")
    review = here.review(by)
    with pytest.raises(NotPossible, match="of this partnership"):
        changes.choose_body(by, review, board)


# ---- entering


def test_a_document_enters_when_everything_is_reviewed(by: Actor) -> None:
    review = here.review(by, make.item("1"), make.decision(item="1"), make.action("Ask for a date", "Rosa Lind"))
    with pytest.raises(NotPossible, match="5 facts have not been reviewed"):
        changes.enter_review(by, review)
    for fact in queries.facts_of(review)[1:]:
        changes.accept_fact(by, fact)
    with pytest.raises(NotPossible, match="1 fact has not been reviewed"):
        changes.enter_review(by, review)
    changes.accept_all(by, review)
    paper = changes.enter_review(by, review)
    assert paper.checked_on == make.TODAY
    review.refresh_from_db()
    assert (review.state, review.paper, review.body) == (ReviewState.ENTERED, paper, paper.body)
    (decision,) = rows(by, record.Decision)
    assert (decision.item.number, decision.checked) == ("1", True)
    assert decision.words.words == paper.document.text[decision.words.start : decision.words.end]
    assert here.fact(review, "decisions").row == decision.pk
    with pytest.raises(NotPossible, match="dealt with already"):
        changes.enter_review(by, review)


def test_what_was_rejected_does_not_enter(by: Actor) -> None:
    review = here.review(by, make.decision(), make.decision("Another"))
    changes.reject_fact(by, here.fact(review, "decisions"))
    changes.accept_all(by, review)
    changes.enter_review(by, review)
    assert [row.text for row in rows(by, record.Decision)] == ["Another"]
    assert here.fact(review, "decisions").row is None


def test_a_back_catalogue_enters_as_read_and_not_checked(by: Actor) -> None:
    review = here.review(by, make.decision(), make.action())
    changes.accept_fact(by, here.fact(review, "decisions"))
    paper = changes.enter_review(by, review, unchecked=True)
    assert paper.checked_on is None
    assert [row.checked for row in rows(by, record.Decision)] == [True]
    assert [row.checked for row in rows(by, record.Action)] == [False]


@pytest.mark.parametrize(("missing", "said"), [("date", "no date of meeting"), ("body", "which board or group")])
def test_minutes_without_a_date_or_a_board_do_not_enter(by: Actor, missing: str, said: str) -> None:
    review = reviewed(by, make.decision(), **{missing: None})
    with pytest.raises(NotPossible, match=said):
        changes.enter_review(by, review)
    assert not record.Paper.objects.exists()


def test_minutes_of_a_meeting_that_the_record_holds_do_not_enter(by: Actor) -> None:
    entered(by)
    second = reviewed(by, make.decision())
    with pytest.raises(NotPossible, match="already"):
        changes.enter_review(by, second)
    second.refresh_from_db()
    assert second.state == ReviewState.TO_REVIEW


def test_a_document_enters_whole_or_not_at_all(by: Actor) -> None:
    review = reviewed(by, make.item("1"), make.decision())
    bad = here.fact(review, "decisions")
    bad.end = 10**6
    bad.save()
    with pytest.raises(ValueError, match="no words stand"):
        changes.enter_review(by, review)
    assert not record.Paper.objects.exists()
    assert not record.Body.objects.exists()
    assert not record.Item.objects.exists()
    review.refresh_from_db()
    assert review.state == ReviewState.TO_REVIEW


@pytest.mark.parametrize(("name", "values"), [("decisions", {"verb": "sung"}), ("date", {"value": "31 June"})])
def test_a_fact_that_cannot_enter_as_it_was_read_is_named(by: Actor, name: str, values: dict[str, str]) -> None:
    review = reviewed(by, make.decision())
    here.reread(here.fact(review, name), **values)
    with pytest.raises(NotPossible, match="cannot enter as it was read"):
        changes.enter_review(by, review)


def test_facts_enter_under_an_item_whose_number_was_corrected(by: Actor) -> None:
    review = here.review(by, make.item("1"), make.decision(item="1"), make.action(item="1"))
    changes.correct_fact(by, here.fact(review, "items"), {"number": "7", "title": "Lighting in Mere Lane"})
    changes.enter_review(by, review, unchecked=True)
    assert rows(by, record.Decision)[0].item.number == "7"
    changes.accept_fact(by, here.fact(review, "actions"))
    assert rows(by, record.Action)[0].item.number == "7"


def test_a_document_that_does_not_belong_is_rejected_and_put_back(by: Actor) -> None:
    review = here.review(by)
    assert changes.reject_review(by, review).state == ReviewState.REJECTED
    with pytest.raises(NotPossible):
        changes.reject_review(by, review)
    with pytest.raises(NotPossible):
        changes.enter_review(by, review, unchecked=True)
    assert changes.put_back(by, review).state == ReviewState.TO_REVIEW
    with pytest.raises(NotPossible):
        changes.put_back(by, review)


# ---- many at once


def test_many_are_entered_by_the_worker(by: Actor, place: Partnership) -> None:
    user = make.account(place)
    one, other = here.review(by, make.decision()), here.review(by, date="2024-04-12")
    assert changes.enter_later(by, [one, other]) == 2
    assert changes.enter_later(by, [one]) == 0
    one.refresh_from_db()
    assert one.state == ReviewState.QUEUED
    jobs.enter_unchecked(one.pk, user.pk)
    jobs.enter_unchecked(one.pk, user.pk)
    one.refresh_from_db()
    assert (one.state, one.paper.checked_on) == (ReviewState.ENTERED, None)
    line = Entry.objects.filter(verb="entered a document").get()
    assert (line.user_number, line.process, line.origin) == (user.pk, "reader", "worker")


def test_what_stands_in_the_way_is_kept_with_the_document(by: Actor) -> None:
    review = here.review(by, date=None)
    changes.enter_later(by, [review])
    jobs.enter_unchecked(review.pk, 0)
    review.refresh_from_db()
    assert review.state == ReviewState.TO_REVIEW
    assert "no date of meeting" in review.problem
    changes.add_fact(by, review, list_name="date", span=(0, 9), values={"value": "2024-03-12"})
    changes.enter_review(by, review, unchecked=True)
    review.refresh_from_db()
    assert review.problem == ""


def test_a_role_that_ended_meanwhile_enters_nothing(by: Actor, place: Partnership) -> None:
    review = here.review(by)
    changes.enter_later(by, [review])
    with pytest.raises(Refused):
        jobs.enter_unchecked(review.pk, make.account(place, Role.VIEWER).pk)
    review.refresh_from_db()
    assert review.state == ReviewState.TO_REVIEW
    assert "try again" in review.problem
    assert changes.leave_to_review(by, review, "another").problem == review.problem


# ---- after it entered


def test_a_correction_after_entry_reaches_the_record(by: Actor) -> None:
    review = entered(by, make.attendance("Rosa Lind"), make.action("Ask for a date", "Rosa Lind"), unchecked=True)
    (action,) = rows(by, record.Action)
    close_action(by, action, outcome="The date is in May.")
    changes.correct_fact(by, here.fact(review, "actions"), {"text": "Ask twice", "owners": ["Mere Homes"]})
    (now,) = rows(by, record.Action)
    assert (now.pk, now.text, now.outcome, now.checked) == (action.pk, "Ask twice", "The date is in May.", True)
    assert [owner.name for owner in now.owners.all()] == ["Mere Homes"]


def test_a_rejection_after_entry_takes_the_row_away_and_acceptance_brings_it_back(by: Actor) -> None:
    review = entered(by, make.decision())
    fact = changes.reject_fact(by, here.fact(review, "decisions"))
    assert fact.row is None
    assert rows(by, record.Decision) == []
    fact = changes.accept_fact(by, fact)
    assert [row.pk for row in rows(by, record.Decision)] == [fact.row]


def test_a_fact_added_after_entry_enters_at_once(by: Actor) -> None:
    review = entered(by)
    fact = changes.add_fact(by, review, list_name="follow_ups", span=(0, 9), values={"what": "A report"})
    (row,) = rows(by, record.FollowUp)
    assert (row.pk, row.checked, row.words.start) == (fact.row, True, 0)


def test_the_place_and_date_of_an_entered_meeting_are_corrected(by: Actor) -> None:
    review = entered(by, venue="Guildhall")
    changes.correct_fact(by, here.fact(review, "venue"), {"text": "The Corn Exchange"})
    changes.correct_fact(by, here.fact(review, "date"), {"value": "2024-03-13"})
    meeting = record.Meeting.objects.get()
    assert (meeting.venue, str(meeting.held_on)) == ("The Corn Exchange", "2024-03-13")
    changes.reject_fact(by, here.fact(review, "venue"))
    paper = record.Paper.objects.get()
    assert (paper.meeting.venue, paper.venue_words) == ("", None)
    assert paper.dated_words.words == "2024-03-12"


def test_minutes_keep_a_date_as_long_as_they_are_in_the_record(by: Actor) -> None:
    review = entered(by)
    with pytest.raises(NotPossible, match="need the date"):
        changes.reject_fact(by, here.fact(review, "date"))
    assert here.fact(review, "date").state == FactState.ACCEPTED


def test_a_paper_counts_as_checked_once_nothing_is_left(by: Actor) -> None:
    review = entered(by, make.decision(), make.action(), unchecked=True)
    facts = list(queries.facts_of(review))
    for fact in facts[:-1]:
        changes.accept_fact(by, fact)
        assert record.Paper.objects.get().checked_on is None
    changes.accept_fact(by, facts[-1])
    assert record.Paper.objects.get().checked_on == make.TODAY


def test_accepting_the_rest_checks_the_paper(by: Actor) -> None:
    review = entered(by, make.decision(), unchecked=True)
    changes.accept_all(by, review)
    assert record.Paper.objects.get().checked_on == make.TODAY
    assert [row.checked for row in rows(by, record.Decision)] == [True]


def test_an_entered_document_moves_under_the_board_that_is_chosen(by: Actor, place: Partnership) -> None:
    review = entered(by, make.attendance("Rosa Lind"), venue="Guildhall", body="Misprinted Board")
    board = add_body(by, place, name="Delivery Group")
    changes.choose_body(by, review, board)
    (paper,) = papers_seen_by(by)
    assert (paper.body, paper.meeting.body, paper.meeting.venue) == (board, board, "Guildhall")
    assert [row.meeting for row in rows(by, record.Attendance)] == [paper.meeting]
    assert [meeting.body for meeting in meetings_seen_by(by)] == [board]
    changes.choose_body(by, review, board)
    assert papers_seen_by(by).get().meeting == paper.meeting


def test_a_report_moves_under_the_board_that_is_chosen(by: Actor, place: Partnership) -> None:
    review = entered(by, make.figure(), kind="report")
    changes.choose_body(by, review, add_body(by, place, name="Delivery Group"))
    assert papers_seen_by(by).get().body.name == "Delivery Group"


def test_minutes_do_not_move_onto_others_of_that_board_and_day(by: Actor) -> None:
    first = entered(by)
    second = entered(by, make.decision(), body="Delivery Group")
    with pytest.raises(NotPossible, match="holds minutes of"):
        changes.choose_body(by, second, first.body)
    second.refresh_from_db()
    assert second.body.name == "Delivery Group"


def test_an_entered_document_keeps_a_board(by: Actor) -> None:
    review = entered(by)
    with pytest.raises(NotPossible, match="Choose the board"):
        changes.choose_body(by, review, None)
    with pytest.raises(NotPossible, match="at the top of its review"):
        changes.correct_fact(by, here.fact(review, "body"), {"name": "Another Board"})
    assert changes.accept_fact(by, here.fact(review, "body")).state == FactState.ACCEPTED


def test_an_entered_document_is_withdrawn_whole_and_put_back(by: Actor) -> None:
    review = entered(by, make.item("1"), make.decision(), make.action("Ask", "Rosa Lind"))
    before = {model: len(rows(by, model)) for model in (record.Item, record.Decision, record.Action)}
    changes.withdraw(by, review)
    assert not any(rows(by, model) for model in before)
    for forbidden in (
        lambda: changes.withdraw(by, review),
        lambda: changes.accept_fact(by, here.fact(review, "actions")),
        lambda: changes.accept_all(by, review),
        lambda: changes.add_fact(by, review, list_name="title", span=(0, 4), values={"text": "x"}),
    ):
        with pytest.raises(NotPossible):
            forbidden()
    assert changes.put_back(by, review).state == ReviewState.ENTERED
    assert {model: len(rows(by, model)) for model in before} == before


def test_a_withdrawn_document_is_not_put_back_over_others_of_the_same_meeting(by: Actor) -> None:
    review = entered(by)
    changes.withdraw(by, review)
    entered(by, make.decision())
    with pytest.raises(NotPossible, match="other minutes"):
        changes.put_back(by, review)
    review.refresh_from_db()
    assert review.state == ReviewState.WITHDRAWN


# ---- read again


@pytest.fixture
def again(by: Actor) -> Review:
    """A document that an older reader read; nobody has reviewed it."""
    review = here.came_in(by).document.review
    here.older(review)
    return review


def test_the_same_reader_reads_nothing_twice(by: Actor) -> None:
    assert changes.read_again(by, here.came_in(by).document.review) is None


def test_a_newer_reader_corrects_what_nobody_reviewed(by: Actor, again: Review) -> None:
    fact = here.reread(here.fact(again, "decisions"), text="An older reading")
    outcome = changes.read_again(by, again)
    fact.refresh_from_db()
    assert "lamps" in fact.values["text"]
    assert (outcome.offer, fact.offer) == ({}, "")
    again.refresh_from_db()
    assert again.reading.reader != "0.1"


def test_a_persons_correction_survives_a_newer_reader(by: Actor, again: Review) -> None:
    fact = here.reread(here.fact(again, "decisions"), text="An older reading")
    changes.correct_fact(by, fact, {"text": "As the chair said", "verb": "agreed", "item": "1"})
    changes.read_again(by, again)
    fact.refresh_from_db()
    assert (fact.values["text"], fact.state, fact.offer) == ("As the chair said", "corrected", Offer.CHANGED)
    assert "lamps" in fact.offered["text"]
    changes.keep_mine(by, fact)
    fact.refresh_from_db()
    assert (fact.values["text"], fact.offer, fact.offered) == ("As the chair said", "", None)


def test_a_newer_reading_is_taken_with_its_words(by: Actor, again: Review) -> None:
    fact = here.fact(again, "decisions")
    start, end = fact.start, fact.end
    fact.start += 4
    here.reread(fact, text="An older reading")
    changes.accept_fact(by, fact)
    changes.read_again(by, again)
    taken = changes.take_offer(by, Fact.objects.get(pk=fact.pk))
    assert (taken.start, taken.end, taken.state, taken.offer) == (start, end, "accepted", "")
    assert "lamps" in taken.values["text"]
    assert set(taken.read) == set(here.fact(again, "decisions", 1).read)


def test_a_newer_reading_that_is_taken_reaches_the_record(by: Actor, again: Review) -> None:
    fact = here.fact(again, "decisions")
    start = fact.start
    fact.start += 4
    here.reread(fact, text="An older reading")
    here.reread(here.fact(again, "venue"), text="Elsewhere")
    changes.enter_review(by, again, unchecked=True)
    changes.read_again(by, again)
    assert record.Meeting.objects.get().venue == "Elsewhere"
    changes.take_offer(by, Fact.objects.get(pk=fact.pk))
    changes.take_offer(by, here.fact(again, "venue"))
    row = record.Decision.objects.order_by("position")[0]
    assert "lamps" in row.text
    assert (row.words.start, row.position) == (start, start)
    assert record.Meeting.objects.get().venue == "Guildhall"


def test_what_only_the_newer_reader_found_is_offered_as_new(by: Actor, again: Review) -> None:
    again.facts.filter(list="actions").delete()
    changes.read_again(by, again)
    fact = here.fact(again, "actions")
    assert (fact.state, fact.offer) == ("unreviewed", Offer.NEW)
    assert changes.take_offer(by, fact).state == FactState.ACCEPTED
    with pytest.raises(NotPossible, match="No newer reading"):
        changes.take_offer(by, fact)


def test_what_only_the_newer_reader_found_enters_an_entered_paper_when_taken(by: Actor, again: Review) -> None:
    again.facts.filter(list="actions").delete()
    changes.enter_review(by, again, unchecked=True)
    changes.read_again(by, again)
    assert rows(by, record.Action) == []
    assert changes.accept_all(by, again) > 1
    assert len(rows(by, record.Action)) == 1
    assert record.Paper.objects.get().checked_on == make.TODAY


@pytest.mark.parametrize("in_record", [False, True])
def test_what_only_the_newer_reader_found_may_be_left_out(by: Actor, again: Review, in_record: bool) -> None:
    again.facts.filter(list="actions").delete()
    if in_record:
        changes.enter_review(by, again, unchecked=True)
    changes.read_again(by, again)
    assert changes.keep_mine(by, here.fact(again, "actions")).state == FactState.REJECTED
    assert changes.reject_fact(by, here.fact(again, "actions")).row is None


def test_what_is_new_stays_new_until_a_person_says(by: Actor, again: Review) -> None:
    again.facts.filter(list="actions").delete()
    changes.read_again(by, again)
    again.document.readings.exclude(reader="0.1").update(reader="0.2")
    changes.read_again(by, again)
    assert here.fact(again, "actions").offer == Offer.NEW
    assert again.facts.filter(list="actions").count() == 1


@pytest.mark.parametrize("in_record", [False, True])
def test_what_the_newer_reader_no_longer_finds_stays_until_a_person_says(
    by: Actor, again: Review, in_record: bool
) -> None:
    ghost = here.fact(again, "decisions")
    ghost.pk, ghost.start, ghost.end = None, 0, 9
    ghost.save()
    if in_record:
        changes.enter_review(by, again, unchecked=True)
    before = len(rows(by, record.Decision))
    changes.read_again(by, again)
    ghost.refresh_from_db()
    assert (ghost.offer, ghost.state) == (Offer.GONE, "unreviewed")
    changes.accept_all(by, again)
    ghost.refresh_from_db()
    assert ghost.state == "unreviewed"
    if in_record:
        assert sum(row.checked for row in rows(by, record.Decision)) == before - 1
        assert record.Paper.objects.get().checked_on is None
    assert changes.take_offer(by, ghost).state == FactState.REJECTED
    assert len(rows(by, record.Decision)) == max(before - 1, 0)


def test_an_offer_that_an_older_reader_left_is_settled_by_the_newer(by: Actor, again: Review) -> None:
    fact = here.fact(again, "decisions")
    changes.accept_fact(by, fact)
    Fact.objects.filter(pk=fact.pk).update(offer=Offer.GONE.value)
    changes.read_again(by, again)
    fact.refresh_from_db()
    assert fact.offer == ""


def test_a_reader_that_finds_another_text_changes_nothing(by: Actor, again: Review) -> None:
    Document.objects.update(text=again.document.text + "more")
    with pytest.raises(NotPossible, match="another text"):
        changes.read_again(by, again)
    again.refresh_from_db()
    assert again.reading.reader == "0.1"


# ---- who may


def test_every_change_is_refused_to_a_viewer_and_leaves_a_line(by: Actor, viewer: Actor, place: Partnership) -> None:
    review = here.review(by, make.decision())
    fact, upload = here.fact(review, "decisions"), here.came_in(by, read=False)
    tries = [
        lambda: changes.receive(viewer, place, name="a", content=b"a", batch=uuid4()),
        lambda: changes.refuse(viewer, place, name="a", size=1, batch=uuid4(), problem="x"),
        lambda: changes.read_upload(viewer, upload),
        lambda: changes.give_up(viewer, upload),
        lambda: changes.accept_fact(viewer, fact),
        lambda: changes.correct_fact(viewer, fact, {"text": "x", "verb": "agreed"}),
        lambda: changes.reject_fact(viewer, fact),
        lambda: changes.add_fact(viewer, review, list_name="title", span=(0, 4), values={"text": "x"}),
        lambda: changes.accept_all(viewer, review),
        lambda: changes.choose_body(viewer, review, None),
        lambda: changes.enter_review(viewer, review, unchecked=True),
        lambda: changes.enter_later(viewer, [review]),
        lambda: changes.leave_to_review(viewer, review, "x"),
        lambda: changes.reject_review(viewer, review),
        lambda: changes.withdraw(viewer, review),
        lambda: changes.put_back(viewer, review),
        lambda: changes.read_again(viewer, review),
        lambda: changes.take_offer(viewer, fact),
        lambda: changes.keep_mine(viewer, fact),
    ]
    for number, attempt in enumerate(tries, 1):
        with pytest.raises(Refused):
            attempt()
        assert Entry.objects.filter(outcome="refused").count() == number
    assert Upload.objects.get().state == UploadState.WAITING
    assert here.fact(review, "decisions").state == FactState.UNREVIEWED
