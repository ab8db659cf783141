"""Making the secret address of one's own calendar, and revoking it."""

import secrets

from django.utils import timezone

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people.models import User
from frankpledge.people.queries import partnership_of
from frankpledge.people.rules.links import secret_hash
from frankpledge.public import access
from frankpledge.public.models import FeedToken

MOST = 5  # of one account in one partnership


def make_feed(by: Actor, name: str = "") -> str:
    """Make an address of the actor's own calendar, called by a name of theirs; gives its secret, which is not kept.

    Raises NotPossible for somebody who has MOST already.
    """
    assert by.user is not None  # a page of a partnership alone asks
    place = partnership_of(by)
    said = f"{place}-{secrets.token_urlsafe(32)}"
    token = FeedToken(partnership_id=place, user_id=by.user.id, secret_hash=secret_hash(said), name=name)
    token.made_at = timezone.now()
    with change(by, "made a calendar address", token, access.may_keep_feed):
        user = User.objects.select_for_update().get(pk=by.user.id)
        if FeedToken.objects.filter(partnership=place, user=user, ended_at__isnull=True).count() >= MOST:
            raise NotPossible(f"You have {MOST} addresses here. Revoke one that is not used any more first.")
        token.sessions_ended = user.sessions_ended
        token.save()
    return said


def end_feed(by: Actor, token: FeedToken) -> None:
    """Revoke an address of the actor's own: it gives nothing from now on.  One that was revoked stays so."""
    with change(by, "revoked a calendar address", token, access.may_keep_feed) as token:
        token.ended_at = token.ended_at or timezone.now()
        token.save(update_fields=["ended_at"])
