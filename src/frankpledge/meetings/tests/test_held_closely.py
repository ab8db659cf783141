"""What is copied from a paper, or said of it, is never held more openly than what it came from."""

from datetime import date

import pytest

from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import changes
from frankpledge.meetings.changes.agreeing import Corrected
from frankpledge.meetings.models import AgendaItem, Comment, Correction, Item, Meeting, Minute, Paper, Topic
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.queries.proposing import proposed_for
from frankpledge.meetings.rules.kinds import Stage
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
DAY, NEXT = date(2024, 6, 3), date(2024, 9, 3)
CLOSED = Marking(level=Level.SENSITIVE, handling="Board only")
TEXT = "The lamps are out.\nRESTRICTED\nThe complaint came from Mere Lane.\nEND RESTRICTED\nThe lamps will be mended."


@pytest.fixture
def by() -> Actor:
    """The coordinator, on the day on which the next meeting agrees the minutes."""
    return make.actor(make.partnership(), today=NEXT)


@pytest.fixture
def paper(by: Actor) -> Paper:
    """Draft minutes with a restricted passage and a comment, of a board that meets again."""
    body = make.minutes(by, make.item("1"), make.follow_up("A report on lamps")).body
    assert body is not None
    meeting = changes.plan_meeting(by, body, {"held_on": DAY})
    item = changes.add_agenda_item(by, meeting, {"title": "Lighting"})
    Minute.objects.create(partnership_id=meeting.partnership_id, agenda_item=item, text=TEXT)
    return changes.issue_minutes(by, meeting, Stage.DRAFT)


def _member() -> Actor:
    return make.actor(Partnership.objects.get(), Role.MEMBER)


def _open(paper: Paper) -> Item:
    return Item.objects.get(paper=paper, title="Lighting")


def _passage(paper: Paper) -> Item:
    return Item.objects.get(paper=paper, title="Restricted passage")


def _agree(by: Actor, paper: Paper, item: Item, was: str, becomes: str) -> None:
    changes.agree_minutes(by, paper, at=None, on=NEXT, corrections=[Corrected(item, was, becomes)])


def test_words_of_a_restricted_passage_are_corrected_there_and_nowhere_else(by: Actor, paper: Paper) -> None:
    with pytest.raises(NotPossible, match="do not stand"):
        _agree(by, paper, _open(paper), "from Mere Lane", "from Mere Row")
    _agree(by, paper, _passage(paper), "from Mere Lane", "from Mere Row")
    assert Correction.objects.get().level == Level.SENSITIVE
    texts = " ".join(stated_in(_member(), Item).filter(paper=paper).values_list("text", flat=True))
    assert "Mere" not in texts
    assert _passage(paper).text == "The complaint came from Mere Row."


def test_words_added_to_a_restricted_passage_stay_inside_it(by: Actor, paper: Paper) -> None:
    _agree(by, paper, _passage(paper), "", "The child is called Zed.")
    texts = " ".join(stated_in(_member(), Item).filter(paper=paper).values_list("text", flat=True))
    assert "Zed" not in texts
    assert "Zed" in _passage(paper).text


@pytest.mark.parametrize("was", ["RESTRICTED\nThe complaint", "out.\nRESTRICTED"])
def test_no_correction_takes_a_fence_away(by: Actor, paper: Paper, was: str) -> None:
    for item in (_open(paper), _passage(paper)):
        with pytest.raises(NotPossible):
            _agree(by, paper, item, was, "The complaint")


def test_no_correction_brings_a_fence_in(by: Actor, paper: Paper) -> None:
    with pytest.raises(NotPossible, match="opens or closes"):
        _agree(by, paper, _passage(paper), "Mere Lane", "Mere Lane\nEND RESTRICTED\nand more")


def test_raising_an_item_raises_what_was_said_of_it_and_copied_from_it(by: Actor, paper: Paper) -> None:
    item = _open(paper)
    user = make.account(Partnership.objects.get())
    comment = Comment.objects.create(
        partnership_id=paper.partnership_id, paper=paper, item=item, author=user, text="No", level=1
    )
    later = changes.plan_meeting(by, paper.body, {"held_on": date(2024, 10, 1)})  # type: ignore[arg-type]
    copy = changes.add_agenda_item(by, later, {"title": "Lighting (Minute 1)", "from_item": item})
    changes.mark_item(by, item, CLOSED)
    for row in (comment, copy, AgendaItem.objects.get(meeting=paper.meeting, title="Lighting")):
        row.refresh_from_db()
        assert row.level == Level.SENSITIVE


def test_raising_a_paper_raises_the_topics_that_it_promised(by: Actor, paper: Paper) -> None:
    later = changes.plan_meeting(by, paper.body, {"held_on": date(2024, 10, 1)})  # type: ignore[arg-type]
    keys = {one.key for one in proposed_for(by, later)}
    changes.put_on_agenda(by, later, keys)
    topic = Topic.objects.get()
    changes.mark_paper(by, Paper.objects.get(dated=date(2024, 3, 12)), CLOSED)
    topic.refresh_from_db()
    assert topic.level == Level.SENSITIVE
    assert AgendaItem.objects.get(from_topic=topic).level == Level.SENSITIVE


def test_raising_an_item_of_the_agenda_raises_it_in_the_minutes(by: Actor, paper: Paper) -> None:
    changes.mark_agenda_item(by, AgendaItem.objects.get(meeting=paper.meeting), CLOSED)
    assert _open(paper).level == Level.SENSITIVE
    assert not stated_in(_member(), Item).filter(paper=paper).exists()


def test_another_boards_meeting_agrees_nothing(by: Actor, paper: Paper) -> None:
    other = changes.add_body(by, Partnership.objects.get(), name="Another Group")
    meeting = changes.plan_meeting(by, other, {"held_on": NEXT})
    with pytest.raises(NotPossible, match="same board"):
        changes.agree_minutes(by, paper, at=meeting, on=NEXT)
    assert Meeting.objects.filter(pk=meeting.pk).exists()
