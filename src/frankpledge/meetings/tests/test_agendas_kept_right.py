"""What agendas keep to when plans change: numbers given once, papers and topics kept, nothing proposed for ever."""

from datetime import date

import pytest
from django.urls import reverse

from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import changes
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Body, Comment, Meeting, Paper, Topic
from frankpledge.meetings.queries.proposing import proposed_for
from frankpledge.meetings.rules.kinds import MeetingState, Numbering, Stage, TopicState
from frankpledge.meetings.rules.planning import shown_item, shown_meeting
from frankpledge.meetings.tests import make, planning
from frankpledge.people.models import Partnership
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role
from tests.harness import signing_in

pytestmark = pytest.mark.django_db
CLOSED = Marking(level=Level.SENSITIVE, handling="Members of the board alone")
JUNE, JULY, SEPTEMBER = date(2024, 6, 10), date(2024, 7, 10), date(2024, 9, 10)


@pytest.fixture
def by() -> Actor:
    """The coordinator."""
    return make.actor(make.partnership())


@pytest.fixture
def place(by: Actor) -> Partnership:
    """The partnership."""
    return Partnership.objects.get()


def _numbers(*meetings: Meeting) -> list[list[str]]:
    return [list(AgendaItem.objects.filter(meeting=one).values_list("number", flat=True)) for one in meetings]


def _running(place: Partnership, *days: date) -> list[Meeting]:
    meetings = [planning.meeting(place, held_on=day) for day in days]
    Body.objects.update(numbering=Numbering.BY_YEAR.value)
    return [Meeting.objects.get(pk=one.pk) for one in meetings]


def _topic_on(by: Actor, meeting: Meeting) -> tuple[Topic, AgendaItem]:
    topic = changes.add_topic(by, meeting.body, {"title": "Figures"})
    changes.put_on_agenda(by, meeting, {f"topic-{topic.pk}"})
    return topic, AgendaItem.objects.get(meeting=meeting)


def test_an_item_whose_part_has_a_paper_is_withdrawn_with_a_reason_and_keeps_it(by: Actor, place: Partnership) -> None:
    meeting = planning.meeting(place)
    top = planning.item(meeting, "Lighting")
    planning.paper(by, planning.item(meeting, "Lamps", parent=top), "A paper", "words")
    with pytest.raises(NotPossible, match="there are papers or minutes"):
        changes.withdraw_agenda_item(by, top, why="")
    changes.withdraw_agenda_item(by, top, why="Not now")
    assert AgendaPaper.objects.count() == 1
    assert AgendaItem.objects.filter(withdrawn_at__isnull=False).count() == 2


def test_an_item_comes_back_with_the_parts_that_went_with_it(by: Actor, place: Partnership) -> None:
    meeting = planning.meeting(place)
    top = planning.item(meeting, "Lighting")
    before, part = (planning.item(meeting, title, parent=top) for title in ("Before", "With it"))
    changes.publish_agenda(by, meeting)
    changes.withdraw_agenda_item(by, before, why="Late")
    changes.withdraw_agenda_item(by, top, why="Not now")
    changes.put_back_agenda_item(by, top)
    assert list(AgendaItem.objects.filter(withdrawn_at__isnull=False)) == [before]
    before.refresh_from_db()
    assert (before.withdrawn_why, AgendaItem.objects.get(pk=part.pk).withdrawn_why) == ("Late", "")


def test_a_topic_that_another_agenda_has_does_not_wait(by: Actor, place: Partnership) -> None:
    first, second = planning.meeting(place, held_on=JUNE), planning.meeting(place, held_on=JULY)
    topic, item = _topic_on(by, first)
    changes.publish_agenda(by, first)
    changes.withdraw_agenda_item(by, item, why="Late")
    changes.put_on_agenda(by, second, {f"topic-{topic.pk}"})
    changes.put_back_agenda_item(by, item)
    changes.withdraw_agenda_item(by, item, why="Late again")
    assert Topic.objects.get().state == TopicState.ON_AGENDA
    changes.cancel_meeting(by, second, why="Snow")
    assert Topic.objects.get().state == TopicState.WAITING


def test_papers_are_held_as_the_closed_item_under_which_theirs_is_moved(by: Actor, place: Partnership) -> None:
    meeting = planning.meeting(place)
    top, item = planning.item(meeting, "Closed", CLOSED), planning.item(meeting, "Open")
    paper = planning.paper(by, item, "A paper", "words")
    changes.change_agenda_item(by, item, shown_item(item) | {"parent": top.pk})
    paper.refresh_from_db()
    assert paper.level == Level.SENSITIVE


def test_numbers_of_later_meetings_follow_until_their_agenda_is_out(by: Actor, place: Partnership) -> None:
    june, july, september = _running(place, JUNE, JULY, SEPTEMBER)
    for meeting in (june, july, september):
        changes.add_agenda_item(by, meeting, {"title": "A"})
    changes.add_agenda_item(by, june, {"title": "B"})
    assert _numbers(june, july, september) == [["1/24", "2/24"], ["3/24"], ["4/24"]]
    changes.publish_agenda(by, july)
    changes.add_agenda_item(by, june, {"title": "C"})
    changes.publish_agenda(by, june)
    assert _numbers(june, july, september) == [["1/24", "2/24", "4/24"], ["3/24"], ["5/24"]]
    july.refresh_from_db()
    changes.change_meeting(by, july, shown_meeting(july) | {"held_on": date(2024, 10, 1)}, why="The hall is taken")
    changes.add_agenda_item(by, september, {"title": "D"})
    assert _numbers(june, july, september) == [["1/24", "2/24", "4/24"], ["3/24"], ["5/24", "6/24"]]


def test_the_numbers_of_a_cancelled_meeting_go_to_the_next(by: Actor, place: Partnership) -> None:
    june, july = _running(place, JUNE, JULY)
    for meeting in (june, july):
        changes.add_agenda_item(by, meeting, {"title": "A"})
    changes.cancel_meeting(by, june, why="Snow")
    assert _numbers(july) == [["1/24"]]


@pytest.mark.parametrize(("way", "number"), [(Numbering.BY_YEAR, "(c)"), (Numbering.PLAIN, "1.3")])
def test_a_part_added_once_the_agenda_is_out_is_numbered_after_the_last(
    by: Actor, place: Partnership, way: Numbering, number: str
) -> None:
    (meeting,) = _running(place, JUNE)
    Body.objects.update(numbering=way.value)
    meeting = Meeting.objects.get(pk=meeting.pk)
    top = changes.add_agenda_item(by, meeting, {"title": "Lighting"})
    for title in ("One", "Two"):
        changes.add_agenda_item(by, meeting, {"title": title, "parent_id": top.pk})
    changes.publish_agenda(by, meeting)
    assert changes.add_agenda_item(by, meeting, {"title": "Three", "parent_id": top.pk}).number == number


def test_minutes_that_are_entered_say_that_the_planned_meeting_took_place(by: Actor, place: Partnership) -> None:
    make.body(by)
    meeting = planning.meeting(place, held_on=date(2024, 5, 28))
    paper = make.minutes(by, make.item("1"), dated=date(2024, 5, 28))
    meeting.refresh_from_db()
    assert (paper.meeting, meeting.state, meeting.venue) == (meeting, MeetingState.HELD, "Town Hall, Aldermere")


def test_a_meeting_with_minutes_in_the_record_is_not_moved_or_cancelled(by: Actor, place: Partnership) -> None:
    make.body(by)
    meeting = planning.meeting(place, held_on=date(2024, 5, 28))
    make.minutes(by, make.item("1"), dated=date(2024, 5, 28))
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.PLANNED.value)  # as one that was entered before
    with pytest.raises(NotPossible, match="The record holds minutes"):
        changes.cancel_meeting(by, meeting, why="Snow")
    with pytest.raises(NotPossible, match="The record holds minutes"):
        changes.change_meeting(by, meeting, shown_meeting(meeting) | {"held_on": JULY})


def test_decisions_between_meetings_are_reported_by_name_and_once(by: Actor, place: Partnership) -> None:
    first, second = planning.meeting(place, held_on=JUNE), planning.meeting(place, held_on=JULY)
    changes.decide_between(by, first.body, text="Buy the lamps", on=date(2024, 5, 1), how="By e-mail")
    (between,) = [one for one in proposed_for(by, first) if one.key == "between"]
    assert [part.title for part in between.parts] == ["Buy the lamps"]
    changes.put_on_agenda(by, first, ["between"])
    (part,) = AgendaItem.objects.filter(parent__isnull=False)
    assert (part.title, part.about) == ("Buy the lamps", Paper.objects.get())
    assert not [one for one in proposed_for(by, second) if one.key == "between"]
    changes.cancel_meeting(by, first, why="Snow")
    assert [one for one in proposed_for(by, second) if one.key == "between"]


def test_minutes_of_a_group_that_come_in_late_are_received_all_the_same(by: Actor, place: Partnership) -> None:
    make.body(by)
    first, second = planning.meeting(place, held_on=JUNE), planning.meeting(place, held_on=JULY)
    late = make.minutes(by, make.item("1"), body="Lighting Group", dated=date(2024, 3, 1))
    Body.objects.filter(name="Lighting Group").update(parent=first.body)
    make.minutes(by, make.item("1"), dated=date(2024, 3, 5))
    assert f"receive-{late.pk}" in [one.key for one in proposed_for(by, first)]
    changes.put_on_agenda(by, first, {f"receive-{late.pk}"})
    assert f"receive-{late.pk}" not in [one.key for one in proposed_for(by, second)]


def test_earlier_minutes_that_nobody_agreed_are_proposed_too(by: Actor, place: Partnership) -> None:
    for day in (date(2024, 3, 1), date(2024, 4, 1)):
        planning.item(held := planning.meeting(place, held_on=day), "Lighting")
        changes.issue_minutes(by, held, Stage.FINAL)
    meeting = planning.meeting(place)
    found = [one for one in proposed_for(by, meeting) if one.key.startswith("minutes")]
    assert [one.title[-12:] for one in found] == ["1 March 2024", "1 April 2024"]
    changes.put_on_agenda(by, meeting, {one.key for one in found})
    assert not [one for one in proposed_for(by, meeting) if one.key.startswith("minutes")]


def test_who_does_not_keep_the_record_asks_once_and_is_named(by: Actor, place: Partnership) -> None:
    body = planning.meeting(place).body
    person, user = planning.member(place, "Rosa Lind")
    assert user is not None
    member = planning.acting(place, user)
    with pytest.raises(NotPossible, match="Ask for it once"):
        changes.add_topic(member, body, {"title": "Lamps", "every": 3})
    assert changes.add_topic(member, body, {"title": "Lamps", "every": None}).asked_by == person
    address = reverse("forward_plan", kwargs={"partnership": place.slug, "body": body.pk})
    assert 'name="every"' not in signing_in.signed_in(user).get(address).content.decode()


def test_a_button_with_far_too_many_figures_finds_nothing(by: Actor, place: Partnership) -> None:
    meeting, browser = planning.meeting(place), make.signed_in(place)
    many = "9" * 5000
    agenda = reverse("agenda", kwargs={"partnership": place.slug, "meeting": meeting.pk})
    plan = reverse("forward_plan", kwargs={"partnership": place.slug, "body": meeting.body_id})
    assert browser.post(agenda, {"up": many}).status_code == 404
    assert browser.post(plan, {"take_up": many}).status_code == 404


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_meeting_has_a_day_that_can_be_and_pages_bear_one_that_cannot(
    by: Actor, place: Partnership, day: date
) -> None:
    meeting, browser = planning.meeting(place), make.signed_in(place)
    with pytest.raises(NotPossible, match="Enter a day from 1990 to 2034"):
        changes.plan_meeting(by, meeting.body, {"held_on": day})
    with pytest.raises(NotPossible, match="Enter a day from 1990 to 2034"):
        changes.change_meeting(by, meeting, shown_meeting(meeting) | {"held_on": day})
    Meeting.objects.update(held_on=day, starts_at=None, ends_at=None)
    for name in ("timetable", "agenda", "meeting_papers", "meeting_calendar", "take_minutes", "issue_minutes"):
        address = reverse(name, kwargs={"partnership": place.slug, "meeting": meeting.pk})
        assert (name, browser.get(address).status_code) == (name, 200)


def test_an_answer_that_is_too_long_is_shown_again(by: Actor, place: Partnership) -> None:
    meeting = planning.meeting(place, held_on=date(2024, 5, 28))
    planning.item(meeting, "Lighting")
    paper = changes.issue_minutes(by, meeting, Stage.DRAFT)
    account = make.account(place, Role.MEMBER)
    comment = Comment.objects.create(partnership=place, paper=paper, author=account, text="Not so")
    address = reverse("comments", kwargs={"partnership": place.slug, "paper": paper.pk})
    browser = make.signed_in(place)
    shown = browser.post(address, {"answer_to": comment.pk, "answer": "Z" * 4001})
    assert "Z" * 4001 in shown.content.decode()
    assert "govuk-error-summary" in shown.content.decode()
    assert browser.post(address, {"answer_to": "9" * 5000, "answer": "So"}).status_code == 404
