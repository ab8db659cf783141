"""Running heads, feet and page numbers, known by coming again at the same place of the pages near, and set aside."""

from __future__ import annotations

import re
import statistics
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from minutes_reader.formats.pdf_lines import Line
from minutes_reader.formats.pdf_pages import Page

_LINES = 4  # at most so many lines of a head or of a foot
_NEAR = 2  # pages before and after, since left and right pages may differ
_AHEAD = 2 * _NEAR
_SHIFT = 4.0  # points that a running line may be out of its place
_HEAD = 0.2  # of the page's height; what stands lower is no running head
_APART = 1.6  # heights of a line: from a running line to the text it is further
_TITLE = 1.4  # times the type of its page: a title, though every paper of a pack has the same
_NUMBERS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxl]{1,6}", re.I)
_PAGE_MARK = re.compile(r"\W*(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.I)
_LONE_NUMBER = re.compile(r"\W*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.I)


class _Edge(NamedTuple):
    line: Line
    words: str  # a number sign for every number
    numbers: tuple[int, ...]
    at: float  # from the top, or for a foot from the bottom
    cells: int


class _Seen(NamedTuple):
    page: Page
    heads: list[_Edge]
    feet: list[_Edge]


def set_aside(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages in order, their running heads, feet and numbers taken out of `lines` into `left_out`."""
    window: deque[_Seen] = deque()
    at = 0
    for page in pages:
        window.append(_Seen(page, _edges(page, True), _edges(page, False)))
        if len(window) - at > _AHEAD:
            yield _cleared(window, at)
            at += 1
        if at > _AHEAD:
            window.popleft()
            at -= 1
    while at < len(window):
        yield _cleared(window, at)
        at += 1


def _edges(page: Page, head: bool) -> list[_Edge]:
    lines = page.lines[:_LINES] if head else page.lines[: -_LINES - 1 : -1]
    tallest = _TITLE * statistics.median(line.height for line in page.lines) if lines else 0.0
    edges = []
    for line in lines:
        at = line.top if head else page.height - line.bottom
        if at > page.height * _HEAD or line.height > tallest or _is_ruled(line, page):
            break
        text = line.text
        if _ROMAN.fullmatch(text):
            edges.append(_Edge(line, "#", (_from_roman(text.lower()),), at, 1))
            continue
        numbers = tuple(int(number[:9]) for number in _NUMBERS.findall(text))
        edges.append(_Edge(line, _NUMBERS.sub("#", text), numbers, at, len(line.segments)))
    return edges


def _is_ruled(line: Line, page: Page) -> bool:
    """True inside a ruled table, whose header may come again."""
    if not page.rules.upright:
        return False
    middle = line.middle
    near = [x for x, top, bottom in page.rules.upright if top - 2 <= middle <= bottom + 2]
    return len(near) > 1 and min(near) <= line.left + 2 and max(near) >= line.right - 2


def _from_roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _cleared(window: deque[_Seen], at: int) -> Page:
    page, heads, feet = window[at]
    gone: list[_Edge] = []
    for edges, head in ((heads, True), (feet, False)):
        found = _running(window, at, edges, head)
        gone += found if head else found[::-1]
    if len(gone) >= len(page.lines):  # a page of nothing else is all text, but for its number
        gone = [edge for edge in gone if page.number in edge.numbers]
    if gone:
        lines = {id(edge.line) for edge in gone}
        page.lines = [line for line in page.lines if id(line) not in lines]
        page.left_out += [edge.line.text for edge in gone]
        page.margin = min((line.left for line in page.lines), default=page.margin)
    return page


def _running(window: deque[_Seen], at: int, edges: list[_Edge], head: bool) -> list[_Edge]:
    """The outermost lines of a page that run, up to the first that does not."""
    running = []
    for edge in edges:
        alike = _alike(window, at, edge, head)
        few = len(window) <= 3
        runs = (
            len(alike) > 1
            or (few and alike)
            or any(len(_alike(window, n, other, head)) > 1 for n, other in alike)
            or (_is_page_mark(edge, window[at].page))
        )
        if not runs or (head and edge.cells > 1 and _heads_a_table(window[at].page, edge, alike)):
            break
        running.append(edge)
    while running and not _is_apart(running[-1], window[at].page, head):
        running.pop()
    return running


def _is_apart(edge: _Edge, page: Page, head: bool) -> bool:
    """True where a gap parts a running line from the text, or a number that counts pages shows it for one.

    Text that comes again at the top of two pages, as of forms, is no head.
    """
    if any(number == page.number for number in edge.numbers) or _is_page_mark(edge, page):
        return True
    place = page.lines.index(edge.line) + (1 if head else -1)
    if not 0 <= place < len(page.lines):
        return True
    step = abs(page.lines[place].middle - edge.line.middle)
    return step > _APART * edge.line.height


def _alike(window: deque[_Seen], at: int, edge: _Edge, head: bool) -> list[tuple[int, _Edge]]:
    """The same line on pages near by: the same words at the same place, and numbers the same or counting pages."""
    found = []
    number = window[at].page.number
    for n in range(max(0, at - _NEAR), min(len(window), at + _NEAR + 1)):
        if n == at:
            continue
        page, heads, feet = window[n]
        for other in heads if head else feet:
            if other.words == edge.words and _same_place(edge, other) and _count(edge, other, page.number - number):
                found.append((n, other))
                break
    return found


def _same_place(one: _Edge, other: _Edge) -> bool:
    if abs(one.at - other.at) > _SHIFT:
        return False
    left, right = one.line.left - other.line.left, one.line.right - other.line.right
    wider = 8.0 + 7.0 * abs(len(one.line.text) - len(other.line.text))
    return min(abs(left), abs(right), abs(left + right) / 2) <= wider


def _count(one: _Edge, other: _Edge, pages: int) -> bool:
    """True where every number is the same on both or goes on by as many as there are pages between."""
    steps = [b - a for a, b in zip(one.numbers, other.numbers, strict=True)]
    if one.words.strip(" #-–|.()") == "":
        return bool(steps) and any(step == pages for step in steps)
    return all(step in (0, pages) for step in steps)


def _is_page_mark(edge: _Edge, page: Page) -> bool:
    """True for a page's number that says that it is one, even on a page like no other."""
    text = edge.line.text
    if _PAGE_MARK.fullmatch(text):
        return True
    if text.endswith("."):  # the number of an item at the top of a page
        return False
    return _LONE_NUMBER.fullmatch(text) is not None and len(page.lines) > 2 and edge.numbers == (page.number,)


def _heads_a_table(page: Page, edge: _Edge, alike: list[tuple[int, _Edge]]) -> bool:
    """True for the first of several like lines in cells over rows that stand under them: a table's own header."""
    if any(n < page.number - 1 for n, _ in alike[:1]) and page.number > 1:
        return False
    below = page.lines.index(edge.line) + 1
    if below >= len(page.lines):
        return False
    lefts = [part.left for part in page.lines[below].segments]
    return sum(any(abs(part.left - left) < 3 for left in lefts) for part in edge.line.segments) > 1
