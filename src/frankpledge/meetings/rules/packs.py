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
class ItemFacts:
    """An agenda item as the choice needs it, with its papers in order."""

    number: int
    level: int
    stub: bool = True
    withdrawn: bool = False
    papers: tuple[PaperFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An item, or a paper of it, in a pack, and on which of its pages it begins; 0 where it was not laid out yet."""

    item: int
    paper: int | None
    shown: Shown
    page: int = 0
    pages: int = 0

    def plain(self) -> dict[str, Any]:
        """As it is kept: numbers and states, and no words."""
        return {
            "item": self.item,
            "paper": self.paper,
            "shown": self.shown.value,
            "page": self.page,
            "pages": self.pages,
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Entry":
        """An entry as it was kept."""
        return cls(kept["item"], kept["paper"], Shown(kept["shown"]), kept["page"], kept["pages"])


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
        for paper in item.papers:
            shown = _shown(audience, paper, sent_before, gone=item.withdrawn)
            if shown is not None:
                entries.append(Entry(item.number, paper.number, shown))
    return entries


def _shown(audience: Audience, paper: PaperFacts, sent_before: Collection[int], *, gone: bool) -> Shown | None:
    if paper.level > audience.level:
        return Shown.STUB if paper.stub and paper.level <= Level.SENSITIVE and not (gone or paper.withdrawn) else None
    if paper.withdrawn or gone:
        return Shown.WITHDRAWN if paper.number in sent_before else None
    return Shown.WHOLE if paper.received else Shown.AWAITED


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
    and that were withdrawn."""

    came: list[int] = field(default_factory=list)
    replaced: list[int] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.came or self.replaced or self.withdrawn)


def news(now: Sequence[Entry], before: Sequence[Entry] | None, replaces: Mapping[int, int]) -> News:
    """What is new in a pack; `replaces` says which paper each newer version stands for.

    Against None, which is for somebody who has seen none, every paper came.
    """
    had = {entry.paper for entry in before or () if entry.shown is Shown.WHOLE}
    found = News()
    for entry in now:
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
