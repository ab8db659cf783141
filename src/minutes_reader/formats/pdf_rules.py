"""The ruled lines of a PDF page: what borders of tables are drawn with."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from minutes_reader.formats.pdf_quick import quick
from minutes_reader.formats.pdf_words import Quad, Turn

_THIN = 3.0  # points: thicker is a box with a border of its own
_SHORT = 6.0  # points: shorter is part of a drawing
_MOST_OBJECTS = 20_000
_MOST_RULES = 4_000
_MOST_POINTS = 400  # of one path
_MOST_LOOKED_AT = 200
_COVERED = 0.6
_DEEPEST = 3


_object_of_page = quick(raw.FPDFPage_GetObject, ctypes.c_void_p)
_object_of_form = quick(raw.FPDFFormObj_GetObject, ctypes.c_void_p)
_kind = quick(raw.FPDFPageObj_GetType)
_bounds = quick(raw.FPDFPageObj_GetBounds)
_matrix = quick(raw.FPDFPageObj_GetMatrix)
_count_of_form = quick(raw.FPDFFormObj_CountObjects)
_count_of_path = quick(raw.FPDFPath_CountSegments)
_piece_of_path = quick(raw.FPDFPath_GetPathSegment, ctypes.c_void_p)
_kind_of_piece = quick(raw.FPDFPathSegment_GetType)
_point = quick(raw.FPDFPathSegment_GetPoint)


class Rules(NamedTuple):
    """Level lines as (y, left, right) and upright ones as (x, top, bottom), in points from the top left corner."""

    level: list[tuple[float, float, float]]
    upright: list[tuple[float, float, float]]


def rules_of(page: Any, turn: Turn, area: float) -> Rules:
    """The ruled lines of a page of so many square points."""
    return rules_in(_boxes(page.raw), turn, area)


def rules_in(boxes: Iterable[Quad], turn: Turn, area: float) -> Rules:
    """The ruled lines among boxes; edges of boxes that are no line count, but for boxes as large as the page."""
    rules = Rules([], [])
    for x1, y1, x2, y2 in boxes:
        left, top, right, bottom = turn(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        width, height = right - left, bottom - top
        if height <= _THIN:
            if width >= _SHORT:
                rules.level.append(((top + bottom) / 2, left, right))
        elif width <= _THIN:
            if height >= _SHORT:
                rules.upright.append(((left + right) / 2, top, bottom))
        elif width * height < area * 0.8:
            rules.level.extend([(top, left, right), (bottom, left, right)])
            rules.upright.extend([(left, top, bottom), (right, top, bottom)])
        if len(rules.level) + len(rules.upright) > _MOST_RULES:
            return Rules([], [])  # a map or a chart
    return rules


def has_picture(page: Any) -> bool:
    """True for a page with a picture on it."""
    pictures = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
    return any(_kind(thing) in pictures for thing in _first_things(page))


def is_covered(page: Any) -> bool:
    """True for a page most of which one picture takes up, as scans do that were stamped with a number or a head."""
    left, bottom, right, top = page.get_bbox()
    least = _COVERED * (right - left) * (top - bottom)
    sides = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    for thing in _first_things(page):
        if _kind(thing) == raw.FPDF_PAGEOBJ_IMAGE and _bounds(thing, *map(ctypes.byref, sides)):
            x1, y1, x2, y2 = (side.value for side in sides)
            if (min(x2, right) - max(x1, left)) * (min(y2, top) - max(y1, bottom)) >= least:
                return True
    return False


def _first_things(page: Any) -> Iterator[ctypes.c_void_p]:
    handle = ctypes.cast(page.raw, ctypes.c_void_p)
    count = min(raw.FPDFPage_CountObjects(page.raw), _MOST_LOOKED_AT)
    return (ctypes.c_void_p(_object_of_page(handle, n)) for n in range(count))


def _boxes(page: Any) -> Iterator[Quad]:
    count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    handle = ctypes.cast(page, ctypes.c_void_p)
    yield from _of_objects((_object_of_page(handle, n) for n in range(count)), lambda x, y: (x, y), 0)


Place = Callable[[float, float], tuple[float, float]]


def _of_objects(things: Iterable[int], place: Place, deep: int) -> Iterator[Quad]:
    for thing in things:
        handle = ctypes.c_void_p(thing)
        kind = _kind(handle)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _of_path(handle, place)
        elif kind == raw.FPDF_PAGEOBJ_FORM and deep < _DEEPEST:
            count = min(_count_of_form(handle), _MOST_OBJECTS)
            inside = (_object_of_form(handle, ctypes.c_ulong(n)) for n in range(count))
            yield from _of_objects(inside, _within(handle, place), deep + 1)


def _within(thing: ctypes.c_void_p, place: Place) -> Place:
    matrix = raw.FS_MATRIX()
    if not _matrix(thing, ctypes.byref(matrix)):
        return place
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    return lambda x, y: place(a * x + c * y + e, b * x + d * y + f)


def _of_path(path: ctypes.c_void_p, place: Place) -> Iterator[Quad]:
    count = _count_of_path(path)
    if not 2 <= count <= _MOST_POINTS:
        return
    sides = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if _bounds(path, *map(ctypes.byref, sides)):
        left, bottom, right, top = (side.value for side in sides)
        if right - left <= _THIN or top - bottom <= _THIN:  # most are one stroke, and need no look at their points
            yield (*place(left, bottom), *place(right, top))
            return
    place = _within(path, place)
    x, y = ctypes.c_float(), ctypes.c_float()
    at = ctypes.byref(x), ctypes.byref(y)
    points: list[tuple[float, float]] = []
    for n in range(count):
        piece = ctypes.c_void_p(_piece_of_path(path, n))
        kind = _kind_of_piece(piece)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield from _of_strokes(points)
            points = []
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            return
        _point(piece, *at)
        points.append(place(x.value, y.value))
    yield from _of_strokes(points)


def _of_strokes(points: list[tuple[float, float]]) -> Iterator[Quad]:
    """A rectangle as one box, other strokes each on its own."""
    if len(points) in (4, 5):
        xs, ys = {round(x, 1) for x, _ in points}, {round(y, 1) for _, y in points}
        if len(xs) == 2 and len(ys) == 2:
            yield min(xs), min(ys), max(xs), max(ys)
            return
    for (x1, y1), (x2, y2) in pairwise(points):
        if abs(x1 - x2) < 1 or abs(y1 - y2) < 1:
            yield x1, y1, x2, y2
