"""Sealing: lines that were committed since get their places in the chain, some thousands in one transaction.

Apart from the writes themselves, so that no writer waits for another's place.  These rows are of the ledger itself,
and leave no line in it.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from frankpledge.ledger.models import Entry, Head, Seal
from frankpledge.ledger.queries.chain import AT_ONCE, entries_unsealed, sealed_of, settled
from frankpledge.ledger.rules.chain import BEGINNING, chained

# A line is committed at most so long after its number was given.  Later ones are found by `whole`.
COMMITTED_WITHIN = timedelta(days=1)


Within = Callable[[], AbstractContextManager[None]]


def seal(now: datetime, *, within: Within = transaction.atomic, whole: bool = False) -> int:
    """Seal every line that is there; gives how many were.

    `within` opens the transactions, each of some thousands of lines, so that writers are never kept waiting for long:
    `people.rls.whole_record`, without which PostgreSQL shows no line of a partnership.

    Lines commit out of the order of their numbers, so that those of the last day are looked through again each time;
    with `whole` all are.  Two that seal at once wait for each other at the head of the chain, and cannot fork it.
    """
    after, done = 0 if whole else settled(), 0
    while made := _seal_some(after, within):
        done += made
        if made < AT_ONCE:
            break
    if done:
        _settle(now, within)
    return done


def _seal_some(after: int, within: Within) -> int:
    """Seal the next few thousand lines in one transaction."""
    with within():
        head = _locked()
        lines = [sealed_of(entry) for entry in entries_unsealed(after)[:AT_ONCE]]
        seals = [
            Seal(place=place, number=line.number, digest=digest)
            for place, line, digest in chained(head.digest, head.place, lines)
        ]
        if seals:
            Seal.objects.bulk_create(seals)
            head.place, head.digest = seals[-1].place, seals[-1].digest
            head.save(update_fields=["place", "digest"])
    return len(seals)


def _locked() -> Head:
    """The head of the chain, which nobody else moves until the transaction ends."""
    Head.objects.get_or_create(defaults={"digest": BEGINNING})
    return Head.objects.select_for_update().get()


def _settle(now: datetime, within: Within) -> None:
    """Say up to which line everything is sealed: what is older than anything that may still be committed."""
    with within():
        head = _locked()
        old = Entry.objects.filter(pk__gt=head.settled, at__lt=now - COMMITTED_WITHIN)
        waiting = entries_unsealed(head.settled).values_list("pk", flat=True).first()
        if waiting is not None:
            old = old.filter(pk__lt=waiting)
        if (last := old.aggregate(last=Max("pk"))["last"]) is not None:
            head.settled = last
            head.save(update_fields=["settled"])
