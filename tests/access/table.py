"""Reads the verdicts written by hand, and the names of every address of the product."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from django.urls import URLPattern, URLResolver, get_resolver

TABLE = Path(__file__).with_name("verdicts.txt")
COLUMNS = ("coord", "chair", "analyst", "lead", "member", "scrut", "audit", "shared", "unshar", "norole", "out")
LETTERS = "st-riopdem"
QUARTER = 4
ALL_OF_IT = os.environ.get("FRANKPLEDGE_ACCESS") == "whole"
OF = ("paper", "in", "item", "review", "raising", "lowering", "account", "-")


@dataclass(frozen=True, order=True)
class Row:
    """One row of the table: an address, how it is asked for, and of what."""

    page: str
    method: str
    of: str

    def __str__(self) -> str:
        return f"{self.page} {self.method} {self.of}"


def is_whole(vendor: str) -> bool:
    """Whether everything is asked on this database: on SQLite always, on any other with FRANKPLEDGE_ACCESS=whole."""
    return vendor == "sqlite" or ALL_OF_IT


def walked(rows: list[Row], vendor: str) -> list[Row]:
    """The rows to walk on this database: all of them on SQLite, and a quarter, always the same, on any other.

    FRANKPLEDGE_ACCESS=whole walks all of them on both, as `make bench` does.
    """
    if is_whole(vendor):
        return rows
    return [row for row in rows if crc32(str(row).encode()) % QUARTER == 0]


def verdicts() -> dict[Row, dict[str, str]]:
    """The table: for each row the verdict of each column.  Raises ValueError for a row that makes no sense."""
    found: dict[Row, dict[str, str]] = {}
    _, _, table = TABLE.read_text(encoding="utf-8").partition("\npage ")
    for line in table.splitlines()[1:]:
        if not line.strip() or line.startswith("#"):
            continue
        page, method, of, *cells = line.split()
        row = Row(page, method, of)
        if len(cells) != len(COLUMNS) or method not in {"GET", "POST"} or of not in OF or row in found:
            raise ValueError(f"this row cannot be read: {line}")
        for cell in cells:
            if set(cell.replace("/", "")) - set(LETTERS) or len(cell) not in {1, 3, 5}:
                raise ValueError(f"{cell} is no verdict: {line}")
        found[row] = dict(zip(COLUMNS, cells, strict=True))
    return found


def letter(cell: str, marking: str, markings: str) -> str:
    """The verdict on one marking: a letter, or letters between which the product may choose."""
    return cell if len(cell) == 1 or "/" in cell else cell[markings.index(marking)]


def addresses() -> set[str]:
    """The name of every address that the product answers."""
    return set(_names(get_resolver().url_patterns))


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        else:
            yield str(pattern.name)
