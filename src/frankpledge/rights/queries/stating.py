"""The kinds of fact that a paper states in words, and what a paper is called where it is listed."""

from datetime import date

from django.db.models import Model

from frankpledge.meetings import models

FACTS: dict[str, type[models.Stated]] = {
    "Item": models.Item,
    "Decision": models.Decision,
    "Action": models.Action,
    "Promised back": models.FollowUp,
    "Pointer": models.Reference,
    "Measurement": models.Figure,
    "Money": models.Money,
}

# What is typed by hand of a board or group and for its meetings, and which column says of which.
OF_BODIES: dict[str, tuple[type[Model], str]] = {
    "Board or group": (models.Body, "pk"),
    "Terms of reference": (models.TermsOfReference, "body"),
    "Commitment": (models.Commitment, "body"),
    "What became of a board or group": (models.BodyChange, "body"),
    "Place on a board or group": (models.Membership, "body"),
    "Item of an agenda": (models.AgendaItem, "meeting__body"),
    "Minute as typed": (models.Minute, "agenda_item__meeting__body"),
    "Presence at a meeting": (models.Presence, "meeting__body"),
    "Declaration of interest": (models.Declaration, "presence__meeting__body"),
    "Meeting": (models.Meeting, "body"),
    "Move of a meeting": (models.MeetingMove, "meeting__body"),
    "Topic of a forward plan": (models.Topic, "body"),
    "Comment on minutes": (models.Comment, "paper__body"),
    "Correction of minutes": (models.Correction, "paper__body"),
    "Update of an action": (models.ActionUpdate, "action__paper__body"),
    "Letter": (models.Letter, "body"),
    "Reminder of a letter": (models.Chase, "letter__body"),
}


def paper_columns(prefix: str) -> list[str]:
    """The columns that say which paper a row is of, behind the way to the paper."""
    names = ("pk", "body__name", "dated", "meeting_id", "document_id", "withdrawn_at")
    return [f"{prefix}{name}" for name in names]


def label_of(body: str | None, day: date | None) -> str:
    """What a paper is called: whose it is, and of which day."""
    return ", ".join(part for part in (body or "", f"{day:%-d %B %Y}" if day else "") if part) or "A report"
