"""Keeping drafts and letting them go.  They are no part of the record yet, so no line of the ledger is left."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from frankpledge.kit.cutting import Words
from frankpledge.ledger.context import writing
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people.models import Draft, Grant
from frankpledge.people.queries.drafts import drafts_with
from frankpledge.people.rules.drafts import KEPT, MOST_DRAFTS, Fields, too_long


def keep_draft(by: Actor, page: str, fields: Fields, now: datetime) -> Draft:
    """Keep what the actor typed into the form of a page, in place of what they had kept of it before.

    The oldest goes where the actor has more than MOST_DRAFTS.  Raises NotPossible for more than a draft holds.
    """
    if too_long(fields):
        raise NotPossible("This is too long to be kept as a draft. Save the form, or keep a copy of your own.")
    assert by.user is not None  # pages ask for somebody who is signed in
    assert by.partnership is not None
    with writing(by):
        draft, _ = Draft.objects.update_or_create(
            partnership_id=by.partnership.id,
            user_id=by.user.id,
            page=page,
            defaults={"fields": fields, "kept_at": now},
        )
        own = Draft.objects.filter(partnership_id=by.partnership.id, user_id=by.user.id).order_by("-kept_at", "-pk")
        Draft.objects.filter(pk__in=list(own.values_list("pk", flat=True)[MOST_DRAFTS:])).delete()
    return draft


def drop_draft(by: Actor, page: str) -> None:
    """Let the actor's draft of a page go: it was saved, or thrown away."""
    if by.user is None or by.partnership is None:
        return
    own = Draft.objects.filter(partnership_id=by.partnership.id, user_id=by.user.id, page=page)
    if own.exists():
        with writing(by):
            own.delete()


def drop_drafts_of(user: int, partnership: int) -> None:
    """Let every draft of somebody go who has no role here any more; called inside the change that ends it."""
    Draft.objects.filter(user=user, partnership=partnership).delete()


def drop_old_drafts(now: datetime) -> int:
    """Let the drafts go that are past their days, or whose owner's role ended by its date; gives how many."""
    held = Grant.objects.holding(now.date()).filter(user=OuterRef("user"), partnership=OuterRef("partnership"))
    many, _ = Draft.objects.filter(Q(kept_at__lte=now - KEPT) | ~Exists(held)).delete()
    return many


def drop_drafts_about(partnership: int, document: int) -> None:
    """Let every draft go of a form about a document; called inside the change that destroys it."""
    Draft.objects.filter(partnership=partnership, page__contains=f"/documents/{document}/").delete()


def redact_drafts(by: Actor, words: Words) -> int:
    """Take words out of every draft here, called inside the change that redacts; gives how many there were."""
    return _redacted(words, drafts_with(by, words))


def _redacted(words: Words, drafts: Iterable[Draft]) -> int:
    many = 0
    for draft in drafts:
        draft.fields = [[name, words.without(value)] for name, value in draft.fields]
        draft.save(update_fields=["fields"])
        many += 1
    return many
