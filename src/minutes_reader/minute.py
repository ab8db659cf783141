"""Reading one minute by itself: the text under one item, typed by somebody who knows the day, the body and who came."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from minutes_reader.actions import find_actions
from minutes_reader.blanks import Blanks
from minutes_reader.cleaning import cleaned
from minutes_reader.context import Context
from minutes_reader.decisions import find_decisions
from minutes_reader.follow_ups import find_follow_ups
from minutes_reader.lines import split_lines
from minutes_reader.outline import Outline
from minutes_reader.owners import Owners
from minutes_reader.paper import Paper
from minutes_reader.passages import find_passages
from minutes_reader.reading import Attendance, Body, Reading, Source
from minutes_reader.tables import find_tables
from minutes_reader.version import VERSION

_NOWHERE = (0, 0)
# A label in small letters, as it is typed in a hurry: with its stop after it, it is a label all the same.
_LABEL = re.compile(
    r"^[ \t]*(?:actions?|agreed|noted|resolved|approved|endorsed|decided|accepted|supported|recommended|deferred)"
    r"(?=[ \t]*(?::|[–—-][ \t]))",
    re.M | re.I | re.A,
)


def read_minute(
    text: str,
    date: str,
    *,
    body: str = "",
    next_meeting: str | None = None,
    attendance: Iterable[Attendance] = (),
    context: Context | None = None,
) -> Reading:
    """Read what was minuted under one item, which has no headings of its own: decisions, actions and follow-ups.

    `date` and `next_meeting` are ISO dates; `attendance` is who came, whose names, first names and initials are owners.
    Every span is one of `text`, and no fact names an item.  A task that names nobody is an action without owners.  How
    sure a fact is, its finder alone says.  A text without words gives nothing.
    """
    clean = _LABEL.sub(lambda found: found[0].upper(), cleaned(text))
    blanks = Blanks(clean)
    read, clean = (blanks.without(text), blanks.without(clean)) if blanks else (text, clean)
    lines = split_lines(clean)
    outline = Outline(first=len(lines))
    paper = Paper(
        text=read,
        clean=clean,
        lines=lines,
        outline=outline,
        kind="minutes",
        body=Body(name=body, span=_NOWHERE) if body else None,
        date=date,
        next_meeting=next_meeting,
        attendance=tuple(attendance),
        passages=find_passages(clean, lines, outline, typed=True),
        tables=tuple(find_tables(lines, 0)),
        context=context,
    )
    owners = Owners.of(paper)
    decisions, actions = find_decisions(paper), find_actions(paper, owners)
    owned = [action for action in actions if action.owners]
    data = text.encode("utf-8", "surrogatepass")
    reading = Reading(
        source=Source(name="minute", sha256=hashlib.sha256(data).hexdigest(), characters=len(text)),
        text=read,
        kind="minutes",
        decisions=tuple(decisions),
        actions=tuple(actions),
        follow_ups=tuple(find_follow_ups(paper, decisions, owned, owners)),
        reader={"version": VERSION},
    )
    return blanks.restored(reading, text, []) if blanks else reading
