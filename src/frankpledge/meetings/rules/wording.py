"""The words for pointers, measurements and sums as they were read.  Pure."""

from datetime import date
from decimal import Decimal

_ROLES = {
    "latest": "Latest",
    "previous": "Earlier",
    "baseline": "Baseline",
    "target": "Target",
    "stretch": "Stretch target",
    "comparator": "To compare with",
    "change": "Change",
}
_UNITS = {"count": "", "percent": "%", "pounds": "£", "rank": "rank", "level": "level"}


def pointer_words(to_number: str, to_date: date | None) -> str:
    """What a pointer names: `Minute 318 (a) of 4 December 2007`, `Minute 318`, `The meeting of 4 December 2007`."""
    day = f"{to_date.day} {to_date:%B %Y}" if to_date else ""
    if not to_number:
        return f"The meeting of {day}"
    return f"Minute {to_number} of {day}" if day else f"Minute {to_number}"


def minute_number(number: str, parent: str) -> str:
    """The number of a minute as people cite it: a part in brackets follows the number it is part of: `25/23 (a)`."""
    return f"{parent} {number}" if parent and number.startswith("(") else number


def unit_words(unit: str, per: Decimal | None) -> str:
    """The unit of a measurement: nothing for a count, `%`, `£`, or `per 1,000` for a rate."""
    if per is not None:
        return f"per {per.normalize():,f}"
    return "rate" if unit == "rate" else _UNITS.get(unit, unit)


def role_words(role: str) -> str:
    """What a measurement is to its measure: the latest, a target, what it is compared with."""
    return _ROLES.get(role, role.capitalize())


def line_words(line: str, nature: str) -> str:
    """What a sum of money is, and whether revenue or capital: `Carry forward, capital`."""
    words = line.replace("_", " ").capitalize()
    return f"{words}, {nature}" if nature else words
