"""Styles of an OpenDocument text, and the numbers that its lists print."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from minutes_reader.formats.markup import number
from minutes_reader.formats.numerals import bullet, numeral

_BASE = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE, TABLE, OFFICE, DRAW = (f"{_BASE}{name}:1.0}}" for name in ("text", "style", "table", "office", "drawing"))
FO = _BASE + "xsl-fo-compatible:1.0}"
_FORMATS = {"1": "decimal", "a": "lower letter", "A": "upper letter", "i": "lower roman", "I": "upper roman"}
LEVELS = 10
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of how words look; None where it does not say."""

    hidden: bool | None = None
    capitals: bool | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list prints: its form (none where it prints nothing), what stands round it, its sign."""

    form: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1
    sign: str = ""


@dataclass(slots=True)
class Counter:
    """A list that is open, or was: the count of each level, and None where a level has not begun."""

    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Styles:
    """The styles of one file, from all of its parts."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._parents: dict[str, str | None] = {}
        self._looks: dict[str, Look] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        for root in roots:
            for element in (
                root.iter(STYLE + "style", TEXT + "list-style", TEXT + "outline-style") if root is not None else ()
            ):
                self._add(element)

    def _add(self, element: etree._Element) -> None:
        name = element.get(STYLE + "name", "")
        if element.tag == TEXT + "outline-style":
            self.outline = _levels(element)
        elif element.tag == TEXT + "list-style":
            self._lists[name] = _levels(element)
        else:
            self._parents[name] = element.get(STYLE + "parent-style-name")
            said = element.find(STYLE + "text-properties")
            if said is not None:
                display, case = said.get(TEXT + "display"), said.get(FO + "text-transform")
                self._looks[name] = Look(
                    None if display is None else display == "none", None if case is None else case == "uppercase"
                )

    def look(self, name: str | None) -> Look:
        """How words of a style look, with what it is based on."""
        hidden = capitals = None
        for _ in range(_DEEPEST):
            if name is None:
                break
            look = self._looks.get(name)
            if look is not None:
                hidden = look.hidden if hidden is None else hidden
                capitals = look.capitals if capitals is None else capitals
            name = self._parents.get(name)
        return Look(hidden, capitals)

    def level(self, name: str | None, at: int) -> Level:
        """A level, from 0, of a list style."""
        return self._lists.get(name or "", {}).get(at, Level())


def said(
    counter: Counter, levels: dict[int, Level] | None, level: Level, at: int, styles: Styles, name: str | None
) -> str:
    """The number of the item that was counted last, with a space behind it."""
    if level.sign:
        return f"{bullet(level.sign)} "
    if not level.form:
        return ""
    numbers = []
    for above in range(max(at - level.shown + 1, 0), at + 1):
        one = levels.get(above, Level()) if levels is not None else styles.level(name, above)
        count = counter.counts[above]
        if one.form or above == at:
            numbers.append(numeral(one.start if count is None else count, one.form or "decimal"))
    whole = f"{level.before}{'.'.join(numbers)}{level.after}".strip()
    return f"{whole} " if whole else ""


def count(counter: Counter, level: Level, at: int, start: int | None) -> None:
    """Count one item at a level, from `start` where the item says so; the levels below begin again."""
    before = counter.counts[at]
    counter.counts[at] = start if start is not None else level.start if before is None else before + 1
    counter.counts[at + 1 :] = [None] * (LEVELS - at - 1)


def _levels(element: etree._Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for one in element:
        at = number(one.get(TEXT + "level"))
        if at is None or not 1 <= at <= LEVELS:
            continue
        if one.tag == TEXT + "list-level-style-bullet":
            found[at - 1] = Level(sign=one.get(TEXT + "bullet-char") or "•")
            continue
        start, shown = number(one.get(TEXT + "start-value")), number(one.get(TEXT + "display-levels"))
        form = one.get(STYLE + "num-format", "")
        found[at - 1] = Level(
            form=_FORMATS.get(form, "decimal") if form else "",
            before=one.get(STYLE + "num-prefix", ""),
            after=one.get(STYLE + "num-suffix", ""),
            start=1 if start is None else start,
            shown=min(max(shown or 1, 1), LEVELS),
        )
    return found
