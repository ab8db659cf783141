"""A spreadsheet as words: its sheets, their rows and cells, what is merged and hidden; and the text that it is kept as.

What a cell shows by a formula is the value that was stored with it: nothing is worked out again.
"""

import csv
import io
import math
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from frankpledge.intake.rules.tables.safe import kind_of_sheet
from frankpledge.intake.rules.tables.spans import Span, spans_of_ods, spans_of_xlsx
from frankpledge.kit.words import squeezed
from minutes_reader import ReadingError
from minutes_reader.decoding import decoded, text_of
from minutes_reader.formats.confined import confined

MOST_ROWS = 20_000  # in all of a file: a log of ten years has some thousands
MOST_COLUMNS = 200
MOST_KEPT = 5 * MOST_ROWS  # rows of one sheet up to the last with words, the empty ones between counted
MOST_READ = 1_100_000  # rows that a file may count before they are looked at: what was formatted and is empty
_SPLIT = "Keep what is to be brought in, delete the rest in a copy, and bring that."
_EMPTY = "there is nothing in its sheets. Check that it was saved, and bring it again."
_MARKS = ",;\t|"
_BLANK = re.compile(r"[\u200b-\u200f\u2060\ufeff\u202a-\u202e]")


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of a file: its name, whether it is hidden, and its rows of words, as the file numbers them from 0.

    `merges` are first row, first column, last row and last column of cells that are one; their words stand in the
    first of them.  `hidden_rows` are those that the file does not show.
    """

    name: str
    rows: list[list[str]]
    hidden: bool = False
    merges: list[Span] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Book:
    """A file: its kind, its sheets, how its text was encoded, and how many formulas have no value stored."""

    kind: str
    tabs: list[Tab]
    encoding: str = ""
    no_value: int = 0


def read_book(content: bytes, name: str) -> Book:
    """What a spreadsheet holds.  ReadingError, which says what to do, for what is none or is not to be opened.

    Refused are files that are locked, hold programs, unpack to too much, or have more than MOST_ROWS rows.  All but
    text is opened in a process that may take only so much time and memory.
    """
    kind = kind_of_sheet(content, name)
    book = _read_text(content, name) if kind == "csv" else confined(_read, content, kind, name, name=name)
    if not any(tab.rows for tab in book.tabs):
        raise ReadingError(f"{name}: {_EMPTY}")
    return book


def _read(content: bytes, kind: str, name: str) -> Book:
    from python_calamine import PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    try:
        workbook = load_workbook(io.BytesIO(content))
        more = _more_of(content, kind, name)
        tabs, left = list[Tab](), MOST_ROWS
        for about in workbook.sheets_metadata:
            if about.typ not in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet):
                continue
            sheet = workbook.get_sheet_by_name(about.name)
            if sheet.total_height > MOST_READ:
                raise _too_long(name, sheet.total_height)
            rows = _squared(sheet.to_python(skip_empty_area=False), name)
            left -= sum(any(row) for row in rows)
            if left < 0:
                raise _too_long(name, sum(any(row) for row in rows))
            if len(rows) > MOST_KEPT:
                raise _too_far(name, len(rows))
            merges, hidden = more.get(about.name, ([], []))
            if sheet.merged_cell_ranges is not None:
                merges = [(*first, *last) for first, last in sheet.merged_cell_ranges]
            if sum(min(bottom, len(rows)) - top for top, _, bottom, _ in merges if top < len(rows)) > MOST_READ:
                raise ReadingError(f"{name}: too many of its cells are merged. Undo that in a copy, and bring it.")
            tabs.append(_tab(about.name, rows, about.visible is not SheetVisibleEnum.Visible, merges, hidden))
        return Book(kind, tabs, no_value=_formulas_without(content) if kind == "xlsx" else 0)
    except PasswordError as error:
        raise ReadingError(
            f"{name}: this is locked with a password. Open it with its password, save a copy without one, and bring "
            "that."
        ) from error
    except (ReadingError, MemoryError):
        raise
    except Exception as error:  # parsers of others: whatever they raise, the file is at fault
        raise ReadingError(f"{name}: it is damaged and cannot be opened. Save it again, and bring that.") from error


def _more_of(content: bytes, kind: str, name: str) -> dict[str, tuple[list[Span], list[int]]]:
    """What is merged and hidden in each sheet, where the file says so in its markup."""
    if kind == "ods":
        return spans_of_ods(content, name)
    return spans_of_xlsx(content, name) if kind == "xlsx" else {}


def _tab(name: str, rows: list[list[str]], hidden: bool, merges: Sequence[Span], hidden_rows: Sequence[int]) -> Tab:
    last = len(rows)
    inside = [(top, left, min(bottom, last - 1), right) for top, left, bottom, right in merges if top < last]
    return Tab(squeezed(name)[:100], rows, hidden, inside, [row for row in hidden_rows if row < last])


def _squared(cells: Sequence[Sequence[Any]], name: str) -> list[list[str]]:
    """Rows of words without the empty rows and cells at their ends."""
    rows = [[words_of(cell) for cell in row] for row in cells]
    for row in rows:
        while row and not row[-1]:
            row.pop()
        if len(row) > MOST_COLUMNS:
            raise ReadingError(
                f"{name}: {len(row)} columns are more than the {MOST_COLUMNS} that can be read. {_SPLIT}"
            )
    while rows and not rows[-1]:
        rows.pop()
    return rows


def words_of(cell: Any) -> str:
    """A cell as words on one line: dates as 2024-01-04, whole numbers without a point, lines parted by a stroke."""
    match cell:
        case bool():
            return "Yes" if cell else "No"
        case int():
            return str(cell)
        case float() if not math.isfinite(cell):
            return ""
        case float():
            return str(int(cell)) if cell == int(cell) else repr(round(cell, 10))
        case datetime():
            return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat("minutes")
        case timedelta():
            return str(cell)
    lines = (squeezed(line) for line in _BLANK.sub("", str(cell)).splitlines())
    return " / ".join(line for line in lines if line).replace("\x00", "\ufffd")


def _read_text(content: bytes, name: str) -> Book:
    text, encoding, _ = decoded(content, name)
    mark = _mark_of(text)
    try:
        cells = list(csv.reader(io.StringIO(text), delimiter=mark))
    except csv.Error as error:
        raise ReadingError(
            f"{name}: its cells cannot be told apart. Save it as a spreadsheet, and bring that."
        ) from error
    rows = _squared(cells, name)
    if sum(len(row) > 1 for row in rows) * 2 < len(rows):
        raise ReadingError(
            f"{name}: this is a text without columns, and not a spreadsheet. Minutes and reports are added under "
            "Documents."
        )
    if sum(any(row) for row in rows) > MOST_ROWS:
        raise _too_long(name, len(rows))
    return Book("csv", [Tab("", rows)], encoding)


def _mark_of(text: str) -> str:
    """What parts the cells of a text: the mark that gives most rows the same number of cells, of more than one."""
    best, mark = (0, 0), ","
    for one in _MARKS:
        try:
            rows = [
                len(row) for row, _ in zip(csv.reader(io.StringIO(text), delimiter=one), range(60), strict=False) if row
            ]
        except csv.Error:
            continue
        wide, many = max(Counter(rows).items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(0, 0))
        if wide > 1 and (many, wide) > best:
            best, mark = (many, wide), one
    return mark


def _formulas_without(content: bytes) -> int:
    """How many cells of an XLSX file have a formula and no value stored with it: programs wrote them, not a person."""
    found = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.namelist():
            if member.startswith("xl/worksheets/sheet"):
                found += len(_NO_VALUE.findall(archive.read(member)))
    return found


_NO_VALUE = re.compile(rb"<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")


def _too_long(name: str, rows: int) -> ReadingError:
    return ReadingError(
        f"{name}: {rows:,} rows are more than the {MOST_ROWS:,} that can be brought in at once. {_SPLIT}"
    )


def _too_far(name: str, last: int) -> ReadingError:
    return ReadingError(
        f"{name}: something stands in row {last:,} of a sheet, far below the rest. Delete it in a copy, and bring that."
    )


def text_of_book(book: Book, name: str) -> tuple[str, list[dict[str, Any]]]:
    """The text that a file is kept as, and for each sheet how its rows stand in it, as plain values.

    Each sheet has a line with its name, then a line for each row, whose cells a tab parts: what is merged over several
    rows stands in each of them, so that a row is whole by itself.  Raises ReadingError where the text is too long.
    """
    lines, layout = list[str](), list[dict[str, Any]]()
    for number, tab in enumerate(book.tabs, 1):
        lines += ([""] if lines else []) + [f"Sheet {number}: {tab.name}" if tab.name else f"Sheet {number}"]
        layout.append(
            {"at": len(lines), "rows": len(tab.rows), "hidden": tab.hidden, "merges": [list(one) for one in tab.merges],
             "hidden_rows": tab.hidden_rows}
        )  # fmt: skip
        lines += ["\t".join(row).rstrip("\t") for row in filled(tab)]
    text, _ = text_of("\n".join(lines), name)
    return text, layout


def filled(tab: Tab) -> list[list[str]]:
    """The rows of a sheet with what is merged down standing in every row that it covers."""
    rows = [list(row) for row in tab.rows]
    for top, left, bottom, _ in tab.merges:
        words = rows[top][left] if left < len(rows[top]) else ""
        for row in rows[top + 1 : bottom + 1] if words else ():
            row.extend([""] * (left + 1 - len(row)))
            row[left] = row[left] or words
    return rows


def tab_of(text: str, layout: dict[str, Any]) -> Tab:
    """A sheet again, from the text that its file is kept as; what was merged down stands in every row."""
    lines = text.split("\n")
    at = layout["at"]
    name = lines[at - 1].partition(": ")[2] if 0 < at <= len(lines) else ""
    rows = [line.split("\t") if line else [] for line in lines[at : at + layout["rows"]]]
    merges = [(top, left, bottom, right) for top, left, bottom, right in layout["merges"]]
    return Tab(name, rows, layout["hidden"], merges, list(layout["hidden_rows"]))


def line_spans(text: str, layout: dict[str, Any]) -> list[tuple[int, int]]:
    """Where each row of a sheet stands in the text."""
    spans, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if layout["at"] <= number < layout["at"] + layout["rows"]:
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans
