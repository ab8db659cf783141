"""Figures told in sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from minutes_reader.counted import noun_after
from minutes_reader.figure_areas import area_of, listed_areas, own_words
from minutes_reader.figure_roles import role_of
from minutes_reader.figure_values import values_told
from minutes_reader.figure_when import periods_of
from minutes_reader.lines import has_any
from minutes_reader.measures import measure_of
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.periods import Period
from minutes_reader.ranks import find_ranks, rank_places
from minutes_reader.reading import Figure, Span, Unit
from minutes_reader.values import Value, measures, numbers

_UNSURE = "it may count something that is not measured"
_NOT_BESIDE = "the place is named beside another figure"
_SUPPOSED = re.compile(
    r"\b(?:it\s+was\s+(?:suggested|proposed)|(?:suggested|proposed)\s+that|what\s+if|for\s+example,?\s+if"
    r"|would\s+need\s+to\s+be)\b",
    re.I,
)
_SUPPOSING = ("suggested", "proposed", "what", "example", "need")
_STANDS = re.compile(r"\b(?:stood|stands?|standing|currently|now)(?:\s+(?:at|is|was))?\s*$|\bat\s*$", re.I)
_NOW = re.compile(r"\b(?:stood|stands?|standing|currently|now)\b[^,.;]{0,25}$", re.I)
_NOWS = ("stood", "stand", "currently", "now")
_GOES_ON = re.compile(r"(?:this|it|these|they|currently|now|the\s+(?:rate|figure|number|level)|as\s+(?:of|at))\b", re.I)
_LONG_WORD = re.compile(r"[a-z]{4,}")


class Told(NamedTuple):
    """A figure and the words that lead up to it, before the rest of the paragraph is weighed."""

    figure: Figure
    sentence: int
    lead: str
    alone: bool

    @property
    def stands(self) -> bool:
        """True where the words say where something stands, which a later sentence may bring up to date."""
        return self.alone or _STANDS.search(self.lead) is not None

    @property
    def now(self) -> bool:
        """True where the words say that it stands so now."""
        return has_any(self.lead.lower(), _NOWS) and _NOW.search(self.lead) is not None


@dataclass(slots=True)
class Signs:
    """What a look over the text found in one passage; offsets are those of the whole text."""

    numbers: list[re.Match[str]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)  # where a place in an order may be told in words
    pounds: bool = False


class Sentence(NamedTuple):
    """The sentence [start, end) of a passage, its place there, and the words of the body's own place."""

    passage: Passage
    place: int
    start: int
    end: int
    own: frozenset[str]


def figures_in_prose(paper: Paper) -> Iterator[Figure]:
    """Every figure told in a sentence, with its role, period and area where the words give them."""
    own = own_words(paper)
    for passage, signs in _passages_with_signs(paper):
        yield from (one.figure for one in overtaken(list(_in_passage(paper, passage, signs, own))))


def _passages_with_signs(paper: Paper) -> Iterator[tuple[Passage, Signs]]:
    """The passages that hold a number, a place in an order or a sum, found by one look over the whole text."""
    passages = [one for one in paper.passages if one.sentences and one.first >= paper.front]
    starts = [one.start for one in passages]
    begin = starts[0] if starts else len(paper.clean)
    signs: dict[int, Signs] = {}
    for match in numbers(paper.clean, _stretches(paper)):
        _note(passages, starts, signs, match.start()).numbers.append(match)
    for at in rank_places(paper.clean):
        _note(passages, starts, signs, at).places.append(at)
    at = paper.clean.find("£", begin)
    while at >= 0:
        _note(passages, starts, signs, at).pounds = True
        at = paper.clean.find("£", at + 1)
    for n in sorted(signs):
        if n >= 0:
            yield passages[n], signs[n]


def _stretches(paper: Paper) -> Iterator[Span]:
    """The stretches of the text that hold sentences: what stands between the rows of tables."""
    begin = end = -1
    for passage in paper.passages:
        if passage.sentences and passage.first >= paper.front:
            begin = passage.start if begin < 0 else begin
            end = passage.end
        elif begin >= 0:
            yield begin, end
            begin = -1
    if begin >= 0:
        yield begin, end


def _note(passages: list[Passage], starts: list[int], signs: dict[int, Signs], at: int) -> Signs:
    """The signs of the passage that has words at `at`; those of no passage are kept under -1."""
    n = bisect_right(starts, at) - 1
    if n >= 0 and not passages[n].start + passages[n].words <= at < passages[n].end:
        n = -1
    return signs.setdefault(n, Signs())


def _in_passage(paper: Paper, passage: Passage, signs: Signs, own: frozenset[str]) -> Iterator[Told]:
    """The figures of a passage, sentence by sentence, from the signs of them found in it."""
    found, offset = signs.numbers, passage.start
    last, upto = None, 0
    for n, (start, end) in enumerate(passage.sentences):
        start, since = max(start, passage.words), upto
        while upto < len(found) and found[upto].start() < offset + end:
            upto += 1
        here = found[since:upto]
        begins = [match.start() - offset for match in here if match["nth"] is not None] if here else []
        if signs.places:
            begins = sorted((*begins, *(at - offset for at in signs.places if start <= at - offset < end)))
        if not here and not begins and not signs.pounds:
            continue
        ranks = find_ranks(passage.text, end, begins) if begins else []
        told = measures(passage.text, start, offset, here)
        values, periods = values_told(passage.text, passage.low, start, end, told, ranks)
        if values and not _is_supposed(passage, start, end):
            sentence = Sentence(passage, n, start, end, own)
            for one in _in_sentence(paper, sentence, values, periods, last):
                last = one.figure
                yield one


def _is_supposed(passage: Passage, start: int, end: int) -> bool:
    """True for a sentence of what might be: `it was suggested that 10 % …`."""
    return has_any(passage.low[start:end], _SUPPOSING) and _SUPPOSED.search(passage.text, start, end) is not None


def overtaken(told: list[Told]) -> list[Told]:
    """The figures of a paragraph in order; one that a later sentence brings up to date is `previous`."""
    if len(told) < 2 or not any(one.now for one in told):
        return told
    found: list[Told] = []
    now: list[Told] = []  # figures of the sentence looked at that tell where things stand now
    # By unit and area, the words that lead to such figures in the sentences after it.
    later: dict[tuple[Unit | None, str | None], set[str]] = {}
    for one in reversed(told):
        if now and now[-1].sentence > one.sentence:
            for other in now:
                later.setdefault((other.figure.unit, other.figure.area), set()).update(_leading_words(other.lead))
            now = []
        if one.figure.role == "latest":
            if one.now:
                now.append(one)
            words = later.get((one.figure.unit, one.figure.area))
            if words and one.stands and _is_named(one.figure, words):
                one = one._replace(figure=replace(one.figure, role="previous"))
        found.append(one)
    return found[::-1]


def _leading_words(lead: str) -> set[str]:
    """The long words that lead to a figure, and "" where it goes on with whatever was told before."""
    words = set(_LONG_WORD.findall(lead.lower()))
    return words | {""} if _GOES_ON.match(lead) else words


def _is_named(figure: Figure, words: set[str]) -> bool:
    """True where later words speak of the same thing."""
    return "" in words or not words.isdisjoint(_LONG_WORD.findall((figure.measure or "").lower()))


def _in_sentence(
    paper: Paper, sentence: Sentence, values: list[Value], periods: list[Period], last: Figure | None
) -> Iterator[Told]:
    passage, n, start, end, own = sentence
    text, low = passage.text, passage.low
    when = periods_of(text, values, periods) if periods else None
    listed = listed_areas(text, low, values, own)
    since, first = start, None
    for k, value in enumerate(values):
        role, area = role_of(text, low, start, end, value, since)
        sure = True
        if area is None:
            area, sure = area_of(text, low, start, end, value, since, own)
        if listed and value in listed:
            area, role = listed[value]
        measure = (
            first
            if first and role != "latest" and not (value.unit is None and noun_after(text, value, end))
            else measure_of(text, start, end, value, since) or (last.measure if last else None)
        )
        first = first or measure
        unit, per = _unit(value, last)
        span = (passage.start + value.start, passage.start + value.end)
        last = Figure(
            span=span,
            item=paper.outline.item_at(span[0]) if passage.head else passage.item,
            measure=measure,
            value=value.value,
            unit=unit,
            per=per,
            role=role,
            period=when[k] if when else None,
            area=area,
            confidence=(0.9 if sure else 0.8) if value.sure else 0.7,
            doubt=_UNSURE if not value.sure else None if sure else _NOT_BESIDE,
        )
        yield Told(last, n, text[since : value.start], len(values) == 1)
        since = value.end


def _unit(value: Value, earlier: Figure | None) -> tuple[Unit | None, int | float | None]:
    """The unit of a figure: its own; of a bare whole number a count; of a bare decimal that of the rate before it."""
    if value.unit is not None:
        return value.unit, value.per
    if isinstance(value.value, int):
        return "count", None
    return ("rate", earlier.per) if earlier and earlier.unit == "rate" else (None, None)
