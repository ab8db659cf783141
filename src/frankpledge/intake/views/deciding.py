"""What a person decides about facts, one by one or all that are left."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from frankpledge.design.words import count
from frankpledge.intake import changes, queries
from frankpledge.intake.forms import BodyForm
from frankpledge.intake.models import Fact, Review
from frankpledge.intake.rules.shown import body as body_shown
from frankpledge.intake.rules.shown import sent_by
from frankpledge.intake.views.reviewing import answer, fact_in, review_page, review_url, show_of, to_change
from frankpledge.intake.views.shown import standing_of
from frankpledge.ledger.rules import Actor, Meanwhile, NotPossible
from frankpledge.meetings.queries import bodies_seen_by
from frankpledge.people.saving import saves

MEANWHILE = "Somebody else has decided about this fact meanwhile. It stands so now: decide again if yours still holds."


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
def accept_sure(request, document):
    """Accept every fact that the reader is sure of and nobody has reviewed."""
    return _accepted(request, document, changes.accept_sure)


@require_POST
def accept_rest(request, document):
    """Accept every fact that nobody has reviewed."""
    return _accepted(request, document, changes.accept_all)


@require_POST
def choose_body(request, document):
    """Say which board or group a document is of."""
    by, found = request.actor, to_change(request.actor, document)
    bodies = {str(body.pk): body for body in bodies_seen_by(by)}
    listed = [(body.pk, body.name) for body in bodies.values()]
    form = BodyForm(request.POST, bodies=listed, printed="", stands=body_shown(found))
    if not form.is_valid():
        raise Http404
    chosen = bodies.get(form.cleaned_data["body"])
    if not saves(request, form, lambda: changes.choose_body(by, found, chosen, seen=form.seen)):
        return review_page(request, document, " ".join(form.non_field_errors()), form)
    messages.success(request, "Board or group saved.")
    return redirect(review_url(by, document, show_of(request)))


def _accepted(request, document: int, accept: Callable[[Actor, Review], int]) -> HttpResponse:
    """Accept many facts at once, and say how many and what is left."""
    by, found = request.actor, to_change(request.actor, document)
    many = accept(by, found)
    left = standing_of(found, list(queries.facts_of(found))).left
    rest = f"{count(left, 'fact')} left to review." if left else "Nothing is left to review."
    undone = " Each can still be corrected or rejected." if many else ""
    messages.success(request, f"{count(many, 'fact')} accepted.{undone} {rest}")
    return redirect(review_url(by, document, show_of(request)))


def _decided(request, document: int, sent: str | None, decide: Callable[..., Fact]) -> HttpResponse:
    """Carry a decision out, and show the fact as it then stands."""
    found = to_change(request.actor, document)
    number, seen = sent_by(sent or "")
    fact, problem = fact_in(found, number), ""
    try:
        decide(request.actor, fact, seen=seen)
    except NotPossible as error:
        problem = str(error)
    except Meanwhile:
        problem = MEANWHILE
    return answer(request, found, fact, problem)
