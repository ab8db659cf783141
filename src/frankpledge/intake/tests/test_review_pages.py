"""The review of a document: what it shows, what it asks of the database, and what a person decides there."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client

from frankpledge.intake import changes, jobs
from frankpledge.intake.models import Fact
from frankpledge.intake.rules.states import FactState
from frankpledge.intake.tests import make as here
from frankpledge.intake.tests import pages
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.changes import add_body
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership

pytestmark = pytest.mark.django_db


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
    page = client.get(pages.address(review))
    html, words = page.content.decode(), pages.text_of(page)
    for fact in Fact.objects.all():
        assert f'id="fact-{fact.pk}"' in html
        assert f'href="#q{fact.pk}"' in html
        assert f'<mark id="q{fact.pk}"' in html
        assert f'<a href="#fact-{fact.pk}" tabindex="-1">' in html
    for said in ("In the chair: Yes", "Owners: Tom Fell · Due: 30 April 2024", "60 % sure", "Doubtful: two names"):
        assert said in words
    assert "10 facts left to review: 1 to look at one by one, 9 that the reader is sure of" in words
    assert "£1,178 Lighting fund" in words


def test_the_text_is_shown_whole_escaped_and_with_its_white_space(by: Actor, client: Client) -> None:
    odd = here.MINUTES.replace("in Mere Lane", "in <b>Mere</b> & \u202eLane\t\tEast")
    review = here.came_in(by, odd).document.review
    html = client.get(pages.address(review)).content.decode()
    source = html.split('aria-label="The words of', 1)[1].split(">", 1)[1].split("</div>", 1)[0]
    assert unescape(re.sub(r"<[^>]+>", "", source)) == odd
    assert "<b>Mere" not in html


def test_a_fact_recognised_in_a_picture_says_so(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision(), make.item("1"))
    assert "From a scan" not in pages.text_of(client.get(pages.address(review)))
    here.reread(here.fact(review, "decisions"), origin="ocr")
    assert pages.text_of(client.get(pages.address(review))).count("From a scan") == 1


def test_words_of_several_facts_have_a_place_for_each(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision())
    inner = here.fact(review, "decisions")
    inner.pk, inner.list, inner.end = None, "references", inner.start + 3
    inner.read = {"to_number": "12"}
    inner.save()
    html = client.get(pages.address(review)).content.decode()
    for fact in Fact.objects.filter(start=inner.start):
        assert html.count(f'id="q{fact.pk}"') == 1
    assert html.count(f'href="#fact-{inner.pk}"') == 1


def test_what_the_reader_missed_is_said_at_the_top_with_its_words(by: Actor, client: Client) -> None:
    head = here.MINUTES.split("1. Lighting")[0]
    review = here.came_in(by, head + "1. One\n\nWords.\n\n2. Two\n\nWords.\n\n5. Five\n\nWords.\n").document.review
    html = client.get(pages.address(review)).content.decode()
    assert "What to look at" in html
    assert 'href="#n-1"' in html
    assert html.count('id="n-1"') == 1


def test_what_is_missing_and_has_no_words_is_said_all_the_same(by: Actor, client: Client) -> None:
    review = here.review(by)
    review.reading.found["notes"] = [{"kind": "number_gap", "message": "A page is missing.", "span": None}]
    review.reading.save()
    html = client.get(pages.address(review)).content.decode()
    assert "A page is missing." in html
    assert "#n-1" not in html


def test_what_waits_comes_first_or_all_in_order_or_only_what_is_left(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision("Sure"), make.decision("Unsure", doubt="why"), make.decision("Done"))
    changes.accept_fact(by, here.fact(review, "decisions", 2))
    sure, unsure, done = (here.fact(review, "decisions", at).pk for at in range(3))

    def shown(show: str) -> list[int]:
        html = client.get(pages.address(review, show)).content.decode()
        return [int(pk) for pk in re.findall(r'id="fact-(\d+)"', html) if int(pk) in (sure, unsure, done)]

    assert shown("") == shown("?show=nonsense") == [unsure, sure, done]
    assert shown("?show=text") == [sure, unsure, done]
    assert shown("?show=left") == [unsure, sure]


def test_the_page_starts_with_what_waits_and_the_least_sure_of_it(by: Actor, client: Client) -> None:
    review = here.review(
        by,
        make.decision("Plain"),
        make.decision("Less plain", confidence=0.9, doubt="the words may go on"),
        make.decision("Hardly plain", confidence=0.3, doubt="it may have been decided by another body"),
        make.action("Ask for a date", confidence=0.97),
    )
    changes.add_fact(by, review, list_name="title", span=(0, 4), values={"text": "Minutes"})
    html = client.get(pages.address(review)).content.decode()
    order = re.findall(r'<h3 class="govuk-heading-m" id="(\w+)"|id="fact-(\d+)"', html)
    at = {fact.pk: fact.values.get("text") or fact.list for fact in Fact.objects.all()}
    assert [part or at[int(number)] for part, number in order] == [
        "waiting", "Hardly plain", "Less plain", "Ask for a date",
        "sure", "body", "date", "Plain",
        "added", "Minutes",
    ]  # fmt: skip
    assert len(re.findall(r'id="([^"]+)"', html)) == len(set(re.findall(r'id="([^"]+)"', html)))


def test_confidence_is_never_rounded_up_to_what_is_sure(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision(confidence=0.979))
    words = pages.text_of(client.get(pages.address(review)))
    assert "97 % sure" in words
    assert "Doubtful" in words


def test_a_review_with_nothing_left_or_nothing_read_says_so(by: Actor, client: Client) -> None:
    review = here.review(by, kind="report")
    assert "The reader found no facts" in pages.text_of(client.get(pages.address(review)))
    assert "Nothing is left to review" in pages.text_of(client.get(pages.address(review, "?show=left")))


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
    client.get(pages.address(few))
    assert (
        pages.queries_of(client, pages.address(few))
        == pages.queries_of(client, pages.address(many))
        <= pages.MOST_QUERIES
    )
    page = client.get(pages.address(many))
    assert len(page.content) / many.facts.count() < 1400


def test_lists_ask_no_more_of_the_database_when_they_are_long(by: Actor, client: Client) -> None:
    batch = uuid4()
    here.came_in(by, batch=batch)
    short = [pages.queries_of(client, url) for url in ("/aldermere/documents/", f"/aldermere/documents/added/{batch}/")]
    for month in range(1, 13):
        text = here.MINUTES.replace("12 March 2024", f"12 {month}/2023 2023")
        upload = here.came_in(by, text, f"{month}.txt", batch=batch)
        if month % 2:
            changes.enter_later(by, [upload.document.review])
            jobs.enter_unchecked(upload.document.review.pk, 0, upload.partnership_id)
    long = [pages.queries_of(client, url) for url in ("/aldermere/documents/", f"/aldermere/documents/added/{batch}/")]
    assert long == short
    assert max(long) <= pages.MOST_QUERIES


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
    response = client.post(pages.address(review, "decide/"), {"accept": fact.pk})
    assert response.headers["Location"] == pages.address(review, f"#fact-{fact.pk}")
    assert here.fact(review, "decisions").state == FactState.ACCEPTED
    response = client.post(pages.address(review, "decide/?show=text"), {"reject": fact.pk})
    assert response.headers["Location"] == pages.address(review, f"?show=text#fact-{fact.pk}")
    assert here.fact(review, "decisions").state == FactState.REJECTED


def test_where_a_decided_fact_is_no_longer_shown_the_next_one_is(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision("First"), make.decision("Second"), kind="report")
    first, second = here.fact(review, "decisions"), here.fact(review, "decisions", 1)
    response = client.post(pages.address(review, "decide/?show=left"), {"accept": first.pk})
    assert response.headers["Location"].endswith(f"?show=left#fact-{second.pk}")
    response = client.post(pages.address(review, "decide/?show=left"), {"accept": second.pk})
    assert response.headers["Location"].endswith("?show=left#main-content")


def test_with_script_the_fact_alone_is_exchanged_and_the_counts(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision())
    fact = here.fact(review, "decisions")
    response = client.post(pages.address(review, "decide/"), {"accept": fact.pk}, headers={"HX-Request": "true"})
    html = response.content.decode()
    assert response.headers["HX-Retarget"] == f"#fact-{fact.pk}"
    assert response.headers["HX-Reswap"] == "outerHTML"
    assert html.strip().startswith("<li")
    assert f'id="a{fact.pk}"' in html
    assert "2 facts left to review" in html
    assert 'id="count-sure-decisions" hx-swap-oob="true"' in html
    assert 'id="sure-left" hx-swap-oob="true"' in html
    assert "Accept the 2 facts that the reader is sure of" in html
    assert "<html" not in html


def test_a_decision_about_no_fact_or_another_documents_is_not_there(by: Actor, client: Client) -> None:
    review, other = here.review(by, make.decision()), here.review(by, make.decision(), date="2024-04-12")
    elsewhere = here.fact(other, "decisions").pk
    for data in ({}, {"accept": "x"}, {"accept": ""}, {"accept": "0"}, {"reject": elsewhere}, {"accept": "²"}):
        assert client.post(pages.address(review, "decide/"), data).status_code == 404, data
    assert client.post(pages.address(review, "take/"), {}).status_code == 404
    assert client.get(pages.address(review, f"{elsewhere}/")).status_code == 404
    assert client.post("/aldermere/documents/999999/review/rest/").status_code == 404


def test_what_cannot_be_decided_is_said_at_the_fact_or_at_the_top(by: Actor, client: Client) -> None:
    review = here.review(by)
    changes.enter_review(by, review, unchecked=True)
    date = here.fact(review, "date")
    plain = client.post(pages.address(review, "decide/"), {"reject": date.pk})
    assert plain.status_code == 409
    assert "There is a problem" in pages.text_of(plain)
    assert "Minutes need the date of their meeting" in pages.text_of(plain)
    part = client.post(pages.address(review, "decide/"), {"reject": date.pk}, headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert "Error: Minutes need the date of their meeting" in pages.text_of(part)


def test_in_the_order_of_the_text_counts_are_those_of_the_whole_group(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision(), make.decision("Mend it", confidence=0.5))
    fact = here.fact(review, "decisions")
    headers = {"HX-Request": "true"}
    response = client.post(pages.address(review, "decide/?show=text"), {"accept": fact.pk}, headers=headers)
    assert 'id="count-decisions" hx-swap-oob="true">2, 1 left' in response.content.decode()


def test_what_is_sure_is_accepted_with_one_button_and_then_the_rest(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision(), make.action(confidence=0.5, doubt="no owner is named"))
    words = pages.text_of(client.get(pages.address(review)))
    assert "Accept the 3 facts that the reader is sure of" in words
    assert "Accept the rest" not in words
    response = client.post(pages.address(review, "sure/"), follow=True)
    words = pages.text_of(response)
    assert "3 facts accepted. Each can still be corrected or rejected. 1 fact left to review." in words
    assert "that the reader is sure of" not in words.partition("What was read")[2]
    assert here.fact(review, "actions").state == FactState.UNREVIEWED
    assert "Accept the rest" in words
    response = client.post(pages.address(review, "rest/"), follow=True)
    assert "1 fact accepted" in pages.text_of(response)
    assert "Accept the rest" not in pages.text_of(response)


def test_one_sure_fact_is_offered_in_the_singular_and_in_every_view(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision(), kind="report")
    for show in ("", "?show=text", "?show=left"):
        page = client.get(pages.address(review, show))
        assert "Accept the fact that the reader is sure of" in pages.text_of(page)
        assert page.content.decode().count('id="sure-left"') == 1
    response = client.post(pages.address(review, "sure/?show=left"))
    assert response.headers["Location"] == pages.address(review, "?show=left")
    assert "0 facts accepted. Nothing is left to review." in pages.text_of(
        client.post(pages.address(review, "sure/"), follow=True)
    )
    assert client.get(pages.address(review, "sure/")).status_code == 405


def test_the_board_is_chosen_from_those_there_are(by: Actor, client: Client, place: Partnership) -> None:
    board = add_body(by, place, name="Delivery Group")
    review = here.review(by)
    assert f"New, as printed: {make.BOARD}" in pages.text_of(client.get(pages.address(review)))
    assert client.post(pages.address(review, "body/"), {"body": board.pk}).status_code == 302
    review.refresh_from_db()
    assert review.body == board
    client.post(pages.address(review, "body/"), {"body": ""})
    review.refresh_from_db()
    assert review.body is None
    assert client.post(pages.address(review, "body/"), {"body": "999999"}).status_code == 404
    changes.enter_review(by, review, unchecked=True)
    response = client.post(pages.address(review, "body/"), {"body": ""})
    assert response.status_code == 409
    assert "Choose the board or group that it is of" in pages.text_of(response)
