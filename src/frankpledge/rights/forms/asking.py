"""What is typed to find, restrict, correct and redact what is held on somebody."""

from typing import Any

from django import forms

from frankpledge.design.date_field import DateInputField
from frankpledge.kit.cutting import Words
from frankpledge.rights.rules.asking import Basis

_REASON = "It is kept with the record of this, and never in the ledger."


class FindForm(forms.Form):
    """A name to look for."""

    name = forms.CharField(
        label="Name", max_length=200, help_text="It is found in whatever case, accents or line breaks it is printed."
    )

    def clean_name(self) -> str:
        """A name with letters in it."""
        name = str(self.cleaned_data["name"])
        if not Words([name]):
            raise forms.ValidationError("Enter a name with letters in it")
        return name


class RestrictForm(forms.Form):
    """From when somebody's data is restricted, and why."""

    starts = DateInputField(label="Restricted from", help_text="Today, or the day on which they asked for it.")
    reason = forms.CharField(label="Reason", widget=forms.Textarea, max_length=4000, help_text=_REASON)


class LiftForm(forms.Form):
    """Why a restriction is lifted."""

    reason = forms.CharField(label="Why it is lifted", widget=forms.Textarea, max_length=4000, help_text=_REASON)


class RectificationForm(forms.Form):
    """What was corrected about somebody, and why."""

    what = forms.CharField(label="What was corrected, or was not", widget=forms.Textarea, max_length=4000)
    reason = forms.CharField(label="Why", widget=forms.Textarea, max_length=4000, help_text=_REASON)


class RedactionForm(forms.Form):
    """Which words are to be taken out, of which documents, and why."""

    words = forms.CharField(
        label="Words to remove",
        widget=forms.Textarea,
        max_length=4000,
        help_text="One name or phrase a line: every way in which the papers print it. "
        "A few capitals alone, such as initials, are found in capitals only.",
    )
    basis = forms.ChoiceField(
        label="Legal basis", choices=[("", "Choose one"), *((basis.value, basis.label) for basis in Basis)]
    )
    reason = forms.CharField(label="Reason", widget=forms.Textarea, max_length=4000, help_text=_REASON)

    def clean_words(self) -> list[str]:
        """The phrases, one a line; at least one with letters or figures in it."""
        lines = [line.strip() for line in str(self.cleaned_data["words"]).splitlines() if line.strip()]
        if not Words(lines):
            raise forms.ValidationError("Enter the words to remove, one name or phrase a line")
        return lines


class DocumentsForm(forms.Form):
    """Which of the documents that hold the words are to be redacted."""

    documents = forms.MultipleChoiceField(
        label="Remove them from",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the documents", "invalid_choice": "Choose documents that hold the words"},
    )

    def __init__(self, *args: Any, found: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].choices = [(str(number), words) for number, words in found]
