"""Filters of lists: of meetings, reports and actions.  What makes no sense is said to be wrong and left out."""

from collections.abc import Iterable
from typing import Any

from django import forms

from frankpledge.design.date_field import DateInputField
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.queries import bodies_seen_by
from frankpledge.meetings.queries.actions import ORDERS, Asked, owners_of_actions
from frankpledge.meetings.rules.standing import Standing
from frankpledge.people.queries import organisations_seen_by

GONE = "What you chose is not in the record. Choose again."
Choices = Iterable[tuple[Any, str]]


class Filters(forms.Form):
    """Filters of any list: what was chosen, as values and as words."""

    def chosen(self, name: str) -> Any:
        """What a filter asks for; None where nothing sensible was chosen."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    def number(self, name: str) -> int | None:
        """The number of the row that a filter asks for."""
        value = self.chosen(name)
        return int(value) if value else None

    def said(self) -> list[str]:
        """What is asked for, in words: a printed list says what it is a list of."""
        return [words for name in self.fields if (words := self._words(name))]

    def _words(self, name: str) -> str:
        value, field = self.chosen(name), self.fields[name]
        if value is None:
            return ""
        if isinstance(field, DateInputField):
            return f"{field.label} {value.day} {value:%B %Y}"
        if isinstance(field, forms.ChoiceField):
            labels = {str(key): str(label) for key, label in field.choices}
            keys = value if isinstance(value, list) else [value]
            return f"{field.label}: {', '.join(labels[str(key)] for key in keys)}"
        return str(field.label)


class PaperFilters(Filters):
    """Filters of the meetings and of the reports."""

    body = forms.ChoiceField(label="Board or group", required=False, error_messages={"invalid_choice": GONE})
    year = forms.ChoiceField(label="Year", required=False, error_messages={"invalid_choice": GONE})

    def __init__(self, *args: Any, by: Actor, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = _any("Any board or group", bodies_seen_by(by).values_list("pk", "name"))
        self.fields["year"].choices = _any("Any year", ((year, str(year)) for year in years))


class ActionFilters(Filters):
    """Filters of the action log."""

    owner = forms.ChoiceField(label="Owner", required=False, error_messages={"invalid_choice": GONE})
    agency = forms.ChoiceField(label="Agency", required=False, error_messages={"invalid_choice": GONE})
    state = forms.MultipleChoiceField(
        label="State",
        required=False,
        choices=[(standing.name.lower(), standing.value) for standing in Standing],
        widget=forms.CheckboxSelectMultiple,
    )
    body = forms.ChoiceField(label="Board or group", required=False, error_messages={"invalid_choice": GONE})
    due_from = DateInputField(label="Due from", required=False)
    due_to = DateInputField(label="Due to", required=False)
    unchecked = forms.BooleanField(label="Only what is not checked", required=False)
    answers = forms.BooleanField(label="Only with answers to confirm", required=False)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = _any("Anybody", owners_of_actions(by).values_list("pk", "name"))
        self.fields["agency"].choices = _any("Any agency", organisations_seen_by(by).values_list("pk", "name"))
        self.fields["body"].choices = _any("Any board or group", bodies_seen_by(by).values_list("pk", "name"))

    def asked(self, order: str) -> Asked:
        """What is asked of the log; an unknown order is the usual one."""
        return Asked(
            owner=self.number("owner"),
            agency=self.number("agency"),
            body=self.number("body"),
            standings=frozenset(Standing[name.upper()] for name in self.chosen("state") or ()),
            due_from=self.chosen("due_from"),
            due_to=self.chosen("due_to"),
            unchecked=bool(self.chosen("unchecked")),
            answers=bool(self.chosen("answers")),
            order=order if order in ORDERS else ORDERS[0],
        )


def _any(label: str, choices: Choices) -> list[tuple[Any, str]]:
    return [("", label), *choices]
