"""What is typed to make a token."""

from typing import Any

from django import forms

from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.tokens import CHOSEN, LASTS


class TokenForm(forms.Form):
    """What a token is for, how long it lasts, and up to which marking it reads."""

    name = forms.CharField(
        label="What is it for?",
        max_length=100,
        help_text="The program or sheet that will use it, so that you know later which one to revoke.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label="How long does it last?",
        coerce=int,
        choices=[(str(days), "One year" if days == 365 else f"{days} days") for days in LASTS],
        initial=str(LASTS[0]),
        widget=forms.RadioSelect,
    )
    up_to = forms.TypedChoiceField(
        label="Up to which marking does it read?",
        coerce=lambda value: Level(int(value)),
        initial=str(Level.OFFICIAL.value),
        widget=forms.RadioSelect,
        help_text="Choose OFFICIAL-SENSITIVE only where the program has to have it, and is fit to hold it.",
    )

    def __init__(self, *args: Any, reads: Level, **kwargs: Any) -> None:
        """`reads` is the highest marking that its owner reads: a token reads no further."""
        super().__init__(*args, **kwargs)
        choices = [(str(level.value), level.label) for level in CHOSEN if level <= max(reads, Level.OFFICIAL)]
        self.fields["up_to"].choices = choices
