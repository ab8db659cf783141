"""Sums of money in tables: the heading says what a sum is, the row whose it is, or the other way about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_reader.lines import Cell
from minutes_reader.money_lines import line_in, nature_in
from minutes_reader.paper import Paper
from minutes_reader.pounds import is_unit_cost
from minutes_reader.reading import Money, MoneyLine
from minutes_reader.tables import Row, Table
from minutes_reader.values import find_pounds

_PLAIN = re.compile(r"\(?[-–]?\d{1,3}(?:,\d{3})*(?:\.\d\d)?\)?|\(?[-–]?\d+(?:\.\d\d)?\)?")
_IN_POUNDS = re.compile(r"£(?!\s?\d)|£\s?0{3}|\bGBP\b")
_THOUSANDS = re.compile(r"£\s?0{3}|£['’]?000s?|£\s?k\b", re.I)
_TOTAL = re.compile(r"(?:grand\s+|sub-?\s?)?totals?\b", re.I)
_HEADED = re.compile(
    r"\b(?:fund|budget|pot|grant|project|scheme|source|organisation|agency|partner|description|item|service|heading"
    r"|name|amount|total|sum|value|figure|cost)s?\b(?:\s*\(?£\)?)?",
    re.I,
)
_WORDY = re.compile(r"[A-Za-z]{3}")
_NOT_DIGIT = re.compile(r"[^\d.]")


def money_in_tables(paper: Paper) -> Iterator[Money]:
    """Every sum under a heading or beside a label that names a line of money."""
    for table in tables_with_sums(paper):
        for row in table.rows:
            for column in range(1, len(table.header)):
                cell = row.cell(column)
                amount = amount_of(cell, table.header[column].text) if cell else None
                if cell and amount is not None:
                    money = _money(paper, table, row, column, cell, amount)
                    if money:
                        yield money


def tables_with_sums(paper: Paper) -> Iterator[Table]:
    """The tables that have a sign of pounds in them."""
    for table in paper.tables:
        last = table.rows[-1].cells if table.rows else table.header
        text = paper.clean[table.header[0].start : max(cell.end for cell in last)]
        if "£" in text or "GBP" in text:
            yield table


def amount_of(cell: Cell, heading: str) -> str | None:
    """The amount that a cell holds and nothing else, as a decimal string; plain digits only under a heading in £."""
    text = cell.text.strip()
    found = list(find_pounds(text, 0, len(text)))
    if len(found) == 1 and not _WORDY.search(text[: found[0][0].start] + text[found[0][0].end :]):
        return ("-" if text[:2].lstrip("(").startswith(("-", "–")) or text.startswith("(") else "") + found[0][1]
    if _PLAIN.fullmatch(text) and _IN_POUNDS.search(heading):
        digits = _NOT_DIGIT.sub("", text)
        if _THOUSANDS.search(heading) and "." not in digits:
            digits += "000"
        return f"-{digits}" if text[0] in "(-–" else digits
    return None


def is_total(words: str) -> bool:
    """True for a row's label that says it adds up the rows above."""
    return _TOTAL.match(words.strip()) is not None


def _money(paper: Paper, table: Table, row: Row, column: int, cell: Cell, amount: str) -> Money | None:
    heading, label = table.header[column].text, label_of(row)
    line, across = _line(heading, label)
    if line is None or is_unit_cost(f"{heading} {label}"):
        return None
    fund: str | None = heading if across and _named(heading) else label
    if is_total(label):
        fund = None
    start = cell.start + (len(cell.text) - len(cell.text.lstrip("(-– ")))
    return Money(
        span=(start, cell.start + len(cell.text.rstrip(") "))),
        item=paper.outline.item_at(cell.start),
        fund=fund or None,
        line=line,
        nature=nature_in(heading) or nature_in(label),
        amount=amount,
        confidence=0.9,
    )


def _line(heading: str, label: str) -> tuple[MoneyLine | None, bool]:
    """What a cell is of its fund, and whether the row's label says so (then the heading names the fund).

    `Fund` and `budget` are in the names of funds, so that plainer words go before them, wherever they stand.
    """
    for plain in (True, False):
        by_heading = line_in(heading, plain=plain)
        by_label = None if by_heading else line_in(label, plain=plain)
        if by_heading or by_label:
            return by_heading or by_label, by_heading is None
    return None, False


def label_of(row: Row) -> str:
    """The words that a row is about: its first cell, or the one carried down to it."""
    first = row.cell(0)
    return first.text if first else row.carried


def _named(heading: str) -> bool:
    return (
        _HEADED.fullmatch(heading) is None
        and _IN_POUNDS.fullmatch(heading.strip()) is None
        and _WORDY.search(heading) is not None
    )
