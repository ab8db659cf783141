"""Of what members and authors are told by letter, in subjects that name nobody and nothing restricted.  Pure."""

from enum import StrEnum


class Told(StrEnum):
    """Of what somebody is told."""

    PACK = "pack"
    DAY = "day"
    SOON = "due_soon"
    OVERDUE = "overdue"

    @property
    def label(self) -> str:
        """What was sent, on a page."""
        return {
            "pack": "Papers are ready",
            "day": "Calendar invitation",
            "due_soon": "Paper due soon",
            "overdue": "Paper overdue",
        }[self.value]

    @property
    def subject(self) -> str:
        """The subject of the letter: it says nothing of which meeting, since subjects are read on locked screens."""
        return {
            "pack": "Papers for your meeting are ready",
            "day": "A meeting for your calendar",
            "due_soon": "A paper of yours is due soon",
            "overdue": "A paper of yours is overdue",
        }[self.value]
