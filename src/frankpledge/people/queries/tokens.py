"""Tokens: those of the actor, and who comes with one."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from frankpledge.kit.numbers import row_number
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, Origin, Place, Who
from frankpledge.people.models import ApiToken, Grant
from frankpledge.people.queries.record import partnership_of
from frankpledge.people.queries.roles import actor_by
from frankpledge.people.rules.links import secret_hash
from frankpledge.people.rules.tokens import TokenState, place_in, token_state


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who comes with a token: the token, how it stands, and the person in whose name it reads, of where they act.

    The actor of a token that is not good may read nothing, and is there for the ledger alone.
    """

    token: ApiToken
    state: TokenState
    actor: Actor


def tokens_of(by: Actor, now: datetime) -> list[tuple[ApiToken, TokenState]]:
    """The actor's own tokens here, the latest first, each with how it stands."""
    own = ApiToken.objects.filter(partnership_id=partnership_of(by), user_id=by.user.id if by.user else 0)
    held = list(Grant.objects.holding(by.today).filter(partnership_id=partnership_of(by), user__in=own.values("user")))
    return [(one, _state(one, held, now)) for one in own.select_related("user")]


def bearer_of(token: str, today: date, now: datetime) -> Bearer | None:
    """Who comes with a token, in two queries; None where no such token was ever made."""
    place = row_number(place_in(token)) or 0
    if not place:
        return None
    with reading(Actor(Origin.API, today, process="a token", partnership=Place(place, "", ""))):
        rows = ApiToken.objects.filter(secret_hash=secret_hash(token), partnership=place)
        found = rows.select_related("user", "partnership").first()
        if found is None:
            return None
        user, where = found.user, found.partnership
        held = list(Grant.objects.holding(today).filter(user=user, partnership=where).order_by("id"))
        state = _state(found, held, now)
        if state is not TokenState.GOOD:
            nobody = Actor(
                Origin.API, today, user=Who(user.pk, ""), partnership=Place(where.pk, where.slug, where.name)
            )
            return Bearer(found, state, nobody)
        actor = replace(actor_by(user, where, held, today), origin=Origin.API, up_to=found.up_to)
        return Bearer(found, state, actor)


def _state(token: ApiToken, held: list[Grant], now: datetime) -> TokenState:
    """How a token stands, by the roles that its account holds today: one of them it held when the token was made."""
    made_on = timezone.localdate(token.made_at)
    as_it_was = token.user.is_active and token.user.sessions_ended == token.sessions_ended
    holds = as_it_was and any(grant.starts <= made_on for grant in held)
    return token_state(ended_at=token.ended_at, expires_at=token.expires_at, holds=holds, now=now)
