"""How a fact reads on a page: its main words, and the rest with their names.  Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from frankpledge.design.words import clock as clock_words
from frankpledge.design.words import long_date, money, number
from frankpledge.intake.rules.facts import PARTS, Form, Part
from frankpledge.kit.dates import clock, day, due_day

Values = Mapping[str, Any]

# One of each kind of fact, in a sentence: “Add an action”.
NOUNS = {
    "body": "the board or group",
    "title": "the title",
    "date": "the date",
    "venue": "the place",
    "started": "the time of start",
    "closed": "the time of close",
    "next_meeting": "the next meeting",
    "attendance": "somebody who was there",
    "items": "an item",
    "decisions": "a decision",
    "actions": "an action",
    "follow_ups": "business promised back",
    "references": "a pointer to an earlier minute",
    "figures": "a measurement",
    "money": "a sum of money",
}
# The parts that open a fact's line; the first that says something names the fact.
_MAIN = {
    "items": ("number", "title"),
    "references": ("to_number", "to_date"),
    "figures": ("measure", "value"),
    "money": ("amount", "fund"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A fact in words: what opens its line, and its other parts as (name, words)."""

    main: str
    rest: tuple[tuple[str, str], ...]


def said(name: str, values: Values) -> Said:
    """The fact of this list in words; parts that say nothing are left out."""
    parts = PARTS[name]
    main = _MAIN.get(name, (parts[0].name,))
    words = {part.name: part_words(part, values.get(part.name)) for part in parts}
    opening = " ".join(words[part] for part in main if words[part])
    return Said(opening, tuple((p.label, words[p.name]) for p in parts if p.name not in main and words[p.name]))


def part_words(part: Part, value: Any) -> str:
    """One part of a fact as people write it: `4 December 2007`, `2:50 pm`, `£1,178`; as it is where it is none."""
    if part.form is Form.YES_NO:
        return "Yes" if value else ""
    if part.form is Form.NAMES:
        return ", ".join(value or ())
    if value is None or value == "":
        return ""
    try:
        return _words(part.form, value)
    except (ValueError, ArithmeticError):
        return str(value)


def choice_words(choice: str) -> str:
    """A choice's name on a page."""
    return choice.replace("_", " ").capitalize()


def _words(form: Form, value: Any) -> str:
    match form:
        case Form.CHOICE:
            return choice_words(str(value))
        case Form.DAY:
            return long_date(day(str(value)))
        case Form.DUE:
            due, month_only = due_day(str(value))
            return f"{due:%B %Y}" if due and month_only else long_date(due)
        case Form.CLOCK:
            return clock_words(clock(str(value)))
        case Form.NUMBER:
            return number(value)
        case Form.POUNDS:
            return money(value)
    return str(value)
