"""Asks other people's packages what public_statistics is asked, and prints where they agree: `python -m tests.oracles`.

They are for development alone, and in no list of packages: svy brings polars and pyarrow, clinical-qikit plotly, some
450 MB that no test on every machine should wait for.  Install them in an environment of their own, beside this project:
`pip install clinical-qikit==0.5.0 svy==0.35.0`.  What they answered is written down in the library's own tests.
"""

import sys
from collections.abc import Iterator

import numpy as np

import public_statistics as ps
from public_statistics.control import REACH

SEEDS = range(20)
WHY = {
    "XmR limits as they are": "qikit takes 3 ÷ 1.128, and ours 2.66 as its source prints it: 0.02 % apart, set equal",
    "overdispersed limits": "qikit draws those of a mixture for small areas, and ours are normal (Spiegelhalter 2005)",
}


def qikit() -> Iterator[tuple[str, float]]:
    """What clinical-qikit answers: the name of each question, and the largest relative difference."""
    from qikit import qic
    from qikit.spc.limits import funnel_dispersion

    for family, make in (("poisson", ps.rate_funnel), ("binomial", ps.proportion_funnel)):
        worst = 0.0
        for seed in SEEDS:
            rng = np.random.default_rng(seed)
            size = rng.integers(200, 5_000, 40)
            counts = np.minimum(rng.poisson(size * 0.08 * rng.gamma(9, 1 / 9, 40)) + 1, size)
            ours = make(counts, size, overdispersed=True).overdispersion
            theirs = funnel_dispersion(counts.sum() / size.sum(), counts / size, size, np.ones(40, dtype=bool), family)
            worst = max(worst, apart([ours.phi, ours.tau_squared], theirs))
        yield f"clinical-qikit, φ and τ², {family}", worst
    worst = 0.0
    for seed in SEEDS:
        values = np.random.default_rng(seed).normal(50, 6, 30)
        chart, theirs = ps.control_chart(values), qic(y=values, chart="i").data
        reach = (chart.upper[0] - chart.centre[0]) * (3 / 1.128) / REACH
        ours = [chart.centre[0] - reach, chart.centre[0] + reach]
        worst = max(worst, apart(ours, [theirs["lcl"].iloc[0], theirs["ucl"].iloc[0]]))
    yield "clinical-qikit, XmR limits, screened", worst


def svy() -> Iterator[tuple[str, float]]:
    """What svy answers: shares and means with their standard errors and limits, by design."""
    import polars as pl
    from svy import Design, Sample

    for name, design in (
        ("weights", {}),
        ("strata", {"stratum": "h"}),
        ("strata and clusters", {"stratum": "h", "psu": "c"}),
    ):
        worst = 0.0
        for seed in SEEDS:
            rng = np.random.default_rng(seed)
            yes, weight, stratum = rng.integers(0, 2, 240), rng.gamma(4, 1, 240), np.arange(240) % 4
            cluster, age = stratum * 100 + np.arange(240) // 24, rng.integers(16, 90, 240)
            frame = {"y": yes, "w": weight, "h": stratum, "c": cluster, "age": age.astype(float)}
            asked = Sample(pl.DataFrame(frame), Design(wgt="w", **design)).estimation
            keywords = {"strata": stratum} if design else {}
            keywords |= {"clusters": cluster} if "psu" in design else {}
            sample = ps.Sample.of(weight, **keywords)
            for ours, theirs in (
                (ps.weighted_shares(yes, sample), asked.prop("y").estimates[1]),
                (ps.weighted_means(age, sample), asked.mean("age").estimates[0]),
            ):
                mine = [ours.value, ours.standard_error, ours.lower, ours.upper]
                worst = max(worst, apart(mine, [theirs.est, theirs.se, theirs.lci, theirs.uci]))
        yield f"svy, shares and means by {name}", worst


def apart(ours: object, theirs: object) -> float:
    """How far two answers are apart, relative to the larger."""
    mine, other = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    return float((np.abs(mine - other) / np.maximum(np.maximum(np.abs(mine), np.abs(other)), 1e-12)).max())


def main() -> int:
    """Print each question and the largest difference; fail where one is more than rounding, and none of those known."""
    worst = 0.0
    for oracle in (qikit, svy):
        try:
            for name, difference in oracle():
                print(f"{name:52} {difference:.0e}")
                worst = max(worst, difference)
        except ImportError as error:
            print(f"{oracle.__name__}: not installed ({error.name}).")
    for what, why in WHY.items():
        print(f"{what}: not asked, {why}.")
    return int(worst > 1e-6)


if __name__ == "__main__":
    sys.exit(main())
