"""The action log and its actions, for programs."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router

from frankpledge.design.answers import answered, page_of
from frankpledge.meetings.api.opened import note_opened
from frankpledge.meetings.queries import bodies_seen_by
from frankpledge.meetings.queries.actions import action_log, actions_seen_by, owners_of_actions
from frankpledge.meetings.queries.contents import pointers_to, with_owners
from frankpledge.meetings.queries.doing import updates_of
from frankpledge.meetings.schemas import actions as told
from frankpledge.meetings.schemas.named import Number
from frankpledge.people.queries import organisations_seen_by

router = Router()


@router.get("/actions", response=answered(told.Actions), url_name="api_actions", operation_id="actions")
def actions(request: HttpRequest, partnership: Path[str], asked: Query[told.AskedOfActions]) -> told.Actions:
    """The action log, as it is asked for.

    A filter by somebody or something that is not in the record, as far as you may know, finds nothing.
    """
    by = request.actor
    log = action_log(by, asked.asked())
    known = (
        asked.owner is None or owners_of_actions(by).filter(pk=asked.owner).exists(),
        asked.agency is None or organisations_seen_by(by).filter(pk=asked.agency).exists(),
        asked.body is None or bodies_seen_by(by).filter(pk=asked.body).exists(),
    )
    return told.Actions(**page_of(log if all(known) else log.none(), asked, lambda row: told.action(by, row)))


@router.get("/actions/{action}", response=answered(told.WholeAction), url_name="api_action", operation_id="action")
def action(request: HttpRequest, partnership: Path[str], action: Path[Number]) -> told.WholeAction:
    """An action: the minute that it comes from, who owns it, and what became of it."""
    by = request.actor
    row = get_object_or_404(with_owners(by, actions_seen_by(by)), pk=action)
    note_opened(request, row.paper, row.level)
    pointers = list(pointers_to(by, row.item)) if row.item else []
    return told.whole_action(by, row, list(updates_of(by, row)), pointers)
