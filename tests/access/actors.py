"""Everybody who asks: one of each role, and those who have none here."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zlib import crc32

from django.db import connection
from django.test import Client
from django.utils import timezone

from frankpledge.people.models import Grant, Partnership, User
from frankpledge.people.rules.roles import Role
from frankpledge.people.rules.sessions import Open
from frankpledge.people.sessions import OPENED, SEEN_AT, SIGNED_IN_AT
from frankpledge.people.tests import make
from tests.access.programs import ASKED_BY, Browser
from tests.access.table import ALL_OF_IT, Row
from tests.harness.signing_in import RECORDS, signed_in

# Which column of the verdicts a role stands in.
COLUMNS = {
    Role.COORDINATOR: "coord",
    Role.CHAIR: "chair",
    Role.ANALYST: "analyst",
    Role.CASEWORKER: "analyst",
    Role.PARTNERS_LEAD: "lead",
    Role.MEMBER: "member",
    Role.FINANCE_LEAD: "member",
    Role.SCRUTINY: "scrut",
    Role.AUDITOR: "audit",
    Role.REGION: "region",
    Role.POLICING_BODY: "region",
}
# Row-level security knows partnerships and no roles, so on PostgreSQL one role of each column asks.
ALIKE = {Role.CASEWORKER, Role.FINANCE_LEAD} if connection.vendor == "postgresql" else set()
ROLES = tuple(role.value for role in COLUMNS if role not in ALIKE)


@dataclass(frozen=True)
class Asker:
    """Somebody with a browser, and the column that they stand in here and in the other partnership."""

    name: str
    user: User | None
    browser: Any
    here: str
    elsewhere: str


def who_asks(row: Row, everybody: Mapping[str, Asker], *, elsewhere: bool = False) -> list[Asker]:
    """Who asks for a row, of things here or of those of the other partnership.

    Of those who stand in one column one asks, and over the rows each in turn: whose role has ended or never began, say,
    or every role from here in the other partnership.  With FRANKPLEDGE_ACCESS=whole, as `make bench` has it, everybody
    does.  What programs are answered is asked by few in either case.
    """
    asking = [one for one in everybody.values() if not row.page.startswith("api_") or one.name in ASKED_BY]
    if ALL_OF_IT:
        return asking
    alike: dict[str, list[Asker]] = {}
    for one in asking:
        column = one.elsewhere if elsewhere else one.here
        # What the region and the policing body may see differs by what is shared with each.
        alike.setdefault(one.name if column == "region" else column, []).append(one)
    turn = crc32(f"{row} {elsewhere}".encode())
    return [some[turn % len(some)] for some in alike.values()]


def browser_of(user: User) -> Browser:
    """A browser in which the account is signed in with all that is asked for."""
    client = signed_in(user, Browser())
    session, later = client.session, time.time() + 3600  # however long the tests take, it was proved and used just now
    session[RECORDS] = [{"method": "mfa", "at": later}]
    session.update({SIGNED_IN_AT: later - 3600, SEEN_AT: later, OPENED: Open.ORDINARY.value})
    session.save()
    return client


def askers(here: Partnership, elsewhere: Partnership) -> dict[str, Asker]:
    """Everybody, by who they are."""
    found = {}
    today, day = timezone.localdate(), timedelta(days=1)
    for role in map(Role, ROLES):
        column = COLUMNS[role]
        user = make.holding(make.account(name="Asker"), here, role)
        found[role.value] = Asker(role.value, user, browser_of(user), column, "norole")
    nobody = make.account(name="Asker")
    found["nobody"] = Asker("nobody", nobody, browser_of(nobody), "norole", "norole")
    for name, over in {
        "role ended": {"starts": today - 9 * day, "ends": today - day},
        "role not begun": {"starts": today + day},
    }.items():
        user = make.account(name="Asker")
        Grant.objects.create(partnership=here, user=user, role=Role.COORDINATOR.value, **over)
        found[name] = Asker(name, user, browser_of(user), "norole", "norole")
    there = make.holding(make.account(name="Asker"), elsewhere)
    found["coordinator elsewhere"] = Asker("coordinator elsewhere", there, browser_of(there), "norole", "coord")
    both = make.holding(make.holding(make.account(name="Asker"), here, Role.MEMBER), elsewhere)
    name = "member here, coordinator elsewhere"
    found[name] = Asker(name, both, browser_of(both), "member", "coord")
    left = make.holding(make.account(name="Asker"), here)
    found["left"] = Asker("left", left, browser_of(left), "out", "out")
    Grant.objects.filter(user=left).update(ended_at=timezone.now())
    User.objects.filter(pk=left.pk).update(is_active=False)
    found["signed out"] = Asker("signed out", None, Client(), "out", "out")
    for asker in found.values():
        if asker.user is not None:
            places = {"norole": [], "out": []}.get(asker.elsewhere, [elsewhere])
            asker.browser.have_tokens(asker.user, *([] if asker.name == "coordinator elsewhere" else [here]), *places)
    return found
