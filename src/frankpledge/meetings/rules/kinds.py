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


class Numbering(_Labelled):
    """How the minutes of a body are numbered."""

    AS_BEFORE = "as_before"
    PLAIN = "plain"
    BY_YEAR = "by_year"
    PREFIXED = "prefixed"

    @property
    def label(self) -> str:
        """How the numbers run, with an example."""
        return _NUMBERINGS[self]


_NUMBERINGS = {
    Numbering.AS_BEFORE: "As in its last minutes",
    Numbering.PLAIN: "From 1 at each meeting: 1, 2, 3",
    Numbering.BY_YEAR: "Running through the year: 336/07, 337/07",
    Numbering.PREFIXED: "Running through the year, behind the committee’s code: SSP/12/25",
}


class Office(_Labelled):
    """What a member is on a body besides a member."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"


class Restructuring(_Labelled):
    """What became of a body on a day."""

    CLOSED = "closed"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    RENAMED = "renamed"


class PaperKind(_Labelled):
    """Minutes record a meeting, a report is written to one, a note records what was decided between two, and a log has
    actions that no minutes state: brought in from a sheet, or typed by an officer."""

    MINUTES = "minutes"
    REPORT = "report"
    BETWEEN = "between"
    LOG = "log"

    @property
    def label(self) -> str:
        """The kind's name on a page."""
        return {"between": "Decisions between meetings", "log": "Action log"}.get(self.value, super().label)


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


class MeetingState(_Labelled):
    """Where a meeting stands: known by its minutes alone, or planned here, and then held or cancelled."""

    RECORDED = "recorded"
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class AgendaKind(_Labelled):
    """What an item of an agenda is: business, or one of the items that every meeting has."""

    BUSINESS = "business"
    INTRODUCTIONS = "introductions"
    DECLARATIONS = "declarations"
    URGENT = "urgent"
    MINUTES = "minutes"
    MATTERS_ARISING = "matters_arising"
    ACTIONS = "actions"
    BETWEEN = "between"
    OTHER_BUSINESS = "other_business"
    NEXT_MEETING = "next_meeting"

    @property
    def label(self) -> str:
        """The heading that such an item has unless a person words it otherwise."""
        return _AGENDA_LABELS.get(self, super().label)


_AGENDA_LABELS = {
    AgendaKind.INTRODUCTIONS: "Introductions and apologies",
    AgendaKind.DECLARATIONS: "Declarations of interest",
    AgendaKind.URGENT: "Any other business: items to be identified",
    AgendaKind.MINUTES: "Minutes of the last meeting",
    AgendaKind.ACTIONS: "Outstanding actions",
    AgendaKind.BETWEEN: "Decisions made since the last meeting",
    AgendaKind.OTHER_BUSINESS: "Any other business: items identified",
    AgendaKind.NEXT_MEETING: "Date and time of the next meeting",
}


class Purpose(_Labelled):
    """What a meeting is asked to do with an item or a paper."""

    DECIDE = "decide"
    DISCUSS = "discuss"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The purpose as an agenda prints it."""
        return f"To {self.value}"


class TopicSource(_Labelled):
    """Why a topic stands in a forward plan."""

    PROMISED = "promised"
    RECURRING = "recurring"
    ASKED_FOR = "asked_for"


class TopicState(_Labelled):
    """Where a topic of a forward plan stands."""

    WAITING = "waiting"
    ON_AGENDA = "on_agenda"
    DONE = "done"
    DROPPED = "dropped"


class Tying(_Labelled):
    """What a person said of a pointer: nothing; which minute it means, or that it means none; or they tied two minutes
    between which nothing is printed."""

    AS_READ = ""
    MEANT = "meant"
    NONE = "none"
    BY_HAND = "by_hand"


class Stage(_Labelled):
    """Where minutes that are made here stand; minutes that were read from a document have none."""

    NONE = ""
    DRAFT = "draft"
    FINAL = "final"
    AGREED = "agreed"

    @property
    def label(self) -> str:
        """The stage as a page shows it."""
        return {"draft": "Draft", "final": "Final draft", "agreed": "Agreed"}.get(self.value, "")


class DecisionState(_Labelled):
    """Where a decision stands."""

    AGREED = "agreed"
    CONDITIONAL = "conditional"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
