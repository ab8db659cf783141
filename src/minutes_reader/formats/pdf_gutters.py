"""Pages set in two columns: where the gutter between them runs, and which lines stand on which side of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutes_reader.formats.pdf_grids import Grid
from minutes_reader.formats.pdf_lines import Line

_NARROWEST = 6.0  # points: less is no gutter
_OFF = 0.12  # of the width of the text: so far from its middle a gutter may run
_FEWEST = 5  # lines with words on both sides of a gutter
_PROSE = 4  # full lines of several words, in a column of running text
_WORDS = 4
_MOST_GRIDS = 60  # a page of so many tables is a form
_FULL = 0.75  # of a column's width: where lines of running text end
_SHARE = 0.25  # of a column's lines that are such
_LEVEL = 2.0  # of a line's height
_TALL = 20  # lines of a column that reaches down the page
_MOSTLY = 0.8  # of the gaps: some stand level by chance
_PADDED = 1.3  # times the least step between lines: a gap

Interval = tuple[float, float]


@dataclass(slots=True)
class Stretch:
    """Lines of a page, and the gutter that they leave free; None where they stand in one column."""

    lines: list[Line]
    gutter: Interval | None = None

    def sides(self) -> tuple[list[Line], list[Line]]:
        """The lines left and right of the gutter, each from top to bottom."""
        assert self.gutter is not None
        middle = sum(self.gutter) / 2
        left: list[Line] = []
        right: list[Line] = []
        for line in self.lines:
            if line.right <= middle:
                left.append(line)
            elif line.left >= middle:
                right.append(line)
            else:
                at = bisect_left(line.columns[0], middle)
                left.append(line.part(0, at))
                right.append(line.part(at, len(line.texts)))
        return left, right


def stretches_of(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Stretch]:
    """A page's lines from top to bottom, in stretches of one column or of two."""
    whole = [Stretch(list(lines))]
    if len(grids) > _MOST_GRIDS or sum(line.gappy for line in lines) < _FEWEST:
        return whole
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    middle, reach = (left + right) / 2, (right - left) * _OFF
    zone = (middle - reach, middle + reach)
    found: list[Stretch] = []
    for stretch in _free(lines, grids, zone):
        if stretch.gutter is None or not _is_set_in_columns(stretch, left, right):
            stretch.gutter = None
            if found and found[-1].gutter is None:
                found[-1].lines += stretch.lines
                continue
        found.append(stretch)
    return found


def _free(lines: Sequence[Line], grids: Sequence[Grid], zone: Interval) -> Iterator[Stretch]:
    """The lines in stretches as long as may be, each of which leaves a strip of the zone free."""
    stretch, strips = Stretch([]), [zone]
    for line in lines:
        own = _strips(line, grids, zone)
        both = _shared(strips, own)
        if stretch.lines and not both:
            yield stretch
            stretch, both = Stretch([]), own
        strips = both
        stretch.lines.append(line)
        stretch.gutter = max(strips, key=lambda strip: strip[1] - strip[0], default=None)
    yield stretch


def _strips(line: Line, grids: Sequence[Grid], zone: Interval) -> list[Interval]:
    """What of the zone a line leaves free, and the ruled table that it stands in."""
    around = [grid for grid in grids if grid.ys[0] <= line.middle <= grid.ys[-1]]
    if any(grid.xs[0] <= zone[0] and grid.xs[-1] >= zone[1] for grid in around):
        return []
    taken = [interval for piece in line.parts or (line,) for interval in piece.taken()]
    taken += [(grid.xs[0], grid.xs[-1]) for grid in around]
    edges = [zone[0], *(edge for pair in _merged(taken) for edge in pair), zone[1]]
    strips = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        start, end = max(start, zone[0]), min(end, zone[1])
        if end - start >= _NARROWEST:
            strips.append((start, end))
    return strips


def _merged(taken: list[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for left, right in sorted(taken):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _shared(one: Sequence[Interval], other: Sequence[Interval]) -> list[Interval]:
    """What two lists of strips from left to right have in common."""
    both, m, n = [], 0, 0
    while m < len(one) and n < len(other):
        start, end = max(one[m][0], other[n][0]), min(one[m][1], other[n][1])
        if end - start >= _NARROWEST:
            both.append((start, end))
        if one[m][1] < other[n][1]:
            m += 1
        else:
            n += 1
    return both


def _is_set_in_columns(stretch: Stretch, left: float, right: float) -> bool:
    """True where running text stands on both sides of the gutter, or on one and lists beside it all down the page.

    On the right there may also be no more than a paper's last lines.
    """
    assert stretch.gutter is not None
    start, end = stretch.gutter
    middle = (start + end) / 2
    if sum(line.left < middle < line.right for line in stretch.lines) < _FEWEST:
        return False
    one, other = stretch.sides()
    prose = _is_prose(one, left, start), _is_prose(other, end, right)
    if prose[0] and _is_end(one, other):
        return True
    few, many = sorted((len(one), len(other)))
    return (all(prose) or (any(prose) and few > _TALL and few > many / 2)) and not _has_rows(one, other)


def _is_prose(lines: Sequence[Line], left: float, right: float) -> bool:
    reach = left + _FULL * (right - left)
    full = sum(line.right >= reach and len(line.texts) >= _WORDS and not line.gappy for line in lines)
    return full >= min(_PROSE, len(lines)) and full >= _SHARE * len(lines)


def _is_end(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """True where a paper's last lines, fewer than in the column before, begin level with it and leave no gap."""
    gaps = [below.top - above.bottom for above, below in pairwise(other)]
    level = other[0].top - one[0].top < _LEVEL * one[0].height
    return 2 * len(other) < len(one) and level and max(gaps, default=0) < _LEVEL * other[0].height


def _has_rows(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """True where both sides leave gaps at the same heights, as the rows of a table do."""
    gaps, others = _gaps(one), _gaps(other)
    few, many = sorted((gaps, others), key=len)
    many.sort()
    together = sum(bisect_left(many, at - 2) < bisect_left(many, at + 2) for at in few)
    return together > 1 and together >= _MOSTLY * len(few)


def _gaps(lines: Sequence[Line]) -> list[float]:
    """Where lines begin that a gap parts from the line above."""
    steps = [below.middle - above.middle for above, below in pairwise(lines)]
    usual = sorted(steps)[len(steps) // 4] if steps else 0.0
    return [line.top for step, line in zip(steps, lines[1:], strict=True) if step > _PADDED * usual]
