"""Who may publish, and take it back: one predicate a verb."""

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Publication
from frankpledge.people.rules.roles import Verb, allowed, reads
from frankpledge.public.models import FeedToken


def may_publish(by: Actor, publication: Publication) -> bool:
    """Whether the actor may publish this, or ask that it be published where that takes two people."""
    return by.user is not None and allowed(by, Verb.PUBLISH, publication.partnership_id)


def may_decide(by: Actor, publication: Publication) -> bool:
    """Whether the actor may publish, or refuse, what somebody else asked for: nobody decides what they asked for."""
    own = by.user is not None and by.user.id == publication.asked_by_id
    return by.user is not None and not own and allowed(by, Verb.APPROVE, publication.partnership_id)


def may_take_back(by: Actor, publication: Publication) -> bool:
    """Whether the actor may withdraw what was published, or drop what waits: at once, and without a second person."""
    place = publication.partnership_id
    return by.user is not None and (allowed(by, Verb.PUBLISH, place) or allowed(by, Verb.APPROVE, place))


def may_look(by: Actor, publication: Publication) -> bool:
    """Whether the actor may see what is published and what waits, before anybody else does."""
    return may_take_back(by, publication)


def may_keep_feed(by: Actor, token: FeedToken) -> bool:
    """Whether the actor may make this address of a calendar, or revoke it: their own, where they read anything."""
    return by.user is not None and by.user.id == token.user_id and reads(by, token.partnership_id)
