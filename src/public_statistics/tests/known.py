"""Known answers: what was asked, who published the answer, and what the library says.

Each answer holds to the last digit that its source prints, or to 1e-6 where that prints more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

import public_statistics as ps

WILSON, GARWOOD, BYAR = "Wilson (1927), as statsmodels has it", "Garwood (1936), χ²", "Byar, in Breslow and Day (1987)"
BY_HAND = "by hand"
FINGERTIPS = "fingertips-open (MIT), trend calculator"
THURROCK = "Thurrock, performance report of 2007"
SPIKE = [1, 2, 1, 2, 10] + [1, 2] * 6 + [1]
# Schools of each kind in California, those sampled, and the sum and squares of their performance index of 1999.
SCHOOLS = [(4421, 100, 63587, 42194669), (1018, 50, 30510, 19305314), (755, 50, 30868, 19668732)]
RISING = [994, 1023, 1199, 1332, 1367], [40299, 41527, 42811, 44064, 44701]


@dataclass(frozen=True)
class Known:
    """An answer that somebody else published: `digits` after the point are those printed."""

    what: str
    source: str
    answer: tuple[float, ...]
    ours: Callable[[], npt.ArrayLike]
    digits: int = 6

    def differences(self) -> list[float]:
        """How far ours is from each number, once it is rounded as theirs was."""
        ours = np.round(np.ravel(np.asarray(self.ours(), dtype=float)), self.digits)
        return [float(abs(mine - theirs)) for mine, theirs in zip(ours, self.answer, strict=True)]


def limits(interval: ps.Interval) -> list[npt.ArrayLike]:
    """Both limits of an interval."""
    return [interval.lower, interval.upper]


def lines(**over: bool) -> list[float]:
    """Lower limit, centre and upper limit of the chart of a series with one spike."""
    chart = ps.control_chart(SPIKE, **over)
    return [float(part[0]) for part in (chart.lower, chart.centre, chart.upper)]


def schools() -> list[float]:
    """The mean, standard error and design effect of a stratified sample, from what its strata come to.

    Each stratum has two values, as often each, that have its own mean and squares: nothing else enters.
    """
    values, strata, of_all = [], [], []
    for stratum, (population, many, total, squares) in enumerate(SCHOOLS):
        mean = total / many
        apart = np.sqrt(squares / many - mean * mean)
        values += [mean - apart, mean + apart] * (many // 2)
        strata += [stratum] * many
        of_all += [population] * many
    many = np.bincount(strata)[strata]
    found = ps.weighted_means(values, ps.Sample.of(np.array(of_all) / many, strata=strata, population=of_all))
    return [float(found.value), float(found.standard_error), float(found.design_effect)]


KNOWN = [
    Known("Wilson, 5 of 100, 95 %", WILSON, (0.0215437, 0.1117505), lambda: limits(ps.wilson(5, 100)), 7),
    Known(
        "Wilson, 5 of 100, 99.8 %",
        WILSON,
        (0.0138653, 0.1645885),
        lambda: limits(ps.wilson(5, 100, confidence=0.998)),
        7,
    ),
    Known("rate of 5 to 100, exact", GARWOOD, (1.623486, 11.668332), lambda: limits(ps.rate(5, 100, multiplier=100))),
    Known("rate of 20 to 100, Byar", BYAR, (12.211429, 30.889880), lambda: limits(ps.rate(20, 100, multiplier=100))),
    Known("Byar, 65 events", BYAR, (50.163188, 82.849139), lambda: limits(ps.byar(65))),
    Known(
        "Poisson funnel at 15, 20, 30 expected, lower 95 %",
        "FunnelPlotR (MIT), tests",
        (0.5596924, 0.6108260, 0.6746958),
        lambda: ps.poisson_limits([15, 20, 30], confidence=0.95)[0],
        7,
    ),
    Known(
        "Poisson funnel at 15, 20, 30 expected, upper 95 %",
        "FunnelPlotR (MIT), tests",
        (1.649348, 1.544419, 1.427562),
        lambda: ps.poisson_limits([15, 20, 30], confidence=0.95)[1],
    ),
    Known(
        "XmR of a series with a spike, screened",
        "2.66 and 3.267 mean moving ranges, by hand",
        (-0.72, 1.94, 4.60),
        lines,
        2,
    ),
    Known(
        "XmR of the same, not screened",
        "2.66 and 3.267 mean moving ranges, by hand",
        (-3.06, 1.94, 6.95),
        lambda: lines(screened=False),
        2,
    ),
    Known(
        "recent trend of proportions, χ²",
        FINGERTIPS,
        (47.90,),
        lambda: ps.recent_trend_of_counts(*RISING, proportions=True).chi_squared,
        2,
    ),
    Known(
        "weighted mean of a stratified sample, SE, design effect",
        "R survey, apistrat, api99 (sums recomputed)",
        (629.3948, 9.9639, 1.2021),
        schools,
        4,
    ),
    Known("E-test, 6 and 2", "Krishnamoorthy and Thomson (2004)", (0.1749,), lambda: ps.e_test(6, 2), 4),
    Known("E-test, 0 and 3", "Krishnamoorthy and Thomson (2004)", (0.0884,), lambda: ps.e_test(0, 3), 4),
    Known("E-test, 25 and 16", "Krishnamoorthy and Thomson (2004)", (0.165,), lambda: ps.e_test(25, 16), 3),
    Known("square roots, 25 and 16", BY_HAND, (2,), lambda: ps.root_difference(25, 16)),
    Known(
        "linear trajectory to -19.5 % at month 30 of 36",
        THURROCK,
        (16.25,),
        lambda: 100 - ps.trajectory(100, -0.195, 36, at=30),
        2,
    ),
    Known(
        "compound trajectory to -19.5 % at month 30 of 36",
        THURROCK,
        (16.54,),
        lambda: 100 - ps.trajectory(100, -0.195, 36, at=30, shape="compound"),
        2,
    ),
    Known(
        "two cuts that compound to 3.5 % twice, per cent",
        "Durham: two cuts of 3.5 %, told as 7 %",
        (6.88,),
        lambda: 100 - ps.trajectory(100, 0.965**2 - 1, 2, at=2, shape="compound"),
        2,
    ),
    Known(
        "peer average from a value and its distance",
        "by hand: 43.91 ÷ 1.183 and 5.32 ÷ 1.348",
        (37.12, 3.95),
        lambda: ps.comparator_of([43.91, 5.32], [18.3, 34.8]),
        2,
    ),
    Known(
        "rank after four that share the top, of 149",
        THURROCK,
        (5,),
        lambda: ps.competition_ranks([1] * 4 + [2, 2] + [3] * 143, low_is_good=True).rank[4],
        0,
    ),
]
# In the same list, but their inputs are not: nothing can be recomputed from what is printed.
WITHOUT_INPUTS = {
    "directly standardised rates, 1043.024799 and 110.321203 to 10,000": "the events of each stratum are not printed",
    "recent trend of 24.67, 24.6, 28, 30.2, 30.6, χ² 46.77": "its intervals are not printed",
}


def table() -> str:
    """The known answers, a line each: what, the answer, ours less theirs, and the source."""
    rows = [
        f"{one.what:52} {', '.join(f'{number:.{one.digits}f}' for number in one.answer):36} "
        f"{max(one.differences()):.0e}  {one.source}"
        for one in KNOWN
    ]
    return "\n".join([*rows, *(f"{what}: left out, {why}" for what, why in WITHOUT_INPUTS.items())])
