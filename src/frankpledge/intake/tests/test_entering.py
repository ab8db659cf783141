"""Documents enter the record, are corrected there, leave it, and come back."""

from dataclasses import replace

import pytest
from django_tasks_db.models import DBTaskResult

from frankpledge.intake import changes, jobs, queries
from frankpledge.intake.rules.states import FactState, ReviewState
from frankpledge.intake.tests import make as here
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Who
from frankpledge.meetings import models as record
from frankpledge.meetings.changes import add_body, close_action
from frankpledge.meetings.queries import meetings_seen_by, papers_seen_by
from frankpledge.meetings.queries.names import rows_that_wait
from frankpledge.meetings.tests import make
from frankpledge.people.models import Grant, OrganisationName, Partnership, Person
from frankpledge.work.changes.administering import do_again
from frankpledge.work.performing import do_waiting
from frankpledge.work.tests.make import administrator

pytestmark = pytest.mark.django_db


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
    (decision,) = here.rows(by, record.Decision)
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
    assert [row.text for row in here.rows(by, record.Decision)] == ["Another"]
    assert here.fact(review, "decisions").row is None


def test_a_back_catalogue_enters_as_read_and_not_checked(by: Actor) -> None:
    review = here.review(by, make.decision(), make.action())
    changes.accept_fact(by, here.fact(review, "decisions"))
    paper = changes.enter_review(by, review, unchecked=True)
    assert paper.checked_on is None
    assert [row.checked for row in here.rows(by, record.Decision)] == [True]
    assert [row.checked for row in here.rows(by, record.Action)] == [False]


@pytest.mark.parametrize(("missing", "said"), [("date", "no date of meeting"), ("body", "which board or group")])
def test_minutes_without_a_date_or_a_board_do_not_enter(by: Actor, missing: str, said: str) -> None:
    review = here.reviewed(by, make.decision(), **{missing: None})
    with pytest.raises(NotPossible, match=said):
        changes.enter_review(by, review)
    assert not record.Paper.objects.exists()


def test_minutes_of_a_meeting_that_the_record_holds_do_not_enter(by: Actor) -> None:
    here.entered(by)
    second = here.reviewed(by, make.decision())
    with pytest.raises(NotPossible, match="already"):
        changes.enter_review(by, second)
    second.refresh_from_db()
    assert second.state == ReviewState.TO_REVIEW


def test_a_document_enters_whole_or_not_at_all(by: Actor) -> None:
    review = here.reviewed(by, make.item("1"), make.decision())
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
    review = here.reviewed(by, make.decision())
    here.reread(here.fact(review, name), **values)
    with pytest.raises(NotPossible, match="cannot enter as it was read"):
        changes.enter_review(by, review)


def test_facts_enter_under_an_item_whose_number_was_corrected(by: Actor) -> None:
    review = here.review(by, make.item("1"), make.decision(item="1"), make.action(item="1"))
    changes.correct_fact(by, here.fact(review, "items"), {"number": "7", "title": "Lighting in Mere Lane"})
    changes.enter_review(by, review, unchecked=True)
    assert here.rows(by, record.Decision)[0].item.number == "7"
    changes.accept_fact(by, here.fact(review, "actions"))
    assert here.rows(by, record.Action)[0].item.number == "7"


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
    jobs.enter_unchecked(one.pk, user.pk, one.partnership_id)
    jobs.enter_unchecked(one.pk, user.pk, one.partnership_id)
    one.refresh_from_db()
    assert (one.state, one.paper.checked_on) == (ReviewState.ENTERED, None)
    line = Entry.objects.filter(verb="entered a document").get()
    assert (line.user_number, line.process, line.origin) == (user.pk, "reader", "worker")


def test_what_stands_in_the_way_is_kept_with_the_document(by: Actor) -> None:
    review = here.review(by, date=None)
    changes.enter_later(by, [review])
    jobs.enter_unchecked(review.pk, 0, review.partnership_id)
    review.refresh_from_db()
    assert review.state == ReviewState.TO_REVIEW
    assert "no date of meeting" in review.problem
    changes.add_fact(by, review, list_name="date", span=(0, 9), values={"value": "2024-03-12"})
    changes.enter_review(by, review, unchecked=True)
    review.refresh_from_db()
    assert review.problem == ""


def test_a_role_that_ended_meanwhile_enters_nothing(by: Actor, place: Partnership) -> None:
    review = here.review(by)
    user = make.account(place)
    changes.enter_later(replace(by, user=Who(user.pk, user.name)), [review])
    Grant.objects.filter(user=user).delete()
    assert do_waiting("tester") == 1
    assert DBTaskResult.objects.get().exception_class_path.endswith("Refused")
    review.refresh_from_db()
    assert review.state == ReviewState.TO_REVIEW
    assert "try again" in review.problem
    assert changes.leave_to_review(by, review, "another").problem == review.problem
    do_again(administrator(), DBTaskResult.objects.get().pk)
    review.refresh_from_db()
    assert review.state == ReviewState.QUEUED


# ---- after it entered


def test_a_correction_after_entry_reaches_the_record(by: Actor) -> None:
    review = here.entered(by, make.attendance("Rosa Lind"), make.action("Ask for a date", "Rosa Lind"), unchecked=True)
    (action,) = here.rows(by, record.Action)
    close_action(by, action, outcome="The date is in May.")
    changes.correct_fact(by, here.fact(review, "actions"), {"text": "Ask twice", "owners": ["Mere Homes"]})
    (now,) = here.rows(by, record.Action)
    assert (now.pk, now.text, now.outcome, now.checked) == (action.pk, "Ask twice", "The date is in May.", True)
    assert [owner.name for owner in now.owners.all()] == ["Mere Homes"]


def test_a_rejection_after_entry_takes_the_row_away_and_acceptance_brings_it_back(by: Actor) -> None:
    review = here.entered(by, make.decision())
    fact = changes.reject_fact(by, here.fact(review, "decisions"))
    assert fact.row is None
    assert here.rows(by, record.Decision) == []
    fact = changes.accept_fact(by, fact)
    assert [row.pk for row in here.rows(by, record.Decision)] == [fact.row]


def test_a_fact_added_after_entry_enters_at_once(by: Actor) -> None:
    review = here.entered(by)
    fact = changes.add_fact(by, review, list_name="follow_ups", span=(0, 9), values={"what": "A report"})
    (row,) = here.rows(by, record.FollowUp)
    assert (row.pk, row.checked, row.words.start) == (fact.row, True, 0)


def test_the_place_and_date_of_an_entered_meeting_are_corrected(by: Actor) -> None:
    review = here.entered(by, venue="Guildhall")
    changes.correct_fact(by, here.fact(review, "venue"), {"text": "The Corn Exchange"})
    changes.correct_fact(by, here.fact(review, "date"), {"value": "2024-03-13"})
    meeting = record.Meeting.objects.get()
    assert (meeting.venue, str(meeting.held_on)) == ("The Corn Exchange", "2024-03-13")
    changes.reject_fact(by, here.fact(review, "venue"))
    paper = record.Paper.objects.get()
    assert (paper.meeting.venue, paper.venue_words) == ("", None)
    assert paper.dated_words.words == "2024-03-12"


def test_minutes_keep_a_date_as_long_as_they_are_in_the_record(by: Actor) -> None:
    review = here.entered(by)
    with pytest.raises(NotPossible, match="need the date"):
        changes.reject_fact(by, here.fact(review, "date"))
    assert here.fact(review, "date").state == FactState.ACCEPTED


def test_a_paper_counts_as_checked_once_nothing_is_left(by: Actor) -> None:
    review = here.entered(by, make.decision(), make.action(), unchecked=True)
    facts = list(queries.facts_of(review))
    for fact in facts[:-1]:
        changes.accept_fact(by, fact)
        assert record.Paper.objects.get().checked_on is None
    changes.accept_fact(by, facts[-1])
    assert record.Paper.objects.get().checked_on == make.TODAY


def test_accepting_the_rest_checks_the_paper(by: Actor) -> None:
    review = here.entered(by, make.decision(), unchecked=True)
    changes.accept_all(by, review)
    assert record.Paper.objects.get().checked_on == make.TODAY
    assert [row.checked for row in here.rows(by, record.Decision)] == [True]


def test_an_entered_document_moves_under_the_board_that_is_chosen(by: Actor, place: Partnership) -> None:
    review = here.entered(by, make.attendance("Rosa Lind"), venue="Guildhall", body="Misprinted Board")
    board = add_body(by, place, name="Delivery Group")
    changes.choose_body(by, review, board)
    (paper,) = papers_seen_by(by)
    assert (paper.body, paper.meeting.body, paper.meeting.venue) == (board, board, "Guildhall")
    assert [row.meeting for row in here.rows(by, record.Attendance)] == [paper.meeting]
    assert [meeting.body for meeting in meetings_seen_by(by)] == [board]
    changes.choose_body(by, review, board)
    assert papers_seen_by(by).get().meeting == paper.meeting


def test_a_report_moves_under_the_board_that_is_chosen(by: Actor, place: Partnership) -> None:
    review = here.entered(by, make.figure(), kind="report")
    changes.choose_body(by, review, add_body(by, place, name="Delivery Group"))
    assert papers_seen_by(by).get().body.name == "Delivery Group"


def test_minutes_do_not_move_onto_others_of_that_board_and_day(by: Actor) -> None:
    first = here.entered(by)
    second = here.entered(by, make.decision(), body="Delivery Group")
    with pytest.raises(NotPossible, match="holds minutes of"):
        changes.choose_body(by, second, first.body)
    second.refresh_from_db()
    assert second.body.name == "Delivery Group"


def test_an_entered_document_keeps_a_board(by: Actor) -> None:
    review = here.entered(by)
    with pytest.raises(NotPossible, match="Choose the board"):
        changes.choose_body(by, review, None)
    with pytest.raises(NotPossible, match="at the top of its review"):
        changes.correct_fact(by, here.fact(review, "body"), {"name": "Another Board"})
    assert changes.accept_fact(by, here.fact(review, "body")).state == FactState.ACCEPTED


def test_an_entered_document_is_withdrawn_whole_and_put_back(by: Actor) -> None:
    review = here.entered(by, make.item("1"), make.decision(), make.action("Ask", "Rosa Lind"))
    before = {model: len(here.rows(by, model)) for model in (record.Item, record.Decision, record.Action)}
    changes.withdraw(by, review)
    assert not any(here.rows(by, model) for model in before)
    for forbidden in (
        lambda: changes.withdraw(by, review),
        lambda: changes.accept_fact(by, here.fact(review, "actions")),
        lambda: changes.accept_all(by, review),
        lambda: changes.add_fact(by, review, list_name="title", span=(0, 4), values={"text": "x"}),
    ):
        with pytest.raises(NotPossible):
            forbidden()
    assert changes.put_back(by, review).state == ReviewState.ENTERED
    assert {model: len(here.rows(by, model)) for model in before} == before


def test_a_withdrawn_document_is_not_put_back_over_others_of_the_same_meeting(by: Actor) -> None:
    review = here.entered(by)
    changes.withdraw(by, review)
    here.entered(by, make.decision())
    with pytest.raises(NotPossible, match="other minutes"):
        changes.put_back(by, review)
    review.refresh_from_db()
    assert review.state == ReviewState.WITHDRAWN


def test_minutes_put_back_bring_the_place_and_times_of_their_meeting_back(by: Actor) -> None:
    first = here.entered(by, venue="The town hall", next_meeting="2024-09-12")
    changes.withdraw(by, first)
    second = here.entered(by, make.decision(), venue="The library")
    changes.withdraw(by, second)
    changes.put_back(by, first)
    meeting = record.Meeting.objects.get()
    assert (meeting.venue, str(meeting.next_on)) == ("The town hall", "2024-09-12")


def test_an_agency_known_by_letters_that_the_paper_explains_is_one_from_then_on(by: Actor) -> None:
    text = here.MINUTES.replace("Mere Homes", "MHT").replace("be mended", "be mended by Mere Homes Trust (MHT)")
    review = here.came_in(by, text).document.review
    changes.enter_review(by, review, unchecked=True)
    assert set(OrganisationName.objects.filter(organisation__name="MHT").values_list("spelling", flat=True)) == {
        "MHT",
        "Mere Homes Trust",
    }
    fact = here.fact(review, "attendance", 1)
    changes.correct_fact(by, fact, fact.values | {"organisation": "Mere Homes Trust"})
    assert {row.organisation.name for row in here.rows(by, record.Attendance)} == {"Aldermere Borough Council", "MHT"}


def test_a_name_that_is_withheld_is_nobody_and_nobody_is_asked_whose_it_is(by: Actor) -> None:
    text = here.MINUTES.replace("Rosa Lind", "Name withheld")
    assert "Name withheld" in text
    review = here.came_in(by, text).document.review
    changes.enter_review(by, review, unchecked=True)
    assert not Person.objects.filter(name__icontains="withheld").exists()
    found = [row for row in here.rows(by, record.Attendance) if row.name == "Name withheld"]
    assert found
    assert {(row.person, row.matched) for row in found} == {(None, "by a person")}
    attendance, owners = rows_that_wait(by)
    assert not [row for row in (*attendance, *owners) if row.name == "Name withheld"]


def test_an_owner_that_is_withheld_is_nobody(by: Actor) -> None:
    review = here.review(by, make.action("Ask for a date", "Name withheld"))
    changes.enter_review(by, review, unchecked=True)
    (owner,) = record.ActionOwner.objects.filter(name="Name withheld")
    assert (owner.person, owner.organisation, owner.matched) == (None, None, "by a person")
    assert not rows_that_wait(by)[1].exists()


def test_an_action_added_later_is_owned_by_what_the_paper_says_of_its_letters(by: Actor) -> None:
    text = here.MINUTES.replace("Mere Homes", "Mere Homes Trust").replace(
        "2. Money", "2. Money for Mere Homes Trust (MHT)"
    )
    review = here.came_in(by, text).document.review
    changes.enter_review(by, review, unchecked=True)
    values = {"text": "Count the lamps", "owners": ["MHT"]}
    changes.add_fact(by, review, list_name="actions", span=(0, 9), values=values)
    (owner,) = record.ActionOwner.objects.filter(name="MHT")
    assert owner.organisation.name == "Mere Homes Trust"
