"""Planning a meeting and putting its agenda together, on real rows."""

from datetime import date, time
from typing import Any

import pytest

from frankpledge.kit.versions import version_of
from frankpledge.ledger.rules import Actor, Meanwhile, NotPossible, Refused
from frankpledge.meetings import changes
from frankpledge.meetings.models import AgendaItem, Body, FollowUp, Meeting, MeetingMove, Topic
from frankpledge.meetings.queries.agendas import agenda_of, coming_meetings, run_here_seen_by
from frankpledge.meetings.queries.proposing import proposed_for
from frankpledge.meetings.rules.kinds import MeetingState, TopicState
from frankpledge.meetings.rules.planning import shown_item, shown_meeting
from frankpledge.meetings.tests import make
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 18)


@pytest.fixture
def by() -> Actor:
    """The coordinator."""
    return make.actor(make.partnership())


def _past(by: Actor, *facts: Any, **over: Any) -> Body:
    facts = facts or (
        make.item("336/24", "Lighting"),
        make.action("Ask for a date", "Gail Carrow"),
        make.item("337/24", "Burglary"),
        make.follow_up("A report on burglary", due="2024-06"),
    )
    paper = make.minutes(by, make.attendance("Gail Carrow", "Police"), *facts, **over)
    assert paper.body is not None
    return paper.body


def _planned(by: Actor, body: Body, day: date = DAY) -> Meeting:
    return changes.plan_meeting(by, body, {"held_on": day, "starts_at": time(10), "venue": "Town Hall"})


def _full(by: Actor) -> Meeting:
    meeting = _planned(by, _past(by))
    changes.put_on_agenda(by, meeting, _keys(by, meeting))
    return meeting


def _keys(by: Actor, meeting: Meeting) -> set[str]:
    return {key for one in proposed_for(by, meeting) for key in (one.key, *(part.key for part in one.parts))}


def _titles(meeting: Meeting) -> list[str]:
    return [f"{row.number} {row.title}" for row in AgendaItem.objects.filter(meeting=meeting)]


def test_an_agenda_is_proposed_from_what_the_record_holds(by: Actor) -> None:
    meeting = _planned(by, _past(by))
    titles = [one.title for one in proposed_for(by, meeting)]
    assert titles == [
        "Introductions and apologies",
        "Declarations of interest",
        "Any other business: items to be identified",
        "Minutes of the meeting of 12 March 2024",
        "Matters arising",
        "Outstanding actions",
        "A report on burglary",
        "Any other business: items identified",
        "Date and time of the next meeting",
    ]
    arising = next(one for one in proposed_for(by, meeting) if one.title == "Matters arising")
    assert [part.title for part in arising.parts] == ["Lighting (Minute 336/24)", "Burglary (Minute 337/24)"]


def test_each_proposal_says_why(by: Actor) -> None:
    meeting = _planned(by, _past(by))
    why = {one.title: one.why for one in proposed_for(by, meeting)}
    assert why["A report on burglary"] == "Promised back in minute 337/24 of 12 March 2024, for June 2024."


def test_what_was_chosen_goes_on_and_is_proposed_no_more(by: Actor) -> None:
    meeting = _full(by)
    assert "Matters arising" in " ".join(_titles(meeting))
    assert proposed_for(by, meeting) == []
    topic = Topic.objects.get()
    assert (topic.state, topic.follow_up) == (TopicState.ON_AGENDA, FollowUp.objects.get())


def test_numbers_go_on_from_the_last_minutes(by: Actor) -> None:
    meeting = _full(by)
    numbers = [row.number for row in AgendaItem.objects.filter(meeting=meeting, parent=None)]
    assert numbers == [f"{n}/24" for n in range(338, 347)]


def test_two_planned_meetings_do_not_share_numbers(by: Actor) -> None:
    first = _full(by)
    second = _planned(by, first.body, date(2024, 9, 3))
    item = changes.add_agenda_item(by, second, {"title": "Burglary again"})
    assert item.number == "347/24"


def test_what_is_added_once_the_agenda_is_out_takes_a_number_between(by: Actor) -> None:
    meeting = _full(by)
    changes.publish_agenda(by, meeting)
    before = _titles(meeting)
    changes.add_agenda_item(by, meeting, {"title": "Something urgent"})
    assert [title for title in _titles(meeting) if title not in before] == ["344A/24 Something urgent"]
    assert [title for title in _titles(meeting) if "urgent" not in title.lower()] == [
        title for title in before if "urgent" not in title.lower()
    ]


def test_an_item_moves_with_its_parts(by: Actor) -> None:
    meeting = _full(by)
    arising = AgendaItem.objects.get(meeting=meeting, kind="matters_arising")
    changes.move_agenda_item(by, arising, up=True)
    titles = [title.split(" ", 1)[1] for title in _titles(meeting)]
    at = titles.index("Matters arising")
    assert titles[at + 1 : at + 3] == ["Lighting (Minute 336/24)", "Burglary (Minute 337/24)"]
    assert titles[at + 3].startswith("Minutes of the meeting")


def test_parts_change_places_within_their_item(by: Actor) -> None:
    meeting = _full(by)
    part = AgendaItem.objects.get(meeting=meeting, title__startswith="Burglary")
    changes.move_agenda_item(by, part, up=True)
    parts = [row.number + row.title[:5] for row in AgendaItem.objects.filter(meeting=meeting, parent__isnull=False)]
    assert parts == ["(a)Burgl", "(b)Light"]


def test_what_was_promised_waits_again_when_its_item_is_withdrawn(by: Actor) -> None:
    meeting = _full(by)
    item = AgendaItem.objects.get(meeting=meeting, title="A report on burglary")
    changes.withdraw_agenda_item(by, item, why="")
    assert Topic.objects.get().state == TopicState.WAITING
    assert "A report on burglary" in [one.title for one in proposed_for(by, meeting)]


def test_what_is_withdrawn_after_the_agenda_is_out_keeps_its_place_and_says_why(by: Actor) -> None:
    meeting = _full(by)
    changes.publish_agenda(by, meeting)
    item = AgendaItem.objects.get(meeting=meeting, title="A report on burglary")
    with pytest.raises(NotPossible, match="Say why"):
        changes.withdraw_agenda_item(by, item, why=" ")
    changes.withdraw_agenda_item(by, item, why="The figures are late")
    item.refresh_from_db()
    assert item.number == "344/24"
    assert item.withdrawn_why == "The figures are late"
    changes.put_back_agenda_item(by, item)
    assert AgendaItem.objects.get(pk=item.pk).withdrawn_at is None


def test_a_cancelled_meeting_lets_its_topics_wait_and_its_day_be_used_again(by: Actor) -> None:
    meeting = _full(by)
    with pytest.raises(NotPossible, match="meets on 18 June 2024 already"):
        _planned(by, meeting.body)
    changes.cancel_meeting(by, meeting, why="Snow")
    again = _planned(by, meeting.body)
    assert "A report on burglary" in [one.title for one in proposed_for(by, again)]
    assert list(coming_meetings(by)) == [again]
    assert "Outstanding actions" in [one.title for one in proposed_for(by, again)]


def test_a_move_says_from_when_and_why(by: Actor) -> None:
    meeting = _full(by)
    changes.publish_agenda(by, meeting)
    wanted = shown_meeting(meeting) | {"held_on": date(2024, 6, 25)}
    with pytest.raises(NotPossible, match="Say why it is moved"):
        changes.change_meeting(by, meeting, wanted)
    changes.change_meeting(by, meeting, wanted, why="The hall is taken")
    move = MeetingMove.objects.get()
    assert (move.from_day, move.to_day, move.why) == (DAY, date(2024, 6, 25), "The hall is taken")


def test_two_who_change_one_item_are_both_kept_or_told(by: Actor) -> None:
    meeting = _full(by)
    item = AgendaItem.objects.get(meeting=meeting, title="A report on burglary")
    seen, stands = version_of(shown_item(item), 0), shown_item(item)
    changes.change_agenda_item(by, item, stands | {"length": 15}, seen=seen)
    changes.change_agenda_item(by, item, stands | {"note": "With maps"}, seen=seen)
    item.refresh_from_db()
    assert (item.length, item.note) == (15, "With maps")
    with pytest.raises(Meanwhile):
        changes.change_agenda_item(by, item, stands | {"length": 20}, seen=seen)


def test_a_meeting_that_took_place_keeps_its_agenda(by: Actor) -> None:
    today = make.actor(make.Partnership.objects.get(), today=DAY)
    meeting = _full(by)
    with pytest.raises(NotPossible, match="still to come"):
        changes.hold_meeting(by, meeting)
    changes.hold_meeting(today, meeting)
    item = AgendaItem.objects.filter(meeting=meeting)[0]
    with pytest.raises(NotPossible, match="stays as it was"):
        changes.move_agenda_item(by, item, up=False)
    assert Meeting.objects.get(pk=meeting.pk).state == MeetingState.HELD


@pytest.mark.parametrize("role", [Role.CHAIR, Role.MEMBER, Role.ANALYST, Role.AUDITOR])
def test_only_who_keeps_the_record_plans_meetings(by: Actor, role: Role) -> None:
    body = _past(by)
    other = make.actor(make.Partnership.objects.get(), role)
    with pytest.raises(Refused):
        _planned(other, body)


def test_a_restricted_item_leaves_a_stub_for_those_who_may_not_read_it(by: Actor) -> None:
    meeting = _full(by)
    item = AgendaItem.objects.get(meeting=meeting, title="A report on burglary")
    changes.mark_agenda_item(by, item, Marking(level=Level.SENSITIVE, handling="Board only"))
    member = make.actor(make.Partnership.objects.get(), Role.MEMBER)
    lines = agenda_of(member, meeting)
    assert [line.item.number for line in lines if line.is_stub] == ["344/24"]
    assert not any(getattr(line.item, "title", "") == item.title for line in lines)
    assert not run_here_seen_by(make.actor(make.Partnership.objects.get(), Role.REGION)).exists()


def test_an_analyst_does_not_open_an_item_to_the_public(by: Actor) -> None:
    meeting = _full(by)
    item = AgendaItem.objects.filter(meeting=meeting)[0]
    analyst = make.actor(make.Partnership.objects.get(), Role.ANALYST)
    with pytest.raises(Refused):
        changes.mark_agenda_item(analyst, item, Marking(level=Level.PUBLIC))
    changes.mark_agenda_item(by, item, Marking(level=Level.PUBLIC))
    assert AgendaItem.objects.get(pk=item.pk).level == Level.PUBLIC


def test_topics_that_recur_are_proposed_when_they_are_due(by: Actor) -> None:
    meeting = _planned(by, _past(by))
    changes.add_topic(by, meeting.body, {"title": "Quarterly figures", "due": date(2024, 6, 1), "every": 3})
    changes.add_topic(by, meeting.body, {"title": "Plan for next year", "due": date(2024, 12, 1)})
    titles = [one.title for one in proposed_for(by, meeting)]
    assert "Quarterly figures" in titles
    assert "Plan for next year" not in titles


def test_a_topic_on_an_agenda_is_not_dropped_behind_it(by: Actor) -> None:
    _full(by)
    topic = Topic.objects.get()
    with pytest.raises(NotPossible, match="on the agenda"):
        changes.drop_topic(by, topic, why="No longer needed")
