"""What an officer types on the page of chasing."""

import re
from typing import Any

from django import forms

from frankpledge.chasing.rules.digests import DAYS
from frankpledge.design.saving import SavingForm
from frankpledge.kit.numbers import row_number


class DayForm(SavingForm):
    """On which day digests go."""

    weekday = forms.TypedChoiceField(
        label="Digests go on",
        choices=[("", "No day: none go"), *((str(number), name) for number, name in enumerate(DAYS))],
        coerce=int,
        empty_value=None,
        required=False,
    )


class PutForm(forms.Form):
    """To which actions the words of a letter are put."""

    actions = forms.CharField(
        label="Number of the action",
        max_length=200,
        required=False,
        help_text="As in A12; several with commas between. Not needed where the words have [A12] before them.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    words = forms.CharField(
        label="Words that are put to it",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=20_000,
        error_messages={"required": "Say which words of the letter are about the action"},
    )

    def __init__(self, *args: Any, letter: int, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"id_%s_{letter}", **kwargs)

    def clean_actions(self) -> list[int]:
        """The numbers."""
        numbers = []
        for word in re.split(r"[\s,;]+", self.cleaned_data["actions"]):
            if word:
                number = row_number(word.lstrip("Aa[").rstrip("]"))
                if number is None:
                    raise forms.ValidationError("Enter numbers of actions, as in A12 or A12, A31")
                numbers.append(number)
        return numbers


class StopForm(forms.Form):
    """An address to which no more letters are to go."""

    address = forms.EmailField(
        label="E-mail address",
        help_text="Of somebody who asked for no more letters.",
        error_messages={"required": "Enter the address", "invalid": "Enter an e-mail address, like name@example.org"},
    )
