"""Figures told in sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from minutes_reader.counted import counts, may_count, moved, noun_after
from minutes_reader.figure_areas import area_of, listed_areas, own_words
from minutes_reader.figure_roles import role_of
from minutes_reader.hints import Hinted
from minutes_reader.measures import measure_of
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.periods import Period, find_periods
from minutes_reader.pounds import is_cost
from minutes_reader.ranks import find_ranks, rank_hints
from minutes_reader.reading import Figure, Unit
from minutes_reader.values import Value, find_pounds, measures

_UNSURE = "it may count something that is not measured"
_NOT_BESIDE = "the place is named beside another figure"
_DIGIT = re.compile(r"[0-9]")
_SUPPOSED = Hinted(
    re.compile(
        r"\b(?:it\s+was\s+(?:suggested|proposed)|(?:suggested|proposed)\s+that|what\s+if|for\s+example,?\s+if"
        r"|would\s+need\s+to\s+be)\b",
        re.I,
    ),
    "suggested",
    "proposed",
    "what",
    "example",
    "need",
)
_RATED = Hinted(re.compile(r"\bper\s+(?P<per>1,?000|10,?000|100,?000)\b[^.;\d]{0,60}$", re.I), "per")
_STANDS = re.compile(r"\b(?:stood|stands?|standing|currently|now)(?:\s+(?:at|is|was))?\s*$|\bat\s*$", re.I)
_COMPARED = re.compile(
    r"\b(?:compared\s+(?:to|with)|than|against|on)\s+(?:that\s+of\s+)?(?:the\s+)?(?:same\s+(?:period|time|quarter"
    r"|month)\s+)?(?:in\s+|of\s+|the\s+)?$",
    re.I,
)
_NOW = Hinted(
    re.compile(r"\b(?:stood|stands?|standing|currently|now)\b[^,.;]{0,25}$", re.I), "stood", "stand", "currently", "now"
)
_GOES_ON = re.compile(r"(?:this|it|these|they|currently|now|the\s+(?:rate|figure|number|level)|as\s+(?:of|at))\b", re.I)
_NEW_SENTENCE = re.compile(r"\s+[A-Z][a-z]*\s+[a-z]")  # behind a headline without a stop: `Burglary up 6% A report …`
_ELSE_WHEN = re.compile(r"[;:].*\b(?:now|currently|this)\b|\b(?:is|are)\s+(?:now|currently)\b", re.I)
_APART = 10_000
_LONG_WORD = re.compile(r"[a-z]{4,}")
_OUT_OF = re.compile(
    r"\b(?:out\s+)?of\s+(?:the\s+"
    r"|these\s+)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure and what the words beside it said, before the rest of the paragraph is weighed."""

    figure: Figure
    sentence: int
    stands: bool
    now: bool
    lead: str


def figures_in_prose(paper: Paper) -> Iterator[Figure]:
    """Every figure told in a sentence, with its role, period and area where the words give them."""
    own = own_words(paper)
    hints = rank_hints(paper.clean.lower())
    for passage in paper.passages:
        if passage.first < paper.front or not passage.sentences:
            continue
        some_ranked = bool(hints) and _any_within(hints, passage.start, passage.end)
        if not some_ranked and not _DIGIT.search(passage.text, passage.words):
            continue
        told: list[Told] = []
        for n, (start, end) in enumerate(passage.sentences):
            start = max(start, passage.words)
            ranked = some_ranked and _any_within(hints, passage.start + start, passage.start + end)
            if start < end and (ranked or _DIGIT.search(passage.text, start, end)):
                ranks = find_ranks(passage.text, start, end) if ranked else []
                values, periods = _values(passage.text, start, end, ranks)
                if values and not _SUPPOSED.search(passage.text, start, end):
                    told.extend(_in_sentence(paper, passage, start, end, n, own, values, periods, told))
        yield from (one.figure for one in overtaken(told))


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    """True where one of the places, which are in order, lies in [start, end)."""
    return bisect_left(places, start) < bisect_left(places, end)


def overtaken(told: list[Told]) -> list[Told]:
    """The figures of a paragraph in order; one that a later sentence brings up to date is `previous`."""
    found: list[Told] = []
    now: list[Told] = []  # figures of the sentence looked at that tell where things stand now
    # By unit and area, the words that lead to such figures in the sentences after it.
    later: dict[tuple[Unit | None, str | None], set[str]] = {}
    for one in reversed(told):
        if now and now[-1].sentence > one.sentence:
            for other in now:
                later.setdefault((other.figure.unit, other.figure.area), set()).update(_leading_words(other.lead))
            now = []
        if one.now and one.figure.role == "latest":
            now.append(one)
        words = later.get((one.figure.unit, one.figure.area))
        if one.stands and one.figure.role == "latest" and _is_named(one.figure, words):
            one = replace(one, figure=replace(one.figure, role="previous"))
        found.append(one)
    return found[::-1]


def _leading_words(lead: str) -> set[str]:
    """The long words that lead to a figure, and "" where it goes on with whatever was told before."""
    words = set(_LONG_WORD.findall(lead.lower()))
    return words | {""} if _GOES_ON.match(lead) else words


def _is_named(figure: Figure, words: set[str] | None) -> bool:
    """True where later words speak of the same thing."""
    return words is not None and (
        "" in words or not words.isdisjoint(_LONG_WORD.findall((figure.measure or "").lower()))
    )


def _in_sentence(
    paper: Paper,
    passage: Passage,
    start: int,
    end: int,
    n: int,
    own: frozenset[str],
    values: list[Value],
    periods: list[Period],
    earlier: list[Told],
) -> Iterator[Told]:
    text = passage.text
    when = _periods_of(text, values, periods)
    listed = listed_areas(text, values, own)
    since, first, last = start, None, earlier[-1].figure if earlier else None
    for k, value in enumerate(values):
        role, beside = role_of(text, start, end, value, since)
        area, sure = (beside, True) if beside else area_of(text, start, end, value, since, own)
        if value in listed:
            area, role = listed[value]
        measure = (
            first
            if first and role != "latest" and not (value.unit is None and noun_after(text, value, end))
            else measure_of(text, start, end, value, since) or (last.measure if last else None)
        )
        first = first or measure
        unit, per = _unit(value, last)
        span = (passage.start + value.start, passage.start + value.end)
        lead = text[since : value.start]
        figure = Figure(
            span=span,
            item=paper.outline.item_at(span[0]),
            measure=measure,
            value=value.value,
            unit=unit,
            per=per,
            role=role,
            period=when[k],
            area=area,
            confidence=(0.9 if sure else 0.8) if value.sure else 0.7,
            doubt=_UNSURE if not value.sure else None if sure else _NOT_BESIDE,
        )
        last = figure
        stands = _STANDS.search(lead) is not None or len(values) == 1
        yield Told(figure, n, stands, _NOW.search(lead) is not None, lead)
        since = value.end


def _unit(value: Value, earlier: Figure | None) -> tuple[Unit | None, int | float | None]:
    """The unit of a figure: its own; of a bare whole number a count; of a bare decimal that of the rate before it."""
    if value.unit is not None:
        return value.unit, value.per
    if isinstance(value.value, int):
        return "count", None
    return ("rate", earlier.per) if earlier and earlier.unit == "rate" else (None, None)


def _values(text: str, start: int, end: int, ranks: list[Value]) -> tuple[list[Value], list[Period]]:
    """The numbers of a sentence that measure something, costs and ranks among them, and the periods it names."""
    costs = [value for value, _ in find_pounds(text, start, end) if is_cost(text, start, end, value.start, value.end)]
    told = measures(text, start, end)
    if not told and not costs and not ranks:
        return [], []
    counted = list(_counted(text, start, end, told))
    if not counted and not costs and not ranks:
        return [], []
    periods = find_periods(text, start, end)
    taken = [(one.start, one.end) for one in periods] + [(one.start, one.end) for one in ranks]
    values = [value for value in counted if not any(start < value.end and value.start < end for start, end in taken)]
    return sorted(values + costs + ranks, key=lambda value: value.start), periods


def _counted(text: str, start: int, end: int, told: list[Value]) -> Iterator[Value]:
    """Numbers with a unit, and bare ones that count something or that something rose or fell to."""
    earlier = False
    for value in told:
        if value.unit is None:
            rated = _RATED.search(text, max(start, value.start - 100), value.start)
            if rated and not noun_after(text, value, end):
                yield value._replace(unit="rate", per=int(rated["per"].replace(",", "")))
                earlier = True
                continue
            if not (counts(text, start, end, value, earlier) or moved(text, start, end, value)):
                may, surely = may_count(text, start, end, value)
                if not may:
                    continue
                value = value._replace(sure=surely)
            earlier = True
        yield value


def _periods_of(text: str, values: list[Value], periods: list[Period]) -> list[str | None]:
    """For each value the period that is said of it: one that opens the sentence, else one nearest to it."""
    when: list[str | None] = [None] * len(values)
    gap: list[int] = [1_000_000] * len(values)
    for period in periods:
        gaps = [(_gap(text, value, period), n) for n, value in enumerate(values)]
        nearest = min(gaps)[1]
        if min(gaps)[0] >= _APART:
            continue
        if _COMPARED.search(text, max(0, period.start - 45), period.start):
            beside = [n for n, value in enumerate(values) if 0 <= value.start - period.end <= 12]
            if beside:
                when[_second_of_pair(text, values, beside[0])] = period.words
            continue
        if period.initial and period is periods[0]:
            when = [period.words if n < _governed(text, values, period) else None for n in range(len(values))]
            continue
        if min(gaps)[0] >= gap[nearest]:
            continue
        when[nearest], gap[nearest] = period.words, min(gaps)[0]
        for n in (nearest - 1, nearest):
            if 0 <= n < len(values) - 1 and _part_of(text, values[n], values[n + 1]):
                when[n] = when[n + 1] = period.words
    return when


def _second_of_pair(text: str, values: list[Value], n: int) -> int:
    """The place of the value that an earlier period is said of: in `last year (45 against 51)` the second."""
    bracket = text[max(0, values[n].start - 2) : values[n].start].rstrip().endswith("(")
    closing = text.find(")", values[n].end) if bracket else -1
    return n + 1 if n + 1 < len(values) and values[n + 1].end <= closing else n


def _governed(text: str, values: list[Value], period: Period) -> int:
    """How many of the values the period that opens a sentence is said of: those before a clause about now."""
    since = period.end
    for n, value in enumerate(values):
        if n and _ELSE_WHEN.search(text, since, value.start):
            return n
        since = max(since, value.end)
    return len(values)


def _gap(text: str, value: Value, period: Period) -> int:
    """How far a period stands from a value; a comma or `and` between them parts them further."""
    between = text[value.end : period.start] or text[period.end : value.start]
    if value.unit == "percent" and value.end < period.start and _NEW_SENTENCE.match(between):
        return _APART
    return len(between) + (80 if "," in between or ";" in between or " and " in between else 0)


def _part_of(text: str, whole: Value, part: Value) -> bool:
    """True for `Out of the 9 who left this year, 6 had moved`: the part shares the whole's period."""
    return _OUT_OF.search(text[max(0, whole.start - 20) : whole.start]) is not None and (
        "," in text[whole.end : part.start] and part.start - whole.end < 80
    )
