"""The tables of meetings: bodies, meetings and papers, and every fact that a paper states."""

from frankpledge.meetings.models.agendas import AgendaItem, Declaration, Minute, Presence, Topic
from frankpledge.meetings.models.bodies import Body, BodyName, Meeting, MeetingMove, Membership, Paper, Share
from frankpledge.meetings.models.facts import (
    Action,
    ActionOwner,
    Attendance,
    Decision,
    Figure,
    FollowUp,
    Item,
    Money,
    Reference,
    Stated,
)

__all__ = [
    "Action",
    "ActionOwner",
    "AgendaItem",
    "Attendance",
    "Body",
    "BodyName",
    "Decision",
    "Declaration",
    "Figure",
    "FollowUp",
    "Item",
    "Meeting",
    "MeetingMove",
    "Membership",
    "Minute",
    "Money",
    "Paper",
    "Presence",
    "Reference",
    "Share",
    "Stated",
    "Topic",
]
