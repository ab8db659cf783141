"""Styles of a Word file: what of them decides which words are seen, and which paragraphs are numbered."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from minutes_reader.formats.markup import number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_OFF = frozenset(("0", "false", "off", "none"))
_DEEPEST = 40  # styles based on one another; a circle ends here


def is_on(element: etree._Element) -> bool:
    """Whether a switch such as `w:vanish` is on; one that says nothing is."""
    return element.get(VAL, "1") not in _OFF


@dataclass(frozen=True, slots=True)
class Look:
    """What a style, or a run itself, says of how words look; None where it does not say."""

    hidden: bool | None = None
    capitals: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else the one below."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.capitals if self.capitals is None else self.capitals,
        )


PLAIN = Look()


def look_of(properties: etree._Element | None) -> Look:
    """The look that run properties (`w:rPr`) give."""
    hidden = capitals = None
    for child in properties if properties is not None else ():
        if child.tag == W + "vanish":
            hidden = is_on(child)
        elif child.tag == W + "caps":
            capitals = is_on(child)
    return PLAIN if hidden is None and capitals is None else Look(hidden, capitals)


@dataclass(frozen=True, slots=True)
class Style:
    """One style: the one it is based on, its list and level where it has them, its look."""

    based_on: str | None = None
    num_id: int | None = None
    level: int | None = None
    look: Look = PLAIN


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._looks: dict[str | None, Look] = {}
        self.default: str | None = None
        for element in root.iterchildren(W + "style") if root is not None else ():
            name = element.get(W + "styleId", "")
            self._styles[name] = _style(element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self.default = name
        self.any_look = any(style.look is not PLAIN for style in self._styles.values())

    def chain(self, name: str | None) -> list[tuple[str, Style]]:
        """A style and those that it is based on, nearest first."""
        found: list[tuple[str, Style]] = []
        while name is not None and name in self._styles and len(found) < _DEEPEST:
            style = self._styles[name]
            found.append((name, style))
            name = style.based_on
        return found

    def look(self, name: str | None) -> Look:
        """How words of a style look."""
        known = self._looks.get(name)
        if known is None:
            known = PLAIN
            for _, style in reversed(self.chain(name)):
                known = style.look.over(known)
            self._looks[name] = known
        return known


def _style(element: etree._Element) -> Style:
    based_on = element.find(W + "basedOn")
    num_id = element.find(f"{W}pPr/{W}numPr/{W}numId")
    level = element.find(f"{W}pPr/{W}numPr/{W}ilvl")
    return Style(
        based_on=based_on.get(VAL) if based_on is not None else None,
        num_id=number(num_id.get(VAL)) if num_id is not None else None,
        level=number(level.get(VAL)) if level is not None else None,
        look=look_of(element.find(W + "rPr")),
    )
