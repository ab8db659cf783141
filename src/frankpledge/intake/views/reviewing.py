"""The review of one document: its text beside the facts that were read in it."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from frankpledge.documents.rules import side_wanted
from frankpledge.intake import queries
from frankpledge.intake.models import Fact, Review
from frankpledge.intake.views.shown import SHOWS, following, parts, renamed_in, review_values, shown, standing_of
from frankpledge.kit.numbers import row_number
from frankpledge.ledger.changes import note_read
from frankpledge.ledger.rules import Actor
from frankpledge.people.opening import to
from frankpledge.people.rules.marking import Level
from frankpledge.people.sessions import opens_marked


def review(request, document):
    """What was read in a document, to be accepted, corrected or rejected, and entered."""
    return review_page(request, document)


def review_page(request: Any, document: int, problem: str = "", body_form: forms.Form | None = None) -> HttpResponse:
    """The page as things stand, with what could not be done said at its top, and the choice that was not saved."""
    found = queries.review_of(request.actor, document)
    if found is None:
        if queries.sheets_seen_by(request.actor).filter(document=document).exists():
            return to(request, "sheet", document=document)
        raise Http404
    if found.document.level >= Level.SENSITIVE:
        opens_marked(request, found.document.level)
        note_read(request.actor, "opened", found)
    side = side_wanted(request.GET.get("side"), request.session)
    values = review_values(request.actor, found, show_of(request), side)
    if problem:
        values["form"] = refusing(problem)
    if body_form is not None:
        values["body_form"] = body_form
    return render(request, "intake/review.html", values, status=409 if problem else 200)


def refusing(problem: str) -> forms.Form:
    """A form that says what could not be done, as the page's frame shows it."""
    form = forms.Form({})
    form.is_valid()
    form.add_error(None, problem)
    return form


def show_of(request: HttpRequest) -> str:
    """Which facts the page shows, one of SHOWS."""
    asked = request.GET.get("show", "")
    return asked if asked in SHOWS else ""


def to_change(by: Actor, document: int) -> Review:
    """The review that a POST is about; whether the actor may change it, the change asks."""
    found = queries.review_to_change(by, document)
    if found is None:
        raise Http404
    return found


def fact_in(found: Review, number: Any) -> Fact:
    """A fact of the review, by the number that came with the request."""
    fact = queries.facts_of(found).filter(pk=row_number(number)).first()
    if fact is None:
        raise Http404
    return fact


def review_url(by: Actor, document: int, show: str = "", at: str = "") -> str:
    """The address of a review, as it was shown, at a place on it."""
    where = {"partnership": by.partnership.slug if by.partnership else "", "document": document}
    return f"{reverse('review', kwargs=where)}{f'?show={show}' if show else ''}{f'#{at}' if at else ''}"


def answer(request: Any, found: Review, fact: Fact, problem: str = "") -> HttpResponse:
    """After a decision: the fact alone for a browser that exchanges parts, otherwise the page at that fact again."""
    by, show = request.actor, show_of(request)
    if getattr(request, "htmx", False):
        return _row(request, found, fact, problem)
    if problem:
        return review_page(request, found.document_id, problem)
    at: Fact | None = fact
    if show == "left":
        at = following(list(queries.facts_of(found)), fact)
    place = f"fact-{at.pk}" if at else "main-content"
    return HttpResponseRedirect(review_url(by, found.document_id, show, place))


def _row(request: HttpRequest, found: Review, fact: Fact, problem: str) -> HttpResponse:
    facts = list(queries.facts_of(found))
    now = next((one for one in facts if one.pk == fact.pk), fact)
    there = parts(facts, "text" if show_of(request) == "text" else "")
    values = {
        "review": found,
        "one": shown(now, renamed_in(facts)),
        "group": next(
            group for part in there for group in part.groups if now.pk in {one.fact.pk for one in group.facts}
        ),
        "may_decide": True,
        "problem": problem,
        "standing": standing_of(found, facts),
        "is_open": found.paper_id is None,
    }
    response = render(request, "intake/parts/decided.html", values)
    response.headers["HX-Retarget"], response.headers["HX-Reswap"] = f"#fact-{fact.pk}", "outerHTML"
    return response
