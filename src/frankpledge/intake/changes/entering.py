"""A reviewed document enters the record, leaves it, and comes back."""

from collections.abc import Iterable
from typing import Any

from frankpledge.intake import access
from frankpledge.intake.changes.reviewed import paper_read
from frankpledge.intake.models import Fact, Review
from frankpledge.intake.rules.facts import LISTS
from frankpledge.intake.rules.states import OPEN, FactState, ReviewState
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes import describe_paper, enter_paper, put_back_paper, withdraw_paper
from frankpledge.meetings.models import Paper
from frankpledge.work.changes import queue


def enter_review(by: Actor, review: Review, *, unchecked: bool = False) -> Paper:
    """Enter a document in the record: all of its facts that were not rejected, or nothing.

    With `unchecked` the facts nobody has reviewed enter too and the paper is labelled as read, not checked.  Raises
    NotPossible when facts are left to review otherwise, or when the minutes cannot be placed.
    """
    with change(by, "entered a document", review, access.may_review) as review:
        if review.state not in OPEN:
            raise NotPossible("This document has been dealt with already.")
        facts = list(Fact.objects.select_for_update().filter(review=review).order_by("start", "end", "id"))
        left = sum(fact.state == FactState.UNREVIEWED for fact in facts)
        if left and not unchecked:
            said = "1 fact has" if left == 1 else f"{left} facts have"
            raise NotPossible(f"{said} not been reviewed. Review them, then enter.")
        read = paper_read(review, [f for f in facts if f.state != FactState.REJECTED], checked=left == 0)
        restricted = [note["span"][0] for note in review.reading.found.get("notes", ()) if _says_restricted(note)]
        review.paper, rows = enter_paper(by, review.document, read, review.body, restricted)
        review.state, review.body, review.problem = ReviewState.ENTERED.value, review.paper.body, ""
        review.save()
        for fact in facts:
            fact.row = rows.get(fact.pk)
        Fact.objects.bulk_update(facts, ["row"], batch_size=200)
    return review.paper


def _says_restricted(note: dict[str, Any]) -> bool:
    return note.get("kind") == "restricted" and bool(note.get("span"))


def enter_later(by: Actor, reviews: Iterable[Review]) -> int:
    """Have the worker enter documents as read, not checked; gives how many.  Those dealt with already are left."""
    count = 0
    for waiting in reviews:
        with change(by, "asked to enter", waiting, access.may_review) as review:
            if review.state != ReviewState.TO_REVIEW:
                continue
            review.state, review.problem = ReviewState.QUEUED.value, ""
            review.save(update_fields=["state", "problem"])
            asked_by = by.user.id if by.user else 0
            queue("intake.enter_unchecked", review=review.pk, user=asked_by, partnership=review.partnership_id)
            count += 1
    return count


def leave_to_review(by: Actor, review: Review, problem: str) -> Review:
    """Put a document that could not enter back among those to review, with the reason in words for a person."""
    with change(by, "left a document to review", review, access.may_review) as review:
        if review.state == ReviewState.QUEUED:
            review.state, review.problem = ReviewState.TO_REVIEW.value, problem
            review.save(update_fields=["state", "problem"])
    return review


def queue_again(by: Actor, review: Review) -> Review:
    """Let a document that could not enter wait for the worker again, whose job is queued already."""
    with change(by, "asked to enter", review, access.may_review) as review:
        if review.state == ReviewState.TO_REVIEW:
            review.state, review.problem = ReviewState.QUEUED.value, ""
            review.save(update_fields=["state", "problem"])
    return review


def reject_review(by: Actor, review: Review) -> Review:
    """Say that a document does not belong in the record.  The file and what was read stay, out of the way."""
    with change(by, "rejected a document", review, access.may_review) as review:
        if review.state not in OPEN:
            raise NotPossible("This document is not among those to review.")
        review.state = ReviewState.REJECTED.value
        review.save(update_fields=["state"])
    return review


def withdraw(by: Actor, review: Review) -> Review:
    """Take an entered document out of the record whole; corrections and everything done since are kept with it."""
    with change(by, "withdrew a document", review, access.may_review) as review:
        if review.state != ReviewState.ENTERED or review.paper is None:
            raise NotPossible("This document is not in the record.")
        withdraw_paper(by, review.paper)
        review.state = ReviewState.WITHDRAWN.value
        review.save(update_fields=["state"])
    return review


def put_back(by: Actor, review: Review) -> Review:
    """Put a withdrawn document back in the record, or a rejected one back among those to review.

    The meeting is described by these minutes again: others may have described it meanwhile.
    """
    with change(by, "put a document back", review, access.may_review) as review:
        if review.state == ReviewState.WITHDRAWN and review.paper is not None:
            put_back_paper(by, review.paper)
            singles = Fact.objects.filter(review=review).exclude(state=FactState.REJECTED.value).exclude(list__in=LISTS)
            describe_paper(by, review.paper, paper_read(review, list(singles), checked=False))
            review.state = ReviewState.ENTERED.value
        elif review.state == ReviewState.REJECTED:
            review.state = ReviewState.TO_REVIEW.value
        else:
            raise NotPossible("This document has not been withdrawn or rejected.")
        review.save(update_fields=["state"])
    return review
