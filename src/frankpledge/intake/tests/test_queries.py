"""Every read of intake shows what the actor may see, and nothing of another partnership."""

import pytest

from frankpledge.intake import changes, panels, queries
from frankpledge.intake.models import Review
from frankpledge.intake.tests import make as here
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
GAP = "1. One\n\nWords.\n\n2. Two\n\nWords.\n\n4. Four\n\nWords.\n"


@pytest.fixture
def others(place: Partnership) -> list[Actor]:
    """Those who do not keep this record."""
    other = make.partnership("beckside", "Beckside Community Safety Partnership")
    return [make.actor(place, Role.MEMBER), make.actor(place, Role.MEMBER), make.actor(place, None), make.actor(other)]


def with_a_gap(by: Actor) -> Review:
    """An entered document in which the reader missed a number."""
    head = here.MINUTES.split("1. Lighting")[0]
    review = here.came_in(by, head + GAP).document.review
    changes.enter_review(by, review, unchecked=True)
    review.refresh_from_db()
    return review


def test_what_comes_in_is_seen_by_those_who_keep_the_record(by: Actor, others: list[Actor]) -> None:
    upload = here.came_in(by)
    document = upload.document_id
    assert [one.pk for one in queries.uploads_seen_by(by)] == [upload.pk]
    assert [one.pk for one in queries.batch_seen_by(by, upload.batch)] == [upload.pk]
    assert [one["files"] for one in queries.batches_lately(by)] == [1]
    assert [one.document_id for one in queries.reviews_seen_by(by)] == [document]
    assert [one.document_id for one in queries.waiting_for_review(by)] == [document]
    assert queries.review_of(by, document) is not None
    for other in others:
        assert not queries.uploads_seen_by(other)
        assert not queries.batch_seen_by(other, upload.batch)
        assert not queries.batches_lately(other)
        assert not queries.reviews_seen_by(other)
        assert not queries.waiting_for_review(other)
        assert queries.review_of(other, document) is None
        assert not queries.documents_listed(other)


def test_readers_see_the_documents_that_are_in_the_record(by: Actor, place: Partnership) -> None:
    review = here.review(by, make.decision())
    viewer = make.actor(place, Role.MEMBER)
    assert not queries.documents_listed(viewer)
    changes.enter_review(by, review, unchecked=True)
    assert [one.pk for one in queries.documents_listed(viewer)] == [review.pk]
    changes.withdraw(by, review)
    assert not queries.documents_listed(viewer)


def test_documents_are_listed_by_state(by: Actor) -> None:
    waiting, checked = here.review(by), here.review(by, date="2024-04-12")
    unchecked = here.review(by, date="2024-05-12")
    changes.accept_all(by, checked)
    changes.enter_review(by, checked)
    changes.enter_review(by, unchecked, unchecked=True)

    def listed(state: str) -> set[int]:
        return {one.pk for one in queries.documents_listed(by, state)}

    assert listed("") == {waiting.pk, checked.pk, unchecked.pk}
    assert listed("to_review") == {waiting.pk}
    assert listed("entered") == {checked.pk, unchecked.pk}
    assert listed("unchecked") == {unchecked.pk}


def test_what_is_left_is_counted_for_each_document(by: Actor) -> None:
    review = here.review(by, make.decision(), make.action())
    changes.accept_fact(by, here.fact(review, "decisions"))
    assert queries.reviews_seen_by(by).get().left == 3


def test_times_that_files_came_in_are_counted(by: Actor) -> None:
    first = here.came_in(by, b"", "empty.txt")
    here.came_in(by, read=False, batch=first.batch)
    (batch,) = queries.batches_lately(by)
    assert (batch["files"], batch["waiting"], batch["refused"]) == (2, 1, 1)


def test_a_review_is_found_for_a_change_in_its_own_partnership_alone(by: Actor, others: list[Actor]) -> None:
    review = here.review(by)
    viewer, *_, elsewhere = others
    assert queries.review_to_change(viewer, review.document_id) == review
    assert queries.reviews_to_change(viewer, [review.document_id, 0]) == [review]
    assert queries.review_to_change(elsewhere, review.document_id) is None
    assert queries.reviews_to_change(elsewhere, [review.document_id]) == []


def test_the_review_behind_a_paper_is_found_while_it_is_in_the_record(by: Actor, others: list[Actor]) -> None:
    review = with_a_gap(by)
    (found,) = queries.reviews_of_meeting(by, review.paper.meeting)
    assert [note["kind"] for note in found.reading.found["notes"]] == ["number_gap"]
    assert found.left == review.facts.count()
    assert queries.reviews_of_paper(by, review.paper) == [review]
    assert queries.reviews_of_paper(others[0], review.paper) == [review]
    assert queries.reviews_of_paper(others[-1], review.paper) == []
    changes.withdraw(by, review)
    assert queries.reviews_of_meeting(by, review.paper.meeting) == []


def test_the_panel_leads_those_who_keep_the_record_to_the_words(by: Actor, others: list[Actor]) -> None:
    review = with_a_gap(by)
    panel = panels.behind_meeting(by, review.paper.meeting)
    assert "not found" in panel
    assert f"/aldermere/documents/{review.document_id}/review/#n-1" in panel
    assert "Check what was read in minutes.txt</a>: " in panel
    seen = panels.behind_paper(others[0], review.paper)
    assert "not found" in seen
    assert "review" not in seen


def test_where_nothing_is_missing_the_panel_leads_to_the_review_alone(by: Actor, others: list[Actor]) -> None:
    review = here.came_in(by).document.review
    changes.accept_all(by, review)
    paper = changes.enter_review(by, review)
    panel = panels.behind_meeting(by, paper.meeting)
    assert "Correct or withdraw minutes.txt" in panel
    assert "What is missing" not in panel
    assert panels.behind_paper(others[0], paper) is None


def test_rows_name_themselves_by_number(by: Actor) -> None:
    upload = here.came_in(by)
    review = upload.document.review
    shown = [str(row) for row in (upload, review, review.reading, here.fact(review, "items"))]
    assert shown[:2] == [f"upload {upload.pk}", f"review {review.pk}"]
    assert shown[2].startswith("reading ")
    assert shown[3].startswith("fact ")
