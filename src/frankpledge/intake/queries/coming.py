"""Reads of files that came in, of documents under review, and of the facts in them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from frankpledge.documents.models import Document
from frankpledge.documents.queries import documents_seen_by, papers_with
from frankpledge.intake.models import Fact, Review, Upload
from frankpledge.intake.rules.states import FactState, ReviewState, UploadState
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Meeting, Paper
from frankpledge.meetings.queries import papers_seen_by
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.roles import keeps


def _kept(by: Actor) -> int:
    place = partnership_of(by)
    return place if keeps(by, place) else 0


def uploads_seen_by(by: Actor) -> QuerySet[Upload]:
    """Files that came in, the latest first, each with its document or the first of its papers; not what is sealed."""
    return _uploads(by).select_related("document").defer("document__text")


def _uploads(by: Actor) -> QuerySet[Upload]:
    read = Q(document__isnull=True) | Q(document__level__lte=highest(by))
    return Upload.objects.filter(read, partnership_id=_kept(by))


def kept_of(by: Actor, given: str) -> list[Upload]:
    """What was kept of the file with this fingerprint each time it was cleaned, the latest first.

    Only to recognise a file by: whether its document may be seen is not asked.
    """
    rows = Upload.objects.filter(partnership_id=_kept(by), given=given).exclude(cleaned="")
    return list(rows.only("fingerprint", "size", "cleaned")[:20])


def batch_seen_by(by: Actor, batch: UUID) -> QuerySet[Upload]:
    """The files that came in together, in the order in which they were given."""
    return uploads_seen_by(by).filter(batch=batch).order_by("id")


def papers_of_uploads(by: Actor, uploads: Iterable[Upload]) -> dict[str, list[Document]]:
    """The documents of files that came in, by the files' fingerprints: one each, or the papers of a pack in order."""
    prints = {upload.fingerprint for upload in uploads if upload.document_id} if _kept(by) else set()
    found: dict[str, list[Document]] = {}
    for document in papers_with(by, prints).select_related("review__paper"):
        found.setdefault(document.fingerprint, []).append(document)
    return found


def batches_lately(by: Actor, most: int = 5) -> list[dict[str, Any]]:
    """The latest times that files came in: `batch`, `at`, and how many `files`, `waiting` and `refused`."""
    uploads = _uploads(by).order_by()
    counted = uploads.values("batch").annotate(
        last=Max("id"),
        at=Max("at"),
        files=Count("id"),
        waiting=Count("id", filter=Q(state=UploadState.WAITING.value)),
        refused=Count("id", filter=Q(state=UploadState.REFUSED.value)),
    )
    return [dict(row) for row in counted.order_by("-last")[:most]]


def reviews_seen_by(by: Actor) -> QuerySet[Review]:
    """Documents and where they stand on their way into the record, with `left`: the facts nobody has reviewed."""
    return _with_left(Review.objects.filter(partnership_id=_kept(by), document__level__lte=highest(by)))


def documents_listed(by: Actor, state: str = "") -> QuerySet[Review]:
    """The documents to list, the latest first: for those who keep the record all, for others what is in it.

    `state` narrows to one of ReviewState, or to `unchecked`: entered, and not checked by a person.
    """
    place = partnership_of(by)
    reviews = Review.objects.filter(partnership_id=place, document__level__lte=highest(by))
    if not keeps(by, place):
        papers = papers_seen_by(by).order_by().values("pk")
        reviews = reviews.filter(state=ReviewState.ENTERED.value, paper__in=papers)
    if state == "unchecked":
        reviews = reviews.filter(state=ReviewState.ENTERED.value, paper__checked_on__isnull=True)
    elif state:
        reviews = reviews.filter(state=state)
    return _with_left(reviews)


def waiting_for_review(by: Actor) -> QuerySet[Review]:
    """Readings that wait for a person, the oldest first."""
    return reviews_seen_by(by).filter(state=ReviewState.TO_REVIEW.value).order_by("id")


def review_of(by: Actor, document_id: int) -> Review | None:
    """The review of a document with everything its page needs, its text included."""
    reviews = Review.objects.filter(partnership_id=_kept(by), document__level__lte=highest(by))
    reviews = reviews.filter(document_id=document_id)
    return reviews.select_related("document", "body", "paper__meeting", "reading").first()


def review_to_change(by: Actor, document_id: int) -> Review | None:
    """The review of a document of the partnership, for a change that asks whether the actor may make it.

    None for somebody who reads only what is shared with them: to them no document is there but by its paper.
    """
    reviews = Review.objects.filter(document__in=documents_seen_by(by).values("pk"), document_id=document_id)
    return reviews.select_related("document").defer("document__text").first()


def reviews_to_change(by: Actor, document_ids: Iterable[int]) -> list[Review]:
    """The reviews of several documents of the partnership, for changes that ask, the oldest first."""
    seen = documents_seen_by(by).filter(pk__in=list(document_ids))
    return list(Review.objects.filter(document__in=seen.values("pk")).order_by("id"))


def facts_of(review: Review) -> QuerySet[Fact]:
    """The facts of a review in the order of the text."""
    return Fact.objects.filter(review=review).order_by("start", "end", "id")


def reviews_of_meeting(by: Actor, meeting: Meeting) -> list[Review]:
    """The reviews behind a meeting's papers whose documents the actor may read, each with `left` and its reading."""
    return _behind(by, papers_seen_by(by).filter(meeting=meeting))


def reviews_of_paper(by: Actor, paper: Paper) -> list[Review]:
    """The same behind one paper; none for a paper that was typed."""
    return _behind(by, papers_seen_by(by).filter(pk=paper.pk))


def _with_left(reviews: QuerySet[Review]) -> QuerySet[Review]:
    left = Count("facts", filter=Q(facts__state=FactState.UNREVIEWED.value))
    return reviews.select_related("document", "body", "paper").defer("document__text").annotate(left=left)


def _behind(by: Actor, papers: QuerySet[Paper]) -> list[Review]:
    papers = papers.filter(document__level__lte=highest(by))
    reviews = Review.objects.filter(paper__in=papers.values("pk"), state=ReviewState.ENTERED.value)
    return list(_with_left(reviews).select_related("reading").order_by("id"))
