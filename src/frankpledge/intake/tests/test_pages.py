"""The pages of intake: who sees them, what they show, what they ask of the database, and what is typed into them."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frankpledge.intake import changes, jobs
from frankpledge.intake.models import Fact, Review, Upload
from frankpledge.intake.rules.states import FactState, Offer, ReviewState, UploadState
from frankpledge.intake.tests import make as here
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.changes import add_body
from frankpledge.meetings.models import Action, Decision, Paper
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def place() -> Partnership:
    return make.partnership()


@pytest.fixture
def by(place: Partnership) -> Actor:
    return make.actor(place)


@pytest.fixture
def client(place: Partnership) -> Client:
    """A browser in which the coordinator is signed in."""
    return make.signed_in(place)


@pytest.fixture
def viewer(place: Partnership) -> Client:
    return make.signed_in(place, Role.VIEWER)


def address(review: Review, rest: str = "") -> str:
    return f"/aldermere/documents/{review.document_id}/review/{rest}"


def text_of(response: HttpResponse) -> str:
    """The words of a page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def sent(client: Client, *files: tuple[str, bytes]) -> HttpResponse:
    data = {"papers": [SimpleUploadedFile(name, content) for name, content in files]}
    return client.post("/aldermere/documents/add/", data)


# ---- who sees them

PAGES = ["", "add/"]
POSTS = ["decide/", "rest/", "body/", "enter/", "reject/", "withdraw/", "put-back/", "read-again/", "take/", "keep/"]


def test_every_page_wants_somebody_signed_in(by: Actor) -> None:
    review = here.review(by, make.decision())
    fact = here.fact(review, "decisions").pk
    urls = [address(review, rest) for rest in (*PAGES, *POSTS, f"{fact}/")]
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
        assert stranger.get(address(review, rest)).status_code == 404
        assert stranger.get(address(review, rest).replace("aldermere", "beckside")).status_code == 404
    for rest in POSTS:
        assert stranger.post(address(review, rest).replace("aldermere", "beckside")).status_code == 404


def test_a_viewer_sees_no_review_and_changes_nothing(by: Actor, viewer: Client) -> None:
    review = here.review(by, make.decision())
    fact = here.fact(review, "decisions")
    for rest in (*PAGES, f"{fact.pk}/"):
        assert viewer.get(address(review, rest)).status_code == 404
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
        assert viewer.post(address(review, rest), data).status_code == 403, rest
    assert viewer.get("/aldermere/documents/add/").status_code == 403
    assert sent(viewer, ("a.txt", b"words")).status_code == 403
    assert viewer.post("/aldermere/documents/enter/", {"document": review.document_id}).status_code == 403
    assert not Upload.objects.exists()
    review.refresh_from_db()
    assert (review.state, here.fact(review, "decisions").state) == ("to_review", "unreviewed")
    assert Entry.objects.filter(outcome="refused").count() >= 10


def test_a_viewer_sees_what_is_in_the_record_and_no_button(by: Actor, viewer: Client) -> None:
    inside, outside = here.review(by, make.decision()), here.review(by, date="2024-04-12")
    changes.enter_review(by, inside, unchecked=True)
    page = viewer.get("/aldermere/documents/")
    assert inside.document.name in text_of(page)
    assert outside.document.name not in text_of(page)
    assert "Read, not checked" in text_of(page)
    main = page.content.decode().split("<main", 1)[1]
    assert "<button" not in main
    assert "/review/" not in main
    assert "documents/add" not in main


def test_a_list_without_documents_says_what_to_do(client: Client, viewer: Client) -> None:
    assert "Add documents : minutes and reports" in text_of(client.get("/aldermere/documents/"))
    assert "once the coordinator has entered them" in text_of(viewer.get("/aldermere/documents/"))
    assert "No documents are in this state" in text_of(client.get("/aldermere/documents/?state=withdrawn"))


def test_decisions_are_sent_and_not_asked_for(by: Actor, client: Client) -> None:
    review = here.review(by)
    for rest in POSTS:
        assert client.get(address(review, rest)).status_code == 405


# ---- files come in


def test_many_files_come_in_together_and_what_is_wrong_is_said_at_each(client: Client) -> None:
    response = sent(
        client,
        ("minutes.txt", here.MINUTES.encode()),
        ("empty.txt", b""),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(300)),
        ("the same.txt", here.MINUTES.encode()),
    )
    assert response.status_code == 302
    batch = response.headers["Location"]
    waiting = client.get(batch)
    assert "0 of 4" in text_of(waiting)
    assert 'hx-trigger="every 2s"' in waiting.content.decode()
    assert 'http-equiv="refresh"' in waiting.content.decode()
    for upload in Upload.objects.order_by("id"):
        jobs.read_upload(upload.pk)
    done = client.get(batch)
    words = text_of(done)
    assert "4 of 4" in words
    assert "http-equiv" not in done.content.decode()
    assert "hx-trigger" not in done.content.decode()
    assert "the file is empty" in words
    assert "this is a picture" in words
    assert "In the record already" in words
    assert "It came in before as minutes.txt" in words
    assert address(Review.objects.get()) in done.content.decode()


def test_a_file_over_the_limit_is_refused_and_the_others_go_on(client: Client, settings: object) -> None:
    settings.UPLOAD_MOST_BYTES = 2**20
    batch = sent(client, ("large.txt", b"x" * (2**20 + 1)), ("small.txt", here.MINUTES.encode())).headers["Location"]
    assert "large.txt: 1 MB is more than the 1 MB that one file may have." in text_of(client.get(batch))
    assert set(Upload.objects.values_list("name", "state")) == {("large.txt", "refused"), ("small.txt", "waiting")}


def test_no_file_at_all_is_said_at_the_field(client: Client) -> None:
    response = client.post("/aldermere/documents/add/", {})
    assert response.status_code == 200
    assert "Choose the files to add" in text_of(response)
    assert "Error:" in text_of(response)


def test_the_page_to_add_documents_says_what_is_read(client: Client) -> None:
    words = text_of(client.get("/aldermere/documents/add/"))
    assert "plain text (.txt)" in words
    assert "20 MB" in words


def test_files_of_another_batch_are_not_there(client: Client) -> None:
    assert client.get(f"/aldermere/documents/added/{uuid4()}/").status_code == 404


def test_files_added_lately_are_found_again(by: Actor, client: Client) -> None:
    upload = here.came_in(by, b"", "empty.txt")
    page = client.get("/aldermere/documents/")
    assert f"/aldermere/documents/added/{upload.batch}/" in page.content.decode()
    assert "1 not read" in text_of(page)


def test_a_batch_shows_what_became_of_its_documents(by: Actor, client: Client) -> None:
    upload = here.came_in(by)
    url = f"/aldermere/documents/added/{upload.batch}/"
    changes.enter_review(by, upload.document.review, unchecked=True)
    assert "Open minutes.txt , entered Read, not checked" in text_of(client.get(url))
    changes.withdraw(by, Review.objects.get())
    assert "Withdrawn : minutes.txt" in text_of(client.get(url))


# ---- many at once


def test_all_of_a_batch_are_entered_as_read(by: Actor, client: Client) -> None:
    batch = uuid4()
    later = here.MINUTES.replace("12 March 2024", "11 June 2024")
    first, second = here.came_in(by, batch=batch), here.came_in(by, later, "later.txt", batch=batch)
    assert "Enter all as read, not checked" in text_of(client.get(f"/aldermere/documents/added/{batch}/"))
    data = {"batch": batch, "document": [first.document_id, second.document_id]}
    response = client.post("/aldermere/documents/enter/", data)
    assert response.headers["Location"] == f"/aldermere/documents/added/{batch}/"
    waiting = client.get(response.headers["Location"])
    assert "2 documents being entered" in text_of(waiting)
    assert "2 documents will be entered as read, not checked" in text_of(waiting)
    for review in Review.objects.all():
        jobs.enter_unchecked(review.pk, 0)
    assert Paper.objects.filter(checked_on=None).count() == 2
    assert "Enter all" not in text_of(client.get(f"/aldermere/documents/added/{batch}/"))


def test_documents_that_are_ticked_are_entered_as_read(by: Actor, client: Client) -> None:
    review, other = here.review(by), here.review(by, date="2024-04-12")
    response = client.post("/aldermere/documents/enter/", {"document": [review.document_id, "nonsense"]})
    assert response.headers["Location"] == "/aldermere/documents/"
    review.refresh_from_db()
    other.refresh_from_db()
    assert (review.state, other.state) == (ReviewState.QUEUED, ReviewState.TO_REVIEW)
    assert "Waiting to be entered" in text_of(client.get("/aldermere/documents/"))


def test_nothing_ticked_is_said(client: Client) -> None:
    response = client.post("/aldermere/documents/enter/", follow=True)
    assert "No document was chosen" in text_of(response)


def test_a_batch_that_is_no_batch_leads_to_the_documents(client: Client) -> None:
    response = client.post("/aldermere/documents/enter/", {"batch": "../../elsewhere"})
    assert response.headers["Location"] == "/aldermere/documents/"


def test_what_stood_in_the_way_is_shown_on_lists_and_on_the_review(by: Actor, client: Client) -> None:
    review = here.review(by, date=None)
    changes.enter_later(by, [review])
    jobs.enter_unchecked(review.pk, 0)
    assert "no date of meeting" in text_of(client.get("/aldermere/documents/"))
    assert "It could not be entered." in text_of(client.get(address(review)))


# ---- the review


def test_a_review_shows_every_fact_beside_its_words(by: Actor, client: Client) -> None:
    review = here.review(
        by,
        make.attendance("Rosa Lind", "Aldermere Borough Council", chair=True),
        make.item("1"),
        make.decision(item="1"),
        make.action("Ask for a date", "Tom Fell", due="2024-04-30", doubt="two names", confidence=0.6),
        make.follow_up(),
        make.reference("12"),
        make.figure(),
        make.money(),
    )
    page = client.get(address(review))
    html, words = page.content.decode(), text_of(page)
    for fact in Fact.objects.all():
        assert f'id="fact-{fact.pk}"' in html
        assert f'href="#q-{fact.pk}"' in html
        assert f'<mark id="q-{fact.pk}"' in html
        assert f'<a href="#fact-{fact.pk}" tabindex="-1">' in html
    for said in ("In the chair: Yes", "Owners: Tom Fell · Due: 30 April 2024", "60 % sure", "Doubtful: two names"):
        assert said in words
    assert "10 facts left to review" in words
    assert "£1,178 Lighting fund" in words


def test_the_text_is_shown_whole_escaped_and_with_its_white_space(by: Actor, client: Client) -> None:
    odd = here.MINUTES.replace("in Mere Lane", "in <b>Mere</b> & \u202eLane\t\tEast")
    review = here.came_in(by, odd).document.review
    html = client.get(address(review)).content.decode()
    source = html.split('aria-label="The text of', 1)[1].split(">", 1)[1].rsplit("</div>\n</div>", 1)[0]
    assert unescape(re.sub(r"<[^>]+>", "", source)) == odd
    assert "<b>Mere" not in html


def test_words_of_several_facts_have_a_place_for_each(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision())
    inner = here.fact(review, "decisions")
    inner.pk, inner.list, inner.end = None, "references", inner.start + 3
    inner.read = {"to_number": "12"}
    inner.save()
    html = client.get(address(review)).content.decode()
    for fact in Fact.objects.filter(start=inner.start):
        assert html.count(f'id="q-{fact.pk}"') == 1
    assert html.count(f'href="#fact-{inner.pk}"') == 1


def test_what_the_reader_missed_is_said_at_the_top_with_its_words(by: Actor, client: Client) -> None:
    head = here.MINUTES.split("1. Lighting")[0]
    review = here.came_in(by, head + "1. One\n\nWords.\n\n2. Two\n\nWords.\n\n5. Five\n\nWords.\n").document.review
    html = client.get(address(review)).content.decode()
    assert "What to look at" in html
    assert 'href="#n-1"' in html
    assert html.count('id="n-1"') == 1


def test_what_is_missing_and_has_no_words_is_said_all_the_same(by: Actor, client: Client) -> None:
    review = here.review(by)
    review.reading.found["notes"] = [{"kind": "number_gap", "message": "A page is missing.", "span": None}]
    review.reading.save()
    html = client.get(address(review)).content.decode()
    assert "A page is missing." in html
    assert "#n-1" not in html


def test_doubtful_facts_come_first_or_in_order_or_only_what_is_left(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision("Sure"), make.decision("Unsure", doubt="why"), make.decision("Done"))
    changes.accept_fact(by, here.fact(review, "decisions", 2))
    sure, unsure, done = (here.fact(review, "decisions", at).pk for at in range(3))

    def shown(show: str) -> list[int]:
        html = client.get(address(review, show)).content.decode()
        return [int(pk) for pk in re.findall(r'id="fact-(\d+)"', html) if int(pk) in (sure, unsure, done)]

    assert shown("") == shown("?show=nonsense") == [unsure, sure, done]
    assert shown("?show=text") == [sure, unsure, done]
    assert shown("?show=left") == [unsure, sure]


def test_a_review_with_nothing_left_or_nothing_read_says_so(by: Actor, client: Client) -> None:
    review = here.review(by, kind="report")
    assert "The reader found no facts" in text_of(client.get(address(review)))
    assert "Nothing is left to review" in text_of(client.get(address(review, "?show=left")))


def test_a_large_review_asks_no_more_of_the_database_and_stays_modest(by: Actor, client: Client) -> None:
    few = here.review(by, make.item("1"), make.decision(item="1"))
    many = here.review(
        by,
        *(make.item(str(number), f"Item {number}") for number in range(60)),
        *(make.decision(f"Decision {number} is made", item="1") for number in range(120)),
        *(make.action(f"Action {number}", "Tom Fell", item="2") for number in range(120)),
        date="2024-04-12",
    )
    assert many.facts.count() > 300
    client.get(address(few))
    assert queries_of(client, address(few)) == queries_of(client, address(many)) <= MOST_QUERIES
    page = client.get(address(many))
    assert len(page.content) / many.facts.count() < 1400


def test_lists_ask_no_more_of_the_database_when_they_are_long(by: Actor, client: Client) -> None:
    batch = uuid4()
    here.came_in(by, batch=batch)
    short = [queries_of(client, url) for url in ("/aldermere/documents/", f"/aldermere/documents/added/{batch}/")]
    for month in range(1, 13):
        text = here.MINUTES.replace("12 March 2024", f"12 {month}/2023 2023")
        upload = here.came_in(by, text, f"{month}.txt", batch=batch)
        if month % 2:
            changes.enter_later(by, [upload.document.review])
            jobs.enter_unchecked(upload.document.review.pk, 0)
    long = [queries_of(client, url) for url in ("/aldermere/documents/", f"/aldermere/documents/added/{batch}/")]
    assert long == short
    assert max(long) <= MOST_QUERIES


def test_documents_are_sorted_and_narrowed(by: Actor, client: Client) -> None:
    first, second = here.review(by), here.review(by, date="2024-04-12")

    def listed(query: str) -> list[int]:
        html = client.get(f"/aldermere/documents/{query}").content.decode()
        return [int(pk) for pk in re.findall(r'id="document-(\d+)"', html)]

    assert listed("") == [second.document_id, first.document_id]
    assert listed("?sort=name") == [first.document_id, second.document_id]
    assert listed("?sort=added&state=to_review") == [first.document_id, second.document_id]
    assert listed("?state=entered") == []
    assert len(listed("?state=nonsense&sort=nonsense")) == 2


# ---- deciding


def test_a_decision_leads_back_to_the_same_fact(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision())
    fact = here.fact(review, "decisions")
    response = client.post(address(review, "decide/"), {"accept": fact.pk})
    assert response.headers["Location"] == address(review, f"#fact-{fact.pk}")
    assert here.fact(review, "decisions").state == FactState.ACCEPTED
    response = client.post(address(review, "decide/?show=text"), {"reject": fact.pk})
    assert response.headers["Location"] == address(review, f"?show=text#fact-{fact.pk}")
    assert here.fact(review, "decisions").state == FactState.REJECTED


def test_where_a_decided_fact_is_no_longer_shown_the_next_one_is(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision("First"), make.decision("Second"), kind="report")
    first, second = here.fact(review, "decisions"), here.fact(review, "decisions", 1)
    response = client.post(address(review, "decide/?show=left"), {"accept": first.pk})
    assert response.headers["Location"].endswith(f"?show=left#fact-{second.pk}")
    response = client.post(address(review, "decide/?show=left"), {"accept": second.pk})
    assert response.headers["Location"].endswith("?show=left#main-content")


def test_with_script_the_fact_alone_is_exchanged_and_the_counts(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision())
    fact = here.fact(review, "decisions")
    response = client.post(address(review, "decide/"), {"accept": fact.pk}, headers={"HX-Request": "true"})
    html = response.content.decode()
    assert response.headers["HX-Retarget"] == f"#fact-{fact.pk}"
    assert response.headers["HX-Reswap"] == "outerHTML"
    assert html.strip().startswith("<li")
    assert f'id="a{fact.pk}"' in html
    assert "2 facts left to review" in html
    assert 'id="count-decisions" hx-swap-oob="true"' in html
    assert "<html" not in html


def test_a_decision_about_no_fact_or_another_documents_is_not_there(by: Actor, client: Client) -> None:
    review, other = here.review(by, make.decision()), here.review(by, make.decision(), date="2024-04-12")
    elsewhere = here.fact(other, "decisions").pk
    for data in ({}, {"accept": "x"}, {"accept": ""}, {"accept": "0"}, {"reject": elsewhere}, {"accept": "²"}):
        assert client.post(address(review, "decide/"), data).status_code == 404, data
    assert client.post(address(review, "take/"), {}).status_code == 404
    assert client.get(address(review, f"{elsewhere}/")).status_code == 404
    assert client.post("/aldermere/documents/999999/review/rest/").status_code == 404


def test_what_cannot_be_decided_is_said_at_the_fact_or_at_the_top(by: Actor, client: Client) -> None:
    review = here.review(by)
    changes.enter_review(by, review, unchecked=True)
    date = here.fact(review, "date")
    plain = client.post(address(review, "decide/"), {"reject": date.pk})
    assert plain.status_code == 409
    assert "There is a problem" in text_of(plain)
    assert "Minutes need the date of their meeting" in text_of(plain)
    part = client.post(address(review, "decide/"), {"reject": date.pk}, headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert "Error: Minutes need the date of their meeting" in text_of(part)


def test_the_rest_is_accepted_with_one_button(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision(), make.action())
    assert "Accept the rest" in text_of(client.get(address(review)))
    response = client.post(address(review, "rest/"), follow=True)
    assert "4 facts accepted" in text_of(response)
    assert "Accept the rest" not in text_of(response).replace("Done 4 facts accepted", "")


def test_the_board_is_chosen_from_those_there_are(by: Actor, client: Client, place: Partnership) -> None:
    board = add_body(by, place, name="Delivery Group")
    review = here.review(by)
    assert f"New, as printed: {make.BOARD}" in text_of(client.get(address(review)))
    assert client.post(address(review, "body/"), {"body": board.pk}).status_code == 302
    review.refresh_from_db()
    assert review.body == board
    client.post(address(review, "body/"), {"body": ""})
    review.refresh_from_db()
    assert review.body is None
    assert client.post(address(review, "body/"), {"body": "999999"}).status_code == 404
    changes.enter_review(by, review, unchecked=True)
    response = client.post(address(review, "body/"), {"body": ""})
    assert response.status_code == 409
    assert "Choose the board or group that it is of" in text_of(response)


# ---- correcting and adding


def test_a_fact_is_corrected_with_its_words_in_sight(by: Actor, client: Client) -> None:
    review = here.review(by, make.item("1"), make.action("Ask for a date", "Tom Fell", item="1", due="2024-04"))
    fact = here.fact(review, "actions")
    page = client.get(address(review, f"{fact.pk}/?show=left"))
    html = page.content.decode()
    assert '<mark id="words">1. Ask for a date</mark>' in html
    assert '<option value="1" selected>1 Lighting in Mere Lane</option>' in html
    assert "Tom Fell</textarea>" in html
    data = {"text": "Ask twice", "owners": "Tom Fell\r\nMere Homes\r\n", "due": "2024-05-01", "item": ""}
    response = client.post(address(review, f"{fact.pk}/?show=left"), data)
    assert response.headers["Location"] == address(review, f"?show=left#fact-{fact.pk}")
    fact.refresh_from_db()
    assert fact.corrected == {
        "text": "Ask twice",
        "owners": ["Tom Fell", "Mere Homes"],
        "due": "2024-05-01",
        "item": None,
    }


def test_a_mistake_is_said_at_its_field_and_what_was_typed_is_kept(by: Actor, client: Client) -> None:
    review = here.review(by, make.action())
    fact = here.fact(review, "actions")
    response = client.post(address(review, f"{fact.pk}/"), {"text": "Ask <b>twice</b>", "due": "next spring"})
    html = response.content.decode()
    assert response.status_code == 200
    assert 'href="#id_due"' in html
    assert "must be a date such as" in html
    assert "next spring" in html
    assert "Ask &lt;b&gt;twice" in html
    response = client.post(address(review, f"{fact.pk}/"), {"text": "", "due": ""})
    assert "Fill in “What is to be done”" in text_of(response)
    fact.refresh_from_db()
    assert fact.corrected is None


def test_every_kind_of_fact_can_be_opened_and_saved_as_it_is(by: Actor, client: Client) -> None:
    review = here.review(
        by,
        make.attendance("Rosa Lind", chair=True),
        make.item("1"),
        make.decision(item="1"),
        make.action(item="1"),
        make.follow_up(item="1", due="2024-09"),
        make.reference("12", "2023-12-05"),
        make.figure(per=None, role="latest"),
        make.money(nature="capital"),
        title="Minutes",
        venue="Guildhall",
        started="10:00",
        closed="12:10",
        next_meeting="2024-06-11",
    )
    for fact in review.facts.all():
        response = client.get(address(review, f"{fact.pk}/"))
        form = response.context["form"]
        data = {}
        for field in form:
            value = field.value()
            if isinstance(value, list) or hasattr(value, "isoformat"):
                for part, typed in zip(("day", "month", "year"), (value.day, value.month, value.year), strict=True):
                    data[f"{field.html_name}-{part}"] = typed
            elif value not in (None, "", False):
                data[field.html_name] = value
        assert client.post(address(review, f"{fact.pk}/"), data).status_code == 302, fact.list
        fact.refresh_from_db()
        assert (fact.state, fact.corrected) == (FactState.ACCEPTED, None), fact.list


def test_a_date_that_does_not_exist_is_asked_for_anew(by: Actor, client: Client) -> None:
    review = here.review(by, date="2024-02-30")
    response = client.get(address(review, f"{here.fact(review, 'date').pk}/"))
    assert response.context["form"]["value"].value() is None
    assert "2024-02-30" in text_of(response)


def test_what_cannot_be_corrected_is_said_on_the_form(by: Actor, client: Client) -> None:
    one = here.review(by)
    changes.enter_review(by, one, unchecked=True)
    other = here.review(by, make.decision(), date="2024-04-12")
    changes.enter_review(by, other, unchecked=True)
    date = here.fact(other, "date")
    data = {"value-day": "12", "value-month": "3", "value-year": "2024"}
    response = client.post(address(other, f"{date.pk}/"), data)
    assert response.status_code == 200
    assert "another meeting of this body on that day" in text_of(response)


def test_a_fact_that_was_missed_is_added_by_its_words(by: Actor, client: Client) -> None:
    review = here.came_in(by).document.review
    kinds = client.get(address(review, "add/"))
    assert "An action" in text_of(kinds)
    url = address(review, "add/?kind=follow_ups")
    assert "Copy them from the text" in text_of(client.get(url))
    response = client.post(url, {"words": "the lamps be mended\r\nbefore", "what": "Mending", "due": "", "item": "1"})
    fact = here.fact(review, "follow_ups")
    assert response.headers["Location"] == address(review, f"#fact-{fact.pk}")
    assert review.document.text[fact.start : fact.end] == "the lamps be mended before"
    assert fact.values == {"what": "Mending", "due": None, "item": "1"}


def test_words_that_do_not_stand_in_the_text_are_not_taken(by: Actor, client: Client) -> None:
    review = here.came_in(by).document.review
    url = address(review, "add/?kind=title")
    response = client.post(url, {"words": "the lamps are mended", "text": "x"})
    assert "do not stand in the text" in text_of(response)
    response = client.post(url, {"words": "", "text": "x"})
    assert "do not stand" not in text_of(response)
    assert "the words it comes from" in text_of(response).lower()


def test_words_that_stand_everywhere_are_not_taken(by: Actor, client: Client) -> None:
    review = here.came_in(by, here.MINUTES + "so and so " * 40).document.review
    response = client.post(address(review, "add/?kind=title"), {"words": "so", "text": "x"})
    assert "very often" in text_of(response)


def test_words_that_stand_several_times_ask_which_place(by: Actor, client: Client) -> None:
    review = here.came_in(by).document.review
    url, text = address(review, "add/?kind=title"), review.document.text
    response = client.post(url, {"words": "Tom Fell", "text": "A title"})
    assert "Choose which of the places" in text_of(response)
    second = text.index("Tom Fell", text.index("Tom Fell") + 1)
    assert client.post(url, {"words": "Tom Fell", "text": "A title", "place": "7"}).status_code == 200
    assert client.post(url, {"words": "Tom Fell", "text": "A title", "place": second}).status_code == 302
    assert here.fact(review, "title").start == second


def test_a_kind_that_is_none_is_asked_again(by: Actor, client: Client) -> None:
    review = here.review(by)
    response = client.get(address(review, "add/?kind=nonsense"))
    assert response.status_code == 200
    assert "There is a problem" in text_of(response)


def test_what_cannot_be_added_is_said_on_the_form(by: Actor, client: Client) -> None:
    review = here.review(by)
    data = {"words": make.BOARD, "value-day": "1", "value-month": "2", "value-year": "2024"}
    response = client.post(address(review, "add/?kind=date"), data)
    assert "has one already" in text_of(response)


# ---- entering, leaving, reading again


def test_a_reviewed_document_enters_and_leads_to_its_meeting(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision())
    page = client.get(address(review)).content.decode()
    assert re.search(r'form="enter" class="govuk-button" disabled', page)
    client.post(address(review, "rest/"))
    page = client.get(address(review)).content.decode()
    assert not re.search(r'form="enter" class="govuk-button" disabled', page)
    response = client.post(address(review, "enter/"))
    assert response.headers["Location"] == f"/aldermere/meetings/{Paper.objects.get().meeting_id}/"
    assert "Entered in the record" in text_of(client.get(response.headers["Location"]))


def test_a_report_enters_and_leads_to_its_page(by: Actor, client: Client) -> None:
    review = here.review(by, make.figure(), kind="report")
    response = client.post(address(review, "enter/"), {"unchecked": "1"})
    assert response.headers["Location"] == f"/aldermere/reports/{Paper.objects.get().pk}/"
    assert "Entered as read, not checked" in text_of(client.get(response.headers["Location"]))


def test_a_document_with_facts_left_does_not_enter_and_says_why(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision())
    response = client.post(address(review, "enter/"))
    assert response.status_code == 409
    assert "3 facts have not been reviewed" in text_of(response)
    assert not Paper.objects.exists()


def test_what_minutes_want_is_said_before_they_enter(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision(), date=None, body=None)
    client.post(address(review, "rest/"))
    words = text_of(client.get(address(review)))
    assert "Minutes need the date of their meeting" in words
    assert "Minutes need the board or group that met" in words


def test_an_entered_document_is_checked_further_and_withdrawn_and_put_back(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision(), make.action())
    client.post(address(review, "enter/"), {"unchecked": "1"})
    page = text_of(client.get(address(review)))
    assert "Read, not checked" in page
    assert "Enter in the record" not in page
    client.post(address(review, "decide/"), {"reject": here.fact(review, "decisions").pk})
    assert not Decision.objects.exists()
    client.post(address(review, "rest/"))
    assert Action.objects.get().checked
    assert "Withdrawn. Nothing of it" in text_of(client.post(address(review, "withdraw/"), follow=True))
    page = client.get(address(review))
    assert "This document is withdrawn" in text_of(page)
    assert 'name="accept"' not in page.content.decode()
    assert client.post(address(review, "withdraw/")).status_code == 409
    assert "Put back" in text_of(client.post(address(review, "put-back/"), follow=True))
    assert Paper.objects.get().withdrawn_at is None


def test_a_document_is_rejected_and_put_back(by: Actor, client: Client) -> None:
    review = here.review(by)
    assert "Rejected. It stays" in text_of(client.post(address(review, "reject/"), follow=True))
    assert "This document was rejected" in text_of(client.get(address(review)))
    client.post(address(review, "put-back/"))
    review.refresh_from_db()
    assert review.state == ReviewState.TO_REVIEW


def test_reading_again_shows_what_differs_and_a_person_chooses(by: Actor, client: Client) -> None:
    review = here.came_in(by).document.review
    assert "has read this document already" in text_of(client.post(address(review, "read-again/"), follow=True))
    here.older(review)
    mine = here.reread(here.fact(review, "decisions"), text="An older reading")
    other = here.reread(here.fact(review, "decisions", 1), text="Another older reading")
    changes.accept_fact(by, mine)
    changes.accept_fact(by, other)
    ghost = here.fact(review, "money")
    ghost.pk, ghost.start, ghost.end = None, 0, 9
    ghost.save()
    review.facts.filter(list="actions").delete()
    page = text_of(client.post(address(review, "read-again/"), follow=True))
    assert "Read again: 1 new fact, 3 facts read differently" in page
    for said in ("A newer reader reads this as:", "A newer reader no longer finds this.", "A newer reader found this."):
        assert said in page
    response = client.post(address(review, "take/"), {"fact": mine.pk})
    assert response.headers["Location"] == address(review, f"#fact-{mine.pk}")
    client.post(address(review, "keep/"), {"fact": other.pk})
    mine.refresh_from_db()
    other.refresh_from_db()
    assert "lamps" in mine.values["text"]
    assert (other.values["text"], other.offer) == ("Another older reading", "")
    assert client.post(address(review, "take/"), {"fact": mine.pk}).status_code == 409
    assert Fact.objects.get(pk=ghost.pk).offer == Offer.GONE


def test_a_file_that_waits_or_was_refused_has_no_review(by: Actor, client: Client) -> None:
    upload = here.came_in(by, read=False)
    assert "Nothing to do yet" in text_of(client.get(f"/aldermere/documents/added/{upload.batch}/"))
    assert upload.state == UploadState.WAITING
