"""What becomes of each row of a spreadsheet when its rows are entered, by what it says and what was answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from frankpledge.intake.rules.states import Became

AS_PRINTED = "printed"


class What(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGE = "change"
    ASK = "ask"
    SAME = "same"
    ASIDE = "aside"
    OUT = "out"
    ENTERED = "entered"

    @property
    def label(self) -> str:
        """What becomes of it, on its row."""
        return _LABELS[self]


_LABELS = {
    What.NEW: "New",
    What.CHANGE: "Changes",
    What.ASK: "Waits for an answer",
    What.SAME: "In the record already",
    What.ASIDE: "Set aside",
    What.OUT: "Left out",
    What.ENTERED: "Entered",
}
ENTERS = (What.NEW, What.CHANGE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a person: the name of its field, its words, the answers offered, and the one that stands."""

    key: str
    label: str
    choices: tuple[tuple[str, str], ...]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A row with what becomes of it: its number from 0, its cells as they are shown, and what is not clear about it.

    `same` is the number of the row of the record that it is or may be, with its `same_words`; `changes` what it would
    change there.  `row` is what was read of it, and `row_changes` those changes as values.
    """

    number: int
    what: What
    cells: tuple[str, ...]
    row: Any
    notes: tuple[str, ...] = ()
    aside: str = ""
    same: int | None = None
    same_words: str = ""
    changes: tuple[str, ...] = ()
    asked: Asked | None = None
    names: tuple[Asked, ...] = field(default=())
    became: Became | None = None
    row_changes: Any = None

    @property
    def shown_number(self) -> int:
        """The row's number as the spreadsheet shows it."""
        return self.number + 1


def row_key(number: int) -> str:
    """The name of the field that says what becomes of a row."""
    return f"row-{number}"


def decided(
    number: int, answers: Mapping[str, str], *, same: bool, sure: bool, differs: bool, aside: bool, entered: bool
) -> What:
    """What becomes of a row: `same` where the record has it or may have it, `sure` whether that is so, and `differs`
    whether the row says anything else than the record.

    A row that may be in the record waits until somebody says whether it is.
    """
    if entered:
        return What.ENTERED
    if aside:
        return What.ASIDE
    answer = answers.get(row_key(number), "")
    if answer == "out":
        return What.OUT
    if same and not sure:
        if answer not in ("same", "new"):
            return What.ASK
        same = answer == "same"
    if not same:
        return What.NEW
    return What.CHANGE if differs else What.SAME


def question(number: int, what: What, answers: Mapping[str, str], *, doubtful: bool, noun: str) -> Asked | None:
    """What a person may say of a row: whether it enters, and where that is in doubt, whether it is new."""
    if what in (What.ENTERED, What.ASIDE):
        return None
    answer = answers.get(row_key(number), "")
    if doubtful:
        choices = (
            ("", "Say which it is"),
            ("same", f"The same {noun}"),
            ("new", f"Another {noun}"),
            ("out", "Leave it out"),
        )
        return Asked(row_key(number), f"Row {number + 1}", choices, answer)
    if what is What.SAME:
        return None
    first = "Make these changes" if what is What.CHANGE else "Enter it"
    if what is What.OUT:
        first = "Enter it"
    return Asked(row_key(number), f"Row {number + 1}", (("", first), ("out", "Leave it out")), answer)


def counted(rows: Iterable[Planned]) -> dict[What, int]:
    """How many rows become what."""
    found = dict.fromkeys(What, 0)
    for row in rows:
        found[row.what] += 1
    return found
