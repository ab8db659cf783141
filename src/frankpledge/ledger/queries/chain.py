"""The chain as the database has it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Min, OuterRef, QuerySet

from frankpledge.ledger.models import Entry, Head, Seal
from frankpledge.ledger.rules.chain import BEGINNING, TOO_LONG, Anchor, Fault, Found, Link, Sealed, faults_of

AT_ONCE = 5000  # lines held at a time, however long the ledger


@dataclass(frozen=True)
class Unsealed:
    """How many lines are not sealed yet, and since when the one that has waited longest."""

    lines: int
    since: datetime | None

    def too_long(self, now: datetime) -> bool:
        """Whether one has waited for longer than it takes a worker that is at work."""
        return self.since is not None and now - self.since > TOO_LONG


def head() -> tuple[int, str]:
    """The last place of the chain and its digest; 0 and noughts where nothing is sealed yet."""
    row = Head.objects.first()
    return (row.place, row.digest) if row else (0, BEGINNING)


def sealed_of(entry: Entry) -> Sealed:
    """What a seal speaks for, of a line."""
    return Sealed(
        number=entry.pk,
        at=entry.at,
        partnership=entry.partnership_number,
        user=entry.user_number,
        process=entry.process,
        origin=entry.origin,
        seen_from=entry.seen_from,
        verb=entry.verb,
        table=entry.table,
        row=entry.row_number,
        outcome=entry.outcome,
    )


def entries_unsealed(after: int = 0) -> QuerySet[Entry]:
    """Lines without a seal, of those whose number is larger than `after`, in the order of their numbers."""
    seals = Seal.objects.filter(number=OuterRef("pk"))
    return Entry.objects.filter(pk__gt=after).exclude(Exists(seals)).order_by("pk")


def settled() -> int:
    """The line up to which everything is sealed."""
    return Head.objects.values_list("settled", flat=True).first() or 0


def unsealed(*, whole: bool = False) -> Unsealed:
    """What waits to be sealed, of the lines of the last days; with `whole` those slipped in among older ones too."""
    waiting = entries_unsealed(0 if whole else settled()).order_by()
    return Unsealed(waiting.count(), waiting.aggregate(since=Min("at"))["since"])


def links() -> Iterator[Link]:
    """The chain, place after place, with the line of each seal; a few thousand are held at a time."""
    place = 0
    while seals := list(Seal.objects.filter(place__gt=place).order_by("place")[:AT_ONCE]):
        entries = Entry.objects.in_bulk([seal.number for seal in seals])
        for seal in seals:
            entry = entries.get(seal.number)
            yield Link(seal.place, seal.number, seal.digest, sealed_of(entry) if entry else None)
        place = seals[-1].place


def verify(anchors: Iterable[Anchor], now: datetime) -> Iterator[Found]:
    """Everything that is wrong with the ledger, held against itself and against anchors that were kept elsewhere."""
    yield from faults_of(links(), anchors, head())
    for entry in entries_unsealed().filter(at__lt=now - TOO_LONG).iterator(AT_ONCE):
        yield Found(Fault.UNSEALED, number=entry.pk)
