"""The kinds and states that meetings know, with the words that pages use for them.  Pure."""

from enum import StrEnum


class _Labelled(StrEnum):
    """A value with the words for it."""

    @property
    def label(self) -> str:
        """The value's name on a page."""
        return self.value.replace("_", " ").capitalize()


class BodyKind(_Labelled):
    """What a body is to the partnership."""

    BOARD = "board"
    DELIVERY_GROUP = "delivery_group"
    TASK_AND_FINISH_GROUP = "task_and_finish"
    SUB_GROUP = "sub_group"
    SCRUTINY = "scrutiny"
    OTHER = "other"
    NOT_SAID = "not_said"


class PaperKind(_Labelled):
    """Minutes record a meeting; a report is written to one."""

    MINUTES = "minutes"
    REPORT = "report"


class Capacity(_Labelled):
    """How somebody stands in an attendance list."""

    PRESENT = "present"
    OFFICER = "officer"
    IN_ATTENDANCE = "in_attendance"
    INVITEE = "invitee"
    OBSERVER = "observer"
    APOLOGIES = "apologies"


class Verb(_Labelled):
    """What was done about a thing decided."""

    NOTED = "noted"
    APPROVED = "approved"
    AGREED = "agreed"
    ENDORSED = "endorsed"
    SUPPORTED = "supported"
    ACCEPTED = "accepted"
    RECOMMENDED = "recommended"
    RESOLVED = "resolved"
    DEFERRED = "deferred"
    APPOINTED = "appointed"


class ActionState(_Labelled):
    """Where an action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
