"""What is typed on the page that a link opens: a new account's name and password, or the password there is."""

from typing import Any

from django import forms


class AcceptForm(forms.Form):
    """A new account; one that signs in elsewhere needs no password."""

    name = forms.CharField(
        label="Your name",
        max_length=200,
        help_text="As colleagues know you. It stands beside what you enter and close.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label="A new password",
        max_length=4096,
        strip=False,
        help_text="12 characters or more. Four or five words that do not belong together are easy to keep in mind.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, elsewhere: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].required = not elsewhere


class RecoverForm(forms.Form):
    """The password of the account that a recovery is for."""

    password = forms.CharField(
        label="Your password",
        max_length=4096,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
