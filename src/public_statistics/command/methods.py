"""What each method takes from a file, and gives: its columns, in the words that files use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

import public_statistics as ps
from public_statistics.arrays import Array, whole
from public_statistics.command.tables import Columns, Found, by_area, numbers
from public_statistics.errors import BadShape, UnknownChoice

PLACES = {-2: "below 99.8 %", -1: "below 95 %", 0: "within", 1: "above 95 %", 2: "above 99.8 %"}
WAYS = {-1: "falling", 0: "no significant change", 1: "rising"}
STANDINGS = {-1: "behind", 1: "ahead or on it"}
ASSURANCE = {-1: "sure to miss", 0: "may meet or miss", 1: "sure to meet"}
FLAGS = {-1: "worse", 0: "", 1: "better"}


@dataclass(frozen=True)
class Options:
    """What was said beside the method and the file."""

    per: float | None = None
    confidence: float = 0.95
    low_is_good: bool = True
    proportions: bool = False
    overdispersed: bool = False
    rules: str = "seven-points/1"
    target: float | None = None
    threshold: int = 5
    nearest: int = 5
    question: str = ""
    by: str = ""
    weight: str = ""
    codebook: Path | None = None


@dataclass(frozen=True)
class Method:
    """A method as the command knows it: the columns it needs, what it says, and whether rows can be taken one by
    one."""

    needs: tuple[str, ...]
    says: str
    give: Callable[[Columns, Options], Found]
    row_by_row: bool = False


def interval(found: ps.Interval) -> Found:
    """The columns of an interval."""
    return {"value": found.value.tolist(), "lower": found.lower.tolist(), "upper": found.upper.tolist()}


def proportion(columns: Columns, options: Options) -> Found:
    """Proportions with Wilson's interval."""
    x, n = numbers(columns, "count"), numbers(columns, "denominator")
    return interval(ps.wilson(x, n, confidence=options.confidence, multiplier=options.per or 100))


def rate(columns: Columns, options: Options) -> Found:
    """Rates with exact or Byar's interval."""
    x, n = numbers(columns, "count"), numbers(columns, "denominator")
    return interval(ps.rate(x, n, confidence=options.confidence, multiplier=options.per or 1000))


def ratio(columns: Columns, options: Options) -> Found:
    """Observed over expected."""
    x, e = numbers(columns, "count"), numbers(columns, "expected")
    return interval(
        ps.indirectly_standardised_ratio(x, e, confidence=options.confidence, multiplier=options.per or 100)
    )


def standardised(columns: Columns, options: Options) -> Found:
    """Directly standardised rates, from a row to an area and stratum."""
    areas, rows = by_area(columns)
    x, n, w = (np.stack([numbers(columns, name)[of] for of in rows]) for name in ("count", "population", "standard"))
    if (w != w[0]).any():
        raise BadShape("standard", "areas have unlike standard populations", "Give each area the same strata in order")
    found = ps.directly_standardised_rate(x, n, w[0], confidence=options.confidence, multiplier=options.per or 100_000)
    limits = {"value": found.value.tolist(), "lower": found.lower.tolist(), "upper": found.upper.tolist()}
    return {"area": areas, **limits, "events": found.events.tolist()}


def funnel(columns: Columns, options: Options) -> Found:
    """A funnel of rates, or of proportions."""
    x, n = numbers(columns, "count"), numbers(columns, "denominator")
    make = ps.proportion_funnel if options.proportions else ps.rate_funnel
    per = options.per or (100 if options.proportions else 1000)
    found = make(x, n, multiplier=per, overdispersed=options.overdispersed)
    limits = {
        "lower 99.8": found.outer_lower.tolist(),
        "lower 95": found.inner_lower.tolist(),
        "upper 95": found.inner_upper.tolist(),
        "upper 99.8": found.outer_upper.tolist(),
    }
    centre = [float(found.centre)] * x.size
    return {"value": found.value.tolist(), "centre": centre, **limits, "place": _words(PLACES, found.place)}


def control(columns: Columns, options: Options) -> Found:
    """A control chart of each area, from a row to an area and period."""
    _, rows = by_area(columns)
    values = np.stack([numbers(columns, "value")[of] for of in rows])
    chart = ps.control_chart(values, rules=options.rules, target=options.target, low_is_good=options.low_is_good)
    order = np.concatenate(rows)
    kept: dict[str, Sequence[object]] = {
        name: [columns[name][at] for at in order] for name in ("area", "period") if name in columns
    }
    lines = {name: getattr(chart, name).reshape(-1).tolist() for name in ("value", "centre", "lower", "upper")}
    high, low = chart.signals.high.reshape(-1), chart.signals.low.reshape(-1)
    signal = np.select([high & low, high, low], ["high and low", "high", "low"], "").tolist()
    more = {} if chart.assurance is None else {"assurance": _words(ASSURANCE, chart.assurance.reshape(-1))}
    return {**kept, **lines, "signal": signal, **more}


def trend(columns: Columns, options: Options) -> Found:
    """The recent trend of each area, from a row to an area and period."""
    areas, rows = by_area(columns)
    x, n = (np.stack([numbers(columns, name)[of] for of in rows]) for name in ("count", "denominator"))
    per = options.per or (100 if options.proportions else 1000)
    found = ps.recent_trend_of_counts(x, n, multiplier=per, proportions=options.proportions)
    shown = {"slope": found.slope.tolist(), "chi squared": found.chi_squared.tolist()}
    return {"area": areas, **shown, "trend": _words(WAYS, found.direction)}


def change(columns: Columns, options: Options) -> Found:
    """Change since an earlier period, with its test."""
    others = {name: numbers(columns, name) for name in ("now_denominator", "then_denominator") if name in columns}
    found = ps.change_since(
        numbers(columns, "now"),
        numbers(columns, "then"),
        now_denominators=others.get("now_denominator", 1),
        then_denominators=others.get("then_denominator", 1),
        confidence=options.confidence,
    )
    ends = {"ratio lower": found.ratio.lower.tolist(), "ratio upper": found.ratio.upper.tolist()}
    test = {"p": found.p_value.tolist(), "z": found.z.tolist(), "flag": _words({-1: "-", 0: "", 1: "+"}, found.flagged)}
    return {"per cent": found.percent.tolist(), "ratio": found.ratio.value.tolist(), **ends, **test}


def rank(columns: Columns, options: Options) -> Found:
    """Ranks, with ties, in the order of the file."""
    found = ps.competition_ranks(numbers(columns, "value"), low_is_good=options.low_is_good)
    words = [ps.in_words(int(one), tied=bool(tied)) for one, tied in zip(found.rank, found.tied, strict=True)]
    return {"value": numbers(columns, "value").tolist(), "rank": found.rank.tolist(), "in words": words}


def trajectory(columns: Columns, options: Options) -> Found:
    """Where each row's figure should stand, by both shapes, and where it stands."""
    given = [numbers(columns, name) for name in ("baseline", "change", "months", "month")]
    ways = {
        shape: [
            float(ps.trajectory(b, c / 100, whole("months", all_of), at=m, shape=shape)[0])
            for b, c, all_of, m in zip(*given, strict=True)
        ]
        for shape in ("linear", "compound")
    }
    if "actual" not in columns:
        return ways
    found = ps.against_trajectory(numbers(columns, "actual"), ways["linear"], low_is_good=options.low_is_good)
    return {**ways, "actual": numbers(columns, "actual").tolist(), "standing": _words(STANDINGS, found.standing)}


def projection(columns: Columns, options: Options) -> Found:
    """The year that is not over, by the share of its months in the years before."""
    x, years = numbers(columns, "count"), list(dict.fromkeys(columns["year"]))
    rows = [x[[at for at, year in enumerate(columns["year"]) if year == one]] for one in years]
    if any(len(year) != 12 for year in rows[:-1]):
        raise BadShape(
            "year", "an earlier year has not 12 months", "Give whole years, and the months so far of the last"
        )
    found = ps.project_year(rows[-1], np.array(rows[:-1]), confidence=options.confidence)
    ends = {name: [float(getattr(found, name))] for name in ("value", "lower", "upper", "dispersion")}
    return {"year": [years[-1]], "so far": [float(rows[-1].sum())], **ends}


def predicted(columns: Columns, options: Options) -> Found:
    """What areas like each have, from every other column."""
    like = np.column_stack([numbers(columns, name) for name in columns if name not in ("area", "observed")])
    found = ps.predicted_against_observed(
        numbers(columns, "observed"), like, low_is_good=options.low_is_good, confidence=options.confidence
    )
    names = ("observed", "expected", "lower", "upper", "gap", "studentised")
    return {**{name: getattr(found, name).tolist() for name in names}, "flag": _words(FLAGS, found.flag)}


def neighbours(columns: Columns, options: Options) -> Found:
    """The nearest areas of each, by every other column."""
    like = np.column_stack([numbers(columns, name) for name in columns if name != "area"])
    found = ps.nearest_neighbours(like, options.nearest)
    return {
        f"{part} {k + 1}": [columns["area"][at] for at in found.nearest[:, k]] if part == "nearest" else far
        for k in range(options.nearest)
        for part, far in (("nearest", []), ("distance", found.distance[:, k].tolist()))
    }


def suppress(columns: Columns, options: Options) -> Found:
    """A table of counts with its totals, small ones hidden and others with them; the first column names the rows."""
    label, names, table = _table(columns)
    found = ps.suppress(table, threshold=options.threshold).shown()
    return _with_totals(label, names, columns, found)


def public(columns: Columns, options: Options) -> Found:
    """A table of counts with its totals, under 10 hidden and others rounded to 5."""
    label, names, table = _table(columns)
    found = ps.for_the_public(ps.with_totals(table))
    return _with_totals(label, names, columns, [["c" if cell < 0 else str(cell) for cell in row] for row in found])


def survey(columns: Columns, options: Options) -> Found:
    """Weighted shares of a question's answers, by a column of the file."""
    if not (options.question and options.by and options.codebook):
        raise UnknownChoice("survey", "it is not said what to show", "Give --question, --by and --codebook")
    for name in (options.question, options.by, *([options.weight] if options.weight else [])):
        if name not in columns:
            raise UnknownChoice("file", f"it has no column {name!r}", f"It has {', '.join(columns)}")
    question = ps.Codebook.read(options.codebook)[options.question]
    weight = numbers(columns, options.weight) if options.weight else np.ones(len(columns[options.by]))
    found = ps.publish(
        question,
        question.coded(columns[options.question]),
        {options.by: columns[options.by]},
        ps.Sample.of(weight),
        threshold=options.threshold,
        confidence=options.confidence,
    )[options.by]
    rows = [(at, answer) for at in range(len(found.groups)) for answer in range(len(question.labels))]
    base = ["c" if found.base[at] < 0 else str(found.base[at]) for at, _ in rows]
    shares = {name: [float(getattr(found, name)[of]) * 100 for of in rows] for name in ("share", "lower", "upper")}
    asked = {options.by: [found.groups[at] for at, _ in rows], "answer": [question.labels[of] for _, of in rows]}
    return {**asked, **shares, "base": base, "firm": ["yes" if found.firm[at] else "no" for at, _ in rows]}


def _words(words: dict[int, str], codes: npt.NDArray[np.int8]) -> list[str]:
    return [words[int(code)] for code in codes]


def _table(columns: Columns) -> tuple[str, list[str], Array]:
    label, *names = columns
    if not names:
        raise BadShape("file", "it has one column", "Give the rows' names first, and a column of counts at least")
    return label, names, np.column_stack([numbers(columns, name) for name in names])


def _with_totals(label: str, names: list[str], columns: Columns, cells: list[list[str]]) -> Found:
    shown = {name: [row[at] for row in cells] for at, name in enumerate([*names, "Total"])}
    return {label: [*columns[label], "Total"], **shown}


COUNTED = ("count", "denominator")
METHODS = {
    "proportion": Method(COUNTED, "proportions with Wilson's interval", proportion, row_by_row=True),
    "rate": Method(COUNTED, "rates with exact or Byar's interval", rate, row_by_row=True),
    "ratio": Method(("count", "expected"), "indirectly standardised ratios", ratio, row_by_row=True),
    "standardised": Method(
        ("area", "count", "population", "standard"), "directly standardised rates, a row a stratum", standardised
    ),
    "funnel": Method(COUNTED, "limits at 95 % and 99.8 %, and where each area stands", funnel),
    "control": Method(("value",), "control charts (XmR); also area, period", control),
    "trend": Method(COUNTED, "whether the last five periods go one way; also area", trend),
    "change": Method(("now", "then"), "change with its test; also now_denominator, then_denominator", change, True),
    "rank": Method(("value",), "competition ranks with ties", rank),
    "trajectory": Method(
        ("baseline", "change", "months", "month"),
        "where a figure should stand, change in per cent; also actual",
        trajectory,
        True,
    ),
    "projection": Method(("year", "count"), "what the last year will come to, a row a month", projection),
    "predicted": Method(("observed",), "predicted against observed, from every other column", predicted),
    "neighbours": Method(("area",), "the nearest areas of each, by every other column", neighbours),
    "suppress": Method((), "a table with small counts hidden so that none can be worked out", suppress),
    "public": Method((), "a table with counts under 10 hidden and others rounded to 5", public),
    "survey": Method((), "weighted shares of a question by a column", survey),
}
