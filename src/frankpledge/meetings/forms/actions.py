"""What is typed when an action is closed."""

from django import forms

from frankpledge.design.saving import SavingForm
from frankpledge.meetings.rules.kinds import ActionState


class CloseAction(SavingForm):
    """How an action ended."""

    state = forms.ChoiceField(
        label="How did it end?",
        choices=((ActionState.DONE.value, "It was done"), (ActionState.DROPPED.value, "It was dropped")),
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether it was done or dropped"},
    )
    outcome = forms.CharField(
        label="What came of it",
        widget=forms.Textarea,
        max_length=4000,
        help_text="In a sentence or two, so that the next reader need not ask.",
        error_messages={"required": "Say what came of the action"},
    )
