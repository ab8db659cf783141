"""What the ledger keeps of signing in and out: which account, when, and whether it was let in."""

from datetime import date

from frankpledge.ledger.changes import note_read, note_refused
from frankpledge.ledger.rules import Actor, Origin, Who
from frankpledge.people.models import User


def note_sign_in(user: User, today: date) -> None:
    """Leave a line that this account signed in."""
    note_read(_themselves(user, today), "signed in", user)


def note_sign_out(user: User, today: date) -> None:
    """Leave a line that this account signed out."""
    note_read(_themselves(user, today), "signed out", user)


def note_failed_sign_in(email: str, today: date) -> None:
    """Leave a line that somebody was not let in: with the account's number where there is one, and never the address.

    The account did not act, so the line names the process that refused.
    """
    account = User.objects.filter(email__iexact=email.strip()).first() or User()
    note_refused(Actor(Origin.WEB, today, process="sign-in"), "signed in", account)


def _themselves(user: User, today: date) -> Actor:
    return Actor(Origin.WEB, today, user=Who(user.pk, user.name))
