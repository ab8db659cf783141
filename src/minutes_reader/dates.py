"""Dates as people print them, with where they stand and what is not sure about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the text.  `value` is `YYYY-MM-DD`, or `YYYY-MM` where there is only a month.

    `exists` is false for a date such as 31 June (`value` is then None); `year_given` is false where the year was
    taken from the document's own date; a month or day without any year to take has `value` None.
    """

    span: tuple[int, int]
    value: str | None
    exists: bool = True
    year_given: bool = True


def find_dates(text: str, start: int = 0, end: int | None = None, *, near: str | None = None) -> Iterator[Dated]:
    """Every date in text[start:end]; one without a year takes the year that brings it closest to `near` (ISO)."""
    yield from ()
