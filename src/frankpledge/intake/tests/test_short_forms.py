"""Short forms of a paper: what ties agencies, and how they are shown on pages; papers read with what is known."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frankpledge.intake import changes, panels
from frankpledge.intake.rules.short_forms import shortened_in, told_in
from frankpledge.intake.tests import make as here
from frankpledge.intake.tests import pages
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.tests import make
from frankpledge.people.changes import add_organisation, add_person
from frankpledge.people.models import Partnership
from frankpledge.people.rules.kinds import OrganisationKind

FORMS = [
    {
        "short": "YOS",
        "long": "Youth Offending Service",
        "could_be": [],
        "told_by": "field",
        "span": [9, 12],
        "doubt": None,
    },
    {
        "short": "HGT",
        "long": "Harbour Gate Trust",
        "could_be": [],
        "told_by": "document",
        "span": [0, 8],
        "doubt": None,
    },
    {
        "short": "ABC",
        "long": None,
        "could_be": ["A", "B"],
        "told_by": "document",
        "span": [20, 23],
        "doubt": "Two ways.",
    },
]


def test_only_what_the_paper_itself_says_ties_agencies() -> None:
    assert told_in({"short_forms": FORMS}) == {"HGT": ("Harbour Gate Trust",), "ABC": ("A", "B")}
    assert told_in({}) == {}


def test_short_forms_are_shown_by_their_letters_with_who_says_so() -> None:
    shown = shortened_in({"short_forms": FORMS})
    assert [form.at for form in shown] == [3, 2, 1]
    assert [(form.short, form.long, form.could_be, form.said, form.doubt) for form in shown] == [
        ("ABC", "", ("A", "B"), "The paper says so", "Two ways."),
        ("HGT", "Harbour Gate Trust", (), "The paper says so", ""),
        ("YOS", "Youth Offending Service", (), "As it is used in the field", ""),
    ]
    assert shortened_in({}) == []


# ---- on pages


SPOKEN = here.MINUTES.replace(
    "be mended before the winter", "be mended by the Harbour Gate Trust (HGT) before the CSP meets, as HMIP <asked>"
)


@pytest.mark.django_db
def test_a_review_says_what_the_paper_s_short_forms_stand_for_and_where(by: Actor, client: Client) -> None:
    page = client.get(pages.address(here.came_in(by, SPOKEN).document.review))
    html, words = page.content.decode(), pages.text_of(page)
    assert html.count("Short forms in this paper</span></summary>") == 1
    assert "Harbour Gate Trust" in words.split("Short forms in this paper")[1].split("Enter this document")[0]
    assert "The paper says so" in words
    assert "Community Safety Partnership" in words
    assert "HM Inspectorate of Prisons, or HM Inspectorate of Probation" in words
    assert "the paper does not say which" in words
    for at in (1, 2, 3):
        assert html.count(f'href="#s-{at}"') == html.count(f'id="s-{at}"') == 1


@pytest.mark.django_db
def test_a_review_without_short_forms_or_by_an_older_reader_says_nothing_of_them(by: Actor, client: Client) -> None:
    review = here.came_in(by).document.review
    assert "Short forms" not in pages.text_of(client.get(pages.address(review)))
    del review.reading.found["short_forms"]
    review.reading.save()
    assert "Short forms" not in pages.text_of(client.get(pages.address(review)))


@pytest.mark.django_db
def test_a_meeting_tells_short_forms_to_everybody_and_leads_only_keepers_to_the_words(
    by: Actor, client: Client, viewing: Client
) -> None:
    review = here.came_in(by, SPOKEN).document.review
    paper = changes.enter_review(by, review, unchecked=True)
    for browser, may in ((client, True), (viewing, False)):
        html = browser.get(f"/aldermere/meetings/{paper.meeting_id}/").content.decode()
        assert "Short forms in this paper" in html
        assert "Harbour Gate Trust" in html.split("Short forms in this paper")[1]
        assert ("review/#s-1" in html) is may


@pytest.mark.django_db
def test_papers_of_one_meeting_each_tell_their_own(by: Actor) -> None:
    review = here.came_in(by, SPOKEN).document.review
    changes.enter_review(by, review, unchecked=True)
    other = here.came_in(by, "A report on the YOS for the board, of 4 May 2024.", "report.txt").document.review
    shown = panels._panel(by, [review, other])
    assert "Short forms in minutes.txt" in shown
    assert "Short forms in report.txt" in shown


# ---- papers are read with what the record knows


KNOWN = here.MINUTES.replace("Tom Fell (Westmarch Police)", "Tom Fell, Harbour Gate").replace(
    "ACTION: Tom Fell to ask", "Oyelaran to ask"
)


def read_with(by: Actor, content: str) -> dict[str, list[dict[str, object]]]:
    review = here.came_in(by, content).document.review
    return {name: [f.read for f in review.facts.filter(list=name)] for name in ("attendance", "actions")}


@pytest.mark.django_db
def test_a_paper_is_read_with_the_people_and_agencies_of_the_record(by: Actor, place: Partnership) -> None:
    agency = add_organisation(by, place, name="Harbour Gate", kind=OrganisationKind.VOLUNTARY)
    add_person(by, place, name="Kim Oyelaran", organisation=agency)
    found = read_with(by, KNOWN)
    assert ("Tom Fell", "Harbour Gate") in [(one["name"], one["organisation"]) for one in found["attendance"]]
    assert [one["owners"] for one in found["actions"]] == [["Oyelaran"]]


@pytest.mark.django_db
def test_what_another_partnership_knows_says_nothing_of_a_paper(by: Actor) -> None:
    other = make.partnership("beckside", "Beckside Community Safety Partnership")
    elsewhere = make.actor(other)
    add_person(elsewhere, other, name="Kim Oyelaran")
    add_organisation(elsewhere, other, name="Harbour Gate", kind=OrganisationKind.VOLUNTARY)
    found = read_with(by, KNOWN)
    assert "Harbour Gate" in [one["name"] for one in found["attendance"]]
    assert found["actions"] == []


@pytest.mark.django_db
def test_a_newer_reader_is_told_what_is_known_by_then(by: Actor, place: Partnership) -> None:
    review = here.came_in(by, KNOWN).document.review
    add_person(by, place, name="Kim Oyelaran")
    here.older(review)
    outcome = changes.read_again(by, review)
    assert [one.values["owners"] for one in outcome.new if one.list == "actions"] == [["Oyelaran"]]


@pytest.mark.django_db
def test_reading_asks_no_more_of_the_database_however_many_are_known(by: Actor, place: Partnership) -> None:
    def asked(name: str) -> int:
        waiting = here.came_in(by, f"{name} {here.MINUTES}", read=False)
        with CaptureQueriesContext(connection) as queries:
            changes.read_upload(by, waiting)
        return len(queries)

    few = asked("One")
    for number in range(30):
        agency = add_organisation(by, place, name=f"Harbour {number} Gate", kind=OrganisationKind.VOLUNTARY)
        add_person(by, place, name=f"Kim Oyelaran{number}", organisation=agency)
    assert asked("Two") == few
