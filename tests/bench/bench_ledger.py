"""What the ledger costs: a write with its line against the same write without, and writers beside those who seal.

A write may cost a tenth more at most.  It is measured as people have it, a form sent and answered, and by itself; both
in turn, in one run, so that the ratio holds whatever the machine is busy with.  On SQLite every commit goes to the
disk, as in the product.
"""

import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_benchmark.fixture import BenchmarkFixture

from frankpledge.ledger import changes as ledger
from frankpledge.ledger.changes.sealing import seal
from frankpledge.ledger.models import Entry, Seal
from frankpledge.ledger.queries import head, verify
from frankpledge.ledger.rules import Actor
from frankpledge.ledger.rules.chain import Anchor
from frankpledge.meetings.changes import close_action
from frankpledge.meetings.models import Action, ActionOwner
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rls import whole_record
from tests.bench.bench_access import multiplied

ROUNDS, MOST = 200, 1.10
WRITERS, EACH = 50, 20
MANY = 100_000
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def by() -> Actor:
    """The coordinator of a record with many open actions."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
    actor = make.actor(make.partnership())
    make.minutes(actor, make.item("1"), make.action("Ask the highways team", "Ann Alder (Hill Council)"))
    with whole_record():
        first, owner = Action.objects.get(), ActionOwner.objects.get()
        multiplied(first, 2 * ROUNDS + WRITERS * EACH)
        multiplied(owner, 2 * ROUNDS + WRITERS * EACH, action_id=f"{first.pk} + i")
    return actor


def opened() -> list[Action]:
    """Every open action."""
    with whole_record():
        return list(Action.objects.order_by("pk")[1:])


def lines() -> int:
    with whole_record():
        return Entry.objects.count()


@contextmanager
def without_a_line() -> Iterator[None]:
    """The same change, with no line of it."""
    with patch.object(ledger, "_write", lambda *_: None):
        yield


@contextmanager
def as_it_is() -> Iterator[None]:
    yield


def ratio(benchmark: BenchmarkFixture, write: Callable[[Action], object]) -> float:
    """The median of the ratios, pair by pair, of a write with its line to one without."""
    actions = iter(opened())
    pairs: list[float] = []

    def once(how: Callable[[], object]) -> float:
        with how():  # type: ignore[attr-defined]
            begun = time.perf_counter()
            write(next(actions))
            return time.perf_counter() - begun

    def pair() -> None:
        ways = (as_it_is, without_a_line) if len(pairs) % 2 else (without_a_line, as_it_is)
        took = {how: once(how) for how in ways}
        pairs.append(took[as_it_is] / took[without_a_line])

    benchmark.pedantic(pair, rounds=ROUNDS - 1, iterations=1, warmup_rounds=1)
    found = statistics.median(pairs)
    benchmark.extra_info["ratio"] = round(found, 3)
    print(f"\n{benchmark.name} on {connection.vendor}: {found:.3f}")
    return found


def test_a_form_that_closes_an_action(benchmark: BenchmarkFixture, by: Actor) -> None:
    """As somebody has it who sends the form."""
    assert by.partnership is not None
    client: Client = make.signed_in(Partnership.objects.get())
    before = lines()

    def write(action: Action) -> None:
        answer = client.post(
            f"/{by.partnership.slug}/actions/{action.pk}/close/", {"outcome": "It was mended.", "state": "done"}
        )
        assert answer.status_code == 302, answer.status_code

    assert ratio(benchmark, write) <= MOST
    assert lines() - before >= ROUNDS


def test_a_change_by_itself(benchmark: BenchmarkFixture, by: Actor) -> None:
    """The change alone, with nothing of the page that sends it: said, and held to no floor."""
    ratio(benchmark, lambda action: close_action(by, action, outcome="It was mended."))


def test_fifty_writers_beside_those_who_seal(benchmark: BenchmarkFixture, by: Actor) -> None:
    """How long writers wait, with a sealer at work each twentieth of a second and without one."""
    actions = opened()
    waits: dict[bool, list[float]] = {True: [], False: []}

    def run(sealed: bool) -> None:
        begin, done = threading.Barrier(WRITERS), threading.Event()

        def writes(mine: list[Action]) -> None:
            begin.wait()
            for action in mine:
                begun = time.perf_counter()
                close_action(by, action, outcome="It was mended.")
                waits[sealed].append(time.perf_counter() - begun)
            connection.close()

        def seals() -> None:
            while not done.wait(0.05):
                with whole_record():
                    seal(timezone.now())
            connection.close()

        half = [actions.pop() for _ in range(WRITERS * EACH // 2)]
        threads = [threading.Thread(target=writes, args=(half[n::WRITERS],)) for n in range(WRITERS)]
        sealer = threading.Thread(target=seals)
        for thread in (*threads, *([sealer] if sealed else [])):
            thread.start()
        for thread in threads:
            thread.join()
        done.set()
        if sealed:
            sealer.join()

    benchmark.pedantic(lambda: [run(False), run(True)], rounds=1, iterations=1)
    with whole_record():
        seal(timezone.now())
        assert Seal.objects.count() == Entry.objects.count() == head()[0]
        assert list(verify([Anchor(timezone.now(), *head())], timezone.now())) == []
    for sealed, times in waits.items():
        times.sort()
        said = f"median {statistics.median(times) * 1000:.0f} ms, longest {times[-1] * 1000:.0f} ms"
        print(f"\n{WRITERS} writers on {connection.vendor}, {'beside a sealer' if sealed else 'alone'}: {said}")


def test_sealing_and_verifying_a_long_ledger(benchmark: BenchmarkFixture, by: Actor) -> None:
    """Lines a second, sealed and verified, of 100,000."""
    with whole_record():
        multiplied(Entry.objects.latest("pk"), MANY)

    def seal_all() -> int:
        with whole_record():
            return seal(timezone.now())

    begun = time.perf_counter()
    done = benchmark.pedantic(seal_all, rounds=1, iterations=1)
    sealed = time.perf_counter()
    with whole_record():
        assert list(verify([], timezone.now())) == []
    verified = time.perf_counter()
    assert done > MANY
    rates = [done / took for took in (sealed - begun, verified - sealed)]
    print(f"\n{done:,} lines on {connection.vendor}: {rates[0]:,.0f} sealed, {rates[1]:,.0f} verified a second")
