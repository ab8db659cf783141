"""The tables of meetings: bodies, meetings and papers, and every fact that a paper states."""

from frankpledge.meetings.models.bodies import Body, BodyName, Meeting, Membership, Paper, Share
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
    "Attendance",
    "Body",
    "BodyName",
    "Decision",
    "Figure",
    "FollowUp",
    "Item",
    "Meeting",
    "Membership",
    "Money",
    "Paper",
    "Reference",
    "Share",
    "Stated",
]
