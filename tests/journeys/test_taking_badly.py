"""Minutes are taken on a bad day: answers come late or never, things go meanwhile, and nothing typed is lost."""

from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.changes import describe_sitting, withdraw_agenda_item
from frankpledge.meetings.models import AgendaItem, Meeting, Membership, Minute, Presence
from frankpledge.meetings.rules.kinds import Capacity, MeetingState
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.held import held
from tests.journeys.record import Begin, account
from tests.journeys.sitting import planned

OTHER = "odo@aldermere.example"
MINUTES = "**/minutes/"


@pytest.fixture
def by(bare: Partnership) -> Actor:
    return make.actor(bare, today=timezone.localdate())


@pytest.fixture
def meeting(by: Actor) -> Meeting:
    return planned(by, make.body(by, "Aldermere Safety Board"))


@pytest.fixture
def taking(meeting: Meeting, browser: Browser, begun: Begin) -> Iterator[Page]:
    """The page on which the meeting's minutes are taken, in a browser that goes with it: its line and clock break."""
    context = browser.new_context(viewport=DESK, locale="en-GB")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    begun(page, path=f"/aldermere/meetings/{meeting.pk}/minutes/")
    page.wait_for_selector("body.js-enabled")
    yield page
    context.close()
    assert not faults, "\n".join(faults)


def box(page: Page, title: str = "Lighting in Mere Lane") -> Locator:
    return page.get_by_role("textbox", name=title)


def gill(page: Page) -> Locator:
    return page.get_by_role("group", name="Gill Carter")


def saved(page: Page) -> None:
    """Wait until the page says that it is saved, and nothing waits."""
    expect(page.locator("#keep-said")).to_contain_text("Saved at")


def text(title: str = "Lighting in Mere Lane") -> str:
    return Minute.objects.get(agenda_item__title=title).text


def test_a_mark_that_is_changed_while_the_first_is_on_its_way_stands(taking: Page):
    with held(taking, MINUTES) as line:
        gill(taking).get_by_role("radio", name="Present").check()
        first = line.next()
        gill(taking).get_by_role("radio", name="Apologies").check()
        first.continue_()
        line.arrive()
    expect(taking.locator("#count")).to_contain_text("1 sent apologies")
    assert Presence.objects.get().capacity == Capacity.APOLOGIES


def test_a_substitute_who_is_typed_while_the_mark_is_on_its_way_is_saved(taking: Page):
    with held(taking, MINUTES) as line:
        gill(taking).get_by_role("radio", name="Substitute").check()
        first = line.next()
        gill(taking).get_by_label("Substitute’s name").fill("Bo Ames")
        first.continue_()
        line.arrive()
    saved(taking)
    expect(gill(taking).get_by_label("Substitute’s name")).to_have_value("Bo Ames")
    assert Presence.objects.get().name == "Bo Ames"


def test_what_is_written_under_an_item_that_went_meanwhile_is_not_called_saved(taking: Page, by: Actor):
    withdraw_agenda_item(by, AgendaItem.objects.get(title="Lighting in Mere Lane"), why="")
    box(taking).fill("What was said of the lighting.")
    box(taking, "Outstanding actions").fill("All are done.")
    expect(taking.get_by_role("region", name="Outstanding actions").locator(".fp-minute__state")).to_contain_text(
        "Saved"
    )
    expect(taking.locator("#keep-said")).to_contain_text("Not everything could be saved")
    expect(taking.get_by_text("This is no longer on the page of this meeting")).to_be_visible()
    expect(box(taking)).to_have_value("What was said of the lighting.")
    assert text("Outstanding actions") == "All are done."
    assert "What was said of the lighting." in taking.evaluate("Object.values(sessionStorage).join()")


def test_words_that_are_taken_back_after_their_answer_was_lost_do_not_stay_in_the_record(taking: Page):
    with held(taking, MINUTES) as line:
        box(taking).fill("Not to be minuted.")
        line.lose_answer()
        box(taking).fill("")
    expect(taking.locator("#keep-said")).to_contain_text("Saved at")
    assert text() == ""


def test_nobody_is_shown_a_clash_with_themselves_where_answers_were_lost(taking: Page):
    with held(taking, MINUTES) as line:
        box(taking).press_sequentially("The plan was talked over.\n")
        line.lose_answer()
        box(taking).press_sequentially("And adopted.\n")
        line.lose()
        line.arrive()
        line.arrive()
    saved(taking)
    expect(taking.locator(".fp-both")).to_have_count(0)
    assert text() == "The plan was talked over.\nAnd adopted."


def test_a_chair_whom_somebody_else_named_is_not_undone_by_whoever_says_the_times(
    taking: Page, by: Actor, meeting: Meeting
):
    gill_, ann = (f"m{Membership.objects.get(person__name=name).pk}" for name in ("Gill Carter", "Ann Lowe"))
    taking.get_by_label("In the chair").select_option(gill_)
    saved(taking)
    describe_sitting(by, meeting, wanted={"chair": ann})
    taking.get_by_label("Began at").fill("10:00")
    expect(taking.get_by_label("In the chair")).to_have_value(ann)
    taking.get_by_label("Ended at").fill("11:00")
    saved(taking)
    assert Presence.objects.get(chair=True).name == "Ann Lowe"


def test_whoever_else_signs_in_at_this_browser_does_not_send_what_another_typed(
    taking: Page, bare: Partnership, begun: Begin
):
    account(bare, OTHER, "Odo Reed", Role.COORDINATOR)
    taking.context.clear_cookies()
    begun(taking, OTHER, path=None)  # who signs in gets a token of their own
    box(taking).fill("What Rosa heard.")
    expect(taking.locator("#keep-said")).to_contain_text("Not saved: somebody else is signed in")
    expect(box(taking)).to_have_value("What Rosa heard.")
    assert not Minute.objects.exists()


def test_a_button_that_is_pressed_twice_while_words_are_on_their_way_adds_one_item(taking: Page):
    with held(taking, MINUTES) as line:
        box(taking).fill("What was said.")
        first = line.next()
        taking.get_by_label("An item that was not on the agenda").fill("The fair")
        taking.get_by_role("button", name="Add this item").dblclick()
        first.continue_()
        line.arrive()
    expect(box(taking, "The fair")).to_be_visible()
    assert AgendaItem.objects.filter(title="The fair").count() == 1


def test_a_request_that_nobody_answers_is_given_up_and_sent_again(taking: Page):
    taking.clock.install()
    with held(taking, MINUTES) as line:
        box(taking).fill("What was said.")
        taking.clock.run_for(2_000)
        line.next()
        taking.clock.run_for(60_000)
        expect(taking.locator("#keep-said")).to_contain_text("Not saved yet: no connection")
        taking.clock.run_for(20_000)
        line.arrive()
    saved(taking)
    assert text() == "What was said."


def test_a_suggestion_is_not_taken_where_the_caret_went_elsewhere(taking: Page):
    box(taking).fill("Before.\n\nIt was talked over at length.")
    box(taking).press("Control+Home")
    box(taking).press("ArrowDown")
    box(taking).press_sequentially("ACTION: gi")
    expect(taking.get_by_role("listbox", name="Suggestions")).to_be_visible()
    box(taking).press("Control+End")
    expect(taking.get_by_role("listbox", name="Suggestions")).to_be_hidden()
    box(taking).press("Tab")
    expect(box(taking)).to_have_value("Before.\nACTION: gi\nIt was talked over at length.")


def test_a_mark_that_could_not_be_sent_is_there_when_the_window_is_loaded_again(taking: Page):
    taking.once("dialog", lambda dialog: dialog.accept())
    taking.context.set_offline(True)
    gill(taking).get_by_role("radio", name="Apologies").check()
    taking.get_by_label("Began at").fill("10:00")
    expect(taking.locator("#keep-said")).to_contain_text("Not saved yet: no connection")
    taking.evaluate("() => { window.fetch = () => Promise.reject(new Error('no connection')) }")
    taking.context.set_offline(False)
    taking.reload()
    saved(taking)
    expect(gill(taking).get_by_role("radio", name="Apologies")).to_be_checked()
    expect(taking.get_by_label("Began at")).to_have_value("10:00")
    assert Presence.objects.get().capacity == Capacity.APOLOGIES


def test_a_connection_that_comes_back_leaves_no_complaint_where_nothing_waits(taking: Page):
    taking.context.set_offline(True)
    expect(taking.locator("#keep-said")).to_contain_text("No connection")
    taking.context.set_offline(False)
    expect(taking.locator("#keep-said")).to_have_text("")


def test_what_was_typed_under_an_item_that_went_is_given_back_when_the_window_is_loaded_again(
    taking: Page, by: Actor, accessible: Callable[[Page], None], picture: Callable[[Page, str], object]
):
    taking.on("dialog", lambda dialog: dialog.accept())
    withdraw_agenda_item(by, AgendaItem.objects.get(title="Lighting in Mere Lane"), why="")
    box(taking).fill("What was said of the lighting.")
    expect(taking.locator("#keep-said")).to_contain_text("Not everything could be saved")
    taking.reload()
    left = taking.get_by_role("region", name="Typed here, and not saved")
    expect(left.get_by_role("textbox")).to_have_value("What was said of the lighting.")
    taking.set_viewport_size(PHONE)
    accessible(taking)
    picture(taking, "taking-unplaced")
    left.get_by_role("button", name="Throw this away").click()
    expect(left).to_be_hidden()
    taking.reload()
    expect(left).to_be_hidden()


def test_what_was_typed_without_script_under_an_item_that_went_is_given_back(
    meeting: Meeting, by: Actor, plain: Page, begun: Begin
):
    begun(plain, path=f"/aldermere/meetings/{meeting.pk}/minutes/")
    box(plain).fill("What was said of the lighting.")
    withdraw_agenda_item(by, AgendaItem.objects.get(title="Lighting in Mere Lane"), why="")
    plain.get_by_role("button", name="Save all").last.click()
    left = plain.get_by_role("region", name="Typed here, and not saved")
    expect(left.get_by_role("textbox")).to_have_value("What was said of the lighting.")


def test_minutes_that_were_issued_meanwhile_are_not_taken_for_a_session_that_ended(taking: Page, meeting: Meeting):
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.CANCELLED.value)
    box(taking).fill("What was said.")
    expect(taking.locator("#keep-said")).to_contain_text("cannot be taken here any more")
    expect(box(taking)).to_have_value("What was said.")


def test_a_name_is_taken_though_an_answer_comes_while_its_button_is_being_pressed(taking: Page):
    box(taking).fill("ACTION: Sam Hart to call by Friday")
    choice = taking.get_by_role("button", name="Sam Hart (Aldermere Borough Council)")
    expect(choice).to_be_visible()
    with held(taking, MINUTES) as line:
        box(taking).press_sequentially("\n")
        choice.hover()
        taking.mouse.down()
        with taking.expect_response(MINUTES):
            line.arrive()
        saved(taking)
        taking.mouse.up()
    expect(box(taking)).to_have_value("ACTION: Sam Hart (Aldermere Borough Council) to call by Friday\n")


def test_nothing_restricted_is_kept_in_the_window_though_it_was_sent_before(taking: Page):
    taking.on("dialog", lambda dialog: dialog.accept())
    with held(taking, MINUTES) as line:
        box(taking).fill("RESTRICTED\nThe victim")
        line.lose()
        box(taking).fill("The patrols")
        line.lose()
        expect(taking.locator("#keep-said")).to_contain_text("Not saved yet: no connection")
        kept = taking.evaluate("Object.values(sessionStorage).join()")
    assert ("The patrols" in kept, "victim" in kept) == (True, False)
