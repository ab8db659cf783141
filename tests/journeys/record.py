"""The record in which a story begins: the sample partnership or a bare one, who is signed in, the worker that reads."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from frankpledge.config.commands.demonstration import ACCOUNTS, prepare_demo
from frankpledge.ledger.rules import Actor, Origin, Place
from frankpledge.people.changes import add_partnership, add_user, grant_role
from frankpledge.people.models import Partnership, Person, User
from frankpledge.people.rules.roles import Role
from frankpledge.work.performing import do_waiting
from tests.harness import signing_in

OFFICER, MEMBER, SCRUTINY, CHAIR = (email for email, _, _ in ACCOUNTS)
PASSWORD = "heron under the weir bridge"
PAPERS = Path(__file__).parent / "papers"
EARLIER, LATER = PAPERS / "2024-03-05 Board minutes.txt", PAPERS / "2024-06-04 Board minutes.txt"
Begin = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def kept_sample(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], None]:
    """The demonstration, made once as `make demo` makes it; gives what puts it into the emptied database again."""
    kept = tmp_path_factory.mktemp("sample") / "sample.sqlite3"
    with django_db_blocker.unblock():
        prepare_demo()
        with sqlite3.connect(kept) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
        call_command("flush", interactive=False, verbosity=0)
        connections.close_all()

    def put() -> None:
        with sqlite3.connect(kept) as copy:
            connection.ensure_connection()
            copy.backup(connection.connection)
        connection.close()

    return put


@pytest.fixture
def sample(transactional_db: None, kept_sample: Callable[[], None]) -> Partnership:
    """Three years of an invented partnership, read from its papers: its record, its accounts."""
    kept_sample()
    cache.clear()
    return Partnership.objects.get()


@pytest.fixture
def bare(transactional_db: None) -> Partnership:
    """A partnership with an account for each role, in whose record nothing stands yet."""
    cache.clear()
    by = Actor(Origin.COMMAND, date(2024, 6, 3), process="a test")
    made = add_partnership(by, slug="aldermere", name="Aldermere Community Safety Partnership")
    for email, name, role in ACCOUNTS:
        account(made, email, name, role, PASSWORD if email == OFFICER else None)
    return made


def account(
    partnership: Partnership,
    email: str,
    name: str,
    role: Role,
    password: str | None = None,
    person: Person | None = None,
) -> User:
    """An account that holds a role in a partnership, as a person of its record where one is said.

    A password is only for those who have to sign in.
    """
    place = Place(partnership.pk, partnership.slug, partnership.name)
    by = Actor(Origin.COMMAND, date(2024, 6, 3), process="a test", partnership=place)
    user = add_user(by, partnership, email=email, name=name, password=password)
    grant_role(by, partnership, user, role, starts=date(2000, 1, 1), person=person)
    return signing_in.with_second_factor(user)


@pytest.fixture
def begun(live_server: LiveServer) -> Begin:
    """Open a page of the server as somebody who signed in before; that signing in works has a story of its own.

    With None for the page's path, none is opened yet.
    """

    def begin(page: Page, email: str = OFFICER, path: str | None = "/") -> None:
        client = signing_in.signed_in(User.objects.get(email=email))
        ticket = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": ticket, "url": live_server.url}])
        if path is not None:
            page.goto(live_server.url + path)

    return begin


@pytest.fixture
def worker() -> Callable[[], None]:
    """Let a worker do everything that is queued."""

    def work() -> None:
        do_waiting("journeys")

    return work
