"""The kinds of record that a retention rule speaks of, in one table: an area that brings a kind adds a row.  Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is kept, as a rule speaks of it."""

    MINUTES = "minutes"
    REPORT = "report"
    WITHDRAWN = "withdrawn"
    NOT_ENTERED = "not_entered"
    SEALED = "sealed"
    UPLOAD = "upload"
    INVITATION = "invitation"
    RECOVERY = "recovery"

    @property
    def label(self) -> str:
        """The kind's name on a page."""
        return KINDS[self].label


class Since(StrEnum):
    """The day from which something is kept for so long."""

    MEETING = "meeting"
    DATED = "dated"
    CAME_IN = "came_in"
    ENTERED = "entered"
    WITHDRAWN = "withdrawn"
    SEALED = "sealed"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The day in words, after "from"."""
        return _DAYS[self]


_DAYS = {
    Since.MEETING: "the day of the meeting",
    Since.DATED: "the day that it is dated",
    Since.CAME_IN: "the day it came in",
    Since.ENTERED: "the day it entered the record",
    Since.WITHDRAWN: "the day it was withdrawn",
    Since.SEALED: "the day it was redacted and sealed",
    Since.ENDED: "the day it was used, withdrawn or ran out",
}


class Effect(StrEnum):
    """What is to happen once the time is over."""

    REVIEW = "review"
    DESTROY = "destroy"

    @property
    def label(self) -> str:
        """What happens, on a page."""
        return "Review by a person" if self is Effect.REVIEW else "Destroy, by two people"


@dataclass(frozen=True, slots=True)
class About:
    """A kind of record: its name, the days that a rule may count from, and whether the kind of body tells it apart."""

    label: str
    since: tuple[Since, ...]
    by_body: bool = False


KINDS: dict[Kind, About] = {
    Kind.MINUTES: About("Minutes of meetings", (Since.MEETING, Since.ENTERED), by_body=True),
    Kind.REPORT: About("Reports, action logs and other papers", (Since.DATED, Since.ENTERED), by_body=True),
    Kind.WITHDRAWN: About("Withdrawn papers", (Since.WITHDRAWN,), by_body=True),
    Kind.NOT_ENTERED: About("Documents without a paper in the record", (Since.CAME_IN,)),
    Kind.SEALED: About("Sealed originals of redactions", (Since.SEALED,)),
    Kind.UPLOAD: About("Files that could not be read", (Since.CAME_IN,)),
    Kind.INVITATION: About("Invitations that ended", (Since.ENDED,)),
    Kind.RECOVERY: About("Recoveries of second factors that ended", (Since.ENDED,)),
}
