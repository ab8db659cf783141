"""A document enters the record, leaves it, comes back, is read again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from frankpledge.design.words import count
from frankpledge.intake import access, changes, queries
from frankpledge.intake.models import Review, Upload
from frankpledge.intake.views.reviewing import review_page, review_url, to_change
from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.queries.papers import paper_of
from frankpledge.people.models import Partnership
from frankpledge.people.opening import open_to


@require_POST
def enter(request, document):
    """Enter a reviewed document, or one as read and not checked; what stands in the way is said on its page."""
    unchecked = "unchecked" in request.POST
    said = "Entered as read, not checked." if unchecked else "Entered in the record."

    def entering(by: Actor, found: Review) -> str:
        changes.enter_review(by, found, unchecked=unchecked)
        return said

    return _done(request, document, entering, to_record=True)


@require_POST
def enter_unchecked(request):
    """Have many documents entered as read, not checked."""
    by = request.actor
    here = Partnership(pk=by.partnership.id)
    open_to(request, access.may_upload(by, Upload(partnership=here)), "asked to enter", here)
    chosen = [number for text in request.POST.getlist("document") if (number := row_number(text)) is not None]
    many = changes.enter_later(by, queries.reviews_to_change(by, chosen))
    if many:
        messages.success(
            request, f"{count(many, 'document')} will be entered as read, not checked, which takes a moment."
        )
    else:
        messages.info(request, "No document was chosen that waits for review. Tick some, then try again.")
    try:
        return redirect("batch", partnership=by.partnership.slug, batch=UUID(request.POST.get("batch", "")))
    except ValueError:
        return redirect("documents", partnership=by.partnership.slug)


@require_POST
def reject(request, document):
    """Say that a document does not belong in the record."""
    return _done(request, document, _saying(changes.reject_review, "Rejected. It stays among the documents."))


@require_POST
def withdraw(request, document):
    """Take an entered document out of the record."""
    return _done(request, document, _saying(changes.withdraw, "Withdrawn. Nothing of it is in the record now."))


@require_POST
def put_back(request, document):
    """Put a withdrawn or rejected document back."""
    return _done(request, document, _saying(changes.put_back, "Put back."))


@require_POST
def read_again(request, document):
    """Read a document with the reader as it is now."""

    def reading(by: Actor, found: Review) -> str:
        outcome = changes.read_again(by, found)
        if outcome is None:
            return "This version of the reader has read this document already. Nothing changed."
        differ = count(len(outcome.offer), "fact")
        return f"Read again: {count(len(outcome.new), 'new fact')}, {differ} read differently, for you to decide."

    return _done(request, document, reading)


def _saying(change: Callable[[Actor, Review], Any], said: str) -> Callable[[Actor, Review], str]:
    def changing(by: Actor, found: Review) -> str:
        change(by, found)
        return said

    return changing


def _done(request, document: int, doing: Callable[[Actor, Review], str], *, to_record: bool = False) -> HttpResponse:
    """Do it and say so, on the review's page or in the record; or say on the page why it could not be done."""
    by, found = request.actor, to_change(request.actor, document)
    try:
        said = doing(by, found)
    except NotPossible as error:
        return review_page(request, document, str(error))
    messages.success(request, said)
    paper = paper_of(by, document) if to_record else None
    if paper is None:
        return redirect(review_url(by, document))
    if paper.meeting_id:
        return redirect("meeting", partnership=by.partnership.slug, meeting=paper.meeting_id)
    return redirect("paper", partnership=by.partnership.slug, paper=paper.pk)
