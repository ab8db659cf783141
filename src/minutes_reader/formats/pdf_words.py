"""The words of a PDF page and where they stand, asked of PDFium as seldom as will do.

PDFium may be in use by one thread at a time, so whoever calls it holds `ONE_AT_A_TIME`.
"""

from __future__ import annotations

import ctypes
import math
import re
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, repeat
from operator import add, sub, truediv
from typing import Any, NamedTuple, cast

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from minutes_reader.formats.pdf_feet import from_feet
from minutes_reader.formats.pdf_quick import quick

ONE_AT_A_TIME = threading.RLock()

# left, top, right, bottom in points from the top left corner, and the word
Word = tuple[float, float, float, float, str]
Quad = tuple[float, float, float, float]
Columns = tuple[
    Sequence[float], Sequence[float], Sequence[float], Sequence[float], Sequence[str]
]  # words of a line side by side: their lefts, tops, rights, bottoms and texts
Token = tuple[int, int, str]  # a word with its first and last character, as PDFium counts them
Turn = Callable[[float, float, float, float], Quad]


class Tokens(NamedTuple):
    """Words with their first and last characters."""

    firsts: list[int]
    lasts: list[int]
    words: list[str]

    def part(self, start: int, end: int) -> Tokens:
        """Those from number `start` to before number `end`."""
        return Tokens(self.firsts[start:end], self.lasts[start:end], self.words[start:end])


_loose_box = quick(raw.FPDFText_GetLooseCharBox)
_angle = quick(raw.FPDFText_GetCharAngle, ctypes.c_float)
_text_object = quick(raw.FPDFText_GetTextObject, ctypes.c_void_p)
_is_unnamed = quick(raw.FPDFText_HasUnicodeMapError)
_mode = quick(raw.FPDFTextObj_GetTextRenderMode)
# Where PDFium puts the boxes of so many letters, to be read at one go.
_SLOTS = 2048
_RECTANGLES = (raw.FS_RECTF * _SLOTS)()
_POINTERS = [ctypes.byref(_RECTANGLES, n * ctypes.sizeof(raw.FS_RECTF)) for n in range(_SLOTS)]
_LEFT, _TOP, _RIGHT, _BOTTOM = range(4)
_SIDES = memoryview(_RECTANGLES).cast("B").cast("f")

_HYPHEN = "\ufffe"  # what PDFium makes of a hyphen at a line's end
_TOKEN = re.compile(rf"[^\s\x00-\x1f\x7f{_HYPHEN}]+{_HYPHEN}?|{_HYPHEN}")
_BROKEN = re.compile(rf"(?<={_HYPHEN})")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_ODD = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufb00-\ufb06\ud800-\udfff\ufffe]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_WIDEST = 1.6  # a letter's width, in heights of its line, that no word's letters pass on average
_QUARTER = math.pi / 2
_UNEVEN = 0.3  # of a page's words, whose first and last letters are not as high: its fonts do not say how high they are
_LOOKED_AT = 7  # words that are asked how they are drawn


def words_of(page: pdfium.PdfPage) -> tuple[list[Columns], int, Quad, bool, bool]:
    """(words in the rows that they are drawn in, the quarter turns by which they stand, the page's box, unseen or not,
    whether their fonts do not say which letters they show).

    Boxes are upright: on a page whose words run sideways, those of the page turned until they do not.  A row runs from
    left to right and is no longer than the line that it stands on, but may be part of one.
    """
    textpage = page.get_textpage()
    try:
        bounds = page.get_bbox()
        text = textpage.get_text_range(errors="surrogatepass")
        samples = _samples(text)
        turns = _upright(textpage, samples, page.get_rotation() // 90)
        unseen, unnamed = _unseen(textpage, samples), _unnamed(textpage, samples)
        tokens, ends = _tokens(text, textpage)
        placed, inside = _placed(textpage, tokens, ends, bounds, turns) if ends else ([], True)
        if not text.isascii() and _ODD.search(text):
            placed = _in_plain_letters(placed)
        if not inside:
            placed = _on_page(placed, *size_of(bounds, turns))
        return placed, turns, bounds, unseen, unnamed
    finally:
        textpage.close()


def turned(bounds: Quad, turns: int) -> Turn:
    """How a box of the page's own space, from its bottom left, stands on the page after `turns` quarter turns."""
    left, bottom, right, top = bounds
    if turns == 1:
        return lambda x1, y1, x2, y2: (y1 - bottom, x1 - left, y2 - bottom, x2 - left)
    if turns == 2:
        return lambda x1, y1, x2, y2: (right - x2, y1 - bottom, right - x1, y2 - bottom)
    if turns == 3:
        return lambda x1, y1, x2, y2: (top - y2, right - x2, top - y1, right - x1)
    return lambda x1, y1, x2, y2: (x1 - left, top - y2, x2 - left, top - y1)


def size_of(bounds: Quad, turns: int) -> tuple[float, float]:
    """The width and height of a page after so many quarter turns."""
    across, down = bounds[2] - bounds[0], bounds[3] - bounds[1]
    return (down, across) if turns % 2 else (across, down)


def _on_page(rows: list[Columns], width: float, height: float) -> list[Columns]:
    """The words less those that stand off the page, and none of them reaching over its edges."""
    on_page = []
    for row in rows:
        words = [
            (max(left, 0.0), max(top, 0.0), min(right, width), min(bottom, height), word)
            for left, top, right, bottom, word in zip(*row, strict=True)
            if right > 0.5 and bottom > 0.5 and left < width - 0.5 and top < height - 0.5
        ]
        if words:
            on_page.append(columns_of(words))
    return on_page


def _in_plain_letters(rows: list[Columns]) -> list[Columns]:
    plain = []
    for row in rows:
        if not _ODD.search("".join(row[4])):
            plain.append(row)
            continue
        texts = [_plain(word) if not word.isascii() and _ODD.search(word) else word for word in row[4]]
        if all(texts):
            plain.append((*row[:4], texts))
        elif words := [word for word in zip(*row[:4], texts, strict=True) if word[4]]:
            plain.append(columns_of(words))
    return plain


def columns_of(words: Sequence[Word]) -> Columns:
    """Words as columns of their left, top, right and bottom edges and their texts."""
    return cast(Columns, tuple(zip(*words, strict=True)))


def _samples(text: str) -> list[int]:
    """Where a few words of a page's text begin, over all of it."""
    looked = (text.find(" ", len(text) * n // _LOOKED_AT) + 1 for n in range(_LOOKED_AT))
    return [n for n in looked if text[n : n + 1].strip()]


def _tokens(text: str, textpage: pdfium.PdfTextPage) -> tuple[Tokens, list[int]]:
    """The words of a page's text, each with its first and last character as PDFium counts them; where rows end."""
    units = len(text) if text.isascii() else _units(text)
    lines = text.split("\r\n")
    if units != raw.FPDFText_CountChars(textpage):
        return _counted_tokens(lines, textpage, raw.FPDFText_GetCharIndexFromTextIndex)
    if units != len(text):
        return _counted_tokens(lines, textpage, None)
    firsts: list[int] = []
    words: list[str] = []
    ends: list[int] = []
    at = 0
    for line in lines:
        if line.isprintable() and "  " not in line and line[:1] != " ":
            some = line.split(" ")
            if not some[-1]:
                some.pop()
            if some:
                firsts += accumulate([len(word) + 1 for word in some[:-1]], initial=at)
                words += some
                ends.append(len(words))
        else:
            start = at
            for piece in _BROKEN.split(line):
                found = list(_TOKEN.finditer(piece))
                firsts += [start + token.start() for token in found]
                words += [token[0] for token in found]
                if found:
                    ends.append(len(words))
                start += len(piece)
        at += len(line) + 2
    return Tokens(firsts, list(map(add, firsts, [len(word) - 1 for word in words])), words), ends


def _counted_tokens(
    lines: Sequence[str], textpage: pdfium.PdfTextPage, index: Callable[[Any, int], int] | None
) -> tuple[Tokens, list[int]]:
    """The same where a letter is not one character of PDFium's."""
    firsts, lasts, words = tokens = Tokens([], [], [])
    ends = []
    at = 0
    for line in lines:
        for piece in _BROKEN.split(line):
            row = _of_line(piece, at, textpage, index)
            if row.words:
                firsts += row.firsts
                lasts += row.lasts
                words += row.words
                ends.append(len(words))
            at += _units(piece)
        at += 2
    return tokens, ends


def _of_line(line: str, at: int, textpage: pdfium.PdfTextPage, index: Callable[[Any, int], int] | None) -> Tokens:
    firsts, lasts, words = [], [], []
    behind = 0
    for found in _TOKEN.finditer(line):
        at += _units(line[behind : found.start()])
        end, behind = at + _units(found[0]), found.end()
        firsts.append(at if index is None else index(textpage, at))
        lasts.append(end - 1 if index is None else index(textpage, end - 1))
        words.append(found[0])
        at = end
    return Tokens(firsts, lasts, words)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _upright(textpage: pdfium.PdfTextPage, samples: list[int], turns: int) -> int:
    """The quarter turns with the clock that stand most of a page's words upright, or else those of the page."""
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p)
    quarters = [-round(angle / _QUARTER) % 4 for n in samples if (angle := _angle(handle, n)) >= 0]
    return next((q for q in (turns, 0, 1, 2, 3) if quarters.count(q) * 2 > len(quarters)), turns)


def _unseen(textpage: pdfium.PdfTextPage, samples: list[int]) -> bool:
    """True where a page's words are drawn so as not to be seen, as a program for reading scans leaves them."""
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p)
    modes = [_mode(ctypes.c_void_p(_text_object(handle, n))) for n in samples]
    return modes.count(raw.FPDF_TEXTRENDERMODE_INVISIBLE) * 2 > len(modes)


def _unnamed(textpage: pdfium.PdfTextPage, samples: list[int]) -> bool:
    """True where the fonts of most words do not say which letter each of their signs is."""
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p)
    return [_is_unnamed(handle, n) for n in samples].count(1) * 2 > len(samples)


def _placed(
    textpage: pdfium.PdfTextPage, tokens: Tokens, ends: list[int], bounds: Quad, turns: int
) -> tuple[list[Columns], bool]:
    """(the words of rows with their boxes, whether they are known to stand on the page).

    All boxes of a page are asked for at one go and put together in columns, with no step of Python's for a word but
    where something is odd.
    """
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p)
    turn = turned(bounds, turns)
    begins = [0, *ends[:-1]]
    if turns:
        rows = map(tokens.part, begins, ends)
        return [columns for row in rows for columns in _with_care(handle, row, turn)], False
    words = tokens.words
    lefts, highs, lows = _boxes(handle, tokens.firsts, (_LEFT, _TOP, _BOTTOM))
    rights, ends_high, ends_low = _boxes(handle, tokens.lasts, (_RIGHT, _TOP, _BOTTOM))
    shared = list(map(sub, highs, lows))
    unequal = _unequal(highs, ends_high) | _unequal(lows, ends_low)
    if len(unequal) > _UNEVEN * len(words):
        unequal = set()
        highs, lows = from_feet(handle, tokens.firsts, highs, lows)
        shared = list(map(sub, highs, lows))
    for n in unequal:
        shared[n] = min(highs[n], ends_high[n]) - max(lows[n], ends_low[n])
        highs[n], lows[n] = max(highs[n], ends_high[n]), min(lows[n], ends_low[n])
    odd = _astray(words, list(map(sub, rights, lefts)), shared)
    margin, _, _, ceiling = bounds
    tops, bottoms = [ceiling - high for high in highs], [ceiling - low for low in lows]
    if margin:
        lefts, rights = [x - margin for x in lefts], [x - margin for x in rights]
    if not odd:
        width, height = size_of(bounds, turns)
        inside = min(lefts) >= 0 and min(tops) >= 0 and max(rights) <= width and max(bottoms) <= height
        parts = map(slice, begins, ends)
        return [(lefts[part], tops[part], rights[part], bottoms[part], words[part]) for part in parts], inside
    placed: list[Columns] = []
    for begin, end in zip(begins, ends, strict=True):
        if any(odd[begin:end]):
            placed += _with_care(handle, tokens.part(begin, end), turn)
        else:
            part = slice(begin, end)
            placed.append((lefts[part], tops[part], rights[part], bottoms[part], words[part]))
    return placed, False


def _unequal(one: list[float], other: list[float]) -> set[int]:
    """Where two lists differ, which is hardly anywhere."""
    return set() if one == other else {n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b}


def _astray(words: list[str], widths: list[float], shared: list[float]) -> list[bool]:
    """Which words have letters on two lines, or further apart than letters can be; nothing where none has.

    `shared` is the height that the first and the last letter of each have in common.
    """
    least = min(shared) * _WIDEST
    if min(widths) > 0 < least and max(map(truediv, widths, map(len, words))) <= least:
        return []
    return [
        height <= 0 or not 0 < width <= height * len(word) * _WIDEST
        for word, width, height in zip(words, widths, shared, strict=True)
    ]


def _boxes(handle: ctypes.c_void_p, letters: list[int], sides: tuple[int, ...]) -> list[list[float]]:
    """Some edges of letters in the page's own space, each in a list of its own."""
    found: list[list[float]] = [[] for _ in sides]
    for n in range(0, len(letters), _SLOTS):
        some = letters[n : n + _SLOTS]
        deque(map(_loose_box, repeat(handle), some, _POINTERS), maxlen=0)
        for side, edges in zip(sides, found, strict=True):
            edges += _SIDES[side : 4 * len(some) : 4].tolist()
    return found


def _with_care(handle: ctypes.c_void_p, row: Tokens, turn: Turn) -> Iterator[Columns]:
    """A row's words one by one, in the pieces that follow each other on one line."""
    piece: list[Word] = []
    for token in zip(*row, strict=True):
        for word in _letter_by_letter(handle, token, turn):
            if piece and (word[0] < piece[-1][2] - 1 or word[1] >= piece[-1][3] or word[3] <= piece[-1][1]):
                yield columns_of(piece)
                piece = []
            piece.append(word)
    if piece:
        yield columns_of(piece)


def _letter_by_letter(handle: ctypes.c_void_p, token: Token, turn: Turn) -> Iterator[Word]:
    """A word whose letters do not follow each other on one line, in the pieces that do."""
    first, last, word = token
    box = raw.FS_RECTF()
    at = ctypes.byref(box)
    piece: list[Word] = []
    for n, letter in zip(range(first, last + 1), word, strict=False):
        _loose_box(handle, n, at)
        left, top, right, bottom = turn(box.left, box.bottom, box.right, box.top)
        letter = _plain(letter)
        if right <= left or bottom <= top or not letter:
            continue
        if piece:
            before = piece[-1]
            apart = top > before[3] or bottom < before[1] or not -1 < (left - before[2]) / (bottom - top) < _WIDEST
            if apart:
                yield _whole(piece)
                piece = []
        piece.append((left, top, right, bottom, letter))
    if piece:
        yield _whole(piece)


def _whole(piece: list[Word]) -> Word:
    lefts, tops, rights, bottoms, letters = zip(*piece, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms), "".join(letters)


def _plain(word: str) -> str:
    """A word without what shows no mark, its ligatures taken apart; a hyphen that its line ends on stays one."""
    if word[-1] in "\u00ad\ufffe":
        word = word[:-1] + "-"
    word = _UNSEEN.sub("", word)
    word = _LIGATURE.sub(lambda found: _LIGATURES[found[0]], word)
    return word.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
