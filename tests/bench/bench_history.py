"""How long the pages of meetings take in a record of ten years: 1,200 meetings and 6,000 actions of one partnership.

Printed are the time to fill the record, and for each page the median of its time and its count of queries, beside those
of a record of one year.  No page may ask more than fifteen times.
"""

import statistics
import time

import pytest
from django.test import Client
from django.utils import timezone
from pytest_benchmark.fixture import BenchmarkFixture

from frankpledge.config.inventing import Past
from frankpledge.config.tests.paging import MOST, addresses, filled, queries
from frankpledge.meetings.tests import make

UNTIL = timezone.localdate()
SIZES = {"a year": Past(1, 120, 600, UNTIL), "ten years": Past(10, 120, 600, UNTIL)}
ROUNDS = 9


def median_of(browser: Client, address: str) -> float:
    """How many milliseconds a page takes."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        browser.get(address)
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


@pytest.mark.django_db
def test_pages_of_a_record_of_ten_years(benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """Each page on the record of one year and on that of ten."""
    found: dict[str, dict[str, tuple[float, int]]] = {}
    took = {}
    for said, past in SIZES.items():
        begun = time.perf_counter()
        place = filled(said.replace(" ", "-"), past)
        took[said] = time.perf_counter() - begun
        browser = make.signed_in(place)
        pages = addresses(place)
        found[said] = {name: (median_of(browser, page), queries(browser, page)) for name, page in pages.items()}
    few, many = found.values()
    with capsys.disabled():
        print(f"\nFilled in {took['a year']:.1f} s and {took['ten years']:.1f} s.")
        print(f"{'page':<20}{'a year':>10}{'ten years':>12}{'queries':>10}")
        for name, (ms, asked) in many.items():
            print(f"{name:<20}{few[name][0]:>7.0f} ms{ms:>9.0f} ms{few[name][1]:>6}, {asked}")
    benchmark.pedantic(browser.get, args=(pages["actions"],), rounds=ROUNDS)
    assert {name: asked for name, (_, asked) in many.items() if asked > MOST} == {}
