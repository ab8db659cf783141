"""How somebody is reached, as typed."""

from typing import Any

from django import forms

from frankpledge.design.saving import SavingForm
from frankpledge.people.rules.contacts import ContactKind, problem_with


class ReachForm(SavingForm):
    """An e-mail address and a telephone number; empty takes away what is kept."""

    email = forms.CharField(
        label="E-mail address",
        required=False,
        max_length=254,
        widget=forms.EmailInput,
        help_text="Letters about their actions go there, unless they have an account.",
    )
    phone = forms.CharField(label="Telephone number", required=False, max_length=60)

    def clean(self) -> dict[str, Any]:
        """Refuse what is no address or number, each at its own field."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for kind in ContactKind:
            if problem := problem_with(kind, str(given.get(kind.value) or "").strip()):
                self.add_error(kind.value, problem)
        return given
