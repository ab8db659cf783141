"""The pages of accounts and roles: who opens them, who is given and loses what, and what a leaver sees."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Who
from frankpledge.people import changes, sessions
from frankpledge.people.models import Grant, Recovery, User
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from frankpledge.people.tests.shown import address, days, last, said
from tests.harness.signing_in import RECORDS, code, signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def pages(una: User, rosa: User) -> dict[str, str]:
    """Every page of accounts, for somebody who may open it."""
    place = una.grants.first().partnership
    by = make.actor(place, user=Who(rosa.pk, rosa.name))
    invitation, _ = changes.invite(by, place, address="x@mere.example", role=Role.MEMBER, starts=make.TODAY)
    recovery = Recovery.objects.create(
        partnership=place, subject=una, asked_at=timezone.now(),
        expires_at=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    grant = una.grants.first()
    return {
        "accounts": address("accounts"),
        "account": address("account", account=una.pk),
        "give_role": address("give_role", account=una.pk),
        "end_role": address("end_role", account=una.pk, grant=grant.pk),
        "leave": address("leave", account=una.pk),
        "ask_recovery": address("ask_recovery", account=una.pk),
        "approve_recovery": address("approve_recovery", recovery=recovery.pk),
        "invite": address("invite"),
        "send_again": address("send_again", invitation=invitation.pk),
        "withdraw_invitation": address("withdraw_invitation", invitation=invitation.pk),
        "about": address("about"),
        "describe_partnership": address("describe_partnership"),
        "ledger": address("ledger"),
    }


# Who may open which page, written by hand.
CHAIRS = {"accounts", "account", "ask_recovery", "approve_recovery", "about"}
OPEN = {
    Role.COORDINATOR: None,  # every one
    Role.CHAIR: CHAIRS,
    Role.AUDITOR: {"about", "ledger"},
    **{role: {"about"} for role in set(Role) - {Role.COORDINATOR, Role.CHAIR, Role.AUDITOR}},
}


@pytest.mark.parametrize("role", Role)
def test_each_role_opens_the_pages_of_the_table_and_no_other(place, rosa, una, role: Role) -> None:
    client = signed_in(make.holding(make.account(name="Gita Cole"), place, role))
    for name, url in pages(una, rosa).items():
        may = OPEN[role] is None or name in OPEN[role]
        assert client.get(url).status_code == (200 if may else 403), name
        if not may:
            before = Entry.objects.count()
            assert client.post(url).status_code == 403, name
            assert Entry.objects.count() == before + 1, name
            assert last()[1] == "refused"


def test_another_partnership_is_as_good_as_none_and_pages_want_somebody_signed_in(place, rosa, una) -> None:
    stranger = signed_in(make.holding(make.account(), make.partnership("elsewhere", "Elsewhere"), Role.COORDINATOR))
    for name, url in pages(una, rosa).items():
        for client, status in ((stranger, 404), (Client(), 302)):
            assert client.get(url).status_code == status, name
            assert client.post(url).status_code == status, name
        if re.search(r"\d", url):
            assert stranger.get(url.replace("aldermere", "elsewhere")).status_code == 404, name
            assert stranger.post(url.replace("aldermere", "elsewhere")).status_code == 404, name


def test_a_page_takes_as_many_queries_for_many_rows_as_for_few(place, rosa, una, keeper) -> None:
    asked = pages(una, rosa)
    asked["the ledger, narrowed"] = f"{asked['ledger']}?account={rosa.pk}&verb=described&outcome=done"

    def taken() -> dict[str, int]:
        counts = {}
        for name, url in asked.items():
            with CaptureQueriesContext(connection) as queries:
                assert keeper.get(url).status_code == 200, name
            counts[name] = len(queries)
        return counts

    few = taken()
    by = make.actor(place, user=Who(rosa.pk, rosa.name))
    for n in range(12):
        make.holding(make.account(name=f"Somebody {n}"), place, list(Role)[n % 9])
        changes.invite(by, place, address=f"person{n}@mere.example", role=Role.MEMBER, starts=make.TODAY)
        make.holding(una, place, Role.ANALYST, starts=date(2010 + n, 1, 1), ends=date(2010 + n, 12, 31))
    much = taken()
    assert much == few
    assert max(much.values()) <= MOST_QUERIES


def test_the_list_says_of_everyone_which_roles_they_hold_and_how_they_stand(place, keeper, una) -> None:
    today = timezone.localdate()
    make.holding(make.account(name="Early Bird"), place, Role.CHAIR, starts=today + timedelta(days=1))
    make.holding(make.account(name="Gone Away"), place, Role.CHAIR, ends=today - timedelta(days=1))
    stranger = make.account(name="No Role Here")
    words = said(keeper.get(address("accounts")))
    assert "In force Una Marsh una@mere.example Member, 1 Jan 2000 on, with no last day" in words
    assert "Starts later Early Bird" in words
    assert "Ended Gone Away" in words
    assert stranger.name not in words
    assert keeper.get(address("account", account=stranger.pk)).status_code == 404


def test_a_role_is_given_and_ended_on_pages(keeper, una) -> None:
    start, end = date(2090, 1, 1), date(2090, 12, 31)
    form = {"role": "analyst", **days("starts", start), **days("ends", end)}
    words = said(keeper.post(address("give_role", account=una.pk), form, follow=True))
    assert "Starts later Analyst 1 Jan 2090 to 31 Dec 2090" in words
    grant = Grant.objects.get(user=una, role="analyst")
    url = address("end_role", account=una.pk, grant=grant.pk)
    assert "Select when the role ends" in said(keeper.post(url, {"when": ""}))
    assert "Enter the last day" in said(keeper.post(url, {"when": "later"}))
    words = said(keeper.post(url, {"when": "later", **days("on", date(2090, 6, 30))}, follow=True))
    assert "Analyst 1 Jan 2090 to 30 Jun 2090" in words
    words = said(keeper.post(url, {"when": "now"}, follow=True))
    assert "Ended Analyst" in words
    assert "This role has ended already." in said(keeper.post(url, {"when": "now"}))


def test_a_change_of_role_asks_again_who_one_is_and_loses_nothing(keeper, rosa, una) -> None:
    session = keeper.session
    session[RECORDS][0]["at"] -= 15 * 60
    session.save()
    form = {"role": "analyst", **days("starts", date(2090, 1, 1)), **days("ends", date(2090, 12, 31))}
    asked = keeper.post(address("give_role", account=una.pk), form)
    assert asked.url.startswith("/sign-in/again/code/?next=")
    assert not Grant.objects.filter(role="analyst").exists()
    page = keeper.post(asked.url, {"code": code(rosa)}, follow=True).content.decode()
    kept = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', page))
    assert kept.items() >= {name: str(value) for name, value in form.items()}.items()
    assert f'action="{address("give_role", account=una.pk)}"' in page
    keeper.post(address("give_role", account=una.pk), kept)
    assert Grant.objects.get(role="analyst").ends == date(2090, 12, 31)


@pytest.mark.parametrize(
    "name", ["give_role", "end_role", "leave", "ask_recovery", "approve_recovery", "invite", "send_again"]
)
def test_whatever_changes_who_gets_in_asks_again_who_one_is(keeper, rosa, una, name: str) -> None:
    url = pages(una, rosa)[name]
    session = keeper.session
    session[RECORDS][0]["at"] -= 15 * 60
    session.save()
    before = Entry.objects.count()
    for answer in (keeper.get(url), keeper.post(url, {"when": "now"})):
        assert answer.url.startswith("/sign-in/again/")
    assert Entry.objects.count() == before


def test_what_was_typed_stays_when_a_role_cannot_be_given(keeper, una) -> None:
    form = {"role": "member", **days("starts", date(2090, 1, 1))}
    answer = keeper.post(address("give_role", account=una.pk), form)
    assert "has that role already" in said(answer)
    assert 'value="2090"' in answer.content.decode()
    form |= days("ends", date(2089, 1, 1))
    assert "Last day must be the first day or later" in said(keeper.post(address("give_role", account=una.pk), form))


def test_nobody_changes_their_own_role_and_is_told_whom_to_ask(place, keeper, rosa) -> None:
    own = rosa.grants.first()
    assert "Nobody changes their own role" in said(keeper.get(address("account", account=rosa.pk)))
    for url in (
        address("give_role", account=rosa.pk),
        address("end_role", account=rosa.pk, grant=own.pk),
        address("leave", account=rosa.pk),
    ):
        answer = keeper.post(url, {"when": "now"})
        assert answer.status_code == 403
        assert "Ask another coordinator of this partnership." in said(answer)
        assert last()[1] == "refused"
    assert own.holds(timezone.localdate())


def test_the_role_of_one_account_is_not_ended_on_the_page_of_another(keeper, una, cora) -> None:
    url = address("end_role", account=una.pk, grant=cora.grants.first().pk)
    assert keeper.get(url).status_code == 404


def test_a_leavers_next_request_is_refused_and_the_session_is_ended(keeper, una) -> None:
    client = signed_in(una)
    assert client.get("/aldermere/about/").status_code == 200
    keeper.post(address("leave", account=una.pk))
    answer = client.get("/aldermere/about/")
    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session
    signed_in(User.objects.get(pk=una.pk), client)
    assert client.get("/aldermere/about/").status_code == 404


def test_a_closed_accounts_next_request_is_refused(una) -> None:
    client = signed_in(una)
    User.objects.filter(pk=una.pk).update(is_active=False)
    assert client.get("/aldermere/about/").status_code == 302


def test_somebody_whose_one_role_is_ended_at_once_is_refused_next(keeper, una) -> None:
    client = signed_in(una)
    url = address("end_role", account=una.pk, grant=una.grants.first().pk)
    keeper.post(url, {"when": "now"})
    assert client.get("/aldermere/about/").status_code == 302


@pytest.mark.parametrize(
    ("last_day", "before", "after"),
    [
        (date(2030, 6, 30), datetime(2030, 6, 30, 22, 59, 59, tzinfo=UTC), datetime(2030, 6, 30, 23, 0, tzinfo=UTC)),
        (date(2030, 12, 31), datetime(2030, 12, 31, 23, 59, 59, tzinfo=UTC), datetime(2031, 1, 1, 0, 0, tzinfo=UTC)),
    ],
    ids=["summer", "winter"],
)
def test_a_role_that_ends_at_midnight_is_refused_from_midnight_here(
    place, monkeypatch, last_day: date, before: datetime, after: datetime
) -> None:
    una = make.holding(make.account(), place, Role.MEMBER, ends=last_day)
    monkeypatch.setattr("django.utils.timezone.now", lambda: before)
    client = signed_in(una)
    session = client.session
    session.update(dict.fromkeys((sessions.SIGNED_IN_AT, sessions.SEEN_AT), before.timestamp()))
    session.save()
    assert client.get("/aldermere/about/").status_code == 200
    monkeypatch.setattr("django.utils.timezone.now", lambda: after)
    assert client.get("/aldermere/about/").status_code == 404
