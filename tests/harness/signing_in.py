"""Signing in for tests: an account that has a second factor, and a browser in which it was proved."""

import time
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY as RECORDS
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from frankpledge.people.models import User
from frankpledge.people.sessions import OPENED, PROVED, SEEN_AT, SIGNED_IN_AT

STEP = 30  # seconds that a code of an app lasts


def with_second_factor(user: User) -> User:
    """The same account, with an app that gives codes, and recovery codes."""
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, generate_totp_secret())
        RecoveryCodes.activate(user)
    return user


def signed_in(user: User, client: Client | None = None) -> Client:
    """A browser in which the account is signed in, having proved its second factor just now."""
    client = client or Client()
    client.force_login(with_second_factor(user))
    session = client.session
    session[PROVED] = user.pk
    session.update({SIGNED_IN_AT: time.time(), SEEN_AT: time.time(), OPENED: "ordinary"})
    session[RECORDS] = [{"method": "mfa", "at": time.time()}]
    session[f"{RECORDS}_user"] = str(user.pk)
    session.save()
    return client


def code(user: User, steps: int = 0) -> str:
    """The code that the account's app gives now, or so many half minutes from now."""
    secret: Any = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"]
    return code_of(secret, steps)


def code_of(key: str, steps: int = 0) -> str:
    """The code that an app with this key gives now, or so many half minutes from now."""
    return format_hotp_value(hotp_value(key, int(time.time()) // STEP + steps))
