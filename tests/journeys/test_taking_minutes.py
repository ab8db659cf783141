"""Minutes are taken in the meeting: by keyboard, by two at once, over a connection that drops, without script."""

from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from frankpledge.meetings.models import AgendaItem, Meeting, Minute, Presence
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.record import Begin, account
from tests.journeys.sitting import planned

OTHER = "odo@aldermere.example"
NO_CONNECTION = "Not saved yet: no connection. What you typed is kept here"


@pytest.fixture
def meeting(bare: Partnership) -> Meeting:
    by = make.actor(bare, today=timezone.localdate())
    return planned(by, make.body(by, "Aldermere Safety Board"))


@pytest.fixture
def address(meeting: Meeting) -> str:
    return f"/aldermere/meetings/{meeting.pk}/minutes/"


@pytest.fixture
def second(browser: Browser, bare: Partnership) -> Iterator[Page]:
    """Another minute-taker at a browser of their own."""
    account(bare, OTHER, "Odo Reed", Role.COORDINATOR)
    context = browser.new_context(viewport=DESK, locale="en-GB")
    yield context.new_page()
    context.close()


def box(page: Page, title: str = "Lighting in Mere Lane") -> Locator:
    return page.get_by_role("textbox", name=title)


def saved(page: Page) -> None:
    """Wait until the page says that it is saved, and nothing waits."""
    expect(page.locator("#keep-said")).to_contain_text("Saved at")


def text() -> str:
    return Minute.objects.get(agenda_item__title="Lighting in Mere Lane").text


def test_minutes_are_taken_by_keyboard_alone(
    meeting: Meeting,
    address: str,
    page: Page,
    begun: Begin,
    accessible: Callable[[Page], None],
    picture: Callable[[Page, str], object],
):
    begun(page, path=address)
    gill = page.get_by_role("group", name="Gill Carter")
    page.get_by_role("radio", name="Not said").first.focus()
    seats = page.locator(".fp-seat__marks")
    names = [" ".join(one.split()) for one in page.locator(".fp-seat__who").all_inner_texts()]
    assert [name.split(",")[0] for name in names] == ["Sam Hart", "Sam Hart", "Ann Lowe", "Gill Carter"]
    for key in ("a", "ArrowDown", "r", "ArrowDown", "p", "ArrowDown", "p"):
        page.keyboard.press(key)
    expect(gill.get_by_role("radio", name="Present")).to_be_focused()
    saved(page)
    expect(page.locator("#count")).to_have_text("3 here, 1 of them remote, 1 sent apologies.")
    box(page).focus()
    page.keyboard.type("It was talked over.\nAGREED: that the plan be adopted.\nACTION: gi")
    offered = page.get_by_role("listbox", name="Suggestions")
    expect(offered.get_by_role("option")).to_have_text(["Gill Carter, Westmarch Police"])
    page.keyboard.press("Tab")
    page.keyboard.type("to circulate the plan by 4 Ja")
    expect(offered.get_by_role("option", selected=True)).to_contain_text("4 January")
    accessible(page)
    picture(page, "taking-offered")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("ACTION: sam")
    expect(offered.get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("to write to residents")
    expect(offered).to_be_hidden()
    means = page.locator("[data-means]").last
    expect(means).to_contain_text("Agreed the plan be adopted")
    expect(means).to_contain_text("Gill Carter (Westmarch Police), due 4 January")
    expect(means).to_contain_text("Sam Hart (Aldermere Fire Service)")
    expect(means.locator(".fp-means__trouble")).to_have_count(0)
    saved(page)
    assert text().splitlines()[-1] == "ACTION: Sam Hart (Aldermere Fire Service) to write to residents"
    page.keyboard.press("Tab")
    expect(box(page)).not_to_be_focused()
    assert set(Presence.objects.values_list("name", "capacity", "remote")) == {
        ("Sam Hart", "apologies", False), ("Sam Hart", "present", True),
        ("Ann Lowe", "present", False), ("Gill Carter", "present", False),
    }  # fmt: skip
    assert seats.count() == 4
    accessible(page)
    picture(page, "taking-desk")
    page.set_viewport_size(PHONE)
    accessible(page)
    picture(page, "taking-phone")


def test_a_name_that_two_bear_is_settled_and_words_are_fenced(meeting: Meeting, address: str, page: Page, begun: Begin):
    begun(page, path=address)
    box(page).fill("ACTION: Sam Hart to call by Friday")
    page.get_by_role("button", name="Sam Hart (Aldermere Borough Council)").click()
    expect(page.locator("[data-means]").last.locator(".fp-means__trouble")).to_have_count(0)
    box(page).press("Control+A")
    page.get_by_role("button", name="Mark as restricted the words selected under Lighting in Mere Lane").click()
    expect(page.locator("[data-means]").last).to_contain_text("Action (restricted)")
    assert text() == ("RESTRICTED\nACTION: Sam Hart (Aldermere Borough Council) to call by Friday\nEND RESTRICTED")


def test_a_connection_that_drops_in_the_middle_of_a_minute_loses_nothing(
    meeting: Meeting, address: str, page: Page, begun: Begin, picture: Callable[[Page, str], object]
):
    begun(page, path=address)
    item = AgendaItem.objects.get(title="Lighting in Mere Lane")
    box(page).fill("Before it dropped.")
    saved(page)
    page.context.set_offline(True)
    try:
        box(page).press_sequentially(" And after.")
        said = page.locator("#keep-said")
        expect(said).to_contain_text(NO_CONNECTION)
        expect(page.locator(f"#item-{item.pk}-state")).to_have_text("Not saved yet")
        picture(page, "taking-offline")
        page.get_by_role("button", name="Save all").last.click()
        expect(box(page)).to_have_value("Before it dropped. And after.")
        assert text() == "Before it dropped."
        kept = page.evaluate("Object.values(sessionStorage).join()")
        assert "And after." in kept
    finally:
        page.context.set_offline(False)
    saved(page)
    assert text() == "Before it dropped. And after."
    assert page.evaluate("Object.keys(sessionStorage).filter(one => one.startsWith('minutes ')).length") == 0


def test_what_was_not_saved_is_there_when_the_window_is_loaded_again_and_nothing_restricted_is_kept(
    meeting: Meeting, address: str, page: Page, begun: Begin
):
    begun(page, path=address)
    warned: list[str] = []
    page.once("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    page.context.set_offline(True)
    box(page, "Outstanding actions").fill("RESTRICTED\nThe victim")
    box(page).press_sequentially("Half a minute")
    expect(page.locator("#keep-said")).to_contain_text(NO_CONNECTION)
    kept = page.evaluate("Object.values(sessionStorage).join()")
    assert ("Half a minute" in kept, "victim" in kept) == (True, False)
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('no connection')) }")
    page.context.set_offline(False)
    page.reload()
    assert warned == ["beforeunload"]
    saved(page)
    expect(box(page)).to_have_value("Half a minute")
    assert text() == "Half a minute"


def test_two_who_take_minutes_of_one_item_are_shown_both(
    meeting: Meeting,
    address: str,
    page: Page,
    second: Page,
    begun: Begin,
    accessible: Callable[[Page], None],
    picture: Callable[[Page, str], object],
):
    begun(page, path=address)
    begun(second, OTHER, address)
    box(second).fill("What Odo heard.")
    saved(second)
    box(page, "Outstanding actions").fill("All are done.")
    saved(page)
    box(page).fill("What we heard.")
    both = page.get_by_role("group", name="What stands now, and what you typed")
    expect(both).to_contain_text("Saved by Odo Reed")
    expect(both).to_contain_text("What Odo heard.")
    expect(box(page)).to_have_value("What we heard.")
    assert text() == "What Odo heard."
    accessible(page)
    picture(page, "taking-both")
    both.get_by_role("button", name="Save mine in place of it").click()
    expect(both).to_have_count(0)
    saved(page)
    assert text() == "What we heard."
    box(second).fill("What Odo heard, again.")
    second.get_by_role("button", name="Keep what stands now").click()
    expect(box(second)).to_have_value("What we heard.")
    second.get_by_role("group", name="Gill Carter").get_by_role("radio", name="Present").check()
    saved(second)  # one thing is sent after another, so whatever the choice sent has been answered
    assert set(Minute.objects.values_list("text", flat=True)) == {"All are done.", "What we heard."}


def test_minutes_are_taken_without_script(meeting: Meeting, address: str, plain: Page, begun: Begin):
    begun(plain, path=address)
    gill = plain.get_by_role("group", name="Gill Carter")
    gill.get_by_role("radio", name="Substitute").check()
    gill.get_by_label("Substitute’s name").fill("Bo Ames")
    box(plain).fill("ACTION: Ann Lowe to call")
    plain.get_by_role("button", name="Save Lighting in Mere Lane").click()
    expect(plain.locator("[data-means]").last).to_contain_text("Ann Lowe (Aldermere Public Health)")
    expect(gill.get_by_label("Substitute’s name")).to_have_value("Bo Ames")
    assert Presence.objects.get().substitute_for is not None
    plain.get_by_text("Add somebody else who is here").click()
    plain.get_by_label("Name", exact=True).fill("Sam Hart")
    plain.get_by_role("button", name="Add to the list").click()
    plain.get_by_label("Sam Hart: Aldermere Borough Council").check()
    plain.get_by_role("button", name="Add to the list").click()
    expect(plain.get_by_role("button", name="Take off Sam Hart")).to_be_visible()
