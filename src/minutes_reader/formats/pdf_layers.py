"""Words that were recognised in the picture of a page, laid over that page."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from minutes_reader.formats.pdf_words import Quad


@dataclass(frozen=True, slots=True)
class Layer:
    """What a program for reading scans found on a page: a PDF of one page, of its words alone, at their places.

    The page was turned by `tilt` degrees against the clock before.  `rules` are boxes round the ruled lines on it, in
    points from its bottom left corner.
    """

    words: bytes
    tilt: float = 0.0
    rules: Sequence[Quad] = ()


Layers = Mapping[int, Layer]  # by the number of the page, from 1
NO_LAYERS: Layers = {}


def tilted_back(
    sides: Sequence[Sequence[float]], tilt: float, width: float, height: float
) -> Sequence[Sequence[float]]:
    """The left, top, right and bottom edges of words on a page of such a size as it lay, none reaching over its edges.

    A word keeps its width and height: only its place moves.
    """
    cos, sin = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    lefts, tops, rights, bottoms = [], [], [], []
    for left, top, right, bottom in zip(*sides, strict=True):
        across, down = (left + right - width) / 2, (top + bottom - height) / 2
        right_by, down_by = across * cos - down * sin - across, across * sin + down * cos - down
        lefts.append(min(max(left + right_by, 0.0), width - 0.5))
        tops.append(min(max(top + down_by, 0.0), height - 0.5))
        rights.append(max(min(right + right_by, width), 0.5))
        bottoms.append(max(min(bottom + down_by, height), 0.5))
    return lefts, tops, rights, bottoms
