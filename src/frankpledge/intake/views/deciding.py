"""What a person decides about facts, one by one or all that are left."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from frankpledge.design.words import count
from frankpledge.intake import changes
from frankpledge.intake.forms import BodyForm
from frankpledge.intake.models import Fact
from frankpledge.intake.views.reviewing import answer, fact_in, review_page, review_url, show_of, to_change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.queries import bodies_seen_by


@require_POST
def decide_fact(request, document):
    """Accept a fact, or reject it: the button's name says which, its value which fact."""
    for name, decide in (("accept", changes.accept_fact), ("reject", changes.reject_fact)):
        if name in request.POST:
            return _decided(request, document, request.POST[name], decide)
    raise Http404


@require_POST
def take_offer(request, document):
    """Take what a newer reader found."""
    return _decided(request, document, request.POST.get("fact"), changes.take_offer)


@require_POST
def keep_mine(request, document):
    """Keep a fact as it stands."""
    return _decided(request, document, request.POST.get("fact"), changes.keep_mine)


@require_POST
def accept_rest(request, document):
    """Accept every fact that nobody has reviewed."""
    by, found = request.actor, to_change(request.actor, document)
    many = changes.accept_all(by, found)
    messages.success(request, f"{count(many, 'fact')} accepted.")
    return redirect(review_url(by, document, show_of(request)))


@require_POST
def choose_body(request, document):
    """Say which board or group a document is of."""
    by, found = request.actor, to_change(request.actor, document)
    bodies = {str(body.pk): body for body in bodies_seen_by(by)}
    form = BodyForm(request.POST, bodies=[(body.pk, body.name) for body in bodies.values()], printed="")
    if not form.is_valid():
        raise Http404
    try:
        changes.choose_body(by, found, bodies.get(form.cleaned_data["body"]))
    except NotPossible as error:
        return review_page(request, document, str(error))
    messages.success(request, "Board or group saved.")
    return redirect(review_url(by, document, show_of(request)))


def _decided(request, document: int, number: str | None, decide: Callable[[Actor, Fact], Fact]) -> HttpResponse:
    """Carry a decision out, and show the fact as it then stands."""
    found = to_change(request.actor, document)
    fact, problem = fact_in(found, number), ""
    try:
        decide(request.actor, fact)
    except NotPossible as error:
        problem = str(error)
    return answer(request, found, fact, problem)
