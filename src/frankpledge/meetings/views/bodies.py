"""Boards and groups: the list, the page of each, setting one up and describing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.bodies import BodyForm, NewBodyForm
from frankpledge.meetings.models import Body
from frankpledge.meetings.queries import bodies_seen_by, memberships_seen_by
from frankpledge.meetings.queries.actions import Asked, action_log
from frankpledge.meetings.queries.agendas import coming_meetings
from frankpledge.meetings.queries.bodies import bodies_with_work
from frankpledge.meetings.queries.listed import minutes_seen_by, with_counts
from frankpledge.meetings.queries.quorum import rule_of, terms_seen_by
from frankpledge.meetings.queries.structure import commitments_of, history_of
from frankpledge.meetings.rules import shown
from frankpledge.meetings.rules.kinds import BodyKind
from frankpledge.meetings.rules.quorum import asked_in_words
from frankpledge.meetings.rules.serving import Serving, serving
from frankpledge.meetings.rules.standing import Standing
from frankpledge.people.models import Partnership
from frankpledge.people.opening import open_to, to
from frankpledge.people.saving import form_page, saves

NOT_CLOSED = frozenset({Standing.OPEN, Standing.DUE_SOON, Standing.LATE})
LAST = 10  # meetings and actions shown; the rest is a link away


def bodies(request: HttpRequest) -> HttpResponse:
    """The boards and groups in the record."""
    by = request.actor
    may_keep = access.may_keep_body(by, Body(partnership_id=by.partnership.id))
    return render(request, "meetings/bodies.html", {"bodies": bodies_with_work(by), "may_keep": may_keep})


def body(request: HttpRequest, body: int) -> HttpResponse:
    """A board or group: what it goes by, its members, its last meetings, its open actions and what became of it."""
    by = request.actor
    found = get_object_or_404(bodies_with_work(by), pk=body)
    places: dict[Serving, list[object]] = {when: [] for when in Serving}
    for place in memberships_seen_by(by).filter(body=found):
        places[serving(place.starts, place.ends, by.today)].append(place)
    terms = next(iter(terms_seen_by(by, found)), None)
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
        "terms": terms,
        "quorum": asked_in_words(rule_of(terms)) if terms else "",
        "commitments": [one for one in commitments_of(by, found) if one.ended_on is None or one.ended_on >= by.today],
        "history": history_of(by, found),
        "may_keep": access.may_keep_body(by, found),
    }
    return render(request, "meetings/body.html", values)


def add_body(request: HttpRequest) -> HttpResponse:
    """A task: set up a board or group."""
    by = request.actor
    place = get_object_or_404(Partnership, pk=by.partnership.id)
    open_to(request, access.may_keep_body(by, Body(partnership=place)), "set up", Body(partnership=place))
    form = NewBodyForm(request.POST or None, by=by)
    made: list[Body] = []

    def save() -> None:
        said = form.cleaned_data
        made.append(
            changes.add_body(
                by,
                place,
                name=said["name"],
                kind=BodyKind(said["kind"]),
                parent=bodies_seen_by(by).filter(pk=said["parent"]).first() if said["parent"] else None,
                starts=said["starts"],
                names=tuple(said["names"].splitlines()),
            )
        )

    if request.method == "POST" and saves(request, form, save, at="name"):
        messages.success(request, f"{made[0].name} is set up. Add its members and its terms of reference.")
        return to(request, "body", body=made[0].pk)
    return form_page(request, "meetings/add_body.html", {"form": form})


def describe_body(request: HttpRequest, body: int) -> HttpResponse:
    """A task: put right how a board or group is described."""
    found = body_to_keep(request, body, "described")
    form = BodyForm(request.POST or None, by=request.actor, body=found, stands=shown.body(found))
    if request.method == "POST" and saves(
        request, form, lambda: changes.describe_body(request.actor, found, form.given(), seen=form.seen)
    ):
        messages.success(request, "What you said was saved.")
        return to(request, "body", body=found.pk)
    return form_page(request, "meetings/describe_body.html", {"body": found, "form": form})


def body_to_keep(request: HttpRequest, number: int, verb: str) -> Body:
    """The body, for somebody who may keep it.  Anybody else is refused, and a try is noted."""
    found = get_object_or_404(bodies_seen_by(request.actor), pk=number)
    open_to(request, access.may_keep_body(request.actor, found), verb, found)
    return found
