"""What somebody was asked to do: tasks under a label, beside one, in a column, or told as `(JH) to …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from minutes_reader.action_blocks import block_below
from minutes_reader.action_sentences import marked_by_numbers, suffixed, told
from minutes_reader.action_tables import actions_beside_owners, actions_in_labelled_rows, actions_in_tables
from minutes_reader.action_words import action_of, due_behind, label_of, led_by, owners_of, told_above, whole
from minutes_reader.due import date_in
from minutes_reader.lines import has_any
from minutes_reader.owners import Owners
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.reading import Action
from minutes_reader.spans import Spans
from minutes_reader.tasks import opens_task

_INNER = re.compile(  # its letter first, so that a search leaps to it
    r"A(?:(?<=[.;:)\]–—-]\sA)ctions?|(?<=\sA)CTIONS?)(?:\s+(?:[Pp]oints?|POINTS?|[Rr]equired|[Aa]greed))?(?:\s+\d+)?"
    r"\s*(?::|[–—]|-(?=\s))\s*(?=\S)"
)
_ENDED = re.compile(
    r"(?:now\s+)?(?:completed?|closed|done|discharged|ongoing|outstanding|carried\s+forward)\s*[.;]?", re.I
)
_DUE = re.compile(r"(?:due(?:\s+date)?|by\s+when|deadline|when|date|timescale)\s*[:–-]\s*(?P<when>.{3,40})", re.I)
_REPORTED = re.compile(
    r"(?P<who>[^.;:]{2,60}?)\s+(?:had|has|have|was|were|is|are)\s+(?!to\b|asked\b|tasked\b|agreed\b|requested\b)"
)
_ABOUT_IT = re.compile(r"(?:by|owner|lead|due|deadline|who|when|timescale)\b", re.I)
_JOINT = re.compile(r";\s*(?:and\s+)?")
_COLUMN = re.compile(r"(?:.{0,60}\s)?(?:action|actions|action by|owner|lead|by whom|action/lead|who)\s*:?", re.I)
_PROMISE = re.compile(r"\b(?:to|will|would|should|be|agreed|asked|shall)\b", re.I)
_HINTS = ("ction", "CTION", "weithredu", "WEITHREDU")


def find_actions(paper: Paper, owners: Owners | None = None) -> list[Action]:
    """Every action, in the order of the text; `owners` are those known from the paper's lists, where they are made."""
    owners = owners or Owners.of(paper)
    found = list(marked_by_numbers(paper, owners))
    column = _has_owners_column(paper)
    n = 0
    while n < len(paper.passages):
        passage = paper.passages[n]
        n += 1
        if passage.first < paper.front or not passage.sentences:
            continue
        if has_any(passage.text, _HINTS):
            label = label_of(passage, owners)
            if label:
                new, n = _under_label(paper, owners, n - 1, label.end())
                found.extend(new)
                continue
            inner = _INNER.search(passage.text, passage.words)
            if inner and not owners.listed(passage.text[inner.end() :]):
                new, n = _inline(paper, owners, n - 1, inner.end())
                found.extend(new)
                continue
            closing = [] if passage.head else list(suffixed(paper, passage, owners))
            if closing:
                found.extend(closing)
                continue
        who = owners.listed(passage.text) if column and len(passage.text) < 60 else ()
        found.extend(_owned_above(paper, n - 1, who) if who else told(paper, owners, passage))
    found.extend(actions_in_tables(paper, owners))
    found.extend(actions_beside_owners(paper, owners))
    found.extend(actions_in_labelled_rows(paper, owners))
    return sorted(_once(found), key=lambda action: action.span)


def _once(found: list[Action]) -> Iterator[Action]:
    """Each stretch of text once, the first finding kept."""
    taken = Spans()
    for action in found:
        if taken.take(action.span):
            yield action


def _under_label(paper: Paper, owners: Owners, n: int, begin: int) -> tuple[list[Action], int]:
    """The actions of the label in passage `n` whose words begin at `begin`, and the next passage to look at."""
    passage = paper.passages[n]
    if begin >= len(passage.text):
        return block_below(paper, owners, n + 1)
    rest = passage.text[begin:]
    who = owners.listed(rest)
    if who:
        below = paper.passages[n + 1] if n + 1 < len(paper.passages) else None
        above = told_above(paper, n)
        told_below = below and below.sentences and not below.head and not label_of(below)
        if below and told_below and (above is None or label_of(above) or opens_task(below.text)):
            return [action_of(paper, below, *whole(below), who)], n + 2
        return ([action_of(paper, above, *above.sentences[-1], who, confidence=0.9)] if above else []), n + 1
    return _inline(paper, owners, n, begin)


def _inline(paper: Paper, owners: Owners, n: int, begin: int) -> tuple[list[Action], int]:
    """The tasks that follow a label on its own line."""
    passage = paper.passages[n]
    found = []
    tasks = _tasks(passage, begin, owners)
    following = paper.passages[n + 1] if n + 1 < len(paper.passages) else None
    for k, (start, end) in enumerate(tasks):
        stop = end
        who, (start, end) = owners_of(passage.text, start, end, owners)
        if not who and k == len(tasks) - 1 and following and not following.head:
            who = owners.listed(following.text)
            n += bool(who)
        below = paper.passages[n + 1] if who and end == stop and n + 1 < len(paper.passages) else None
        told_due = _DUE.fullmatch(below.text) if below and not below.head and k == len(tasks) - 1 else None
        if who or not _reports(passage.text, start, end, owners):
            action = action_of(paper, passage, start, end, who)
            if action.due is None and end < stop:
                action = replace(action, due=due_behind(paper, passage.text, end, stop))
            if action.due is None and told_due:
                action = replace(action, due=date_in(paper, told_due["when"]))
            found.append(action)
    return found, n + 1


def _reports(text: str, start: int, end: int, owners: Owners) -> bool:
    """True for what became of an action: `Action 4: JH had not heard back.`"""
    if _ENDED.fullmatch(text, start, end):
        return True
    told = _REPORTED.match(text, start, min(end, start + 100))
    return told is not None and bool(owners.listed(told["who"]))


def _tasks(passage: Passage, begin: int, owners: Owners) -> list[tuple[int, int]]:
    """[start, end) of each task from `begin`: a sentence or clause that names its own owner begins another."""
    text = passage.text
    tasks: list[tuple[int, int]] = []
    for first, last in passage.sentences:
        if last <= begin:
            continue
        joints = [joint.end() for joint in _JOINT.finditer(text, max(first, begin) + 1, last) if joint.end() < last]
        for start, end in pairwise((max(first, begin), *joints, last)):
            if not tasks or led_by(text, start, end, owners, known=False):
                tasks.append((start, end))
            elif _ABOUT_IT.match(text, start, end):
                tasks[-1] = (tasks[-1][0], end)
    return tasks


def _has_owners_column(paper: Paper) -> bool:
    """True where a line before the first item can only be the heading of a column of owners, read line after line."""
    for n, passage in enumerate(paper.passages[:60]):
        if passage.head:
            return False
        below = paper.passages[n + 1] if n + 1 < len(paper.passages) else None
        if below and below.head and _COLUMN.fullmatch(passage.text):
            return True
    return False


def _owned_above(paper: Paper, n: int, who: tuple[str, ...]) -> Iterator[Action]:
    """A name alone on its line in a column of owners owns the last promise of the paragraph above."""
    above = told_above(paper, n)
    if above and _PROMISE.search(above.text, *above.sentences[-1]):
        action = action_of(paper, above, *above.sentences[-1], who)
        yield replace(action, confidence=0.6, doubt="the owner stands alone below the words")
