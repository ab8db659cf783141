"""What papers state besides, one list each: attendance, pointers, what was promised back; for programs."""

from typing import TypeVar

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from ninja import Path, Query, Router

from frankpledge.design.answers import answered, page_of
from frankpledge.meetings.models import Attendance, FollowUp, Reference, Stated
from frankpledge.meetings.queries.papers import bodies_seen_by, stated_in, with_targets
from frankpledge.meetings.queries.people import people_with_pages
from frankpledge.meetings.queries.standing_as import has_page
from frankpledge.meetings.schemas import attendance as attending
from frankpledge.meetings.schemas import references as told
from frankpledge.people.queries import organisations_seen_by

router = Router()
Fact = TypeVar("Fact", bound=Stated)


@router.get(
    "/attendance", response=answered(attending.Attendance), url_name="api_attendance", operation_id="attendance"
)
def attendance(
    request: HttpRequest, partnership: Path[str], asked: Query[attending.AskedOfAttendance]
) -> attending.Attendance:
    """Who was at which meeting, in which capacity and for whom, the latest meeting first."""
    by = request.actor
    found = stated_in(by, Attendance).annotate(has_page=has_page(by))
    found = found.select_related("person__stands_as", "organisation", "paper__body")
    if asked.meeting is not None:
        found = found.filter(meeting=asked.meeting)
    if asked.body is not None:
        found = found.filter(paper__body__in=bodies_seen_by(by).order_by().filter(pk=asked.body).values("pk"))
    if asked.agency is not None:
        found = found.filter(organisation__in=organisations_seen_by(by).filter(pk=asked.agency).values("pk"))
    if asked.person is not None:
        pages = people_with_pages(by).order_by().filter(pk=asked.person).values("pk")
        found = found.filter(Q(person__in=pages) | Q(person__stands_as__in=pages))
    return attending.Attendance(**page_of(_latest(found), asked, lambda row: attending.attended_there(by, row)))


@router.get("/references", response=answered(told.References), url_name="api_references", operation_id="references")
def references(request: HttpRequest, partnership: Path[str], asked: Query[told.AskedOfBody]) -> told.References:
    """The pointers of papers to earlier minutes and meetings, the latest paper first."""
    by = request.actor
    found = with_targets(by, stated_in(by, Reference).select_related("item__parent", "paper__body"))
    if asked.body is not None:
        found = found.filter(paper__body=asked.body)
    return told.References(**page_of(_latest(found), asked, told.reference))


@router.get("/follow-ups", response=answered(told.FollowUps), url_name="api_follow_ups", operation_id="follow_ups")
def follow_ups(request: HttpRequest, partnership: Path[str], asked: Query[told.AskedOfBody]) -> told.FollowUps:
    """What was promised back to a later meeting, the latest paper first."""
    found = stated_in(request.actor, FollowUp).select_related("item__parent", "paper__body")
    if asked.body is not None:
        found = found.filter(paper__body=asked.body)
    return told.FollowUps(**page_of(_latest(found), asked, told.follow_up))


def _latest(found: QuerySet[Fact]) -> QuerySet[Fact]:
    return found.order_by(F("paper__dated").desc(nulls_last=True), "-paper_id", "position", "id")
