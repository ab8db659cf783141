"""The sign-in form."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.cache import cache
from django.core.exceptions import ValidationError

from frankpledge.people.rules.throttle import SECONDS, failures_key, too_many


class SignInForm(AuthenticationForm):
    """E-mail address and password.

    Says the same, after the same work, whether there is no such account, the password is wrong, or the account is
    closed.  Failures are counted in Django's cache, which is one for each serving process: with several processes
    each lets its own six through.
    """

    error_messages = {
        "invalid_login": "The e-mail address or the password is not right. Check both and try again.",
        "inactive": "The e-mail address or the password is not right. Check both and try again.",
        "too_many": "There were too many tries. Wait a minute, then try again.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"] = forms.EmailField(
            label="E-mail address",
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false", "maxlength": 254}),
            error_messages={"invalid": "Enter an e-mail address like name@example.org"},
        )
        self.order_fields(["username", "password"])

    def clean(self) -> dict[str, Any]:
        """Check the password, unless this account and address have failed too often in the last minute."""
        key = failures_key(self.cleaned_data.get("username", ""), self._address())
        if too_many(cache.get(key, 0)):
            raise ValidationError(self.error_messages["too_many"], code="too_many")
        try:
            return super().clean()
        except ValidationError:
            cache.set(key, cache.get(key, 0) + 1, SECONDS)
            raise

    def _address(self) -> str:
        return self.request.META.get("REMOTE_ADDR", "") if self.request else ""
