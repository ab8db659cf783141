"""Single sign-on: to the organisation's own sign-in and back, to sign in, to tie an account, to prove who one is."""

import logging
import secrets
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from frankpledge.ledger.rules import NotPossible
from frankpledge.outside.asking import BadAnswer, NoAnswer
from frankpledge.outside.openid import Begun, Provider, SetUp
from frankpledge.outside.tokens import Identity, NotProved, NotStrong
from frankpledge.people import sessions
from frankpledge.people.changes import accept_with_new_account
from frankpledge.people.changes import single_sign_on as changes
from frankpledge.people.models import User
from frankpledge.people.queries import account_tied_to, has_way_in_beside_tie, tie_of
from frankpledge.people.queries.accounts import invitation_by
from frankpledge.people.rules.links import InvitationState
from frankpledge.people.rules.single_sign_on import CLOCKS_DIFFER, LASTS, Purpose, Refusal, is_invited

KEPT = "single_sign_on"  # in the session: what was begun, while the person is at the provider
REFUSALS: dict[type[Exception], Refusal] = {
    NoAnswer: Refusal.NO_ANSWER,
    BadAnswer: Refusal.NOT_USABLE,
    NotProved: Refusal.NOT_TRUSTED,
    NotStrong: Refusal.NO_SECOND_FACTOR,
}
VERBS = {
    Purpose.SIGN_IN: "signed in",
    Purpose.ACCEPT: "accepted an invitation",
    Purpose.TIE: "tied a sign-in",
    Purpose.PROVE: "proved again",
}
log = logging.getLogger(__name__)


@login_not_required
@require_POST
def single_sign_on(request: HttpRequest) -> HttpResponse:
    """Send somebody to the provider to sign in."""
    _set_up()
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return _begin(request, Purpose.SIGN_IN)


@sessions.proved_lately
def tie_single_sign_on(request: HttpRequest) -> HttpResponse:
    """Send somebody who is signed in to the provider, to tie their account to it."""
    _set_up()
    return _begin(request, Purpose.TIE, user=request.user.pk) if request.method == "POST" else _press_again(request)


@sessions.proved_lately
def untie_single_sign_on(request: HttpRequest) -> HttpResponse:
    """Untie one's account, where another way in is left."""
    _set_up()
    if request.method != "POST":
        return _press_again(request)
    user = _oneself(request)
    changes.untie_subject(request.actor, user, other_way_in=has_way_in_beside_tie(user))
    messages.success(request, "Your account is untied. Nobody comes into it by single sign-on any more.")
    return redirect("mfa_index")


def accept_by_single_sign_on(request: HttpRequest, secret: str, name: str) -> HttpResponse:
    """Send somebody who opened an invitation's link to the provider, to accept it by signing in there."""
    return _begin(request, Purpose.ACCEPT, invitation=secret, name=name)


def prove_by_single_sign_on(request: HttpRequest) -> HttpResponse:
    """Ask somebody who is signed in to show at the provider anew who they are, before what comes next."""
    set_up = _set_up()
    if request.method == "POST":
        return _begin(request, Purpose.PROVE, user=request.user.pk)
    return render(request, "people/prove_by_single_sign_on.html", {"name": set_up.name, "next": _next(request)})


@login_not_required
@require_GET
def single_sign_on_answer(request: HttpRequest) -> HttpResponse:
    """Where the provider sends people back to."""
    set_up = _set_up()
    kept: dict[str, Any] | None = request.session.pop(KEPT, None)
    if kept is None:
        return _page(request, Refusal.NOT_BEGUN, reverse(settings.LOGIN_URL))
    purpose = Purpose(kept["purpose"])
    if not _is_answer_to(request, kept):
        return _refused(request, Refusal.NOT_BEGUN, kept)
    if "error" in request.GET or "code" not in request.GET:
        denied = request.GET.get("error") == "access_denied"
        return _refused(request, Refusal.DENIED if denied else Refusal.NOT_USABLE, kept)
    begun = Begun(kept["state"], kept["nonce"], kept["verifier"])
    try:
        who = Provider(set_up).identity(
            request.GET["code"], begun, back=_back(request), with_email=purpose is Purpose.ACCEPT
        )
    except tuple(REFUSALS) as error:
        return _refused(request, REFUSALS[type(error)], kept, why=str(error))
    return _ENDS[purpose](request, who, kept)


def _is_answer_to(request: HttpRequest, kept: dict[str, Any]) -> bool:
    """Whether this is the answer to what was begun, in time, by whoever is signed in now, or by nobody."""
    same = secrets.compare_digest(kept["state"].encode(), request.GET.get("state", "").encode())
    in_time = timezone.now().timestamp() - kept["at"] <= LASTS
    by_the_same = request.user.pk == kept["user"] and (kept["user"] is None or sessions.fully_signed_in(request))
    return same and in_time and by_the_same


def _signed_in(request: HttpRequest, who: Identity, kept: dict[str, Any]) -> HttpResponse:
    """Let in whoever's account is tied; a closed one is answered like none."""
    user = account_tied_to(who.issuer, who.subject)
    if user is None or not user.is_active:
        return _refused(request, Refusal.NOT_TIED, kept, user=user)
    return _let_in(request, user, kept["next"])


def _accepted(request: HttpRequest, who: Identity, kept: dict[str, Any]) -> HttpResponse:
    """Make an account for the invitation, tied to whoever was invited, and sign them in."""
    today = timezone.localdate()
    found = invitation_by(kept["invitation"], today)
    if found is None or found.state(timezone.now()) is not InvitationState.WAITING:
        return redirect(kept["back"])  # where it is said
    if not is_invited(who.email, who.verified, found.address):
        return _refused(request, Refusal.OTHER_ADDRESS, kept)
    try:
        user = accept_with_new_account(found, today, name=kept["name"], password=None, who=(who.issuer, who.subject))
    except NotPossible:
        changes.note_refused_single_sign_on(None, today, VERBS[Purpose.ACCEPT], sessions.seen_from(request))
        raise
    answer = _let_in(request, user, "")
    sessions.let_enrol(request, user)
    return answer


def _tied(request: HttpRequest, who: Identity, kept: dict[str, Any]) -> HttpResponse:
    """Tie the account that is signed in."""
    try:
        changes.tie_subject(request.actor, _oneself(request), issuer=who.issuer, subject=who.subject)
    except NotPossible:
        changes.note_refused_single_sign_on(
            _oneself(request), timezone.localdate(), VERBS[Purpose.TIE], sessions.seen_from(request)
        )
        raise
    messages.success(request, f"Your account is tied. You can sign in with {_set_up().name} from now on.")
    return redirect("mfa_index")


def _proved(request: HttpRequest, who: Identity, kept: dict[str, Any]) -> HttpResponse:
    """Go on with what was asked for, for whoever signed in anew as the one who is signed in here."""
    tie = tie_of(_oneself(request))
    if tie is None or (tie.issuer, tie.subject) != (who.issuer, who.subject):
        return _refused(request, Refusal.OTHER_PERSON, kept)
    if who.signed_in_at is None or who.signed_in_at < kept["at"] - CLOCKS_DIFFER:
        return _refused(request, Refusal.NOT_ANEW, kept)
    record_authentication(request, request.user, method=KEPT, reauthenticated=True)
    return redirect(kept["next"] or settings.LOGIN_REDIRECT_URL)


_ENDS = {Purpose.SIGN_IN: _signed_in, Purpose.ACCEPT: _accepted, Purpose.TIE: _tied, Purpose.PROVE: _proved}


def _let_in(request: HttpRequest, user: User, target: str) -> HttpResponse:
    """Sign in whoever came by single sign-on: at once where the provider's second factor counts, else after ours."""
    record_authentication(request, user, method=KEPT)
    if settings.FRANKPLEDGE_SECOND_FACTOR != "provider":
        return perform_login(request, Login(user=user, redirect_url=target or None))
    adapter = get_adapter()
    adapter.login(request, user)
    sessions.note_by_provider(request, user)
    return adapter.post_login(
        request, user, email_verification="none", signal_kwargs=None, email=None, signup=False,
        redirect_url=target or None,
    )  # fmt: skip


def _set_up() -> SetUp:
    """What is set up.  Raises Http404 where nothing is."""
    if settings.FRANKPLEDGE_SSO is None:
        raise Http404
    return settings.FRANKPLEDGE_SSO


def _begin(request: HttpRequest, purpose: Purpose, user: int | None = None, **more: str) -> HttpResponse:
    """Send somebody to the provider, and keep what has to be the same when they come back."""
    begun = Begun(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(64))
    kept: dict[str, Any] = more | {
        "purpose": purpose.value,
        "at": timezone.now().timestamp(),
        "state": begun.state,
        "nonce": begun.nonce,
        "verifier": begun.verifier,
        "user": user,
        "next": _next(request),
        "back": request.path if purpose is Purpose.ACCEPT else reverse("mfa_index" if user else settings.LOGIN_URL),
    }
    if user is None and not ratelimit.consume(request, action=KEPT):
        return _refused(request, Refusal.TOO_MANY, kept)
    try:
        address = Provider(_set_up()).address(begun, back=_back(request), again=purpose is Purpose.PROVE)
    except (NoAnswer, BadAnswer) as error:
        return _refused(request, REFUSALS[type(error)], kept, why=str(error))
    request.session[KEPT] = kept
    return redirect(address)


def _press_again(request: HttpRequest) -> HttpResponse:
    """Back to one's own page, for whoever pressed a button there and had to prove first who they are."""
    messages.info(request, "You have shown who you are. Press the button again.")
    return redirect("mfa_index")


def _oneself(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # who is signed out gets no further than the page to sign in
    return request.user


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("single_sign_on_answer"))


def _next(request: HttpRequest) -> str:
    """Where one wanted to be, if that is here."""
    target = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME) or ""
    hosts = {request.get_host()}
    return target if url_has_allowed_host_and_scheme(target, hosts, require_https=request.is_secure()) else ""


def _refused(
    request: HttpRequest, refusal: Refusal, kept: dict[str, Any], *, user: User | None = None, why: str = ""
) -> HttpResponse:
    """Say so on a page and in the ledger; why, in words of ours alone, to whoever runs the installation."""
    if why:
        log.warning("single sign-on, %s: %s", refusal.name.lower(), why)
    signed_in = request.user if isinstance(request.user, User) else None
    changes.note_refused_single_sign_on(
        user or signed_in, timezone.localdate(), VERBS[Purpose(kept["purpose"])], sessions.seen_from(request)
    )
    return _page(request, refusal, kept["back"])


def _page(request: HttpRequest, refusal: Refusal, back: str) -> HttpResponse:
    told = refusal.value.of(_set_up().name)
    return render(request, "people/single_sign_on_refused.html", {"told": told, "back": back}, status=told.status)
