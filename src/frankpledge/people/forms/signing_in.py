"""Forms about passwords: signing in, proving again who one is, changing and replacing a password."""

from typing import Any

from allauth.account import forms as theirs
from django import forms
from django.conf import settings
from django.http import HttpRequest

from frankpledge.people.queries import account_at
from frankpledge.work.changes import queue

NOT_AN_ADDRESS = "Enter an e-mail address like name@example.org"
HINT = f"At least {settings.PASSWORD_LENGTH} characters, and not one that many people use. Three words are good."


def _address() -> forms.EmailField:
    return forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false", "maxlength": 254}),
        error_messages={"invalid": NOT_AN_ADDRESS},
    )


def _plain(field: forms.Field, label: str, hint: str = "") -> None:
    """Call a password box what it is, without the words that vanish when one types."""
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)


class SignInForm(theirs.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = _address()
        _plain(self.fields["password"], "Password")
        self.order_fields(["login", "password"])


class SignInAgainForm(theirs.ReauthenticateForm):
    """The password, asked for again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password"], "Password")


class AskForPasswordForm(theirs.ResetPasswordForm):
    """The address to which a link is sent that sets a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = _address()

    def clean_email(self) -> str:
        """Find the account, if there is one that is open; the answer never says."""
        self.found = account_at(self.cleaned_data["email"])
        return self.cleaned_data["email"]

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Queue the e-mail: in the same way where there is no account, so that nobody can tell by the time it takes."""
        number = self.found.pk if self.found is not None else 0
        queue("people.send_password_link", user=number, at=request.build_absolute_uri("/"))
        return self.cleaned_data["email"]


class NewPasswordForm(theirs.ResetPasswordKeyForm):
    """A new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password1"], "New password", HINT)
        _plain(self.fields["password2"], "New password again")


class ChangePasswordForm(theirs.ChangePasswordForm):
    """The password that one has, and a new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["oldpassword"], "The password you have now")
        _plain(self.fields["password1"], "New password", HINT)
        _plain(self.fields["password2"], "New password again")
