"""The states of a file coming in, of its review, and of each fact.  Pure."""

from enum import StrEnum


class _Labelled(StrEnum):
    """A value with the words for it."""

    @property
    def label(self) -> str:
        """The value's name on a page."""
        return _LABELS.get(self.value, self.value.replace("_", " ").capitalize())


class UploadState(_Labelled):
    """Where a file that came in stands."""

    WAITING = "waiting"
    READ = "read"
    KNOWN = "known"
    REFUSED = "refused"


class ReviewState(_Labelled):
    """Where a document stands on its way into the record."""

    TO_REVIEW = "to_review"
    QUEUED = "queued"
    ENTERED = "entered"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


# States in which a document may still enter the record, and those in which nothing of it is there.
OPEN = frozenset({ReviewState.TO_REVIEW, ReviewState.QUEUED})
OUTSIDE = OPEN | {ReviewState.REJECTED}


class SheetState(_Labelled):
    """Where a spreadsheet stands on its way into the record."""

    TO_MATCH = "to_match"
    TO_CHECK = "to_check"
    QUEUED = "queued"
    ENTERED = "entered"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"

    @property
    def shown(self) -> str:
        """The state as the pages of a spreadsheet say it, where its button says what was done to it."""
        return "Set aside" if self is SheetState.REJECTED else self.label

    @property
    def rows(self) -> str:
        """What its rows are, above their table."""
        return _ROWS.get(self, "Rows as they will enter")


_ROWS = {
    SheetState.ENTERED: "Rows and what became of each",
    SheetState.WITHDRAWN: "Rows of a spreadsheet that was withdrawn",
    SheetState.REJECTED: "Rows that do not enter, since the spreadsheet was set aside",
}

# States in which rows of a spreadsheet may enter.
SHEET_OPEN = frozenset({SheetState.TO_CHECK, SheetState.QUEUED, SheetState.ENTERED})


class Became(_Labelled):
    """What a row of a spreadsheet became in the record."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"


class FactState(_Labelled):
    """What a person said of a fact."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Offer(_Labelled):
    """What a newer reader says of a fact."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


_LABELS = {
    "waiting": "Waiting to be read",
    "known": "In the record already",
    "refused": "Not read",
    "to_match": "Columns to match",
    "to_check": "Rows to look at",
    "added": "Entered",
    "same": "In the record already",
    "to_review": "To review",
    "queued": "Waiting to be entered",
    "unreviewed": "Not reviewed",
}
