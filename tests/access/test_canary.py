"""A word that stands only in what is restricted or sealed is heard nowhere by who may not read it: every way out."""

import logging
import re

import pytest
from django.core import mail
from django.db import connection, transaction

from frankpledge.ledger.models import Entry
from tests.access.actors import Asker
from tests.access.asking import Answer, ask
from tests.access.reading import leaks
from tests.access.sent import NOTHING
from tests.access.table import Row, is_whole, letter, verdicts
from tests.access.things import MARKINGS, RESTRICTED, World
from tests.access.walks import address, kind_of

pytestmark = pytest.mark.django_db
# Markings are the product's own, which knows no database; `make bench` asks all of it on PostgreSQL too.
once = pytest.mark.skipif(not is_whole(connection.vendor), reason="asked on SQLite, and on both by make bench")
TABLE = verdicts()
NEVER = 999_999
LOW = ("member", "auditor", "region")
SEARCHED = ("minutes", "item", "decision", "action", "owner", "person", "agency", "alias", "acronym", "venue", "fund",
            "measure", "handling", "reason", "file", "report", "pointer", "post", "body")  # fmt: skip
LISTS = (
    "meetings/", "meetings/?year=2024", "meetings/?page=2", "reports/", "reports/?year=2024", "actions/",
    "actions/?all=yes", "actions/?page=2", "actions/?state=late", "actions/?sort=-due",
    "actions/?due_from-day=1&due_from-month=1&due_from-year=2024", "actions/log.csv", "documents/",
    "documents/?state=to_review",
    "documents/?sort=name", "boards/", "agencies/", "search/?q=lamplight", "search/?q=lamplight&kind=actions&page=2",
    "search/?q=trust", "search/?q=quill", "search/?q=board", "names/", "", "ledger/", "accounts/", "about/", "rights/",
)  # fmt: skip


def get(asker: Asker, path: str, **headers: str) -> Answer:
    """A page of the partnership, to somebody."""
    return ask(asker.browser, "GET", f"/aldermere/{path}", {}, headers=headers)


def bare(answer: Answer, *asked: object) -> list[str]:
    """The lines of an answer without what differs each time: tokens, the cookie's day, and what was asked for."""
    said = re.sub(
        r"Set-Cookie: [^\n]*|Content-Length: \d+|\b[2-9B-Z]{4}-[2-9B-Z]{4}\b|nonce-[^']+|nonce=\"[^\"]+\"",
        "",
        answer.said,
    )
    said = re.sub(r"[0-9a-zA-Z+/_=]{32,}", "", said)
    for one in asked:
        said = re.sub(rf"(?<!\w){re.escape(str(one))}(?!\w)", "#", said)
    return said.splitlines()


@pytest.mark.parametrize("who", [*LOW, "nobody", "coordinator elsewhere"])
def test_no_list_no_page_of_it_and_no_filter_holds_a_word(
    who: str, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    here, _ = worlds
    row = Row("lists", "GET", "in")
    thing = here.things["A", "N"]
    narrowed = [
        f"actions/?body={thing.minutes.body_id}",
        f"actions/?owner={thing.person.pk}",
        f"actions/?agency={thing.agency.pk}",
        f"meetings/?body={thing.minutes.body_id}",
        f"actions/log.csv?agency={thing.agency.pk}",
    ]
    for path in (*LISTS, *narrowed):
        for headers in ({}, {"HX-Request": "true"}):
            assert leaks(row, everybody[who], get(everybody[who], path, **headers), worlds) == [], path


@once
@pytest.mark.parametrize("who", LOW)
@pytest.mark.parametrize("marking", RESTRICTED)
def test_a_search_for_a_restricted_word_answers_as_for_one_that_stands_nowhere(
    who: str, marking: str, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    """The whole word, and a part of it: of items, decisions, owners, people, other names, agencies, places, files."""
    here, _ = worlds
    never = {length: bare(get(everybody[who], f"search/?q={'q' * length}"), "q" * length) for length in (6, 10)}
    for family in ("A", "I", "R"):
        thing = here.things[family, marking]
        for kind in sorted(thing.said.intersection(SEARCHED)):
            if kind == "body" and marking == "S" and who != "region":
                continue  # its place is told of
            word = thing.word(kind)
            for sought in (word, word[2:8].lower()) if family == "A" else (word,):
                found = bare(get(everybody[who], f"search/?q={sought}"), sought)
                assert found == never[len(sought)], (family, kind, sought)


@pytest.mark.parametrize("who", LOW)
def test_a_filter_by_what_is_hidden_answers_as_by_what_never_was(
    who: str, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    thing = worlds[0].things["A", "N"]
    for path, number in (
        ("actions/?body=", thing.minutes.body_id),
        ("actions/?owner=", thing.person.pk),
        ("actions/?agency=", thing.agency.pk),
        ("meetings/?body=", thing.minutes.body_id),
        ("reports/?body=", thing.minutes.body_id),
        ("actions/log.csv?agency=", thing.agency.pk),
    ):
        answers = [get(everybody[who], f"{path}{n}") for n in (number, NEVER)]
        assert bare(answers[0], number, NEVER) == bare(answers[1], number, NEVER), path
        assert answers[0].queries == answers[1].queries, path


@once
@pytest.mark.parametrize(
    "row", [r for r in sorted(TABLE) if kind_of(r).which is not NOTHING and r.of not in {"-", "account"}], ids=str
)
def test_what_leaves_nothing_cannot_be_told_from_what_never_was(
    row: Row, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    """The same status, the same words, the same number of queries, at every address that takes a number."""
    here, _ = worlds
    markings = RESTRICTED if row.of == "item" else MARKINGS
    family = {"item": "I", "review": "R"}.get(row.of, "A")
    for who, column in (
        ("member", "member"),
        ("scrutiny", "scrut"),
        ("coordinator", "coord"),
        ("policing_body", "unshar"),
    ):
        for marking in RESTRICTED:
            thing = here.things[family, marking]
            walk = kind_of(row)
            if letter(TABLE[row][column], marking, markings) != "-" or (row.page, row.of) in {
                ("meeting", "item"),
                ("api_meeting", "item"),
                ("meeting_file", "item"),
            }:
                continue
            which = walk.which(thing)
            never = {n: NEVER if isinstance(v, int) else v for n, v in which.items() if n != "batch"}
            if "batch" in which:
                never["batch"] = "00000000-0000-4000-8000-000000000000"
            answers = [
                ask(everybody[who].browser, row.method, address(here, row, numbers), dict(walk.sent(thing)))
                for numbers in (which, never)
            ]
            said = [bare(answer, *which.values(), *never.values()) for answer in answers]
            assert answers[0].status == answers[1].status == 404, (who, marking)
            assert said[0] == said[1], (who, marking)
            assert answers[0].queries == answers[1].queries, (who, marking)
            assert [a.refusals for a in answers] == [0, 0], (who, marking)


def test_the_ledger_the_log_and_what_is_posted_hold_no_word(
    worlds: tuple[World, World], everybody: dict[str, Asker], caplog: pytest.LogCaptureFixture
) -> None:
    here, _ = worlds
    words = here.canaries()
    with caplog.at_level(logging.DEBUG), transaction.atomic():
        browser = everybody["coordinator"].browser
        invited = {"address": "sam@aldermere.example", "role": "member", "starts-day": 1, "starts-month": 1}
        browser.post("/aldermere/accounts/invite/", invited | {"starts-year": 2024})
        for thing in here.things.values():
            for who in ("member", "coordinator"):
                for path in (f"documents/{thing.document.pk}/" if thing.document else "", "search/?q=lamplight"):
                    get(everybody[who], path)
            if thing.minutes:
                browser.post(f"/aldermere/papers/{thing.minutes.pk}/marking/", {"level": "2"})
        transaction.set_rollback(True)
    posted = "\n".join(f"{m.subject}\n{m.from_email}\n{m.to}\n{m.body}\n{m.extra_headers}" for m in mail.outbox)
    lines = "\n".join(str(row) for row in Entry.objects.values_list())
    logged = "\n".join(r.getMessage() for r in caplog.records if not r.name.startswith("django.db"))
    for what in (posted, lines, logged):
        assert here.heard_in(what) == [], what[:400]
    assert words


def test_a_page_of_an_error_holds_no_word(worlds: tuple[World, World], everybody: dict[str, Asker]) -> None:
    here, _ = worlds
    thing = here.things["R", "S"]
    coordinator = everybody["coordinator"]
    answers = {
        # A file that nobody can read again, as where the store has lost it.
        500: ask(coordinator.browser, "POST", f"/aldermere/documents/{thing.document.pk}/review/read-again/", {},
                 lambda: thing.review.reading.__class__.objects.filter(document=thing.document).update(reader="0.1")),
        404: get(coordinator, "meetings/999999/"),
        403: get(everybody["member"], "names/"),
        409: ask(coordinator.browser, "POST", f"/aldermere/documents/{thing.document.pk}/review/put-back/", {}),
    }  # fmt: skip
    for status, answer in answers.items():
        assert answer.status == status
        assert status == 409 or here.heard_in(answer.said) == [], status
    assert "Traceback" not in answers[500].said
