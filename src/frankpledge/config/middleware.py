"""Who acts: made once a request, from the session and the partnership in the address."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from frankpledge.config.session_limits import ask_again
from frankpledge.kit.numbers import LARGEST
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, NotPossible, Origin, Refused, Who
from frankpledge.people import sessions
from frankpledge.people.queries import actor_for
from frankpledge.people.saving import forget_saved

# What somebody may open who proved a password and nothing else...
PROVING = frozenset({"second_factor", "account_logout"})
# ...and besides, where they accepted an invitation or a recovery link.
ENROLLING = frozenset({"mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"})


class SignInMiddleware(LoginRequiredMiddleware):
    """Pages are closed to who is not signed in with a second factor, unless they are said to be open.

    What was sent by a form cannot be sent again by a link, so whoever signs in after their session ended comes back
    to the page that they sent it from.  Of a page that exchanges a part of itself, the whole asks to sign in.
    """

    def process_view(self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: dict[str, Any]) -> Any:
        """Let through, or lead to the page that signs in, or to the one about second factors."""
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is not None or not request.user.is_authenticated or not getattr(view_func, "login_required", True):
            return answer
        match = request.resolver_match
        name = match.url_name if match else None
        if name in PROVING or sessions.fully_signed_in(request):
            return None
        if name in ENROLLING and sessions.may_enrol(request):
            return None
        return _to(request, reverse("second_factor"))

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        """On to the page that signs in."""
        if request.method in ("GET", "HEAD") and "HX-Request" not in request.headers:
            return super().handle_no_permission(request, view_func)
        sign_in = reverse(settings.LOGIN_URL)
        if sessions.TYPED in request.session and request.method == "POST":
            return _to(request, f"{sign_in}?{urlencode({REDIRECT_FIELD_NAME: reverse('typed')})}")
        if (
            request.resolver_match
            and request.resolver_match.url_name == "keep_draft"
            and "HX-Request" in request.headers
        ):
            return HttpResponse(status=401)  # the page says that it is not kept, and stays with what is typed in it
        parts = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
        if parts.netloc == request.get_host():
            query = QueryDict(mutable=True)
            query[REDIRECT_FIELD_NAME] = f"{parts.path}?{parts.query}" if parts.query else parts.path
            sign_in = f"{sign_in}?{query.urlencode(safe='/')}"
        return _to(request, sign_in)


def _to(request: HttpRequest, address: str) -> HttpResponse:
    """Lead the whole page to an address, also where only a part of it was asked for."""
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


class ActorMiddleware:
    """Puts the actor on each request, and turns refusals into pages that say what to do.

    The partnership in the address is taken out of the view's arguments: views ask the actor.  A partnership in which
    the account holds no role is as good as none, so nobody learns that it exists.

    From then on until the answer is there, or has been sent where it is sent bit by bit, everything is read in the name
    of the actor, in one transaction (`ledger.context`); a change commits for itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; no page is kept by a cache."""
        request.actor = None  # type: ignore[attr-defined]
        with ExitStack() as stack:
            request.reading = stack  # type: ignore[attr-defined]
            response = self.get_response(request)
            forget_saved(request, response)
            if response.streaming:
                response._resource_closers.append(stack.pop_all().close)  # type: ignore[attr-defined]
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        """Make the actor.  A number in the address that no row can have is as good as none.

        Whoever asks by a token is told from it where it is answered (`people.asking`).
        """
        if getattr(view, "by_token", False):
            return
        if any(isinstance(value, int) and value > LARGEST for value in kwargs.values()):
            raise Http404
        slug = kwargs.pop("partnership", None)
        if isinstance(request.user, AnonymousUser):
            return
        today = timezone.localdate()
        mark = sessions.seen_from(request)
        match = request.resolver_match
        if match and (match.url_name or "").startswith(("account_", "mfa_")):
            # Nothing of a record is read there, and what the library does when it has committed belongs to the answer.
            themselves = actor_for(request.user, None, today)
            request.actor = replace(themselves, seen_from=mark)  # type: ignore[attr-defined]
            return
        themselves = Actor(Origin.WEB, today, user=Who(request.user.pk, request.user.name), seen_from=mark)
        read_on_as = request.reading.enter_context(reading(themselves))  # type: ignore[attr-defined]
        actor = replace(actor_for(request.user, slug, today), seen_from=mark)
        read_on_as(actor)
        if slug is not None and actor.partnership is None:
            raise Http404
        request.actor = actor  # type: ignore[attr-defined]

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for what an actor may not do, and for what cannot be done as things stand."""
        if isinstance(exception, ReauthenticationRequired):
            return ask_again(request)
        if isinstance(exception, Refused):
            return render(request, "403.html", {"said": str(exception)}, status=403)
        if isinstance(exception, NotPossible):
            return render(request, "409.html", {"said": str(exception)}, status=409)
        return None
