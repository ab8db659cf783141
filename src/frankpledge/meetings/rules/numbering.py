"""How a body numbers its minutes, and the numbers that come next.  Pure.

Bodies keep one of three ways: 1, 2, 3 from each meeting anew, with 5.1 under 5; a number that runs through the year,
336/07, with (a) and (b) under it; and the same behind the committee's code, SSP/12/25.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from frankpledge.meetings.rules.kinds import Numbering


@dataclass(frozen=True, slots=True)
class Style:
    """A body's way of numbering, and its committee code where that is printed."""

    way: Numbering = Numbering.PLAIN
    code: str = ""


_MOST_PARTS = 700  # to (zz)
_PLAIN = re.compile(r"(\d{1,3})\.?")
_RUNNING = re.compile(r"(\d{1,4})/(\d{2}|\d{4})")
_CODED = re.compile(r"([A-Za-z]{1,10})/(\d{1,4})/(\d{2}|\d{4})")


def style_of(numbers: Iterable[str]) -> Style:
    """The way in which these numbers of one meeting are given, by most of them; plain where there are none."""
    votes: dict[Style, int] = {}
    for number in numbers:
        if coded := _CODED.fullmatch(number):
            style = Style(Numbering.PREFIXED, coded[1])
        elif _RUNNING.fullmatch(number):
            style = Style(Numbering.BY_YEAR)
        elif _PLAIN.fullmatch(number):
            style = Style()
        else:
            continue
        votes[style] = votes.get(style, 0) + 1
    return max(votes, key=lambda style: votes[style]) if votes else Style()


def last_of(numbers: Iterable[str], year: int) -> int:
    """The highest running number given in this year so far, or 0.  A year may have two figures or four."""
    return max(running(numbers, year), default=0)


def running(numbers: Iterable[str], year: int) -> set[int]:
    """The running numbers of this year among what items are numbered; a letter behind one, 341A/07, does not count."""
    found = ((_CODED.fullmatch(number) or _RUNNING.fullmatch(number)) for number in numbers)
    pairs = (one.groups()[-2:] for one in found if one is not None)
    return {int(at) for at, said in pairs if int(said) in (year, year % 100)}


def numbers_for(
    style: Style, year: int, last: int, depths: Sequence[int], out: Collection[int] = frozenset()
) -> list[str]:
    """The numbers of the items of one agenda, whose depths (0 for an item, 1 for a part of it) are given in order.

    `last` is the highest number of the year before this meeting, and `out` are numbers that later meetings of the year
    gave out already, which are passed over; a plain numbering does not heed them.
    """
    given: list[str] = []
    plain = style.way is Numbering.PLAIN
    at, part = (0 if plain else last), 0
    for depth in depths:
        if depth == 0 or not given:
            at, part = at + 1, 0
            while not plain and at in out:
                at += 1
            given.append(number_of(style, year, at))
        else:
            part += 1
            given.append(f"{at}.{part}" if plain else f"({_letters(part)})")
    return given


def number_of(style: Style, year: int, at: int) -> str:
    """The number of one item of the first depth."""
    if style.way is Numbering.PLAIN:
        return str(at)
    running = f"{at}/{year % 100:02d}"
    return f"{style.code}/{running}" if style.way is Numbering.PREFIXED and style.code else running


def between(before: str, taken: Iterable[str]) -> str:
    """A number for an item put after `before` once the numbers are out: 5A, then 5B; 341A/07.

    What was printed keeps its number.  Without a number before it, the item has none.
    """
    match = re.fullmatch(r"(.*?)(\d+)([A-Z]?)((?:/\d+)?)", before)
    if match is None:
        return ""
    used = set(taken)
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        number = f"{match[1]}{match[2]}{letter}{match[4]}"
        if number not in used:
            return number
    return ""


def next_part(parent: str, parts: Iterable[str]) -> str:
    """The number of a part that is added once the numbers are out: (c) after (a) and (b), 5.3 after 5.2.

    The first part of an item goes by the number of the item.  An item without a number has parts without numbers.
    """
    if not parent:
        return ""
    there = set(parts)
    plain = re.fullmatch(r"\d+[A-Z]?", parent) is not None
    numbers = [f"{parent}.{part}" if plain else f"({_letters(part)})" for part in range(1, _MOST_PARTS)]
    last = max((at for at, number in enumerate(numbers) if number in there), default=-1)
    return numbers[last + 1] if last + 1 < len(numbers) else ""


def _letters(part: int) -> str:
    return chr(96 + part) if part <= 26 else f"{chr(96 + (part - 1) // 26)}{chr(97 + (part - 1) % 26)}"
