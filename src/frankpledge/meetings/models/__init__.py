"""The tables of meetings: bodies, meetings and papers, and every fact that a paper states."""

from frankpledge.meetings.models.agendas import AgendaItem, Declaration, Minute, Presence, Topic
from frankpledge.meetings.models.bodies import Body, BodyName, Meeting, MeetingMove, Membership, Paper, Share
from frankpledge.meetings.models.doing import ActionUpdate
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
from frankpledge.meetings.models.following import Chase, Comment, Correction, Letter
from frankpledge.meetings.models.packs import (
    AgendaPaper,
    BodyStep,
    CalendarEntry,
    MeetingStep,
    Notice,
    Pack,
    PackRead,
    PackText,
)
from frankpledge.meetings.models.published import Publication
from frankpledge.meetings.models.terms import BodyChange, Commitment, TermsOfReference
from frankpledge.meetings.models.writing import HouseStyle

__all__ = [
    "Action",
    "ActionOwner",
    "ActionUpdate",
    "AgendaItem",
    "AgendaPaper",
    "Attendance",
    "Body",
    "BodyChange",
    "BodyName",
    "BodyStep",
    "CalendarEntry",
    "Chase",
    "Comment",
    "Commitment",
    "Correction",
    "Decision",
    "Declaration",
    "Figure",
    "FollowUp",
    "HouseStyle",
    "Item",
    "Letter",
    "Meeting",
    "MeetingMove",
    "MeetingStep",
    "Membership",
    "Minute",
    "Money",
    "Notice",
    "Pack",
    "PackRead",
    "PackText",
    "Paper",
    "Presence",
    "Publication",
    "Reference",
    "Share",
    "Stated",
    "TermsOfReference",
    "Topic",
]
