"""How the lines of the ledger are chained: each seal says what the line held, and which seal went before.  Pure."""

import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

BEGINNING = "0" * 64  # what stands before the first seal
TOO_LONG = timedelta(minutes=15)  # a line that is not sealed by then has no worker that seals
WENT_BACK = timedelta(minutes=5)  # clocks of several machines differ by less


@dataclass(frozen=True, slots=True)
class Sealed:
    """All that a seal speaks for: what the ledger holds of one act.  `number` is the line's own."""

    number: int
    at: datetime
    partnership: int | None
    user: int | None
    process: str
    origin: str
    seen_from: str
    verb: str
    table: str
    row: int | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Link:
    """One place of the chain as the database has it: the seal, and the line that it is of, where there is one."""

    place: int
    number: int
    digest: str
    line: Sealed | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last place of the chain at a moment and its digest, kept where whoever alters the database cannot reach."""

    at: datetime
    place: int
    digest: str


class Fault(StrEnum):
    """What can be wrong with a ledger.  The value says it to a person; its place or number is said beside it."""

    EDITED = "the line, or the seal before it, is not what was sealed"
    REMOVED = "the line is gone"
    MISSING = "the seal is gone"
    CUT = "the end of the chain is gone"
    ANOTHER = "an anchor kept elsewhere says otherwise: the chain was written anew"
    HEAD = "the chain does not end as its head says"
    UNSEALED = "the line has not been sealed for too long"


@dataclass(frozen=True, slots=True)
class Found:
    """A fault and where: the place in the chain, and the number of the line, where there is one."""

    fault: Fault
    place: int | None = None
    number: int | None = None

    def __str__(self) -> str:
        where = [f"place {self.place}"] if self.place is not None else []
        where += [f"line {self.number}"] if self.number is not None else []
        return f"{', '.join(where)}: {self.fault.value}" if where else self.fault.value


def digest_of(before: str, place: int, line: Sealed) -> str:
    """The seal of a line at a place of the chain, after the seal `before` it: SHA-256, hexadecimal.

    What is hashed is one line of JSON, so that the chain can be followed without this program.  Its first word is the
    number of this way of sealing.
    """
    at = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    held = [1, before, place, line.number, at, line.partnership, line.user, line.process, line.origin, line.seen_from]
    held += [line.verb, line.table, line.row, line.outcome]
    return sha256(json.dumps(held, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def chained(before: str, place: int, lines: Iterable[Sealed]) -> Iterator[tuple[int, Sealed, str]]:
    """Seal lines one after another: the place, the line and the digest of each, after `place` and its digest."""
    for line in lines:
        place += 1
        before = digest_of(before, place, line)
        yield place, line, before


def faults_of(links: Iterable[Link], anchors: Iterable[Anchor], head: tuple[int, str]) -> Iterator[Found]:
    """What is wrong with a chain, whose links come in the order of their places, each once it is found.

    An edited line is found at its own place, since each seal is held against the one that stands before it; one that
    was edited with its seal is found at the next.  Who writes every seal anew, or cuts the end off and says so in the
    head, is found by an anchor: a chain without one can be written anew by whoever may alter the database.
    """
    known: dict[int, set[str]] = {}
    for anchor in anchors:
        known.setdefault(anchor.place, set()).add(anchor.digest)
    before, place = BEGINNING, 0
    for link in links:
        while place + 1 < link.place:
            place += 1
            yield Found(Fault.MISSING, place)
            known.pop(place, None)
            before = ""
        place = link.place
        if link.line is None:
            yield Found(Fault.REMOVED, place, link.number)
        elif before and digest_of(before, place, link.line) != link.digest:
            yield Found(Fault.EDITED, place, link.number)
        if known.pop(place, {link.digest}) != {link.digest}:
            yield Found(Fault.ANOTHER, place)
        before = link.digest
    known.pop(0, None)
    last = max(known, default=0)
    if last > place or head[0] > place:
        yield Found(Fault.CUT, max(last, head[0]))
    if head != (place, before) and head[0] <= place:
        yield Found(Fault.HEAD, place)


def gone_back(lines: Iterable[Sealed]) -> Iterator[Sealed]:
    """Lines, in the order of the chain, whose time is well before that of one sealed earlier.

    No fault by itself: a clock that was put right does so, and so does a line that was long in committing.
    """
    latest: datetime | None = None
    for line in lines:
        if latest is not None and line.at < latest - WENT_BACK:
            yield line
        latest = line.at if latest is None else max(latest, line.at)


def mark_of_place(secret: str, address: str) -> str:
    """The mark by which the ledger tells one network address from another without keeping any: ten letters and digits.

    The same address has the same mark in one installation, and another in every other, as long as the secret is kept.
    """
    return hmac.new(f"seen from {secret}".encode(), address.encode(), sha256).hexdigest()[:10] if address else ""
