"""What a fingerprint is, and how a text is cut at the words that facts came from.  Pure."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


def fingerprint(content: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal: the same file has the same, whatever it is called."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark in a text: where, under which key, and of what kind."""

    start: int
    end: int
    key: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that lies under the same marks all along; `opens` are the keys of marks that begin here."""

    text: str
    kinds: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a text at the edges of its marks, in order; marks may overlap, and joined the pieces are the text again.

    Marks that reach outside the text, or hold nothing, are left out.
    """
    kept = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: (m.start, -m.end))
    edges = sorted({0, len(text), *(m.start for m in kept), *(m.end for m in kept)})
    waiting, open_marks = iter(kept), list[Mark]()
    upcoming = next(waiting, None)
    for start, end in pairwise(edges):
        open_marks = [m for m in open_marks if m.end > start]
        opens = []
        while upcoming is not None and upcoming.start == start:
            open_marks.append(upcoming)
            opens.append(upcoming.key)
            upcoming = next(waiting, None)
        kinds = tuple(dict.fromkeys(m.kind for m in open_marks if m.kind)) or (("",) if open_marks else ())
        yield Piece(text[start:end], kinds, tuple(opens))


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a mark opens or closes; `again` when it opens afresh, because another one crossed its end."""

    mark: Mark
    opens: bool
    again: bool = False


def nested(text: str, marks: Iterable[Mark]) -> Iterator[str | Edge]:
    """The text in stretches, with the edges of its marks between them so that every mark lies whole inside others.

    A mark that crosses the end of another is closed there and opened again, since markup can only nest.  Joined, the
    stretches are the text.  Marks that reach outside the text, or hold nothing, are left out.
    """
    kept = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: (m.start, -m.end))
    edges = sorted({0, len(text), *(m.start for m in kept), *(m.end for m in kept)})
    waiting, stack, last = iter(kept), list[Mark](), 0
    upcoming = next(waiting, None)
    for at in edges:
        if at > last:
            yield text[last:at]
            last = at
        yield from _closed(stack, at)
        while upcoming is not None and upcoming.start == at:
            stack.append(upcoming)
            yield Edge(upcoming, opens=True)
            upcoming = next(waiting, None)


def _closed(stack: list[Mark], at: int) -> Iterator[Edge]:
    """Close the marks that end here, and open those again that lie inside one and go on."""
    outermost = next((place for place, mark in enumerate(stack) if mark.end <= at), None)
    if outermost is None:
        return
    inside = stack[outermost:]
    del stack[outermost:]
    for mark in reversed(inside):
        yield Edge(mark, opens=False)
    for mark in inside:
        if mark.end > at:
            stack.append(mark)
            yield Edge(mark, opens=True, again=True)


def neighbourhood(text: str, start: int, end: int, around: int = 300) -> tuple[int, int]:
    """The stretch about a quotation, `around` characters each side, widened to whole lines."""
    left = text.rfind("\n", 0, max(0, start - around)) + 1
    right = text.find("\n", min(len(text), end + around))
    return left, len(text) if right < 0 else right
