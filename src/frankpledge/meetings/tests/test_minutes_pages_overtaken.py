"""Pages of minutes that stood open until somebody else had finished the step: nothing typed is lost, or done amiss."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import changes
from frankpledge.meetings.changes.agreeing import Corrected
from frankpledge.meetings.models import Comment, Correction, Item, Minute, Paper
from frankpledge.meetings.rules.kinds import Stage
from frankpledge.meetings.tests import make, planning
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
TEXT = "The lamps are out in Mill Lane."


@pytest.fixture
def by() -> Actor:
    """The coordinator, today."""
    return make.actor(make.partnership(), today=timezone.localdate())


@pytest.fixture
def officer(by: Actor) -> Client:
    return make.signed_in(Partnership.objects.get())


@pytest.fixture
def paper(by: Actor) -> Paper:
    """Draft minutes of a meeting of yesterday."""
    meeting = planning.meeting(Partnership.objects.get(), held_on=by.today - timedelta(days=1))
    item = changes.add_agenda_item(by, meeting, {"title": "Lighting"})
    Minute.objects.create(partnership_id=meeting.partnership_id, agenda_item=item, text=TEXT)
    return changes.issue_minutes(by, meeting, Stage.DRAFT)


def page_of(paper: Paper, what: str) -> str:
    return f"/aldermere/papers/{paper.pk}/{what}/"


def hidden_in(answer: object, name: str) -> str:
    """What a hidden field of a page's form holds."""
    (value,) = re.findall(rf'name="{name}" value="([^"]+)"', answer.content.decode())  # type: ignore[attr-defined]
    return str(value)


def agreed(paper: Paper, day: object, **over: object) -> dict[str, object]:
    """What the form of agreeing sends: on a day, with one correction."""
    item = Item.objects.get(paper=paper, title="Lighting")
    return {
        "on-day": day.day, "on-month": day.month, "on-year": day.year,  # type: ignore[attr-defined]
        "correction-TOTAL_FORMS": 1, "correction-INITIAL_FORMS": 0,
        "correction-0-item": item.pk, "correction-0-was": "Mill Lane", "correction-0-becomes": "Mill Road",
    } | over  # fmt: skip


def test_whoever_agrees_minutes_second_is_told_and_keeps_what_they_typed(
    by: Actor, officer: Client, paper: Paper
) -> None:
    page = page_of(paper, "agree")
    doing = hidden_in(officer.get(page), "doing")
    changes.agree_minutes(by, paper, at=None, on=by.today)
    answer = officer.post(page, agreed(paper, by.today, doing=doing))
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "These minutes were agreed on" in shown
    assert "Mill Road" in shown
    assert not Correction.objects.exists()
    assert officer.post(page, agreed(paper, by.today, doing=hidden_in(answer, "doing"))).status_code == 302
    assert Correction.objects.get().becomes == "Mill Road"


def test_a_correction_without_words_is_none(by: Actor, officer: Client, paper: Paper) -> None:
    changes.agree_minutes(by, paper, at=None, on=by.today)
    nothing = {"doing": "correct", "correction-0-item": "", "correction-0-was": "", "correction-0-becomes": ""}
    shown = officer.post(page_of(paper, "agree"), agreed(paper, by.today, **nothing), follow=True).content.decode()
    assert "A correction says which words stand, and which stand instead." in shown
    assert "The correction stands beside the minutes." not in shown


def test_corrections_of_agreed_minutes_are_kept_together_or_not_at_all(by: Actor, paper: Paper) -> None:
    changes.agree_minutes(by, paper, at=None, on=by.today)
    item = Item.objects.get(paper=paper, title="Lighting")
    wanted = [Corrected(item, "Mill Lane", "Mill Road"), Corrected(item, "never said", "x")]
    with pytest.raises(NotPossible, match="do not stand"):
        changes.correct_minutes(by, paper, wanted, at=None, on=by.today)
    assert not Correction.objects.exists()


def test_a_comment_that_comes_after_the_minutes_were_agreed_is_given_back(
    by: Actor, officer: Client, paper: Paper
) -> None:
    page = page_of(paper, "comments")
    assert "Send the comment" in officer.get(page).content.decode()
    changes.agree_minutes(by, paper, at=None, on=by.today)
    shown = officer.post(page, {"text": "It was Tuesday, not Monday"}).content.decode()
    assert "These minutes are no draft. Ask for a correction at the next meeting." in shown
    assert "It was Tuesday, not Monday" in shown
    assert not Comment.objects.exists()
    assert "Send the comment" not in officer.get(page).content.decode()


def test_whoever_answers_a_comment_second_keeps_their_words(by: Actor, officer: Client, paper: Paper) -> None:
    user = make.account(Partnership.objects.get(), Role.CHAIR)
    comment = changes.comment_on(make.replace(by, user=make.Who(user.pk, user.name)), paper, text="It was Tuesday")
    changes.answer_comment(by, comment, answer="Put right")
    shown = officer.post(page_of(paper, "comments"), {"answer_to": comment.pk, "answer": "It stays"}).content.decode()
    assert "This comment was answered already." in shown
    assert "Put right" in shown
    assert "It stays" in shown
    comment.refresh_from_db()
    assert comment.answer == "Put right"


@pytest.mark.parametrize("meanwhile", ["typed", "issued"])
def test_minutes_are_issued_as_whoever_issues_them_saw_them(
    by: Actor, officer: Client, paper: Paper, meanwhile: str
) -> None:
    page = f"/aldermere/meetings/{paper.meeting_id}/minutes/issue/"
    seen = hidden_in(officer.get(page), "seen")
    if meanwhile == "typed":
        Minute.objects.update(text="The lamps are out in Mere Street.")
    else:
        changes.issue_minutes(by, paper.meeting, Stage.FINAL)  # type: ignore[arg-type]
    before = Paper.objects.get(pk=paper.pk)
    answer = officer.post(page, {"stage": "draft", "seen": seen})
    shown = answer.content.decode()
    assert "These minutes have changed since this page was shown." in shown
    after = Paper.objects.get(pk=paper.pk)
    assert (after.stage, after.document.text) == (before.stage, before.document.text)  # type: ignore[union-attr]
    assert officer.post(page, {"stage": "final", "seen": hidden_in(answer, "seen")}).status_code == 302
    assert Paper.objects.get(pk=paper.pk).stage == Stage.FINAL
