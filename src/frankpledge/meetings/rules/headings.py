"""The headings that a file says it has, and where they begin in what a reader found in it.  Pure: bytes in, words out.

A reader looks for the items of minutes; a report has headings of other kinds, and its file names them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from frankpledge.kit.words import squeezed
from minutes_reader.formats.markup import parsed

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_NUMBER = 14  # characters that a list's number may take before a heading
_HTML = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def headings_of(content: bytes, kind: str) -> list[str]:
    """The words of each heading of a Word file, an OpenDocument text or a web page, in order; none of other kinds.

    In this process: for a confined one.  Raises what a damaged file makes parsers raise.
    """
    if kind == "docx":
        return list(_of_word(content))
    if kind == "odt":
        data = zipfile.ZipFile(io.BytesIO(content)).read("content.xml") if content.startswith(b"PK") else content
        return ["".join(map(str, one.itertext())) for one in parsed(data, "content.xml").iter(f"{_TEXT}h")]
    if kind == "html":
        page = _Headings()
        page.feed(content.decode("utf-8", "replace"))
        return page.found
    return []


def starts_of(text: str, headings: Sequence[str]) -> list[int]:
    """Where the lines of a text begin that are these headings, which stand in it in this order."""
    found, at, waiting = [], 0, [words for words in map(squeezed, headings) if words]
    for line in text.split("\n"):
        words = squeezed(line)
        for ahead, heading in enumerate(waiting[:3]):  # one that the text has not is passed over
            if words.endswith(heading) and len(words) - len(heading) <= _NUMBER:
                found.append(at)
                del waiting[: ahead + 1]
                break
        at += len(line) + 1
    return found


def _of_word(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles = set()
        if "word/styles.xml" in archive.namelist():
            for style in parsed(archive.read("word/styles.xml"), "styles.xml").iter(f"{_WORD}style"):
                name = style.find(f"{_WORD}name")
                called = "" if name is None else str(name.get(f"{_WORD}val", "")).lower()
                if called.startswith(("heading", "title")) or style.find(f".//{_WORD}outlineLvl") is not None:
                    styles.add(style.get(f"{_WORD}styleId"))
        for one in parsed(archive.read("word/document.xml"), "document.xml").iter(f"{_WORD}p"):
            of = one.find(f"{_WORD}pPr/{_WORD}pStyle")
            if of is not None and of.get(f"{_WORD}val") in styles:
                yield "".join(str(part.text or "") for part in one.iter(f"{_WORD}t"))


class _Headings(HTMLParser):
    """The words of a web page's headings."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _HTML:
            self._in = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in = self._in and tag not in _HTML

    def handle_data(self, data: str) -> None:
        if self._in:
            self.found[-1] += data
