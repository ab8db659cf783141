"""Pages of a PDF as pictures, to be shown beside what was read from them.  `picture` is what callers use."""

from __future__ import annotations

import struct
import zlib

import pypdfium2 as pdfium

from minutes_reader.errors import ReadingError
from minutes_reader.formats.confined import confined
from minutes_reader.formats.pdf import opened
from minutes_reader.formats.pdf_words import ONE_AT_A_TIME

WIDEST = 2_400  # pixels
TALLEST = 6_000
_GREY, _RGB = 0, 2
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
    """Pixels, one byte a channel and 1 or 3 channels, as a PNG; `stride` is how many bytes a row takes up."""
    rows = b"".join(b"\0" + pixels[n * stride : n * stride + width * channels] for n in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, _RGB if channels == 3 else _GREY, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _piece(b"IHDR", head) + _piece(b"IDAT", zlib.compress(rows, 6)) + _piece(b"IEND", b"")


def _piece(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
