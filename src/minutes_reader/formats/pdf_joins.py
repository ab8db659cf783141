"""Whether the words of one line go on in the next: what the width of a column has broken, and what a writer has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import sub

from minutes_reader.formats.pdf_lines import Line, is_bullet, is_mark

_SPACE = 0.22  # of a line's height: a narrow space
_WIDE_SPACE = 0.8
_STOPS = ".:;!?"
_ENDS = frozenset(_STOPS + "\u2019\u201d)")
_INDENT = 0.5  # of a line's height
_FEWEST = 3
_LARGER = 1.06  # times as high: 12 points after 11
_WIDEST = 1.55  # heights of a line: of a step that few lines show, no more is believed
_MONTHS = frozenset("January February March April May June July August September October November December".split())
_LABEL = re.compile(r"(?:action|agreed|resolved|decision|recommended|recommendation)s?\b[^:]{0,12}:", re.I)
_LABELS = frozenset("AaDdRr")
_NUMBERED = re.compile(r"\d{1,3}\.\d{1,2}")
_SHORT_FOR = frozenset(("no.", "nos.", "no", "min.", "para.", "p.", "pp."))
_RAGGED = 40.0  # points that lines set ragged end apart


def edge_of(lines: Iterable[Line]) -> float:
    """Where a column's lines end: the furthest right that several do, or the furthest of few."""
    rights = sorted((line.right for line in lines), reverse=True)
    if not rights:
        return 0.0
    least = max(_FEWEST, len(rights) // 20)
    for n, right in enumerate(rights):
        if n + least <= len(rights) and rights[n + least - 1] >= right - _RAGGED:
            return right
    return rights[0]


def has_room(line: Line, below: Line, edge: float, left: float) -> bool:
    """True where the first word below would have gone on a line, so that not the width has ended it."""
    begin, end, height = line.left, line.right, line.height
    slack = begin - left
    free = edge - end
    if slack > height and abs(slack - free) < max(4.0, slack * 0.1):
        free += slack  # set in the middle
    lefts, _, rights, _, texts = below.columns
    # A day and its month are often kept together, and a month and its year.
    together = len(texts) > 1 and (len(texts[0]) < 3 and texts[0].isdecimal() or texts[0] in _MONTHS)
    free -= rights[together] - lefts[0] + 0.5
    if free <= _SPACE * height:
        return False
    return free > _WIDE_SPACE * height or free > _space_of(line)


def _space_of(line: Line) -> float:
    """How wide the spaces of a line are."""
    lefts, _, rights, _, _ = line.columns
    gaps = sorted(map(sub, lefts[1:], rights))
    return gaps[len(gaps) // 2] if gaps else _SPACE * line.height


def leading_of(lines: Sequence[Line], edge: float, left: float, known: float | None) -> float | None:
    """From one line of a paragraph to the next, in heights of a line; `known` where too few go on to tell."""
    steps = []
    for above, below in pairwise(lines):
        height = above.height
        step = below.bottom - above.bottom
        alike = -1 < above.left - below.left < 1 and -1 < height - below.height < 1
        if alike and 0.5 * height < step < 2.6 * height and not has_room(above, below, edge, left):
            steps.append(step / height)
    if len(steps) < _FEWEST and (known is not None or not steps or min(steps) > _WIDEST):
        return known
    return sorted(steps)[len(steps) // 5]  # short lines that happen to be full stand further apart


def goes_on(above: Line, below: Line, edge: float, left: float, leading: float, begun: Line) -> bool:
    """True where a paragraph that began on the line `begun` and reached `above` has its next words on `below`.

    `leading` is the usual step in heights of a line, or 0 where the lines stand on two pages.
    """
    height = above.height
    if has_room(above, below, edge, left):
        return False
    if abs(height - below.height) > 0.15 * height:
        return False
    if leading and below.bottom - above.bottom > (leading * 1.2 + 0.08) * height:
        return False
    last, first = above.texts[-1], below.texts[0]
    if begins_entry(below, begun, last):
        return False
    if not leading:  # over a page's end no gap tells, and words in type a size larger are a heading
        larger = below.height > _LARGER * height
        return first[0].islower() or (last[-1] not in _STOPS and not larger)
    indent = below.left - above.left
    if indent > _INDENT * height:  # a hanging entry's second line, or a new paragraph's first
        return above is begun and is_mark(above.texts[0])
    if indent < -_INDENT * height:  # after the first line of an indented paragraph, or behind an indented block
        return above is begun and indent > -5 * height and not (first[0].isupper() and last[-1] in _STOPS)
    return True


def begins_entry(line: Line, begun: Line, last: str) -> bool:
    """True where a line begins with the mark of a list's entry, and not with a number inside a sentence."""
    first = line.texts[0]
    if first[0] in _LABELS and _LABEL.match(" ".join(line.texts[:3])):
        return True
    if not is_mark(first) or last.lower() in _SHORT_FOR:
        return False
    if len(line.texts) == 1:  # a number on a line of its own, behind a sentence that is over
        return last[-1] in _STOPS and "." in first and first[0].isdigit()
    if is_bullet(first):
        return True
    gap = line.columns[0][1] - line.columns[2][0]
    if first in "-–—":
        return gap > 0.4 * line.height or line.left <= begun.left + 1 and begun.texts[0] == first
    if first in ("a", "A", "I"):
        return False
    hangs = is_mark(begun.texts[0]) and line.left < begun.columns[0][min(1, len(begun.texts) - 1)] - 2
    wide = gap > 0.6 * line.height and gap > 2.2 * _space_of(line)
    ended = last[-1] in _ENDS or last in ("and", "or")
    heads = _NUMBERED.fullmatch(first) is not None and line.texts[1][0].isupper()
    return wide or (ended and (hangs or heads or first[-1] in ".)"))
