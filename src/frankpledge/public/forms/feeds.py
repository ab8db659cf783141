"""What is typed to make an address of one's own calendar."""

from django import forms


class FeedForm(forms.Form):
    """Which program the address is for."""

    name = forms.CharField(
        label="Which calendar is it for?",
        max_length=60,
        help_text="For example “My phone”, so that you know later which one to revoke.",
        error_messages={"required": "Say which calendar it is for, so that you know later which one to revoke."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
