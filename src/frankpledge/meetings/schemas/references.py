"""Pointers to earlier minutes, and business promised back: what is asked, and what is answered."""

from datetime import date
from typing import Any

from ninja import Field, Schema

from frankpledge.design.answers import Asked, Listing
from frankpledge.meetings import models
from frankpledge.meetings.rules.wording import pointer_words
from frankpledge.meetings.schemas.named import Marking, Minute, Number, Source, marking, minute, source


class AskedOfBody(Asked):
    """The one filter of a list: what is not asked is any."""

    body: Number | None = Field(default=None, description="The number of the board or group in whose paper it stands")


class Reference(Schema):
    """A pointer to an earlier minute or meeting."""

    id: int
    words: str = Field(description="What it names, in words")
    to_number: str
    to_date: date | None
    to_item: Minute | None = Field(description="The minute that it points to, where that is in the record")
    to_paper: int | None = Field(description="The number of the paper in which that minute stands")
    to_meeting: int | None = Field(description="The number of the meeting, where only that is certain")
    item: Minute | None = Field(description="The minute under which it stands")
    source: Source
    checked: bool


class References(Listing):
    """A page of the pointers, the latest paper first."""

    rows: list[Reference]


class FollowUp(Schema):
    """Business promised back to a later meeting, nobody named."""

    id: int
    text: str
    due: date | None
    due_month_only: bool
    item: Minute | None
    source: Source
    marking: Marking
    checked: bool


class FollowUps(Listing):
    """A page of what was promised back, the latest paper first."""

    rows: list[FollowUp]


def reference(row: Any) -> Reference:
    """A pointer, read with its item, its paper, and what it points to."""
    there: models.Item | None = row.to_item
    return Reference(
        id=row.pk,
        words=pointer_words(row.to_number, row.to_date),
        to_number=row.to_number,
        to_date=row.to_date,
        to_item=Minute(id=there.pk, number=there.number, title=there.title) if there is not None else None,
        to_paper=there.paper_id if there is not None else None,
        to_meeting=row.meeting_seen,
        item=minute(row.item),
        source=source(row.paper),
        checked=row.checked,
    )


def follow_up(row: models.FollowUp) -> FollowUp:
    """What was promised back, read with its item and its paper."""
    return FollowUp(
        id=row.pk,
        text=row.what,
        due=row.due,
        due_month_only=row.due_month_only,
        item=minute(row.item),
        source=source(row.paper),
        marking=marking(row.level),
        checked=row.checked,
    )
