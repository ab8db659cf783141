"""Pictures of what the methods give: SVG without style or script, each with its title and what it shows in words.

They are plain on purpose.  Whoever draws charts of their own takes the arrays; these show what the numbers are.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from public_statistics import arrays
from public_statistics.arrays import Array, Numbers
from public_statistics.control import ControlChart
from public_statistics.funnels import Funnel
from public_statistics.intervals import Interval
from public_statistics.predicted import Predicted
from public_statistics.projections import Projection

WIDE, HIGH, LEFT, RIGHT, TOP, FOOT = 640, 360, 64, 16, 44, 52
INK, FAINT, LOUD, QUIET = "#1f2937", "#9ca3af", "#b42318", "#1d4f91"
FONT = 'font-family="sans-serif" font-size="12"'
EDGE = 0.85  # of the width, from where on a name stands to the left of its point
GAP = 0.05  # of the range of the numbers, left free around them


class Picture:
    """A picture with two axes, on which lines and points are put in the units of the numbers."""

    def __init__(self, title: str, says: str, across: str, along: str, x: Array, y: Array) -> None:
        self._x, self._y = _range(x), _range(y)
        self._parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" {FONT} fill="{INK}">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(says)}</desc>",
            f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>',
            f'<text x="{LEFT}" y="22" font-size="15" font-weight="bold">{escape(title)}</text>',
        ]
        self._axes(across, along)

    def line(self, x: Numbers, y: Numbers, *, colour: str = INK, dashes: str = "", width: float = 1.5) -> None:
        """Draw a line through points, in the order given."""
        at = " ".join(f"{self._across(a):.1f},{self._up(b):.1f}" for a, b in zip(_list(x), _list(y), strict=True))
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._parts.append(f'<polyline points="{at}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>')

    def points(self, x: Numbers, y: Numbers, loud: Sequence[object], names: Sequence[str] = ()) -> None:
        """Draw points; those that are loud as diamonds, so that colour alone tells nothing, with their names."""
        for at, (a, b) in enumerate(zip(_list(x), _list(y), strict=True)):
            left, top = self._across(a), self._up(b)
            if not loud[at]:
                self._parts.append(f'<circle cx="{left:.1f}" cy="{top:.1f}" r="3.5" fill="{QUIET}"/>')
                continue
            corners = f"M{left:.1f},{top - 6:.1f}l6,6l-6,6l-6,-6z"
            self._parts.append(f'<path d="{corners}" fill="{LOUD}"/>')
            if names:
                beside = (9, "start") if left < WIDE * EDGE else (-9, "end")
                where = f'x="{left + beside[0]:.1f}" y="{top + 4:.1f}" text-anchor="{beside[1]}"'
                self._parts.append(f"<text {where}>{escape(names[at])}</text>")

    def label(self, x: float, y: float, text: str) -> None:
        """Write above a place."""
        where = f'x="{self._across(x):.1f}" y="{self._up(y) - 6:.1f}" text-anchor="middle" font-size="10"'
        self._parts.append(f"<text {where}>{escape(text)}</text>")

    def svg(self) -> str:
        """Give the picture."""
        return "\n".join([*self._parts, "</svg>\n"])

    def _across(self, x: float) -> float:
        low, high = self._x
        return LEFT + (x - low) / (high - low) * (WIDE - LEFT - RIGHT)

    def _up(self, y: float) -> float:
        low, high = self._y
        return HIGH - FOOT - (y - low) / (high - low) * (HIGH - TOP - FOOT)

    def _axes(self, across: str, along: str) -> None:
        bottom = HIGH - FOOT
        self._parts.append(f'<path d="M{LEFT},{TOP}V{bottom}H{WIDE - RIGHT}" fill="none" stroke="{FAINT}"/>')
        for x in _ticks(*self._x):
            where = f'x="{self._across(x):.1f}" y="{bottom + 18}" text-anchor="middle"'
            self._parts.append(f"<text {where}>{x:,g}</text>")
        for y in _ticks(*self._y):
            where = f'x="{LEFT - 8}" y="{self._up(y) + 4:.1f}" text-anchor="end"'
            self._parts.append(f"<text {where}>{y:,g}</text>")
        self._parts.append(f'<text x="{WIDE - RIGHT}" y="{HIGH - 12}" text-anchor="end">{escape(across)}</text>')
        self._parts.append(f'<text x="{LEFT}" y="{TOP - 6}" fill="{INK}">{escape(along)}</text>')


def draw_funnel(
    found: Funnel, denominators: Numbers, names: Sequence[str], *, title: str, across: str, along: str
) -> str:
    """Draw a funnel of some areas, those beyond 99.8 % marked and named.

    Shapes: all are (areas,).  Raises BadShape, BadValue.
    """
    n = arrays.denominators("denominators", denominators)
    arrays.fitted(value=found.value, denominators=n)
    order = np.argsort(n)
    beyond = np.abs(found.place) == 2
    said = ", ".join(name for name, far in zip(names, beyond, strict=True) if far) or "none"
    picture = Picture(
        title,
        f"Beyond the limits of 99.8 %: {said}.",
        across,
        along,
        n,
        _all(found.outer_lower, found.outer_upper, found.value),
    )
    picture.line([n.min(), n.max()], [float(found.centre)] * 2)
    for pair, dashes in (((found.inner_lower, found.inner_upper), "3 3"), ((found.outer_lower, found.outer_upper), "")):
        for line in pair:
            picture.line(n[order], line[order], colour=FAINT, dashes=dashes)
    picture.points(n, found.value, beyond.tolist(), names)
    return picture.svg()


def draw_control_chart(chart: ControlChart, *, title: str, across: str, along: str, target: float | None = None) -> str:
    """Draw a control chart of one series, points that stand out marked; a target is a line of dots.

    Shapes: the chart's are (points,).  Raises BadShape.
    """
    arrays.dimensions("chart", chart.value, 1)
    time = np.arange(1, chart.value.size + 1)
    loud = (chart.signals.high | chart.signals.low).tolist()
    said = f"{sum(loud)} of {time.size} points stand out by the rules {chart.rules.name}."
    goal = [] if target is None else [target]
    picture = Picture(title, said, across, along, _all(time), _all(chart.lower, chart.upper, chart.value, goal))
    turns = np.flatnonzero(np.diff(chart.centre) != 0) + 1
    for stretch in np.split(time - 1, turns):
        for line, dashes in ((chart.centre, ""), (chart.lower, "6 4"), (chart.upper, "6 4")):
            picture.line(time[stretch], line[stretch], colour=FAINT, dashes=dashes)
    if target is not None:
        picture.line([1, time.size], [target, target], colour=LOUD, dashes="1 4")
    picture.line(time, chart.value, colour=QUIET)
    picture.points(time, chart.value, loud)
    return picture.svg()


def draw_intervals(
    found: Interval, names: Sequence[str], *, title: str, along: str, comparator: float | None = None
) -> str:
    """Draw areas in the order of their values, each with its interval; those away from the comparator are marked.

    Shapes: (areas,).  Raises BadShape.
    """
    arrays.dimensions("value", found.value, 1)
    order = np.argsort(found.value, kind="stable")
    place = np.arange(1, order.size + 1)
    level = float(np.median(found.value)) if comparator is None else comparator
    away = ((found.lower > level) | (found.upper < level))[order]
    said = f"{int(away.sum())} of {order.size} areas are away from {level:g}."
    picture = Picture(title, said, "areas, lowest first", along, _all(place), _all(found.lower, found.upper))
    picture.line([1, order.size], [level, level], colour=FAINT, dashes="6 4")
    for at, area in enumerate(order, 1):
        picture.line([at, at], [found.lower[area], found.upper[area]], colour=FAINT)
        picture.label(at, found.upper[area], names[area])
    picture.points(place, found.value[order], away.tolist())
    return picture.svg()


def draw_projection(found: Projection, history: Numbers, *, title: str, across: str, along: str) -> str:
    """Draw what was, and what is expected with its range, a dashed line either side.

    Shapes: `history` is (periods,), the projection (periods ahead,).  Raises BadShape, BadValue.
    """
    y = arrays.counts("history", history)
    arrays.dimensions("history", y, 1)
    ahead = np.arange(y.size + 1, y.size + 1 + np.size(found.value))
    said = f"Expected: {', '.join(f'{value:.0f}' for value in _list(found.value))}."
    picture = Picture(title, said, across, along, _all(1, ahead), _all(y, found.lower, found.upper))
    picture.line(np.arange(1, y.size + 1), y, colour=QUIET)
    for line in (found.lower, found.upper):
        picture.line(ahead, line, colour=FAINT, dashes="6 4")
    picture.points(ahead, found.value, [False] * ahead.size)
    return picture.svg()


def draw_predicted(found: Predicted, names: Sequence[str], *, title: str, unit: str) -> str:
    """Draw areas by what is expected of them and what was observed, those that are flagged marked and named.

    Shapes: (areas,).  Raises BadValue for NaN.
    """
    flagged = (found.flag != 0).tolist()
    said = ", ".join(name for name, far in zip(names, flagged, strict=True) if far) or "none"
    both = _all(found.expected, found.observed)
    picture = Picture(title, f"Flagged: {said}.", f"expected, {unit}", f"observed, {unit}", both, both)
    picture.line([both.min(), both.max()], [both.min(), both.max()], colour=FAINT)
    picture.points(found.expected, found.observed, flagged, names)
    return picture.svg()


def _list(values: Numbers) -> list[float]:
    return [float(value) for value in np.ravel(arrays.finite("values", values))]


def _all(*parts: Numbers) -> Array:
    """The numbers of several arrays."""
    return np.concatenate([np.ravel(np.asarray(part, dtype=np.float64)) for part in parts])


def _range(values: Array) -> tuple[float, float]:
    """From where to where an axis goes: from nought where that is near."""
    low, high = float(values.min()), float(values.max())
    room = (high - low) * GAP or max(abs(high), 1.0) * GAP
    return (0.0 if 0 <= low < room * 4 else low - room), high + room


def _ticks(low: float, high: float) -> Array:
    """Four to ten round numbers within a range."""
    step = 10 ** np.floor(np.log10((high - low) / 2))
    step *= next(size for size in (1, 2, 5, 10) if (high - low) / (step * size) <= 7)
    first = np.ceil(low / step - 1e-9)
    many = int(np.floor(high / step + 1e-9) - first) + 1
    return np.asarray(np.round((first + np.arange(many)) * step, 10))
