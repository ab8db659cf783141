"""Planning meetings, and the forward plan of a body."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.kit.numbers import row_number
from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.agendas import ChangeMeetingForm, MeetingForm, TopicForm, WhyForm, values_of
from frankpledge.meetings.models import Body, Topic
from frankpledge.meetings.queries.actions import Asked, action_log
from frankpledge.meetings.queries.agendas import coming_meetings, planning_bodies, run_here_seen_by, topics_seen_by
from frankpledge.meetings.queries.listed import minutes_seen_by
from frankpledge.meetings.queries.proposing import promises_of
from frankpledge.meetings.rules.kinds import TopicState
from frankpledge.meetings.rules.planning import shown_meeting, shown_topic
from frankpledge.meetings.rules.standing import Standing
from frankpledge.people.opening import open_to, to
from frankpledge.people.saving import form_page, saves

NOT_CLOSED = frozenset({Standing.OPEN, Standing.DUE_SOON, Standing.LATE})


def plan_meeting(request: HttpRequest, body: int) -> HttpResponse:
    """A task: plan a meeting of a body; its day is offered from the last minutes."""
    by = request.actor
    row = _body(request, body)
    open_to(request, access.may_plan(by, row), "planned a meeting", row)
    last = minutes_seen_by(by).filter(meeting__body=row).first()
    meeting = last.meeting if last is not None else None
    offered = {"held_on": meeting.next_on, "venue": meeting.venue} if meeting is not None else {}
    if offered and (offered["held_on"] is None or offered["held_on"] < by.today):
        offered.pop("held_on")
    form = MeetingForm(request.POST or None, initial=offered, stands={})
    made = []
    if saves(request, form, lambda: made.append(changes.plan_meeting(by, row, form.given())), at="held_on"):
        messages.success(request, "The meeting is planned. Now choose what goes on its agenda.")
        return to(request, "agenda", meeting=made[0].pk)
    return form_page(request, "meetings/plan_meeting.html", {"body": row, "form": form})


def change_meeting(request: HttpRequest, meeting: int) -> HttpResponse:
    """A task: move a planned meeting, or say otherwise where and when it is; or cancel it."""
    by = request.actor
    row = get_object_or_404(run_here_seen_by(by), pk=meeting)
    open_to(request, access.may_plan(by, row), "changed a meeting", row)
    cancelling = "cancel" in request.POST
    why = WhyForm(request.POST if cancelling else None, auto_id="cancel_%s")
    if saves(request, why, lambda: changes.cancel_meeting(by, row, why=why.cleaned_data["why"]), at="why"):
        messages.success(request, "The meeting is cancelled. What was on its agenda waits for the next.")
        return to(request, "agenda", meeting=row.pk)
    sent = request.POST if request.method == "POST" and not cancelling else None
    form = ChangeMeetingForm(sent, stands=shown_meeting(row))
    if saves(
        request,
        form,
        lambda: changes.change_meeting(by, row, form.given(), why=form.cleaned_data["why"], seen=form.seen),
        at="held_on",
    ):
        messages.success(request, "The meeting was saved.")
        return to(request, "agenda", meeting=row.pk)
    due = action_log(by, Asked(body=row.body_id, standings=NOT_CLOSED, due_from=row.held_on, due_to=row.held_on))
    values = {"meeting": row, "form": why if cancelling else form, "fields": form, "why": why, "due": list(due[:50])}
    return form_page(request, "meetings/change_meeting.html", values)


def forward_plan(request: HttpRequest, body: int) -> HttpResponse:
    """The forward plan of a body: what is promised, what comes again, what was asked for; and asking for more."""
    by = request.actor
    row = _body(request, body)
    keeping = access.may_plan(by, row)
    topic = Topic(partnership_id=row.partnership_id, body=row)
    if "take_up" in request.POST:
        open_to(request, keeping, "put in the forward plan", topic)
        promise = get_object_or_404(promises_of(by, row), pk=row_number(request.POST["take_up"]))
        changes.take_up_promise(by, promise, row)
        messages.success(request, "It is in the forward plan.")
        return to(request, "forward_plan", body=row.pk)
    asking = access.may_ask_for(by, topic)
    if request.method == "POST":
        open_to(request, asking, "put in the forward plan", topic)
    form = TopicForm(request.POST or None, by=by, keeping=keeping, stands={}) if asking else None
    if form is not None and saves(
        request, form, lambda: changes.add_topic(by, row, values_of(form.given())), at="title"
    ):
        messages.success(request, "It is in the forward plan.")
        return to(request, "forward_plan", body=row.pk)
    topics = topics_seen_by(by).filter(body=row, state__in=(TopicState.WAITING.value, TopicState.ON_AGENDA.value))
    values = {
        "body": row,
        "topics": topics,
        "promises": list(promises_of(by, row)[:50]),
        "coming": coming_meetings(by, row),
        "form": form,
        "keeping": keeping,
    }
    return (
        form_page(request, "meetings/forward_plan.html", values)
        if form
        else render(request, "meetings/forward_plan.html", values)
    )


def topic(request: HttpRequest, topic: int) -> HttpResponse:
    """A task: word or date a topic otherwise, or drop it."""
    by = request.actor
    row = get_object_or_404(topics_seen_by(by), pk=topic)
    open_to(request, access.may_keep_topic(by, row), "changed a topic", row)
    dropping = "drop" in request.POST
    why = WhyForm(request.POST if dropping else None, auto_id="drop_%s")
    if saves(request, why, lambda: changes.drop_topic(by, row, why=why.cleaned_data["why"]), at="why"):
        messages.success(request, "It is out of the forward plan.")
        return to(request, "forward_plan", body=row.body_id)
    form = TopicForm(
        request.POST if request.method == "POST" and not dropping else None, by=by, stands=shown_topic(row)
    )
    if saves(request, form, lambda: changes.change_topic(by, row, form.given(), seen=form.seen), at="title"):
        messages.success(request, "The topic was saved.")
        return to(request, "forward_plan", body=row.body_id)
    values = {"topic": row, "body": row.body, "form": why if dropping else form, "fields": form, "why": why}
    return form_page(request, "meetings/topic.html", values)


def _body(request: HttpRequest, body: int) -> Body:
    return get_object_or_404(planning_bodies(request.actor), pk=body)
