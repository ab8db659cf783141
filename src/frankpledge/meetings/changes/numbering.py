"""Numbering the items of agendas in the body's own way, one meeting's after another's."""

from datetime import date

from frankpledge.meetings.models import AgendaItem, Body, Item, Meeting
from frankpledge.meetings.rules.kinds import MeetingState, Numbering
from frankpledge.meetings.rules.numbering import Style, between, last_of, next_part, numbers_for, running, style_of


def renumber(meeting: Meeting) -> None:
    """Number an agenda from where the body's last meeting ended, and those that come after it; called inside a change.

    Once an agenda is out, what has a number keeps it, and what has none takes one after the item, or part, before it.
    """
    if meeting.agenda_on is not None:
        _number_what_came_later(meeting)
        return
    _number(meeting)
    renumber_after(meeting.body, meeting.held_on)


def renumber_after(body: Body, day: date) -> None:
    """Number the agendas of a body that are not out, of its meetings after this day and in its year, one by one."""
    later = Meeting.objects.filter(body=body, held_on__year=day.year, held_on__gt=day, agenda_on__isnull=True)
    for meeting in later.filter(state=MeetingState.PLANNED.value).select_related("body").order_by("held_on"):
        _number(meeting)


def _number(meeting: Meeting) -> None:
    rows = list(AgendaItem.objects.filter(meeting=meeting))
    if not rows:
        return
    style, last, out = numbering_of(meeting)
    depths = [0 if row.parent_id is None else 1 for row in rows]
    for row, number in zip(rows, numbers_for(style, meeting.held_on.year, last, depths, out), strict=True):
        if row.number != number:
            AgendaItem.objects.filter(pk=row.pk).update(number=number)


def _number_what_came_later(meeting: Meeting) -> None:
    rows = list(AgendaItem.objects.filter(meeting=meeting))
    taken = {row.number for row in rows if row.parent_id is None}
    numbers = {row.pk: row.number for row in rows}
    before = ""
    for row in rows:
        if not row.number:
            if row.parent_id is None:
                row.number = between(before, taken)
                taken.add(row.number)
            else:
                beside = [numbers[part.pk] for part in rows if part.parent_id == row.parent_id]
                row.number = next_part(numbers[row.parent_id], beside)
            numbers[row.pk] = row.number
            AgendaItem.objects.filter(pk=row.pk).update(number=row.number)
        before = row.number if row.parent_id is None and row.number else before


def numbering_of(meeting: Meeting) -> tuple[Style, int, set[int]]:
    """How a meeting's items are numbered, the last number of the year before it, and those given out after it.

    A number counts that the actor may not read: it was given all the same.
    """
    year = meeting.held_on.year
    printed = Item.objects.filter(
        paper__meeting__body=meeting.body_id, paper__kind="minutes", paper__withdrawn_at__isnull=True
    ).exclude(number="")
    before = printed.filter(paper__meeting__held_on__lt=meeting.held_on)
    last = before.order_by("-paper__meeting__held_on").values_list("paper", flat=True).first()
    style = style_of(before.filter(paper=last).values_list("number", flat=True))
    if meeting.body.numbering != Numbering.AS_BEFORE:
        way = Numbering(meeting.body.numbering)
        style = Style(way, (meeting.body.committee_code or style.code) if way is Numbering.PREFIXED else "")
    planned = AgendaItem.objects.filter(meeting__body=meeting.body_id, meeting__held_on__year=year).exclude(
        meeting__state=MeetingState.CANCELLED.value
    )
    given = before.filter(paper__meeting__held_on__year=year).values_list("number", flat=True)
    earlier = planned.filter(meeting__held_on__lt=meeting.held_on).values_list("number", flat=True)
    later = planned.filter(meeting__held_on__gt=meeting.held_on, meeting__agenda_on__isnull=False)
    after = printed.filter(paper__meeting__held_on__gt=meeting.held_on, paper__meeting__held_on__year=year)
    out = running([*later.values_list("number", flat=True), *after.values_list("number", flat=True)], year)
    return style, last_of([*given, *earlier], year), out
