"""Inviting people; and, for whoever comes by an invitation's link, accepting it."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from frankpledge.design.words import clock, long_date
from frankpledge.ledger.rules import NotPossible
from frankpledge.people import access, changes
from frankpledge.people.changes.invitations import by_link
from frankpledge.people.forms.links import AcceptForm
from frankpledge.people.forms.roles import InviteForm
from frankpledge.people.models import Invitation
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries import accounts as queries
from frankpledge.people.rules.links import InvitationState
from frankpledge.people.rules.roles import Role
from frankpledge.people.sessions import fully_signed_in, proved_lately, seen_from
from frankpledge.people.views.by_link import enter, link_of
from frankpledge.people.views.single_sign_on import accept_by_single_sign_on


@proved_lately
def invite(request: HttpRequest) -> HttpResponse:
    """A task: invite somebody to a role."""
    by = request.actor
    here = queries.partnership_here(by)
    wanted = Invitation(partnership=here)
    open_to(request, access.may_invite(by, wanted), "invited", wanted)
    form = InviteForm(request.POST or None, initial={"starts": by.today})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
        try:
            invitation, secret = changes.invite(by, here, **said)
        except NotPossible as error:
            form.add_error("address", str(error))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return _on_its_way(request, invitation, secret)
    return render(request, "people/invite.html", {"form": form})


@proved_lately
def send_again(request: HttpRequest, invitation: int) -> HttpResponse:
    """A task: send an invitation again, with a new link."""
    row = _found(request, invitation, "sent an invitation again")
    if request.method == "POST":
        secret = changes.send_again(request.actor, row)
        row.refresh_from_db()
        return _on_its_way(request, row, secret)
    return render(request, "people/send_again.html", {"invitation": row})


def withdraw_invitation(request: HttpRequest, invitation: int) -> HttpResponse:
    """A task: withdraw an invitation."""
    row = _found(request, invitation, "withdrew an invitation")
    if request.method == "POST":
        changes.withdraw_invitation(request.actor, row)
        messages.success(request, "The invitation was withdrawn: its link opens nothing now.")
        return to(request, "accounts")
    return render(request, "people/withdraw_invitation.html", {"invitation": row})


@login_not_required
@never_cache
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Where an invitation's link leads: who invites to what, and what is needed to accept."""
    found = queries.invitation_by(secret, timezone.localdate())
    state = found.state(timezone.now()) if found else None
    if found is None or state is not InvitationState.WAITING:
        return _refused(request, found, state)
    if request.user.is_authenticated:
        return _as_oneself(request, found) if fully_signed_in(request) else redirect("second_factor")
    if queries.has_account(found):
        back = f"{reverse(settings.LOGIN_URL)}?{urlencode({REDIRECT_FIELD_NAME: request.path})}"
        return render(request, "people/invitation_sign_in.html", _shown(found, sign_in_there=back))
    elsewhere = settings.FRANKPLEDGE_SSO is not None and "elsewhere" in request.POST
    form = AcceptForm(request.POST or None, initial={"name": found.name}, elsewhere=elsewhere)
    if elsewhere and form.is_valid():
        return accept_by_single_sign_on(request, secret, form.cleaned_data["name"])
    if request.method == "POST" and form.is_valid():
        try:
            user = changes.accept_with_new_account(found, timezone.localdate(), **form.cleaned_data)
        except NotPossible as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            form.add_error("password" if not hasattr(error, "error_dict") else "name", error.messages)
        else:
            return enter(request, user)
    return render(request, "people/invitation.html", _shown(found, form=form, provider=settings.FRANKPLEDGE_SSO))


def _as_oneself(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Accept as the account that is signed in, if the invitation is for its address."""
    fits = request.user.email.casefold() == found.address.casefold()
    if request.method == "POST" and not fits:
        changes.note_refused_link(found, request.actor.today, seen_from(request))
    if request.method == "POST" and fits:
        by = by_link(
            found.partnership, "", request.actor.today, user=request.actor.user, seen_from=request.actor.seen_from
        )
        try:
            changes.accept_with_account(by, found)
        except NotPossible as error:
            return render(request, "people/invitation_own.html", _shown(found, fits=fits, said=error))
        messages.success(request, f"You have joined {found.partnership.name}.")
        return redirect("home", partnership=found.partnership.slug)
    return render(request, "people/invitation_own.html", _shown(found, fits=fits))


def _shown(found: Invitation, **more: Any) -> dict[str, Any]:
    return {"invitation": found, "today": timezone.localdate(), **more}


def _refused(request: HttpRequest, found: Invitation | None, state: InvitationState | None) -> HttpResponse:
    """A page for a link that opens nothing: of one withdrawn nothing is told, as of one that never was."""
    changes.note_refused_link(found or Invitation(), timezone.localdate(), seen_from(request))
    known = state in (InvitationState.ACCEPTED, InvitationState.EXPIRED)
    used = state is InvitationState.ACCEPTED
    return render(request, "people/link_gone.html", {"known": known, "used": used}, status=410 if known else 404)


def _found(request: HttpRequest, number: int, verb: str) -> Invitation:
    """An invitation that is still open, for somebody who may invite.  Raises NotPossible for one dealt with already."""
    by = request.actor
    here = Invitation(partnership_id=by.partnership.id)
    open_to(request, access.may_invite(by, here), verb, here)
    if queries.was_dealt_with(by, number):
        raise NotPossible("This invitation was accepted or withdrawn already.")
    return get_object_or_404(queries.invitations_seen_by(by), pk=number)


def _on_its_way(request: HttpRequest, row: Invitation, secret: str) -> HttpResponse:
    """Send the link, or have the next page show it, once."""
    link, ends = link_of(request, "invitation", secret), timezone.localtime(row.expires_at)
    if changes.send_invitation(row, link, f"{clock(ends)} on {long_date(ends.date())}"):
        messages.success(request, f"The invitation was sent to {row.address}.")
    else:
        request.session["link shown once"] = {"link": link, "for": row.address, "kind": "invitation"}
    return to(request, "accounts")
