"""A copy of the text, of the same length, in which what carries no words is blank.

Offsets in the clean text are offsets in the text.  Marks (`**`, `<p>`), running feet and page numbers become spaces;
the end of a marked paragraph or cell becomes a line feed or a tab.
"""

from __future__ import annotations

import re

from minutes_reader.feet import without_feet

_MARK = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>\n]{0,300})?/?>|\*\*+|__+")
_BLOCK_TAG = re.compile(r"</?(?:p|br|div|li|ul|ol|tr|table|h[1-6]|tbody|thead)\b", re.I)
_CELL_TAG = re.compile(r"</?(?:td|th)\b", re.I)
_SEPARATORS = tuple("\x1c\x1d\x1e\x1f")  # of fields in old files of data; Python takes them for white space
_ODD_SPACES = tuple(
    "\u00a0\u00ad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2066\u2067\u2068\u2069\u3000\ufeff"
)
_ODD_LINES = tuple("\r\f\v\x85\u2028\u2029")


def cleaned(text: str) -> str:
    """The text with marks, odd spaces, page numbers and running feet blanked, character for character."""
    clean = text.replace("\r\n", " \n")
    if not clean.isascii():
        clean = _replaced(clean, _ODD_SPACES, " ")
    clean = _replaced(_replaced(clean, _SEPARATORS, " "), _ODD_LINES, "\n")
    if "<" in clean or "**" in clean or "__" in clean:
        clean = _MARK.sub(_blank_mark, clean)
    return without_feet(clean)


def _replaced(text: str, marks: tuple[str, ...], by: str) -> str:
    for mark in marks:
        if mark in text:
            text = text.replace(mark, by)
    return text


def _blank_mark(found: re.Match[str]) -> str:
    mark = found[0]
    if mark[0] == "<":
        if _BLOCK_TAG.match(mark):
            return "\n" + " " * (len(mark) - 1)
        if _CELL_TAG.match(mark) and mark[1] == "/":
            return "\t" + " " * (len(mark) - 1)
    return " " * len(mark)
