"""Boards and groups: the list, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.meetings import access
from frankpledge.meetings.queries import bodies_seen_by, memberships_seen_by
from frankpledge.meetings.queries.actions import Asked, action_log
from frankpledge.meetings.queries.agendas import coming_meetings
from frankpledge.meetings.queries.bodies import bodies_with_work
from frankpledge.meetings.queries.listed import minutes_seen_by, with_counts
from frankpledge.meetings.rules.serving import Serving, serving
from frankpledge.meetings.rules.standing import Standing

NOT_CLOSED = frozenset({Standing.OPEN, Standing.DUE_SOON, Standing.LATE})
LAST = 10  # meetings and actions shown; the rest is a link away


def bodies(request: HttpRequest) -> HttpResponse:
    """The boards and groups in the record."""
    return render(request, "meetings/bodies.html", {"bodies": bodies_with_work(request.actor)})


def body(request: HttpRequest, body: int) -> HttpResponse:
    """A board or group: its members, its last meetings and its open actions."""
    by = request.actor
    found = get_object_or_404(bodies_with_work(by), pk=body)
    places: dict[Serving, list[object]] = {when: [] for when in Serving}
    for place in memberships_seen_by(by).filter(body=found):
        places[serving(place.starts, place.ends, by.today)].append(place)
    values = {
        "body": found,
        "coming": coming_meetings(by, found),
        "may_plan": access.may_plan(by, found),
        "groups": bodies_seen_by(by).filter(parent=found),
        "members": places[Serving.NOW],
        "earlier": places[Serving.EARLIER],
        "later": places[Serving.LATER],
        "meetings": with_counts(by, minutes_seen_by(by).filter(body=found))[:LAST],
        "open_actions": action_log(by, Asked(body=found.pk, standings=NOT_CLOSED))[:LAST],
        "not_closed": [standing.name.lower() for standing in Standing if standing in NOT_CLOSED],
    }
    return render(request, "meetings/body.html", values)
