"""What goes into which pack of a meeting's papers, and what is new since an earlier one.  Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from frankpledge.people.rules.marking import PARAGRAPHS, Level


class Audience(StrEnum):
    """For whom a pack is made."""

    PUBLIC = "public"
    MEMBER = "member"
    RESTRICTED = "restricted"

    @property
    def level(self) -> Level:
        """The highest marking that goes into it."""
        return {"public": Level.PUBLIC, "member": Level.OFFICIAL, "restricted": Level.SENSITIVE}[self.value]

    @property
    def label(self) -> str:
        """The pack on a page."""
        return {"public": "Public pack", "member": "Members’ pack", "restricted": "Restricted pack"}[self.value]


class PackState(StrEnum):
    """How far a pack has come."""

    MAKING = "making"
    MADE = "made"
    FAILED = "failed"


class Shown(StrEnum):
    """What of a paper, or of an item, stands in a pack."""

    WHOLE = "whole"
    STUB = "stub"
    WITHDRAWN = "withdrawn"
    AWAITED = "awaited"


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """A paper as the choice needs it: how closely it is held, and how it stands."""

    number: int
    level: int
    stub: bool = True
    withdrawn: bool = False
    received: bool = True


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """The minutes that an item is about, as the choice needs them."""

    number: int
    level: int
    stub: bool = True


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An agenda item as the choice needs it, with the minutes that it is about and its papers in order."""

    number: int
    level: int
    stub: bool = True
    withdrawn: bool = False
    papers: tuple[PaperFacts, ...] = ()
    minutes: MinutesFacts | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An item, or a paper of it, in a pack, and on which of its pages it begins; 0 where it was not laid out yet.

    One of the `minutes` that an item is about says which `items` of them it shows, and by the `print` of their words
    whether another pack has the same; `held` are the prints of what was held more closely then.  One of an item with
    the outstanding actions says which `actions`.
    """

    item: int
    paper: int | None
    shown: Shown
    page: int = 0
    pages: int = 0
    minutes: int | None = None
    items: tuple[int, ...] = ()
    print: str = ""
    held: tuple[str, ...] = ()
    actions: tuple[int, ...] = ()

    @property
    def is_item(self) -> bool:
        """Whether it is the item itself, and neither a paper of it nor the minutes that it is about."""
        return self.paper is None and self.minutes is None

    def plain(self) -> dict[str, Any]:
        """As it is kept: numbers and states, and no words."""
        kept: dict[str, Any] = {
            "item": self.item,
            "paper": self.paper,
            "shown": self.shown.value,
            "page": self.page,
            "pages": self.pages,
        }
        if self.minutes is not None:
            kept |= {"minutes": self.minutes, "items": list(self.items), "print": self.print, "held": list(self.held)}
        if self.actions:
            kept["actions"] = list(self.actions)
        return kept

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Entry":
        """An entry as it was kept."""
        return cls(
            kept["item"],
            kept["paper"],
            Shown(kept["shown"]),
            kept["page"],
            kept["pages"],
            kept.get("minutes"),
            tuple(kept.get("items", ())),
            kept.get("print", ""),
            tuple(kept.get("held", ())),
            tuple(kept.get("actions", ())),
        )


def chosen(audience: Audience, items: Iterable[ItemFacts], sent_before: Collection[int] = ()) -> list[Entry]:
    """What a pack for this audience has, in the order of the agenda.

    What is held more closely is a stub, or nothing where it leaves none; a paper is never less closely held than its
    item.  A paper that was withdrawn keeps its place where an earlier pack had it (`sent_before`), and is left out
    where none had.
    """
    entries: list[Entry] = []
    for item in items:
        if item.level > audience.level:
            entries += [Entry(item.number, None, Shown.STUB)] if item.stub and item.level <= Level.SENSITIVE else []
            continue
        entries.append(Entry(item.number, None, Shown.WITHDRAWN if item.withdrawn else Shown.WHOLE))
        if item.minutes is not None and not item.withdrawn:
            entries += _of_minutes(audience, item.number, item.minutes)
        for paper in item.papers:
            shown = _shown(audience, paper, sent_before, gone=item.withdrawn)
            if shown is not None:
                entries.append(Entry(item.number, paper.number, shown))
    return entries


def _of_minutes(audience: Audience, item: int, minutes: MinutesFacts) -> Iterable[Entry]:
    if minutes.level <= audience.level:
        yield Entry(item, None, Shown.WHOLE, minutes=minutes.number)
    elif minutes.stub and minutes.level <= Level.SENSITIVE:
        yield Entry(item, None, Shown.STUB, minutes=minutes.number)


def _shown(audience: Audience, paper: PaperFacts, sent_before: Collection[int], *, gone: bool) -> Shown | None:
    if paper.level > audience.level:
        return Shown.STUB if paper.stub and paper.level <= Level.SENSITIVE and not (gone or paper.withdrawn) else None
    if paper.withdrawn or gone:
        return Shown.WITHDRAWN if paper.number in sent_before else None
    return Shown.WHOLE if paper.received else Shown.AWAITED


def to_be_made_words(packs: Sequence[str]) -> str:
    """What is said after something that closed packs, each by its name; nothing where none was closed."""
    if not packs:
        return ""
    many = f"{len(packs)} packs that went out are" if len(packs) > 1 else "A pack that went out is"
    return f" {many} closed by this to those who may no longer read it. Have a new one made: {'; '.join(packs)}."


def left_out_words(paragraph: str) -> str:
    """What a pack says where something is left out of it, with its paragraph of Schedule 12A, if it has one."""
    if not paragraph:
        return "Not in this pack: it is restricted."
    return (
        "Not in this pack: it is exempt under paragraph "
        f"{paragraph} of Schedule 12A to the Local Government Act 1972 ({PARAGRAPHS.get(paragraph, 'not known')})."
    )


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a pack against an earlier one: papers, by number, that came, that came in place of an older one,
    and that were withdrawn; and items, by number, whose minutes came, or say something else by now."""

    came: list[int] = field(default_factory=list)
    replaced: list[int] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    minutes: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.came or self.replaced or self.withdrawn or self.minutes or self.changed)


def news(now: Sequence[Entry], before: Sequence[Entry] | None, replaces: Mapping[int, int]) -> News:
    """What is new in a pack; `replaces` says which paper each newer version stands for.

    Against None, which is for somebody who has seen none, every paper came.
    """
    whole = [entry for entry in before or () if entry.shown is Shown.WHOLE]
    had = {entry.paper for entry in whole}
    said = {entry.minutes: entry.print for entry in whole if entry.minutes is not None}
    found = News()
    for entry in now:
        if entry.minutes is not None and entry.shown is Shown.WHOLE and said.get(entry.minutes) != entry.print:
            (found.changed if entry.minutes in said else found.minutes).append(entry.item)
        if entry.paper is None:
            continue
        if entry.shown is Shown.WITHDRAWN and entry.paper in had:
            found.withdrawn.append(entry.paper)
        elif entry.shown is Shown.WHOLE and entry.paper not in had:
            older = {*_older(entry.paper, replaces)}
            (found.replaced if older & had else found.came).append(entry.paper)
    return found


def _older(paper: int, replaces: Mapping[int, int]) -> Iterable[int]:
    """The versions before a paper, the latest first."""
    seen = {paper}
    while (paper := replaces.get(paper, 0)) and paper not in seen:
        seen.add(paper)
        yield paper
