"""What the gallery shows: a form with a field of each kind, and a list of several pages."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator

from frankpledge.design.date_field import DateInputField

AGENCIES = (("police", "Westmarch Police"), ("fire", "Westmarch Fire and Rescue Service"), ("homes", "Mere Homes"))


class ManyFiles(forms.FileInput):
    """A file box that takes several."""

    allow_multiple_selected = True


class SampleForm(forms.Form):
    """A field of each kind."""

    name = forms.CharField(label="Name of the meeting", help_text="As it stands at the head of its minutes")
    held_on = DateInputField(label="Day of the meeting", help_text="For example, 4 12 2007")
    agency = forms.ChoiceField(label="Agency", choices=(("", "Any agency"), *AGENCIES), required=False)
    state = forms.ChoiceField(
        label="State", choices=(("open", "Open"), ("late", "Late"), ("done", "Done")), widget=forms.RadioSelect
    )
    owners = forms.MultipleChoiceField(label="Owners", choices=AGENCIES, widget=forms.CheckboxSelectMultiple)
    mine = forms.BooleanField(label="Only what waits for me", required=False)
    cost = forms.DecimalField(label="Cost", required=False, widget=forms.NumberInput({"class": "govuk-input--width-5"}))
    outcome = forms.CharField(label="What came of it", widget=forms.Textarea, required=False)
    papers = forms.FileField(label="Papers", widget=ManyFiles, required=False)
    word = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)


class SampleFilters(forms.Form):
    """Filters of a list."""

    agency = forms.ChoiceField(label="Agency", choices=(("", "Any agency"), *AGENCIES), required=False)
    words = forms.CharField(label="Words", required=False)


def sample_page(number: str) -> Page[int]:
    """A page of a list of 312."""
    return Paginator(range(312), 50).get_page(number)


def sample_values() -> dict[str, Any]:
    """A day, a time and sums for the filters."""
    return {"day": date(2007, 12, 4), "time": time(14, 50), "round": Decimal("1178.00"), "odd": Decimal("1178.50")}
