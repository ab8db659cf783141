"""What is typed when an action is added, changed, told of and closed."""

from collections.abc import Iterable
from typing import Any

from django import forms

from frankpledge.design.date_field import DateInputField
from frankpledge.design.saving import SavingForm
from frankpledge.meetings.models import Item
from frankpledge.meetings.rules.doing import Priority, Said, UpdateKind, names_in
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.wording import minute_number

PRIORITIES = [("", "Not said"), *((one.value, one.label) for one in Priority)]
_TEXT = {"rows": 3}
_OWNERS_HELP = "People or agencies, each on a line of its own. One that the record does not know is kept as typed."
_SAID = {
    UpdateKind.TOLD: "How it goes",
    UpdateKind.ACCEPTED: "The owner accepts it",
    UpdateKind.DECLINED: "The owner declines it, for a reason",
    UpdateKind.HANDED_ON: "It is handed on to somebody else",
    UpdateKind.DEFERRED: "It is put off to a later date, for a reason",
}
_OWN = {
    UpdateKind.TOLD: "How it goes",
    UpdateKind.DONE: "It is done",
    UpdateKind.ACCEPTED: "I accept it",
    UpdateKind.DECLINED: "I decline it, for a reason",
    UpdateKind.HANDED_ON: "Somebody else should do it",
}


class CloseAction(SavingForm):
    """How and when an action ended, and in which minute that stands."""

    state = forms.ChoiceField(
        label="How did it end?",
        choices=((ActionState.DONE.value, "It was done"), (ActionState.DROPPED.value, "It was dropped")),
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether it was done or dropped"},
    )
    on = DateInputField(
        label="When it was done or dropped",
        required=False,
        help_text="Today, where nothing is said. Whether it was done in time is counted by this day.",
    )
    outcome = forms.CharField(
        label="What came of it",
        widget=forms.Textarea,
        max_length=4000,
        help_text="In a sentence or two, so that the next reader need not ask.",
        error_messages={"required": "Say what came of the action"},
    )
    where = forms.ChoiceField(label="Where that is minuted", required=False)

    def __init__(self, *args: Any, minutes: Iterable[Item] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["where"].choices = minute_choices(minutes)  # type: ignore[attr-defined]


class AddAction(forms.Form):
    """An action that no minutes state."""

    text = forms.CharField(
        label="What is to be done",
        widget=forms.Textarea(_TEXT),
        max_length=4000,
        error_messages={"required": "Say what is to be done"},
    )
    owners = forms.CharField(
        label="Who is to do it", required=False, widget=forms.Textarea(_TEXT), max_length=2000, help_text=_OWNERS_HELP
    )
    due = DateInputField(
        label="By when",
        required=False,
        help_text="Without a date it is due at the next meeting, which is said to be assumed.",
    )
    priority = forms.ChoiceField(label="Priority", required=False, choices=PRIORITIES)
    on = DateInputField(label="When it was raised", required=False, help_text="Today, where nothing is said.")

    def given(self) -> dict[str, Any]:
        """What was typed, with the owners as a list of names."""
        return self.cleaned_data | {"owners": names_in(self.cleaned_data["owners"])}


class ChangeAction(SavingForm):
    """When an action is due, how much it presses and who owns it."""

    due = DateInputField(label="By when", required=False)
    was_wrong = forms.BooleanField(
        label="The date that stood was wrong",
        required=False,
        help_text="Then whether it is done in time counts by the date above alone. "
        "Otherwise the first date that was agreed goes on counting, and the later one beside it.",
    )
    priority = forms.ChoiceField(label="Priority", required=False, choices=PRIORITIES)
    owners = forms.CharField(
        label="Who is to do it", required=False, widget=forms.Textarea(_TEXT), max_length=2000, help_text=_OWNERS_HELP
    )

    def given(self) -> dict[str, Any]:
        """What was typed, with the owners as a list of names."""
        values = super().given()
        return values | {"owners": names_in(values["owners"])}


class SayOfAction(forms.Form):
    """What is said of an action: by whoever keeps the record, as told; or by an owner, to be confirmed."""

    kind = forms.ChoiceField(label="What is said", widget=forms.RadioSelect, initial=UpdateKind.TOLD.value)
    text = forms.CharField(label="In their words", required=False, widget=forms.Textarea(_TEXT), max_length=4000)
    due = DateInputField(label="The new date", required=False, help_text="Only where it is put off.")
    to_name = forms.CharField(
        label="To whom", required=False, max_length=200, help_text="Only where it is handed on: a person or an agency."
    )
    said_by = forms.CharField(label="Who said it", required=False, max_length=200)
    said_on = DateInputField(label="When it was said", required=False, help_text="Today, where nothing is said.")
    item = forms.ChoiceField(label="In which minute it stands", required=False)

    def __init__(self, *args: Any, keeping: bool, minutes: Iterable[Item] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = _SAID if keeping else _OWN
        self.fields["kind"].choices = [(kind.value, label) for kind, label in words.items()]  # type: ignore[attr-defined]
        self.fields["item"].choices = minute_choices(minutes)  # type: ignore[attr-defined]
        if not keeping:
            for name in ("due", "said_by", "said_on", "item"):
                del self.fields[name]
            self.fields["text"].label = "In your words"

    def said(self) -> Said:
        """What was said, as the change takes it."""
        given = self.cleaned_data
        return Said(
            UpdateKind(given["kind"]),
            given["text"],
            given.get("due"),
            given["to_name"],
            given.get("said_by", ""),
            given.get("said_on"),
        )


class SettleUpdate(forms.Form):
    """Why something that was proposed is set aside."""

    because = forms.CharField(label="Why it is set aside", required=False, max_length=1000)


def minute_choices(minutes: Iterable[Item]) -> list[tuple[str, str]]:
    """Minutes to choose from, each by its meeting's day, its number and its title."""
    said = [
        (
            str(item.pk),
            f"{item.paper.dated:%-d %B %Y}: {minute_number(item.number, item.parent.number if item.parent else '')} "
            f"{item.title}"[:120]
            if item.paper.dated
            else item.title[:120],
        )
        for item in minutes
    ]
    return [("", "In none"), *said]
