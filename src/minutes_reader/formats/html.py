"""From a web page to its canonical text: paragraphs, lists and tables, without what surrounds them on a site."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from minutes_reader.decoding import MOST_CHARACTERS
from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.html_tokens import Tag, decoded_page, tokens
from minutes_reader.formats.numerals import numeral
from minutes_reader.formats.refusals import too_deep, too_much
from minutes_reader.formats.rows import row_lines
from minutes_reader.reading import Note

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody "
    "td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEFT_OUT = frozenset(
    "noscript template select datalist option button svg object audio video canvas nav rt rp del".split()
)
_OF_THE_SITE = frozenset(("header", "footer", "aside"))  # unless they stand in what the page is about
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search"))
_CLOSED_BY_NEXT = frozenset(("p", "li", "td", "th", "tr", "dt", "dd", "option"))
_ABOUT = frozenset(("main", "article"))
_HINTS = re.compile(r"hidden|none|mso-|role|mgcontent", re.I)
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_PLAIN_LIST = re.compile(r"list-style(?:-type)?\s*:\s*none|mgBulletList", re.I)
_FORMS = {"a": "lower letter", "A": "upper letter", "i": "lower roman", "I": "upper roman"}
_STYLES = re.compile(r"(lower|upper)-(alpha|latin|roman)", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile(r"[ \u00a0]{2,}")
_TWICE = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d?);")
_SOFT, _UNBROKEN = "\u00ad", "\u2011"
MOST_TAGS = 1_000_000
MOST_ATTRIBUTES = 2_000_000
_MOST_WITHIN = 8  # pages encoded in pages
_MOST_DEPTH = 100  # of tables inside tables
_FEWEST = 200  # characters of what a page is about; less is no paper
_MOST_COLUMNS, _MOST_ROWS, _MOST_NUMBER = 100, 1000, 1_000_000


class TooDeepError(Exception):
    """Tables inside tables without end."""


class TooMuchError(Exception):
    """More tags, attributes or letters than any paper has."""


def from_html(data: bytes, name: str) -> Canonical:
    """The canonical text of a web page, or of a Word file saved as one.

    Menus, heads and feet of the site, scripts and what is hidden are left out; items of lists have their numbers; words
    that were encoded twice are decoded twice, as committee systems need.  ReadingError for a page too large, or whose
    tables stand inside one another without end.
    """
    text, encoding = decoded_page(data)
    page = _Page(_Left())
    try:
        page.read(text)
    except TooDeepError as error:
        raise too_deep(name) from error
    except TooMuchError as error:
        raise too_much(name) from error
    notes = []
    if page.tracked:
        message = "The page holds tracked changes: read as if all of them had been accepted."
        notes.append(Note(kind="tracked_changes", message=message))
    return Canonical(text="\n".join(page.lines()), kind="html", encoding=encoding, notes=tuple(notes))


@dataclass(slots=True)
class _Left:
    """How much more may be read of a page, and of all that is encoded in it."""

    tags: int = MOST_TAGS
    attributes: int = MOST_ATTRIBUTES
    letters: int = MOST_CHARACTERS

    def take(self, *, tags: int = 0, attributes: int = 0, letters: int = 0) -> None:
        """Take so many; TooMuchError where there are no more."""
        self.tags -= tags
        self.attributes -= attributes
        self.letters -= letters
        if min(self.tags, self.attributes, self.letters) < 0:
            raise TooMuchError


@dataclass(slots=True)
class _List:
    """A list that is open: the number of its next item, or None for bullets, and whether those are shown."""

    number: int | None
    form: str = "decimal"
    shown: bool = True


@dataclass(slots=True)
class _Table:
    """A table that is open.  `carried` holds for each column how many more rows a cell from above runs over."""

    around: list[str]
    lines: list[str] = field(default_factory=list)
    row: list[list[str]] | None = None
    carried: dict[int, int] = field(default_factory=dict)
    cell: tuple[int, int] | None = None
    layout: bool = False
    item: bool = False


@dataclass(slots=True)
class _Part:
    """What a page is about, from the line where it began; `open` counts the elements of its name that are open."""

    name: str
    start: int
    open: int = 1


class _Page:
    """One page, read from top to bottom."""

    def __init__(self, left: _Left, within: int = 0) -> None:
        self.tracked = False
        self._left, self._within = left, within
        self._out: list[str] = []
        self._all = self._out
        self._pieces: list[str] = []
        self._label = ""
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._paragraph: int | None = None  # how many lines there were when the paragraph opened
        self._unseen = ("", 0)  # the tag whose inside is left out, and how many of its name are open
        self._about: list[_Part] = []
        self._parts: list[tuple[int, int]] = []
        self._pre = 0

    def read(self, page: str) -> None:
        """Read a page, or a piece of one that was encoded in another."""
        self._left.take(tags=page.count("<"))
        for token in tokens(page):
            if isinstance(token, Tag):
                if not self._unseen[1] or self._is_seen_again(token):
                    self._tag(token)
            elif not self._unseen[1]:
                self._words(token)
        self._flush()
        while self._tables:
            self._end_table()

    def lines(self) -> list[str]:
        """The lines of what the page is about, where it says what that is, else all of them."""
        parts = [self._all[start:end] for start, end in self._parts]
        longest = max(parts, key=lambda lines: sum(map(len, lines)), default=[])
        return longest if sum(map(len, longest)) >= _FEWEST else self._all

    def _words(self, token: str) -> None:
        words = html.unescape(token) if "&" in token else token
        self._pieces.append(words if self._pre else _SPACES.sub(" ", words))

    def _attributes(self, tag: Tag) -> dict[str, str]:
        found = tag.attributes()
        self._left.take(attributes=len(found))
        return found

    # What is left out

    def _is_seen_again(self, tag: Tag) -> bool:
        """Inside something that is left out: whether this tag ends it and is itself to be read."""
        name, depth = self._unseen
        if name in _CLOSED_BY_NEXT:
            ends = tag.name in _BLOCKS and (tag.closes or tag.name == name or name == "p")
            self._unseen = ("", 0) if ends else self._unseen
            return ends and not (tag.closes and tag.name == name)
        if tag.name == name:
            depth += -1 if tag.closes else 1
            self._unseen = (name, depth)
        return False

    def _is_left_out(self, tag: Tag) -> bool:
        if tag.name in _LEFT_OUT or (tag.name in _OF_THE_SITE and not self._about):
            self.tracked |= tag.name == "del"
            return True
        if not _HINTS.search(tag.inside):
            return False
        attributes = self._attributes(tag)
        style = attributes.get("style", "")
        if "mso-tab-count" in style.lower():
            self._pieces.append("\t")
            return True
        unseen = "hidden" in attributes or attributes.get("role", "").lower() in _ROLES
        return unseen or _UNSEEN.search(style) is not None

    # Tags

    def _tag(self, tag: Tag) -> None:
        name = tag.name
        if not tag.closes and tag.inside[-1:] != "/" and self._is_left_out(tag):
            self._unseen = (name, 1)
            if name in _BLOCKS:
                self._flush()
            return
        if name == "br":
            self._pieces.append("\n")
        elif name in _BLOCKS:
            self._flush()
            self._block(tag)

    def _block(self, tag: Tag) -> None:
        name = tag.name
        if name == "p":
            if tag.closes and self._paragraph == len(self._out):
                self._out.append("")
            self._paragraph = None if tag.closes else len(self._out)
        elif name in ("ol", "ul", "menu"):
            self._list(tag)
        elif name == "li" and not tag.closes:
            self._item(tag)
        elif name == "table":
            if tag.closes:
                self._end_table()
            else:
                self._begin_table(tag)
        elif name in ("tr", "td", "th") and self._tables:
            self._row_or_cell(tag)
        elif name == "pre":
            self._pre = max(self._pre + (-1 if tag.closes else 1), 0)
        elif name in _HEADINGS and self._tables:
            self._tables[-1].layout = True
        if (name in _ABOUT or name == "div") and not self._tables:
            self._begin_or_end_part(tag)

    def _begin_or_end_part(self, tag: Tag) -> None:
        """Keep where what the page is about begins and ends; elements of the same name may stand inside it."""
        if self._about and self._about[-1].name == tag.name:
            part = self._about[-1]
            part.open += -1 if tag.closes else 1
            if not part.open:
                self._about.pop()
                self._parts.append((part.start, len(self._all)))
        elif not tag.closes and (tag.name in _ABOUT or "mgcontent" in tag.inside.lower()):
            self._about.append(_Part(tag.name, len(self._all)))

    def _list(self, tag: Tag) -> None:
        if tag.closes:
            if self._lists:
                self._lists.pop()
            self._label = ""
        elif tag.name == "ol":
            attributes = self._attributes(tag)
            styled = _STYLES.search(attributes.get("style", ""))
            form = _FORMS.get(attributes.get("type", ""), "decimal")
            if styled:
                form = f"{styled[1].lower()} {'roman' if styled[2].lower() == 'roman' else 'letter'}"
            self._lists.append(_List(_number(attributes.get("start"), 1), form, not _PLAIN_LIST.search(tag.inside)))
        else:
            self._lists.append(_List(None, shown=not _PLAIN_LIST.search(tag.inside)))

    def _item(self, tag: Tag) -> None:
        self._label = ""
        if not self._lists:
            return
        of = self._lists[-1]
        if of.number is None:
            self._label = "• " if of.shown else ""
            return
        number = _number(self._attributes(tag).get("value"), of.number)
        of.number = number + 1
        self._label = f"{numeral(number, of.form)}. " if of.shown else ""

    # Tables

    def _begin_table(self, tag: Tag) -> None:
        if self._tables and self._tables[-1].cell:
            self._tables[-1].layout = True
        if len(self._tables) >= _MOST_DEPTH:
            raise TooDeepError
        role = self._attributes(tag).get("role", "").lower()
        self._tables.append(_Table(self._out, layout=role in ("presentation", "none")))

    def _end_table(self) -> None:
        if self._tables:
            self._end_row()
            table = self._tables.pop()
            self._out = table.around
            self._out += table.lines

    def _row_or_cell(self, tag: Tag) -> None:
        table = self._tables[-1]
        self._end_cell()
        if tag.name == "tr":
            self._end_row()
            if not tag.closes:
                table.row = []
        elif not tag.closes:
            attributes = self._attributes(tag)
            table.row = [] if table.row is None else table.row
            self._carry(table, table.row)
            table.item |= not table.row and "mgitemnumbercell" in attributes.get("class", "").lower()
            wide = min(max(_number(attributes.get("colspan"), 1), 1), _MOST_COLUMNS)
            deep = min(max(_number(attributes.get("rowspan"), 1), 1), _MOST_ROWS)
            table.cell = (wide, deep)
            self._out, self._label = [], ""

    def _carry(self, table: _Table, row: list[list[str]]) -> None:
        """Leave empty the columns that a cell from above runs over."""
        while (left := table.carried.get(len(row), 0)) > 0:
            table.carried[len(row)] = left - 1
            row.append([])

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.cell is None or table.row is None:
            return
        self._flush()
        wide, deep = table.cell
        if len(table.row) < _MOST_COLUMNS:
            for column in range(len(table.row), len(table.row) + wide if deep > 1 else 0):
                table.carried[column] = deep - 1
            table.row.append(self._out)
            table.row += [[]] * (wide - 1)
        elif self._out:
            table.row[-1] = [*table.row[-1], *self._out]
        table.cell = None
        self._out = table.around

    def _end_row(self) -> None:
        self._end_cell()
        table = self._tables[-1]
        row, table.row = table.row, None
        if row is None:
            return
        for column in [column for column in table.carried if column >= len(row)]:
            table.carried[column] -= 1
            if table.carried[column] <= 0:
                del table.carried[column]
        if table.item or table.layout:
            table.lines += [line for cell in row for line in cell]
        else:
            table.lines += row_lines(row)
        table.item = False

    # Lines

    def _flush(self) -> None:
        """End a line, if it has words."""
        if not self._pieces:
            return
        words = "".join(self._pieces)
        self._pieces = []
        if _SOFT in words or _UNBROKEN in words:
            words = words.replace(_SOFT, "").replace(_UNBROKEN, "-")
        if "&" in words and _TWICE.search(words):
            words = html.unescape(words)
            if "</" in words and self._within < _MOST_WITHIN:
                page = _Page(self._left, self._within + 1)
                page.read(words)
                words = "\n".join(page.lines())
        for line in words.split("\n"):
            said = line.rstrip() if self._pre else _WIDE.sub(" ", line).strip(" \u00a0")
            if said.strip():
                self._left.take(letters=len(said))
                self._out.append(self._label + said)
                self._label = ""
            elif "\n" in words.strip():
                self._out.append("")


def _number(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    if not (text.isascii() and text.lstrip("-").isdigit() and len(text) < 9):
        return otherwise
    return max(min(int(text), _MOST_NUMBER), -_MOST_NUMBER)
