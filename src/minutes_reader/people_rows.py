"""Rows of a table of people: name, post, organisation, in the columns that a header names or the cells suggest."""

from __future__ import annotations

import re
from typing import NamedTuple

from minutes_reader.lines import Cell, Line, has_any
from minutes_reader.marks import Mark, is_post, marks_beside, post_and_organisation, read_mark
from minutes_reader.names import agency_weight, are_initials, is_person, post_weight
from minutes_reader.reading import Attendance, Capacity

_SUBSTITUTED = re.compile(r"[-–—]?\s*[A-Z][\w .'’-]{3,50}\s(?:substitut|deputi[sz]|attend)(?:ed|ing)\b.*")
_WIDEST = 60  # a longer cell that ends in a stop is a sentence behind two spaces
_NAME = re.compile(r"(?P<name>[^()\[\]:]+?)(?=\s*[(\[:]|\s+[-–—]|\s*–|$)")
_TICK = re.compile(r"x|y|yes|p|present|attended|[✓✔☑√/*•]", re.I)
_ABSENT = re.compile(r"a|ap|apols?\.?|apologies|apology|absent|n|no|-", re.I)
_LAST_BRACKET = re.compile(r"(?<=\S)\s*\(([^()]+)\)$")
_GAP = re.compile(r"\S+(?:\s\S+)*")
_DEPUTY = re.compile(
    r"(?:\s*\([A-Z]{2,4}\))?\s+\(?(?:for|deputi[sz]ing for|on behalf of|representing|in (?:the )?place of)\s+.*$",
    re.I | re.S,
)
_DEPUTY_SIGNS = (" for", " on behalf", " rep", " in place", " in the place", " dep", "(for", "(in")
_AGENCY_LAST = re.compile(
    r"\b(?:Council|Constabulary|Police|NHS|CCG|PCT|Trust|University|College|Homes|Association)(?:\s*\([^()]*\))?$"
)
_POST_AND_AGENCY = re.compile(rf"(?P<post>[^,]+), (?P<agency>[^,]*{_AGENCY_LAST.pattern})")


class Row(NamedTuple):
    """A row with a person in it; `others` are the filled cells beside the name, as columns of the row."""

    line: Line
    start: int
    name: Cell
    others: tuple[tuple[int, Cell], ...]


def row_of(line: Line, start: int = 0) -> Row | None:
    """The row that a line is from `start` on, its cells apart by tabs or by gaps of two spaces or more.

    None where it names nobody.
    """
    cells = line.cells if line.tabbed else _gapped(line)
    if start > line.start:
        first = next((n for n, cell in enumerate(cells) if cell.start >= start and cell.text), len(cells))
        cells = cells[first:]
    if len(cells) < 2:
        return None
    for at, cell in enumerate(cells[:3]):
        if _name_in(cell.text):
            others = tuple(
                (n, other)
                for n, other in enumerate(cells)
                if n != at and other.text and not _SUBSTITUTED.fullmatch(other.text)
            )
            return Row(line, cells[0].start if cells[0].text else cell.start, cell, others)
    return None


def _gapped(line: Line) -> tuple[Cell, ...]:
    text = line.text
    if "  " not in text:
        return ()
    cells = tuple(Cell(line.start + part.start(), line.start + part.end(), part[0]) for part in _GAP.finditer(text))
    return () if any(len(cell.text) > _WIDEST and cell.text[-1] == "." for cell in cells) else cells


def _name_in(text: str) -> str | None:
    found = _NAME.match(_without_deputy(text))
    return found["name"] if found and is_person(found["name"]) else None


def _without_deputy(text: str) -> str:
    return _DEPUTY.sub("", text) if has_any(text, _DEPUTY_SIGNS) else text


def people_in_rows(rows: list[Row], capacities: list[Capacity], columns: tuple[str, ...] | None) -> list[Attendance]:
    """One person a row.  Of two cells the first is the post; a lone one is what most rows hold there."""
    lone = [row.others[0][1].text for row in rows if len(_without_initials(row)) == 1]
    lone_is_post: bool | None = sum(map(is_post, lone)) * 2 > len(lone)
    both = [words for words in lone if ", " in words and is_post(words.partition(", ")[0])]
    if (
        both and len(both) * 5 > len(lone) * 3
    ):  # most cells hold a post and an agency, so the comma parts the others too
        lone_is_post = None
    return [_person(row, capacity, columns, lone_is_post) for row, capacity in zip(rows, capacities, strict=True)]


def _without_initials(row: Row) -> list[tuple[int, Cell]]:
    name = _name_in(row.name.text) or ""
    return [(n, cell) for n, cell in row.others if not (len(cell.text) <= 5 and are_initials(cell.text, name))]


def _without_sector(others: list[tuple[int, Cell]]) -> list[tuple[int, Cell]]:
    """The cells without a last one that holds only a code of a few capitals beside an agency's full name."""
    if len(others) < 2:
        return others
    code, beside = others[-1][1].text, others[-2][1].text
    is_code = len(code) <= 4 and code.isupper() and code.isalpha()
    return others[:-1] if is_code and agency_weight(beside) and not is_post(beside) else others


def _person(row: Row, capacity: Capacity, columns: tuple[str, ...] | None, lone_is_post: bool | None) -> Attendance:
    post, organisation = _columns(row, columns, lone_is_post)
    capacity = _ticked(row, columns) or capacity
    name = _name_in(row.name.text) or row.name.text
    chair = False
    for mark in marks_beside(_without_deputy(row.name.text)[len(name) :], name):
        post, organisation = post or mark.post, organisation or mark.organisation
        chair, capacity = chair or mark.chair, mark.capacity or capacity
    return Attendance(
        name=" ".join(name.split()),
        post=_without_part(post, name),
        organisation=_without_part(organisation, name),
        capacity=capacity,
        chair=chair,
        span=(row.start, row.line.end),
        confidence=0.95,
    )


def _without_part(words: str | None, name: str) -> str | None:
    """A cell's words without a bracket that only says how the person took part: "Mere Homes (minutes)"."""
    found = _LAST_BRACKET.search(words or "")
    return words[: found.start()].rstrip() if words and found and read_mark(found[1], name) == Mark() else words


def _ticked(row: Row, columns: tuple[str, ...] | None) -> Capacity | None:
    """What a table says that has a column for those present, or one for each way of taking part."""
    for n, cell in row.others:
        column = columns[n] if columns and n < len(columns) else ""
        if column == "apologies" and _TICK.fullmatch(cell.text) or column == "present" and _ABSENT.fullmatch(cell.text):
            return "apologies"
        if column == "present" and _TICK.fullmatch(cell.text):
            return "present"
    return None


def _columns(row: Row, columns: tuple[str, ...] | None, lone_is_post: bool | None) -> tuple[str | None, str | None]:
    """(post, agency) of a row; `lone_is_post` None says that a lone cell holds the two with a comma between them."""
    others = _without_sector(_without_initials(row))
    if columns:
        named = {columns[n]: cell.text for n, cell in others if n < len(columns)}
        if "post" in named or "organisation" in named:
            return named.get("post"), named.get("organisation")
    texts = [cell.text for _, cell in others]
    if len(texts) >= 2:
        first, second = texts[0], texts[1]
        return (second, first) if is_post(second) and not is_post(first) and others[0][0] == 0 else (first, second)
    if not texts:
        return None, None
    if lone_is_post is None and ", " in texts[0]:
        post, _, agency = texts[0].partition(", ")
        return post, agency
    both = post_and_organisation(texts[0])
    if both.post and both.organisation and not lone_is_post:
        return both.post, both.organisation
    parted = _POST_AND_AGENCY.fullmatch(texts[0])
    if lone_is_post and parted and is_post(parted["post"]):
        return parted["post"], parted["agency"]
    if lone_is_post and not post_weight(texts[0]) and _AGENCY_LAST.search(texts[0]):
        return None, texts[0]
    return (texts[0], None) if lone_is_post or is_post(texts[0]) else (None, texts[0])
