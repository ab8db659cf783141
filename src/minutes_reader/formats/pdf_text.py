"""The canonical text of a PDF as it grows: words with their runs, paragraphs over pages, rows broken over pages."""

from __future__ import annotations

from collections.abc import Sequence

from minutes_reader.formats.pdf_cells import PlacedLine, lines_of_row
from minutes_reader.formats.pdf_joins import edge_of, goes_on, has_room, leading_of
from minutes_reader.formats.pdf_layout import Block, Flow, Rows
from minutes_reader.formats.pdf_lines import Line
from minutes_reader.formats.pdf_pages import Page
from minutes_reader.formats.pdf_written import Written

_LEADING = 1.2  # heights of a line, until the document shows its own
_SAME_COLUMN = 4.0  # points that a column's edges may move from page to page
_RAGGED = 40.0  # points short of the edge that a full line may end
_FEWEST = 5  # full lines that show where a column ends


class Text:
    """Takes the blocks of one page after the other, and holds the text and its runs."""

    def __init__(self) -> None:
        self._written = Written()
        self.runs = self._written.runs
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
        self._written.settle()

    def _mended(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """A page's blocks; what stands over a table that goes on, and in one of its columns, is the table's as well."""
        if self._table is None or len(blocks) < 2:
            return blocks
        flow, block = blocks[:2]
        if not isinstance(flow, Flow) or not isinstance(block, Rows) or not _same_columns(self._table, block):
            return blocks
        if block.rows and _words(block.rows[0]) == self._header:
            return blocks  # the heading of a table of its own, under a title of its own
        for n, (left, right) in enumerate(block.columns):
            if all(left - 1 <= line.left and line.right <= right + 1 for line in flow.lines):
                row = [flow.lines if k == n else [] for k in range(len(block.columns))]
                return [Rows([row, *block.rows], block.columns), *blocks[2:]]
        return blocks

    def finished(self) -> str:
        """All of the text."""
        self._end_row()
        return self._written.finished()

    def page_starts(self, pages: int) -> tuple[int, ...]:
        """Where each page of a finished text begins: behind the last word of the pages before."""
        return self._written.page_starts(pages)

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
                    self._written.line(page, line, " ")
                    self._last = (begun, line, flow.left, edge)
                    continue
            self._written.line(page, line, "\n")
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
            # A cell that begins with a figure says nothing: so do the days and sums of the next row.
            open_ended = last.texts[-1][-1] not in ".:;!?"
            runs = runs or (open_ended and (first.texts[0][0].islower() or first.texts[0][0] == "("))
        fewer = sum(map(bool, row)) < sum(map(bool, self._row))
        return runs or (not row[0] and any(row) and fewer and _wraps(row, self._row))

    def _end_row(self) -> None:
        for cells in lines_of_row(self._row, self._row_columns) if self._row else ():
            mark = "\n"
            for cell in cells:
                self._written.gap(mark)
                mark = ""
                for page, line in cell:
                    self._written.line(page, line, mark)
                    mark = " "
                mark = "\t"
        self._row = []


def _same_columns(one: Rows, other: Rows) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(a[0] - b[0]) < _SAME_COLUMN for a, b in zip(one.columns, other.columns, strict=True)
    )


def _words(row: list[list[Line]]) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row]


def _wraps(row: list[list[Line]], above: list[list[PlacedLine]]) -> bool:
    """True where no cell over a page's end had come to the end of its sentence."""
    return all(not cell or over[-1][1].texts[-1][-1] not in ".:;!?" for cell, over in zip(row, above, strict=True))
