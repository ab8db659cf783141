"""What a fingerprint is, and how a text and its pages are marked at the words that facts came from.  Pure."""

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

FEW = 0.1  # of the lines; fewer with a gap inside may be mere slips of the space bar
_GAP = re.compile(r"\S(?: {3,}|\t+)\S")


def fingerprint(content: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal: the same file has the same, whatever it is called."""
    return hashlib.sha256(content).hexdigest()


def copy_name(name: str) -> str:
    """What a redacted copy of a document is called: it is a text, whatever the file was."""
    ending = " (redacted).txt"
    return name if name.endswith(ending) else f"{name[: 255 - len(ending)]}{ending}"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark in a text: where, under which key, and of what kind.

    The mark is called `ident`, or else after its key, and leads to the fact of that key where it `leads`.  One without
    a kind only says where something stands.  `again` is true of a part that goes on what began before.
    """

    start: int
    end: int
    key: str
    kind: str = ""
    ident: str = ""
    leads: bool = True
    again: bool = False

    @property
    def called(self) -> str:
        """What the mark is called on its page."""
        return self.ident or f"q{self.key}"

    @property
    def href(self) -> str:
        """Where on its page the mark leads to."""
        return f"#fact-{self.key}" if self.leads else ""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a mark opens or closes; `again` when it opens afresh, because another one crossed its end."""

    mark: Mark
    opens: bool
    again: bool = False


def nested(text: str, marks: Iterable[Mark]) -> Iterator[str | Edge]:
    """The text in stretches, with the edges of its marks between them so that every mark lies whole inside others.

    A mark that crosses the end of another is closed there and opened again, since markup can only nest.  Joined, the
    stretches are the text.  Marks that reach outside the text, or hold nothing, are left out.
    """
    kept = _within(text, marks)
    edges = sorted({0, len(text), *(m.start for m in kept), *(m.end for m in kept)})
    waiting, stack, last = iter(kept), list[Mark](), 0
    upcoming = next(waiting, None)
    for at in edges:
        if at > last:
            yield text[last:at]
            last = at
        yield from _closed(stack, at)
        while upcoming is not None and upcoming.start == at:
            stack.append(upcoming)
            yield Edge(upcoming, opens=True)
            upcoming = next(waiting, None)


def _closed(stack: list[Mark], at: int) -> Iterator[Edge]:
    """Close the marks that end here, and open those again that lie inside one and go on."""
    outermost = next((place for place, mark in enumerate(stack) if mark.end <= at), None)
    if outermost is None:
        return
    inside = stack[outermost:]
    del stack[outermost:]
    for mark in reversed(inside):
        yield Edge(mark, opens=False)
    for mark in inside:
        if mark.end > at:
            stack.append(mark)
            yield Edge(mark, opens=True, again=True)


def neighbourhood(text: str, start: int, end: int, around: int = 300) -> tuple[int, int]:
    """The stretch about a quotation, `around` characters each side, widened to whole lines."""
    left = text.rfind("\n", 0, max(0, start - around)) + 1
    right = text.find("\n", min(len(text), end + around))
    return left, len(text) if right < 0 else right


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table or a paragraph, and the marks in it, counted from its own beginning."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs, or the rows of a table: each row its cells, and a paragraph a row of one."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def is_table(self) -> bool:
        """Whether the rows have cells side by side."""
        return len(self.rows[0]) > 1


def laid_out(text: str, marks: Iterable[Mark]) -> list[Block]:
    """A canonical text as paragraphs and tables, where a line is a paragraph or a row and a tab parts its cells.

    A mark over several cells has a part in each, and its name in the first.  Empty lines are left out.
    """
    cut = _Cut(_within(text, marks))
    blocks: list[list[tuple[Cell, ...]]] = []
    at, wide = 0, 0
    for line in text.split("\n"):
        row = []
        for words in line.split("\t"):
            row.append(Cell(words, tuple(cut.between(at, at + len(words)))))
            at += len(words) + 1
        if not line.strip():
            continue
        if len(row) == 1 or wide < 2:
            blocks.append([])
        wide = len(row)
        blocks[-1].append(tuple(row))
    return [Block(tuple(rows)) for rows in blocks]


class _Cut:
    """Marks cut at the edges of cells, which are asked for in order."""

    def __init__(self, marks: list[Mark]) -> None:
        self._waiting, self._open, self._named = deque(marks), list[Mark](), set[str]()

    def between(self, start: int, end: int) -> Iterator[Mark]:
        """The parts of marks in a cell, counted from its beginning."""
        while self._waiting and self._waiting[0].start < end:
            self._open.append(self._waiting.popleft())
        self._open = [mark for mark in self._open if mark.end > start]
        for mark in self._open:
            first, last = max(mark.start, start) - start, min(mark.end, end) - start
            if first < last:
                yield replace(mark, start=first, end=last, again=mark.called in self._named)
                self._named.add(mark.called)


def _within(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """The marks that hold words of the text, in order and the longest first."""
    return sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: (m.start, -m.end))


# A word of a page: characters `start` to `end` of the text; left, top, right and bottom in points from the top left.
Placed = Sequence[float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the file numbers it: its stretch of the text, its size in points, and its words where they stand."""

    number: int
    start: int
    end: int
    width: float
    height: float
    words: Sequence[Placed] = ()


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle on a page, in points, that marks words of one line."""

    left: float
    top: float
    width: float
    height: float
    mark: Mark


_MARGIN = 1.5  # points about the words of a patch
_ABOUT = 110.0  # points of a page that are shown above marked words, and below
_APART = 3.0  # heights of its line: words further from one another are marked apart


def patches(words: Sequence[Placed], marks: Iterable[Mark], named: set[str]) -> list[Patch]:
    """The rectangles that mark words on a page, a line one, the largest marks first so that none hides a smaller.

    `words` are in the order of the text.  A mark gives its name to its first rectangle of all; `named` are those that
    have, and grows.
    """
    starts, ends = [word[0] for word in words], [word[1] for word in words]
    made = []
    for mark in sorted(marks, key=lambda m: m.start - m.end):
        for box in _lines(words[bisect_right(ends, mark.start) : bisect_left(starts, mark.end)]):
            again = mark.called in named
            named.add(mark.called)
            left, top, right, bottom = box
            made.append(
                Patch(
                    round(left - _MARGIN, 1),
                    round(top - _MARGIN, 1),
                    round(right - left + 2 * _MARGIN, 1),
                    round(bottom - top + 2 * _MARGIN, 1),
                    replace(mark, again=again),
                )
            )
    return made


def _lines(words: Iterable[Placed]) -> list[list[float]]:
    """The boxes of words, put together where they stand on one line beside each other."""
    boxes: list[list[float]] = []
    for _, _, left, top, right, bottom in words:
        if boxes:
            last = boxes[-1]
            middle, height = (top + bottom) / 2, last[3] - last[1]
            if last[1] < middle < last[3] and -height < left - last[2] < _APART * height:
                boxes[-1] = [min(last[0], left), min(last[1], top), max(last[2], right), max(last[3], bottom)]
                continue
        boxes.append([left, top, right, bottom])
    return boxes


@dataclass(frozen=True, slots=True)
class SheetShown:
    """A page as it is shown: what marks its words, and the words for those who cannot see the picture."""

    sheet: Sheet
    patches: list[Patch]
    words: str

    @property
    def top(self) -> float:
        """Where the part of the page about its marks begins, in points from the top."""
        return round(max(0.0, min((patch.top for patch in self.patches), default=0.0) - _ABOUT), 1)

    @property
    def depth(self) -> float:
        """How deep the part of the page about its marks is, in points."""
        lowest = max((patch.top + patch.height for patch in self.patches), default=self.sheet.height)
        return round(min(self.sheet.height, lowest + _ABOUT) - self.top, 1)


@dataclass(frozen=True, slots=True)
class Side:
    """A paper beside its facts: as pictures of its `sheets`, laid out in `blocks`, or as its text alone.

    `other` is the other way in which it could be shown, or nothing.
    """

    document: int
    name: str
    text: str
    marks: list[Mark]
    sheets: list[SheetShown]
    blocks: list[Block]
    other: str

    @property
    def in_columns(self) -> bool:
        """Whether the text alone wants a typewriter's face."""
        return in_columns(self.text)


def in_columns(text: str) -> bool:
    """Whether a text keeps columns in step with spaces or tabs, and so wants a typewriter's face."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(bool(_GAP.search(line)) for line in lines) > FEW * len(lines)


SIDES = ("pages", "text")  # ways to show a paper that a person may ask for


def side_wanted(asked: str | None, kept: MutableMapping[str, Any]) -> str:
    """The way in which a person wants papers shown: as asked for now, which is `kept`, or as it was before."""
    if asked in SIDES:
        kept["side"] = asked
    return str(kept.get("side") or SIDES[0])


def where_marked(side: Side) -> Side:
    """The same with those sheets alone on which something is marked."""
    return replace(side, sheets=[sheet for sheet in side.sheets if sheet.patches])


def shown_beside(document: int, name: str, text: str, marks: list[Mark], sheets: list[Sheet], *, layout: bool) -> Side:
    """A paper to be shown as pictures where it comes with sheets, laid out where it may be (`layout`), or as text."""
    named: set[str] = set()
    of = [SheetShown(sheet, patches(sheet.words, marks, named), text[sheet.start : sheet.end]) for sheet in sheets]
    blocks = laid_out(text, marks) if layout and not sheets else []
    return Side(document, name, text, marks, of, blocks, "text" if sheets or blocks else "")
