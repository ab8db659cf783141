"""Sessions end by what was opened last; a form that comes too late is kept for whoever sent it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from frankpledge.people import sessions
from frankpledge.people.changes import signing
from frankpledge.people.models import User
from frankpledge.people.rules.sessions import Ending

WHY = {
    Ending.IDLE: "You were signed out, since nobody used the page for a while.",
    Ending.LONGEST: "You were signed out, since you had been signed in for as long as one may be.",
}
KEPT = " What you had typed is kept: sign in again, and send it on."


class SessionLimitsMiddleware:
    """Ends a session on the first request after its limit, and keeps what the form of that request held."""

    def __init__(
        self, get_response: Callable[[HttpRequest], HttpResponse], clock: Callable[[], datetime] = timezone.now
    ) -> None:
        self.get_response, self.clock = get_response, clock

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and keep that the session was used; a form that was sent on is not kept any more."""
        before = sessions.typed(request) if request.method == "POST" and request.user.is_authenticated else None
        response = self.get_response(request)
        if request.user.is_authenticated and sessions.SEEN_AT in request.session:
            sessions.note_use(request, self.clock())
            if before and before["path"] == request.get_full_path() and response.status_code < 400:
                sessions.forget_typed(request)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """End a session that is over, before anything of it is asked for; the form has been told from a forged one."""
        user = request.user
        if not isinstance(user, User) or (why := sessions.why_ended(request, self.clock())) is None:
            return
        typed = sessions.typed_in(request, user, ended=True) if sessions.fully_signed_in(request) else None
        request.session.flush()
        request.user = AnonymousUser()
        signing.note_ended(user, timezone.localdate())
        if typed is not None:
            sessions.keep_typed(request, typed)
        messages.info(request, WHY[why] + (KEPT if typed else ""))


def ask_again(request: HttpRequest) -> HttpResponse:
    """On to the page on which somebody proves again who they are, and from there back to what they asked for.

    What a form held is kept meanwhile.  Raises PermissionDenied for an account that can prove nothing.
    """
    assert isinstance(request.user, User)  # nobody signed out gets to a view that asks
    ways = get_adapter().get_reauthentication_methods(request.user)
    if not ways:
        raise PermissionDenied
    back = request.get_full_path()
    if typed := sessions.typed_in(request, request.user, ended=False):
        sessions.keep_typed(request, typed)
        back = reverse("typed")
    address = f"{ways[0]['url']}?{urlencode({REDIRECT_FIELD_NAME: back})}"
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)
