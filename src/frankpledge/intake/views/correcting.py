"""Correcting one fact, and adding one that the reader missed."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from frankpledge.documents.queries import side_of
from frankpledge.documents.rules import in_columns, neighbourhood, where_marked
from frankpledge.intake import access, changes, queries
from frankpledge.intake.forms import FactForm, KindForm, MissedFactForm
from frankpledge.intake.models import Review
from frankpledge.intake.rules.facts import PARTS
from frankpledge.intake.rules.shown import fact_parts
from frankpledge.intake.rules.wording import NOUNS
from frankpledge.intake.views.reviewing import review_url, show_of, to_change
from frankpledge.intake.views.shown import items_of, marks, renamed_in, shown
from frankpledge.ledger.changes import note_refused
from frankpledge.ledger.rules import NotPossible, Refused
from frankpledge.people.saving import form_page, saves


def fact(request, document, fact):
    """Correct one fact, with the words that it came from beside it."""
    by, found = request.actor, _review(request, document)
    facts = list(queries.facts_of(found))
    one = next((each for each in facts if each.pk == fact), None)
    if one is None:
        raise Http404
    renamed = renamed_in(facts)
    form = FactForm(
        request.POST if request.method == "POST" else None,
        list_name=one.list,
        items=items_of(facts),
        values=renamed.under(one.values, corrected=one.corrected is not None),
        stands=fact_parts(one),
    )
    if saves(request, form, lambda: changes.correct_fact(by, one, form.values, seen=form.seen)):
        return redirect(review_url(by, document, show_of(request), f"fact-{one.pk}"))
    text = found.document.text
    start, end = neighbourhood(text, one.start, one.end)
    mark = replace(*marks([one], ()), leads=False)
    values = {
        "form": form,
        "one": shown(one, renamed),
        "document": found.document,
        "side": where_marked(side_of(found.document, [mark], "pages")),
        "before": text[start : one.start],
        "words": text[one.start : one.end],
        "after": text[one.end : end],
        "in_columns": in_columns(text),
        "back": review_url(by, document, show_of(request), f"fact-{one.pk}"),
    }
    return form_page(request, "intake/fact.html", values)


def add_fact(request, document):
    """Add a fact that the reader missed: which kind, then the words that it comes from and its parts."""
    by, found = request.actor, _review(request, document)
    kind = request.GET.get("kind", "")
    back = review_url(by, document)
    if kind not in PARTS:
        form = KindForm(request.GET if "kind" in request.GET else None)
        values = {"form": form, "title": "Add a fact", "text": None, "document": found.document, "back": back}
        return render(request, "intake/add_fact.html", values)
    form = MissedFactForm(
        request.POST if request.method == "POST" else None,
        list_name=kind,
        items=items_of(queries.facts_of(found)),
        text=found.document.text,
    )
    if form.is_bound and form.is_valid():
        try:
            added = changes.add_fact(by, found, list_name=kind, span=form.span, values=form.values)
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Added.")
            return redirect(review_url(by, document, "", f"fact-{added.pk}"))
    values = {"form": form, "title": f"Add {NOUNS[kind]}", "document": found.document, "back": back}
    values |= {"text": found.document.text, "in_columns": in_columns(found.document.text)}
    return render(request, "intake/add_fact.html", values)


def _review(request, document: int) -> Review:
    """The review, for a person who may review it; to others it is not there, and what they send is refused."""
    if request.method == "POST" and not access.may_review(request.actor, here := to_change(request.actor, document)):
        note_refused(request.actor, "corrected a fact", here)
        raise Refused("corrected", "facts")
    seen = queries.review_of(request.actor, document)
    if seen is None:
        raise Http404
    return seen
