"""The pages of accounts and roles: who holds which, giving one, ending one, somebody who has left."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frankpledge.people import access, changes
from frankpledge.people.forms.roles import EndRoleForm, RoleForm
from frankpledge.people.models import Grant, Partnership, Recovery
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries import accounts as queries
from frankpledge.people.rules import shown
from frankpledge.people.rules.roles import Role, Verb, allowed
from frankpledge.people.rules.shown import AT_ONCE
from frankpledge.people.rules.terms import Standing
from frankpledge.people.saving import form_page, saves
from frankpledge.people.sessions import proved_lately

NOT_SHOWN = "Only a coordinator or the chair of this partnership may see its accounts. Ask whoever coordinates it."
NOT_ONES_OWN = "Nobody changes their own role. Ask another coordinator of this partnership."


def accounts(request: HttpRequest) -> HttpResponse:
    """Everyone with a role in this partnership, who is invited, and whose second factor is being recovered."""
    by = request.actor
    here = Partnership(pk=by.partnership.id)
    open_to(request, access.may_see_accounts(by, here), "saw the accounts", here, NOT_SHOWN)
    now = timezone.now()
    values = {
        "accounts": queries.accounts_seen_by(by),
        "invitations": [(row, row.state(now)) for row in queries.invitations_seen_by(by)],
        "recoveries": [(row, row.state(now)) for row in queries.recoveries_seen_by(by, now)],
        "may_invite": allowed(by, Verb.INVITE, here.pk),
        "secret_link": request.session.pop("link shown once", None),
    }
    return render(request, "people/accounts.html", values)


def account(request: HttpRequest, account: int) -> HttpResponse:
    """One account in this partnership: its roles with their days, and what one may do about them."""
    by = request.actor
    found = _account(request, account)
    values = {
        "account": found,
        "may_change": access.may_see_off(by, found.user),
        "may_recover": access.may_ask_recovery(by, Recovery(partnership_id=by.partnership.id, subject=found.user)),
        "is_oneself": by.user.id == found.user.pk,
        "any_left": any(standing is not Standing.ENDED for _, standing in found.roles),
        "recoveries": [r for r in queries.recoveries_seen_by(by, timezone.now()) if r.subject_id == found.user.pk],
    }
    return render(request, "people/account.html", values)


@proved_lately
def give_role(request: HttpRequest, account: int) -> HttpResponse:
    """A task: give an account a role from a day to a day."""
    by = request.actor
    found = _account(request, account)
    wanted = Grant(partnership_id=by.partnership.id, user=found.user)
    open_to(request, access.may_change_role(by, wanted), "granted a role", wanted, _why(request, found))
    form = RoleForm(request.POST or None, initial={"starts": by.today})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        here, role = queries.partnership_here(by), Role(said["role"])
        if saves(
            request,
            form,
            lambda: changes.grant_role(by, here, found.user, role, starts=said["starts"], ends=said["ends"]),
        ):
            messages.success(request, "The role was given.")
            return to(request, "account", account=found.user.pk)
    return form_page(request, "people/give_role.html", {"account": found, "form": form})


@proved_lately
def end_role(request: HttpRequest, account: int, grant: int) -> HttpResponse:
    """A task: end a role at once, or after a day."""
    by = request.actor
    found = _account(request, account)
    row = next((one for one in found.grants if one.pk == grant), None)
    if row is None:
        raise Http404
    open_to(request, access.may_change_role(by, row), "ended a role", row, _why(request, found))
    form = EndRoleForm(request.POST or None, stands=shown.role(row))
    if request.method == "POST" and form.is_valid():
        on = None if form.cleaned_data["when"] == AT_ONCE else form.cleaned_data["on"]
        if saves(request, form, lambda: changes.end_role(by, row, on=on, seen=form.seen)):
            messages.success(request, "The role has ended." if on is None else "The role has a last day now.")
            return to(request, "account", account=found.user.pk)
    return form_page(request, "people/end_role.html", {"account": found, "grant": row, "form": form})


@proved_lately
def leave(request: HttpRequest, account: int) -> HttpResponse:
    """A task: see off somebody who has left, all roles here at once."""
    by = request.actor
    found = _account(request, account)
    open_to(request, access.may_see_off(by, found.user), "ended every role", found.user, _why(request, found))
    if request.method == "POST":
        changes.end_every_role(by, found.user)
        messages.success(request, f"{found.user.name} has left: every role here has ended, and every session.")
        return to(request, "account", account=found.user.pk)
    return render(request, "people/leave.html", {"account": found})


def account_of(request: HttpRequest, number: int) -> queries.Account:
    """An account that has, had or will have a role here, for somebody who may see accounts; or 404."""
    return _account(request, number)


def _account(request: HttpRequest, number: int) -> queries.Account:
    by = request.actor
    here = Partnership(pk=by.partnership.id)
    open_to(request, access.may_see_accounts(by, here), "saw an account", here, NOT_SHOWN)
    found = queries.account_seen_by(by, number)
    if found is None:
        raise Http404
    return found


def _why(request: HttpRequest, found: queries.Account) -> str:
    return NOT_ONES_OWN if found.user.pk == request.actor.user.id else ""
