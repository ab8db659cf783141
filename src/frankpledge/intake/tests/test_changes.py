"""Files are received and read; facts are accepted, corrected, rejected and added; who may do any of it."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django_tasks_db.models import DBTaskResult

from frankpledge.documents.models import Document
from frankpledge.intake import changes, jobs, queries
from frankpledge.intake.models import Fact, Review, Upload
from frankpledge.intake.rules.facts import BadValue
from frankpledge.intake.rules.states import FactState, UploadState
from frankpledge.intake.tests import make as here
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings.changes import add_body
from frankpledge.meetings.models import Decision
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.work.changes import queue
from frankpledge.work.changes.administering import do_again
from frankpledge.work.performing import do_waiting
from frankpledge.work.tests.make import administrator

pytestmark = pytest.mark.django_db


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
    jobs.read_upload(upload.pk, upload.partnership_id)
    facts = Fact.objects.count()
    jobs.read_upload(upload.pk, upload.partnership_id)
    assert Fact.objects.count() == facts > 0
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(500), "picture"), (bytes(range(256)) * 20, "not a document")],
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
    queue("intake.read_upload", upload=upload.pk, partnership=upload.partnership_id)
    path = default_storage.path(f"{by.partnership.id}/{upload.fingerprint[:2]}/{upload.fingerprint}")
    default_storage.delete(f"{by.partnership.id}/{upload.fingerprint[:2]}/{upload.fingerprint}")
    Path(path).mkdir()
    assert do_waiting("tester") == 1
    Path(path).rmdir()
    assert "IsADirectoryError" in DBTaskResult.objects.get().exception_class_path
    upload.refresh_from_db()
    assert upload.state == UploadState.REFUSED
    assert "Tell whoever looks after" in upload.problem
    assert changes.give_up(by, upload).problem == upload.problem
    do_again(administrator(), DBTaskResult.objects.get().pk)
    upload.refresh_from_db()
    assert (upload.state, upload.problem) == (UploadState.WAITING, "")
    assert do_waiting("tester") == 1
    upload.refresh_from_db()
    assert "Add it again" in upload.problem


def test_a_name_is_kept_without_what_no_database_keeps(by: Actor) -> None:
    assert here.came_in(by, read=False, name="min\x00utes\n" + "x" * 300 + ".txt").name.endswith("x.txt")
    assert here.came_in(by, b"other", read=False, name="\x00").name == "no name"


def test_a_refused_file_is_kept_with_its_reason(by: Actor, place: Partnership) -> None:
    upload = changes.refuse(by, place, name="big.txt", size=10**8, batch=uuid4(), problem="Too large.")
    assert (upload.state, upload.problem, upload.document) == (UploadState.REFUSED, "Too large.", None)


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


def test_what_is_sure_is_accepted_at_once_and_nothing_doubtful(by: Actor) -> None:
    review = here.review(
        by,
        make.decision("Mend the lamps"),
        make.decision("Perhaps mend the gate", confidence=0.9, doubt="two decisions in one"),
        make.action("Ask for a date", confidence=0.979),
    )
    changes.reject_fact(by, here.fact(review, "date"))
    before = Entry.objects.count()
    assert changes.accept_sure(by, review) == 2
    assert Entry.objects.count() == before + 1
    states = {(fact.list, fact.state) for fact in review.facts.all()}
    assert states == {
        ("body", "accepted"),
        ("date", "rejected"),
        ("decisions", "accepted"),
        ("decisions", "unreviewed"),
        ("actions", "unreviewed"),
    }
    assert changes.accept_sure(by, review) == 0


def test_what_was_accepted_together_can_be_taken_back_one_by_one(by: Actor) -> None:
    review = here.review(by, make.decision("Mend the lamps"), make.decision("Mend the gate"))
    changes.accept_sure(by, review)
    changes.reject_fact(by, here.fact(review, "decisions"))
    changes.correct_fact(by, here.fact(review, "decisions", 1), {"text": "Mend the gates", "verb": "agreed"})
    assert [fact.state for fact in review.facts.filter(list="decisions").order_by("start")] == ["rejected", "corrected"]


def test_what_a_newer_reader_reads_otherwise_is_never_accepted_together(by: Actor) -> None:
    review = here.review(by, make.decision("Mend the lamps"))
    fact = here.fact(review, "decisions")
    for offer in ("changed", "gone", "new"):
        fact.offer = offer
        fact.save()
        changes.accept_sure(by, review)
        assert here.fact(review, "decisions").state == FactState.UNREVIEWED, offer


def test_sure_facts_of_a_paper_in_the_record_are_checked_there(by: Actor) -> None:
    review = here.entered(by, make.decision("Mend the lamps"), make.decision("Mend it", confidence=0.5), unchecked=True)
    changes.accept_sure(by, review)
    review.paper.refresh_from_db()
    assert review.paper.checked_on is None
    assert [row.checked for row in here.rows(by, Decision)] == [True, False]
    changes.accept_fact(by, here.fact(review, "decisions", 1))
    review.paper.refresh_from_db()
    assert review.paper.checked_on is not None


def test_a_paper_of_sure_facts_alone_is_checked_at_once(by: Actor) -> None:
    review = here.entered(by, make.decision("Mend the lamps"), unchecked=True)
    changes.accept_sure(by, review)
    review.paper.refresh_from_db()
    assert review.paper.checked_on is not None


def test_nothing_of_a_withdrawn_document_is_accepted(by: Actor) -> None:
    review = here.entered(by, make.decision(), unchecked=True)
    changes.withdraw(by, review)
    with pytest.raises(NotPossible, match="withdrawn"):
        changes.accept_sure(by, review)


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
        lambda: changes.accept_sure(viewer, review),
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
