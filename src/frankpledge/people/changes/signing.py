"""What the ledger keeps of signing in and out: which account, when, and whether it was let in.

`seen_from` is the mark of the network address from which it was tried (`sessions.seen_from`).
"""

from datetime import date

from frankpledge.ledger.changes import note_read, note_refused
from frankpledge.ledger.rules import Actor, Origin, Who
from frankpledge.people.models import Partnership, User


def note(user: User, verb: str, today: date, seen_from: str) -> None:
    """Leave a line for what an account did about its own sign-in: `added a passkey`, `changed the password`."""
    note_read(_themselves(user, today, seen_from), verb, user)


def note_sign_in(user: User, today: date, seen_from: str) -> None:
    """Leave a line that this account signed in."""
    note(user, "signed in", today, seen_from)


def note_sign_out(user: User, today: date, seen_from: str) -> None:
    """Leave a line that this account signed out."""
    note(user, "signed out", today, seen_from)


def note_ended(user: User, today: date) -> None:
    """Leave a line that the session of this account ended by itself: nobody used it, or it was as long as any."""
    note_read(_sign_in(today), "signed out", user)


def note_link_sent(user: User, today: date) -> None:
    """Leave a line that a link to set a new password went to this account's address."""
    note_read(Actor(Origin.WORKER, today, process="sign-in"), "sent a password link", user)


def note_failed_sign_in(email: str, today: date, seen_from: str) -> None:
    """Leave a line that somebody was not let in: with the account's number where there is one, and never the address.

    The account did not act, so the line names the process that refused.
    """
    account = User.objects.filter(email__iexact=email.strip()).first() or User()
    note_refused(_sign_in(today, seen_from), "signed in", account)


def note_not_proved(user: User | None, today: date, seen_from: str) -> None:
    """Leave a line that a code, a passkey or a password asked for again was refused; None where it says of nobody."""
    note_refused(_sign_in(today, seen_from), "proved a second factor", user or User())


def note_not_proved_again(user: User, today: date, seen_from: str) -> None:
    """Leave a line that somebody who is signed in did not prove again who they are."""
    note_refused(_sign_in(today, seen_from), "proved again", user)


def note_ledger_taken(by: Actor) -> None:
    """Leave a line that the actor took the ledger out, as a file."""
    note_read(by, "took the ledger", Partnership(pk=by.partnership.id if by.partnership else None))


def _sign_in(today: date, seen_from: str = "") -> Actor:
    return Actor(Origin.WEB, today, process="sign-in", seen_from=seen_from)


def _themselves(user: User, today: date, seen_from: str) -> Actor:
    return Actor(Origin.WEB, today, user=Who(user.pk, user.name), seen_from=seen_from)
