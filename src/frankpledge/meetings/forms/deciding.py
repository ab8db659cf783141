"""Filters of the decisions."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.forms.lists import GONE, Filters
from frankpledge.meetings.models import Decision
from frankpledge.meetings.queries import bodies_seen_by
from frankpledge.meetings.rules.deciding import OF_SUBSTANCE
from frankpledge.meetings.rules.kinds import DecisionState


class DecisionFilters(Filters):
    """What is asked of the decisions."""

    words = forms.CharField(label="With these words", required=False, max_length=200)
    body = forms.ChoiceField(label="Board or group", required=False, error_messages={"invalid_choice": GONE})
    state = forms.MultipleChoiceField(
        label="Where it stands",
        required=False,
        choices=[(state.value, state.label) for state in DecisionState],
        widget=forms.CheckboxSelectMultiple,
    )
    noted = forms.BooleanField(label="What was noted, too", required=False)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = [(str(pk), name) for pk, name in bodies_seen_by(by).values_list("pk", "name")]
        self.fields["body"].choices = [("", "Any board or group"), *bodies]  # type: ignore[attr-defined]

    def narrowed(self, decisions: QuerySet[Decision]) -> QuerySet[Decision]:
        """The decisions that are asked for; of substance alone unless what was noted is asked for too."""
        if not self.chosen("noted"):
            decisions = decisions.filter(verb__in=[verb.value for verb in OF_SUBSTANCE])
        if body := self.number("body"):
            decisions = decisions.filter(paper__body=body)
        if states := self.chosen("state"):
            decisions = decisions.filter(state__in=states)
        for word in (self.chosen("words") or "").split():
            decisions = decisions.filter(Q(text__icontains=word) | Q(item__title__icontains=word))
        return decisions
