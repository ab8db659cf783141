"""Boards and groups, for programs."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router

from frankpledge.design.answers import Asked, answered, page_of
from frankpledge.meetings.queries import bodies_seen_by, memberships_seen_by
from frankpledge.meetings.queries.bodies import bodies_with_work
from frankpledge.meetings.queries.quorum import rule_of, terms_seen_by
from frankpledge.meetings.queries.structure import commitments_of
from frankpledge.meetings.rules.quorum import asked_in_words
from frankpledge.meetings.schemas import bodies as told
from frankpledge.meetings.schemas.named import Number

router = Router()


@router.get("/boards", response=answered(told.Bodies), url_name="api_bodies", operation_id="bodies")
def bodies(request: HttpRequest, partnership: Path[str], asked: Query[Asked]) -> told.Bodies:
    """The boards and groups, by name."""
    return told.Bodies(**page_of(bodies_with_work(request.actor), asked, told.body))


@router.get("/boards/{body}", response=answered(told.WholeBody), url_name="api_body", operation_id="body")
def body(request: HttpRequest, partnership: Path[str], body: Path[Number]) -> told.WholeBody:
    """A board or group: what it goes by and who sits on it."""
    by = request.actor
    row = get_object_or_404(bodies_with_work(by), pk=body)
    terms = next(iter(terms_seen_by(by, row)), None)
    return told.whole_body(
        row,
        groups=bodies_seen_by(by).filter(parent=row),
        members=[told.member(by, place) for place in memberships_seen_by(by).filter(body=row)],
        terms=terms
        and told.Terms(version=terms.version, adopted_on=terms.adopted_on, quorum=asked_in_words(rule_of(terms))),
        commitments=[one.text for one in commitments_of(by, row) if one.ended_on is None or one.ended_on >= by.today],
    )
