"""What is typed to ask that a document be destroyed because the law asks for it."""

from django import forms

from frankpledge.keeping.rules.asking import BY_HAND
from frankpledge.kit.numbers import row_number


class ByHandForm(forms.Form):
    """Which document, on which ground, and why."""

    document = forms.CharField(
        label="Number of the document", max_length=20, help_text="As it stands in the address of its page."
    )
    ground = forms.ChoiceField(
        label="Ground", choices=[("", "Choose one"), *((ground.value, ground.label) for ground in BY_HAND)]
    )
    reason = forms.CharField(
        label="Reason",
        max_length=400,
        help_text="It stays when the document is gone: say nothing here of what stands in it, and name nobody.",
    )

    def clean_document(self) -> int:
        """A number."""
        number = row_number(str(self.cleaned_data["document"]).strip())
        if number is None:
            raise forms.ValidationError("Enter the number of a document")
        return number
