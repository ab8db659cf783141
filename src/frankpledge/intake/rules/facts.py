"""What each kind of fact is made of, and how values that were read or typed become a fact.  Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, get_args

from frankpledge.kit.dates import clock, day, due_day
from minutes_reader import reading

Values = Mapping[str, Any]


class Form(Enum):
    """How a field is written."""

    WORDS = "words"
    LONG = "long"
    CHOICE = "choice"
    YES_NO = "yes or no"
    NAMES = "names"
    DAY = "day"
    DUE = "due"
    CLOCK = "clock"
    NUMBER = "number"
    POUNDS = "pounds"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a fact: its name in the contract, its label, how it is written, and whether it must be there.

    `most` is the number of letters that a person may type.
    """

    name: str
    label: str
    form: Form = Form.WORDS
    needed: bool = False
    choices: tuple[str, ...] = ()
    most: int = 200


_ITEM = Part("item", "Under item", Form.ITEM)
_VERBS = get_args(reading.Verb)

PARTS: dict[str, tuple[Part, ...]] = {
    "body": (Part("name", "Board or group", needed=True),),
    "title": (Part("text", "Title", needed=True, most=300),),
    "date": (Part("value", "Date", Form.DAY, needed=True),),
    "venue": (Part("text", "Place", needed=True, most=300),),
    "started": (Part("value", "Started", Form.CLOCK, needed=True),),
    "closed": (Part("value", "Closed", Form.CLOCK, needed=True),),
    "next_meeting": (Part("value", "Next meeting", Form.DAY, needed=True),),
    "attendance": (
        Part("name", "Name", needed=True),
        Part("post", "Post"),
        Part("organisation", "Agency"),
        Part("capacity", "Attending as", Form.CHOICE, needed=True, choices=get_args(reading.Capacity)),
        Part("chair", "In the chair", Form.YES_NO),
    ),
    "items": (
        Part("number", "Number", most=40),
        Part("title", "Title", needed=True, most=400),
        Part("parent", "Part of item", Form.ITEM),
        Part("presenter", "Presented by"),
    ),
    "decisions": (
        Part("text", "What was decided", Form.LONG, needed=True, most=5000),
        Part("verb", "How", Form.CHOICE, needed=True, choices=_VERBS),
        _ITEM,
    ),
    "actions": (
        Part("text", "What is to be done", Form.LONG, needed=True, most=5000),
        Part("owners", "Owners", Form.NAMES),
        Part("due", "Due", Form.DUE),
        _ITEM,
    ),
    "follow_ups": (
        Part("what", "What was promised", Form.LONG, needed=True, most=5000),
        Part("due", "Due", Form.DUE),
        _ITEM,
    ),
    "references": (Part("to_number", "Minute", most=40), Part("to_date", "Meeting of", Form.DAY), _ITEM),
    "figures": (
        Part("measure", "Measure", most=400),
        Part("value", "Value", Form.NUMBER, needed=True),
        Part("unit", "Unit", Form.CHOICE, choices=get_args(reading.Unit)),
        Part("per", "Per", Form.NUMBER),
        Part("role", "What it is", Form.CHOICE, needed=True, choices=get_args(reading.Role)),
        Part("period", "Period"),
        Part("area", "Area"),
        _ITEM,
    ),
    "money": (
        Part("amount", "Amount in pounds", Form.POUNDS, needed=True),
        Part("line", "What it is", Form.CHOICE, needed=True, choices=get_args(reading.MoneyLine)),
        Part("fund", "Fund", most=400),
        Part("nature", "Nature", Form.CHOICE, choices=get_args(reading.Nature)),
        _ITEM,
    ),
}
SINGLES = ("body", "title", "date", "venue", "started", "closed", "next_meeting")
LISTS = tuple(name for name in PARTS if name not in SINGLES)
TITLES = {
    "body": "Board or group",
    "title": "Title",
    "date": "Date",
    "venue": "Place",
    "started": "Started",
    "closed": "Closed",
    "next_meeting": "Next meeting",
    "attendance": "Who was there",
    "items": "Items",
    "decisions": "Decisions",
    "actions": "Actions",
    "follow_ups": "Promised back",
    "references": "Pointers to earlier minutes",
    "figures": "Measurements",
    "money": "Money",
}
_CLASSES: dict[str, type[reading.Fact]] = {
    "attendance": reading.Attendance,
    "items": reading.Item,
    "decisions": reading.Decision,
    "actions": reading.Action,
    "follow_ups": reading.FollowUp,
    "references": reading.Reference,
    "figures": reading.Figure,
    "money": reading.Money,
}


class BadValue(ValueError):
    """A field of a fact cannot be what was typed.  The message says which field and what to type instead."""

    def __init__(self, part: Part, message: str) -> None:
        super().__init__(message)
        self.part = part


def cleaned(name: str, values: Values) -> dict[str, Any]:
    """The values of a fact of this list, each checked and in the contract's form; nothing else is kept.

    Raises BadValue for a field that is missing or cannot be what was typed.
    """
    clean = {part.name: _clean(part, values.get(part.name)) for part in PARTS[name]}
    if name == "references" and clean["to_number"] is None and clean["to_date"] is None:
        raise BadValue(PARTS[name][0], "Give the minute's number or the day of the meeting that is pointed to.")
    return clean


def says(name: str, values: Values, others: Values) -> bool:
    """Whether two sets of values of this list say the same; how sure a reader is of them does not count."""
    return all((values.get(part.name) or None) == (others.get(part.name) or None) for part in PARTS[name])


def to_fact(name: str, values: Values, span: tuple[int, int]) -> reading.Fact:
    """The fact that these values make, of a list (not a single field).  Raises BadValue."""
    clean = cleaned(name, values)
    if name == "actions":
        clean["owners"] = tuple(clean["owners"])
    return _CLASSES[name](span=span, **clean)


def _clean(part: Part, value: Any) -> Any:
    if part.form is Form.YES_NO:
        return bool(value)
    if part.form is Form.NAMES:
        return [name.strip() for name in value or () if name.strip()]
    text = str(value).strip() if value is not None else ""
    if not text:
        if part.needed:
            raise BadValue(part, f"Fill in “{part.label}”.")
        return None
    return _typed(part, text)


def _typed(part: Part, text: str) -> Any:
    """The text as the field wants it."""
    if part.form is Form.CHOICE and text not in part.choices:
        raise BadValue(part, f"Choose one of those offered for “{part.label}”.")
    try:
        match part.form:
            case Form.DAY:
                day(text)
            case Form.DUE:
                due_day(text)
            case Form.CLOCK:
                clock(text)
            case Form.NUMBER:
                return _number(text, Decimal(10) ** (9 if part.name == "per" else 13))
            case Form.POUNDS:
                return _pounds(text)
    except (ValueError, InvalidOperation) as error:
        raise BadValue(part, f"“{part.label}” must be {_WANTED[part.form]}.") from error
    return text


def _number(text: str, limit: Decimal) -> int | float:
    amount = Decimal(text.replace(",", ""))
    if not amount.is_finite() or abs(amount) >= limit:
        raise ValueError("not a number that can be kept")
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _pounds(text: str) -> str:
    amount = Decimal(text.replace(",", "").removeprefix("£"))
    if not amount.is_finite() or amount != round(amount, 2) or abs(amount) >= Decimal(10) ** 15:
        raise ValueError("not a sum in pounds and pence")
    return f"{amount:f}"


_WANTED = {
    Form.DAY: "a date that exists, such as 2007-12-04",
    Form.DUE: "a date such as 2007-12-04, or a month such as 2008-01",
    Form.CLOCK: "a time such as 14:50",
    Form.NUMBER: "a number such as 12 or 8.29",
    Form.POUNDS: "a sum such as 1178 or 1178.50",
}
