"""Reads for whoever ties minutes by hand: what may belong to a thread, and a minute that is named by its number."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, Item, Reference
from frankpledge.meetings.queries.finding import minutes_numbered, pointing_at
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.rules.pointing import Index, ItemAt
from frankpledge.meetings.rules.suggesting import Later, Why, suggested

WITHIN = timedelta(days=550)  # how long after a minute the titles of its body are looked through
LOOKED_AT = 600
FOUND = 12


def minutes_of_body(by: Actor, body: int | None) -> Index:
    """The numbered minutes of a board or group that the actor may read, to be found by number; in one query."""
    rows = stated_in(by, Item).filter(paper__meeting__body=body, paper__meeting__isnull=False).exclude(number="")
    columns = (
        "pk",
        "number",
        "parent__number",
        "paper__meeting_id",
        "paper__meeting__body_id",
        "paper__meeting__held_on",
    )
    found = rows.order_by("pk").values_list(*columns) if body is not None else ()
    return Index.of((ItemAt(i, number, over or "", *where) for i, number, over, *where in found), ())


def may_be_named(by: Actor, action: Action, number: str) -> list[Item]:
    """The minutes of a number from which an action may come that stands in none: not later than the action."""
    if not number:
        return []
    found = minutes_numbered(by, number)
    if action.paper.dated is not None:
        found = found.exclude(paper__dated__gt=action.paper.dated)
    return list(found[:FOUND])


@dataclass(frozen=True)
class Offers:
    """What may be tied to a minute: later minutes and why, pointers that name its number and lead nowhere, and the
    minutes of a number that was asked for."""

    later: list[tuple[Item, Why]]
    pointers: list[Reference]
    found: list[Item]


def offers_for(by: Actor, item: Item, actions: Collection[Action], there: Collection[int], number: str) -> Offers:
    """What whoever keeps the record may tie to a minute, in at most three queries; `there` is in its thread already."""
    why: list[tuple[int, Why]] = []
    if item.paper.dated is not None:
        items = stated_in(by, Item).filter(paper__dated__gt=item.paper.dated).exclude(pk__in=there)
        near = Q(paper__body=item.paper.body_id, paper__dated__lte=item.paper.dated + WITHIN)
        like = Q(title__iexact=item.title) | (Q(title__contains=item.number) if len(item.number) > 2 else Q(pk=0))
        rows = items.filter(near | like).order_by("paper__dated", "position", "pk").values_list("pk", "title")
        texts = [action.text for action in actions]
        why = suggested(item.number, item.title, texts, (Later(*row) for row in rows[:LOOKED_AT]))
    pointers = pointing_at(by, item.number).filter(to_item__isnull=True) if item.number else Reference.objects.none()
    if item.parent_id is not None or not any(sign.isdigit() for sign in item.number):
        pointers = pointers.none()
    others = (Q(item__isnull=False) & ~Q(item=item.pk)) | Q(action__isnull=False)
    of, named = _whole(
        by, {row for row, _ in why}, minutes_numbered(by, number).exclude(pk=item.pk) if number else None
    )
    return Offers([(of[row], reason) for row, reason in why], list(pointers.filter(others)[:FOUND]), named)


def _whole(by: Actor, near: set[int], numbered: QuerySet[Item] | None) -> tuple[dict[int, Item], list[Item]]:
    """The minutes of these rows by row, and those of a number, in one query."""
    rows: QuerySet[Any] = stated_in(by, Item).select_related("paper__body", "parent")
    if numbered is not None:
        named = numbered.values("pk")[:FOUND]
        rows = rows.annotate(is_named=Case(When(pk__in=named, then=True), default=False))
        rows = rows.filter(Q(pk__in=near) | Q(pk__in=named)).order_by(*numbered.query.order_by)
    elif near:
        rows = rows.annotate(is_named=Value(False)).filter(pk__in=near)
    else:
        return {}, []
    found = list(rows)
    return {row.pk: row for row in found}, [row for row in found if row.is_named]


def pointer_seen_by(by: Actor, number: int) -> Reference | None:
    """A pointer of the record that the actor may read."""
    return stated_in(by, Reference).filter(pk=number).first()
