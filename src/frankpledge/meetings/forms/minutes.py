"""What is typed of minutes once they are out, of decisions, and of letters."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from frankpledge.design.date_field import DateInputField
from frankpledge.design.saving import SavingForm
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Decision, Item, Meeting
from frankpledge.meetings.queries.following import decisions_seen_by
from frankpledge.meetings.rules.kinds import DecisionState, Stage, Verb
from frankpledge.people.queries import organisations_seen_by

OFFERED = 200  # decisions that can stand in the place of another
WHOLE = ""


class IssueForm(forms.Form):
    """As what minutes are issued."""

    stage = forms.ChoiceField(
        label="Issue them as",
        choices=[(stage.value, stage.label) for stage in (Stage.DRAFT, Stage.FINAL)],
        error_messages={"required": "Say whether this is a draft or the final draft"},
    )
    seen = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


class CommentForm(forms.Form):
    """What somebody says of draft minutes."""

    item = forms.ChoiceField(label="About which item", required=False)
    text = forms.CharField(
        label="What should be otherwise",
        widget=forms.Textarea({"rows": 4}),
        max_length=4000,
        error_messages={"required": "Say what should be otherwise"},
    )

    def __init__(self, *args: Any, items: Iterable[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [(WHOLE, "The whole of it"), *_items(items)]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What was made of a comment."""

    answer = forms.CharField(
        label="What was made of it",
        widget=forms.Textarea({"rows": 2}),
        max_length=4000,
        error_messages={"required": "Say what was made of the comment"},
    )


class AgreedForm(forms.Form):
    """Which meeting agreed minutes, or a correction of them, and when."""

    at = forms.ChoiceField(label="At which meeting", required=False)
    on = DateInputField(label="On which day", required=False, help_text="If it is not one of these meetings.")

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(meeting.pk): meeting for meeting in meetings}
        named = [(number, f"{meeting.held_on:%-d %B %Y}") for number, meeting in self.meetings.items()]
        self.fields["at"].choices = [("", "Another"), *named]  # type: ignore[attr-defined]
        if named and "at" not in self.initial:
            self.initial["at"] = named[0][0]

    def clean(self) -> dict[str, Any]:
        """One of the two is said."""
        given = super().clean() or {}
        if not given.get("at") and not given.get("on"):
            self.add_error("at", "Choose the meeting, or type the day")
        return given

    def said(self) -> dict[str, Any]:
        """The meeting and the day."""
        meeting = self.meetings.get(self.cleaned_data["at"])
        return {"at": meeting, "on": meeting.held_on if meeting else self.cleaned_data["on"]}


class CorrectionForm(forms.Form):
    """One correction; one with nothing in it is none."""

    item = forms.ChoiceField(label="Item", required=False)
    was = forms.CharField(
        label="The words that stand",
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Copied from the minutes. Leave it empty to add words.",
    )
    becomes = forms.CharField(
        label="The words instead", required=False, max_length=4000, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, items: Iterable[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        self.fields["item"].choices = [("", "Choose the item"), *_items(self.items.values())]  # type: ignore[attr-defined]

    @property
    def says(self) -> bool:
        """Whether anything was typed."""
        given = getattr(self, "cleaned_data", {})
        return bool(given.get("was") or given.get("becomes"))

    def clean(self) -> dict[str, Any]:
        """Words are those of an item."""
        given = super().clean() or {}
        if (given.get("was") or given.get("becomes")) and not given.get("item"):
            self.add_error("item", "Choose the item that is corrected")
        return given


def corrections(items: list[Item], data: Any, how_many: int) -> BaseFormSet[CorrectionForm]:
    """So many empty corrections to be filled in."""
    made: type[BaseFormSet[CorrectionForm]] = formset_factory(CorrectionForm, extra=how_many, max_num=20)
    return made(data, prefix="correction", form_kwargs={"items": items})


class DecisionForm(SavingForm):
    """Where a decision stands."""

    state = forms.ChoiceField(
        label="Where it stands",
        choices=[(state.value, state.label) for state in DecisionState],
        widget=forms.RadioSelect,
        error_messages={"required": "Say where the decision stands"},
    )
    condition = forms.CharField(
        label="On what it depends", required=False, widget=forms.Textarea({"rows": 2}), max_length=2000
    )
    condition_from = forms.CharField(label="From whom that is to come", required=False, max_length=200)
    condition_by = DateInputField(label="By when", required=False)
    met_on = DateInputField(label="When the condition was met", required=False)
    superseded_by = forms.ChoiceField(label="Which later decision stands in its place", required=False)

    def __init__(self, *args: Any, by: Actor, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        later = decisions_seen_by(by).filter(verb__in=[v.value for v in Verb if v is not Verb.NOTED])
        if decision.paper.dated is not None:
            later = later.filter(paper__dated__gte=decision.paper.dated)
        named = [(str(row.pk), _named(row)) for row in later.exclude(pk=decision.pk)[:OFFERED]]
        self.fields["superseded_by"].choices = [("", "None"), *named]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """What was typed, with the later decision by its number."""
        values = super().given()
        return values | {"superseded_by": int(values["superseded_by"]) if values["superseded_by"] else None}


class BetweenForm(forms.Form):
    """A decision that was made without a meeting."""

    text = forms.CharField(
        label="What was decided",
        widget=forms.Textarea({"rows": 3}),
        max_length=4000,
        error_messages={"required": "Say what was decided"},
    )
    on = DateInputField(label="On which day")
    how = forms.CharField(
        label="How it was decided",
        max_length=300,
        help_text="For example: by e-mail of all members; by the chair under urgency.",
        error_messages={"required": "Say how it was decided"},
    )


class LetterForm(SavingForm):
    """A letter or a request to somebody outside."""

    to_name = forms.CharField(
        label="To whom", max_length=200, error_messages={"required": "Say to whom the letter goes"}
    )
    organisation = forms.ChoiceField(label="Of which agency", required=False)
    about = forms.CharField(
        label="What is asked",
        widget=forms.Textarea({"rows": 3}),
        max_length=4000,
        error_messages={"required": "Say what is asked"},
    )
    sent_on = DateInputField(label="When it was sent", required=False)
    answer_due = DateInputField(label="By when an answer is asked for", required=False)
    answered_on = DateInputField(label="When the answer came", required=False)
    answer = forms.CharField(label="What was answered", required=False, widget=forms.Textarea, max_length=4000)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = [(str(pk), name) for pk, name in organisations_seen_by(by).values_list("pk", "name")]
        self.fields["organisation"].choices = [("", "None"), *agencies]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """What was typed, with the agency by its number."""
        values = super().given()
        return values | {"organisation": int(values["organisation"]) if values["organisation"] else None}


class ChaseForm(forms.Form):
    """How somebody was reminded of a letter."""

    how = forms.CharField(
        label="How", max_length=1000, required=False, help_text="For example: by telephone, to the clerk."
    )


def _items(items: Iterable[Item]) -> list[tuple[str, str]]:
    return [(str(item.pk), _item(item)) for item in items]


def _item(item: Item) -> str:
    """An item by its number; a restricted passage, which has none, by that of the item in whose words it stands."""
    under = f"{item.parent.number}: " if not item.number and item.parent is not None and item.parent.number else ""
    return under + f"{item.number} {item.title}".strip()


def _named(decision: Decision) -> str:
    day = f"{decision.paper.dated:%-d %B %Y}: " if decision.paper.dated else ""
    words = decision.text if len(decision.text) < 90 else f"{decision.text[:88]}…"
    return f"{day}{words}"
