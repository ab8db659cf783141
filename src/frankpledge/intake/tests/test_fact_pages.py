"""Correcting a fact, adding one, and what becomes of the document."""

import re

import pytest
from django.test import Client

from frankpledge.intake import changes
from frankpledge.intake.models import Fact
from frankpledge.intake.rules.states import FactState, Offer, ReviewState, UploadState
from frankpledge.intake.tests import make as here
from frankpledge.intake.tests import pages
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.changes import add_body
from frankpledge.meetings.models import Action, Body, Decision, Paper
from frankpledge.meetings.tests import make

pytestmark = pytest.mark.django_db


# ---- correcting and adding


def test_a_fact_is_corrected_with_its_words_in_sight(by: Actor, client: Client) -> None:
    review = here.review(by, make.item("1"), make.action("Ask for a date", "Tom Fell", item="1", due="2024-04"))
    fact = here.fact(review, "actions")
    page = client.get(pages.address(review, f"{fact.pk}/?show=left"))
    html = page.content.decode()
    assert '<mark id="words">1. Ask for a date</mark>' in html
    assert '<option value="1" selected>1 Lighting in Mere Lane</option>' in html
    assert "Tom Fell</textarea>" in html
    data = {"text": "Ask twice", "owners": "Tom Fell\r\nMere Homes\r\n", "due": "2024-05-01", "item": ""}
    response = client.post(pages.address(review, f"{fact.pk}/?show=left"), data)
    assert response.headers["Location"] == pages.address(review, f"?show=left#fact-{fact.pk}")
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
    response = client.post(pages.address(review, f"{fact.pk}/"), {"text": "Ask <b>twice</b>", "due": "next spring"})
    html = response.content.decode()
    assert response.status_code == 200
    assert 'href="#id_due"' in html
    assert "must be a date such as" in html
    assert "next spring" in html
    assert "Ask &lt;b&gt;twice" in html
    response = client.post(pages.address(review, f"{fact.pk}/"), {"text": "", "due": ""})
    assert "Fill in “What is to be done”" in pages.text_of(response)
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
        response = client.get(pages.address(review, f"{fact.pk}/"))
        form = response.context["form"]
        data = {}
        for field in form:
            value = field.value()
            if isinstance(value, list) or hasattr(value, "isoformat"):
                for part, typed in zip(("day", "month", "year"), (value.day, value.month, value.year), strict=True):
                    data[f"{field.html_name}-{part}"] = typed
            elif value not in (None, "", False):
                data[field.html_name] = value
        assert client.post(pages.address(review, f"{fact.pk}/"), data).status_code == 302, fact.list
        fact.refresh_from_db()
        assert (fact.state, fact.corrected) == (FactState.ACCEPTED, None), fact.list


def test_a_date_that_does_not_exist_is_asked_for_anew(by: Actor, client: Client) -> None:
    review = here.review(by, date="2024-02-30")
    response = client.get(pages.address(review, f"{here.fact(review, 'date').pk}/"))
    assert response.context["form"]["value"].value() is None
    assert "2024-02-30" in pages.text_of(response)


def test_what_cannot_be_corrected_is_said_on_the_form(by: Actor, client: Client) -> None:
    one = here.review(by)
    changes.enter_review(by, one, unchecked=True)
    other = here.review(by, make.decision(), date="2024-04-12")
    changes.enter_review(by, other, unchecked=True)
    date = here.fact(other, "date")
    data = {"value-day": "12", "value-month": "3", "value-year": "2024"}
    response = client.post(pages.address(other, f"{date.pk}/"), data)
    assert response.status_code == 200
    assert "another meeting of this body on that day" in pages.text_of(response)


def test_a_fact_that_was_missed_is_added_by_its_words(by: Actor, client: Client) -> None:
    review = here.came_in(by).document.review
    kinds = client.get(pages.address(review, "add/"))
    assert "An action" in pages.text_of(kinds)
    url = pages.address(review, "add/?kind=follow_ups")
    assert "Copy them from the text" in pages.text_of(client.get(url))
    response = client.post(url, {"words": "the lamps be mended\r\nbefore", "what": "Mending", "due": "", "item": "1"})
    fact = here.fact(review, "follow_ups")
    assert response.headers["Location"] == pages.address(review, f"#fact-{fact.pk}")
    assert review.document.text[fact.start : fact.end] == "the lamps be mended before"
    assert fact.values == {"what": "Mending", "due": None, "item": "1"}


def test_words_that_do_not_stand_in_the_text_are_not_taken(by: Actor, client: Client) -> None:
    review = here.came_in(by).document.review
    url = pages.address(review, "add/?kind=title")
    response = client.post(url, {"words": "the lamps are mended", "text": "x"})
    assert "do not stand in the text" in pages.text_of(response)
    response = client.post(url, {"words": "", "text": "x"})
    assert "do not stand" not in pages.text_of(response)
    assert "the words it comes from" in pages.text_of(response).lower()


def test_words_that_stand_everywhere_are_not_taken(by: Actor, client: Client) -> None:
    review = here.came_in(by, here.MINUTES + "so and so " * 40).document.review
    response = client.post(pages.address(review, "add/?kind=title"), {"words": "so", "text": "x"})
    assert "very often" in pages.text_of(response)


def test_words_that_stand_several_times_ask_which_place(by: Actor, client: Client) -> None:
    review = here.came_in(by).document.review
    url, text = pages.address(review, "add/?kind=title"), review.document.text
    response = client.post(url, {"words": "Tom Fell", "text": "A title"})
    assert "Choose which of the places" in pages.text_of(response)
    second = text.index("Tom Fell", text.index("Tom Fell") + 1)
    assert client.post(url, {"words": "Tom Fell", "text": "A title", "place": "7"}).status_code == 200
    assert client.post(url, {"words": "Tom Fell", "text": "A title", "place": second}).status_code == 302
    assert here.fact(review, "title").start == second


def test_a_kind_that_is_none_is_asked_again(by: Actor, client: Client) -> None:
    review = here.review(by)
    response = client.get(pages.address(review, "add/?kind=nonsense"))
    assert response.status_code == 200
    assert "There is a problem" in pages.text_of(response)


def test_what_cannot_be_added_is_said_on_the_form(by: Actor, client: Client) -> None:
    review = here.review(by)
    data = {"words": make.BOARD, "value-day": "1", "value-month": "2", "value-year": "2024"}
    response = client.post(pages.address(review, "add/?kind=date"), data)
    assert "has one already" in pages.text_of(response)


# ---- entering, leaving, reading again


def test_a_reviewed_document_enters_and_leads_to_its_meeting(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision())
    page = client.get(pages.address(review)).content.decode()
    assert re.search(r'form="enter" class="govuk-button" disabled', page)
    client.post(pages.address(review, "rest/"))
    page = client.get(pages.address(review)).content.decode()
    assert not re.search(r'form="enter" class="govuk-button" disabled', page)
    response = client.post(pages.address(review, "enter/"))
    assert response.headers["Location"] == f"/aldermere/meetings/{Paper.objects.get().meeting_id}/"
    assert "Entered in the record" in pages.text_of(client.get(response.headers["Location"]))


def test_a_report_enters_and_leads_to_its_page(by: Actor, client: Client) -> None:
    review = here.review(by, make.figure(), kind="report")
    response = client.post(pages.address(review, "enter/"), {"unchecked": "1"})
    assert response.headers["Location"] == f"/aldermere/reports/{Paper.objects.get().pk}/"
    assert "Entered as read, not checked" in pages.text_of(client.get(response.headers["Location"]))


def test_a_document_with_facts_left_does_not_enter_and_says_why(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision())
    response = client.post(pages.address(review, "enter/"))
    assert response.status_code == 409
    assert "3 facts have not been reviewed" in pages.text_of(response)
    assert not Paper.objects.exists()


def test_what_minutes_want_is_said_before_they_enter(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision(), date=None, body=None)
    client.post(pages.address(review, "rest/"))
    words = pages.text_of(client.get(pages.address(review)))
    assert "Minutes need the date of their meeting" in words
    assert "Minutes need the board or group that met" in words


def test_an_entered_document_is_checked_further_and_withdrawn_and_put_back(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision(), make.action())
    client.post(pages.address(review, "enter/"), {"unchecked": "1"})
    page = pages.text_of(client.get(pages.address(review)))
    assert "Read, not checked" in page
    assert "Enter in the record" not in page
    client.post(pages.address(review, "decide/"), {"reject": here.fact(review, "decisions").pk})
    assert not Decision.objects.exists()
    client.post(pages.address(review, "rest/"))
    assert Action.objects.get().checked
    assert "Withdrawn. Nothing of it" in pages.text_of(client.post(pages.address(review, "withdraw/"), follow=True))
    page = client.get(pages.address(review))
    assert "This document is withdrawn" in pages.text_of(page)
    assert 'name="accept"' not in page.content.decode()
    assert client.post(pages.address(review, "withdraw/")).status_code == 409
    assert "Put back" in pages.text_of(client.post(pages.address(review, "put-back/"), follow=True))
    assert Paper.objects.get().withdrawn_at is None


def test_a_document_is_rejected_and_put_back(by: Actor, client: Client) -> None:
    review = here.review(by)
    assert "Rejected. It stays" in pages.text_of(client.post(pages.address(review, "reject/"), follow=True))
    assert "This document was rejected" in pages.text_of(client.get(pages.address(review)))
    client.post(pages.address(review, "put-back/"))
    review.refresh_from_db()
    assert review.state == ReviewState.TO_REVIEW


def test_reading_again_shows_what_differs_and_a_person_chooses(by: Actor, client: Client) -> None:
    review = here.came_in(by).document.review
    assert "has read this document already" in pages.text_of(
        client.post(pages.address(review, "read-again/"), follow=True)
    )
    here.older(review)
    mine = here.reread(here.fact(review, "decisions"), text="An older reading")
    other = here.reread(here.fact(review, "decisions", 1), text="Another older reading")
    changes.accept_fact(by, mine)
    changes.accept_fact(by, other)
    ghost = here.fact(review, "money")
    ghost.pk, ghost.start, ghost.end = None, 0, 9
    ghost.save()
    review.facts.filter(list="actions").delete()
    page = pages.text_of(client.post(pages.address(review, "read-again/"), follow=True))
    assert "Read again: 1 new fact, 3 facts read differently" in page
    for said in ("A newer reader reads this as:", "A newer reader no longer finds this.", "A newer reader found this."):
        assert said in page
    response = client.post(pages.address(review, "take/"), {"fact": mine.pk})
    assert response.headers["Location"] == pages.address(review, f"#fact-{mine.pk}")
    client.post(pages.address(review, "keep/"), {"fact": other.pk})
    mine.refresh_from_db()
    other.refresh_from_db()
    assert "lamps" in mine.values["text"]
    assert (other.values["text"], other.offer) == ("Another older reading", "")
    assert client.post(pages.address(review, "take/"), {"fact": mine.pk}).status_code == 409
    assert Fact.objects.get(pk=ghost.pk).offer == Offer.GONE


def test_a_file_that_waits_or_was_refused_has_no_review(by: Actor, client: Client) -> None:
    upload = here.came_in(by, read=False)
    assert "Nothing to do yet" in pages.text_of(client.get(f"/aldermere/documents/added/{upload.batch}/"))
    assert upload.state == UploadState.WAITING


def test_a_decision_that_somebody_else_made_meanwhile_is_not_passed_over(by: Actor, client: Client) -> None:
    review = here.review(by, make.decision("The lamps are mended first"))
    fact = here.fact(review, "decisions")
    address = pages.address(review, f"{fact.pk}/")
    seen = client.get(address).context["form"]["version"].value()
    mine = {"text": "The lamps are mended last", "verb": "agreed", "version": seen}
    changes.correct_fact(by, fact, {"text": "The lamps are mended soon", "verb": "agreed"})
    said = client.post(address, mine)
    assert said.status_code == 409
    words = pages.text_of(said)
    assert "Somebody else saved this while you were writing" in words
    assert "Stands now The lamps are mended soon Yours The lamps are mended last" in words
    assert "Decided Stands now Corrected" in words
    assert here.fact(review, "decisions").values["text"] == "The lamps are mended soon"
    again = mine | {"version": said.context["form"]["version"].value()}
    assert client.post(address, again).status_code == 302
    assert here.fact(review, "decisions").values["text"] == "The lamps are mended last"


@pytest.mark.parametrize("button", ["accept", "reject"])
def test_a_button_decides_about_the_fact_as_it_was_seen_and_no_other(by: Actor, client: Client, button: str) -> None:
    review = here.review(by, make.decision("The lamps are mended first"))
    fact = here.fact(review, "decisions")
    value = f'name="{button}" value="({fact.pk}[.][0-9a-f]+)"'
    (sent,) = re.findall(value, client.get(pages.address(review)).content.decode())
    changes.correct_fact(by, fact, {"text": "The lamps are mended soon", "verb": "agreed"})
    said = client.post(pages.address(review, "decide/"), {button: sent})
    assert said.status_code == 409
    assert "Somebody else has decided about this fact meanwhile" in said.content.decode()
    assert here.fact(review, "decisions").state == FactState.CORRECTED
    (now,) = re.findall(value, said.content.decode())
    assert client.post(pages.address(review, "decide/"), {button: now}).status_code == 302
    assert client.post(pages.address(review, "decide/"), {button: now}).status_code == 302, "twice is once"


def test_whoever_chooses_a_board_second_is_shown_what_another_chose(by: Actor, client: Client) -> None:
    review = here.review(by)
    for name in ("Board of the lamps", "Board of the lanes"):
        add_body(by, review.partnership, name=name)
    lamps, lanes = (body.pk for body in Body.objects.filter(name__startswith="Board of the la").order_by("pk"))
    seen = client.get(pages.address(review)).context["body_form"]["version"].value()
    address = pages.address(review, "body/")
    assert client.post(address, {"body": lamps, "version": seen}).status_code == 302
    told = client.post(address, {"body": lanes, "version": seen})
    assert told.status_code == 409
    assert "Stands now Board of the lamps Yours Board of the lanes" in pages.text_of(told)
    seen = told.context["body_form"]["version"].value()
    assert client.post(address, {"body": lanes, "version": seen}).status_code == 302
    review.refresh_from_db()
    assert review.body_id == lanes
