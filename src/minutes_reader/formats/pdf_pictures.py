"""Pages of a PDF as pictures, to be shown beside what was read from them.  `picture` is what callers use."""

from __future__ import annotations

import struct
import sys
import zlib
from array import array

import pypdfium2 as pdfium

from minutes_reader.errors import ReadingError
from minutes_reader.formats.confined import confined
from minutes_reader.formats.pdf import opened
from minutes_reader.formats.pdf_words import ONE_AT_A_TIME

WIDEST = 2_400  # pixels
TALLEST = 6_000
_GREY, _RGB, _PALETTE = 0, 2, 3
_SECONDS = 20.0
_MEGABYTES = 600


def picture(data: bytes, page: int, width: int, name: str = "document.pdf") -> bytes:
    """A page, from 1, as a PNG so many pixels wide, or less where it would pass `WIDEST` or `TALLEST`.

    It is drawn in a process of its own, which threads may ask at the same time.  ReadingError where the file cannot be
    opened, has no such page, or drawing it takes too much time or memory.
    """
    return confined(page_picture, data, page, width, name, name=name, seconds=_SECONDS, megabytes=_MEGABYTES)


def page_picture(data: bytes, page: int, width: int, name: str = "document.pdf") -> bytes:
    """The same, drawn in this process: for `picture`, and for tests.

    A hostile page takes gigabytes or crashes the process, so nobody else should call this.
    """
    document = opened(data, name)
    with ONE_AT_A_TIME:
        try:
            if not 1 <= page <= len(document):
                raise ReadingError(f"{name}: there is no page {page}. It has {len(document)}.")
            return _drawn(document[page - 1], width)
        except pdfium.PdfiumError as error:
            raise ReadingError(f"{name}: page {page} is damaged and cannot be shown.") from error
        finally:
            document.close()


def _drawn(page: pdfium.PdfPage, width: int) -> bytes:
    across, down = page.get_size()
    scale = min(max(width, 1), WIDEST) / max(across, 1)
    scale = min(scale, TALLEST / max(down, 1))
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, may_draw_forms=False)
    try:
        return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)
    finally:
        bitmap.close()
        page.close()


def png(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """Pixels, one byte a channel and 1 or 3 channels, as a PNG; `stride` is how many bytes a row takes up.

    A page without colour, as most are, is written in sixteen greys, and one of few colours with a palette: a quarter of
    the size, and nobody sees it.
    """
    rows = [pixels[n * stride : n * stride + width * channels] for n in range(height)]
    if channels == 1 or all(row[::3] == row[1::3] == row[2::3] for row in rows):
        return _file(width, height, 4, _GREY, b"".join(_sixteen_greys(row[::channels]) for row in rows))
    painted = _with_palette(b"".join(rows), width)
    if painted:
        return _file(width, height, 8, _PALETTE, *painted)
    return _file(width, height, 8, _RGB, b"".join(b"\0" + row for row in rows))


def _file(width: int, height: int, depth: int, kind: int, packed: bytes, palette: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    parts = [
        (b"IHDR", head),
        *([(b"PLTE", palette)] if palette else ()),
        (b"IDAT", zlib.compress(packed, 9)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_piece(*part) for part in parts)


def _with_palette(pixels: bytes, width: int) -> tuple[bytes, bytes] | None:
    """(rows of places in a palette, the palette) of a picture in sixteen steps a channel; None for too many colours."""
    red, green, blue = pixels[::3].translate(_RIGHT), pixels[1::3].translate(_LEFT), pixels[2::3].translate(_RIGHT)
    both = int.from_bytes(green, "little") | int.from_bytes(blue, "little")
    colours = bytearray(2 * len(red))
    colours[::2], colours[1::2] = both.to_bytes(len(red), "little"), red
    each = array("H", bytes(colours))
    if sys.byteorder == "big":
        each.byteswap()
    used = sorted(set(each))
    if len(used) > 256:
        return None
    place = {colour: n for n, colour in enumerate(used)}
    places = bytes(map(place.__getitem__, each))
    rows = b"".join(b"\0" + places[at : at + width] for at in range(0, len(places), width))
    return rows, b"".join(bytes((17 * (c >> 8), 17 * (c >> 4 & 15), 17 * (c & 15))) for c in used)


_LEFT = bytes((n + 8) // 17 << 4 for n in range(256))  # the nearest of sixteen greys, for the left of two in a byte
_RIGHT = bytes((n + 8) // 17 for n in range(256))


def _sixteen_greys(row: bytes) -> bytes:
    """A row of a picture, its kind (nothing subtracted) first and then two pixels a byte."""
    left, right = row[::2].translate(_LEFT), row[1::2].translate(_RIGHT).ljust((len(row) + 1) // 2, b"\0")
    both = int.from_bytes(left, "big") | int.from_bytes(right, "big")
    return b"\0" + both.to_bytes(len(left), "big")


def _piece(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
