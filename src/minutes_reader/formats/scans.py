"""Pages of a PDF as pictures that a program for reading scans (OCR) takes: straightened, cleaned, their rules found."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from minutes_reader.formats.pdf import opened
from minutes_reader.formats.pdf_words import ONE_AT_A_TIME, Quad

if TYPE_CHECKING:
    from PIL.Image import Image

_COARSEST, _FINEST = 200, 300  # dots an inch
_MOST_DOTS = 25_000_000
_MOST_PICTURES = 50  # that are looked at for how fine they are
_DARK = 140  # of 255: what is darker is ink
_STEEPEST = 3.0  # degrees that a page may lie askew
_STRIPS = 16  # of a page from left to right, that show how it lies
_PAPER = 200  # what is lighter is paper, however grey
_BLOCKS = 25  # an inch: rules are looked for in blocks so long
_SHORTEST = 5  # blocks of a rule
_LEAST = 3  # blocks in a piece of a rule
_GAP = 2  # blocks between two pieces
_THICKEST = 4.0  # points
_APART = 2  # dots between rows of ink of one rule
_MOST_RULES = 20_000  # and letters in a row that look like them
_INKED = 180  # of 255: how dark a block is at least

_Dark = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as a grey picture (PGM) of `dots` an inch, turned by `tilt` degrees against the clock to lie straight.

    `rules` are boxes round the ruled lines on it, in points from its bottom left corner.
    """

    picture: bytes
    dots: int
    tilt: float
    rules: list[Quad]


def scans_of(data: bytes, name: str, pages: Sequence[int]) -> list[Scan]:
    """Pages of a PDF, from 1, as they are to be read.  ReadingError where the file cannot be opened."""
    document = opened(data, name)
    with ONE_AT_A_TIME:
        try:
            return [_scan(document[page - 1]) for page in pages]
        finally:
            document.close()


def _scan(page: pdfium.PdfPage) -> Scan:
    from PIL import Image

    dots = _dots(page)
    bitmap = page.render(scale=dots / 72, grayscale=True, may_draw_forms=False)
    size = bitmap.width, bitmap.height
    found = Image.frombytes("L", size, bytes(bitmap.buffer), "raw", "L", bitmap.stride)
    bitmap.close()
    page.close()
    tilt = tilt_of(found)
    if tilt:
        found = found.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)
    rules = list(_rules(found, dots))
    return Scan(b"P5 %d %d 255\n" % size + found.tobytes(), dots, tilt, rules)


def _dots(page: pdfium.PdfPage) -> int:
    """As fine as the picture on the page, within reason."""
    width, height = map(float, page.get_size())
    pictures = islice(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=2), _MOST_PICTURES)
    across: list[int] = [thing.get_px_size()[0] for thing in pictures]
    fine = round(max(across, default=0) * 72 / max(width, 1))
    most = math.isqrt(int(_MOST_DOTS * 72 * 72 / max(width * height, 1)))
    return max(1, min(max(fine, _COARSEST), _FINEST, most))


def tilt_of(picture: Image) -> float:
    """The degrees by which a page must be turned, against the clock, so that its lines lie level."""
    from PIL import Image

    small = picture.reduce(2).point([min(255, level * 255 // _PAPER) for level in range(256)])
    width, height = small.size
    step = width // _STRIPS
    strips = [
        list(small.resize((1, height), Image.Resampling.BOX, (n * step, 0, (n + 1) * step, height)).tobytes())
        for n in range(_STRIPS)
    ]
    seen = height - int(width * math.tan(math.radians(_STEEPEST))) - 1

    def sharp(tilt: float) -> int:
        """How sharply lines and the gaps between them part, strip moved against strip: most where they lie level."""
        slope = step * math.tan(math.radians(tilt))
        starts = [round(slope * (n if slope > 0 else n + 1 - _STRIPS)) for n in range(_STRIPS)]
        rows = list(
            map(sum, zip(*(strip[at : at + seen] for strip, at in zip(strips, starts, strict=True)), strict=True))
        )
        return sum([(a - b) * (a - b) for a, b in pairwise(rows)])

    if step < 1 or seen < 1:
        return 0.0
    steps = round(_STEEPEST * 10)
    best = max((n / 10 for n in range(-steps, steps + 1)), key=sharp)
    return best if sharp(best) > 1.05 * sharp(0) else 0.0


def _rules(picture: Image, dots: int) -> Iterator[Quad]:
    """Boxes round the ruled lines of a page, which are wiped off its picture, where they would be read as letters."""
    from PIL import Image, ImageDraw

    ink = picture.point([255 if level < _DARK else 0 for level in range(256)])
    block, height, point = max(1, dots // _BLOCKS), picture.height, 72 / dots
    level = list(_dark_rows(ink, block, dots))
    upright = list(_dark_rows(ink.transpose(Image.Transpose.TRANSPOSE), block, dots))
    wipe = ImageDraw.Draw(picture)
    for top, bottom, left, right in _meeting(level, upright, 2 * block):
        wipe.rectangle((left - block, top - 1, right + block, bottom + 1), fill=255)
        y = (height - (top + bottom + 1) / 2) * point
        yield left * point, y, right * point, y
    for left, right, top, bottom in _meeting(upright, level, 2 * block):
        wipe.rectangle((left - 1, top - block, right + 1, bottom + block), fill=255)
        x = (left + right + 1) / 2 * point
        yield x, (height - bottom) * point, x, (height - top) * point


def _meeting(runs: list[_Dark], across: list[_Dark], near: int) -> Iterator[_Dark]:
    """Those runs that two others cross or touch: the rest are letters that stand side by side."""
    for run in runs:
        first, last, begin, end = run
        met = 0
        for other in across:
            if (
                begin - near <= other[0]
                and other[1] <= end + near
                and other[2] - near <= first
                and last <= other[3] + near
            ):
                met += 1
                if met == 2:
                    yield run
                    break


def _dark_rows(ink: Image, block: int, dots: int) -> Iterator[_Dark]:
    """Runs of ink that are long enough for a rule, and no thicker: their first and last row, first and last dot."""
    from PIL import ImageChops

    # A line may lie a hair askew: ink counts for the rows next to it as well.
    near = ImageChops.lighter(ImageChops.lighter(ink, ImageChops.offset(ink, 0, 1)), ImageChops.offset(ink, 0, -1))
    blocks = near.reduce((block, 1)).point([0] * _INKED + [1] * (256 - _INKED))
    width = blocks.width + 1  # a block of paper parts each row from the next
    found = blocks.crop((0, 0, width, blocks.height)).tobytes()
    done: list[list[int]] = []
    begun: list[list[int]] = []  # first row, last row, first block, last block
    for run in re.finditer(b"\\x01{%d,}" % _LEAST, found):
        row, first = divmod(run.start(), width)
        last = first + len(run[0])
        done += [one for one in begun if row - one[1] > _APART]
        begun = [one for one in begun if row - one[1] <= _APART]
        if len(done) + len(begun) > _MOST_RULES:
            return  # a picture, or a chart
        beside = [one for one in begun if first <= one[3] + _GAP and last >= one[2] - _GAP]
        if beside:
            begun = [one for one in begun if one not in beside]
            first, last = min(first, *(one[2] for one in beside)), max(last, *(one[3] for one in beside))
        begun.append([min([row, *(one[0] for one in beside)]), row, first, last])
    for top, bottom, first, last in done + begun:
        if bottom - top <= _THICKEST * dots / 72 and last - first >= _SHORTEST:
            yield top, bottom, first * block, last * block
