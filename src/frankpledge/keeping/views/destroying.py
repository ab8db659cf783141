"""The pages of destructions: asking for one, seeing what goes, deciding, and what is left."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.keeping import access, changes
from frankpledge.keeping.forms.asking import ByHandForm
from frankpledge.keeping.models import Destruction
from frankpledge.keeping.queries.due import destructions_seen_by, holds_of, things_of
from frankpledge.keeping.queries.holding import rules_seen_by
from frankpledge.keeping.rules.asking import DestructionState, Ground
from frankpledge.keeping.views.opening import looking, retaining
from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import NotPossible
from frankpledge.people.opening import open_to, to
from frankpledge.people.saving import saves
from frankpledge.people.sessions import proved_lately

OWN = "You asked for this destruction, so somebody else decides: a coordinator or the chair who did not ask for it."
_ASKED = "Asked. Somebody else now has to approve it."


def ask_by_rule(request: HttpRequest) -> HttpResponse:
    """A task: ask that what is chosen in the dry run be destroyed by its rule."""
    retaining(request, "asked for a destruction")
    if request.method != "POST":
        return to(request, "due")
    rule = get_object_or_404(rules_seen_by(request.actor), pk=row_number(request.POST.get("rule", "")) or 0)
    made = changes.ask_by_rule(request.actor, rule, request.POST.getlist("things"))
    messages.success(request, _ASKED)
    return to(request, "destruction", destruction=made.pk)


def ask_destruction(request: HttpRequest) -> HttpResponse:
    """A task: ask that a document be destroyed because the law asks for it."""
    place = retaining(request, "asked for a destruction")
    form = ByHandForm(request.POST or None)
    made: list[Destruction] = []

    def ask() -> None:
        said = form.cleaned_data
        ground = Ground(said["ground"])
        made.append(
            changes.ask_by_hand(request.actor, place, document=said["document"], ground=ground, reason=said["reason"])
        )

    if saves(request, form, ask):
        messages.success(request, _ASKED)
        return to(request, "destruction", destruction=made[0].pk)
    return render(request, "keeping/ask_destruction.html", {"form": form})


@proved_lately
def destruction(request: HttpRequest, destruction: int) -> HttpResponse:
    """A destruction: what was asked, what of it is still there, the decision, and the tombstones."""
    by = request.actor
    looking(request, "opened a destruction")
    found = get_object_or_404(destructions_seen_by(by), pk=destruction)
    if request.method == "POST":
        return _decide(request, found)
    waits, here = found.state == DestructionState.ASKED, things_of(by, found)
    tombstones = [(row, here.get((row.kind, row.number))) for row in found.tombstones.all()]
    values = {
        "destruction": found,
        "waits": waits,
        "tombstones": tombstones,
        "held": sorted(holds_of(by, found)) if waits else [],
        "may_decide": waits and access.may_decide(by, found),
        "may_withdraw": access.may_withdraw(by, found),
    }
    return render(request, "keeping/destruction.html", values)


def _decide(request: HttpRequest, found: Destruction) -> HttpResponse:
    by, doing = request.actor, request.POST.get("doing")
    if found.state != DestructionState.ASKED:
        raise NotPossible("This destruction has been decided or taken back already.")
    if doing == "withdraw":
        changes.withdraw_destruction(by, found)
        messages.success(request, "The destruction was taken back. Nothing was destroyed.")
        return to(request, "destruction", destruction=found.pk)
    verb = "approved a destruction" if doing == "approve" else "refused a destruction"
    own = by.user is not None and by.user.id == found.asked_by_id
    open_to(request, access.may_decide(by, found), verb, found, OWN if own else "")
    if doing == "approve":
        changes.approve_destruction(by, found)
        messages.success(request, "Approved. It is being destroyed now.")
    else:
        changes.refuse_destruction(by, found)
        messages.success(request, "The destruction was refused. Nothing was destroyed.")
    return to(request, "destruction", destruction=found.pk)
