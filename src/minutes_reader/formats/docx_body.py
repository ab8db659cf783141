"""The body of a Word file, walked from top to bottom: paragraphs, tables, boxes and what stands inside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from minutes_reader.formats.docx_numbers import Numbering
from minutes_reader.formats.docx_signs import sign
from minutes_reader.formats.docx_styles import PLAIN, VAL, Look, Styles, W, is_on, look_of
from minutes_reader.formats.markup import number
from minutes_reader.formats.rows import row_lines

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_T, _R, _P, _TBL, _TR, _TC, _PPR, _RPR = (W + tag for tag in ("t", "r", "p", "tbl", "tr", "tc", "pPr", "rPr"))
_CONTENT, _BOX, _DEL, _MOVED = W + "sdtContent", W + "txbxContent", W + "del", W + "moveFrom"
# Of these, what stands inside is read as if they were not there.
_CLEAR = frozenset(
    W + tag for tag in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "rubyBase")
) | {_M + "oMath", _M + "oMathPara", _M + "r"}
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_PAGE_NUMBERS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"))
_SOFT, _UNBROKEN = "\u00ad", "\u2011"
_MOST_COLUMNS = 100


@dataclass(slots=True)
class _Paragraph:
    """What is known of the paragraph being read.  Boxes stand before its words or behind them."""

    pieces: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    look: Look = PLAIN


class Body:
    """One walk over a body.  `notes` are the marks of notes met, in order; `tracked` says that changes were met."""

    def __init__(self, root: etree._Element, styles: Styles, numbering: Numbering) -> None:
        self.notes: list[tuple[str, str]] = []
        self.tracked = self.embedded = False
        self._root, self._styles, self._numbering = root, styles, numbering
        self._looks = styles.any_look or next(root.iter(W + "vanish", W + "caps"), None) is not None
        self._fields: list[
            str | None
        ] = []  # the instruction of each field that is open; None once its result has begun
        self._unseen = 0  # how many open fields show nothing here
        self._paragraph = _Paragraph()
        self._carried: list[str] = []
        self._within: dict[str, Callable[[etree._Element], None]] = {
            _R: self._run,
            W + "sdt": self._control,
            W + "fldSimple": self._simple_field,
            W + "ruby": self._inline,
            _MC + "AlternateContent": self._alternative,
            _DEL: self._gone,
            _MOVED: self._gone,
            _M + "t": self._text,
            **dict.fromkeys(_CLEAR, self._inline),
        }
        self._in_run: dict[str, Callable[[etree._Element], None]] = {
            _T: self._text,
            W + "sym": self._sign,
            W + "fldChar": self._field_mark,
            W + "instrText": self._instruction,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "drawing": self._boxes,
            W + "pict": self._boxes,
            W + "object": self._boxes,
            W + "ruby": self._inline,
            _MC + "AlternateContent": self._alternative,
        }

    def lines(self) -> list[str]:
        """The lines of the body; an empty paragraph is an empty line."""
        found: list[str] = []
        for body in self._root.iterchildren(W + "body"):
            self._blocks(body, found)
        return found

    def words(self, note: etree._Element) -> str:
        """The words of a footnote or endnote, on one line."""
        found: list[str] = []
        self._blocks(note, found)
        return " ".join(" ".join(found).split())

    def _blocks(self, parent: etree._Element, lines: list[str]) -> None:
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._read_paragraph(child, lines)
            elif tag == _TBL:
                self._table(child, lines)
            elif tag == W + "sdt":
                if (content := self._shown(child)) is not None:
                    self._blocks(content, lines)
            elif tag in _CLEAR:
                self.tracked |= tag in (W + "ins", W + "moveTo")
                self._blocks(child, lines)
            elif tag == _MC + "AlternateContent":
                if len(child):
                    self._blocks(child[0], lines)
            elif tag == W + "altChunk":
                self.embedded = True

    # Paragraphs

    def _read_paragraph(self, element: etree._Element, lines: list[str]) -> None:
        outer, self._paragraph = self._paragraph, _Paragraph()
        paragraph = self._paragraph
        properties = element.find(_PPR) if len(element) else None
        label, joined = self._opening(properties)
        self._inline(element)
        self._paragraph = outer
        while self._fields and self._fields[-1] is not None:  # an instruction never ended would hide all that follows
            self._close_field()
        words = "".join(paragraph.pieces)
        if _SOFT in words or _UNBROKEN in words:
            words = words.replace(_SOFT, "").replace(_UNBROKEN, "-")
        if joined:
            self._carried.append((label if words else "") + words)
            lines += [*paragraph.above, *paragraph.below]
            return
        if self._carried:
            label, words = "", "".join([*self._carried, label, words])
            self._carried = []
        words = words.rstrip()
        if label and not words and label[0] in "•-–—":
            label = ""
        lines += paragraph.above
        lines.append(label + words.lstrip("\n") if words else label.rstrip())
        lines += paragraph.below

    def _opening(self, properties: etree._Element | None) -> tuple[str, bool]:
        """(the paragraph's number, whether its end was deleted, so that the next one goes on in it)."""
        style, num_id, level, joined = self._styles.default, None, None, False
        for child in properties if properties is not None else ():
            if child.tag == W + "pStyle":
                style = child.get(VAL)
            elif child.tag == W + "numPr":
                for part in child:
                    if part.tag == W + "numId":
                        num_id = number(part.get(VAL))
                    elif part.tag == W + "ilvl":
                        level = number(part.get(VAL))
            elif child.tag == _RPR and len(child):
                joined = child.find(_DEL) is not None or child.find(_MOVED) is not None
                self.tracked |= joined or child.find(W + "ins") is not None
        if self._looks:
            self._paragraph.look = self._styles.look(style)
            if self._paragraph.look.hidden and properties is not None:
                return "", joined
        return self._numbering.number(style, num_id, level), joined

    def _inline(self, parent: etree._Element) -> None:
        within = self._within
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag in within:
                self.tracked |= tag in (W + "ins", W + "moveTo")
                within[tag](child)

    def _run(self, run: etree._Element) -> None:
        capitals = False
        if self._looks:
            look = self._look(run)
            if look.hidden:
                return
            capitals = bool(look.capitals)
        pieces = self._paragraph.pieces
        start = len(pieces)
        for child in run:
            tag = child.tag
            if tag == _T:
                if not self._unseen and child.text:
                    pieces.append(child.text)
            elif tag in _SIGNS:
                if not self._unseen:
                    pieces.append(_SIGNS[tag])
            elif tag in self._in_run:
                self._in_run[tag](child)
        if capitals:
            pieces[start:] = [piece.upper() for piece in pieces[start:]]

    def _look(self, run: etree._Element) -> Look:
        properties = run.find(_RPR)
        if properties is None:
            return self._paragraph.look
        own, style = look_of(properties), properties.find(W + "rStyle")
        if style is not None:
            own = own.over(self._styles.look(style.get(VAL)))
        return own.over(self._paragraph.look)

    def _text(self, element: etree._Element) -> None:
        if not self._unseen and element.text:
            self._paragraph.pieces.append(element.text)

    def _sign(self, element: etree._Element) -> None:
        if not self._unseen:
            self._paragraph.pieces.append(sign(element.get(W + "font", ""), element.get(W + "char", "")))

    def _note(self, element: etree._Element) -> None:
        if not self._unseen:
            self.notes.append((element.tag[len(W) :].removesuffix("Reference"), element.get(W + "id", "")))

    def _gone(self, _element: etree._Element) -> None:
        self.tracked = True

    def _control(self, element: etree._Element) -> None:
        if (content := self._shown(element)) is not None:
            self._inline(content)

    def _shown(self, control: etree._Element) -> etree._Element | None:
        """What stands in a content control, unless it is only the prompt to fill it in."""
        prompt = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        return None if prompt is not None and is_on(prompt) else control.find(_CONTENT)

    def _alternative(self, element: etree._Element) -> None:
        """The first choice; where nothing of it can be read, what stands there for older programs."""
        paragraph = self._paragraph
        before = len(paragraph.pieces), len(paragraph.above), len(paragraph.below)
        for choice in element.iterchildren(_MC + "Choice", _MC + "Fallback"):
            for child in choice:
                if read := self._in_run.get(child.tag) or self._within.get(child.tag):
                    read(child)
            if (len(paragraph.pieces), len(paragraph.above), len(paragraph.below)) != before:
                return

    def _boxes(self, element: etree._Element) -> None:
        """The text boxes of a drawing: lines of their own, never in the midst of the sentence that they hang on."""
        paragraph = self._paragraph
        lines = paragraph.below if any(map(str.strip, paragraph.pieces)) else paragraph.above
        fields, unseen = self._fields, self._unseen
        self._fields, self._unseen = [], 0
        for box in _outermost(element, _BOX):
            found: list[str] = []
            self._blocks(box, found)
            lines += [line for line in found if line]
        self._fields, self._unseen = fields, unseen

    # Fields

    def _field_mark(self, element: etree._Element) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append("")
            self._unseen += 1
        elif kind == "separate" and self._fields and self._fields[-1] is not None:
            if not _is_page_number(self._fields[-1]):
                self._unseen -= 1
                self._fields[-1] = None
        elif kind == "end" and self._fields:
            self._close_field()

    def _close_field(self) -> None:
        self._unseen -= self._fields.pop() is not None

    def _instruction(self, element: etree._Element) -> None:
        if self._fields and self._fields[-1] is not None:
            self._fields[-1] += element.text or ""

    def _simple_field(self, element: etree._Element) -> None:
        if not _is_page_number(element.get(W + "instr", "")):
            self._inline(element)

    # Tables

    def _table(self, table: etree._Element, lines: list[str]) -> None:
        for row in self._inside(table, _TR):
            cells: list[list[str]] = []
            properties = row.find(W + "trPr")
            if properties is not None:
                gone = properties.find(_DEL) is not None
                self.tracked |= gone or properties.find(W + "ins") is not None
                if gone:
                    continue
                cells += [[]] * _columns(properties.find(W + "gridBefore"))
            for cell in self._inside(row, _TC):
                found: list[str] = []
                self._blocks(cell, found)
                span, goes_on = _place(cell.find(W + "tcPr"))
                cells.append([] if goes_on else found)
                cells += [[]] * (span - 1)
            lines += row_lines(cells)

    def _inside(self, parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
        """The rows of a table, or the cells of a row, whatever they are wrapped in."""
        for child in parent:
            tag = child.tag
            if tag == wanted:
                yield child
            elif tag == W + "sdt":
                if (content := self._shown(child)) is not None:
                    yield from self._inside(content, wanted)
            elif tag in _CLEAR:
                yield from self._inside(child, wanted)


def _is_page_number(instruction: str) -> bool:
    return bool(words := instruction.split(None, 1)) and words[0].upper() in _PAGE_NUMBERS


def _outermost(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The elements of a tag inside another, without those inside one of them."""
    for found in element.iter(tag):
        above = found.getparent()
        while above is not None and above is not element and above.tag != tag:
            if above.tag == _MC + "Fallback" and len(above.getparent() or ()) > 1:
                break
            above = above.getparent()
        if above is element:
            yield found


def _place(properties: etree._Element | None) -> tuple[int, bool]:
    """(how many columns a cell spans, whether it only goes on from the one above)."""
    span, goes_on = 1, False
    for child in properties if properties is not None else ():
        if child.tag == W + "gridSpan":
            span = max(_columns(child), 1)
        elif child.tag in (W + "vMerge", W + "hMerge"):
            goes_on = child.get(VAL, "continue") == "continue"
    return span, goes_on


def _columns(element: etree._Element | None) -> int:
    count = number(element.get(VAL)) if element is not None else None
    return min(max(count or 0, 0), _MOST_COLUMNS)
