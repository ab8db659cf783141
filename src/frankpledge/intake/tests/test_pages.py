"""The pages of intake: who sees them, files coming in, lists of documents, many entered at once."""

from uuid import uuid4

import pytest
from django.test import Client

from frankpledge.documents.models import Document
from frankpledge.intake import changes, jobs
from frankpledge.intake.models import Review, Upload
from frankpledge.intake.queries import batches_lately
from frankpledge.intake.rules.states import ReviewState
from frankpledge.intake.tests import make as here
from frankpledge.intake.tests import pages
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Paper
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db


# ---- who sees them


PAGES = ["", "add/"]
POSTS = ["decide/", "rest/", "body/", "enter/", "reject/", "withdraw/", "put-back/", "read-again/", "take/", "keep/"]


def test_every_page_wants_somebody_signed_in(by: Actor) -> None:
    review = here.review(by, make.decision())
    fact = here.fact(review, "decisions").pk
    urls = [pages.address(review, rest) for rest in (*PAGES, *POSTS, f"{fact}/")]
    urls += ["/aldermere/documents/", "/aldermere/documents/add/", f"/aldermere/documents/added/{uuid4()}/"]
    for url in [*urls, "/aldermere/documents/enter/"]:
        for response in (Client().get(url), Client().post(url)):
            assert response.status_code == 302, url
            assert response.headers["Location"].startswith("/sign-in/")


def test_another_partnership_is_not_there(by: Actor) -> None:
    review = here.review(by, make.decision())
    stranger = make.signed_in(make.partnership("beckside", "Beckside Community Safety Partnership"))
    fact = here.fact(review, "decisions").pk
    for rest in (*PAGES, f"{fact}/"):
        assert stranger.get(pages.address(review, rest)).status_code == 404
        assert stranger.get(pages.address(review, rest).replace("aldermere", "beckside")).status_code == 404
    for rest in POSTS:
        assert stranger.post(pages.address(review, rest).replace("aldermere", "beckside")).status_code == 404


def test_a_viewer_sees_no_review_and_changes_nothing(by: Actor, viewing: Client) -> None:
    review = here.review(by, make.decision())
    fact = here.fact(review, "decisions")
    for rest in (*PAGES, f"{fact.pk}/"):
        assert viewing.get(pages.address(review, rest)).status_code == 404
    tries = [
        ("decide/", {"accept": fact.pk}),
        ("decide/", {"reject": fact.pk}),
        ("rest/", {}),
        ("body/", {"body": ""}),
        ("enter/", {"unchecked": "1"}),
        ("reject/", {}),
        ("withdraw/", {}),
        ("put-back/", {}),
        ("read-again/", {}),
        ("take/", {"fact": fact.pk}),
        ("keep/", {"fact": fact.pk}),
        (f"{fact.pk}/", {"text": "x", "verb": "agreed"}),
        ("add/?kind=title", {"words": "Board", "text": "x"}),
    ]
    for rest, data in tries:
        assert viewing.post(pages.address(review, rest), data).status_code == 403, rest
    assert viewing.get("/aldermere/documents/add/").status_code == 403
    assert pages.sent(viewing, ("a.txt", b"words")).status_code == 403
    assert viewing.post("/aldermere/documents/enter/", {"document": review.document_id}).status_code == 403
    assert not Upload.objects.exists()
    review.refresh_from_db()
    assert (review.state, here.fact(review, "decisions").state) == ("to_review", "unreviewed")
    assert Entry.objects.filter(outcome="refused").count() == len(tries) + 2


def test_a_viewer_sees_what_is_in_the_record_and_no_button(by: Actor, viewing: Client) -> None:
    inside, outside = here.review(by, make.decision()), here.review(by, date="2024-04-12")
    changes.enter_review(by, inside, unchecked=True)
    page = viewing.get("/aldermere/documents/")
    assert inside.document.name in pages.text_of(page)
    assert outside.document.name not in pages.text_of(page)
    assert "Read, not checked" in pages.text_of(page)
    main = page.content.decode().split("<main", 1)[1]
    assert "<button" not in main
    assert "/review/" not in main
    assert "documents/add" not in main


def test_a_list_without_documents_says_what_to_do(client: Client, viewing: Client) -> None:
    assert "Add documents : minutes and reports" in pages.text_of(client.get("/aldermere/documents/"))
    assert "once the coordinator has entered them" in pages.text_of(viewing.get("/aldermere/documents/"))
    assert "No documents are in this state" in pages.text_of(client.get("/aldermere/documents/?state=withdrawn"))


def test_decisions_are_sent_and_not_asked_for(by: Actor, client: Client) -> None:
    review = here.review(by)
    for rest in POSTS:
        assert client.get(pages.address(review, rest)).status_code == 405


# ---- files come in


def test_many_files_come_in_together_and_what_is_wrong_is_said_at_each(client: Client) -> None:
    response = pages.sent(
        client,
        ("minutes.txt", here.MINUTES.encode()),
        ("empty.txt", b""),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(300)),
        ("the same.txt", here.MINUTES.encode()),
    )
    assert response.status_code == 302
    batch = response.headers["Location"]
    waiting = client.get(batch)
    assert "0 of 4" in pages.text_of(waiting)
    assert 'hx-trigger="every 2s"' in waiting.content.decode()
    assert 'http-equiv="refresh"' in waiting.content.decode()
    for upload in Upload.objects.order_by("id"):
        jobs.read_upload(upload.pk, upload.partnership_id)
    done = client.get(batch)
    words = pages.text_of(done)
    assert "4 of 4" in words
    assert "http-equiv" not in done.content.decode()
    assert "hx-trigger" not in done.content.decode()
    assert "the file is empty" in words
    assert "this is a picture" in words
    assert "In the record already" in words
    assert "It came in before as minutes.txt" in words
    assert pages.address(Review.objects.get()) in done.content.decode()


def test_a_file_over_the_limit_is_refused_and_the_others_go_on(client: Client, settings: object) -> None:
    settings.UPLOAD_MOST_BYTES = 2**20
    batch = pages.sent(client, ("large.txt", b"x" * (2**20 + 1)), ("small.txt", here.MINUTES.encode())).headers[
        "Location"
    ]
    assert "large.txt: 1 MB is more than the 1 MB that one file may have." in pages.text_of(client.get(batch))
    assert set(Upload.objects.values_list("name", "state")) == {("large.txt", "refused"), ("small.txt", "waiting")}


def test_no_file_at_all_is_said_at_the_field(client: Client) -> None:
    response = client.post("/aldermere/documents/add/", {})
    assert response.status_code == 200
    assert "Choose the files to add" in pages.text_of(response)
    assert "Error:" in pages.text_of(response)


def test_the_page_to_add_documents_says_what_is_read(client: Client) -> None:
    words = pages.text_of(client.get("/aldermere/documents/add/"))
    assert "PDF, Word (.docx)" in words
    assert "95 MB" in words


def test_files_of_another_batch_are_not_there(client: Client) -> None:
    assert client.get(f"/aldermere/documents/added/{uuid4()}/").status_code == 404


def test_files_added_lately_are_found_again(by: Actor, client: Client) -> None:
    upload = here.came_in(by, b"", "empty.txt")
    page = client.get("/aldermere/documents/")
    assert f"/aldermere/documents/added/{upload.batch}/" in page.content.decode()
    assert "1 not read" in pages.text_of(page)


def test_a_batch_shows_what_became_of_its_documents(by: Actor, client: Client) -> None:
    upload = here.came_in(by)
    url = f"/aldermere/documents/added/{upload.batch}/"
    changes.enter_review(by, upload.document.review, unchecked=True)
    assert "Open minutes.txt , entered Read, not checked" in pages.text_of(client.get(url))
    changes.withdraw(by, Review.objects.get())
    assert "Withdrawn : minutes.txt" in pages.text_of(client.get(url))


# ---- many at once


def test_all_of_a_batch_are_entered_as_read(by: Actor, client: Client) -> None:
    batch = uuid4()
    later = here.MINUTES.replace("12 March 2024", "11 June 2024")
    first, second = here.came_in(by, batch=batch), here.came_in(by, later, "later.txt", batch=batch)
    assert "Enter all as read, not checked" in pages.text_of(client.get(f"/aldermere/documents/added/{batch}/"))
    data = {"batch": batch, "document": [first.document_id, second.document_id]}
    response = client.post("/aldermere/documents/enter/", data)
    assert response.headers["Location"] == f"/aldermere/documents/added/{batch}/"
    waiting = client.get(response.headers["Location"])
    assert "2 documents being entered" in pages.text_of(waiting)
    assert "2 documents will be entered as read, not checked" in pages.text_of(waiting)
    for review in Review.objects.all():
        jobs.enter_unchecked(review.pk, 0, review.partnership_id)
    assert Paper.objects.filter(checked_on=None).count() == 2
    assert "Enter all" not in pages.text_of(client.get(f"/aldermere/documents/added/{batch}/"))


def test_documents_that_are_ticked_are_entered_as_read(by: Actor, client: Client) -> None:
    review, other = here.review(by), here.review(by, date="2024-04-12")
    response = client.post("/aldermere/documents/enter/", {"document": [review.document_id, "nonsense"]})
    assert response.headers["Location"] == "/aldermere/documents/"
    review.refresh_from_db()
    other.refresh_from_db()
    assert (review.state, other.state) == (ReviewState.QUEUED, ReviewState.TO_REVIEW)
    assert "Waiting to be entered" in pages.text_of(client.get("/aldermere/documents/"))


def test_nothing_ticked_is_said(client: Client) -> None:
    response = client.post("/aldermere/documents/enter/", follow=True)
    assert "Important No document was chosen" in pages.text_of(response)


def test_a_batch_that_is_no_batch_leads_to_the_documents(client: Client) -> None:
    response = client.post("/aldermere/documents/enter/", {"batch": "../../elsewhere"})
    assert response.headers["Location"] == "/aldermere/documents/"


def test_what_stood_in_the_way_is_shown_on_lists_and_on_the_review(by: Actor, client: Client) -> None:
    review = here.review(by, date=None)
    changes.enter_later(by, [review])
    jobs.enter_unchecked(review.pk, 0, review.partnership_id)
    assert "no date of meeting" in pages.text_of(client.get("/aldermere/documents/"))
    assert "It could not be entered." in pages.text_of(client.get(pages.address(review)))


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "²", "", "-1"])
def test_a_number_that_no_row_can_have_is_no_fact_and_no_document(by: Actor, client: Client, number: str) -> None:
    review = here.review(by)
    for rest, name in (("decide/", "accept"), ("decide/", "reject"), ("take/", "fact"), ("keep/", "fact")):
        assert client.post(pages.address(review, rest), {name: number}).status_code == 404, rest
    assert client.post("/aldermere/documents/enter/", {"document": number}).status_code == 302


def test_what_is_sealed_is_not_among_the_files_that_came_in(by: Actor, client: Client) -> None:
    upload = here.came_in(by, name="canary.txt")
    here.came_in(by, "Some other words", name="open.txt")
    page = f"/aldermere/documents/added/{upload.batch}/"
    assert "canary.txt" in client.get(page).content.decode()
    Document.objects.filter(pk=upload.document_id).update(level=Level.SEALED)
    assert client.get(page).status_code == 404
    assert "canary" not in client.get("/aldermere/documents/").content.decode()
    assert len(batches_lately(by)) == 1


def test_the_region_is_told_of_no_document_by_its_number(by: Actor, place: Partnership) -> None:
    review = here.review(by)
    region = make.signed_in(place, Role.REGION)
    answers = [region.post(f"/aldermere/documents/{n}/review/enter/") for n in (review.document_id, 999999)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert len(answers[0].content) == len(answers[1].content)  # they differ in tokens alone


def test_whoever_may_not_enter_is_refused_whatever_they_choose(by: Actor, viewing: Client) -> None:
    for chosen in (here.review(by).document_id, 999999):
        assert viewing.post("/aldermere/documents/enter/", {"document": chosen}).status_code == 403
    assert Entry.objects.filter(outcome="refused").count() == 2
