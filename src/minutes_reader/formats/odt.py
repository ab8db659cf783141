"""From an OpenDocument text to its canonical text: paragraphs, lists, tables, notes and boxes in their order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from minutes_reader.decoding import MOST_CHARACTERS
from minutes_reader.formats.archives import Archive
from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.markup import number, parsed
from minutes_reader.formats.odt_lists import DRAW, LEVELS, OFFICE, TABLE, TEXT, Counter, Styles, count, said
from minutes_reader.formats.refusals import too_much
from minutes_reader.formats.rows import row_lines
from minutes_reader.reading import Note

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
# Of these, what stands inside is read as if they were not there.
_CLEAR = frozenset(
    TEXT + tag
    for tag in "span a meta meta-field ruby ruby-base bookmark-ref reference-ref sequence sequence-ref date time title "
    "subject author-name author-initials text-input placeholder variable-get variable-set user-field-get expression "
    "conditional-text database-display drop-down creator description user-defined keywords chapter file-name".split()
)
_SECTIONS = frozenset(
    TEXT + tag
    for tag in "section index-body table-of-content illustration-index table-index object-index user-index "
    "alphabetical-index bibliography index-title numbered-paragraph".split()
)
_SPACES = re.compile(r"[ \t\r\n]+")
_SOFT, _UNBROKEN = "\u00ad", "\u2011"
_MOST_REPEATED, _MOST_SPACES = 100, 1000


def from_odt(data: bytes, name: str) -> Canonical:
    """The canonical text of an OpenDocument text (.odt, or a flat one of plain XML).

    Paragraphs, and tables row by row, stand in the file's order with the numbers of lists.  Deleted and hidden words,
    comments, running heads and feet are left out; footnotes stand at the end.  ReadingError where the file is damaged,
    locked, or no such file.
    """
    if data[:2] == b"PK":
        archive = Archive(data, name)
        content = parsed(archive.read("content.xml"), name)
        styles = archive.read_if_there("styles.xml")
        body = _Body(content, Styles(parsed(styles, name) if styles else None, content), name)
        macros = any(member.startswith(("Basic/", "Scripts/")) for member in archive.members)
    else:
        content = parsed(data, name)
        body, macros = _Body(content, Styles(content), name), False
    lines = body.lines()
    told = []
    if macros:
        told.append(("macros", "The file holds macros. They were not run."))
    if next(content.iter(TEXT + "changed-region"), None) is not None:
        told.append(("tracked_changes", "The file holds tracked changes: read as if all of them had been accepted."))
    if next(content.iter(OFFICE + "annotation"), None) is not None:
        told.append(("comments", "The file holds comments, which are no part of the text that was read."))
    if body.notes:
        told.append(("footnotes", "Footnotes stand at the end of the text, in square brackets by their number."))
        lines += ["", *(f"[{at}] {words}" for at, words in enumerate(body.notes, 1))]
    return Canonical(
        text="\n".join(lines), kind="odt", notes=tuple(Note(kind=kind, message=message) for kind, message in told)
    )


@dataclass(slots=True)
class _Paragraph:
    """The words of a paragraph, and the lines of boxes above and below them."""

    pieces: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


class _Body:
    """One walk over a body, from top to bottom.  `notes` are the words of foot and end notes."""

    def __init__(self, root: etree._Element, styles: Styles, name: str) -> None:
        self.notes: list[str] = []
        self._root, self._styles, self._name = root, styles, name
        self._repeated = 0
        self._paragraph = _Paragraph()
        self._label = ""
        self._headings = Counter()
        self._by_style: dict[str | None, Counter] = {}
        self._by_id: dict[str, Counter] = {}
        self._inside: dict[str, Callable[[etree._Element], None]] = {
            TEXT + "s": self._spaces,
            TEXT + "tab": lambda _: self._say("\t"),
            TEXT + "line-break": lambda _: self._say("\n"),
            TEXT + "note": self._note,
            TEXT + "span": self._span,
            DRAW + "frame": self._boxes,
            DRAW + "custom-shape": self._boxes,
            DRAW + "g": self._boxes,
            DRAW + "a": self._boxes,
            **dict.fromkeys(_CLEAR - {TEXT + "span"}, self._inline),
        }

    def lines(self) -> list[str]:
        """The lines of the text; an empty paragraph is an empty line."""
        found: list[str] = []
        for text in self._root.iter(OFFICE + "text"):
            self._blocks(text, found)
        return found

    def _blocks(self, parent: etree._Element, lines: list[str]) -> None:
        for child in parent:
            tag = child.tag
            if tag == TEXT + "p":
                self._read_paragraph(child, lines)
            elif tag == TEXT + "h":
                self._heading(child, lines)
            elif tag == TEXT + "list":
                self._list(child, lines, None, 0, None)
            elif tag == TABLE + "table":
                self._table(child, lines)
            elif tag in _SECTIONS:
                if child.get(TEXT + "display") != "none":
                    self._blocks(child, lines)
            elif tag in (DRAW + "frame", DRAW + "custom-shape", DRAW + "g"):
                self._blocks_of_boxes(child, lines)

    # Paragraphs

    def _heading(self, element: etree._Element, lines: list[str]) -> None:
        at = (number(element.get(TEXT + "outline-level")) or 1) - 1
        level = self._styles.outline.get(at)
        if level and not self._label and 0 <= at < LEVELS and element.get(TEXT + "is-list-header") != "true":
            start = number(element.get(TEXT + "start-value"))
            count(self._headings, level, at, start)
            self._label = said(self._headings, self._styles.outline, level, at, self._styles, None)
        self._read_paragraph(element, lines)

    def _read_paragraph(self, element: etree._Element, lines: list[str]) -> None:
        label, self._label = self._label, ""
        outer, self._paragraph = self._paragraph, _Paragraph()
        look = self._styles.look(element.get(TEXT + "style-name"))
        if not look.hidden:
            self._inline(element)
        paragraph, self._paragraph = self._paragraph, outer
        words = "".join(paragraph.pieces)
        if look.capitals:
            words = words.upper()
        if _SOFT in words or _UNBROKEN in words:
            words = words.replace(_SOFT, "").replace(_UNBROKEN, "-")
        words = words.rstrip()
        if label and not words and label[0] in "•-–—":
            label = ""
        lines += paragraph.above
        lines.append(label + words.lstrip("\n") if words else label.rstrip())
        lines += paragraph.below

    def _inline(self, parent: etree._Element) -> None:
        if parent.text:
            self._words(parent.text)
        for child in parent:
            read = self._inside.get(child.tag)
            if read is not None:
                read(child)
            if child.tail:
                self._words(child.tail)

    def _words(self, text: str) -> None:
        """White space in the file is one space; what is more stands as an element."""
        self._say(_SPACES.sub(" ", text))

    def _say(self, words: str) -> None:
        self._paragraph.pieces.append(words)

    def _spaces(self, element: etree._Element) -> None:
        times = min(max(number(element.get(TEXT + "c")) or 1, 1), _MOST_SPACES)
        self._repeat(1, times)
        self._say(" " * times)

    def _repeat(self, length: int, times: int) -> None:
        """Refuse what a short file repeats into more than can be read."""
        self._repeated += length * (times - 1)
        if self._repeated > MOST_CHARACTERS:
            raise too_much(self._name)

    def _span(self, element: etree._Element) -> None:
        look = self._styles.look(element.get(TEXT + "style-name"))
        if look.hidden:
            return
        start = len(self._paragraph.pieces)
        self._inline(element)
        if look.capitals:
            pieces = self._paragraph.pieces
            pieces[start:] = [piece.upper() for piece in pieces[start:]]

    def _note(self, element: etree._Element) -> None:
        found: list[str] = []
        label, self._label = self._label, ""
        for body in element.iterchildren(TEXT + "note-body"):
            self._blocks(body, found)
        self._label = label
        if words := " ".join(" ".join(found).split()):
            self.notes.append(words)

    def _boxes(self, element: etree._Element) -> None:
        """Boxes that hang on a paragraph: lines of their own, never in the midst of its sentence."""
        paragraph, label = self._paragraph, self._label
        self._label = ""
        seen = any(map(str.strip, paragraph.pieces))
        found: list[str] = []
        self._blocks_of_boxes(element, found)
        (paragraph.below if seen else paragraph.above).extend(line for line in found if line)
        self._label = label

    def _blocks_of_boxes(self, element: etree._Element, lines: list[str]) -> None:
        if element.tag == DRAW + "custom-shape":
            self._blocks(element, lines)
            return
        for child in element:
            if child.tag == DRAW + "text-box":
                self._blocks(child, lines)
            elif child.tag in (DRAW + "frame", DRAW + "custom-shape", DRAW + "g"):
                self._blocks_of_boxes(child, lines)

    # Lists

    def _list(
        self, element: etree._Element, lines: list[str], style: str | None, at: int, counter: Counter | None
    ) -> None:
        own = element.get(TEXT + "style-name")
        style = own or style
        if counter is None:
            counter = self._counter(element, style)
        at = min(at, LEVELS - 1)
        level = self._styles.level(style, at)
        for item in element:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            first = item.tag == TEXT + "list-item"
            for child in item:
                if child.tag == TEXT + "list":
                    self._list(child, lines, style, at + 1, counter)
                    continue
                if first and child.tag in (TEXT + "p", TEXT + "h"):
                    first = False
                    if level.form:
                        count(counter, level, at, number(item.get(TEXT + "start-value")))
                    self._label = said(counter, None, level, at, self._styles, style)
                self._one(child, lines)

    def _one(self, child: etree._Element, lines: list[str]) -> None:
        if child.tag in (TEXT + "p", TEXT + "h"):
            self._read_paragraph(child, lines)
        elif child.tag == TABLE + "table":
            self._table(child, lines)

    def _counter(self, element: etree._Element, style: str | None) -> Counter:
        """The count that a list goes on with, or a fresh one."""
        goes_on = element.get(TEXT + "continue-list")
        counter = self._by_id.get(goes_on) if goes_on else None
        if counter is None and element.get(TEXT + "continue-numbering") == "true":
            counter = self._by_style.get(style)
        counter = counter or Counter()
        self._by_style[style] = counter
        if name := element.get(_XML_ID):
            self._by_id[name] = counter
        return counter

    # Tables

    def _table(self, table: etree._Element, lines: list[str]) -> None:
        for child in table:
            if child.tag == TABLE + "table-row":
                found = self._row(child)
                repeated = number(child.get(TABLE + "number-rows-repeated")) or 1
                times = min(max(repeated, 1), _MOST_REPEATED)
                self._repeat(sum(map(len, found)) + len(found), times)
                lines += found * times
            elif child.tag in (TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"):
                self._table(child, lines)

    def _row(self, row: etree._Element) -> list[str]:
        cells: list[list[str]] = []
        for cell in row:
            repeated = number(cell.get(TABLE + "number-columns-repeated")) or 1
            found: list[str] = []
            if cell.tag == TABLE + "table-cell":
                self._blocks(cell, found)
            elif cell.tag != TABLE + "covered-table-cell":
                continue
            times = min(max(repeated, 1), _MOST_REPEATED)
            self._repeat(sum(map(len, found)), times)
            cells += [found] * times
        return row_lines(cells[:_MOST_REPEATED])
