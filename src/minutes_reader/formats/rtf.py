"""From rich text to its canonical text, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.refusals import too_deep, too_much
from minutes_reader.formats.rows import row_lines
from minutes_reader.formats.rtf_words import LETTERS, SEEN, SIGNS, TOKEN, UNSEEN, code_page, fonts
from minutes_reader.reading import Note

MOST_WORDS = 6_000_000  # control words, bytes written as digits, brackets
MOST_DEPTH = 5_000
_PAGE_NUMBERS = re.compile(rb"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b", re.I)
_CODE_PAGE = re.compile(rb"\\ansicpg([0-9]{1,5})")
_LONE = re.compile("[\ud800-\udfff]")
_SOFT, _UNBROKEN = "\u00ad", "\u2011"


def from_rtf(data: bytes, name: str) -> Canonical:
    """The canonical text of a rich text file: paragraphs and rows of tables, numbers of lists as they are kept in it.

    Deleted and hidden words, running heads, feet and comments are left out; footnotes stand at the end.  ReadingError
    where it is too large or too deep.
    """
    start = data.find(b"{\\rtf")
    if data.count(b"\\") + data.count(b"{") + data.count(b"}") > MOST_WORDS:
        raise too_much(name)
    reader = _Reader(data[max(start, 0) :], name)
    reader.read()
    notes = []
    if reader.tracked:
        notes.append(("tracked_changes", "The file holds tracked changes: read as if all of them had been accepted."))
    if reader.footnotes:
        notes.append(("footnotes", "Footnotes stand at the end of the text, in square brackets by their number."))
    if not reader.complete:
        notes.append(("cut_off", "The file breaks off before its end. What there is of it was read."))
    lines = reader.lines
    if reader.footnotes:
        lines += ["", *(f"[{at}] {' '.join(' '.join(said).split())}" for at, said in enumerate(reader.footnotes, 1))]
    notes_said = tuple(Note(kind=kind, message=message) for kind, message in notes)
    return Canonical(text="\n".join(lines), kind="rtf", notes=notes_said)


@dataclass(slots=True)
class _State:
    """What holds inside one group."""

    unseen: bool = False
    encoding: str = ""
    after_unicode: int = 1
    hidden: bool = False
    deleted: bool = False
    capitals: bool = False
    label: bool = False
    instruction: bool = False
    note: int | None = None
    fresh: bool = True
    optional: bool = False


@dataclass(slots=True)
class _Place:
    """Where words go: the lines of the text or of a note, and the row of a table that is open in it."""

    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    row: list[list[str]] = field(default_factory=list)
    in_table: bool = False
    below: list[str] = field(default_factory=list)


class _Reader:
    """One pass over a file."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name = data, name
        page = _CODE_PAGE.search(data[:4000])
        self._page = code_page(int(page[1]) if page else None)
        self._fonts = fonts(data)
        self._states = [_State(encoding=self._page)]
        self._body = _Place()
        self._places = [self._body]
        self._bytes = bytearray()
        self._skip = 0
        self._fields: list[bool] = []  # for each field that is open, whether it only counts pages
        self.footnotes: list[list[str]] = []
        self.tracked = self.complete = False

    @property
    def lines(self) -> list[str]:
        """The lines that were read."""
        return self._body.lines

    def read(self) -> None:
        """Read the file to its end, or to where it breaks off."""
        data, at, end = self._data, 0, len(self._data)
        while at < end:
            match = TOKEN.match(data, at)
            assert match is not None  # some part of it matches any byte
            at = match.end()
            word, number, coded, sign, bracket, text = match.groups()
            if word is not None:
                if word == b"bin":
                    at += max(int(number or 0), 0)
                    continue
                self._control(word.decode("ascii"), int(number) if number else None)
            elif coded is not None:
                self._byte(bytes.fromhex(coded.decode("ascii")))
            elif text is not None:
                self._text(text)
            elif bracket == b"{":
                self._open()
            elif bracket == b"}":
                if len(self._states) <= 2:
                    self.complete = True
                    break  # what stands behind the end is no part of the text
                self._close()
            elif sign is not None:
                self._sign(sign)
        while len(self._states) > 1:
            self._close()
        self._end_paragraph(only_words=True)
        self._end_row()
        self._body.lines += self._body.below

    # Groups

    def _open(self) -> None:
        self._decode()
        self._skip = 0
        if len(self._states) > MOST_DEPTH:
            raise too_deep(self._name)
        self._states.append(replace(self._states[-1], fresh=True, optional=False))

    def _close(self) -> None:
        self._decode()
        self._skip = 0
        state = self._states.pop()
        above = self._states[-1]
        if state.note is not None and above.note is None:
            self._end_paragraph(only_words=True)
            self._end_row()
            place = self._places.pop()
            if state.note < 0:
                self._places[-1].below += place.lines
            else:
                self.footnotes.append(place.lines)
        if state.label and not above.label:
            pieces = self._places[-1].pieces
            said = "".join(pieces).strip()
            pieces[:] = [f"{said} "] if said else []

    # Words

    def _control(self, word: str, number: int | None) -> None:
        self._decode()
        state = self._states[-1]
        fresh, state.fresh = state.fresh, False
        if self._skip and word not in ("u", "par"):
            self._skip -= 1
            return
        if word == "u":
            self._unicode(number or 0)
        elif fresh and self._begins(word, state) or state.unseen:
            return
        elif word in LETTERS:
            self._say(LETTERS[word])
        elif word in ("par", "sect", "cell", "nestcell", "row", "nestrow", "trowd", "intbl", "pard"):
            self._block(word)
        else:
            self._look(word, number, state)

    def _begins(self, word: str, state: _State) -> bool:
        """Whether the first word of a group settles what the whole group is."""
        if word == "fldinst":
            state.instruction = True
        if word in UNSEEN or (state.optional and word not in SEEN and word != "footnote"):
            # What a shape is drawn like is left out, and the words in it are not.
            state.unseen = True
            return True
        if word in ("footnote", "shptxt") and state.note is None:
            state.note = 1 if word == "footnote" else -1
            state.unseen = False
            self._places.append(_Place())
        elif word in ("listtext", "pntext"):
            state.label = True
        elif word == "field":
            self._fields.append(False)
        elif word == "fldrslt":
            state.unseen |= bool(self._fields and self._fields.pop())
        else:
            return False
        return True

    def _look(self, word: str, number: int | None, state: _State) -> None:
        on = number != 0
        if word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
        elif word == "revised":
            self.tracked |= on
        elif word == "caps":
            state.capitals = on
        elif word == "plain":
            state.hidden = state.deleted = state.capitals = False
            state.encoding = self._page
        elif word == "f" and number is not None:
            state.encoding = self._fonts.get(number, self._page)
        elif word == "uc":
            state.after_unicode = min(max(number or 0, 0), 10)

    def _unicode(self, number: int) -> None:
        state = self._states[-1]
        code = number % 0x10000
        if not state.unseen:
            self._say("•" if 0xF000 <= code <= 0xF0FF else chr(code))
        self._skip = state.after_unicode

    def _byte(self, byte: bytes) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes += byte
        self._states[-1].fresh = False

    def _text(self, text: bytes) -> None:
        state = self._states[-1]
        state.fresh = False
        if self._skip:
            text, self._skip = text[self._skip :], max(self._skip - len(text), 0)
        if state.instruction:
            if self._fields and _PAGE_NUMBERS.match(text):
                self._fields[-1] = True
        else:
            self._bytes += text

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._states[-1].optional = True
            return
        self._decode()
        if sign in (b"\n", b"\r"):
            self._block("par")
        elif sign in SIGNS:
            self._say(SIGNS[sign])

    def _decode(self) -> None:
        """Say the bytes that have gathered, in the code page of their font: some letters are two bytes long."""
        if not self._bytes:
            return
        state, raw = self._states[-1], bytes(self._bytes)
        self._bytes.clear()
        if state.unseen:
            return
        if state.encoding == "symbol":
            self._say("".join("•" if byte > 0x7F else chr(byte) for byte in raw))
        else:
            self._say(raw.decode(state.encoding, "replace"))

    def _say(self, words: str) -> None:
        state = self._states[-1]
        if state.deleted:
            self.tracked = True
        if words and not (state.unseen or state.hidden or state.deleted):
            self._places[-1].pieces.append(words.upper() if state.capitals else words)

    # Paragraphs and tables

    def _block(self, word: str) -> None:
        place = self._places[-1]
        if word == "intbl":
            place.in_table = True
        elif word == "pard":
            place.in_table = False
        elif word in ("par", "sect"):
            if not (place.in_table or place.row or place.cell):
                self._end_paragraph()
            else:
                place.cell.append(self._taken())
        elif word == "cell":
            place.cell.append(self._taken())
            place.row.append(place.cell)
            place.cell = []
        elif word in ("nestcell", "nestrow"):
            place.pieces.append(" ")
        elif word == "row":
            self._end_row()

    def _taken(self) -> str:
        """The words of the paragraph that ends here."""
        pieces = self._places[-1].pieces
        words = "".join(pieces)
        pieces.clear()
        if _LONE.search(words):
            words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if _SOFT in words or _UNBROKEN in words:
            words = words.replace(_SOFT, "").replace(_UNBROKEN, "-")
        return words.replace("\x00", "").rstrip()

    def _end_paragraph(self, *, only_words: bool = False) -> None:
        place = self._places[-1]
        words = self._taken()
        if place.row or place.cell:
            place.cell.append(words)
            return
        if words or not only_words:
            place.lines.append(words)
        place.lines += place.below
        place.below = []

    def _end_row(self) -> None:
        place = self._places[-1]
        if place.cell:
            place.row.append(place.cell)
            place.cell = []
        place.lines += [*row_lines(place.row), *place.below]
        place.row, place.below, place.in_table = [], [], False
