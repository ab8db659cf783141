"""Drafts: one's own, of a page; and for those who answer for personal data, only that there are some with a name."""

from datetime import datetime

from frankpledge.kit.cutting import Words
from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Draft
from frankpledge.people.queries.record import partnership_of
from frankpledge.people.rules.drafts import KEPT


def draft_of(by: Actor, page: str, now: datetime) -> Draft | None:
    """The actor's own draft of a page, or None; one that is past its days is as good as none."""
    if by.user is None or not page:
        return None
    own = Draft.objects.filter(partnership_id=partnership_of(by), user=by.user.id, page=page)
    return own.filter(kept_at__gt=now - KEPT).first()


def drafts_with(by: Actor, words: Words) -> list[Draft]:
    """The drafts here in which words stand, whosoever they are: to be counted and redacted, and never shown."""
    drafts = Draft.objects.filter(partnership_id=partnership_of(by)).select_related("user").order_by("pk")
    return [draft for draft in drafts if any(words.stand_in(value) for _, value in draft.fields)]
