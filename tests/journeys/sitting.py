"""A meeting that is run here, for stories and pages: its members, what is on its agenda, and a minute."""

from datetime import timedelta

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.changes import add_presence, save_minute, set_presence
from frankpledge.meetings.models import AgendaItem, Body, Meeting, Membership
from frankpledge.meetings.rules.attending import Mark
from frankpledge.meetings.rules.kinds import AgendaKind, Capacity
from frankpledge.meetings.tests import make

MEMBERS = (
    ("Gill Carter", "Westmarch Police", "Superintendent"),
    ("Sam Hart", "Aldermere Fire Service", "Station manager"),
    ("Sam Hart", "Aldermere Borough Council", "Housing manager"),
    ("Ann Lowe", "Aldermere Public Health", ""),
)
TEXT = (
    "The plan was talked over.\n\nAGREED: that the plan be adopted.\n"
    "ACTION: GC to circulate the plan by {due}.\nACTION: Sam Hart to write to residents"
)


def planned(by: Actor, board: Body) -> Meeting:
    """A meeting today with two members of one name, an item on actions and one of business."""
    for name, agency, post in MEMBERS:
        make.member(board, by, name, agency, post=post)
    meeting = make.meeting_run_here(board, "Outstanding actions", "Lighting in Mere Lane", held_on=by.today)
    AgendaItem.objects.filter(meeting=meeting, number="1").update(kind=AgendaKind.ACTIONS.value)
    return meeting


def sat(by: Actor, board: Body) -> Meeting:
    """The same, with marks of members, a guest, and a minute that leaves something to settle."""
    meeting = planned(by, board)
    seats = list(
        Membership.objects.filter(body=board, person__name__in=[name for name, _, _ in MEMBERS]).order_by("pk")
    )
    for seat, mark in zip(seats, (Mark.PRESENT, Mark.SUBSTITUTE, Mark.REMOTE, Mark.APOLOGIES), strict=False):
        set_presence(by, meeting, seat, mark=mark, substitute="Bo Ames" if mark is Mark.SUBSTITUTE else "")
    add_presence(by, meeting, name="Rosa Lind", capacity=Capacity.OFFICER, post="Community safety officer")
    due = by.today + timedelta(days=38)
    item = AgendaItem.objects.get(meeting=meeting, number="2")
    save_minute(by, item, text=TEXT.format(due=f"{due:%-d %B}"))
    return meeting
