"""A newer reader reads a document again, and a person chooses."""

import pytest

from frankpledge.documents.models import Document
from frankpledge.intake import changes
from frankpledge.intake.models import Fact, Review
from frankpledge.intake.rules.states import FactState, Offer
from frankpledge.intake.tests import make as here
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import models as record
from frankpledge.meetings.tests import make

pytestmark = pytest.mark.django_db


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
    assert here.rows(by, record.Action) == []
    assert changes.accept_all(by, again) > 1
    assert len(here.rows(by, record.Action)) == 1
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
    before = len(here.rows(by, record.Decision))
    changes.read_again(by, again)
    ghost.refresh_from_db()
    assert (ghost.offer, ghost.state) == (Offer.GONE, "unreviewed")
    changes.accept_all(by, again)
    ghost.refresh_from_db()
    assert ghost.state == "unreviewed"
    if in_record:
        assert sum(row.checked for row in here.rows(by, record.Decision)) == before - 1
        assert record.Paper.objects.get().checked_on is None
    assert changes.take_offer(by, ghost).state == FactState.REJECTED
    assert len(here.rows(by, record.Decision)) == max(before - 1, 0)


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
