"""Letters that came, and everything that the page of chasing shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from frankpledge.chasing.models import AnswerLink, Digest, DigestDay, Received, StoppedAddress
from frankpledge.chasing.rules.answers import ReceivedState
from frankpledge.ledger.rules import Actor
from frankpledge.people import rls
from frankpledge.people.models import Contact, Grant, Partnership
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.roles import keeps


@dataclass(frozen=True, slots=True)
class Round:
    """A round of digests: its day, how many letters it had, how many went and how many came back."""

    day: date
    letters: int
    sent: int
    came_back: int


def _place(by: Actor) -> int:
    """The partnership whose letters the actor may see: who keeps its record; 0, which no row has, else."""
    place = partnership_of(by)
    return place if keeps(by, place) else 0


def received_seen_by(by: Actor) -> QuerySet[Received]:
    """The letters that came, the latest first, with the letter that each answers and to which actions it was put."""
    rows = Received.objects.filter(partnership_id=_place(by), level__lte=highest(by))
    return rows.select_related("digest").prefetch_related("put_to")


def waiting_letters(by: Actor) -> QuerySet[Received]:
    """The letters that wait for an officer, the earliest first."""
    waiting = received_seen_by(by).filter(state=ReceivedState.WAITING.value)
    return waiting.prefetch_related("digest__links").order_by("pk")


def settled_letters(by: Actor) -> QuerySet[Received]:
    """The letters that were dealt with, the latest first."""
    return received_seen_by(by).exclude(state=ReceivedState.WAITING.value)


def stops_seen_by(by: Actor) -> QuerySet[StoppedAddress]:
    """The addresses to which no letters go, the latest first."""
    return StoppedAddress.objects.filter(partnership_id=_place(by), ended_at__isnull=True)


def day_of_digests(by: Actor) -> DigestDay | None:
    """On which day digests go; None where nobody has ever said."""
    return DigestDay.objects.filter(partnership_id=_place(by)).first()


def rounds(by: Actor, most: int = 8) -> list[Round]:
    """The last rounds of digests, the latest first."""
    rows = Digest.objects.filter(partnership_id=_place(by), round__isnull=False).order_by().values("round")
    counted = rows.annotate(
        letters=Count("pk"),
        sent=Count("pk", filter=Q(sent_at__isnull=False)),
        back=Count("pk", filter=Q(came_back_at__isnull=False)),
    )
    return [
        Round(row["round"], row["letters"], row["sent"], row["back"])
        for row in counted.order_by("-round")[:most]
        if row["round"] is not None
    ]


def chased(by: Actor, most: int = 20) -> Iterable[AnswerLink]:
    """The last letters that an officer had sent about one action, the latest first."""
    rows = AnswerLink.objects.filter(
        partnership_id=_place(by), digest__round__isnull=True, action__level__lte=highest(by)
    )
    return rows.select_related("digest__made_by", "action", "person__stands_as", "organisation").order_by("-pk")[:most]


def partnership_for(sender: str, today: date) -> Partnership | None:
    """The partnership that a letter which answers none of ours is for; None where that cannot be told.

    The only one there is, or the only one that knows the sender's address.  That proves nothing of who sent it; it
    says no more than whose officers look at it.
    """
    with rls.whole_reading():
        places = list(Partnership.objects.order_by("pk")[:2])
        if len(places) < 2:
            return places[0] if places else None
        kept = set(Contact.objects.filter(value__iexact=sender).order_by().values_list("partnership_id", flat=True))
        held = Grant.objects.holding(today).filter(user__email__iexact=sender, user__is_active=True)
        kept |= set(held.order_by().values_list("partnership_id", flat=True))
        return Partnership.objects.get(pk=kept.pop()) if len(kept) == 1 else None
