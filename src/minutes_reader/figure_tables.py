"""Figures in tables: the column decides what a figure is, the row what it measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from minutes_reader.figure_areas import is_place
from minutes_reader.lines import Cell
from minutes_reader.paper import Paper
from minutes_reader.periods import find_periods, when_ends
from minutes_reader.pounds import is_unit_cost
from minutes_reader.reading import Figure, Role, Unit
from minutes_reader.tables import Row, Table
from minutes_reader.values import Value, find_values, value_at

_ELSEWHERE = re.compile(
    r"\b(?:national|england(?:\s+(?:and|&)\s+wales)?|regional|region|(?:most\s+)?similar\s+(?:group|famil(?:y|ies)"
    r"|areas?|csps?|forces?)|msg|msf|family\s+group|ms\s+group|"
    r"comparators?|benchmark|county|force)\b",
    re.I,
)
_ROLES: tuple[tuple[str, Role], ...] = (
    (r"\bstretch\b", "stretch"),
    (r"\btargets?\b|\btrajectory\b|\bplanned\b", "target"),
    (r"\bbaseline\b", "baseline"),
    (r"change|variance|differen|movement|\+\s?/\s?[-–]|increase|decrease|reduction", "change"),
    (r"\bprevious\b|\blast\s+year\b|\bprior\b|\blast\s+(?:quarter|period|month)\b", "previous"),
    (r"\blatest\b|\bcurrent\b|\bthis\s+year\b|\bto\s+date\b|\bytd\b|\bnow\b", "latest"),
)
_WORDS = tuple((re.compile(words, re.I), role) for words, role in _ROLES)
_MEASURE = re.compile(
    r"(?:performance\s+)?(?:indicators?|measures?|descriptions?|offences?|crimes?|crime\s+types?|categor(?:y|ies)"
    r"|incident\s+types?|types?\s+of|metrics?|outcomes?|pi\b|kpi)",
    re.I,
)
_PLACE = re.compile(
    r"(?:wards?|areas?|districts?|localit(?:y|ies)|neighbourhoods?|beats?|boroughs?|places?|csps?|partnerships?|towns?"
    r"|sectors?)\b",
    re.I,
)
_KEY = re.compile(r"(?:refs?|no|nos|code|id|item|page|weight|rank|risk|score|likelihood|impact|rag)\b\.?", re.I)
_OPENING = re.compile(r"(?:approx\.?|about|around|over|under|c\.|circa|>|<|~|≈|\()?\s*")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,60})")
_AREA = re.compile(
    r"^(?:(?P<known>(?:most\s+similar|ms|family|similar)\s+(?:group|families|family|areas?|csps?)|national"
    r"|england(?:\s+and\s+wales)?|regional)|(?P<place>[A-Z][a-z]+(?:[\s-][A-Z][a-z]+){0,2}))$",
    re.I,
)
_PER = re.compile(r"\bper\s+(1,?000|10,?000|100,?000|1,?000,?000)\b|/\s?(1,?000|10,?000|100,?000)\b", re.I)
_PERCENT = re.compile(r"%|\bper\s?cent(?:age)?\b|\bproportion\b", re.I)
_COUNTED = re.compile(r"per\b|reduction|increase|people|\w+s\b")
_QUARTER = re.compile(r"q(?:tr|uarter)?\.?\s?([1-4])\b", re.I)
_SOURCE = re.compile(r"survey|data|local|source", re.I)
_IN_POUNDS = re.compile(r"£(?!\s?\d)|\bGBP\b")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of values says of every figure in it."""

    index: int
    role: Role
    period: str | None
    area: str | None
    heading: str


class Heading(NamedTuple):
    """What the words over a column say: a role, a period, or an area that is not our own."""

    words: str
    role: Role | None
    period: str | None
    elsewhere: str | None

    @property
    def speaks(self) -> bool:
        """True where the words speak of values."""
        return bool(self.role or self.period or self.elsewhere)


@dataclass(frozen=True, slots=True)
class RowSays:
    """What a row says of every figure in it: `per` from the measure's name, `per_beside` from any of its cells."""

    measure: str
    place: str | None
    per: int | None
    per_beside: int | None


def figures_in_tables(paper: Paper) -> Iterator[Figure]:
    """Every figure that stands in a cell under a heading that a value can stand under."""
    for table in paper.tables:
        columns = value_columns(table)
        label = _label_column(table, columns) if columns else None
        if label is not None:
            for row in table.rows:
                yield from _in_row(paper, table, row, columns, label)


def value_columns(table: Table) -> list[Column]:
    """The columns in which half of the filled cells, or a fifth under a heading that speaks of values, have one."""
    found = []
    for n, head in enumerate(table.header):
        cells = [cell for row in table.rows if (cell := row.cell(n))]
        if not cells or _KEY.fullmatch(head.text.strip()):
            continue
        values = sum(_first(cell.text) is not None for cell in cells)
        if not values:
            continue
        heading = _heading(head.text)
        if values * (5 if heading.speaks else 2) >= len(cells) and (n > 0 or heading.speaks):
            found.append((n, heading))
    return _with_roles(found)


@lru_cache(maxsize=256)
def _heading(words: str) -> Heading:
    periods, elsewhere = find_periods(words), _ELSEWHERE.search(words)
    role = next((role for pattern, role in _WORDS if pattern.search(words)), None)
    return Heading(words, role, periods[0].words if periods else None, elsewhere[0] if elsewhere else None)


def _with_roles(found: list[tuple[int, Heading]]) -> list[Column]:
    ends = {n: when_ends(head.period) for n, head in found if head.period}
    if not any(ends.values()):
        ends = {n: _quarter(head.words) for n, head in found}
    newest = max((end for n, head in found if (end := ends.get(n)) and head.role is None), default=None)
    columns = []
    for n, head in found:
        role: Role = head.role or "latest"
        if head.elsewhere and role == "latest":
            role = "comparator"
        elif head.role is None and newest and ends.get(n) and ends[n] != newest:
            role = "previous"
        area = head.elsewhere if role == "comparator" else None
        columns.append(Column(n, role, head.period, area, head.words))
    if any(column.role == "latest" and _heading(column.heading).role for column in columns):
        columns = [_aged(column) for column in columns]
    return columns


def _quarter(heading: str) -> tuple[int, int] | None:
    """(0, n) for quarter n of a year that the table does not print."""
    found = _QUARTER.match(heading)
    return (0, int(found[1])) if found else None


def _aged(column: Column) -> Column:
    """Beside a column headed `latest`, one headed only by a period is an earlier one."""
    if column.role == "latest" and column.period and not _heading(column.heading).role:
        return Column(column.index, "previous", column.period, column.area, column.heading)
    return column


def _label_column(table: Table, columns: list[Column]) -> int | None:
    """The column that says what a row measures: headed so, else the wordiest before the values; None without any."""
    taken = {column.index for column in columns}
    for n, head in enumerate(table.header):
        if n not in taken and _MEASURE.match(head.text):
            return n
    words = [n for n in range(min(taken)) if n not in taken]
    if not words:
        return None
    return max(words, key=lambda n: sum(len(cell.text) for row in table.rows if (cell := row.cell(n))))


def _in_row(paper: Paper, table: Table, row: Row, columns: list[Column], label: int) -> Iterator[Figure]:
    cell = row.cell(label)
    measure = cell.text if cell else row.carried if label == 0 else None
    if not measure:
        return
    filled = [(column, found) for column in columns if (found := row.cell(column.index))]
    per = _per(measure)
    per_beside = per or next((beside for _, found in filled if (beside := _per(found.text))), None)
    placed = bool(label < len(table.header) and _PLACE.match(table.header[label].text) and is_place(measure))
    for column, found in filled:
        # Sums of money are no figures; what a thing costs is.
        pounds = "£" in found.text or _IN_POUNDS.search(column.heading)
        if not pounds or is_unit_cost(f"{column.heading} {measure}"):
            says = RowSays(column.heading if placed else measure, measure if placed else None, per, per_beside)
            yield from _in_cell(paper, found, column, says)


def _in_cell(paper: Paper, cell: Cell, column: Column, says: RowSays) -> Iterator[Figure]:
    """The figure that a cell opens with, and a second one in its brackets."""
    first = _first(cell.text)
    if first is None:
        return
    period, area, second = _brackets(cell.text, first.end)
    elsewhere = area is not None and _ELSEWHERE.search(area) and column.role in ("latest", "target")
    unit, per = _unit(first, column.heading, says)
    values = [first._replace(unit=unit, per=per)]
    if second:
        values.append(second._replace(unit=second.unit or "count"))
    for value in values:
        span = (cell.start + value.start, cell.start + value.end)
        yield Figure(
            span=span,
            item=paper.outline.item_at(span[0]),
            measure=says.measure,
            value=value.value,
            unit=value.unit,
            per=value.per,
            role="comparator" if elsewhere else column.role,
            period=period or column.period,
            area=area or column.area or says.place,
        )


@lru_cache(maxsize=1024)
def _first(words: str) -> Value | None:
    """The value that a cell opens with; None for a period, a date or words."""
    opening = _OPENING.match(words)
    at = opening.end() if opening else 0
    if not words[at : at + 1] or not (words[at].isdigit() or words[at] in "£+-–−Ll"):
        return None
    value = value_at(words, at)
    if value is None or (value.unit is None and any(p.start <= value.start < p.end for p in find_periods(words))):
        return None
    after = words[value.end :].lstrip()
    return value if value.unit or not after[:1].isalpha() or _COUNTED.match(after) else None


def _brackets(words: str, at: int) -> tuple[str | None, str | None, Value | None]:
    """(period, area, second value) that the brackets after a cell's first value give."""
    period = area = second = None
    if "(" not in words and "[" not in words:
        return period, area, second
    for bracket in _BRACKET.finditer(words, at):
        inside = bracket[1]
        when = _period_in(inside)
        period = period or when
        named = (part.strip() for part in inside.split(",") if _is_area(part.strip(), when is not None))
        area = area or next(named, None)
        if second is None and when is None:
            values = find_values(words, bracket.start(1), bracket.end(1))
            second = values[0] if values and values[0].start == bracket.start(1) else None
    return period, area, second


@lru_cache(maxsize=256)  # the rows of a table say the same
def _period_in(words: str) -> str | None:
    periods = find_periods(words)
    return periods[0].words if periods else None


def _is_area(words: str, dated: bool) -> bool:
    """True for `National`, `Most Similar Group`, or a place's name in a bracket that holds no period."""
    known = _AREA.match(words)
    if known is None or known["known"]:
        return known is not None
    return not dated and is_place(words) and not _SOURCE.search(words)


def _unit(value: Value, heading: str, says: RowSays) -> tuple[Unit | None, int | None]:
    """The unit of a cell's value: printed beside it, in the measure's name, the heading, or elsewhere in the row."""
    if value.unit:
        return value.unit, value.per
    if says.per:
        return "rate", says.per
    if _PERCENT.search(says.measure) or "%" in heading:
        return "percent", None
    if says.per_beside and isinstance(value.value, float):
        return "rate", says.per_beside
    return ("count", None) if isinstance(value.value, int) else (None, None)


def _per(words: str) -> int | None:
    found = _PER.search(words) if "000" in words else None
    return int((found[1] or found[2]).replace(",", "")) if found else None
