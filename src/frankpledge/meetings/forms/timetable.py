"""What is chosen of a meeting's timetable: the days of its steps, and the days that its body keeps for each."""

from datetime import date
from typing import Any

from django import forms

from frankpledge.design.date_field import DateInputField
from frankpledge.design.saving import SavingForm
from frankpledge.meetings.rules.timetable import MOST_DAYS, Step


class DaysForm(SavingForm):
    """The day of each step of one meeting."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for step in Step:
            self.fields[step.value] = DateInputField(label=step.label)
            self.fields[step.value].initial = self.initial.get(step.value)

    def days(self) -> dict[str, date]:
        """The day of each step, by its name."""
        return {step.value: self.cleaned_data[step.value] for step in Step}


class BodyDaysForm(SavingForm):
    """How many days a body keeps for each step."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for step in Step:
            self.fields[step.value] = forms.IntegerField(
                label=step.label,
                min_value=0,
                max_value=MOST_DAYS,
                help_text=f"In {step.counted}.",
                widget=forms.NumberInput({"class": "govuk-input--width-3"}),
            )

    def days(self) -> dict[str, int]:
        """How many days, by the step's name."""
        return {step.value: self.cleaned_data[step.value] for step in Step}
