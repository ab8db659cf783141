"""Every read of intake, narrowed to what the actor may see: those who keep the record see what comes into it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from frankpledge.intake.models import Fact, Reading, Review, Upload
from frankpledge.intake.rules.states import FactState, ReviewState
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Paper
from frankpledge.people.queries import partnership_of
from frankpledge.people.rules.roles import keeps


def _kept(by: Actor) -> int:
    place = partnership_of(by)
    return place if keeps(by, place) else 0


def uploads_seen_by(by: Actor) -> QuerySet[Upload]:
    """Files that came in, the latest first, each with its document and review."""
    return Upload.objects.filter(partnership_id=_kept(by)).select_related("document__review").defer("document__text")


def batch_seen_by(by: Actor, batch: UUID) -> QuerySet[Upload]:
    """The files that came in together, in the order in which they were given."""
    return uploads_seen_by(by).filter(batch=batch).order_by("id")


def reviews_seen_by(by: Actor) -> QuerySet[Review]:
    """Documents and where they stand on their way into the record, with `left`: the facts nobody has reviewed."""
    left = Count("facts", filter=Q(facts__state=FactState.UNREVIEWED.value))
    reviews = Review.objects.filter(partnership_id=_kept(by)).select_related("document", "body", "paper")
    return reviews.defer("document__text").annotate(left=left)


def waiting_for_review(by: Actor) -> QuerySet[Review]:
    """Readings that wait for a person, the oldest first."""
    return reviews_seen_by(by).filter(state=ReviewState.TO_REVIEW.value).order_by("id")


def review_of(by: Actor, document_id: int) -> Review | None:
    """The review of a document with everything its page needs, its text included."""
    reviews = Review.objects.filter(partnership_id=_kept(by), document_id=document_id)
    return reviews.select_related("document", "body", "paper__meeting", "reading").first()


def facts_of(review: Review) -> QuerySet[Fact]:
    """The facts of a review in the order of the text."""
    return Fact.objects.filter(review=review).order_by("start", "end", "id")


def notes_on(by: Actor, paper: Paper) -> list[dict[str, object]]:
    """What the reader said is missing or does not add up in an entered paper."""
    reading = Reading.objects.filter(partnership_id=partnership_of(by), pk__in=_reading_of(paper)).first()
    return list(reading.found.get("notes", ())) if reading else []


def facts_behind(by: Actor, paper: Paper, list_name: str, rows: Iterable[int]) -> dict[int, int]:
    """For rows of one list of an entered paper, the number of the fact that each came from."""
    facts = Fact.objects.filter(partnership_id=_kept(by), review__paper=paper, list=list_name, row__in=list(rows))
    return {row: number for row, number in facts.values_list("row", "pk") if row is not None}


def _reading_of(paper: Paper) -> QuerySet[Review, int]:
    return Review.objects.filter(paper=paper).values_list("reading_id", flat=True)
