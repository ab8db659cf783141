"""Two people at one thing: whoever is second loses nothing, on every address that takes what a form sends."""

import re
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from frankpledge.design.drafts import keeps_draft
from tests.access.actors import Asker
from tests.access.asking import ask
from tests.access.saving import ADDS, CHANGES_NOTHING, DRAFTS, EDITS, KEEP_DRAFTS, ONCE, ONES_OWN
from tests.access.table import Row, verdicts
from tests.access.things import Thing, World
from tests.access.walks import WALKS, Walk, address

pytestmark = pytest.mark.django_db
SENT = {row.page for row in verdicts() if row.method == "POST"}
_FAMILY = {page: edit.of for page, edit in EDITS.items()} | ONCE | ADDS | CHANGES_NOTHING
_CHANGES = re.compile(r'^\s*(?:UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
KINDS = [set(EDITS), set(ONCE), set(ADDS), set(CHANGES_NOTHING), DRAFTS, ONES_OWN]


def main(said: str) -> str:
    """What a page says, for the failure of a test."""
    found = re.search(r"<main.*</main>", said, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split()) if found else said[:500]


def walk_of(page: str) -> Walk:
    """How the first row of a page is asked for by a form."""
    return next(walk for (name, method, _), walk in WALKS.items() if (name, method) == (page, "POST"))


def place_of(world: World, page: str, thing: Thing, as_page: str = "") -> str:
    """Where a page about a thing is."""
    which = walk_of(as_page or page).which if as_page != "review" else (lambda thing: {"document": thing.document.pk})
    return address(world, Row(as_page or page, "POST", "-"), which(thing))


def test_each_address_that_takes_a_form_is_said_to_lose_nothing() -> None:
    said = set().union(*KINDS)
    assert SENT - said == set(), (
        "say in tests/access/saving.py what becomes of these where two people send them at once: a form that changes "
        "what stands is a SavingForm, its change takes `seen`, and it has a row in EDITS"
    )
    assert said - SENT == set(), "these are no addresses that take a form"
    assert sum(map(len, KINDS)) == len(said), "an address has one kind"


@pytest.mark.parametrize("page", sorted(SENT - ONES_OWN - DRAFTS))
def test_every_form_of_more_than_a_few_fields_keeps_a_draft(
    page: str, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    here, browser = worlds[0], everybody["coordinator"].browser
    thing, walk = here.things[_FAMILY.get(page, "U"), "O"], walk_of(page)
    with transaction.atomic():
        walk.before(thing, here)
        query = dict(walk.sent(thing)).get("?", "")
        answer = browser.get(f"{place_of(here, page, thing)}?{query}")
        transaction.set_rollback(True)
    form = answer.context.get("form") if answer.context else None
    says = form is not None and getattr(form, "KEEPS_DRAFT", True) and keeps_draft(form)
    assert says == (page in KEEP_DRAFTS), "say in tests/access/saving.py which forms keep a draft"
    kept = ["Save as draft</button>", 'hx-trigger="input delay:2s', 'name="draft_of"', "htmx.min.js", "draft-state"]
    assert [part in answer.content.decode() for part in kept[:-2]] == [says] * 3
    assert not says or all(part in answer.content.decode() for part in kept)


@pytest.mark.parametrize("page", sorted(ADDS | CHANGES_NOTHING))
def test_what_only_adds_something_changes_no_row_that_was_there(
    page: str, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    here, browser, walk = worlds[0], everybody["coordinator"].browser, walk_of(page)
    thing = here.things[(ADDS | CHANGES_NOTHING)[page], "O"]
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        sent = dict(walk.sent(thing))
        query = sent.pop("?", "")
        browser.post(f"{place_of(here, page, thing)}?{query}", sent)
        transaction.set_rollback(True)
    changed = {found.group(1) for one in asked if (found := _CHANGES.match(one["sql"]))}
    assert changed - {"django_session", "people_cached"} == set()


@pytest.mark.parametrize("page", sorted(EDITS))
def test_whoever_saves_second_is_shown_both_and_may_save_theirs_all_the_same(
    page: str, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    here, edit, browser = worlds[0], EDITS[page], everybody["coordinator"].browser
    thing, sent = here.things[edit.of, "O"], dict[str, Any]()
    url, walk = place_of(here, page, thing), walk_of(page)

    def begin_and_be_overtaken() -> None:
        walk.before(thing, here)
        shown = browser.get(place_of(here, page, thing, edit.form)).content.decode()
        sent.update(edit.ours(thing) | edit.carries(shown, thing))
        theirs = browser.post(place_of(here, page, thing, edit.by), edit.theirs(thing))
        assert theirs.status_code == 302, main(theirs.content.decode())

    def twice() -> None:
        begin_and_be_overtaken()
        told = browser.post(url, sent).content.decode()
        sent.update(edit.carries(told, thing))

    told = ask(browser, "POST", url, sent, begin_and_be_overtaken)
    assert (told.status, edit.tells in told.said, told.wrote) == (409, True, set()), main(told.said)
    assert not [line for line in told.lines if line.outcome == "refused"]
    if page in {"take_offer", "keep_mine"}:  # what another person decided has taken the offer away
        return
    saved = ask(browser, "POST", url, sent, twice)
    assert saved.status == 302, main(saved.said)


@pytest.mark.parametrize("page", sorted(EDITS))
def test_sending_the_same_form_twice_is_no_conflict(
    page: str, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    here, edit, browser = worlds[0], EDITS[page], everybody["coordinator"].browser
    thing, sent = here.things[edit.of, "O"], dict[str, Any]()
    url = place_of(here, page, thing)

    def once() -> None:
        walk_of(page).before(thing, here)
        shown = browser.get(place_of(here, page, thing, edit.form)).content.decode()
        sent.update(edit.ours(thing) | edit.carries(shown, thing))
        assert browser.post(url, sent).status_code == 302

    again = ask(browser, "POST", url, sent, once)
    plain = {"end_role": "has ended already", "take_offer": "decided", "keep_mine": "decided"}.get(page)
    assert again.status == 302 or (plain and plain in again.said), main(again.said)


@pytest.mark.parametrize("page", sorted(ONCE))
def test_what_can_be_done_once_gets_a_plain_answer_the_second_time(
    page: str, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    here, browser = worlds[0], everybody["chair" if page == "redaction" else "coordinator"].browser
    thing, walk = here.things[ONCE[page], "O"], walk_of(page)
    url, sent = place_of(here, page, thing), dict(walk.sent(thing))

    def once() -> None:
        walk.before(thing, here)
        first = browser.post(url, sent)
        assert first.status_code == 302, main(first.content.decode())

    again = ask(browser, "POST", url, dict(sent), once)
    assert again.status in {200, 302, 409}, f"{again.status} {main(again.said)}"
    assert not [line for line in again.lines[1:] if line.outcome == "refused"]
