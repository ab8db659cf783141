"""What a session says of whoever it is of: whether they proved a second factor in it, and whether they may add one.

Each is kept as the number of the account, so that it never speaks of another account that signs in later.
"""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from frankpledge.people.models import User

PROVED, BY_PROVIDER, MAY_ENROL = "second_factor_proved", "signed_in_by_provider", "may_enrol"
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]

# For views that hand out or hand over much: exports, roles.  Whoever signed in or proved who they are in the last
# minutes (FRANKPLEDGE_PROOF_MINUTES) goes straight on; everybody else is asked first, and comes back to the same thing.
proved_lately = reauthentication_required


def has_second_factor(user: User | AnonymousUser) -> bool:
    """Whether the account has something to sign in with beside its password; recovery codes alone are nothing."""
    return bool(get_adapter().is_mfa_enabled(user, SECOND_FACTORS))


def let_enrol(request: HttpRequest, user: User) -> None:
    """Let this session add the account's first second factor: it accepted an invitation or a recovery link."""
    request.session[MAY_ENROL] = user.pk


def may_enrol(request: HttpRequest) -> bool:
    """Whether whoever is signed in may add their first second factor here, in a session that a password opened."""
    user = request.user
    return isinstance(user, User) and request.session.get(MAY_ENROL) == user.pk and not has_second_factor(user)


def note_proved(request: HttpRequest, user: User) -> None:
    """Keep that a second factor of this account was proved, or added, in this session."""
    request.session[PROVED] = user.pk
    request.session.pop(MAY_ENROL, None)


def note_by_provider(request: HttpRequest, user: User) -> None:
    """Keep that this account came by single sign-on, where `FRANKPLEDGE_SECOND_FACTOR=provider` leaves the proof."""
    request.session[BY_PROVIDER] = user.pk


def fully_signed_in(request: HttpRequest) -> bool:
    """Whether whoever is signed in proved more than a password."""
    if isinstance(request.user, AnonymousUser):
        return False
    if settings.FRANKPLEDGE_SECOND_FACTOR == "provider" and request.session.get(BY_PROVIDER) == request.user.pk:
        return True
    return request.session.get(PROVED) == request.user.pk
