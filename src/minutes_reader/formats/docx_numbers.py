"""The numbers that Word computes for paragraphs of lists, worked out as Word does.

Lists of one definition share their counters, whatever stands between them; a level starts again below each paragraph of
a level above it (ECMA-376, part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from minutes_reader.formats.docx_styles import VAL, Styles, W, is_on
from minutes_reader.formats.markup import number
from minutes_reader.formats.numerals import bullet, numeral

LEVELS = 9
_FORMS = {
    "decimal": "decimal",
    "decimalZero": "zero",
    "lowerLetter": "lower letter",
    "upperLetter": "upper letter",
    "lowerRoman": "lower roman",
    "upperRoman": "upper roman",
    "ordinal": "ordinal",
}
_PLACE = re.compile(r"%([1-9])")
_MOST_SAID = 200  # characters of a number; a list's text is a few


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and prints.  `after` is the level, from 0, below which it starts again; -1 is never."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    after: int | None = None
    legal: bool = False
    style: str | None = None
    joined: bool = False


@dataclass(slots=True)
class _List:
    """One definition (`w:abstractNum`) and how far each of its levels has counted."""

    levels: dict[int, Level]
    link: str | None = None
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(slots=True)
class _Use:
    """One use of a definition (`w:num`), with what it changes and whether it has begun."""

    of: str
    starts: dict[int, int]
    levels: dict[int, Level]
    begun: bool = False


class Numbering:
    """The lists of one file, counted from the first paragraph to the last."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._uses: dict[int, _Use] = {}
        self._by_style: dict[str | None, tuple[int | None, int]] = {}
        if root is None:
            return
        named: dict[str, str] = {}
        for element in root.iterchildren(W + "abstractNum"):
            key, links_to = element.get(W + "abstractNumId", ""), element.find(W + "numStyleLink")
            self._lists[key] = _List(_levels(element), links_to.get(VAL) if links_to is not None else None)
            if (own := element.find(W + "styleLink")) is not None:
                named[own.get(VAL, "")] = key
        for element in root.iterchildren(W + "num"):
            of = element.find(W + "abstractNumId")
            num_id = number(element.get(W + "numId"))
            if of is not None and num_id is not None:
                key = of.get(VAL, "")
                link = self._lists[key].link if key in self._lists else None
                self._uses[num_id] = _use(element, named.get(link or "", key))

    def number(self, style: str | None, num_id: int | None, level: int | None) -> str:
        """The number of the next paragraph, with a space behind it, or nothing where it stands in no list.

        `num_id` and `level` are the paragraph's own, None where it leaves them to its style.
        """
        if num_id is None:
            num_id, of_style = self._of_style(style)
            level = of_style if level is None else level
        use = self._uses.get(num_id or 0)
        of = self._lists.get(use.of) if use else None
        if use is None or of is None:
            return ""
        level = min(max(level or 0, 0), LEVELS - 1)
        self._count(use, of, level)
        return self._said(use, of, level)

    def _of_style(self, style: str | None) -> tuple[int | None, int]:
        """(list, level) that a style gives its paragraphs."""
        if style in self._by_style:
            return self._by_style[style]
        chain = self._styles.chain(style)
        num_id = next((one.num_id for _, one in chain if one.num_id is not None), None)
        level = next((one.level for _, one in chain if one.level is not None), 0)
        use = self._uses.get(num_id or 0)
        if use and use.of in self._lists:
            linked = {one.style: at for at, one in self._lists[use.of].levels.items() if one.style}
            level = next((linked[name] for name, _ in chain if name in linked), level)
        self._by_style[style] = num_id, level
        return num_id, level

    def _count(self, use: _Use, of: _List, level: int) -> None:
        if not use.begun:
            use.begun = True
            for at in use.starts:
                of.counts[at] = None
        before = of.counts[level]
        of.counts[level] = self._start(use, of, level) if before is None else before + 1
        for below in range(level + 1, LEVELS):
            after = (use.levels.get(below) or of.levels.get(below) or Level()).after
            if after is None or level <= after:
                of.counts[below] = None

    def _start(self, use: _Use, of: _List, level: int) -> int:
        if level in use.starts:
            return use.starts[level]
        return (use.levels.get(level) or of.levels.get(level) or Level()).start

    def _said(self, use: _Use, of: _List, level: int) -> str:
        own = use.levels.get(level) or of.levels.get(level) or Level(form="none")
        if own.form == "bullet":
            return f"{bullet(own.text)} " if own.text.strip() else ""

        def counted(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            count = of.counts[at]
            form = (use.levels.get(at) or of.levels.get(at) or Level()).form
            if form == "none":
                return ""
            if own.legal and form != "zero":
                form = "decimal"
            return numeral(self._start(use, of, at) if count is None else count, form)

        said = _PLACE.sub(counted, own.text)[:_MOST_SAID].strip()
        return said and (said if own.joined else f"{said} ")


def _levels(element: etree._Element) -> dict[int, Level]:
    found = ((number(level.get(W + "ilvl")), level) for level in element.iterchildren(W + "lvl"))
    return {at: _level(level) for at, level in found if at is not None and 0 <= at < LEVELS}


def _level(element: etree._Element) -> Level:
    said = {child.tag: child.get(VAL, "") for child in element if isinstance(child.tag, str)}
    form = said.get(W + "numFmt", "decimal")
    restart = number(said.get(W + "lvlRestart"))
    legal = element.find(W + "isLgl")
    return Level(
        start=number(said.get(W + "start")) or 0,
        form=form if form in ("bullet", "none") else _FORMS.get(form, "decimal"),
        text=said.get(W + "lvlText", ""),
        after=None if restart is None else restart - 1,
        legal=legal is not None and is_on(legal),
        style=said.get(W + "pStyle"),
        joined=said.get(W + "suff") == "nothing",
    )


def _use(element: etree._Element, of: str) -> _Use:
    use = _Use(of, {}, {})
    for override in element.iterchildren(W + "lvlOverride"):
        at = number(override.get(W + "ilvl"))
        if at is None or not 0 <= at < LEVELS:
            continue
        start, level = override.find(W + "startOverride"), override.find(W + "lvl")
        if level is not None:
            use.levels[at] = _level(level)
        if start is not None:
            use.starts[at] = number(start.get(VAL)) or 0
    return use
