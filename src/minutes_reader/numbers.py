"""Numbers that items are printed with: 336/07, SSP/1/25, 5.1, 3., (b), Minute 10 –."""

from __future__ import annotations

import re
from typing import NamedTuple

from minutes_reader.lines import Line

_RUNNING = re.compile(r"(?<![\w/.,(£])(?:(?P<joined>[A-Z]{2,6}/?))?(?P<first>\d{1,4})/(?P<second>\d{1,4})(?![\d/%])")
_PREFIX = re.compile(r"(?P<prefix>[A-Z]{2,6})\s+")
_PLAIN = re.compile(
    r"(?:(?P<word>item|minute|agenda item|no\.?|(?-i:[A-Z]{2,5})(?=\s\d)"
    r"|min\.?)\s*)?(?P<number>(?-i:[A-Z]{2,5})?\d{1,4}(?:\.\d{1,2}){0,3}(?-i:(?<=\d)(?<!\d\d\d)[a-h])?)(?P<mark>[.):]?)(?=\s|$|(?<=[.)])[A-Z])"
    r"(?P<gap>\s*(?:\(\d{1,3}\s*min(?:ute)?s?\)\s*)?(?:[-–—:]\s+)?)",
    re.I,
)
_JOINED = re.compile(r"[A-Z]{2,5}\s?\d")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_COUNTED = re.compile(r"(?P<printed>[IVX]{1,5}|[A-Z])[.)]\s+(?=[A-Z])")
_ROMAN = {
    numeral: n
    for n, numeral in enumerate("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split(), 1)
}
_LETTER = re.compile(r"(?P<printed>\(?(?P<letter>[a-zA-Z]|[ivx]{1,4})[.)])\s+")
_SMALL_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_POINTS = re.compile(r"\b(?:minute|min\.|mins\.|nos?\.?|ref(?:erence)?\.?:?)\s*$", re.I)
_MONTH_NEXT = re.compile(
    r"(?:st|nd|rd|th)?\s*(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b",
    re.I,
)
_GOES_ON = re.compile(r"\.?\d|\s*%")


class Running(NamedTuple):
    """A number such as 336/07 in a line: `prefix` stands before it with a space, `title` is what is before or after."""

    line: Line
    printed: str
    parts: tuple[int, int]
    joined: str
    start: int
    end: int


class Plain(NamedTuple):
    """A number such as 5.1 that opens a line; `title` is where the words after it begin, or the line's end."""

    line: Line
    printed: str
    value: tuple[int, ...]
    zero: bool
    title: int
    dotted: bool


def running_number(line: Line) -> Running | None:
    """The first number such as 336/07 in a line, where it is not inside a bracket or a pointer to a minute."""
    if "/" not in line.text or len(line.text) > 240:
        return None
    for found in _RUNNING.finditer(line.text):
        before = line.text[: found.start()]
        if _POINTS.search(before):
            continue
        first, second = int(found["first"]), int(found["second"])
        return Running(
            line, found[0], (first, second), found["joined"] or "", line.start + found.start(), line.start + found.end()
        )
    return None


def prefix_of(line: Line) -> str | None:
    """The capitals that open a line, with a space behind them: SSP in "SSP Minutes 337/07"."""
    found = _PREFIX.match(line.text)
    return found["prefix"] if found else None


def plain_number(line: Line) -> Plain | None:
    """The number that opens a line: 5.1, 3., 14 alone; None for a date, a year or a count in a sentence."""
    first = line.text[0]
    if line.bullet or not (first.isdigit() or first in "IiMmNnAa" or first.isupper() and _JOINED.match(line.text)):
        return None
    found = _PLAIN.match(line.text)
    if not found or found["word"] and not found["gap"] and found.end() < len(line.text):
        return None
    value = _value(found["number"].lstrip(_CAPITALS))
    after = line.text[found.end("number") :]
    if (
        len(found["number"]) == 4
        and 1900 <= value[0] < 2100
        or _MONTH_NEXT.match(after.lstrip())
        or _GOES_ON.match(after)
    ):
        return None
    zero = len(value) == 2 and value[1] == 0
    return Plain(
        line, found["number"], value[:1] if zero else value, zero, line.start + found.end(), bool(found["mark"])
    )


def counted_letter(line: Line) -> tuple[str, int, int] | None:
    """(as printed, place, where the words begin) of a line opened by `II.` or `B.`; C, D, I, V and X may be either."""
    found = None if line.tabbed or line.bullet else _COUNTED.match(line.text)
    if not found or found.end() >= len(line.text):
        return None
    printed = found["printed"]
    place = _ROMAN.get(printed) if len(printed) > 1 or printed in "IVX" else None
    return printed, place or ord(printed[0]) - 64, line.start + found.end()


def _value(number: str) -> tuple[int, ...]:
    """5.1 as (5, 1), and 4a as (4, 1)."""
    letter = number[-1] if number[-1].isalpha() else ""
    parts = tuple(int(part) for part in number.removesuffix(letter).split("."))
    return (*parts, ord(letter) - 96) if letter else parts


def letter_number(line: Line, roman: bool = False) -> tuple[str, int, int] | None:
    """(as printed, place in the alphabet, where the words begin) of a line opened by (a), a) or (ii).

    With `roman`, (i) and (v) are the first and the fifth.
    """
    mark = line.text[1:6]
    if line.bullet or not (")" in mark or "." in mark):
        return None
    found = _LETTER.match(line.text)
    if not found or found.end() >= len(line.text):
        return None
    letter = found["letter"].lower()
    if found["printed"].endswith(".") and not found["printed"].startswith("(") and letter != found["letter"]:
        return None  # "A. Poe" is a person
    lettered = len(letter) == 1 and not (roman and letter in _SMALL_ROMAN)
    place = ord(letter) - 96 if lettered else _SMALL_ROMAN.get(letter, 0)
    return found["printed"], place, line.start + found.end()
