"""A Word template that somebody brings."""

from django import forms

from frankpledge.meetings.rules.writing_out.checking import MOST_BYTES
from frankpledge.meetings.rules.writing_out.written import Kind

_TOO_LARGE = f"Choose a file of at most {MOST_BYTES // 1_000_000} MB"


class HouseStyleForm(forms.Form):
    """Which documents a template is for, and the file."""

    kind = forms.ChoiceField(
        label="Which documents is it for?",
        choices=[(kind.value, kind.label) for kind in Kind],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which documents the template is for"},
    )
    file = forms.FileField(
        label="The template, as a Word document (.docx)",
        help_text="It is tried with invented words first. If something is wrong with it, the one before stays.",
        error_messages={"required": "Choose a file", "empty": "This file is empty. Choose another"},
    )

    def clean_file(self) -> object:
        """No file that is too large is read at all."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_TOO_LARGE)
        return file
