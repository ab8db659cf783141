"""What of a record anyone may read, how far its publication has come, and why one is taken back.  Pure."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from frankpledge.people.rules.marking import PARAGRAPHS, Level

FORM = 1  # of what is published, as docs/open-data.md says
OPEN = (
    Level.OFFICIAL
)  # the highest marking that publishing opens to everybody; what is held more closely never goes out


class PublicKind(StrEnum):
    """What is published."""

    BODY = "body"
    MEETING = "meeting"
    AGENDA = "agenda"
    MINUTES = "minutes"
    PACK = "pack"

    @property
    def label(self) -> str:
        """The kind's name on a page."""
        return {"body": "Board or group", "pack": "Papers"}.get(self.value, self.value.capitalize())

    @property
    def needs_two(self) -> bool:
        """Whether one person asks and another publishes: where words go out that were minuted for a few."""
        return self is PublicKind.MINUTES


class PublicState(StrEnum):
    """How far a publication has come."""

    ASKED = "asked"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The state on a page."""
        return {"asked": "Waits for a second person"}.get(self.value, self.value.capitalize())


class TakenBack(StrEnum):
    """Why a publication was withdrawn: a person did so, or something else happened to what it shows."""

    PERSON = "person"
    REDACTED = "redacted"
    RESTRICTED = "restricted"
    MARKED = "marked"
    RECORD = "record"

    @property
    def label(self) -> str:
        """The reason, in words for those who publish."""
        return {
            "person": "Somebody withdrew it.",
            "redacted": "Words in it were redacted. Look at it and publish it again.",
            "restricted": "It named somebody whose data is restricted by now. Look at it and publish it again.",
            "marked": "Something in it is marked more closely by now. Look at it and publish it again.",
            "record": "What it showed is no longer in the record.",
        }[self.value]


def as_text(content: Mapping[str, Any]) -> str:
    """What is published as it is kept: the same content gives the same text."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def texts_in(said: Any) -> list[str]:
    """Every text in something that is kept as JSON, as it reads: JSON writes line breaks as letters."""
    if isinstance(said, str):
        return [said]
    parts = said.values() if isinstance(said, dict) else said if isinstance(said, list | tuple) else ()
    return [text for part in parts for text in texts_in(part)]


def words_in(said: Any) -> str:
    """Every text in something that is kept as JSON, with a sign between that stands in no name."""
    return " | ".join(texts_in(said))


def on_a_line(text: str) -> str:
    """A text with one space wherever it has spaces or line breaks, so that it is the same however it is broken."""
    return " ".join(text.split())


def stretches(starts: Sequence[tuple[int, int, int]], length: int) -> dict[int, tuple[int, int]]:
    """Where the words under each heading stand in a text, by the key of the heading.

    `starts` is, of every heading of the text, its key and the span of its words; the words under one go to where the
    next begins, so that a text is cut only where every heading is known.
    """
    ordered = sorted(starts, key=lambda one: (one[1], one[2]))
    ends = [start for _, start, _ in ordered[1:]] + [length]
    return {key: (end, max(end, until)) for (key, _, end), until in zip(ordered, ends, strict=True)}


def left_out(paragraph: str, what: str = "This item") -> str:
    """What the public is told where something is left out, with its paragraph of Schedule 12A, if it has one."""
    if not paragraph:
        return f"{what} is not published: it is restricted."
    return (
        f"{what} is not published: it is exempt under paragraph {paragraph} of Schedule 12A to the Local Government "
        f"Act 1972 ({PARAGRAPHS.get(paragraph, 'not known')})."
    )
