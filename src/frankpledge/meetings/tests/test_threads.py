"""The thread of a minute on its page: both ways, across meetings and bodies, and no more than a reader may see."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, ActionUpdate, AgendaItem, FollowUp, Item, Meeting, Reference, Topic
from frankpledge.meetings.queries.threads import action_seen_by, item_seen_by, thread_of, thread_of_action
from frankpledge.meetings.rules.doing import Said, UpdateKind
from frankpledge.meetings.rules.kinds import ActionState, MeetingState
from frankpledge.meetings.rules.threads import Kind, Side
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
DECEMBER, JANUARY, MARCH, JUNE = date(2007, 12, 4), date(2008, 1, 15), date(2008, 3, 4), date(2008, 6, 3)
GROUP = "Aldermere Delivery Group"
SECRET = Marking(level=Level.SENSITIVE, handling="For the chair")
UNSAID = Marking(level=Level.SENSITIVE, handling="For the chair", stub=False)


@pytest.fixture
def viewer(place: Partnership) -> Client:
    return make.signed_in(place, Role.MEMBER)


def asked_and_reported(by: Actor) -> dict[str, Item]:
    """Minute 318/07 asks for lamps; minute 5 of the next meeting is about it; a group takes it up after that."""
    first = make.minutes(
        by,
        make.item("300/07", "Minutes of the last meeting"),
        make.reference(to_date="2007-10-02"),
        make.item("318/07", "Lamps in Mere Lane"),
        make.decision("That the lamps be mended"),
        make.action("Ask the highways team for a date", "Ann Alder"),
        make.follow_up("A report on lighting"),
        make.reference("201/07", "2007-06-05"),
        dated=DECEMBER,
    )
    make.minutes(
        by, make.item("5", "Matters arising"), make.reference("318/07", "2007-12-04"), dated=JANUARY,
    )  # fmt: skip
    make.minutes(
        by, make.item("G9", "What the board said of lamps"), make.reference("5", "2008-01-15"), dated=MARCH, body=GROUP
    )
    assert first.meeting is not None
    return {item.number: item for item in Item.objects.all()}


def steps(by: Actor, item: Item) -> list[tuple[Side, Kind, int]]:
    row, here = item_seen_by(by, item.pk)
    assert row is not None
    return [(step.side, step.kind, step.row) for step in thread_of(by, row.paper, here).steps]


def shown(browser: Client, item: Item, query: str = "") -> str:
    answer = browser.get(f"/aldermere/items/{item.pk}/{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_minute_is_followed_both_ways_across_numbers_and_bodies(by: Actor, viewer: Client) -> None:
    items = asked_and_reported(by)
    asked, about, group = items["318/07"], items["5"], items["G9"]
    gap = Reference.objects.get(to_number="201/07").pk
    assert steps(by, asked) == [
        (Side.BEFORE, Kind.GAP, gap),
        (Side.HERE, Kind.MINUTE, asked.pk),
        (Side.AFTER, Kind.MINUTE, about.pk),
        (Side.AFTER, Kind.MINUTE, group.pk),
    ]
    assert [row for _, kind, row in steps(by, group) if kind is Kind.MINUTE] == [asked.pk, about.pk, group.pk]
    page = shown(viewer, asked)
    assert 'Minute 201/07 of 5 June 2007, <span class="fp-quiet">which is not in the record</span>' in page
    assert "1 action still open" in page
    assert f'href="/aldermere/items/{group.pk}/">G9 What the board said of lamps</a>' in page
    assert f"{GROUP}. <a" in page


def test_a_groups_minutes_that_the_board_took_as_a_whole_are_told_of(by: Actor, viewer: Client) -> None:
    items = asked_and_reported(by)
    make.minutes(by, make.item("70/08", "Minutes of groups"), make.reference(to_date="2008-03-04"), dated=JUNE)
    page = shown(viewer, items["G9"])
    assert "The minutes as a whole were taken at" in page
    assert "Aldermere Community Safety Board, 3 June 2008</a>: 70/08 Minutes of groups" in page


def test_what_leads_nowhere_says_so(by: Actor, viewer: Client) -> None:
    items = asked_and_reported(by)
    page = shown(viewer, items["G9"])
    assert "No later minutes point to this, and nothing else in the record tells what became of it." in page
    lonely = make.minutes(by, make.item("7", "Dogs"), dated=JUNE)
    page = shown(viewer, Item.objects.get(paper=lonely))
    assert "It points to no earlier minute" in page
    assert "No action was asked for" in page


def test_what_was_done_planned_and_put_on_an_agenda_stands_on_the_line(by: Actor, viewer: Client) -> None:
    items = asked_and_reported(by)
    asked = items["318/07"]
    changes.close_action(by, Action.objects.get(), outcome="The lamps burn", state=ActionState.DONE)
    body = asked.paper.body
    assert body is not None
    promise = FollowUp.objects.get()
    topic = changes.add_topic(by, body, {"title": "Lighting report", "due": date(2024, 9, 10)})
    Topic.objects.filter(pk=topic.pk).update(follow_up=promise)
    planned = make.meeting_run_here(body, "Lamps again", held_on=date(2024, 8, 6))
    AgendaItem.objects.filter(meeting=planned).update(from_item=asked)
    assert [kind for side, kind, _ in steps(by, asked) if side is Side.AFTER] == [
        Kind.MINUTE, Kind.MINUTE, Kind.CLOSED, Kind.AGENDA, Kind.TOPIC,
    ]  # fmt: skip
    page = shown(viewer, asked)
    for words in ("The lamps burn", "Lighting report", "What was said there is not in the record yet", "all closed"):
        assert words in page


def test_what_waits_on_an_agenda_is_told_while_it_waits_and_to_those_who_may_read_it(by: Actor, viewer: Client) -> None:
    asked = asked_and_reported(by)["318/07"]
    assert asked.paper.body is not None
    planned = make.meeting_run_here(asked.paper.body, "Lamps again", "Minutes of last time", held_on=date(2024, 8, 6))
    lamps, taken = AgendaItem.objects.filter(meeting=planned).order_by("position")
    AgendaItem.objects.filter(pk=lamps.pk).update(from_action=Action.objects.get())
    AgendaItem.objects.filter(pk=taken.pk).update(about=asked.paper)

    def placed() -> list[int]:
        return [row for _, kind, row in steps(by, asked) if kind is Kind.AGENDA]

    assert placed() == [lamps.pk, taken.pk]
    page = shown(viewer, asked)
    assert f'The minutes as a whole are on the agenda of <a href="/aldermere/meetings/{planned.pk}/agenda/"' in page
    assert f"{asked.paper.body.name}, 6 August 2024</a>" in page
    AgendaItem.objects.filter(pk=lamps.pk).update(level=Level.SENSITIVE)
    assert placed() == [lamps.pk, taken.pk]
    assert "What was said there is not in the record yet" in page
    assert "What was said there is not in the record yet" not in shown(viewer, asked)
    Meeting.objects.filter(pk=planned.pk).update(state=MeetingState.CANCELLED.value)
    assert placed() == []


def test_a_body_that_was_merged_meanwhile_is_told_of(by: Actor, viewer: Client) -> None:
    items = asked_and_reported(by)
    group, board = items["G9"].paper.body, items["5"].paper.body
    assert group is not None
    assert board is not None
    changes.merge_body(by, board, group, date(2008, 2, 1))
    assert f"{board.name}: merged into {GROUP}" in shown(viewer, items["318/07"])


def test_minutes_that_point_at_each_other_and_a_withdrawn_paper_lead_on(by: Actor, viewer: Client) -> None:
    items = asked_and_reported(by)
    back = Reference.objects.get(to_number="201/07")
    Reference.objects.filter(pk=back.pk).update(to_item=items["5"])
    assert "lead back to each other" in shown(viewer, items["318/07"])
    changes.withdraw_paper(by, items["G9"].paper)
    assert [row for _, kind, row in steps(by, items["318/07"]) if kind is Kind.MINUTE] == [
        items["318/07"].pk, items["5"].pk,
    ]  # fmt: skip
    assert viewer.get(f"/aldermere/items/{items['G9'].pk}/").status_code == 404


def test_what_is_held_back_leaves_its_stub_where_it_is_pointed_to_and_nothing_else(by: Actor, viewer: Client) -> None:
    make.minutes(by, make.item("1/07", "Quillonhead"), make.item("2/07", "Vermilion"), dated=DECEMBER)
    make.minutes(
        by,
        make.item("3/08", "Opening"),
        make.reference("1/07", "2007-12-04"),
        make.reference("2/07", "2007-12-04"),
        dated=JANUARY,
    )
    make.minutes(by, make.item("4/08", "Quillontail"), make.reference("3/08", "2008-01-15"), dated=MARCH)
    items = {item.number: item for item in Item.objects.all()}
    for number, marking in (("1/07", SECRET), ("2/07", UNSAID), ("4/08", SECRET)):
        changes.mark_item(by, items[number], marking)
    seen = shown(make.signed_in(by_place(by)), items["3/08"])
    assert all(word in seen for word in ("Quillonhead", "Vermilion", "Quillontail"))
    page = shown(viewer, items["3/08"])
    assert "Quillon" not in page
    assert "Vermilion" not in page
    assert "No later minutes point to this" in page
    told = page.split("What it came from")[1]
    restricted, absent = told.split("Minute 2/07 of 4 December 2007")
    assert "Minute 1/07 of 4 December 2007" in restricted
    assert "Restricted" in restricted
    assert "Restricted" not in absent.split("The minute")[0]
    assert [viewer.get(f"/aldermere/items/{items[n].pk}/").status_code for n in ("1/07", "2/07", "4/08")] == [404] * 3


def by_place(by: Actor) -> Partnership:
    assert by.partnership is not None
    return Partnership.objects.get(pk=by.partnership.id)


def test_nothing_leads_on_by_way_of_what_is_held_back(by: Actor, viewer: Client) -> None:
    items = asked_and_reported(by)
    changes.mark_item(by, items["5"], SECRET)
    page = shown(viewer, items["318/07"])
    assert "Matters arising" not in page
    assert GROUP not in page
    assert "Restricted" in shown(viewer, items["G9"])


def test_a_thread_of_ten_years_takes_no_more_queries_than_a_short_one(
    by: Actor, django_assert_max_num_queries: Any
) -> None:
    browser = make.signed_in(by_place(by))
    items = asked_and_reported(by)
    paper = items["5"].paper
    long = Item.objects.bulk_create(
        Item(partnership_id=paper.partnership_id, paper=paper, number=f"L{n}", title="On") for n in range(120)
    )
    Reference.objects.bulk_create(
        Reference(partnership_id=paper.partnership_id, paper=paper, item=later, to_item=earlier, to_number="L")
        for earlier, later in zip([items["G9"], *long], long, strict=False)
    )
    for item in (items["300/07"], items["318/07"], long[60]):
        with django_assert_max_num_queries(15):
            page = shown(browser, item)
    assert page.count("fp-thread__step--minute") == 25
    body = items["5"].paper.body
    assert body is not None
    action = changes.add_action(by, body, text="Count the lamps")
    changes.tie_action(by, action, items["318/07"])
    of_action, of_minute = f"/aldermere/actions/{action.pk}/", f"/aldermere/items/{items['318/07'].pk}/"
    make.minutes(by, make.item("3", "Lamps in Mere Lane"), dated=JUNE)
    tying = "?tie=yes&number=318/07"
    for address in (of_action, f"{of_action}thread/", f"{of_action}thread/{tying}", of_minute, of_minute + tying):
        with django_assert_max_num_queries(15):
            assert browser.get(address).status_code == 200, address
    assert 'aria-current="page"' in page


def test_a_person_ties_two_minutes_and_it_stands_whatever_comes_in(by: Actor) -> None:
    items = asked_and_reported(by)
    later = Item.objects.get(paper=make.minutes(by, make.item("40/08", "Lamps in Mere Lane"), dated=JUNE))
    browser, address = make.signed_in(by_place(by)), f"/aldermere/items/{items['318/07'].pk}/"
    page = shown(browser, items["318/07"], "?tie=yes&number=40/08")
    assert "It has the same title" in page
    assert page.count(f'value="{later.pk}"') == 2
    assert "The two minutes are tied" in browser.post(address, {"tie": later.pk}, follow=True).content.decode()
    assert "tied already" in browser.post(address, {"tie": later.pk}, follow=True).content.decode()
    tied = Reference.objects.get(item=later)
    assert (tied.to_item_id, tied.tying, tied.checked) == (items["318/07"].pk, "by_hand", True)
    assert Entry.objects.filter(verb="tied to an earlier minute", row_number=later.pk).count() == 1
    assert "tied by a person" in shown(browser, items["318/07"])
    changes.withdraw_paper(by, items["318/07"].paper)
    changes.put_back_paper(by, items["318/07"].paper)
    make.minutes(by, make.item("50/08"), dated=date(2008, 7, 1))
    tied.refresh_from_db()
    assert tied.to_item_id == items["318/07"].pk
    browser.post(address, {"untie": tied.pk})
    assert not Reference.objects.filter(item=later).exists()
    assert "may have untied it meanwhile" in browser.post(address, {"untie": tied.pk}, follow=True).content.decode()


def test_a_pointer_that_was_tied_wrongly_is_untied_and_tied_anew(by: Actor) -> None:
    items = asked_and_reported(by)
    wrong = Reference.objects.get(to_number="318/07")
    changes.untie(by, wrong)
    make.minutes(by, make.item("50/08"), dated=date(2008, 7, 1))
    wrong.refresh_from_db()
    assert (wrong.to_item_id, wrong.tying) == (None, "none")
    with pytest.raises(NotPossible, match="untied already"):
        changes.untie(by, wrong)
    browser = make.signed_in(by_place(by))
    assert "as a person said" in shown(browser, items["5"])
    assert "These name its number" in shown(browser, items["318/07"], "?tie=yes")
    browser.post(f"/aldermere/items/{items['318/07'].pk}/", {"means": wrong.pk})
    wrong.refresh_from_db()
    assert (wrong.to_item_id, wrong.tying) == (items["318/07"].pk, "meant")


def test_what_cannot_be_tied_says_why(by: Actor) -> None:
    items = asked_and_reported(by)
    abroad = make.actor(make.partnership("elsewhere", "Elsewhere"))
    make.minutes(abroad, make.item("1/06"), dated=date(2006, 1, 10))
    with pytest.raises(NotPossible, match="of this partnership"):
        changes.tie_items(by, items["5"], Item.objects.get(number="1/06"))
    with pytest.raises(NotPossible, match="to itself"):
        changes.tie_items(by, items["5"], items["5"])
    with pytest.raises(NotPossible, match="to itself"):
        changes.say_what_is_meant(by, Reference.objects.get(to_number="318/07"), items["5"])
    with pytest.raises(Refused):
        changes.tie_items(make.actor(by_place(by), Role.MEMBER), items["5"], items["G9"])


def test_an_action_that_stands_in_no_minute_has_a_thread_with_the_minute_it_is_tied_to(by: Actor) -> None:
    items = asked_and_reported(by)
    minute = items["318/07"]
    assert minute.paper.body is not None
    action = changes.add_action(
        by, minute.paper.body, text="Count the lamps", due=date(2024, 8, 1), on=date(2024, 5, 1)
    )
    browser, address = make.signed_in(by_place(by)), f"/aldermere/actions/{action.pk}/thread/"
    assert f'href="{address}"' in browser.get(f"/aldermere/actions/{action.pk}/").content.decode()
    assert "It names no minute from which it comes" in browser.get(address).content.decode()
    told = Item.objects.get(paper=make.minutes(by, make.item("9/24", "Count of lamps"), dated=date(2024, 5, 20)))
    said = changes.say_of_action(by, action, Said(UpdateKind.TOLD, "Nine so far", said_on=date(2024, 5, 20)), item=told)
    alone = shown_of(browser, action)
    assert all(words in alone for words in ("Count the lamps", "Nine so far", "9/24 Count of lamps"))
    assert "318/07" not in alone
    assert "It comes from this one" in browser.get(address + "?tie=yes&number=318/07").content.decode()
    for sent, answer in (
        ({"tie": minute.pk}, "The action is tied to the minute"),
        ({"tie": minute.pk}, "tied to this minute already"),
    ):
        assert answer in browser.post(address, sent, follow=True).content.decode()
    changes.close_action(by, action, outcome="Eleven lamps")
    both = shown_of(browser, action)
    assert all(words in both for words in ("318/07", "Matters arising", "Nine so far", "Eleven lamps", "9/24"))
    after = [(kind, row) for side, kind, row in steps(by, minute) if side is Side.AFTER][2:]
    assert after[:1] == [(Kind.ACTION, action.pk)]
    assert {(Kind.UPDATE, said.pk), (Kind.MINUTE, told.pk), (Kind.CLOSED, action.pk)} <= set(after)
    assert "tied by a person" in shown(browser, minute)
    assert [row for side, kind, row in steps(by, told) if kind is Kind.ACTION and side is Side.BEFORE] == [action.pk]
    assert f'href="/aldermere/items/{minute.pk}/"' in shown(browser, told)
    changes.mark_item(by, minute, SECRET)
    seen = shown_of(make.signed_in(by_place(by), Role.MEMBER), action)
    assert "318/07" not in seen
    assert "Lamps in Mere Lane" not in seen
    Reference.objects.filter(to_number="318/07").exclude(action=action).delete()
    found = make.signed_in(by_place(by), Role.MEMBER).get("/aldermere/search/?q=318/07").content.decode()
    assert "No minutes point at it either" in found
    browser.post(address, {"untie": Reference.objects.get(action=action).pk})
    assert not Reference.objects.filter(action=action).exists()


def test_the_page_of_an_action_unties_its_own_pointer_alone_and_is_as_closely_held_as_the_action(by: Actor) -> None:
    minute = asked_and_reported(by)["318/07"]
    assert minute.paper.body is not None
    one, other = (changes.add_action(by, minute.paper.body, text=text) for text in ("Count", "Mend"))
    pointer, kept = changes.tie_action(by, one, minute), changes.tie_action(by, other, minute)
    browser, address = make.signed_in(by_place(by)), f"/aldermere/actions/{one.pk}/thread/"
    assert "This pointer is not there any longer" in browser.post(
        address, {"untie": kept.pk}, follow=True
    ).content.decode()  # fmt: skip
    assert "tied to no minute now" in browser.post(address, {"untie": pointer.pk}, follow=True).content.decode()
    assert set(Reference.objects.filter(action__isnull=False)) == {kept}
    Action.objects.filter(pk__in=(one.pk, other.pk)).update(level=Level.SENSITIVE)
    for action, comes_from in ((one, None), (other, minute)):
        row = action_seen_by(by, action.pk)
        assert row is not None
        found, thread = thread_of_action(by, row)
        assert (found, thread.level) == (comes_from, Level.SENSITIVE)


def shown_of(browser: Client, action: Action) -> str:
    answer = browser.get(f"/aldermere/actions/{action.pk}/thread/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_what_is_said_of_an_action_stands_on_the_line_and_where_it_was_reported(by: Actor, viewer: Client) -> None:
    items = asked_and_reported(by)
    action = Action.objects.get()
    update = changes.say_of_action(by, action, Said(UpdateKind.TOLD, "Half of them burn", said_on=JUNE))
    paper = make.minutes(by, make.item("60/08", "The action log"), dated=date(2008, 7, 1))
    told = Item.objects.get(paper=paper)
    ActionUpdate.objects.filter(pk=update.pk).update(item=told)
    after = [(kind, row) for side, kind, row in steps(by, items["318/07"]) if side is Side.AFTER]
    assert after[2:] == [(Kind.UPDATE, update.pk), (Kind.MINUTE, told.pk)]
    assert "how it goes<br>Half of them burn" in shown(viewer, items["318/07"])
