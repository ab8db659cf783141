"""The tasks of marking and sharing, and what a reader is shown in place of what is restricted."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, Item, Paper, Share
from frankpledge.meetings.tests import make
from frankpledge.meetings.tests.shown import said
from frankpledge.people.models import Partnership
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role
from frankpledge.people.rules.sessions import Open
from frankpledge.people.sessions import OPENED

pytestmark = pytest.mark.django_db
HERE = "/aldermere"
SENSITIVE = {"level": "2", "handling": "Board members only", "stub": "on"}


@pytest.fixture
def paper(by: Actor) -> Paper:
    return make.minutes(by, make.item("1", "Lighting"), make.item("2", "An operation"), make.action("Watch the canary"))


@pytest.fixture
def keeper(place: Partnership) -> Client:
    return make.signed_in(place)


@pytest.fixture
def member(place: Partnership) -> Client:
    return make.signed_in(place, Role.MEMBER)


def opened() -> int:
    return Entry.objects.filter(verb="opened", outcome="done").count()


def test_a_paper_is_marked_on_a_page_that_says_what_is_missing(keeper: Client, paper: Paper) -> None:
    page = f"{HERE}/papers/{paper.pk}/marking/"
    assert "OFFICIAL-SENSITIVE: Only coordinators" in said(keeper.get(page))
    assert "Say how it is to be handled" in said(keeper.post(page, {"level": "2"}))
    assert Paper.objects.get().marking is None
    answer = keeper.post(page, SENSITIVE | {"paragraph": "7", "reason": "An operation is planned"}, follow=True)
    assert "The marking was saved" in said(answer)
    assert "OFFICIAL-SENSITIVE: Board members only" in said(answer)
    assert "paragraph 7 of Schedule 12A: An operation is planned" in said(answer)


def test_a_restricted_meeting_says_so_in_its_place_and_that_somebody_tried(
    by: Actor, paper: Paper, member: Client
) -> None:
    changes.mark_paper(by, paper, Marking(level=Level.SENSITIVE, handling="Board"))
    shown = said(member.get(f"{HERE}/meetings/"))
    assert "Restricted" in shown
    assert "12 March 2024" in shown
    answer = member.get(f"{HERE}/meetings/{paper.meeting_id}/")
    assert answer.status_code == 403
    assert "These minutes are restricted" in said(answer)
    assert "canary" not in said(answer)
    line = Entry.objects.order_by("-id")[0]
    assert (line.verb, line.row_number, line.outcome) == ("opened", paper.pk, "refused")
    for path in (f"documents/{paper.document_id}/", f"documents/{paper.document_id}/pages/1.png"):
        assert member.get(f"{HERE}/{path}").status_code in {403, 404}


def test_what_leaves_nothing_answers_as_what_never_was(by: Actor, paper: Paper, member: Client) -> None:
    changes.mark_paper(by, paper, Marking(level=Level.SENSITIVE, handling="Board", stub=False))
    member.get(f"{HERE}/meetings/999999/")
    for page, hidden, absent in (
        ("meetings", paper.meeting_id, 999999),
        ("actions", Action.objects.get().pk, 999999),
        ("documents", paper.document_id, 999999),
    ):
        answers = []
        for number in (hidden, absent):
            with CaptureQueriesContext(connection) as asked:
                answer = member.get(f"{HERE}/{page}/{number}/")
            answers.append((answer.status_code, len(asked), said(answer)))
        assert answers[0] == answers[1]
        assert answers[0][0] == 404


def test_a_restricted_item_leaves_its_number_and_the_document_is_closed(
    by: Actor, paper: Paper, keeper: Client, member: Client
) -> None:
    item = Item.objects.get(number="2")
    assert "The marking was saved" in said(keeper.post(f"{HERE}/items/{item.pk}/marking/", SENSITIVE, follow=True))
    shown = said(member.get(f"{HERE}/meetings/{paper.meeting_id}/"))
    assert "marked above what you may read" in shown
    assert "operation" not in shown
    assert "canary" not in shown
    assert "Read the document" not in shown
    assert "Read the document" in said(keeper.get(f"{HERE}/meetings/{paper.meeting_id}/"))
    assert "canary" not in said(member.get(f"{HERE}/actions/"))
    assert "canary" not in member.get(f"{HERE}/actions/log.csv").content.decode()
    assert member.get(f"{HERE}/actions/{Action.objects.get().pk}/").status_code == 404
    assert member.get(f"{HERE}/documents/{paper.document_id}/").status_code == 403


def test_opening_what_is_sensitive_leaves_one_line_a_view(by: Actor, paper: Paper, keeper: Client) -> None:
    pages = (f"meetings/{paper.meeting_id}", f"documents/{paper.document_id}", f"actions/{Action.objects.get().pk}")
    for page in pages:
        keeper.get(f"{HERE}/{page}/")
    assert opened() == 0
    changes.mark_item(by, Item.objects.get(number="2"), Marking(level=Level.SENSITIVE, handling="Board"))
    for page in pages:
        keeper.get(f"{HERE}/{page}/")
    assert opened() == len(pages)


def test_an_item_goes_back_under_its_paper_s_marking(by: Actor, keeper: Client, paper: Paper) -> None:
    item = Item.objects.get(number="2")
    changes.mark_item(by, item, Marking(level=Level.SENSITIVE, handling="Board"))
    page = f"{HERE}/items/{item.pk}/marking/"
    assert "As what it stands in: OFFICIAL" in said(keeper.get(page))
    keeper.post(page, {"level": ""})
    assert Item.objects.get(number="2").level == Level.OFFICIAL


def test_lowering_a_marking_is_refused_to_who_may_not_and_noted(by: Actor, place: Partnership, paper: Paper) -> None:
    changes.mark_paper(by, paper, Marking(level=Level.SENSITIVE, handling="Board"))
    analyst = make.signed_in(place, Role.ANALYST)
    answer = analyst.post(f"{HERE}/papers/{paper.pk}/marking/", {"level": "0", "stub": "on"})
    assert answer.status_code == 403
    assert Paper.objects.get().level == Level.SENSITIVE
    assert Entry.objects.filter(verb="marked", outcome="refused").count() == 1


@pytest.mark.parametrize("task", ["papers/{paper}/marking/", "papers/{paper}/sharing/", "items/{item}/marking/"])
def test_a_member_marks_and_shares_nothing(paper: Paper, member: Client, task: str) -> None:
    page = f"{HERE}/{task.format(paper=paper.pk, item=Item.objects.first().pk)}"
    assert member.get(page).status_code == 403
    assert member.post(page, SENSITIVE).status_code == 403
    assert Entry.objects.filter(outcome="refused").count() == 1


def test_a_document_on_its_way_in_is_marked_before_it_enters(by: Actor, keeper: Client, member: Client) -> None:
    document = make.document(by, "Some words")
    page = f"{HERE}/documents/{document.pk}/marking/"
    assert "comes into the record under this marking" in said(keeper.get(page))
    assert keeper.post(page, SENSITIVE).status_code == 302
    document.refresh_from_db()
    assert (document.level, document.handling) == (2, "Board members only")
    assert member.get(page).status_code == 404


def test_a_document_in_the_record_is_marked_with_its_paper(paper: Paper, keeper: Client) -> None:
    answer = keeper.get(f"{HERE}/documents/{paper.document_id}/marking/")
    assert answer["Location"] == f"{HERE}/papers/{paper.pk}/marking/"


def test_a_paper_is_shared_and_the_region_reads_it(by: Actor, place: Partnership, paper: Paper, keeper: Client) -> None:
    region = make.signed_in(place, Role.REGION)
    assert region.get(f"{HERE}/meetings/{paper.meeting_id}/").status_code == 404
    page = f"{HERE}/papers/{paper.pk}/sharing/"
    assert "Who this paper is shared with was saved" in said(keeper.post(page, {"roles": ["region"]}, follow=True))
    assert "checked" in keeper.get(page).content.decode()
    shown = said(region.get(f"{HERE}/meetings/{paper.meeting_id}/"))
    assert "Watch the canary" in shown
    assert "Watch the canary" in said(region.get(f"{HERE}/documents/{paper.document_id}/"))
    for closed in ("agencies", "documents", "names"):
        assert "canary" not in said(region.get(f"{HERE}/{closed}/"))
    changes.mark_paper(by, paper, Marking(level=Level.SENSITIVE, handling="Board"))
    assert "not shared here" in said(keeper.post(page, {"roles": ["region"]}))
    keeper.post(page, {})
    assert not Share.objects.filter(ended_at=None).exists()


def test_a_session_is_shorter_while_something_sensitive_is_open(by: Actor, paper: Paper, keeper: Client) -> None:
    changes.mark_item(by, Item.objects.get(number="2"), Marking(level=Level.SENSITIVE, handling="Board"))
    action = Action.objects.get().pk
    for page, what in (
        (f"meetings/{paper.meeting_id}/", Open.RESTRICTED),
        ("boards/", Open.ORDINARY),
        (f"actions/{action}/", Open.RESTRICTED),
        ("boards/", Open.ORDINARY),
        ("actions/", Open.RESTRICTED),
        ("boards/", Open.ORDINARY),
        ("search/?q=canary", Open.RESTRICTED),
        ("search/?q=lighting", Open.ORDINARY),
    ):
        keeper.get(f"{HERE}/{page}")
        assert keeper.session[OPENED] == what.value, page
