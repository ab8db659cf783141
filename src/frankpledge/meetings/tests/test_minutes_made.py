"""The life of minutes that are made here: issued, issued again, commented on, agreed with corrections, locked."""

from datetime import date, time
from typing import Any

import pytest

from frankpledge.documents.models import Document
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings import changes
from frankpledge.meetings.changes.agreeing import Corrected
from frankpledge.meetings.models import (
    Action,
    AgendaItem,
    Attendance,
    Correction,
    Decision,
    Declaration,
    FollowUp,
    Item,
    Meeting,
    Minute,
    Paper,
    Presence,
    Reference,
    Topic,
)
from frankpledge.meetings.queries.papers import papers_seen_by, stated_in
from frankpledge.meetings.rules.kinds import MeetingState, Stage, TopicState
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
DAY, NEXT = date(2024, 6, 3), date(2024, 9, 3)
LIGHTING = """The lamps in Mere Lane are out.
AGREED: that the lamps are mended first.
ACTION: Gail Carrow to ask the highways team for a date by 1 August 2024.
RESTRICTED
The complaint came from 4 Mere Lane.
ACTION: Tom Reed to call on the family by 10 June 2024.
END RESTRICTED
A report on lighting to be brought back to the September meeting."""


@pytest.fixture
def by() -> Actor:
    """The coordinator, on the day of the meeting."""
    return make.actor(make.partnership(), today=DAY)


@pytest.fixture
def met(by: Actor) -> Meeting:
    """A meeting with two items, three people, and what was minuted."""
    earlier = make.minutes(
        by,
        make.attendance("Gail Carrow", "Police"),
        make.attendance("Tom Reed", "Council"),
        make.item("336/24", "Lighting"),
        make.action("Count the lamps", "Gail Carrow"),
    )
    assert earlier.body is not None
    meeting = changes.plan_meeting(by, earlier.body, {"held_on": DAY, "starts_at": time(10), "venue": "Town Hall"})
    arising = changes.add_agenda_item(by, meeting, {"title": "Lighting", "from_item": Item.objects.get()})
    topic = changes.add_topic(by, earlier.body, {"title": "Figures", "every": 3, "due": date(2024, 6, 1)})
    changes.put_on_agenda(by, meeting, {f"topic-{topic.pk}"})
    _said(arising, LIGHTING)
    for row in Attendance.objects.filter(paper=earlier):
        Presence.objects.create(
            partnership_id=meeting.partnership_id,
            meeting=meeting,
            person=row.person,
            organisation=row.organisation,
            name=row.name,
            capacity="present",
            chair=row.name.startswith("Gail"),
            remote=row.name.startswith("Tom"),
        )
    return meeting


def _said(item: AgendaItem, text: str) -> None:
    Minute.objects.update_or_create(agenda_item=item, defaults={"partnership_id": item.partnership_id, "text": text})


def _draft(by: Actor, meeting: Meeting) -> Paper:
    return changes.issue_minutes(by, meeting, Stage.DRAFT)


def _later(by: Actor) -> Actor:
    return make.actor(Partnership.objects.get(), today=NEXT)


def test_a_draft_states_what_was_typed_with_its_words(by: Actor, met: Meeting) -> None:
    paper = _draft(by, met)
    decision = Decision.objects.get(paper=paper)
    assert "lamps are mended first" in decision.text
    assert decision.words is not None
    assert decision.words.words in paper.document.text  # type: ignore[union-attr]
    action = Action.objects.get(paper=paper, due=date(2024, 8, 1))
    assert [owner.person.name for owner in action.owners.all() if owner.person] == ["Gail Carrow"]
    assert action.words is not None
    assert action.words.words in paper.document.text  # type: ignore[union-attr]
    assert FollowUp.objects.get(paper=paper).what
    assert {row.name: row.chair for row in Attendance.objects.filter(paper=paper)} == {
        "Gail Carrow": True, "Tom Reed": False,
    }  # fmt: skip
    assert "Tom Reed, Council (joined remotely)" in paper.document.text  # type: ignore[union-attr]


def test_what_arises_from_an_earlier_minute_points_to_it(by: Actor, met: Meeting) -> None:
    paper = _draft(by, met)
    pointer = Reference.objects.get(paper=paper)
    assert (pointer.to_number, pointer.to_item.title) == ("336/24", "Lighting")  # type: ignore[union-attr]


def test_a_restricted_passage_is_kept_from_those_who_may_not_read_it(by: Actor, met: Meeting) -> None:
    paper = _draft(by, met)
    member = make.actor(Partnership.objects.get(), Role.MEMBER)
    texts = " ".join(stated_in(member, Item).filter(paper=paper).values_list("text", flat=True))
    assert "The lamps in Mere Lane are out." in texts
    assert "4 Mere Lane" not in texts
    assert [a.text for a in stated_in(member, Action).filter(paper=paper)] == [
        Action.objects.get(paper=paper, due=date(2024, 8, 1)).text
    ]
    assert Document.objects.get(paper=paper).level == Level.SENSITIVE
    assert papers_seen_by(member).get(pk=paper.pk).stage == Stage.DRAFT


def test_what_people_did_with_a_draft_stays_when_it_is_issued_again(by: Actor, met: Meeting) -> None:
    paper = _draft(by, met)
    action = Action.objects.get(paper=paper, due=date(2024, 8, 1))
    changes.close_action(by, action, outcome="The date is 4 July")
    item = AgendaItem.objects.get(meeting=met, title="Lighting")
    _said(item, LIGHTING.replace("for a date", "for a firm date") + "\nACTION: Tom Reed to write to the school.")
    again = changes.issue_minutes(by, met, Stage.FINAL)
    assert again.pk == paper.pk
    action.refresh_from_db()
    assert (action.outcome, "firm date" in action.text) == ("The date is 4 July", True)
    assert Action.objects.filter(paper=paper).count() == 3
    assert Item.objects.filter(paper=paper).count() == 3
    assert again.document.text.count("firm date") == 1  # type: ignore[union-attr]
    assert action.words.words in again.document.text  # type: ignore[union-attr]


def test_an_action_with_an_outcome_does_not_vanish_from_the_minutes(by: Actor, met: Meeting) -> None:
    paper = _draft(by, met)
    changes.close_action(by, Action.objects.get(paper=paper, due=date(2024, 8, 1)), outcome="Done")
    _said(AgendaItem.objects.get(meeting=met, title="Lighting"), "Nothing was said.")
    with pytest.raises(NotPossible, match="what came of an action"):
        _draft(by, met)
    assert Action.objects.filter(paper=paper).count() == 2


def test_topics_are_settled_and_what_recurs_waits_for_its_next_time(by: Actor, met: Meeting) -> None:
    _draft(by, met)
    topic = Topic.objects.get()
    assert (topic.state, topic.due) == (TopicState.WAITING, date(2024, 9, 1))
    assert Meeting.objects.get(pk=met.pk).state == MeetingState.HELD


def test_interests_stand_under_the_item_in_which_they_were_declared(by: Actor, met: Meeting) -> None:
    item = AgendaItem.objects.get(meeting=met, title="Lighting")
    Declaration.objects.create(
        partnership_id=met.partnership_id,
        presence=Presence.objects.get(name="Tom Reed"),
        agenda_item=item,
        interest="he lives in Mere Lane",
        left_room=True,
    )
    text = _draft(by, met).document.text  # type: ignore[union-attr]
    assert "Tom Reed declared an interest and left the room for this item: he lives in Mere Lane." in text


def test_a_meeting_to_come_or_cancelled_has_no_minutes(by: Actor, met: Meeting) -> None:
    before = make.actor(Partnership.objects.get(), today=date(2024, 6, 1))
    with pytest.raises(NotPossible, match="still to come"):
        _draft(before, met)
    changes.cancel_meeting(by, met, why="Snow")
    with pytest.raises(NotPossible, match="cancelled"):
        _draft(by, met)


def test_minutes_are_agreed_with_corrections_and_then_locked(by: Actor, met: Meeting) -> None:
    paper, later = _draft(by, met), _later(by)
    item = Item.objects.get(paper=paper, title="Lighting")
    wrong = Corrected(item, "Mere Lane are out", "Mere Road are out")
    changes.agree_minutes(later, paper, at=None, on=NEXT, corrections=[wrong])
    paper.refresh_from_db()
    item.refresh_from_db()
    assert (paper.stage, paper.agreed_on, paper.locked) == (Stage.AGREED, NEXT, True)
    assert "Mere Road are out" in item.text
    assert "Draft" not in paper.document.text  # type: ignore[union-attr]
    kept = Correction.objects.get()
    assert (kept.was, kept.becomes, kept.item) == ("Mere Lane are out", "Mere Road are out", item)


def test_minutes_are_agreed_once(by: Actor, met: Meeting) -> None:
    paper, later = _draft(by, met), _later(by)
    changes.agree_minutes(later, paper, at=None, on=NEXT)
    with pytest.raises(NotPossible, match="agreed on 3 September 2024 already"):
        changes.agree_minutes(later, paper, at=None, on=NEXT)
    with pytest.raises(NotPossible, match="locked"):
        changes.issue_minutes(later, met, Stage.DRAFT)


def test_a_correction_to_locked_minutes_stands_beside_them(by: Actor, met: Meeting) -> None:
    paper, later = _draft(by, met), _later(by)
    item = Item.objects.get(paper=paper, title="Lighting")
    with pytest.raises(NotPossible, match="not agreed yet"):
        changes.correct_minutes(later, paper, [Corrected(item, "out", "dark")], at=None, on=NEXT)
    changes.agree_minutes(later, paper, at=None, on=NEXT)
    with pytest.raises(NotPossible, match="do not stand"):
        changes.correct_minutes(later, paper, [Corrected(item, "never said", "x")], at=None, on=date(2024, 9, 3))
    text = Item.objects.get(pk=item.pk).text
    changes.correct_minutes(
        later, paper, [Corrected(item, "lamps in Mere Lane", "lamps in Mere Row")], at=None, on=date(2024, 9, 3)
    )
    assert Item.objects.get(pk=item.pk).text == text
    assert Correction.objects.get().agreed_on == date(2024, 9, 3)


@pytest.mark.parametrize(
    ("was", "says"), [("never said", "do not stand"), ("the", "more than once"), ("", "which words stand")]
)
def test_a_correction_says_words_that_stand_there_once(by: Actor, met: Meeting, was: str, says: str) -> None:
    paper = _draft(by, met)
    item = Item.objects.get(paper=paper, title="Lighting")
    one = Corrected(item, was, "" if not was else "something else")
    with pytest.raises(NotPossible, match=says):
        changes.agree_minutes(_later(by), paper, at=None, on=NEXT, corrections=[one])
    assert Paper.objects.get(pk=paper.pk).stage == Stage.DRAFT


def test_imported_minutes_can_be_agreed_too(by: Actor, met: Meeting) -> None:
    earlier = Paper.objects.get(dated=date(2024, 3, 12))
    changes.agree_minutes(by, earlier, at=met, on=DAY, corrections=[Corrected(None, "Lamp", "Lamps")])
    earlier.refresh_from_db()
    assert (earlier.locked, earlier.agreed_at, earlier.stage) == (True, met, "")


def test_whoever_was_there_comments_and_nobody_else(by: Actor, met: Meeting) -> None:
    paper = _draft(by, met)
    user = make.account(Partnership.objects.get(), Role.MEMBER)
    there: Any = make.actor(Partnership.objects.get(), Role.MEMBER)
    gail = Presence.objects.get(name="Gail Carrow").person_id
    known = make.Who(user.pk, "Gail Carrow", gail)
    commenting = make.replace(there, user=known)
    with pytest.raises(Refused):
        changes.comment_on(there, paper, text="I said Tuesday")
    comment = changes.comment_on(commenting, paper, text="I said Tuesday")
    changes.answer_comment(by, comment, answer="Changed")
    with pytest.raises(NotPossible, match="answered already"):
        changes.answer_comment(by, comment, answer="Again")
    changes.agree_minutes(_later(by), paper, at=None, on=NEXT)
    with pytest.raises(NotPossible, match="no draft"):
        changes.comment_on(commenting, paper, text="Too late")
