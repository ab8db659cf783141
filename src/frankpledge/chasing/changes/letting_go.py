"""Old letters let go; what a paper that is destroyed takes with it; words taken out."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Q

from frankpledge.chasing import access
from frankpledge.chasing.models import Digest, Received, StoppedAddress
from frankpledge.kit.cutting import REMOVED, Words
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Paper
from frankpledge.people.models import Partnership

SETTLED_LASTS = timedelta(days=90)  # how long a letter that was dealt with is kept
DIGEST_LASTS = timedelta(days=400)  # what owners were told a year ago says nothing of what is news to them today


def let_go(by: Actor, partnership: Partnership, now: datetime) -> int:
    """Let go the letters that came and were dealt with long ago, and those that went longer ago; gives how many.

    What they said of actions stays with the actions.  Writes nothing where nothing is old.
    """
    came = Received.objects.filter(partnership=partnership, settled_at__lt=now - SETTLED_LASTS)
    went = Digest.objects.filter(partnership=partnership, made_at__lt=now - DIGEST_LASTS)
    over = StoppedAddress.objects.filter(partnership=partnership, ended_at__lt=now - SETTLED_LASTS)
    if not (came.exists() or went.exists() or over.exists()):
        return 0
    with change(by, "let old letters go", partnership, access.may_let_go):
        return sum(rows.delete()[0] for rows in (came, went, over))


def forget_paper(paper: Paper) -> None:
    """Take out the letters that came about the actions of a paper.  Called inside the change that destroys it.

    The links to its actions go with the actions.
    """
    Received.objects.filter(
        Q(put_to__action__paper=paper) | Q(digest__links__action__paper=paper), partnership_id=paper.partnership_id
    ).delete()


def redact_letters(by: Actor, partnership: Partnership, words: Words, people: Collection[int]) -> None:
    """Take words out of the letters that came, and let go those that went to whoever is removed.

    `people` are the numbers of those who are named nowhere any longer.
    """
    with change(by, "redacted letters", partnership, access.may_redact):
        _redact(partnership.pk, words, people)


def _redact(place: int, words: Words, people: Collection[int]) -> None:
    for row in Received.objects.filter(partnership_id=place).iterator(chunk_size=500):
        found = {name: words.without(getattr(row, name)) for name in ("sender", "subject", "text", "own")}
        if any(getattr(row, name) != value for name, value in found.items()):
            row.sender, row.subject = found["sender"][:254], found["subject"][:400]
            row.text, row.own = found["text"], found["own"]
            row.save(update_fields=["sender", "subject", "text", "own"])
    gone = Digest.objects.filter(partnership_id=place, person__in=people)
    for digest in gone:
        Received.objects.filter(digest=digest).update(sender=REMOVED)
    addresses = set(gone.values_list("address", flat=True))
    StoppedAddress.objects.filter(partnership_id=place, address__in=addresses).delete()
    gone.delete()
