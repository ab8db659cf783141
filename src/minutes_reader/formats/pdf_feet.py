"""How high the words of a PDF page are, where its fonts do not say."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as raw

from minutes_reader.formats.pdf_quick import quick

_ASCENT, _DESCENT = 0.95, 0.25  # of the size of type: how far a line of it reaches over and under its foot

_origin = quick(raw.FPDFText_GetCharOrigin)
_size = quick(raw.FPDFText_GetFontSize, ctypes.c_double)
_matrix = quick(raw.FPDFText_GetMatrix)


def from_feet(
    handle: ctypes.c_void_p, letters: list[int], highs: list[float], lows: list[float]
) -> tuple[list[float], list[float]]:
    """How high and low letters reach by their foot and the size of their type, and not by how each is drawn.

    Some programs write fonts that say nothing useful of their height, LibreOffice among them: then a line without any
    tall letter is less high than the next, and would be taken for other type.
    """
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    upper, lower = list(highs), list(lows)
    for n, letter in enumerate(letters):
        if not _origin(handle, letter, ctypes.byref(x), ctypes.byref(y)) or not _matrix(
            handle, letter, ctypes.byref(matrix)
        ):
            continue
        size = _size(handle, letter) * abs(matrix.d)
        if size > 0:
            upper[n], lower[n] = y.value + _ASCENT * size, y.value - _DESCENT * size
    return upper, lower
