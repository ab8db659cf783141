"""Second factors that the command line gives, to the accounts of a demonstration alone."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.people import access
from frankpledge.people.models import Partnership, User


def give_second_factor(by: Actor, partnership: Partnership, user: User) -> str:
    """Give an account an app's key, which is returned; the one that it has, where it has one.

    For whoever tries a demonstration without a telephone.  Everybody else adds a second factor of their own.
    """
    with change(by, "gave a second factor", partnership, access.may_set_up):
        held = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
        held = held or TOTP.activate(user, generate_totp_secret()).instance
        return str(held.data["secret"])


def give_recovery_codes(by: Actor, partnership: Partnership, user: User, *, at_least: int) -> list[str]:
    """The account's unused recovery codes; new ones where fewer than this are left, and the old ones stop working."""
    with change(by, "gave recovery codes", partnership, access.may_set_up):
        codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
        if len(codes) < at_least:
            Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
            codes = RecoveryCodes.activate(user).get_unused_codes()
        return codes
