"""Headings without a number: a short line standing alone over text of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from minutes_reader.headings import Heading
from minutes_reader.lines import Line, are_apart
from minutes_reader.names import initials_of
from minutes_reader.titles import is_label, is_title, names_a_file, title_end

_ACTION = re.compile(r"action(?: points?| required)?s?\s*[:\-–]*", re.I)
_ACTED = re.compile(r"\baction\b[^:\n]{0,20}:", re.I)
_APPENDIX = re.compile(r"(?:Appendix|Annex|APPENDIX|ANNEX) [\dA-Z]+\b")
_ANSWER = re.compile(r"(?:none|nil|n/a|not applicable|no (?:items|other business|matters))\b", re.I)
_PRESENTED = re.compile(r"\(?\s*(?:presented|report|update|verbal update) (?:by|from|of)\b|\(", re.I)
_RECOMMENDATIONS = re.compile(r"recommendations?", re.I)
_DIGIT = re.compile(r"[0-9]")
_MOST = 2  # short lines that may follow on one another; more make a list
_TEXT = 60  # a line at least this long is text
_INITIALS = 16
_BETWEEN_NAMES = re.compile(r"\s*(?:,|/|&|\band\b)\s*")


def bare_headings(
    clean: str, text: str, lines: tuple[Line, ...], first: int, taken: set[int], names: frozenset[str], report: bool
) -> list[Heading]:
    """Bare headings among lines[first:], leaving out lines `taken` by others and those that only name owners."""
    owners = owner_lines(lines, first)
    apart = are_apart(lines[first:])
    folded = {name.casefold() for name in names}
    initials = {initials_of(name) for name in names}
    headings = []
    last, listed = -1, 0  # the last line that reads as a title, and how many such lines run up to it
    for line in lines[first:]:
        if line.index in taken or line.index in owners or line.tabbed or line.bullet or line.continues:
            continue
        if apart and not line.blank_before or len(line.text) > 120 or line.broken:
            continue
        title = is_title(line.text, numbered=False) or report and _RECOMMENDATIONS.fullmatch(line.text) is not None
        if not title or names_a_file(line.text) or _names_people(line.text, folded) or _are_known(line.text, initials):
            continue
        if _inside_a_row(lines, line):
            continue
        below = lines[line.index + 1] if line.index + 1 < len(lines) else None
        set_apart = line.blank_before > 0 and below is not None and not below.blank_before
        if not (apart or set_apart or _marked(text, line) or _ends_above(lines, line, first, taken | owners, folded)):
            continue
        listed = listed + 1 if line.index == last + 1 else 1
        last = line.index
        if _APPENDIX.match(line.text) or listed <= _MOST and _has_text(lines, line, taken):
            end = line.start + title_end(line.text)
            headings.append(
                Heading(line.index, line.index, (line.start, end), None, " ".join(clean[line.start : end].split()), 9)
            )
    return _without_labels(headings, taken)


def _without_labels(headings: list[Heading], taken: set[int]) -> list[Heading]:
    """The headings without words that come again under one item: Request and Answer are labels of a flattened table."""
    numbered = sorted(taken)
    above = [bisect_left(numbered, heading.first) for heading in headings]
    times = Counter((heading.title, item) for heading, item in zip(headings, above, strict=True) if item)
    return [heading for heading, item in zip(headings, above, strict=True) if times[heading.title, item] < 2]


def _inside_a_row(lines: tuple[Line, ...], line: Line) -> bool:
    """True for what is left of a cell broken over two lines: rows close above and close below."""
    if not 0 < line.index < len(lines) - 1 or line.blank_before:
        return False
    below = lines[line.index + 1]
    return lines[line.index - 1].tabbed and below.tabbed and not below.blank_before


def owner_lines(lines: tuple[Line, ...], first: int) -> set[int]:
    """Lines that name who is to act: the short line under the task that stands under an Action label."""
    owners = set()
    for line in lines[first:]:
        if line.text[0] in "Aa" and _ACTION.fullmatch(line.text) and line.index + 2 < len(lines):
            below = lines[line.index + 2]
            if len(below.text) <= 60 and below.text[-1] not in ".:" and not is_label(below.text):
                owners.add(below.index)
    return owners


def _names_people(words: str, folded: set[str]) -> bool:
    parts = _BETWEEN_NAMES.split(words.partition("    ")[0])
    return all(part.casefold() in folded for part in parts if part)


def _are_known(words: str, initials: set[str]) -> bool:
    """True for the initials of somebody who was there, alone on a line: a column of owners gives them so."""
    return words.isupper() and len(words) < _INITIALS and all(part in initials for part in _BETWEEN_NAMES.split(words))


def _ends_above(lines: tuple[Line, ...], line: Line, first: int, taken: set[int], folded: set[str]) -> bool:
    """True where the text above has come to its end, so that a line with no empty one before it is no list entry."""
    above = lines[line.index - 1] if line.index > first else None
    if above is None or above.index in taken or above.tabbed or _names_people(above.text, folded):
        return True
    if "ction" in above.text.lower() and _ACTED.search(above.text):  # an action often ends with an owner or a date
        return True
    return above.text[-1] in ".:;!?)]-”\"'’" or _APPENDIX.match(line.text) is not None


def _marked(text: str, line: Line) -> bool:
    return (
        line.text.isupper()
        or text[max(0, line.start - 2) : line.start] == "**"
        or text[max(0, line.start - 3) : line.start] == "<b>"
    )


def _has_text(lines: tuple[Line, ...], line: Line, taken: set[int]) -> bool:
    """True where the line below is text that this line can head, and not another heading or a name."""
    if line.index + 1 >= len(lines):
        return False
    below = lines[line.index + 1]
    if below.index in taken or below.continues:
        return False
    words = below.text
    return (
        len(words) >= _TEXT
        or words[-1] in ".:;!?-"
        or below.bullet
        or below.tabbed
        or is_label(words)
        or _ANSWER.match(words) is not None
        or _DIGIT.search(words) is not None
        and not is_title(words, numbered=False)
        or _PRESENTED.match(words) is not None
    )
