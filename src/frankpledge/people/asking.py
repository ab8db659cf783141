"""Who asks by a token, for the `api` of every area: the token's person, in whose name everything is read."""

from dataclasses import replace
from math import ceil
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from frankpledge.kit.pace import Pace
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor
from frankpledge.people.changes import note_token_refused, note_token_used
from frankpledge.people.queries.tokens import bearer_of
from frankpledge.people.rules.tokens import TokenState
from frankpledge.people.sessions import seen_from


class NotKnown(Exception):
    """No token came with the request, or one that opens nothing."""


class TooMany(Exception):
    """The token was used more often than it may be; in `wait` seconds it may be used again."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"This token was used too often. Wait {wait} seconds, then go on.")
        self.wait = wait


PACE = Pace()


class Token(HttpBearer):
    """A token, in the header of the request alone: `Authorization: Bearer fpt_…`.  No cookie opens anything here."""

    openapi_description = "A token of one person, for one partnership: `Authorization: Bearer fpt_…`"

    def __call__(self, request: HttpRequest) -> Actor:
        """Who asks.  Raises NotKnown where nothing is said of it."""
        found = super().__call__(request)
        if found is None:
            raise NotKnown(
                "Send a token in the header: “Authorization: Bearer fpt_…”. Tokens are made under Your tokens."
            )
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """The person in whose name the token reads; from here on everything is read as them.

        Raises NotKnown for a token that opens nothing, TooMany for one that comes too often, and Http404 for another
        partnership than the token's, as for one that never was.
        """
        now = timezone.now()
        bearer = bearer_of(token.strip(), timezone.localdate(), now)
        if bearer is None:
            raise NotKnown("This token is not known. Make another under Your tokens.")
        if wait := PACE.take(bearer.token.pk, settings.FRANKPLEDGE_API_A_MINUTE):
            raise TooMany(ceil(wait))
        by = replace(bearer.actor, seen_from=seen_from(request))
        bearer = replace(bearer, actor=by)
        if bearer.state is not TokenState.GOOD:
            note_token_refused(bearer)
            raise NotKnown(f"This token opens nothing any more ({bearer.state.value.lower()}). Make another.")
        wanted: Any = request.resolver_match and request.resolver_match.kwargs.get("partnership")
        if by.partnership is None or wanted != by.partnership.slug:
            raise Http404
        note_token_used(bearer, now)
        request.reading.enter_context(reading(by))  # type: ignore[attr-defined]
        request.actor = by  # type: ignore[attr-defined]
        return by
