"""Accounts, as the library that signs people in asks of them: one answer whatever is wrong, and a line for each try."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.authentication import get_authentication_records
from allauth.core.internal.httpkit import headed_redirect_response
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from frankpledge.people.changes import signing
from frankpledge.people.models import User
from frankpledge.people.queries import account_at, tie_of
from frankpledge.people.sessions import seen_from

NOT_RIGHT = "The e-mail address or the password is not right. Check both and try again."
TOO_MANY = "There were too many tries. Wait a minute, then try again."
SAID = {
    "account/messages/password_changed.txt": "Your password is changed.",
    "mfa/messages/totp_activated.txt": "Your app is added. It gives the code whenever you sign in.",
    "mfa/messages/totp_deactivated.txt": "Your app is removed.",
    "mfa/messages/webauthn_added.txt": "Your passkey is added. You can sign in with it alone.",
    "mfa/messages/webauthn_removed.txt": "Your passkey is removed.",
}


class Backend(AuthenticationBackend):
    """Finds an account by its address, whatever the case, and checks its password, with the same work for all."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        """The account that this address and password are of; None where wrong, closed or not there."""
        password = credentials.get("password") or ""
        user = account_at(credentials.get("email") or "")
        if user is None:
            User().set_password(password)  # takes as long as looking at a real one
            return None
        right = user.check_password(password)
        return user if right and self.user_can_authenticate(user) else None


class AccountAdapter(DefaultAccountAdapter):
    """Signing in by password, and proving again who one is."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": NOT_RIGHT,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "incorrect_password": "The password is not right. Check it and try again.",
        "enter_current_password": "The password that you have now is not right. Check it and try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Only the passkeys' script is answered with data; pages are pages."""
        return bool(super().is_ajax(request)) and request.path == reverse("mfa_login_webauthn")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what happened in our words, where there is something to say."""
        if words := message or SAID.get(message_template or ""):
            messages.add_message(request, level, words, extra_tags=extra_tags)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave a line; whoever is signed in already was asked to prove who they are."""
        if isinstance(request.user, User):
            signing.note_not_proved_again(request.user, timezone.localdate(), seen_from(request))
        else:
            signing.note_failed_sign_in(credentials.get("email", ""), timezone.localdate(), seen_from(request))

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """A closed account is answered like none."""
        signing.note_failed_sign_in(user.get_username(), timezone.localdate(), seen_from(request))
        self.add_message(request, messages.ERROR, message=NOT_RIGHT)
        return headed_redirect_response("account_login")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether nothing was proved in the last minutes: signing in counts as well as proving again."""
        last = max((one["at"] for one in get_authentication_records(self.request, self.request.user)), default=0)
        return time.time() - last >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, str]]:
        """What an account may prove with again who it is of: at its provider too, last, where it is tied to one."""
        ways: list[dict[str, str]] = super().get_reauthentication_methods(user)
        if settings.FRANKPLEDGE_SSO is not None and isinstance(user, User) and tie_of(user):
            words = f"Sign in with {settings.FRANKPLEDGE_SSO.name} again"
            ways.append({"id": "single_sign_on", "description": words, "url": reverse("prove_by_single_sign_on")})
        return ways

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own page."""
        return reverse("mfa_index")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Under what the tries at an account are counted: whatever host was asked, and however it is written."""
        return str(credentials.get("email", "")).strip().casefold()
