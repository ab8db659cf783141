"""The calendar behind a secret address: public facts and numbers, to nobody else, and nothing once it is revoked."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from frankpledge.ledger.rules import NotPossible, Refused
from frankpledge.meetings.changes import plan_meeting
from frankpledge.meetings.models import Action, Body, Membership
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.people.models import Grant, Person, User
from frankpledge.people.queries import actor_for
from frankpledge.public import changes
from frankpledge.public.models import FeedToken
from frankpledge.public.queries.publishing import would_be
from frankpledge.public.tests import make
from tests.harness import signing_in
from tests.harness.ambient import aside

pytestmark = pytest.mark.django_db
DAY = date(2031, 7, 9)


@pytest.fixture
def here() -> make.Here:
    """The officer is a member who owns an action that is due, and one that nobody may hear of."""
    one = make.here()
    body = Body.objects.get(name=make.make.BOARD)
    me = Person.objects.get(name="Ann Alder")
    Membership.objects.create(partnership=one.place, body=body, person=me)
    Grant.objects.filter(user=one.officer).update(person=me)
    Action.objects.filter(paper=one.paper).update(due=DAY)
    for action in Action.objects.filter(paper=one.paper, level__gt=1):
        action.owners.update(person=me)
    venue = f"{make.CANARY} Hall"
    plan_meeting(one.by, body, {"held_on": DAY, "starts_at": None, "ends_at": None, "venue": venue, "joining": ""})
    return one


def made(user: User) -> str:
    """The secret of an address that somebody made of their own calendar, today."""
    return changes.make_feed(actor_for(user, "aldermere", timezone.localdate()))


def read(secret: str) -> list[str] | None:
    with aside():
        answer = Client().get(f"/public/calendar/{secret}.ics")
    assert not answer.cookies
    if answer.status_code == 404:
        return None
    assert "Nightjar" not in answer.content.decode()
    return [str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_it_gives_days_and_numbers_and_no_words(here: make.Here) -> None:
    assert read(made(here.officer)) == ["1 action due", "A meeting"]


def test_a_meeting_is_named_once_its_body_is_published(here: make.Here) -> None:
    secret, body = made(here.officer), Body.objects.get(name=make.make.BOARD)
    body.meetings.filter(held_on=DAY).update(venue="Town Hall")
    would = would_be(here.by, PublicKind.BODY, body.pk)
    changes.publish(here.by, would, seen=would.mark)
    assert read(secret) == [make.make.BOARD, "1 action due"]


@pytest.mark.parametrize("ends", ["revoked", "left", "sessions ended", "closed", "another"])
def test_an_address_that_has_ended_gives_nothing(here: make.Here, ends: str) -> None:
    secret = made(here.officer)
    if ends == "revoked":
        changes.end_feed(here.by, FeedToken.objects.get())
    elif ends == "left":
        Grant.objects.filter(user=here.officer).update(ended_at=timezone.now())
    elif ends == "sessions ended":
        User.objects.filter(pk=here.officer.pk).update(sessions_ended=1)
    elif ends == "closed":
        User.objects.filter(pk=here.officer.pk).update(is_active=False)
    else:
        secret = secret[:-1] + ("a" if secret[-1] != "a" else "b")
    assert read(secret) is None


def test_a_role_that_is_given_later_opens_no_old_address(here: make.Here) -> None:
    secret = made(here.officer)
    FeedToken.objects.update(made_at=timezone.now() - timedelta(days=9))
    Grant.objects.filter(user=here.officer).update(starts=timezone.localdate() - timedelta(days=3))
    assert read(secret) is None


def test_an_address_is_ones_own(here: make.Here) -> None:
    made(here.officer)
    with pytest.raises(Refused):
        changes.end_feed(here.other, FeedToken.objects.get())
    chair, own = signing_in.signed_in(here.chair), FeedToken.objects.get()
    assert chair.post("/aldermere/feeds/", {"revoke": own.pk}).status_code == 404
    for _ in range(4):
        made(here.officer)
    with pytest.raises(NotPossible, match="5 addresses"):
        made(here.officer)


def test_the_page_shows_an_address_once(here: make.Here) -> None:
    browser = signing_in.signed_in(here.officer)
    assert "Say which calendar it is for" in browser.post("/aldermere/feeds/", {"name": " "}).content.decode()
    page = browser.post("/aldermere/feeds/", {"name": "My phone"}, follow=True).content.decode()
    assert "/public/calendar/" in page
    again = browser.get("/aldermere/feeds/").content.decode()
    assert "/public/calendar/" not in again
    assert "the address for My phone made on" in again
    browser.post("/aldermere/feeds/", {"revoke": FeedToken.objects.get().pk})
    assert FeedToken.objects.get().ended_at is not None


def test_one_address_that_asks_too_often_waits_and_no_other_does(here: make.Here, settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT, settings.FRANKPLEDGE_PUBLIC_A_MINUTE = 1, 2
    pages = (f"/public/calendar/{made(here.officer)}.ics", "/public/nowhere/", "/public/nowhere/data/minutes.atom")
    mine, theirs = ({"HTTP_X_FORWARDED_FOR": f"203.0.113.9, 198.51.100.{number}"} for number in (7, 8))
    with aside():
        answers = [Client().get(page, **mine) for page in pages]
        assert [answer.status_code for answer in answers] == [200, 404, 429]
        assert (answers[2]["Retry-After"], answers[2]["Cache-Control"]) == ("30", "no-store")
        assert not answers[2].cookies
        assert "Wait a minute" in answers[2].content.decode()
        assert Client().get(pages[0], **theirs).status_code == 200
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0  # then the address may be our own web server's
        assert {Client().get(pages[0], **mine).status_code for _ in range(4)} == {200}
