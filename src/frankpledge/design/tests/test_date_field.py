"""A date typed in three boxes."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator

from frankpledge.design.date_field import DateInputField, date_fault, typed_parts


class Held(forms.Form):
    """A day that has to be given and one that need not."""

    held_on = DateInputField(label="Day of the meeting")
    moved_to = DateInputField(label="New day", required=False)


def typed(day: str, month: str, year: str, name: str = "held_on") -> dict[str, str]:
    """What a browser sends."""
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


@pytest.mark.parametrize("month", ["12", "Dec", "december", " 12 "])
def test_a_month_may_be_a_number_or_its_name(month: str):
    form = Held(typed("4", month, "2007"))
    assert form.is_valid()
    assert form.cleaned_data == {"held_on": date(2007, 12, 4), "moved_to": None}


def test_sept_is_september():
    assert DateInputField().clean(["9", "Sept", "2020"]) == date(2020, 9, 9)


@pytest.mark.parametrize(
    ("parts", "said", "faulty"),
    [
        (("", "", ""), "Enter the day of the meeting", {"day", "month", "year"}),
        (("4", "", "2007"), "Day of the meeting must include a month", {"month"}),
        (("4", "", ""), "Day of the meeting must include a month and a year", {"month", "year"}),
        (("4", "12", "07"), "Day of the meeting: the year must be four numbers, like 2026", {"year"}),
        (("32", "12", "2007"), "Day of the meeting must be a real date", {"day"}),
        (("4", "13", "2007"), "Day of the meeting must be a real date", {"month"}),
        (("x", "y", "2007"), "Day of the meeting must be a real date", {"day", "month"}),
        (("31", "2", "2026"), "Day of the meeting must be a real date: there is no 31 February 2026", {"day"}),
        (("4", "12", "²⁰⁰⁷"), "Day of the meeting: the year must be four numbers, like 2026", {"year"}),
        (("4", "12", "0000"), "Day of the meeting: the year must be four numbers, like 2026", {"year"}),
        (("4", "12", "2007"), "", set()),
    ],
)
def test_a_fault_says_which_part_is_wrong(parts: tuple[str, str, str], said: str, faulty: set[str]):
    assert date_fault(parts, "Day of the meeting") == (said, faulty)


def test_a_form_says_the_fault_at_its_field():
    form = Held(typed("31", "2", "2026"))
    assert form.errors["held_on"] == ["Day of the meeting must be a real date: there is no 31 February 2026"]


def test_a_date_that_need_not_be_given_is_still_refused_by_halves():
    form = Held(typed("4", "12", "2007") | typed("5", "", "", "moved_to"))
    assert form.errors["moved_to"] == ["New day must include a month and a year"]


def test_the_fields_own_validators_see_a_date():
    field = DateInputField(validators=[MaxValueValidator(date(2020, 1, 1))])
    with pytest.raises(ValidationError):
        field.clean(["2", "1", "2020"])
    assert field.clean(["1", "1", "2020"]) == date(2020, 1, 1)


def test_the_same_date_typed_again_is_no_change():
    started = {"held_on": date(2007, 12, 4)}
    assert not Held(typed("4", "12", "2007"), initial=started).has_changed()
    assert Held(typed("5", "12", "2007"), initial=started).has_changed()


def test_a_known_date_stands_in_the_boxes():
    assert typed_parts(date(2007, 12, 4)) == ["4", "12", "2007"]
    assert typed_parts(None) == ["", "", ""]
    widget = DateInputField().widget
    assert 'value="2007"' in widget.render("held_on", date(2007, 12, 4))
    assert widget.id_for_label("id_held_on") == "id_held_on-day"
