"""The ties by which threads are followed: those of the whole record at once, as pairs of numbers, and its agendas."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import ActionUpdate, Decision, Reference
from frankpledge.meetings.queries.agendas import agenda_items_seen_by
from frankpledge.meetings.queries.papers import shared_with, stated_in
from frankpledge.meetings.rules.doing import UpdateState
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.meetings.rules.threads import Edge, Tie, node_of
from frankpledge.people.queries import highest, partnership_of


def node(item: str, action: str) -> Coalesce:
    """The minute in which an action stands, or the action as `node_of` has it where that is none."""
    return Coalesce(F(item), F(action) * Value(node_of(1)), output_field=BigIntegerField())


def ties_seen_by(by: Actor) -> list[Edge]:
    """Every tie of a later minute of the record to an earlier one that the actor may read of, but those by way of an
    agenda, in one query."""
    top = highest(by)
    pointers = stated_in(by, Reference).filter(to_item__isnull=False)
    there = Q(superseded_by__level__lte=top, superseded_by__paper__withdrawn_at__isnull=True)
    replaced = stated_in(by, Decision).filter(there, shared_with(by, "superseded_by__paper"), item__isnull=False)
    open_to_read = Q(action__level__lte=top, action__paper__withdrawn_at__isnull=True)
    reported = ActionUpdate.objects.filter(
        open_to_read, shared_with(by, "item__paper"), shared_with(by, "action__paper"), state=UpdateState.STANDS.value,
        action__partnership_id=partnership_of(by), item__level__lte=top, item__paper__withdrawn_at__isnull=True,
    )  # fmt: skip
    kinds: tuple[tuple[Tie, QuerySet[Any], Any, Any], ...] = (
        (Tie.POINTS, pointers, node("item_id", "action_id"), F("to_item_id")),
        (Tie.REPORTED, reported, F("item_id"), node("action__item_id", "action_id")),
        (Tie.REPLACES, replaced, F("superseded_by__item_id"), F("item_id")),
    )
    first, *others = (rows.order_by().values_list(*ends, Value(tie.value, CharField())) for tie, rows, *ends in kinds)
    ties = {tie.value: tie for tie in Tie}  # a lookup and no call for each of some thousands
    found = first.union(*others, all=True)
    return [Edge(later, earlier, ties[tie]) for later, earlier, tie in found if later and earlier]


class Placed(NamedTuple):
    """An item of an agenda that goes back to a minute, an action or something promised, or is about minutes as a whole.

    `item` is what it became in the minutes, and `minuted` the same where the actor may read that; `raised`, `action`
    and `promised` are the minute, or the `node_of` an action, to which it goes back, as far as the actor may read it.
    """

    row: int
    meeting: int
    held_on: date
    state: str
    body: int
    number: str
    level: int
    about: int | None
    item: int | None
    minuted: int | None
    raised: int | None
    action: int | None
    promised: int | None

    def ties(self) -> Iterator[Edge]:
        """The ties of the minute that it became."""
        if self.minuted is not None:
            for tie, earlier in ((Tie.RAISED, self.raised), (Tie.ACTION, self.action), (Tie.PROMISED, self.promised)):
                if earlier is not None:
                    yield Edge(self.minuted, earlier, tie)

    def waits_for(self, nodes: Collection[int]) -> int | None:
        """To which of these it goes back, while it is not minuted yet; None where to none."""
        if self.item is not None or self.state == MeetingState.CANCELLED:
            return None
        return next((one for one in (self.raised, self.action, self.promised) if one in nodes), None)

    def is_about(self, paper: int) -> bool:
        """Whether a paper as a whole is taken there."""
        return self.about == paper and self.state != MeetingState.CANCELLED


def placed_seen_by(by: Actor, paper: int, bodies: Collection[int]) -> list[Placed]:
    """What stands on agendas of these boards and goes back to something, or is about this paper, in one query."""
    top = highest(by)
    from_something = Q(from_item__isnull=False) | Q(from_action__isnull=False) | Q(from_topic__isnull=False)
    rows = agenda_items_seen_by(by, bodies).filter(from_something | Q(about=paper), withdrawn_at__isnull=True)
    there = Q(item__level__lte=top, item__paper__withdrawn_at__isnull=True)
    stated = Q(from_action__item__isnull=False) | Q(from_action__paper__withdrawn_at__isnull=True)
    found: Iterable[Any] = rows.order_by("pk").values_list(
        "pk", "meeting_id", "meeting__held_on", "meeting__state", "meeting__body_id", "number", "level", "about_id",
        "item_id", Case(When(there, then=F("item_id"))), Case(When(from_item__level__lte=top, then=F("from_item_id"))),
        Case(When(stated, from_action__level__lte=top, then=node("from_action__item_id", "from_action_id"))),
        Case(When(from_topic__level__lte=top, then=F("from_topic__follow_up__item_id"))),
    )  # fmt: skip
    return [Placed(*row) for row in found]
