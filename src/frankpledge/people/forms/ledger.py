"""Filters of the ledger.  What makes no sense is said to be wrong and left out."""

from typing import Any

from django import forms

from frankpledge.design.date_field import DateInputField
from frankpledge.ledger.rules import Actor, Outcome
from frankpledge.people.queries.ledger import Asked, actors_seen_by, verbs_seen_by

GONE = {"invalid_choice": "What you chose is not in the ledger. Choose again."}


class LedgerFilters(forms.Form):
    """Whose lines, which act, how it ended, between which days, seen from where."""

    account = forms.TypedChoiceField(label="Account", required=False, coerce=int, empty_value=None, error_messages=GONE)
    verb = forms.ChoiceField(label="What was done", required=False, error_messages=GONE)
    outcome = forms.ChoiceField(
        label="Outcome",
        required=False,
        choices=[("", "Any outcome"), *((outcome.value, outcome.value.capitalize()) for outcome in Outcome)],
        error_messages=GONE,
    )
    since = DateInputField(label="From", required=False)
    until = DateInputField(label="To", required=False)
    seen_from = forms.RegexField(
        r"[0-9a-f]{10}",
        label="Seen from",
        required=False,
        max_length=10,
        error_messages={"invalid": "A mark has ten letters and figures. Copy it from a line."},
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", "Anybody"), *actors_seen_by(by)]
        self.fields["verb"].choices = [("", "Anything"), *((verb, verb.capitalize()) for verb in verbs_seen_by(by))]

    def asked(self) -> Asked:
        """What is asked of the ledger."""
        self.is_valid()
        said = {name: self.cleaned_data.get(name) or None for name in self.fields}
        return Asked(**said)
