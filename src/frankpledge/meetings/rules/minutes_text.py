"""The text of minutes that are made here: who was there, each item with what was minuted, and where each stands in it.

Pure.  The text is laid out as minutes are, so that it reads by itself and can be read in again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from frankpledge.design.words import clock, long_date
from frankpledge.meetings.rules.kinds import Capacity

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody at the meeting or excused; `said` is what else is to be said: for whom they came, when they left."""

    key: int
    name: str
    capacity: str
    post: str = ""
    organisation: str = ""
    chair: bool = False
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with what was minuted under it, restricted passages fenced, and the interests declared in it."""

    key: int
    number: str
    title: str
    text: str = ""
    presenter: str = ""
    declared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """What the minutes say of the meeting itself."""

    body: str
    held_on: date
    stage: str = ""
    venue: str = ""
    started: time | None = None
    closed: time | None = None
    next_on: date | None = None


@dataclass
class Composed:
    """The text, and the spans of what it says of itself, of the people (by key), and of the items' headings and words.

    `minuted` is where the words under each item stand as they were typed; an item without words has none.
    """

    text: str = ""
    words: dict[str, Span] = field(default_factory=dict)
    people: dict[int, Span] = field(default_factory=dict)
    headings: dict[int, Span] = field(default_factory=dict)
    minuted: dict[int, Span] = field(default_factory=dict)

    def add(self, words: str, end: str = "\n") -> Span:
        """Add words, and give their span."""
        start = len(self.text)
        self.text += words + end
        return start, start + len(words)


# The lists of an attendance in the order in which minutes print them, by capacity.
LISTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Present", frozenset({Capacity.PRESENT.value})),
    (
        "In attendance",
        frozenset(c.value for c in (Capacity.OFFICER, Capacity.IN_ATTENDANCE, Capacity.INVITEE, Capacity.OBSERVER)),
    ),
    ("Apologies", frozenset({Capacity.APOLOGIES.value})),
)


def compose(
    meant: Meant, sitters: Sequence[Sitter], entries: Iterable[Entry], interests: Sequence[str] = ()
) -> Composed:
    """Lay the minutes of a meeting out as a text.  An item without a word under it stands with its heading alone.

    `interests` were declared in the whole meeting, and stand after those who were there.
    """
    made = Composed()
    made.words["body"] = made.add(meant.body)
    made.add("Minutes of the meeting held on ", end="")
    made.words["dated"] = made.add(long_date(meant.held_on))
    if meant.venue:
        made.add("Place: ", end="")
        made.words["venue"] = made.add(meant.venue)
    _times(made, meant)
    if meant.stage:
        made.add(meant.stage)
    for heading, capacities in LISTS:
        listed = [one for one in sitters if one.capacity in capacities]
        if listed:
            made.add(f"\n{heading}")
            for one in sorted(listed, key=lambda one: not one.chair):
                made.people[one.key] = made.add(line_of(one))
    if interests:
        made.add("\nInterests declared")
    for words in interests:
        made.add(words)
    for entry in entries:
        made.add("")
        made.headings[entry.key] = made.add(f"{entry.number} {entry.title}".strip())
        if entry.presenter:
            made.add(f"Presented by {entry.presenter}")
        for words in entry.declared:
            made.add(words)
        if entry.text.strip():
            made.minuted[entry.key] = made.add(entry.text.strip("\r\n"))
    if meant.next_on is not None:
        made.add("\nNext meeting: ", end="")
        made.words["next_on"] = made.add(long_date(meant.next_on))
    return made


def line_of(one: Sitter) -> str:
    """A line of an attendance list: the name, the post, the agency, and in brackets what else is to be said."""
    parts = ", ".join(part for part in (one.name, one.post, one.organisation) if part)
    return f"{parts} {said_of(one)}".strip()


def said_of(one: Sitter) -> str:
    """What else is to be said of somebody, in brackets; nothing where nothing is."""
    said = (*(("in the chair",) if one.chair else ()), *one.said)
    return f"({'; '.join(said)})" if said else ""


def declared(name: str, interest: str, left: bool) -> str:
    """What the minutes say of an interest that somebody declared."""
    left_room = " and left the room for this item" if left else ""
    return f"{name} declared an interest{left_room}: {interest.strip().rstrip('.')}."


def _times(made: Composed, meant: Meant) -> None:
    if meant.started is None:
        return
    made.add("Time: ", end="")
    made.words["started"] = made.add(clock(meant.started), end="")
    if meant.closed is not None:
        made.add(" to ", end="")
        made.words["closed"] = made.add(clock(meant.closed), end="")
    made.add("")
