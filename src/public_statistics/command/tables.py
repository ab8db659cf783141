"""CSV in, and a table or CSV out."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO, TypeAlias

import numpy as np

from public_statistics.arrays import Array
from public_statistics.errors import BadShape, BadValue, UnknownChoice

Found: TypeAlias = Mapping[str, Sequence[object]]

AT_ONCE = 50_000  # rows, so that a file of any length takes the memory of so many
LONGEST_WORD = 40


class Columns(dict[str, list[str]]):
    """Columns of a file by name; `first` is the number of the first of these rows in the file."""

    first = 1


def read(path: Path, needs: Sequence[str], rows: int | None = AT_ONCE) -> Iterator[Columns]:
    """Read the columns of a CSV file, so many rows at a time, or all at once.

    Raises UnknownChoice where a column that is needed is not there, BadShape for a row that is longer or shorter than
    the header and for a file without rows, and BadValue for a file that is no text.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        try:
            header = [name.strip() for name in next(lines, [])]
            if missing := [name for name in needs if name not in header]:
                there = ", ".join(header) or "none"
                raise UnknownChoice("file", f"it has no column {missing[0]!r}", f"Give it one; it has {there}")
            block: list[list[str]] = []
            number = 0
            for number, row in enumerate(filter(None, lines), 1):
                if len(row) != len(header):
                    problem = f"row {number} has {len(row)} cells under {len(header)} names"
                    raise BadShape("file", problem, "Give each row a cell to each column")
                block.append(row)
                if rows and len(block) == rows:
                    yield _columns(header, block, number)
                    block = []
        except (UnicodeDecodeError, csv.Error) as error:
            raise BadValue("file", "it is no CSV in UTF-8", "Save the sheet as CSV UTF-8") from error
        if block:
            yield _columns(header, block, number)
        elif not number:
            raise BadShape("file", "it has no rows", "Give at least one row under the names")


def _columns(header: Sequence[str], rows: Sequence[Sequence[str]], last: int) -> Columns:
    columns = Columns({name: [row[at].strip() for row in rows] for at, name in enumerate(header)})
    columns.first = last - len(rows) + 1
    return columns


def numbers(columns: Columns, name: str) -> Array:
    """Give a column's numbers; "1,234" and "12 %" are read as they are meant.

    Raises BadValue for a cell that is none, for "N/A" and "Not reported" mean other things than nought does.
    """
    found = np.empty(len(columns[name]))
    for at, cell in enumerate(columns[name]):
        try:
            found[at] = float(cell.replace(",", "").removesuffix("%"))
        except ValueError as error:
            raise BadValue(
                name, f"row {columns.first + at} is {cell!r}", "Write a number, or leave the row out"
            ) from error
    return found


def by_area(columns: Columns) -> tuple[list[str], list[np.ndarray[tuple[int], np.dtype[np.int64]]]]:
    """Give the areas of a long table in the order in which they come, and the rows of each.

    Raises BadShape where areas have unlike numbers of rows.
    """
    areas = columns.get("area", ["all"] * len(next(iter(columns.values()))))
    rows: dict[str, list[int]] = {}
    for at, area in enumerate(areas):
        rows.setdefault(area, []).append(at)
    many = {area: len(of) for area, of in rows.items()}
    if len(set(many.values())) > 1:
        few, most = min(many, key=many.__getitem__), max(many, key=many.__getitem__)
        problem = f"{few} has {many[few]} rows and {most} {many[most]}"
        raise BadShape("area", problem, "Give every area the same periods; what is absent is missing, and not nought")
    return list(rows), [np.array(of) for of in rows.values()]


def write_csv(found: Found, out: TextIO, *, header: bool) -> None:
    """Write columns as CSV, numbers to ten figures."""
    lines = csv.writer(out, lineterminator="\n")
    if header:
        lines.writerow(found)
    lines.writerows([_cell(value, ".10g") for value in row] for row in zip(*found.values(), strict=True))


def write_table(found: Found, out: TextIO, *, header: bool) -> None:
    """Write columns as a table for people, numbers to five figures, words to the left and numbers to the right."""
    names = list(found)
    cells = [[_cell(value, ".5g") for value in column] for column in found.values()]
    words = [any(isinstance(value, str) for value in column) for column in found.values()]
    width = [min(LONGEST_WORD, max(map(len, [name, *column]))) for name, column in zip(names, cells, strict=True)]
    rows = [names] if header else []
    for row in [*rows, *zip(*cells, strict=True)]:
        line = "  ".join(
            cell.ljust(wide) if word else cell.rjust(wide) for cell, wide, word in zip(row, width, words, strict=True)
        )
        out.write(line.rstrip() + "\n")


def _cell(value: object, form: str) -> str:
    if isinstance(value, float | np.floating):
        return "withheld" if np.isnan(value) else format(float(value), form)
    return str(value)
