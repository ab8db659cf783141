"""How long the thread of a minute takes in a record of ten years: 150 ms is what it may, and fifteen queries.

The record is the sample's: 1,200 meetings and 6,000 actions of one partnership.  To its own pointers a chain is added
that goes through every meeting of one board, so that the thread of the minute in the middle is as long as ten years
make it.  Printed are the median for a short thread, for that chain and for a record of one year, each without and with
the page that shows it.
"""

import statistics
import time
from itertools import pairwise

import pytest
from django.template import Template
from django.test import Client
from django.test.utils import _TestState
from django.utils import timezone
from pytest_benchmark.fixture import BenchmarkFixture

from frankpledge.config.inventing import Past
from frankpledge.config.tests.paging import MOST, filled, queries
from frankpledge.ledger.context import reading
from frankpledge.meetings.models import Body, Item, Reference
from frankpledge.meetings.queries.threads import item_seen_by, thread_of, told
from frankpledge.meetings.rules.threads import page_of_here
from frankpledge.meetings.tests import make
from frankpledge.meetings.views.threads import PAGE
from frankpledge.people.models import Partnership
from frankpledge.work.jobs import count_rows

UNTIL = timezone.localdate()
SIZES = {"a year": Past(1, 120, 600, UNTIL), "ten years": Past(10, 120, 600, UNTIL)}
ROUNDS = 15


def chained(place: Partnership) -> list[int]:
    """The first item of every meeting of a board, each of which points to the one before it."""
    body = Body.objects.filter(partnership=place).earliest("pk")
    first: dict[int, Item] = {}
    for item in Item.objects.filter(paper__body=body).order_by("paper__dated", "position"):
        first.setdefault(item.paper_id, item)
    items = list(first.values())
    Reference.objects.bulk_create(
        Reference(partnership=place, paper_id=later.paper_id, item=later, to_item=earlier, to_number=earlier.number)
        for earlier, later in pairwise(items)
    )
    return [item.pk for item in items]


def thread(place: Partnership, number: int) -> int:
    """Read a thread and what a page shows of it; gives how many steps it has."""
    by = make.actor(place, today=UNTIL)
    with reading(by):
        item, here = item_seen_by(by, number)
        assert item is not None
        found = thread_of(by, item.paper, here)
        at = (page_of_here(found.steps, PAGE) - 1) * PAGE
        told(by, found, found.steps[at : at + PAGE])
    return len(found.steps)


def median_of(browser: Client, address: str) -> float:
    """How many milliseconds a page takes."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        assert browser.get(address).status_code == 200
        times.append(time.process_time() - begun)
    return statistics.median(times) * 1000


def median_of_reads(place: Partnership, number: int) -> float:
    """How many milliseconds the reads of a thread take."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        thread(place, number)
        times.append(time.process_time() - begun)
    return statistics.median(times) * 1000


@pytest.mark.django_db
def test_a_thread_of_ten_years(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread of a minute in the middle of ten years of one board, and a short one beside it."""
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)  # tests copy every context
    lines = []
    for said, past in SIZES.items():
        place = filled(said.replace(" ", "-"), past)
        chain, browser = chained(place), make.signed_in(place)
        count_rows()  # as every night
        lone = Item.objects.filter(partnership=place).exclude(pk__in=chain).latest("pk").pk
        for name, number in (("a short thread", lone), ("the longest", chain[len(chain) // 2])):
            address = f"/{place.slug}/items/{number}/"
            read, page = median_of_reads(place, number), median_of(browser, address)
            asked = queries(browser, address)
            lines.append(f"{said:<12}{name:<18}{thread(place, number):>6}{read:>9.0f} ms{page:>9.0f} ms{asked:>9}")
    with capsys.disabled():
        print(f"\n{'record':<12}{'thread':<18}{'steps':>6}{'reads':>12}{'page':>12}{'queries':>9}")
        print("\n".join(lines))
    benchmark.pedantic(thread, args=(place, number), rounds=ROUNDS)
    assert asked <= MOST
