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


def neighbourhood(text: str, start: int, end: int, around: int = 300) -> tuple[int, int]:
    """The stretch about a quotation, `around` characters each side, widened to whole lines."""
    left = text.rfind("\n", 0, max(0, start - around)) + 1
    right = text.find("\n", min(len(text), end + around))
    return left, len(text) if right < 0 else right
