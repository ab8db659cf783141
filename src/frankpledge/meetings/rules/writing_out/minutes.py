"""Minutes as a document: who was there, each item with what was minuted, decided and asked for, and the next meeting.

Minutes that are made here say everything in the words that were typed.  Those that were read from a file are written of
their facts: each decision behind its verb, and the actions of an item in a table.  Either is laid out so that the
reader finds the same in it again.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frankpledge.design.words import clock, long_date
from frankpledge.meetings.rules.kinds import Verb
from frankpledge.meetings.rules.minutes_text import LISTS, Meant, Sitter, said_of
from frankpledge.meetings.rules.writing_out.columns import CAME, OWED
from frankpledge.meetings.rules.writing_out.written import (
    Kind,
    Line,
    LineKind,
    Section,
    Table,
    Written,
    lines_in,
)

LEFT_OUT = "Left out of these minutes: it is restricted."
RESTRICTED = "Restricted"
NOTHING = "Nothing was minuted under this item."  # else headings in a row read as a list
_BULLET = re.compile(r"[-*•▪◦·–] +(?=\S)")
_VERBS = "|".join(verb.value.upper() for verb in Verb)
_DECIDED = re.compile(rf"(?:{_VERBS})\b")
_ACTION = re.compile(r"ACTIONS?\b|Actions?\s*:")


@dataclass(frozen=True, slots=True)
class Asked:
    """An action: its words, its owners, and the day or month by which it is due, in words."""

    text: str
    owners: tuple[str, ...] = ()
    due: str = ""


@dataclass(frozen=True, slots=True)
class Minuted:
    """An item as minutes have it.

    `text` is what was typed under it; without that, its facts are written.  A `stub` is one that whoever asks may not
    read: its number alone.  `notes` are what was said of it since: corrections.
    """

    number: str
    title: str
    depth: int = 0
    presenter: str = ""
    declared: tuple[str, ...] = ()
    text: str = ""
    decisions: tuple[tuple[str, str], ...] = ()
    actions: tuple[Asked, ...] = ()
    follow_ups: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    stub: bool = False


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose minutes they are, how what stands in them is marked, and what else is said of the whole."""

    partnership: str
    marking: str
    notes: tuple[str, ...] = ()


def minutes_written(
    whose: Whose, meant: Meant, sitters: Sequence[Sitter], items: Iterable[Minuted], interests: Sequence[str] = ()
) -> Written:
    """The minutes of a meeting.  `interests` were declared in the whole of it, and stand after those who were there."""
    sections = [*_people(sitters)]
    if interests:
        sections.append(Section("Interests declared", lines=tuple(Line(words) for words in interests)))
    sections += [_item(item) for item in items]
    sections += _end(whose, meant)
    return Written(
        kind=Kind.MINUTES,
        title=f"Minutes of the meeting held on {long_date(meant.held_on)}",
        partnership=whose.partnership,
        body=meant.body,
        day=long_date(meant.held_on),
        marking=whose.marking,
        facts=(("Place", meant.venue), ("Time", clock(meant.started) if meant.started is not None else "")),
        stage=meant.stage,
        sections=tuple(sections),
    )


def _people(sitters: Sequence[Sitter]) -> Iterable[Section]:
    for heading, capacities in LISTS:
        listed = [one for one in sitters if one.capacity in capacities]
        if listed:
            listed.sort(key=lambda one: not one.chair)
            rows = tuple((f"{one.name} {said_of(one)}".strip(), one.post, one.organisation) for one in listed)
            yield Section(heading, table=Table(CAME, rows))


def _item(item: Minuted) -> Section:
    if item.stub:
        return Section(RESTRICTED, item.number, item.depth, (Line(LEFT_OUT, LineKind.STUB),))
    lines = [Line(f"Presented by {item.presenter}", LineKind.QUIET)] if item.presenter else []
    lines += [Line(words) for words in item.declared]
    if item.text.strip():
        lines += [_typed(line) for line in lines_in(item.text)]
    else:
        lines += [Line(_decided(verb, text), LineKind.DECISION) for verb, text in item.decisions]
        lines += [Line(words) for words in item.follow_ups]
    table = None
    if item.actions and not item.text.strip():
        rows = tuple((one.text, " and ".join(one.owners), one.due) for one in item.actions)
        table = Table(OWED, rows)
    if not lines and table is None:
        lines.append(Line(NOTHING, LineKind.QUIET))
    lines += [Line(words, LineKind.QUIET) for words in item.notes]
    return Section(item.title, item.number, item.depth, tuple(lines), table=table)


def _typed(line: str) -> Line:
    """A line as it was typed, as what it begins like."""
    if found := _BULLET.match(line):
        return Line(line[found.end() :], LineKind.BULLET)
    if _DECIDED.match(line):
        return Line(line, LineKind.DECISION)
    return Line(line, LineKind.ACTION if _ACTION.match(line) else LineKind.TEXT)


def _decided(verb: str, text: str) -> str:
    """A decision behind its verb, and closed, so that no line below runs on from it."""
    return f"{verb.upper()}: {text}{'' if text[-1:] in '.!?' else '.'}"


def _end(whose: Whose, meant: Meant) -> Iterable[Section]:
    lines = []
    if meant.closed is not None:
        lines.append(Line(f"The meeting closed at {clock(meant.closed)}."))
    if meant.next_on is not None:
        lines.append(Line(f"Next meeting: {long_date(meant.next_on)}"))
    lines += [Line(words, LineKind.QUIET) for words in whose.notes]
    if lines:
        yield Section("", lines=tuple(lines))
