"""What short forms of the field stand for: a small dictionary, kept as data beside the code."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Sort = Literal["agency", "partnership", "process", "post", "measure", "statute", "matter"]
_BEFOREHAND = 2  # years that something is spoken of before it begins


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a short form stands for.

    `since` and `until` are the years in which it was so, None where that does not matter; `nation` is where; `a_word`
    is true for letters that are a word too, which headings in capitals may print as that.
    """

    short: str
    long: str
    kind: Sort
    since: int | None = None
    until: int | None = None
    nation: str = "UK"
    a_word: bool = False

    def begun_by(self, year: int | None) -> bool:
        """True where it had begun in a year, or was about to; of no known year, always."""
        return year is None or self.since is None or self.since - _BEFOREHAND <= year

    def stood_in(self, year: int | None) -> bool:
        """True where it was so in a year."""
        return self.begun_by(year) and (year is None or self.until is None or year <= self.until)


@lru_cache(maxsize=1000)
def meanings_of(short: str, year: int | None = None) -> tuple[Meaning, ...]:
    """What a short form may stand for in a paper of a year: those of that year, or else what it once stood for.

    The forms are those of the dictionary, with their capitals.  Several are several things that it can mean.
    """
    every = _dictionary().get(short, ())
    then = tuple(meaning for meaning in every if meaning.stood_in(year))
    return then or tuple(meaning for meaning in every if meaning.begun_by(year))


def every_meaning() -> tuple[Meaning, ...]:
    """Everything that the dictionary holds, in its order."""
    return tuple(meaning for meanings in _dictionary().values() for meaning in meanings)


@cache
def _dictionary() -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, tuple[Meaning, ...]] = {}
    with files("minutes_reader").joinpath("data/short_forms.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            meaning = Meaning(
                row["short"],
                row["long"],
                row["kind"],  # type: ignore[arg-type]
                int(row["since"]) if row["since"] else None,
                int(row["until"]) if row["until"] else None,
                row["nation"],
                row["also"] == "word",
            )
            found[meaning.short] = (*found.get(meaning.short, ()), meaning)
    return found
