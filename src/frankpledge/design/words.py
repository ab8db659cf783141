"""Dates, times, sums and counts as people write them.  Pure: values in, words out.

Nothing is written as nothing, whether it is None or the empty text that a template has for what is not there.
"""

from collections.abc import Sized
from datetime import date, datetime, time
from decimal import ROUND_HALF_EVEN, Decimal

PENNY = Decimal("0.01")


def long_date(value: date | None) -> str:
    """The day as written in a letter: `4 December 2007`.  Nothing for None."""
    return f"{value.day} {value:%B %Y}" if value else ""


def short_date(value: date | None) -> str:
    """The day for a narrow column: `4 Dec 2007`.  Nothing for None."""
    return f"{value.day} {value:%b %Y}" if value else ""


def iso_date(value: date | None) -> str:
    """The day for machines: `2007-12-04`.  Nothing for None."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if value else ""


def clock(value: time | datetime | None) -> str:
    """The time of day: `10:00 am`, `12:30 pm`.  Midnight is a time, None is nothing."""
    if value is None or value == "":
        return ""
    return f"{value.hour % 12 or 12}:{value.minute:02} {'am' if value.hour < 12 else 'pm'}"


def money(value: Decimal | float | None) -> str:
    """Pounds with thousands parted, and pence only where there are some: `£1,178`, `£1,178.50`, `−£40`."""
    if value is None or value == "":
        return ""
    pounds = Decimal(str(value)).quantize(PENNY, rounding=ROUND_HALF_EVEN)
    amount = f"{abs(pounds):,.2f}".removesuffix(".00")
    return f"{'−' if pounds < 0 else ''}£{amount}"


def number(value: Decimal | float | None) -> str:
    """A number with thousands parted and no noughts after the point that say nothing: `12,345`, `12.5`."""
    if value is None or value == "":
        return ""
    text = f"{Decimal(str(value)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def count(value: int | Sized | None, noun: str) -> str:
    """How many there are of something: `1 action`, `12 actions`.

    `value` is a number or anything with a length.  `noun` is one word, or the word and its plural with a comma
    between (`person,people`) where English does not form it by rule.
    """
    many = value if isinstance(value, int) else len(value or ())
    single, _, several = noun.partition(",")
    word = single if many == 1 else several or plural(single)
    return f"{many:,} {word}"


def plural(noun: str) -> str:
    """The plural of a regular English noun: `action` actions, `agency` agencies, `business` businesses."""
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def lowered(label: str) -> str:
    """A label as it stands inside a sentence: `the name of the meeting`, but `the ASB lead`."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
