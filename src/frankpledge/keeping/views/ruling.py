"""The pages of rules and holds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.keeping import access, changes
from frankpledge.keeping.forms.ruling import HoldForm, LiftHoldForm, RuleForm
from frankpledge.keeping.queries.due import destructions_seen_by
from frankpledge.keeping.queries.holding import holds_seen_by, rules_seen_by
from frankpledge.keeping.rules import shown
from frankpledge.keeping.rules.kinds import Effect
from frankpledge.keeping.views.opening import looking, retaining
from frankpledge.ledger.rules import NotPossible
from frankpledge.people.opening import to
from frankpledge.people.saving import form_page, saves

_NEW = {**dict.fromkeys(shown.FIELDS, ""), "years": 0, "months": 0, "effect": Effect.REVIEW.value, "in_force": True}


def retention(request: HttpRequest) -> HttpResponse:
    """Retention: rules, holds, and the way to what is due."""
    place = looking(request, "opened retention")
    values = {
        "rules": rules_seen_by(request.actor),
        "holds": holds_seen_by(request.actor),
        "destructions": destructions_seen_by(request.actor),
        "may_retain": access.may_retain(request.actor, place),
    }
    return render(request, "keeping/retention.html", values)


def add_retention_rule(request: HttpRequest) -> HttpResponse:
    """A task: set how long a kind of record is kept."""
    place = retaining(request, "set a retention rule")
    form = RuleForm(request.POST or None, stands=_NEW)
    if saves(request, form, lambda: changes.add_rule(request.actor, place, **form.given())):
        messages.success(request, "The rule was set.")
        return to(request, "retention")
    return form_page(request, "keeping/rule.html", {"form": form})


def retention_rule(request: HttpRequest, rule: int) -> HttpResponse:
    """A task: change a rule."""
    retaining(request, "changed a retention rule")
    found = get_object_or_404(rules_seen_by(request.actor), pk=rule)
    form = RuleForm(request.POST or None, stands=shown.rule(found))
    if saves(request, form, lambda: changes.change_rule(request.actor, found, **form.given(), seen=form.seen)):
        messages.success(request, "The rule was changed.")
        return to(request, "retention")
    return form_page(request, "keeping/rule.html", {"form": form, "rule": found})


def lay_hold(request: HttpRequest) -> HttpResponse:
    """A task: hold something back from destruction."""
    place = retaining(request, "laid a legal hold")
    form = HoldForm(request.POST or None, by=request.actor, initial={"starts": request.actor.today})
    if saves(request, form, lambda: changes.lay_hold(request.actor, place, **form.held())):
        messages.success(request, "The hold was laid. Nothing under it is destroyed or redacted.")
        return to(request, "retention")
    return render(request, "keeping/lay_hold.html", {"form": form})


def lift_hold(request: HttpRequest, hold: int) -> HttpResponse:
    """A task: lift a hold."""
    retaining(request, "lifted a legal hold")
    found = get_object_or_404(holds_seen_by(request.actor), pk=hold)
    if found.lifted_on is not None and request.method != "POST":
        raise NotPossible("This hold was lifted already.")
    form = LiftHoldForm(request.POST or None, stands=shown.lifting(found))
    reason = lambda: form.cleaned_data["reason"]  # noqa: E731
    if saves(request, form, lambda: changes.lift_hold(request.actor, found, reason=reason(), seen=form.seen)):
        messages.success(request, "The hold was lifted.")
        return to(request, "retention")
    return form_page(request, "keeping/lift_hold.html", {"form": form, "hold": found})
