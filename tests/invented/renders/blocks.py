"""A text taken apart for rendering: lines, tables where lines hold tabs, and what of each is a heading or a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, NamedTuple

Span = tuple[int, int]
_BULLET = re.compile(r"[•·–*o\uf0b7§?¾-] +(?=\S)")
_MARK = re.compile(r"(\(|[A-Z]{2,5}/?)?(\d{1,3}|[a-z]|[ivx]{2,4})([.)]|/\d\d|\.\d{1,2}\.?)?[ \t]+(?=\S)")
_WRAPPED_FROM, _WRAPPED_TO = 60, 104
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True)
class Given:
    """What is rendered: a text, and where in it headings and facts of any kind stand, as far as is known."""

    text: str
    headings: tuple[Span, ...] = ()
    facts: tuple[Span, ...] = ()

    @classmethod
    def marked(cls, text: str, gold: dict[str, Any]) -> "Given":
        """A text with its gold."""
        lists = [fact for value in gold.values() if isinstance(value, list) for fact in value]
        singles = [value for value in gold.values() if isinstance(value, dict) and "span" in value]
        facts = tuple((start, end) for start, end in (fact["span"] for fact in (*lists, *singles)))
        return cls(text, tuple((start, end) for start, end in (fact["span"] for fact in gold["items"])), facts)


class Line(NamedTuple):
    """A paragraph, or an empty one."""

    words: str
    heading: bool = False


class Table(NamedTuple):
    """Rows of as many cells each; `headed` where the first of them only names the columns."""

    rows: tuple[tuple[str, ...], ...]
    headed: bool


Block = Line | Table


class Mark(NamedTuple):
    """A number typed before a line: what stands round its count, the count, and its form: 1, a or i."""

    before: str
    count: int
    after: str
    form: str
    above: int | None = None  # the 5 of 5.1, whose count is 1

    def next_of(self, other: "Mark | None") -> bool:
        """Whether it is the next of the same list."""
        return other is not None and kind_of(self) == kind_of(other) and self.count == other.count + 1


def kind_of(mark: Mark) -> tuple[str, str, str, int | None]:
    """What all marks of a list have alike."""
    return mark.before, mark.after, mark.form, mark.above


def blocks(given: Given) -> list[Block]:
    """The lines of a text, and a table for each run of lines with tabs."""
    found: list[Block] = []
    for tabbed, group in groupby(_lines(given.text), lambda line: "\t" in line[2]):
        lines = list(group)
        if tabbed and any("\t" in words.strip() for _, _, words in lines):
            found.append(_table(given, lines))
        else:
            found += [Line(words.strip(" \t"), _is_heading(given, start, end)) for start, end, words in lines]
    return found


def _lines(text: str) -> list[tuple[int, int, str]]:
    """(start, end, words) of each line."""
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, at + len(line), line.rstrip("\r")))
        at += len(line) + 1
    while found and not found[-1][2].strip():
        found.pop()
    return found


def _table(given: Given, lines: Sequence[tuple[int, int, str]]) -> Table:
    rows = [[cell.strip() for cell in words.split("\t")] for _, _, words in lines]
    while all(len(row) > 1 and not row[-1] for row in rows):
        rows = [row[:-1] for row in rows]
    wide = max(map(len, rows))
    start, end, _ = lines[0]
    headed = len(rows) > 2 and all(rows[0]) and not any(a < end and start < b for a, b in given.facts)
    return Table(tuple(tuple(row + [""] * (wide - len(row))) for row in rows), headed)


def _is_heading(given: Given, start: int, end: int) -> bool:
    return any(start <= a < end and b <= end + 1 for a, b in given.headings)


def numbered(words: str, *, heading: bool, last: Mark | None = None) -> tuple[Mark, str] | None:
    """The number that a line begins with and the rest of the line; None where it begins with none.

    `last` is the mark of the line before: it tells the letter i from the number.
    """
    found = _MARK.match(words)
    if found is None or not (found[3] or heading) or (found[1] == "(") != (found[3] == ")" and bool(found[1])):
        return None
    count, after = found[2], found[3] or ""
    rest = words[found.end() :]
    if count.isdigit():
        if count.startswith("0"):
            return None
        if re.fullmatch(r"\.\d{1,2}\.?", after):
            inner, stop = after.strip("."), "." if after.endswith(".") else ""
            if not inner.startswith("0"):
                return Mark(found[1] or "", int(inner), stop, "1", int(count)), rest
        return Mark(found[1] or "", int(count), after, "1"), rest
    if after.startswith(("/", ".")) and after != ".":
        return None
    letter = Mark(found[1] or "", ord(count[0]) - ord("a") + 1, after, "a")
    roman = len(count) > 1 or (count in _ROMAN and not letter.next_of(last) and count == "i")
    if last is not None and last.form == "i" and set(count) <= set(_ROMAN):
        roman = True
    if not found[1] and not after:
        return None
    return (Mark(found[1] or "", _from_roman(count), after, "i") if roman else letter), rest


def _from_roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def bulleted(words: str) -> str | None:
    """What stands behind a line's bullet; None where it has none."""
    found = _BULLET.match(words)
    return words[found.end() :] if found else None


def is_wrapped(given: Given) -> bool:
    """Whether its lines were broken at a width, so that only empty lines part paragraphs."""
    lines = [line.rstrip() for line in given.text.split("\n")]
    broken = sum(_WRAPPED_FROM < len(a) < _WRAPPED_TO and b[:1].islower() for a, b in pairwise(lines))
    return broken > max(3, len(lines) // 20)


def joined(found: Sequence[Block]) -> list[Block]:
    """The blocks with lines that stand one under another put together, a line feed between them."""
    out: list[Block] = []
    for block in found:
        above = out[-1] if out else None
        if isinstance(block, Line) and isinstance(above, Line) and _is_plain(block) and _is_plain(above):
            out[-1] = above._replace(words=f"{above.words}\n{block.words}")
        else:
            out.append(block)
    return out


def _is_plain(line: Line) -> bool:
    """Whether a line is a part of running text: no heading, and with no mark."""
    last = line.words.rpartition("\n")[2]
    return bool(last) and not line.heading and bulleted(last) is None and numbered(last, heading=False) is None


def without_gaps(found: Sequence[Block]) -> list[Block]:
    """The blocks without empty lines."""
    return [block for block in found if not isinstance(block, Line) or block.words]
