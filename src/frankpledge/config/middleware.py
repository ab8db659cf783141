"""Who acts: made once a request, from the session and the partnership in the address."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frankpledge.kit.numbers import LARGEST
from frankpledge.ledger.rules import NotPossible, Refused
from frankpledge.people.queries import actor_for


class ActorMiddleware:
    """Puts the actor on each request, and turns refusals into pages that say what to do.

    The partnership in the address is taken out of the view's arguments: views ask the actor.  A partnership in which
    the account holds no role is as good as none, so nobody learns that it exists.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; pages that somebody signed in for are kept by no cache."""
        request.actor = None  # type: ignore[attr-defined]
        response = self.get_response(request)
        if getattr(request, "actor", None) is not None:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        """Make the actor.  A number in the address that no row can have is as good as none."""
        if any(isinstance(value, int) and value > LARGEST for value in kwargs.values()):
            raise Http404
        slug = kwargs.pop("partnership", None)
        if isinstance(request.user, AnonymousUser):
            return
        actor = actor_for(request.user, slug, timezone.localdate())
        if slug is not None and actor.partnership is None:
            raise Http404
        request.actor = actor  # type: ignore[attr-defined]

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for what an actor may not do, and for what cannot be done as things stand."""
        if isinstance(exception, Refused):
            return render(request, "403.html", {"said": str(exception)}, status=403)
        if isinstance(exception, NotPossible):
            return render(request, "409.html", {"said": str(exception)}, status=409)
        return None
