"""Tying an account to whom an organisation's own sign-in knows it as, and the lines about those not let in by it."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from frankpledge.ledger.changes import change, note_refused
from frankpledge.ledger.rules import Actor, NotPossible, Origin
from frankpledge.people import access
from frankpledge.people.models import Subject, User


def tie_subject(by: Actor, user: User, *, issuer: str, subject: str) -> Subject:
    """Tie an account to a provider's name for its person.  Raises NotPossible where either is tied already."""
    with change(by, "tied a sign-in", _row(user), access.may_tie) as user:
        tied = Subject(user=user, issuer=issuer, subject=subject, tied_at=timezone.now())
        try:
            with transaction.atomic():
                tied.save()
        except IntegrityError:
            raise NotPossible(
                "This sign-in is tied to another account here, or your account is tied to another sign-in. Untie that "
                "one first, or sign in as the other account."
            ) from None
    return tied


def untie_subject(by: Actor, user: User, *, other_way_in: bool) -> None:
    """Take an account's tie away.  Raises NotPossible where there is none, or where no other way in is left."""
    with change(by, "untied a sign-in", _row(user), access.may_tie) as user:
        if not other_way_in:
            raise NotPossible("It is the only way into your account. Set a password or add a passkey first.")
        gone, _ = Subject.objects.filter(user=user).delete()
        if not gone:
            raise NotPossible("Your account is tied to no other sign-in.")


def note_refused_single_sign_on(user: User | None, today: date, verb: str, seen_from: str) -> None:
    """Leave a line that somebody was not let in by single sign-on; with the account's number where one is known."""
    note_refused(Actor(Origin.WEB, today, process="single sign-on", seen_from=seen_from), verb, user or User())


def _row(user: User) -> User:
    """The account itself: a request has something that only stands for it."""
    return User.objects.get(pk=user.pk)
