"""The canonical text of a PDF as it grows: words with their runs, paragraphs over pages, rows broken over pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import add

from minutes_reader.formats.pdf_cells import PlacedLine, lines_of_row
from minutes_reader.formats.pdf_joins import edge_of, goes_on, has_room, leading_of
from minutes_reader.formats.pdf_layout import Block, Flow, Rows
from minutes_reader.formats.pdf_lines import Line
from minutes_reader.formats.pdf_pages import Page
from minutes_reader.formats.pdf_runs import PackedRuns

_LEADING = 1.2  # heights of a line, until the document shows its own
_SAME_COLUMN = 4.0  # points that a column's edges may move from page to page
_PREFIXES = frozenset(
    "anti co counter cross ex inter mid multi neo non post pre pro re self semi sub under well".split()
)
_RAGGED = 40.0  # points short of the edge that a full line may end
_FEWEST = 5  # full lines that show where a column ends
_MOST_KNOWN = 300_000
_LETTERS = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


class Text:
    """Takes the blocks of one page after the other, and holds the text and its runs."""

    def __init__(self) -> None:
        self.runs = PackedRuns()
        self._starts: list[tuple[int, int]] = []  # of each line, and its page
        self._parts: list[str] = []
        self._length = 0
        self._known: set[str] = set()  # words of the parts so far `learnt`
        self._learnt = 0
        self._margins: dict[int, float] = {}
        self._narrow: dict[int, float] = {}  # where a column of several ends, by where it begins
        self._leading: float | None = None
        self._last: tuple[Line, Line, float, float] | None = None  # a paragraph's first and last line, its column
        self._table: Rows | None = None  # the last table, while nothing else has followed
        self._header: list[str] = []
        self._row: list[list[PlacedLine]] = []  # its last row, which may go on over the page
        self._row_columns: list[tuple[float, float]] = []

    def take(self, page: Page, blocks: Sequence[Block]) -> None:
        """Take what a page holds."""
        for n, block in enumerate(self._mended(blocks)):
            if isinstance(block, Flow):
                self._take_flow(page, block, n == 0 or block.goes_on)
            else:
                self._take_rows(page, block, n == 0 or block.goes_on)
        self.runs.pack()

    def _mended(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """A page's blocks; what stands over a table that goes on, and in one of its columns, is the table's as well."""
        if self._table is None or len(blocks) < 2:
            return blocks
        flow, block = blocks[:2]
        if not isinstance(flow, Flow) or not isinstance(block, Rows) or not _same_columns(self._table, block):
            return blocks
        for n, (left, right) in enumerate(block.columns):
            if all(left - 1 <= line.left and line.right <= right + 1 for line in flow.lines):
                row = [flow.lines if k == n else [] for k in range(len(block.columns))]
                return [Rows([row, *block.rows], block.columns), *blocks[2:]]
        return blocks

    def finished(self) -> str:
        """All of the text."""
        self._end_row()
        self.runs.pack()
        return "".join(self._parts)

    def page_starts(self, pages: int) -> tuple[int, ...]:
        """Where each page begins: behind the last word of the pages before."""
        starts = [self._length] * pages
        least = pages
        for start, page in reversed(self._starts):
            least = min(least, page)
            starts[least - 1] = start
        for n in range(pages - 2, -1, -1):
            starts[n] = min(starts[n], starts[n + 1])
        return tuple(starts)

    def _take_flow(self, page: Page, flow: Flow, top: bool) -> None:
        self._end_row()
        self._table = None
        edge = self._edge(page, flow)
        self._leading = leading_of(flow.lines, edge, flow.left, self._leading)
        for n, line in enumerate(flow.lines):
            begun = line
            if self._last is not None and (n or top):
                begun, above, left, right = self._last
                if goes_on(above, line, right, left, (self._leading or _LEADING) if n else 0.0, begun):
                    self._write(page, line, " ")
                    self._last = (begun, line, flow.left, edge)
                    continue
            self._write(page, line, "\n")
            self._last = (line, line, flow.left, edge)

    def look_ahead(self, page: Page) -> None:
        """Learn of a page to come how far its lines reach, so that a page of short lines is known for one."""
        reach: dict[int, list[Line]] = {}
        for line in page.lines:
            if not line.gappy:
                reach.setdefault(round(line.left / 6), []).append(line)
        for key, lines in reach.items():
            if len(lines) > 2:
                self._margins[key] = max(self._margins.get(key, 0.0), edge_of(lines))

    def _edge(self, page: Page, flow: Flow) -> float:
        """Where a column's lines end: as far right as elsewhere in the document, or as the page's own margins allow."""
        key = round(flow.left / 6)
        if flow.narrow:
            self._narrow[key] = flow.right
            return flow.right
        narrow = max(self._narrow.get(key + n, 0.0) for n in (-1, 0, 1))
        if narrow and max(line.right for line in flow.lines) <= narrow + 1:
            return narrow  # the last column of a paper set in two
        edge = max([flow.right, *(self._margins.get(key + n, 0.0) for n in (-1, 0, 1))])
        full = sum(line.right > edge - _RAGGED for line in flow.lines)
        if full < _FEWEST or full * 2 < len(flow.lines):
            edge = max(edge, page.width - page.margin)
        return min(edge, page.width)

    def _take_rows(self, page: Page, block: Rows, top: bool) -> None:
        rows, above = block.rows, self._table
        self._last = None
        over = above is not None and top and _same_columns(above, block)
        again = over and len(rows) > 0 and _words(rows[0]) == self._header
        if again:
            rows = rows[1:]
        elif not over:
            self._header = _words(rows[0])
        for n, row in enumerate(rows):
            if n == 0 and over and self._goes_on(row, block):
                for cell, more in zip(self._row, row, strict=True):
                    cell += [(page, line) for line in more]
                continue
            self._end_row()
            self._row = [[(page, line) for line in cell] for cell in row]
            self._row_columns = block.columns
        self._table = block

    def _goes_on(self, row: list[list[Line]], block: Rows) -> bool:
        """True where a row at the top of a page is the rest of the one that the page before ended in."""
        if len(row) != len(self._row) or len(row) != len(block.columns):
            return False
        runs = False
        for cell, above, (left, right) in zip(row, self._row, block.columns, strict=True):
            if not cell:
                continue
            if not above:
                return False
            last, first = above[-1][1], cell[0]
            if has_room(last, first, max(right - 8, last.right), left):
                return False
            runs = runs or (last.texts[-1][-1] not in ".:;!?" and not first.texts[0][0].isupper())
        fewer = sum(map(bool, row)) < sum(map(bool, self._row))
        return runs or (not row[0] and any(row) and fewer and _wraps(row, self._row))

    def _end_row(self) -> None:
        for cells in lines_of_row(self._row, self._row_columns) if self._row else ():
            mark = "\n"
            for cell in cells:
                self._parts.append(mark if self._length else "")
                self._length += len(self._parts[-1])
                mark = ""
                for page, line in cell:
                    self._write(page, line, mark)
                    mark = " "
                mark = "\t"
        self._row = []

    def _write(self, page: Page, line: Line, mark: str) -> None:
        """Write a line's words behind `mark`; a hyphen at the end of the line above is closed up."""
        if mark == " " and self._parts and self._closes(line.texts[0]):
            mark = ""
        if not self._length:
            mark = ""
        at = self._length + len(mark)
        texts = line.texts
        lengths = list(map(len, texts))
        if "- " in (shown := " ".join(texts)):
            spaces = _spaces(line)
            shown = "".join([text + " " * space for text, space in zip(texts, spaces, strict=True)])
            starts = list(accumulate(map(add, lengths[:-1], spaces), initial=at))
        else:
            starts = list(accumulate([length + 1 for length in lengths[:-1]], initial=at))
        self.runs.add(starts, lengths, page.number, page.sides(line))
        self._starts.append((at, page.number))
        self._parts.append(mark + shown)
        self._length = at + len(shown)

    def _closes(self, after: str) -> bool:
        """Close up the hyphen that the text ends on; drop it where a typesetter had put it in."""
        written = self._parts[-1]
        before = written[written.rfind(" ") + 1 :]
        if len(before) < 2 or before[-1] not in "-–/" or not before[-2].isalnum() or not after[0].isalnum():
            return False
        hyphen = before[-1] == "-" and before[-2].isalpha() and after[0].islower()
        if hyphen and not self._is_compound(before[:-1], after):
            self._parts[-1] = written[:-1]
            self._length -= 1
            self.runs.shorten()
        return True

    def _is_compound(self, before: str, after: str) -> bool:
        """True where a word has a hyphen of its own, as far as the document shows."""
        before, after = _LETTERS.findall(before.lower())[-1], _LETTERS.findall(after.lower())[0]
        if len(self._known) < _MOST_KNOWN:
            for part in self._parts[self._learnt :]:
                self._known.update(_COMPOUND.findall(part.lower()))
            self._learnt = len(self._parts)
        if f"{before}-{after}" in self._known:
            return True
        if before + after in self._known:
            return False
        return before in _PREFIXES or (before in self._known and after in self._known)


def _spaces(line: Line) -> list[int]:
    """How many spaces stand behind each word of a line: none inside a word that PDFium took for broken at a hyphen."""
    return [
        int(len(word[4]) < 2 or word[4][-1] != "-" or after[0] - word[2] > 0.1 * (after[3] - after[1]))
        for word, after in pairwise(line.words)
    ] + [0]


def _same_columns(one: Rows, other: Rows) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(a[0] - b[0]) < _SAME_COLUMN for a, b in zip(one.columns, other.columns, strict=True)
    )


def _words(row: list[list[Line]]) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row]


def _wraps(row: list[list[Line]], above: list[list[PlacedLine]]) -> bool:
    """True where no cell over a page's end had come to the end of its sentence."""
    return all(not cell or over[-1][1].texts[-1][-1] not in ".:;!?" for cell, over in zip(row, above, strict=True))
