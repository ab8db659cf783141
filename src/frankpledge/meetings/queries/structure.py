"""What became of a body and what it goes by, as its page tells it; the papers that its terms may stand in."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, Body, BodyChange, Commitment, Paper
from frankpledge.meetings.queries.papers import bodies_seen_by, papers_seen_by, stated_in
from frankpledge.meetings.rules.kinds import ActionState, PaperKind, Restructuring
from frankpledge.meetings.rules.structure import told_of
from frankpledge.people.queries import partnership_of
from frankpledge.people.rules.roles import only_shared

PAPERS = 50  # of the latest reports, from which the one with the terms is chosen


@dataclass(frozen=True)
class Told:
    """One thing that became of a body, as told on its page: its words, the other body where it may be known."""

    on: date
    said: str
    other: Body | None
    former: Body | None
    names: tuple[str, str]
    reason: str


def history_of(by: Actor, body: Body) -> list[Told]:
    """What became of a body, and what of others concerned it, the latest first; a body that is not seen is not named.

    A group that was split, merged or moved is told of on both sides.
    """
    if only_shared(by):
        return []
    rows = BodyChange.objects.filter(Q(body=body) | Q(other=body), partnership_id=partnership_of(by))
    changes = list(rows)
    numbers = {n for one in changes for n in (one.body_id, one.other_id, one.former_id) if n is not None}
    seen = bodies_seen_by(by).in_bulk(numbers - {body.pk}) if numbers - {body.pk} else {}
    told = []
    for one in changes:
        elsewhere = one.body_id != body.pk
        kind = Restructuring(one.kind)
        nowhere = kind is Restructuring.MOVED and not elsewhere and one.other_id is None
        told.append(
            Told(
                one.on,
                "Moved out; it reports to no other since" if nowhere else told_of(kind, from_the_other=elsewhere),
                seen.get(one.body_id if elsewhere else one.other_id or 0),
                seen.get(one.former_id or 0) if not elsewhere else None,
                (one.before, one.after),
                one.reason if not elsewhere else "",
            )
        )
    return told


def commitments_of(by: Actor, body: Body) -> QuerySet[Commitment]:
    """What the members of a body agreed to hold to, what was ended too; none for those who read only what is shared."""
    place = 0 if only_shared(by) else partnership_of(by)
    return Commitment.objects.filter(
        partnership_id=place, body=body, body__in=bodies_seen_by(by).order_by().values("pk")
    )


def papers_of(by: Actor, body: Body) -> list[Paper]:
    """The latest reports to a body that the actor may read."""
    return list(papers_seen_by(by).filter(body=body, kind=PaperKind.REPORT.value)[:PAPERS])


def open_actions_of(by: Actor, body: Body) -> int:
    """How many actions of a body's minutes are open: they stay where they are, whatever becomes of the body."""
    return stated_in(by, Action).filter(paper__body=body, state=ActionState.OPEN.value).count()
