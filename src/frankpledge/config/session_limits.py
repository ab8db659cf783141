"""Sessions end by what was opened last; a form that comes too late, or from a session before, is kept for its owner."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.csrf import csrf_failure

from frankpledge.people import sessions
from frankpledge.people.changes import signing
from frankpledge.people.models import User
from frankpledge.people.rules.sessions import Ending

WHY = {
    Ending.IDLE: "You were signed out, since nobody used the page for a while.",
    Ending.LONGEST: "You were signed out, since you had been signed in for as long as one may be.",
}
# In Django's words: the form came from this site, as its headers say, and its mark is not that of this session.
OLD_MARK = "CSRF token from POST incorrect."
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
        end_if_over(request, self.clock(), ours=True)


def end_if_over(request: HttpRequest, now: datetime, *, ours: bool) -> bool:
    """End a session that is over, and keep what was typed in a form that is told to be ours.  Says whether it was."""
    user = request.user
    if not isinstance(user, User) or (why := sessions.why_ended(request, now)) is None:
        return False
    typed = sessions.typed_in(request, user, "ended") if ours and sessions.fully_signed_in(request) else None
    request.session.flush()
    request.user = AnonymousUser()
    signing.note_ended(user, timezone.localdate())
    if typed is not None:
        sessions.keep_typed(request, typed)
    messages.info(request, WHY[why] + (KEPT if typed else ""))
    return True


def refuse_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form without the mark of this session: nothing of it is done.

    Where its mark shows that it was on a page of an earlier session of the same account, what was typed is kept, to be
    looked at and sent on by its owner.  What a page's script sends gets the plain answer, and takes its own steps.
    """
    user = request.user
    by_script = "HX-Request" in request.headers or request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    if not isinstance(user, User):
        return csrf_failure(request, reason)
    ours = reason == OLD_MARK and not by_script and request.accepts("text/html")
    ours = ours and sessions.from_own_page(request, user)
    over = end_if_over(request, timezone.now(), ours=ours)
    if over and sessions.TYPED in request.session:
        return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({REDIRECT_FIELD_NAME: reverse('typed')})}")
    if over or not ours or not sessions.fully_signed_in(request):
        return csrf_failure(request, reason)
    if (typed := sessions.typed_in(request, user, "older")) is None:
        return csrf_failure(request, reason)
    sessions.keep_typed(request, typed)
    return redirect("typed")


def ask_again(request: HttpRequest) -> HttpResponse:
    """On to the page on which somebody proves again who they are, and from there back to what they asked for.

    What a form held is kept meanwhile.  Raises PermissionDenied for an account that can prove nothing.
    """
    assert isinstance(request.user, User)  # nobody signed out gets to a view that asks
    ways = get_adapter().get_reauthentication_methods(request.user)
    if not ways:
        raise PermissionDenied
    back = request.get_full_path()
    if typed := sessions.typed_in(request, request.user, "asked"):
        sessions.keep_typed(request, typed)
        back = reverse("typed")
    address = f"{ways[0]['url']}?{urlencode({REDIRECT_FIELD_NAME: back})}"
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)
