"""A paper in one form, with the facts expected of it written as rows, and a reading's facts as the same rows."""

from __future__ import annotations

from dataclasses import dataclass

from minutes_reader import read_text
from minutes_reader.reading import Reading

LISTS = ("people", "items", "decisions", "actions", "follow_ups", "references", "notes")
_NOTES = ("action_without_owner", "restricted")


@dataclass(frozen=True, kw_only=True)
class Form:
    """A paper and its facts, one a line, with a stroke between fields and a dash for one that is not there.

    A line that opens with a space goes on with the row above.

    An arrow in `text` stands for a tab.  People are `name | post | organisation | capacity`, with `| chair` behind;
    items `number | title | parent`; decisions `item | verb | text`; actions `item | owners, parted by + | due | text`;
    follow-ups `item | due | what`; references `item | number | date`; notes `kind | words`.
    """

    name: str
    text: str
    people: str = ""
    items: str = ""
    decisions: str = ""
    actions: str = ""
    follow_ups: str = ""
    references: str = ""
    notes: str = ""

    def paper(self) -> str:
        """The text as a document has it."""
        return self.text.removeprefix("\n").replace("→", "\t")

    def wanted(self, name: str) -> list[str]:
        """The rows expected of one list."""
        rows: list[str] = []
        for line in getattr(self, name).strip().splitlines():
            if line.startswith(" "):
                rows[-1] += " " + line.strip()
            else:
                rows.append(line)
        return rows

    def __str__(self) -> str:
        """Its name as one word, for the list of tests."""
        return self.name.replace(" ", "_")


def read(form: Form) -> Reading:
    """What the reader finds in the paper."""
    return read_text(form.paper(), "form.txt")


def found(reading: Reading, name: str) -> list[str]:
    """The rows of one list of a reading."""
    return [" | ".join(_shown(cell) for cell in row) for row in _ROWS[name](reading)]


def _shown(value: str | None) -> str:
    return "-" if value is None or value == "" else value


_ROWS = {
    "people": lambda reading: [
        (one.name, one.post, one.organisation, one.capacity, *(["chair"] if one.chair else []))
        for one in reading.attendance
    ],
    "items": lambda reading: [(one.number, one.title, one.parent) for one in reading.items],
    "decisions": lambda reading: [(one.item, one.verb, one.text) for one in reading.decisions],
    "actions": lambda reading: [(one.item, " + ".join(one.owners), one.due, one.text) for one in reading.actions],
    "follow_ups": lambda reading: [(one.item, one.due, one.what) for one in reading.follow_ups],
    "references": lambda reading: [(one.item, one.to_number, one.to_date) for one in reading.references],
    "notes": lambda reading: [
        (note.kind, " ".join(reading.text[note.span[0] : note.span[1]].split()) if note.span else None)
        for note in reading.notes
        if note.kind in _NOTES
    ],
}
