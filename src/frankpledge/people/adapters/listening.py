"""What we hear of signing in: each becomes a line of the ledger, and a proof is kept in the session."""

from typing import Any

from allauth.account import signals as accounts
from allauth.mfa import signals as second_factors
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest
from django.utils import timezone

from frankpledge.people import sessions
from frankpledge.people.changes import signing
from frankpledge.people.models import User

WORDS = {
    Authenticator.Type.TOTP: "a second factor",
    Authenticator.Type.WEBAUTHN: "a passkey",
    Authenticator.Type.RECOVERY_CODES: "recovery codes",
}


def connect() -> None:
    """Hear of everything, once each."""
    for signal, heard in (
        (accounts.user_logged_in, signed_in),
        (user_logged_out, signed_out),
        (accounts.authentication_step_completed, step_taken),
        (accounts.password_changed, password_changed),
        (accounts.password_reset, password_reset),
        (second_factors.authenticator_used, used),
        (second_factors.authenticator_added, added),
        (second_factors.authenticator_reset, added),
        (second_factors.authenticator_removed, removed),
        (second_factors.authentication_failed, code_refused),
    ):
        signal.connect(heard, dispatch_uid=f"frankpledge.people.{heard.__name__}")


def signed_in(sender: Any, request: HttpRequest, user: User, **more: Any) -> None:
    """Somebody is in: by what their session says, wholly or as far as the pages that add a second factor."""
    sessions.begin(request, timezone.now())
    sessions.mark_forms(request, user)
    if sessions.typed(request) is None:
        sessions.forget_typed(request)  # it is of somebody else
    signing.note_sign_in(user, timezone.localdate(), sessions.seen_from(request))


def signed_out(sender: Any, request: HttpRequest, user: User | None, **more: Any) -> None:
    """Somebody went."""
    if user is not None:
        signing.note_sign_out(user, timezone.localdate(), sessions.seen_from(request))


def step_taken(sender: Any, request: HttpRequest, user: User, **more: Any) -> None:
    """Whoever was signed in proved again who they are."""
    if more.get("reauthenticated"):
        signing.note(user, "proved again", timezone.localdate(), sessions.seen_from(request))


def password_changed(sender: Any, request: HttpRequest, user: User, **more: Any) -> None:
    """A password was changed by its owner."""
    signing.note(user, "changed the password", timezone.localdate(), sessions.seen_from(request))


def password_reset(sender: Any, request: HttpRequest, user: User, **more: Any) -> None:
    """A forgotten password was set anew by a link."""
    signing.note(user, "reset the password", timezone.localdate(), sessions.seen_from(request))


def used(sender: Any, request: HttpRequest, user: User, **more: Any) -> None:
    """A second factor was proved, on the way in or again."""
    sessions.note_proved(request, user)


def added(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    """A second factor was added, by somebody who proved that they have it."""
    if authenticator.type in sessions.SECOND_FACTORS:
        sessions.note_proved(request, user)
    signing.note(user, f"added {WORDS[authenticator.type]}", timezone.localdate(), sessions.seen_from(request))


def removed(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    """A second factor was removed."""
    signing.note(user, f"removed {WORDS[authenticator.type]}", timezone.localdate(), sessions.seen_from(request))


def code_refused(sender: Any, request: HttpRequest, user: User, **more: Any) -> None:
    """A code was wrong."""
    signing.note_not_proved(user, timezone.localdate(), sessions.seen_from(request))
