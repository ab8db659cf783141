"""What people do on pages, in the words of the pages, so that stories read as such."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from frankpledge.people.models import User
from tests.harness.signing_in import code
from tests.journeys.record import OFFICER, PASSWORD


def sign_in(page: Page, url: str, email: str = OFFICER, password: str = PASSWORD, steps: int = 0) -> None:
    """Go to an address and sign in on the page that comes instead, with a code of the account's app.

    `steps` is 1 for whoever signs in a second time in one story: a code is taken once, and the next one is taken too.
    """
    give_password(page, url, email, password)
    page.get_by_label("Code").fill(code(User.objects.get(email=email), steps))
    page.get_by_role("button", name="Go on").click()


def give_password(page: Page, url: str, email: str = OFFICER, password: str = PASSWORD) -> None:
    """Go to an address and give address and password on the page that comes instead."""
    page.goto(url)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()


def in_boxes(page: Page, group: str, day: date) -> None:
    """Fill in a date of three boxes."""
    boxes = page.get_by_role("group", name=group)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(label).fill(str(value))


def choose(list_of_choices: Locator, words: str) -> None:
    """Choose from a list the first that has these words in it."""
    list_of_choices.select_option(list_of_choices.locator("option", has_text=words).first.get_attribute("value"))


def add(page: Page, files: Iterable[Path | dict[str, Any]]) -> None:
    """Add files on the page for it, coming from the menu: paths, or name, mimeType and buffer of each."""
    page.get_by_role("link", name="Documents", exact=True).first.click()
    page.get_by_role("button", name="Add documents").click()
    page.get_by_label("Files").set_input_files(list(files))
    page.get_by_role("button", name="Add these files").click()
    expect(page.get_by_role("heading", name="Files added")).to_be_visible()


def fact(page: Page, words: str) -> Locator:
    """A fact on the review page, found by what it says."""
    return page.locator("li.fp-fact").filter(has=page.locator(".fp-fact__words", has_text=words)).first


def state_of(one: Locator, state: str) -> None:
    """Wait until a fact stands so."""
    expect(one.locator(".fp-fact__kind").get_by_text(state, exact=True)).to_be_visible()


def enter_whole(page: Page) -> None:
    """On the review page: accept what the reader is sure of, then what is left, and enter the document."""
    left = page.get_by_role("button", name=re.compile("that the reader is sure of|Accept the rest"))
    while left.count():
        name = left.first.inner_text()
        left.first.click()
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_text("Every fact has been reviewed.")).to_be_visible()
    page.get_by_role("button", name="Enter in the record").click()
    expect(page.get_by_text("Entered in the record.")).to_be_visible()


def marked(page: Page, words: str) -> None:
    """Wait until the address leads to these words, which are in sight and set apart from all other marks."""
    mark = page.locator("mark:target")
    expect(mark).to_have_count(1)
    expect(mark).to_contain_text(words)
    expect(mark).to_be_in_viewport()
    look = "one => { const s = getComputedStyle(one); return [s.backgroundColor, s.outlineStyle, s.boxShadow].join() }"
    other = page.locator("mark:not(:target)").first
    assert mark.evaluate(look) != other.evaluate(look)


def drawn(page: Page) -> None:
    """Wait until every picture of a page that is in sight has come."""
    loaded = """() => [...document.querySelectorAll('.fp-sheet img')].every(one => {
      const box = one.getBoundingClientRect(), seen = box.bottom > 0 && box.top < innerHeight
      return !seen || (one.complete && one.naturalWidth > 0)
    })"""
    page.wait_for_function(loaded)
