"""How fast figures are compared: beside the same formulas in plain NumPy, and for as many areas as a country has.

Ratios are of one run, the processor's time, each the best of a few turns taken one after the other: at most 2 for
intervals and funnels, checks and all.  Control charts of 320 areas, 60 indicators and 120 months take 3 s at most, and
hiding small counts in a table of 320 by 60, 1 s.  Ten million rows take the memory of what comes out and a few blocks.
"""

import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from scipy.special import betaincinv, gammaincinv

import public_statistics as ps

ROWS, TURNS, MOST = 1_000_000, 5, 2
TEN_MILLION = 10_000_000
SPARE = 60_000_000  # bytes beyond the arrays that go in and come out
RNG = np.random.default_rng(1)
N = RNG.integers(200, 9000, ROWS).astype(float)
X = RNG.binomial(N.astype(int), 0.03).astype(float)
SIZE, AREAS = N[:100_000], X[:100_000] + 1


def wilson() -> tuple[np.ndarray, ...]:
    z = 1.959963984540054
    p = X / N
    middle, half = X + z * z / 2, z * np.sqrt(X * (1 - p) + z * z / 4)
    return p, (middle - half) / (N + z * z), (middle + half) / (N + z * z)


def rate() -> tuple[np.ndarray, ...]:
    z = 1.959963984540054
    more = X + 1
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = X * (1 - 1 / (9 * X) - z / (3 * np.sqrt(X))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    few = X < 10
    lower[few], upper[few] = (
        np.where(X[few] > 0, gammaincinv(np.maximum(X[few], 1), 0.025), 0),
        gammaincinv(more[few], 0.975),
    )
    return X / N * 1000, lower / N * 1000, upper / N * 1000


def rate_funnel() -> tuple[np.ndarray, ...]:
    centre = AREAS.sum() / SIZE.sum()
    expected = centre * SIZE
    limits = [
        part
        for tail in (0.025, 0.001)
        for part in (gammaincinv(expected, tail) / SIZE, gammaincinv(expected + 1, 1 - tail) / SIZE)
    ]
    return AREAS / SIZE, *limits


def proportion_funnel() -> tuple[np.ndarray, ...]:
    centre = AREAS.sum() / SIZE.sum()
    expected = centre * SIZE
    limits = [
        part
        for tail in (0.025, 0.001)
        for part in (
            betaincinv(expected, SIZE - expected + 1, tail),
            betaincinv(expected + 1, SIZE - expected, 1 - tail),
        )
    ]
    return AREAS / SIZE, *limits


def widened_funnel() -> tuple[np.ndarray, ...]:
    value, centre = AREAS / SIZE, AREAS.sum() / SIZE.sum()
    s = np.sqrt(centre / SIZE)
    z, w = (value - centre) / s, 1 / s**2
    z = np.clip(z, *np.quantile(z, [0.1, 0.9]))
    many = len(z)
    tau_squared = max(0, (many * (z**2).mean() - (many - 1)) / (w.sum() - (w**2).sum() / w.sum()))
    spread = np.sqrt(s**2 + tau_squared)
    return value, *(np.maximum(centre + times * spread, 0) for times in (-1.96, 1.96, -3.09, 3.09))


PAIRS: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
    "Wilson": (lambda: ps.wilson(X, N), wilson),
    "rates": (lambda: ps.rate(X, N), rate),
    "funnel of rates": (lambda: ps.rate_funnel(AREAS, SIZE), rate_funnel),
    "funnel of proportions": (lambda: ps.proportion_funnel(AREAS, SIZE), proportion_funnel),
    "overdispersed funnel": (lambda: ps.rate_funnel(AREAS, SIZE, overdispersed=True), widened_funnel),
}


def taken(ask: Callable[[], object]) -> float:
    begun = time.process_time()
    ask()
    return time.process_time() - begun


@pytest.mark.parametrize("name", PAIRS)
def test_a_method_takes_no_more_than_twice_its_formula_in_numpy(benchmark: BenchmarkFixture, name: str) -> None:
    ours, plain = PAIRS[name]
    times = [(taken(ours), taken(plain)) for _ in range(TURNS)]
    ratio = min(mine for mine, _ in times) / min(theirs for _, theirs in times)
    benchmark.extra_info["ratio_to_numpy"] = round(ratio, 2)
    print(f"{name}: {ratio:.2f} of plain NumPy")
    benchmark.pedantic(ours, rounds=1)
    assert ratio <= MOST


def test_control_charts_of_a_country_take_three_seconds(benchmark: BenchmarkFixture) -> None:
    values = RNG.poisson(30, (320, 60, 120)).astype(float)
    seconds = min(taken(lambda: ps.control_chart(values, target=33)) for _ in range(3))
    benchmark.extra_info["seconds"] = round(seconds, 2)
    benchmark.pedantic(ps.control_chart, (values,), rounds=1)
    assert seconds <= 3


@pytest.mark.parametrize("mean", [0.5, 3, 20, 60, 200, 1000])
def test_a_table_of_a_country_is_protected_in_a_second(benchmark: BenchmarkFixture, mean: float) -> None:
    table = RNG.negative_binomial(0.8, 0.8 / (0.8 + mean), (320, 60))
    found = ps.suppress(table)
    seconds = min(taken(lambda: ps.suppress(table)) for _ in range(3))
    benchmark.extra_info |= {"seconds": round(seconds, 2), "small": found.small, "others": found.others}
    benchmark.pedantic(ps.suppress, (table,), rounds=1)
    assert not ps.recoverable(table, found.hidden).any()
    assert seconds <= 1


MEMORY = """
import resource, sys
import numpy as np, public_statistics as ps
rows = int(sys.argv[1])
ps.rate([5], 100)
x = np.arange(rows)
np.remainder(x, 37, out=x)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = ps.rate(x, 1000)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 - 3 * found.value.nbytes)
"""


def test_ten_million_rows_take_the_memory_of_their_answer(benchmark: BenchmarkFixture) -> None:
    def spare(rows: int) -> int:
        return int(subprocess.check_output([sys.executable, "-c", MEMORY, str(rows)]))

    few, many = spare(TEN_MILLION // 10), benchmark.pedantic(spare, (TEN_MILLION,), rounds=1)
    benchmark.extra_info |= {"megabytes_beyond": round(many / 1e6, 1), "of_a_tenth": round(few / 1e6, 1)}
    assert many < SPARE
