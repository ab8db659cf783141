"""What a session says of whoever it is of: whether they proved a second factor in it, whether they may add one, how
long it lasts, and what they had typed when it ended.

Each is kept with the number of the account, so that it never speaks of another account that signs in later.
"""

from datetime import UTC, datetime
from typing import Any, Literal, TypedDict

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from frankpledge.ledger.rules.chain import mark_of_place
from frankpledge.people.models import User
from frankpledge.people.rules.form_marks import secret_for, was_given
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.sessions import Ending, Open, ending, worth_saving

SIGNED_IN_AT, SEEN_AT, OPENED, TYPED = "signed_in_at", "seen_at", "opened", "typed"
MOST_TYPED = 1_000_000  # letters of one form; with more it is not kept
NOT_KEPT = (
    "/sign-in/",
    "/account/",
    "/invitation/",
    "/recovery/",
    "/answer/",
)  # passwords are typed there; secrets stand there
PROVED, BY_PROVIDER, MAY_ENROL = "second_factor_proved", "signed_in_by_provider", "may_enrol"
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]

# For views that hand out or hand over much: exports, roles.  Whoever signed in or proved who they are in the last
# minutes (FRANKPLEDGE_PROOF_MINUTES) goes straight on; everybody else is asked first, and comes back to the same thing.
proved_lately = reauthentication_required


def seen_from(request: HttpRequest) -> str:
    """The mark of the network address that a request comes from, for the ledger; nothing where none is known."""
    try:
        address = account_adapter().get_client_ip(request)
    except PermissionDenied:
        return ""
    return mark_of_place(settings.SECRET_KEY, address)


def has_second_factor(user: User | AnonymousUser) -> bool:
    """Whether the account has something to sign in with beside its password; recovery codes alone are nothing."""
    return bool(get_adapter().is_mfa_enabled(user, SECOND_FACTORS))


def let_enrol(request: HttpRequest, user: User) -> None:
    """Let this session add the account's first second factor: it accepted an invitation or a recovery link."""
    request.session[MAY_ENROL] = user.pk


def may_enrol(request: HttpRequest) -> bool:
    """Whether whoever is signed in may add their first second factor here, in a session that a password opened."""
    user = request.user
    return isinstance(user, User) and request.session.get(MAY_ENROL) == user.pk and not has_second_factor(user)


def note_proved(request: HttpRequest, user: User) -> None:
    """Keep that a second factor of this account was proved, or added, in this session."""
    request.session[PROVED] = user.pk
    request.session.pop(MAY_ENROL, None)


def note_by_provider(request: HttpRequest, user: User) -> None:
    """Keep that this account came by single sign-on, where `FRANKPLEDGE_SECOND_FACTOR=provider` leaves the proof."""
    request.session[BY_PROVIDER] = user.pk


def fully_signed_in(request: HttpRequest) -> bool:
    """Whether whoever is signed in proved more than a password."""
    if isinstance(request.user, AnonymousUser):
        return False
    if settings.FRANKPLEDGE_SECOND_FACTOR == "provider" and request.session.get(BY_PROVIDER) == request.user.pk:
        return True
    return request.session.get(PROVED) == request.user.pk


def opens(request: HttpRequest, what: Open) -> None:
    """Say what a page shows, in its view: of its session's end, what was opened last decides."""
    request.opened = what  # type: ignore[attr-defined]


def opens_marked(request: HttpRequest, *levels: int) -> None:
    """Say that a page shows things of these markings: one that is OFFICIAL-SENSITIVE makes it restricted material."""
    if max(levels, default=0) >= Level.SENSITIVE:
        opens(request, Open.RESTRICTED)


def begin(request: HttpRequest, now: datetime) -> None:
    """Count the session's time from now: somebody signed in."""
    request.session.update({SIGNED_IN_AT: now.timestamp(), SEEN_AT: now.timestamp(), OPENED: Open.ORDINARY.value})


def why_ended(request: HttpRequest, now: datetime) -> Ending | None:
    """Why the session of whoever is signed in ends now, or None.  One that says nothing yet begins now."""
    if not {SIGNED_IN_AT, SEEN_AT, OPENED} <= set(request.session.keys()):
        begin(request, now)
    return ending(
        now,
        signed_in_at=_time(request, SIGNED_IN_AT),
        seen_at=_time(request, SEEN_AT),
        opened=Open(request.session[OPENED]),
        limits=settings.FRANKPLEDGE_LIMITS,
    )


def note_use(request: HttpRequest, now: datetime) -> None:
    """Keep that somebody used the session, and what is open by now.

    A page that asks for a part of itself by itself, and what a page is made with, are no use of it.
    """
    by_htmx, wanted = "HX-Request" in request.headers, request.headers.get("Sec-Fetch-Dest", "document")
    if (by_htmx and request.method == "GET") or wanted not in ("document", "empty"):
        return
    was_open = Open(request.session[OPENED])
    shown = request.method == "GET" and wanted == "document"
    opened = getattr(request, "opened", Open.ORDINARY if shown else was_open)
    if worth_saving(now, seen_at=_time(request, SEEN_AT), was_open=was_open, opened=opened):
        request.session.update({SEEN_AT: now.timestamp(), OPENED: opened.value})


def _time(request: HttpRequest, name: str) -> datetime:
    return datetime.fromtimestamp(request.session[name], UTC)


Late = Literal["ended", "asked", "older"]


class Typed(TypedDict):
    """A form that could not be taken when it was sent: whose, where to, and every field, but for files."""

    user: int
    path: str
    fields: list[tuple[str, str]]
    files: bool
    why: Late


def mark_forms(request: HttpRequest, user: User) -> None:
    """Give the forms of this session, which just began, marks that say later whose pages they were on."""
    secret = secret_for(settings.SECRET_KEY, user.pk)
    request.META.update({"CSRF_COOKIE": secret, "CSRF_COOKIE_NEEDS_UPDATE": True})  # as Django changes it


def from_own_page(request: HttpRequest, user: User) -> bool:
    """Whether this form was on a page that was given to this account, in this session or an earlier one."""
    return was_given(settings.SECRET_KEY, user.pk, request.POST.get("csrfmiddlewaretoken", ""))


def typed_in(request: HttpRequest, user: User, why: Late) -> Typed | None:
    """What the account typed into the form that this request sends, to be kept; None where there is nothing to keep.

    Why it could not be taken: its session had ended, or its owner is asked first to prove who they are, or it was on a
    page of an earlier session of theirs, in an older window.
    """
    if request.method != "POST" or request.path.startswith(NOT_KEPT):
        return None
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    fields = [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"]
    if sum(len(name) + len(value) for name, value in fields) > MOST_TYPED:
        return None
    return Typed(user=user.pk, path=request.get_full_path(), fields=fields, files=bool(request.FILES), why=why)


def keep_typed(request: HttpRequest, typed: Typed) -> None:
    """Keep a form in the session, until its owner sends it on or throws it away."""
    request.session[TYPED] = typed


def typed(request: HttpRequest) -> Typed | None:
    """The form that is kept for whoever is signed in."""
    kept: Any = request.session.get(TYPED)
    return kept if kept and kept["user"] == request.user.pk else None


def forget_typed(request: HttpRequest) -> None:
    """Keep no form any more."""
    request.session.pop(TYPED, None)
