"""Actions in tables: a column headed `Action`, with or without columns for who and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_reader.due import date_in, due_of
from minutes_reader.lines import Cell
from minutes_reader.owners import Owners
from minutes_reader.paper import Paper
from minutes_reader.reading import Action
from minutes_reader.sentences import sentences
from minutes_reader.tables import Row, Table
from minutes_reader.tasks import opens_task

_TASK = r"(?:agreed\s+)?actions?(?:\s+(?:required|points?|agreed|to be taken|description))?\s*$|tasks?\b"
_WHO = (
    r"(?:action\s+)?(?:owners?|leads?|by\s+whom|who|responsib|lead officer|action(?:ed)?\s+by|assigned|contacts?"
    r"|officer|name)\b"
)
_WHEN = r"(?:by\s+when|when|due|deadline|timescale|target\s+date|date\s+due|completion|date\s+for|by\s*$|date\s*$)"
_SAID = r"(?:discussion|minutes?|notes?|comments?|description|details?|item|issue|update)\b"
_PROMISE = re.compile(r"\b(?:to|will|would|agreed|asked|shall)\b", re.I)
_LABEL = re.compile(r"(?:ACTIONS?|Actions?)\b(?:\s+(?:by|for))?\s*[:–—-]*\s*")
_HEADED = re.compile(rf"{_TASK}|{_WHO}(?:\s+\w+)?", re.I)
_CLOSED = re.compile(r"(?:\w+\s*[-–(]\s*)?(?:completed?|closed|discharged|done)\b(?:\s*[–-].*|\s*\(.*|[).\s]*)$", re.I)
_BROKEN = 4  # lines that a header is broken over at most
_NARROW = 30  # a heading of a column is no longer
_LED = re.compile(r"(?P<who>.{2,80}?)\s+(?:to|will|would)\s")


def actions_in_tables(paper: Paper, owners: Owners) -> Iterator[Action]:
    """One action for each row that has words under `Action`; names alone there own the words told beside them."""
    for table in paper.tables:
        task = table.column(_TASK)
        if task is None:
            continue
        who, when, said = table.column(_WHO), table.column(_WHEN), table.column(_SAID)
        for row in table.rows:
            action = _from_row(paper, owners, table, row, task, who, when, said)
            if action:
                yield action


def actions_beside_owners(paper: Paper, owners: Owners) -> Iterator[Action]:
    """Rows that end in a cell of owners, from a header on that has a column for actions or for who takes them.

    The header may be broken over lines, and rows of one cell, headings and empty lines may stand between the rows: in
    these papers the whole meeting is one table.
    """
    begin, width = _first_header(paper)
    if begin is None:
        return
    for line in paper.lines[begin:]:
        filled = [cell for cell in line.cells if cell.text] if line.tabbed else []
        if len(filled) < 2 or not filled[-1].text[0].isupper():
            continue
        who = owners.listed(filled[-1].text)
        task = filled[-2]
        if not who and len(line.cells) == width and filled[-1] is line.cells[-1]:
            told = _LED.match(filled[-1].text)
            who, task = owners.listed(told["who"]) if told else (), filled[-1]
            if who:
                yield _whole(paper, task, who)
            continue
        heading = paper.outline.heading_at(task.start)
        if not who or heading and heading.span[0] <= task.start < heading.span[1]:
            continue
        action = _whole(paper, task, who) if opens_task(task.text) else _beside(paper, task, who, None)
        if action:
            yield action


def actions_in_labelled_rows(paper: Paper, owners: Owners) -> Iterator[Action]:
    """Rows with a cell that says Action, over no header: `Action | JH to write`, `To write to them | ACTION JH`."""
    for line in paper.lines[paper.front :]:
        if not line.tabbed or "ction" not in line.text and "CTION" not in line.text:
            continue
        filled = [cell for cell in line.cells if cell.text]
        for n, cell in enumerate(filled):
            label = _LABEL.match(cell.text)
            if not label:
                continue
            who = owners.listed(cell.text[label.end() :]) if label.end() < len(cell.text) else ()
            if who and n:
                yield _whole(paper, filled[n - 1], who)
            elif label.end() == len(cell.text) and n + 1 < len(filled):
                led = _LED.match(filled[n + 1].text)
                who = owners.listed(led["who"]) if led else ()
                if not who and n + 2 < len(filled):
                    who = owners.listed(filled[n + 2].text)
                if who:
                    yield _whole(paper, filled[n + 1], who)


def _first_header(paper: Paper) -> tuple[int | None, int]:
    """(the index of the line below the first header with a column for actions or owners, how many columns it has), or
    (None, 0)."""
    columns = {n - k for n, line in enumerate(paper.lines) if "\t" in line.text for k in range(_BROKEN)}
    for n in sorted(n for n in columns if n >= paper.front):
        line = paper.lines[n]
        if not (line.tabbed or len(line.text) <= _NARROW):
            continue
        for many in range(1, _BROKEN + 1):
            rows = paper.lines[n : n + many]
            if any(len(row.text) > _NARROW * len(row.cells) for row in rows):
                break
            cells = "".join(paper.clean[row.start : row.end] for row in rows).split("\t")
            if len(cells) > 1 and any(_HEADED.fullmatch(cell.strip()) for cell in cells):
                return n + many, len(cells)
    return None, 0


def _whole(paper: Paper, cell: Cell, who: tuple[str, ...]) -> Action:
    """The words of a cell as one action."""
    words = cell.text.rstrip(" .;")
    span = (cell.start, cell.start + len(words))
    item, text = paper.outline.item_at(span[0]), paper.words(span)
    return Action(span=span, item=item, text=text, owners=who, due=due_of(paper, words), confidence=0.95)


def _from_row(
    paper: Paper, owners: Owners, table: Table, row: Row, task: int, who: int | None, when: int | None, said: int | None
) -> Action | None:
    cell = row.cell(task)
    if cell is None or cell.text.lower().strip(" .") in ("none", "n/a", "nil", "no action", "-", "–", "action"):
        return None
    if any(other is not cell and _CLOSED.match(other.text) for other in row.cells):
        return None
    due = _due(paper, row, when)
    names = owners.listed(cell.text)
    if names:
        beside = row.cell(said) if said is not None and said != task else None
        return _beside(paper, beside, names, due)
    named = row.cell(who) if who is not None and who != task else None
    people = owners.listed(named.text) if named else ()
    if not people:
        led = _LED.match(cell.text)
        people = owners.listed(led["who"]) if led else ()
    words = cell.text.rstrip(" .;")
    span = (cell.start, cell.start + len(words))
    return Action(
        span=span,
        item=paper.outline.item_at(span[0]),
        text=paper.words(span),
        owners=people,
        due=due or due_of(paper, cell.text),
        confidence=1.0 if people else 0.6,
        doubt=None if people else "no owner is named",
    )


def _due(paper: Paper, row: Row, when: int | None) -> str | None:
    cell = row.cell(when) if when is not None else None
    return date_in(paper, cell.text) if cell else None


def _beside(paper: Paper, cell: Cell | None, names: tuple[str, ...], due: str | None) -> Action | None:
    """The last sentence of the cell beside that promises something, or its last."""
    if cell is None:
        return None
    found = sentences(paper.clean, cell.start, cell.end)
    promised = [span for span in found if _PROMISE.search(paper.clean, *span)]
    if not promised:
        return None
    start, end = promised[-1]
    words = paper.clean[start:end].rstrip(" .")
    return Action(
        span=(start, start + len(words)),
        item=paper.outline.item_at(start),
        text=" ".join(words.split()),
        owners=names,
        due=due or due_of(paper, words),
        confidence=0.8,
        doubt="the words are taken from the column beside the owner",
    )
