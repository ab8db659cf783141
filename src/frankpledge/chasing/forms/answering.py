"""What an owner says of an action by a link."""

from datetime import date
from typing import Any

from django import forms

from frankpledge.chasing.rules.answers import Answer
from frankpledge.meetings.rules.doing import Said, UpdateKind, problem_with


class AnswerForm(forms.Form):
    """How an action goes."""

    kind = forms.ChoiceField(
        label="How does it go?",
        choices=[(answer.value, answer.label) for answer in Answer],
        widget=forms.RadioSelect,
        error_messages={"required": "Select how it goes"},
    )
    text = forms.CharField(
        label="In your words",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        required=False,
        help_text="What was done and what is left, or why it is not for you.",
    )
    to_name = forms.CharField(
        label="Who has it now",
        max_length=200,
        required=False,
        help_text="Only where somebody else has it: their name and organisation.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Whatever the answer needs was said."""
        said = super().clean() or {}
        if kind := said.get("kind"):
            told = Said(UpdateKind(kind), text=said.get("text", ""), to_name=said.get("to_name", ""))
            if problem := problem_with(told, date.min, None):
                self.add_error("to_name" if kind == Answer.HANDED_ON else "text", problem)
        return said
