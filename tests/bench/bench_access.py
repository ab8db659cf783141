"""What it costs that everybody sees what they may: the page with the whole layer of access against the page without.

The page is the action log of a coordinator, fifty of 200,000 actions of one partnership.  Without the layer there is no
context, no row-level security, nothing is narrowed by partnership and marking, and the actor is there already.  The two
are asked for in turn, in one run, so that the ratio holds whatever the machine is busy with: at most 1.15.
"""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, models
from django.http import HttpRequest
from django.test import Client
from pytest_benchmark.fixture import BenchmarkFixture

from frankpledge.config.middleware import ActorMiddleware
from frankpledge.config.tests.crossing import told_of
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionOwner
from frankpledge.meetings.tests import make
from frankpledge.people.tests import make as people
from tests.harness import postgresql

ACTIONS, PAPERS, PEOPLE = 200_000, 400, 500
ROUNDS, MOST = 15, 1.15
REQUESTS = 10_000
pytestmark = pytest.mark.django_db(transaction=True)


def multiplied(row: models.Model, many: int, **values: str) -> None:
    """Add so many copies of a row, some columns of which are worked out, in SQL, from the number `i` of the copy."""
    columns = [field.column for field in row._meta.concrete_fields if not field.primary_key]
    table, quoted = row._meta.db_table, ", ".join(f'"{column}"' for column in columns)
    worked_out = ", ".join(values.get(column, f'r."{column}"') for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({quoted}) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n '
            f'WHERE i < {many}) SELECT {worked_out} FROM n, "{table}" r WHERE r.id = {row.pk}'
        )


def day(begin: str, days: str) -> str:
    """A day so many days after another, in SQL."""
    if connection.vendor == "sqlite":
        return f"date('{begin}', '+' || ({days}) || ' days')"
    return f"(date '{begin}' + ({days})::int)"


def grown(by: Actor) -> None:
    """A record of 200,000 actions, each of a person, in 400 papers."""
    paper = make.minutes(by, make.item("1"), make.action("Ask the highways team", "Ann Alder (Hill Council)"))
    first, owner = Action.objects.get(), ActionOwner.objects.get()
    dated = day("2004-01-01", "i * 19")
    multiplied(paper, PAPERS, dated=dated, meeting_id="NULL", document_id="NULL", kind="'report'")
    person = people.person(by)
    multiplied(person, PEOPLE, name="'Person ' || i")
    done = "i % 5 > 0"
    multiplied(
        first,
        ACTIONS,
        paper_id=f"{paper.pk + 1} + i % {PAPERS}",
        item_id="NULL",
        words_id="NULL",
        due=day("2005-01-01", "i % 7000"),
        state=f"CASE WHEN {done} THEN 'done' ELSE 'open' END",
        closed_on=f"CASE WHEN {done} THEN {day('2005-02-01', 'i % 7000')} END",
    )
    multiplied(owner, ACTIONS, action_id=f"{first.pk} + i", person_id=f"{person.pk + 1} + i % {PEOPLE}")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def unguarded(actor: Actor) -> Any:
    """A middleware's part that puts this actor on every request and asks nothing."""

    def process_view(self: object, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]) -> None:
        kwargs.pop("partnership", None)
        request.actor = actor  # type: ignore[attr-defined]

    return process_view


@contextmanager
def without(actor: Actor) -> Iterator[None]:
    """The product with its layer of access taken out."""
    narrowed = models.QuerySet.filter

    def filter_by_the_rest(self: Any, *args: Any, **asked: Any) -> Any:
        rest = {name: value for name, value in asked.items() if name != "partnership_id" and "level__lte" not in name}
        return narrowed(self, *args, **rest)

    with patch.object(models.QuerySet, "filter", filter_by_the_rest), passing_by():
        yield


@contextmanager
def passing_by() -> Iterator[None]:
    """A role that row-level security does not hold."""
    if connection.vendor == "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE passing_by")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


@pytest.fixture
def may_pass_by() -> Iterator[None]:
    """Have that role, which may do everything with our tables, on PostgreSQL."""
    if connection.vendor == "sqlite":
        yield
        return
    import psycopg

    def do(*statements: str) -> None:
        with psycopg.connect(postgresql.superuser, autocommit=True) as server:
            for statement in statements:
                server.execute(statement)

    do("CREATE ROLE passing_by BYPASSRLS", f"GRANT passing_by TO {postgresql.ROLE}")
    with connection.cursor() as cursor:
        cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO passing_by")
    yield
    with connection.cursor() as cursor:
        cursor.execute("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM passing_by")
    do("DROP ROLE passing_by")


def seconds_of(client: Client, address: str) -> tuple[float, str]:
    """How long a page takes, and the page."""
    began = time.perf_counter()
    answer = client.get(address)
    took = time.perf_counter() - began
    assert answer.status_code == 200
    return took, answer.content.decode()


def test_a_page_of_the_action_log_with_and_without_the_layer_of_access(
    benchmark: BenchmarkFixture, may_pass_by: None, tmp_path: Any, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    place = make.partnership()
    by = make.actor(place)
    with reading(by):
        grown(by)
    client, address = make.signed_in(place), f"/{place.slug}/actions/"
    bare = Client()
    bare.cookies = client.cookies
    times: dict[str, list[float]] = {"with": [], "without": []}

    def both() -> None:
        took, page = seconds_of(client, address)
        times["with"].append(took)
        with without(by), patch.object(ActorMiddleware, "process_view", unguarded(by)):
            took, same = seconds_of(bare, address)
        times["without"].append(took)
        assert page.count("<tr") == same.count("<tr") > 50

    both()
    times["with"].clear(), times["without"].clear()
    benchmark.pedantic(both, rounds=ROUNDS)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    ratio = statistics.median(ours / bare for ours, bare in zip(times["with"], times["without"], strict=True))
    benchmark.extra_info |= {f"{name}_ms": round(median * 1000, 1) for name, median in medians.items()}
    benchmark.extra_info |= {"ratio": round(ratio, 3)}
    assert ratio <= MOST


@pytest.mark.needs("postgresql")
def test_ten_thousand_requests_over_two_connections_cross_nothing(benchmark: BenchmarkFixture) -> None:
    told = benchmark.pedantic(told_of, (REQUESTS,), rounds=1)
    benchmark.extra_info |= {str(status): many for status, many in told.statuses.items()}
    benchmark.extra_info |= {"requests": told.statuses.total(), "crossings": len(told.crossings)}
    assert told.crossings == []
