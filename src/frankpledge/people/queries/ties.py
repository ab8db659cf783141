"""Which account is tied to whom an organisation's own sign-in knows; asked before anybody is signed in."""

from allauth.mfa.models import Authenticator

from frankpledge.people.models import Subject, User


def account_tied_to(issuer: str, subject: str) -> User | None:
    """The account, open or closed, that is tied to a provider's name for somebody; None where none is."""
    tie = Subject.objects.filter(issuer=issuer, subject=subject).select_related("user").first()
    return tie.user if tie else None


def tie_of(user: User) -> Subject | None:
    """What an account is tied to, if anything."""
    return Subject.objects.filter(user=user).first()


def has_way_in_beside_tie(user: User) -> bool:
    """Whether an account can sign in by itself: with a password, or with a passkey."""
    passkeys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return user.has_usable_password() or passkeys.exists()
