"""Tasks and owners below a label that stands alone on its line."""

from __future__ import annotations

from dataclasses import replace

from minutes_reader.action_words import action_of, label_of, led_by, owners_of, whole
from minutes_reader.owners import Owners
from minutes_reader.paper import Paper
from minutes_reader.reading import Action
from minutes_reader.tasks import opens_task

_MOST = 40  # tasks below one label


def block_below(paper: Paper, owners: Owners, n: int) -> tuple[list[Action], int]:
    """Tasks and owners below a label alone on its line, and the next passage to look at.

    After an owner's line the run goes on only where another task follows with no empty line and has an owner too.
    """
    apart = _tasks_then_owners(paper, owners, n) or _owner_then_task(paper, owners, n)
    if apart:
        return apart
    found: list[Action] = []
    listed = False
    while n < len(paper.passages) and len(found) < _MOST:
        passage = paper.passages[n]
        if passage.head or not passage.sentences or label_of(passage):
            break
        if found and not _runs_on(paper, n, owners, listed):
            break
        below = paper.passages[n + 1] if n + 1 < len(paper.passages) else None
        named = below and below.sentences and not below.head and not label_of(below)
        who = owners.listed(below.text) if below and named else ()
        own, span = owners_of(passage.text, *whole(passage), owners)
        if not found and not who and not own and owners.listed(passage.text):
            break
        listed = passage.marked
        found.append(action_of(paper, passage, *(span if not who else whole(passage)), who or own))
        n += 2 if who else 1
    return found, n


def _owner_then_task(paper: Paper, owners: Owners, n: int) -> tuple[list[Action], int] | None:
    """An owner alone on a line, then what they are to do; None where it is not that."""
    pair = paper.passages[n : n + 2]
    if len(pair) < 2 or any(one.head or not one.sentences or label_of(one) for one in pair):
        return None
    who = owners.listed(pair[0].text)
    if not who or not opens_task(pair[1].text[pair[1].words :]):
        return None
    return [action_of(paper, pair[1], *whole(pair[1]), who)], n + 2


def _tasks_then_owners(paper: Paper, owners: Owners, n: int) -> tuple[list[Action], int] | None:
    """Columns that came apart: all the tasks, then as many lines of owners; None where it is not that."""
    below = []
    for passage in paper.passages[n : n + _MOST]:
        if passage.head or not passage.sentences or label_of(passage):
            break
        below.append((passage, owners.listed(passage.text)))
    tasks = next((k for k, (_, who) in enumerate(below) if who), 0)
    named = [who for _, who in below[tasks : 2 * tasks] if who]
    if tasks < 2 or len(named) < tasks:
        return None
    doubt = "the tasks stand apart from their owners"
    pairs = zip(below, named, strict=False)
    actions = [action_of(paper, passage, *whole(passage), who, confidence=0.85) for (passage, _), who in pairs]
    return [replace(action, doubt=doubt) for action in actions], n + 2 * tasks


def _runs_on(paper: Paper, n: int, owners: Owners, listed: bool) -> bool:
    """True where passage `n` is another task of the same run: the next list entry, or tight below and owned."""
    passage = paper.passages[n]
    if listed:
        return passage.marked
    below = paper.passages[n + 1] if n + 1 < len(paper.passages) else None
    apart = below is None or below.head or paper.lines[below.first].blank_before or label_of(below)
    if below and not apart and owners.listed(below.text):
        return True
    tight = paper.lines[passage.first].blank_before == 0
    return tight and bool(led_by(passage.text, *whole(passage), owners, known=True))
