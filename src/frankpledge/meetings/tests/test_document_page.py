"""The page of a document: every fact marked in its text, and beside it, leading to each other."""

import re
from datetime import date

import pytest
from django.test import Client

from frankpledge.meetings.changes import withdraw_paper
from frankpledge.meetings.queries.documents import Quoted, facts_of
from frankpledge.meetings.tests import make
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def viewer(place) -> Client:
    return make.signed_in(place, Role.MEMBER)


def of_every_kind(by, **over):
    return make.minutes(
        by,
        make.attendance("Graham Carter", "Westmarch Police", post="Superintendent"),
        make.item("318/07", "Lighting in Mere Lane"),
        make.decision("The lamps are mended first"),
        make.action("Ask for a date", "Graham Carter", due="2024-05"),
        make.follow_up("A report on lamps", due="2024-06-01"),
        make.reference("301/07", "2024-01-09"),
        make.figure("Burglaries", 41, period="March"),
        make.money("1178.50", line="carry_forward"),
        **{"venue": "The Guildhall", "title": "Minutes"} | over,
    )


def read(client: Client, paper) -> str:
    answer = client.get(f"/aldermere/documents/{paper.document_id}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_fact_is_said_in_words_in_the_order_of_the_text(by) -> None:
    facts = facts_of(by, of_every_kind(by))
    assert [(fact.kind, fact.said) for fact in facts] == [
        ("Board or group", make.BOARD),
        ("Date", "2024-03-12"),
        ("Title", "Minutes"),
        ("Place", "The Guildhall"),
        ("Attendance", "Graham Carter, Superintendent, Westmarch Police"),
        ("Item", "318/07 Lighting in Mere Lane"),
        ("Decision", "Agreed: The lamps are mended first"),
        ("Action", "Ask for a date (By the end of May 2024)"),
        ("Business promised back", "A report on lamps (1 June 2024)"),
        ("Pointer", "Minute 301/07 of 9 January 2024"),
        ("Measurement", "Burglaries, 41, March"),
        ("Money", "£1,178.50, Lighting fund, Carry forward"),
    ]
    assert all(fact.checked for fact in facts)
    assert [fact.colour for fact in facts[-8:]] == [
        "attendance", "heading", "decision", "action", "action", "reference", "measurement", "money",
    ]  # fmt: skip


def test_a_fact_that_was_typed_has_no_words_and_comes_first() -> None:
    typed = Quoted("Action", 1, None, None, None, True, ("Mend the lamps", "", ""))
    assert (typed.said, typed.colour) == ("Mend the lamps", "action")
    assert Quoted("Item", 1, None, None, None, True, ("", "Lamps", "")).said == "Lamps"


def test_marks_and_facts_lead_to_each_other(by, viewer) -> None:
    paper = of_every_kind(by)
    shown = read(viewer, paper)
    for fact in facts_of(by, paper):
        assert f'<mark id="q{fact.words}" data-kind="{fact.colour}">' in shown
        assert f'id="fact-{fact.words}"' in shown
        assert f'href="#q{fact.words}"' in shown
        assert f'href="#fact-{fact.words}"' in shown
    ids = re.findall(r'id="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


def test_two_facts_from_the_same_words_share_a_mark(by, viewer) -> None:
    from frankpledge.meetings.models import Action, Decision

    paper = make.minutes(by, make.item("1"), make.decision("Mend the lamps"), make.action("Count the lamps"))
    words = Decision.objects.get().words
    Action.objects.update(words=words)
    shown = read(viewer, paper)
    assert shown.count(f'id="q{words.pk}"') == shown.count(f'id="fact-{words.pk}"') == 1
    assert shown.count(f'href="#q{words.pk}"') == 2


def test_the_text_stands_there_whole_and_escaped(by, viewer) -> None:
    paper = make.minutes(by, make.item("1", "Lamps <b> & “gates”"), venue="<script>alert(1)</script>")
    shown = read(viewer, paper)
    assert "<script>alert" not in shown
    source = re.search(r'aria-label="The words of [^"]*">(.*?)</div>', shown, re.S)[1]
    from html import unescape

    assert unescape(re.sub(r"<[^>]+>", "", source)) == paper.document.text


def test_what_nobody_checked_says_so(by, viewer) -> None:
    shown = read(viewer, of_every_kind(by, checked=False))
    assert shown.count("Read, not checked") == 13  # the paper and each of its facts


def test_a_fact_typed_by_a_person_says_so(by, viewer) -> None:
    from frankpledge.meetings.models import Decision

    paper = make.minutes(by, make.item("1"), make.decision())
    Decision.objects.update(words=None)
    assert "Typed by a person" in read(viewer, paper)


def test_a_paper_of_which_nothing_was_read_says_so(by, viewer) -> None:
    paper = make.report(by, body="", dated=date(2024, 1, 9))
    paper.title_words = paper.dated_words = None
    paper.save()
    assert "Nothing was read from this paper." in read(viewer, paper)


def test_a_document_that_is_not_in_the_record_leads_its_keeper_to_the_review(by, place, viewer) -> None:
    paper = of_every_kind(by)
    waiting = make.document(by, "Minutes")
    withdraw_paper(by, paper)
    keeper = make.signed_in(place)
    for number in (paper.document_id, waiting.pk):
        answer = keeper.get(f"/aldermere/documents/{number}/")
        assert (answer.status_code, answer.url) == (302, f"/aldermere/documents/{number}/review/")
        assert viewer.get(f"/aldermere/documents/{number}/").status_code == 404
    assert keeper.get("/aldermere/documents/999999/").status_code == 404


def test_a_long_document_takes_no_more_queries_than_a_short_one(by, viewer, django_assert_max_num_queries) -> None:
    paper = of_every_kind(by)
    long = make.minutes(
        by, *[make.action(f"Do {n}", "Graham Carter", item=None) for n in range(300)], dated=date(2024, 5, 1)
    )
    for one in (paper, long):
        with django_assert_max_num_queries(6):
            read(viewer, one)
