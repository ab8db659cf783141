"""Forms about second factors: codes from an app or a list, and passkeys.

How many codes may be wrong in a minute is counted by account and by address.  What succeeds is taken back, as with
passwords, and never wipes what others at the same address have used up.
"""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as theirs
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as apps
from allauth.mfa.totp.internal.auth import validate_totp_code
from allauth.mfa.webauthn import forms as passkeys
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from frankpledge.people.changes import signing
from frankpledge.people.models import User
from frankpledge.people.sessions import seen_from


class Try:
    """One try of a second factor.  Raises ValidationError where there were too many in this minute."""

    def __init__(self, user: User) -> None:
        usage = ratelimit.consume(
            context.request, app="allauth.account", action="login_failed", key=f"second-factor-{user.pk}"
        )
        if usage is None:
            raise account_adapter().validation_error("too_many_login_attempts")
        self._usage = usage

    def succeeded(self) -> None:
        """It is not counted."""
        self._usage.rollback()


def _code(label: str, hint: str) -> forms.CharField:
    widget = forms.TextInput(
        attrs={"autocomplete": "one-time-code", "spellcheck": "false", "inputmode": "numeric", "maxlength": 20}
    )
    return forms.CharField(label=label, help_text=hint, widget=widget, max_length=20)


class _CodeForm(theirs.BaseAuthenticateForm):
    """A code from the app, or one of the recovery codes."""

    code = _code("Code", "Six figures from your app, or one of your recovery codes.")

    def clean_code(self) -> str:
        """Take the code of one of the account's own; a wrong one is noted."""
        one_try = Try(self.user)
        code: str = self.cleaned_data["code"]
        having = list(Authenticator.objects.filter(user=self.user).exclude(type=Authenticator.Type.WEBAUTHN))
        for authenticator in having:
            if authenticator.wrap().validate_code(code):
                self.authenticator = authenticator
                authenticator.user = self.user
                one_try.succeeded()
                return code
        for authenticator in having[:1]:
            self._emit_authentication_failed(authenticator)
        raise get_adapter().validation_error("incorrect_code")


class CodeForm(_CodeForm, theirs.AuthenticateForm):
    """A code on the way in."""


class CodeAgainForm(_CodeForm, theirs.ReauthenticateForm):
    """A code, asked for again."""


class AddAppForm(apps.ActivateTOTPForm):
    """The first code of an app, which shows that it took the key."""

    code = _code("Code from the app", "Six figures, which change every half minute.")

    def clean_code(self) -> str:
        """Take the code that the key gives now."""
        one_try = Try(self.user)
        code: str = self.cleaned_data["code"]
        if not validate_totp_code(self.secret, code):
            signing.note_not_proved(self.user, timezone.localdate(), seen_from(context.request))
            raise get_adapter().validation_error("incorrect_code")
        one_try.succeeded()
        return code


class RemoveAppForm(apps.DeactivateTOTPForm):
    """That the app is to be removed."""


class AddPasskeyForm(passkeys.AddWebAuthnForm):
    """A passkey, made by the browser, and what its owner calls it."""

    name = forms.CharField(
        label="Name",
        help_text="Such as the device it is kept on.",
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"maxlength": 60}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)

    def clean(self) -> dict[str, Any]:
        """Take a passkey made for this address; another is refused, and noted."""
        try:
            return super().clean()
        except (ValidationError, ValueError) as error:
            signing.note_not_proved(self.user, timezone.localdate(), seen_from(context.request))
            raise get_adapter().validation_error("passkey_refused") from error


class NamePasskeyForm(passkeys.EditWebAuthnForm):
    """What a passkey is called."""

    name = forms.CharField(label="Name", max_length=60, widget=forms.TextInput(attrs={"maxlength": 60}))


class UsePasskeyForm(passkeys.AuthenticateWebAuthnForm):
    """An answer of a passkey, made by the browser."""

    def clean_credential(self) -> Authenticator:
        """Take the answer of one of the account's own passkeys, made at this address; another is refused, and noted."""
        credential = self.cleaned_data["credential"]
        one_try = Try(self.user) if self.user is not None else None
        user = self.user
        try:
            answer = auth.parse_authentication_response(credential)
            user = user or auth.extract_user_from_response(credential)
            authenticator: Authenticator = auth.complete_authentication(user, credential)
            if not answer.response.authenticator_data.is_user_verified():
                raise get_adapter().validation_error("passkey_refused")
        except (ValidationError, ValueError, AttributeError) as error:
            signing.note_not_proved(user, timezone.localdate(), seen_from(context.request))
            raise get_adapter().validation_error("passkey_refused") from error
        if one_try is not None:
            one_try.succeeded()
        return authenticator


class SignInByPasskeyForm(UsePasskeyForm):
    """Signing in by a passkey alone, which says itself whose it is."""

    passwordless = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=None, **kwargs)


class UsePasskeyAgainForm(UsePasskeyForm):
    """A passkey, asked for again."""

    reauthenticated = True
