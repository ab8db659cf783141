"""Reads of a meeting's timetable: its steps with their days, and who owes a paper."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import AgendaPaper, Body, BodyStep, Meeting, MeetingStep, Pack
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.meetings.rules.packs import Audience
from frankpledge.meetings.rules.timetable import DEFAULT_DAYS, Due, Step, timetable
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.roles import only_shared


def days_of(body: Body) -> dict[Step, int]:
    """The days of a body for every step; what it has not said is as usual."""
    own = BodyStep.objects.filter(body=body).values_list("step", "days")
    return {**DEFAULT_DAYS, **{Step(step): days for step, days in own}}


def timetable_of(meeting: Meeting) -> list[Due]:
    """The steps of a meeting in order of their days, in two queries."""
    return timetables_of([meeting])[meeting.pk]


def timetables_of(meetings: Iterable[Meeting]) -> dict[int, list[Due]]:
    """The steps of several meetings, by the meeting's number, in two queries."""
    listed = list(meetings)
    own: dict[int, dict[Step, int]] = {}
    for body, step, days in BodyStep.objects.filter(body__in={meeting.body_id for meeting in listed}).values_list(
        "body_id", "step", "days"
    ):
        own.setdefault(body, {})[Step(step)] = days
    chosen: dict[int, dict[Step, date]] = {}
    done: dict[int, dict[Step, date]] = {}
    for row in MeetingStep.objects.filter(meeting__in=listed):
        if row.day is not None:
            chosen.setdefault(row.meeting_id, {})[Step(row.step)] = row.day
        if row.done_on is not None:
            done.setdefault(row.meeting_id, {})[Step(row.step)] = row.done_on
    return {
        one.pk: timetable(
            one.held_on, {**DEFAULT_DAYS, **own.get(one.body_id, {})}, chosen.get(one.pk), done.get(one.pk)
        )
        for one in listed
    }


def went_out(meeting: Meeting) -> bool:
    """Whether a pack of a meeting went to its members."""
    sent = Pack.objects.filter(meeting=meeting, sent_at__isnull=False)
    return sent.exclude(audience=Audience.PUBLIC.value).exists()


def papers_owed(by: Actor, meeting: Meeting | None = None) -> QuerySet[AgendaPaper]:
    """The papers that are waited for, of planned meetings, with their item and who owes them."""
    papers = AgendaPaper.objects.filter(
        partnership_id=0 if only_shared(by) else partnership_of(by),
        level__lte=highest(by),
        agenda_item__level__lte=highest(by),
        received_at__isnull=True,
        withdrawn_at__isnull=True,
        agenda_item__withdrawn_at__isnull=True,
        agenda_item__meeting__state=MeetingState.PLANNED.value,
    )
    if meeting is not None:
        papers = papers.filter(agenda_item__meeting=meeting)
    near = ("agenda_item__meeting__body", "author_person__stands_as", "presenter_person__stands_as", "organisation")
    return papers.select_related(*near).order_by("agenda_item__meeting__held_on", "agenda_item__position", "position")
