"""A date typed as day, month and year, and what is wrong with it in words."""

from calendar import month_abbr, month_name
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.design.words import lowered

PARTS = ("day", "month", "year")
MONTHS = {name.lower(): at for names in (month_name, month_abbr) for at, name in enumerate(names) if name} | {"sept": 9}


class DateInput(forms.MultiWidget):
    """Three boxes for a date; each box's name is the field's with `-day`, `-month` or `-year` after it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([forms.TextInput({"inputmode": "numeric"}) for _ in PARTS], attrs)
        self.widgets_names = [f"-{part}" for part in PARTS]

    def decompress(self, value: date | None) -> list[Any]:
        """The parts of a date that is known, to fill the boxes with."""
        return [value.day, value.month, value.year] if value else [None, None, None]

    def id_for_label(self, id_: str) -> str:
        """Where a link to the field leads: to its first box."""
        return f"{id_}-day"


class DateInputField(forms.MultiValueField):
    """A date in three boxes; the cleaned value is a `date` or None.  Months may be written out (`Dec`)."""

    widget = DateInput

    def __init__(self, **kwargs: Any) -> None:
        fields = tuple(forms.CharField(required=False) for _ in PARTS)
        super().__init__(fields, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> date | None:
        """The date typed.  Raises ValidationError that says which part is wanting or wrong."""
        if isinstance(value, date):
            return value
        typed = typed_parts(value)
        if not any(typed) and not self.required:
            return None
        fault, _ = date_fault(typed, (self.label or "date").strip())
        if fault:
            raise ValidationError(fault, code="date")
        day, month, year = numbers_of(typed)
        found = date(year, month, day)
        self.run_validators(found)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """True if the boxes no longer say the date that they began with."""
        return typed_parts(initial) != typed_parts(data)


def typed_parts(value: Any) -> list[str]:
    """What stands in the three boxes, without white space round it."""
    if isinstance(value, date):
        return [str(value.day), str(value.month), str(value.year)]
    return [str(part or "").strip() for part in (value or ("", "", ""))]


def numbers_of(typed: Sequence[str]) -> list[int]:
    """Day, month and year as numbers, 0 for what is none."""
    day, month, year = typed
    named = MONTHS.get(month.lower(), 0) or _number(month)
    return [_number(day), named, _number(year) if len(year) == 4 else 0]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


def date_fault(typed: Sequence[str], label: str) -> tuple[str, set[str]]:
    """What is wrong with a typed date, and in which of its parts; ("", empty set) for a sound one.

    `label` is what the field asks for and begins the sentence, so that it reads well in the error summary too.
    """
    missing = [part for part, text in zip(PARTS, typed, strict=True) if not text]
    if len(missing) == len(PARTS):
        return f"Enter the {lowered(label)}", set(PARTS)
    if missing:
        return f"{label} must include a {' and a '.join(missing)}", set(missing)
    day, month, year = numbers_of(typed)
    if not year:
        return f"{label}: the year must be four numbers, like 2026", {"year"}
    faulty = {part for part, sound in (("day", 1 <= day <= 31), ("month", 1 <= month <= 12)) if not sound}
    if faulty:
        return f"{label} must be a real date", faulty
    try:
        date(year, month, day)
    except ValueError:
        return f"{label} must be a real date: there is no {day} {month_name[month]} {year}", {"day"}
    return "", set()
