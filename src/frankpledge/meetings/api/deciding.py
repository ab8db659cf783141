"""Decisions and letters, for programs."""

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router

from frankpledge.design.answers import Asked, answered, page_of
from frankpledge.meetings.api.opened import note_opened
from frankpledge.meetings.queries.following import NEAR, chases_of, decisions_seen_by, letters_seen_by, with_later
from frankpledge.meetings.rules.deciding import OF_SUBSTANCE
from frankpledge.meetings.schemas import deciding as told
from frankpledge.meetings.schemas.named import Number

router = Router()


@router.get("/decisions", response=answered(told.Decisions), url_name="api_decisions", operation_id="decisions")
def decisions(request: HttpRequest, partnership: Path[str], asked: Query[told.AskedOfDecisions]) -> told.Decisions:
    """The decisions in the record, the latest first: those of substance, unless what was noted is asked for."""
    found = decisions_seen_by(request.actor)
    if not asked.noted:
        found = found.filter(verb__in=[verb.value for verb in OF_SUBSTANCE])
    if asked.body is not None:
        found = found.filter(paper__body=asked.body)
    if asked.state:
        found = found.filter(state__in=[state.value for state in asked.state])
    for word in asked.words.replace("\0", " ").split():
        found = found.filter(Q(text__icontains=word) | Q(item__title__icontains=word))
    return told.Decisions(**page_of(found, asked, told.decision))


@router.get(
    "/decisions/{decision}", response=answered(told.WholeDecision), url_name="api_decision", operation_id="decision"
)
def decision(request: HttpRequest, partnership: Path[str], decision: Path[Number]) -> told.WholeDecision:
    """A decision: where it was made, where it stands, and what stands in its place."""
    by = request.actor
    rows = with_later(by, decisions_seen_by(by).select_related("words", *NEAR))
    row = get_object_or_404(rows, pk=decision)
    note_opened(request, row.paper, row.level)
    earlier = decisions_seen_by(by).filter(superseded_by=row).values_list("pk", flat=True)
    return told.whole_decision(row, list(earlier))


@router.get("/letters", response=answered(told.Letters), url_name="api_letters", operation_id="letters")
def letters(request: HttpRequest, partnership: Path[str], asked: Query[Asked]) -> told.Letters:
    """The letters and requests of the partnership's bodies, what waits for an answer first."""
    by = request.actor
    return told.Letters(**page_of(letters_seen_by(by), asked, lambda row: told.letter(by, row)))


@router.get("/letters/{letter}", response=answered(told.WholeLetter), url_name="api_letter", operation_id="letter")
def letter(request: HttpRequest, partnership: Path[str], letter: Path[Number]) -> told.WholeLetter:
    """A letter, and what became of it."""
    by = request.actor
    row = get_object_or_404(letters_seen_by(by), pk=letter)
    return told.whole_letter(by, row, list(chases_of(by, row)))
