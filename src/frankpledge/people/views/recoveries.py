"""Recovery of a lost second factor by two people; and, for whoever comes by its link, setting up another."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from frankpledge.design.words import clock, long_date
from frankpledge.ledger.rules import NotPossible
from frankpledge.people import access, changes
from frankpledge.people.forms.links import RecoverForm
from frankpledge.people.models import Partnership, Recovery, User
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries import accounts as queries
from frankpledge.people.rules.links import RecoveryState
from frankpledge.people.sessions import proved_lately, seen_from
from frankpledge.people.views.accounts import NOT_SHOWN, account_of
from frankpledge.people.views.by_link import enter, link_of

NOT_ONES_OWN = "Nobody recovers their own account. Ask the coordinator and the chair of this partnership."
ANOTHER = "Another person has to approve this: neither whoever asked for it nor whoever it is for."


@proved_lately
def ask_recovery(request: HttpRequest, account: int) -> HttpResponse:
    """A task: ask that somebody's lost second factor be taken away."""
    by = request.actor
    found = account_of(request, account)
    wanted = Recovery(partnership_id=by.partnership.id, subject=found.user)
    open_to(request, access.may_ask_recovery(by, wanted), "asked for a recovery", wanted, NOT_ONES_OWN)
    if request.method == "POST":
        changes.ask_recovery(by, queries.partnership_here(by), found.user)
        messages.success(request, "Asked. Another person has to approve it within 24 hours.")
        return to(request, "account", account=found.user.pk)
    return render(request, "people/ask_recovery.html", {"account": found})


@proved_lately
def approve_recovery(request: HttpRequest, recovery: int) -> HttpResponse:
    """A task: approve what another person asked for."""
    by = request.actor
    here = Partnership(pk=by.partnership.id)
    open_to(request, access.may_see_accounts(by, here), "approved a recovery", here, NOT_SHOWN)
    row = get_object_or_404(queries.recoveries_seen_by(by, timezone.now()), pk=recovery)
    if row.approved_at is not None:
        raise NotPossible("Somebody has approved this already.")
    open_to(request, access.may_approve_recovery(by, row), "approved a recovery", row, ANOTHER)
    if request.method == "POST":
        secret = changes.approve_recovery(by, row)
        row.refresh_from_db()
        link, ends = link_of(request, "recovery", secret), timezone.localtime(row.expires_at)
        if changes.send_recovery(row, link, f"{clock(ends)} on {long_date(ends.date())}"):
            messages.success(request, f"Approved. A link was sent to {row.subject.name} at their own address.")
        else:
            request.session["link shown once"] = {"link": link, "for": row.subject.name, "kind": "recovery"}
        return to(request, "accounts")
    return render(request, "people/approve_recovery.html", {"recovery": row})


@login_not_required
@never_cache
def recovery(request: HttpRequest, secret: str) -> HttpResponse:
    """Where a recovery's link leads: with the password of the account, on to setting up a second factor."""
    found = queries.recovery_by(secret, timezone.localdate())
    state = found.state(timezone.now()) if found else None
    if found is None or state is not RecoveryState.APPROVED:
        changes.note_refused_link(found or Recovery(), timezone.localdate(), seen_from(request))
        used = state is RecoveryState.DONE
        shown = {"known": bool(found), "used": used, "recovery": True}
        return render(request, "people/link_gone.html", shown, status=410 if found else 404)
    form = RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = _with_password(request, found, form.cleaned_data["password"])
        except (ValidationError, NotPossible) as error:
            form.add_error("password", getattr(error, "messages", str(error)))
        else:
            if user is not None:
                return enter(request, user)
            form.add_error("password", "This is not the password. Check it and try again.")
    return render(request, "people/recovery.html", {"form": form})


def _with_password(request: HttpRequest, found: Recovery, password: str) -> User | None:
    """Use the link with this password; tries count as those to sign in do.  Raises ValidationError after too many."""
    get_adapter(request).authenticate(request, email=found.subject.email, password=password)
    return changes.use_recovery(found, password, timezone.localdate())
