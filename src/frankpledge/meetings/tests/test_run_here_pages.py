"""The pages of a meeting that is run here, from its plan to agreed minutes; decisions and letters."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import AgendaItem, Body, Comment, Decision, Letter, Meeting, Minute, Paper, Topic
from frankpledge.meetings.rules.kinds import Stage
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.roles import Role
from tests.harness import signing_in

pytestmark = pytest.mark.django_db
TEXT = "The lamps are out.\nAGREED: that the lamps are mended.\nACTION: Nobody Known to ask by 4 January."


@pytest.fixture
def by() -> Actor:
    """The coordinator, today."""
    return make.actor(make.partnership(), today=timezone.localdate())


@pytest.fixture
def officer(by: Actor) -> Client:
    """The coordinator's browser."""
    return make.signed_in(Partnership.objects.get())


@pytest.fixture
def board(by: Actor) -> Body:
    """A board with minutes that left an action and a promise."""
    facts = (make.item("1", "Lighting"), make.action("Count the lamps"), make.follow_up("A report on lamps"))
    body = make.minutes(by, *facts, make.decision("The lamps are counted")).body
    assert body is not None
    return body


def _meeting(by: Actor, board: Body, days: int = -1) -> Meeting:
    return changes.plan_meeting(by, board, {"held_on": by.today + timedelta(days=days), "venue": "Town Hall"})


def _draft(by: Actor, board: Body) -> Paper:
    meeting = _meeting(by, board)
    item = changes.add_agenda_item(by, meeting, {"title": "Lighting"})
    Minute.objects.create(partnership_id=meeting.partnership_id, agenda_item=item, text=TEXT)
    return changes.issue_minutes(by, meeting, Stage.DRAFT)


def read(browser: Client, page: str) -> str:
    """What a page shows."""
    return browser.get(page).content.decode()


def _at(page: str) -> str:
    return f"/aldermere/{page}"


def test_a_meeting_is_planned_and_its_agenda_proposed(by: Actor, board: Body, officer: Client) -> None:
    day = by.today + timedelta(days=20)
    sent = {"held_on-day": day.day, "held_on-month": day.month, "held_on-year": day.year, "starts_at": "10:00"}
    answer = officer.post(_at(f"boards/{board.pk}/plan-a-meeting/"), sent, follow=True)
    page = answer.content.decode()
    assert "What this agenda should have on it" in page
    assert "A report on lamps" in page
    meeting = Meeting.objects.get(state="planned")
    officer.post(_at(f"meetings/{meeting.pk}/agenda/"), {"put": "yes", "key": ["minutes", "next_meeting", "nonsense"]})
    titles = list(AgendaItem.objects.filter(meeting=meeting).values_list("title", flat=True))
    assert titles == ["Minutes of the meeting of 12 March 2024", "Date and time of the next meeting"]
    assert "Planned" in read(officer, _at("meetings/"))


@pytest.mark.parametrize("sent", [{"up": "abc"}, {"up": "999999"}, {"down": "9" * 400}, {"put": "yes", "key": "\x00"}])
def test_what_no_button_sends_is_no_fault_of_ours(
    by: Actor, board: Body, officer: Client, sent: dict[str, str]
) -> None:
    meeting = _meeting(by, board, 5)
    assert officer.post(_at(f"meetings/{meeting.pk}/agenda/"), sent).status_code in (302, 404)


def test_the_meeting_page_leads_to_the_agenda_until_minutes_are_out(by: Actor, board: Body, officer: Client) -> None:
    meeting = _meeting(by, board, 5)
    answer = officer.get(_at(f"meetings/{meeting.pk}/"))
    assert answer["Location"] == _at(f"meetings/{meeting.pk}/agenda/")


def test_a_cancelled_meeting_says_why_and_what_stays_open(by: Actor, board: Body, officer: Client) -> None:
    meeting = _meeting(by, board, 5)
    page = _at(f"meetings/{meeting.pk}/change/")
    assert "Say why" in officer.post(page, {"cancel": "yes", "why": ""}).content.decode()
    said = officer.post(page, {"cancel": "yes", "why": "Snow"}, follow=True).content.decode()
    assert "This meeting was cancelled. Snow" in said
    assert Meeting.objects.get(pk=meeting.pk).state == "cancelled"


def test_before_minutes_go_out_the_page_says_what_to_look_at(by: Actor, board: Body, officer: Client) -> None:
    meeting = _meeting(by, board)
    item = changes.add_agenda_item(by, meeting, {"title": "Lighting"})
    changes.add_agenda_item(by, meeting, {"title": "Burglary"})
    Minute.objects.create(partnership_id=meeting.partnership_id, agenda_item=item, text=TEXT)
    shown = read(officer, _at(f"meetings/{meeting.pk}/minutes/issue/"))
    assert "Nobody Known: Nobody of this name is known." in shown
    assert "Burglary: nothing was minuted." in shown
    assert "Nobody is said to have been in the chair." in shown
    assert "When it began is not said." in shown
    officer.post(_at(f"meetings/{meeting.pk}/minutes/issue/"), {"stage": "draft"})
    assert Paper.objects.get(meeting=meeting).stage == "draft"
    assert "to be agreed" in read(officer, _at(""))


def test_minutes_are_agreed_on_their_page_with_a_correction(by: Actor, board: Body, officer: Client) -> None:
    paper = _draft(by, board)
    item = AgendaItem.objects.get(meeting=paper.meeting, title="Lighting").item_id
    page, day = _at(f"papers/{paper.pk}/agree/"), by.today
    sent = {
        "on-day": day.day, "on-month": day.month, "on-year": day.year,
        "correction-TOTAL_FORMS": 1, "correction-INITIAL_FORMS": 0,
        "correction-0-item": item, "correction-0-was": "never said", "correction-0-becomes": "x",
    }  # fmt: skip
    wrong = officer.post(page, sent)
    assert "do not stand in that item" in wrong.content.decode()
    assert "never said" in wrong.content.decode()
    officer.post(page, sent | {"correction-0-was": "The lamps are out", "correction-0-becomes": "The lamps were out"})
    shown = read(officer, _at(f"meetings/{paper.meeting_id}/"))
    assert "locked since" in shown
    assert "The lamps were out" in shown
    assert "Record a correction" in shown
    assert "agreed" in officer.post(page, sent).content.decode()


def test_comments_are_made_and_answered(by: Actor, board: Body, officer: Client) -> None:
    paper = _draft(by, board)
    page = _at(f"papers/{paper.pk}/comments/")
    chair = make.signed_in(Partnership.objects.get(), Role.CHAIR)
    member = make.signed_in(Partnership.objects.get(), Role.MEMBER)
    assert chair.post(page, {"text": "It was Tuesday"}).status_code == 302
    assert member.post(page, {"text": "I was not there"}).status_code == 403
    comment = Comment.objects.get()
    officer.post(page, {"answer_to": comment.pk, "answer": "Changed"})
    assert "Changed" in read(member, page)


def test_what_was_noted_is_left_out_of_the_decisions_unless_it_is_asked_for(
    by: Actor, board: Body, officer: Client
) -> None:
    make.minutes(by, make.item("2"), make.decision("The report", verb="noted"), dated=by.today)
    shown = read(officer, _at("decisions/"))
    assert "The lamps are counted" in shown
    assert "The report" not in shown
    assert "The report" in read(officer, _at("decisions/?noted=on"))


def test_a_conditional_decision_says_on_what_and_waits(by: Actor, board: Body, officer: Client) -> None:
    decision = Decision.objects.get()
    page, day = _at(f"decisions/{decision.pk}/"), by.today - timedelta(days=2)
    assert "Say on what" in officer.post(page, {"state": "conditional"}).content.decode()
    due = {"condition_by-day": day.day, "condition_by-month": day.month, "condition_by-year": day.year}
    officer.post(page, {"state": "conditional", "condition": "money from the fund", **due})
    assert "Condition overdue" in read(officer, _at("decisions/"))


def test_a_decision_between_meetings_goes_to_the_next(by: Actor, board: Body, officer: Client) -> None:
    day = by.today
    sent = {"text": "Mend the lamps", "how": "By e-mail", "on-day": day.day, "on-month": day.month, "on-year": day.year}
    officer.post(_at(f"boards/{board.pk}/decide/"), sent)
    assert "Mend the lamps" in read(officer, _at("decisions/"))
    meeting = _meeting(by, board, 5)
    shown = read(officer, _at(f"meetings/{meeting.pk}/agenda/"))
    assert "Decisions made since the last meeting" in shown


def test_a_letter_is_chased_until_it_is_answered(by: Actor, board: Body, officer: Client) -> None:
    late = by.today - timedelta(days=3)
    values = {"to_name": "The clerk", "about": "Lamps", "sent_on": late, "answer_due": late}
    letter = changes.add_letter(by, board, values)
    assert "Late" in read(officer, _at("letters/"))
    page = _at(f"letters/{letter.pk}/")
    officer.post(page, {"chase": "yes", "how": "By telephone"})
    assert "By telephone" in read(officer, page)
    day = by.today
    sent = {"to_name": "The clerk", "about": "Lamps", "answer": "Mended",
            "sent_on-day": late.day, "sent_on-month": late.month, "sent_on-year": late.year,
            "answered_on-day": day.day, "answered_on-month": day.month, "answered_on-year": day.year}  # fmt: skip
    officer.post(page, sent)
    assert Letter.objects.get().answered_on == day
    assert "Answered" in read(officer, _at("letters/"))


def test_a_member_asks_for_a_topic_once_the_account_is_tied_to_a_person(by: Actor, board: Body) -> None:
    place = Partnership.objects.get()
    page = _at(f"boards/{board.pk}/forward-plan/")
    member = make.signed_in(place, Role.MEMBER)
    assert member.post(page, {"title": "Dogs"}).status_code == 403
    make.minutes(by, make.attendance("Gail Carrow", "Police"), dated=by.today)
    user = make.account(place, Role.MEMBER)
    user.grants.update(person=Person.objects.get(name="Gail Carrow"))
    tied = signing_in.signed_in(user)
    assert tied.post(page, {"title": "Dogs"}).status_code == 302
    topic = Topic.objects.get()
    assert (topic.title, topic.asked_by.name) == ("Dogs", "Gail Carrow")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "page", ["decisions/", "letters/", "boards/{body}/forward-plan/", "meetings/{meeting}/agenda/",
             "meetings/{held}/minutes/issue/", "papers/{paper}/comments/", "papers/{paper}/agree/"]
)  # fmt: skip
def test_no_page_takes_more_than_fifteen_queries(
    by: Actor, board: Body, officer: Client, django_assert_max_num_queries: pytest.FixtureRequest, page: str
) -> None:
    paper, meeting = _draft(by, board), _meeting(by, board, 5)
    for number in range(12):
        changes.add_agenda_item(by, meeting, {"title": f"Item {number}"})
        changes.add_letter(by, board, {"to_name": f"Clerk {number}", "about": "Lamps", "sent_on": by.today})
        changes.add_topic(by, board, {"title": f"Topic {number}", "every": 3})
    values = {"body": board.pk, "meeting": meeting.pk, "held": paper.meeting_id, "paper": paper.pk}
    officer.get(_at(""))
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        assert officer.get(_at(page.format(**values))).status_code == 200
