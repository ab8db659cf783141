"""Making tokens by which programs read, ending them, and keeping when one was used last."""

import secrets
from datetime import datetime, timedelta

from django.utils import timezone

from frankpledge.ledger.changes import change, note_refused
from frankpledge.ledger.context import writing
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people import access
from frankpledge.people.models import ApiToken, User
from frankpledge.people.queries.tokens import Bearer
from frankpledge.people.rules.links import secret_hash
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.tokens import LASTS, MARK, MOST_TOKENS, worth_noting


def make_token(by: Actor, *, name: str, days: int, up_to: Level) -> tuple[ApiToken, str]:
    """Make a token of the actor's own where they act; gives it, and the token itself, which is not kept.

    Raises NotPossible for days that cannot be chosen, and for somebody who has MOST_TOKENS already.
    """
    assert by.partnership is not None  # a page of a partnership alone asks
    assert by.user is not None
    said, now = f"{MARK}_{by.partnership.id}_{secrets.token_urlsafe(32)}", timezone.now()
    token = ApiToken(
        partnership_id=by.partnership.id,
        user_id=by.user.id,
        name=" ".join(name.split()),
        up_to=up_to.value,
        secret_hash=secret_hash(said),
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    with change(by, "made a token", token, access.may_keep_token):
        user = User.objects.select_for_update().get(pk=by.user.id)
        token.sessions_ended = user.sessions_ended
        if days not in LASTS:
            raise NotPossible("Choose how long the token lasts: a year at most.")
        alive = ApiToken.objects.filter(partnership=by.partnership.id, user=user, ended_at__isnull=True)
        if alive.filter(expires_at__gt=now).count() >= MOST_TOKENS:
            raise NotPossible(f"You have {MOST_TOKENS} tokens here. Revoke one that is not used any more first.")
        token.full_clean()
        token.save()
    return token, said


def end_token(by: Actor, token: ApiToken) -> ApiToken:
    """Revoke a token of the actor's own: it opens nothing from now on.  Raises NotPossible for one that was revoked."""
    with change(by, "revoked a token", token, access.may_keep_token) as token:
        if token.ended_at is not None:
            raise NotPossible("This token was revoked already.")
        token.ended_at = timezone.now()
        token.save(update_fields=["ended_at"])
    return token


def end_tokens_of(user: int, partnership: int) -> None:
    """End every token of somebody who has no role here any more; called inside the change that ends it."""
    alive = ApiToken.objects.filter(user=user, partnership=partnership, ended_at__isnull=True)
    alive.update(ended_at=timezone.now())


def note_token_used(bearer: Bearer, now: datetime) -> None:
    """Keep when a token was used last, once an hour at most.  No act, so no line of the ledger is left."""
    if worth_noting(bearer.token.used_at, now):
        with writing(bearer.actor):
            ApiToken.objects.filter(pk=bearer.token.pk).update(used_at=now)


def note_token_refused(bearer: Bearer) -> None:
    """Leave a line that somebody came with a token that has ended, in one way or another."""
    note_refused(bearer.actor, "used a token", bearer.token)
