"""Restructuring: a body is closed, split, merged, moved or renamed on a day, and nothing of its history is lost.

Its meetings, papers, decisions and open actions stay where they are; what became of it is told on both sides.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Q

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.bodies import add_body, below, none_after, spell
from frankpledge.meetings.changes.published_meetings import tell_meetings
from frankpledge.meetings.models import Body, BodyChange, Membership, Publication
from frankpledge.meetings.rules.kinds import BodyKind, Restructuring
from frankpledge.meetings.rules.publishing import PublicKind, PublicState

DAY = timedelta(days=1)
FEWEST = 2  # bodies that come of a splitting


def close_body(by: Actor, body: Body, on: date, *, reason: str = "") -> Body:
    """Close a body after its last day; its members' places end with it.

    Raises NotPossible where it has ended, has meetings planned after that day, or has groups under it that go on.
    """
    with change(by, "closed", body, access.may_keep_body) as body:
        _end(body, on)
        _note(body, Restructuring.CLOSED, on, reason=reason)
    return body


def split_body(
    by: Actor, body: Body, names: Sequence[str], on: date, *, carried: Mapping[int, Collection[int]], reason: str = ""
) -> list[Body]:
    """Split a body into new ones, which begin on a day; it ends the day before.

    `carried` gives for the place of each new body in `names` the places (memberships, by number) that go on there.
    Raises NotPossible for fewer than two names, one that is taken or said twice, and as `close_body`.
    """
    with change(by, "split", body, access.may_keep_body) as body:
        given = [name for name in names if name.strip()]
        if len(given) < FEWEST:
            raise NotPossible("Name at least two groups that it is split into.")
        serving = _serving(body, on)
        _end(body, on - DAY)
        new = []
        for at, name in enumerate(names):
            if name.strip():
                group = add_body(
                    by, body.partnership, name=name, kind=BodyKind(body.kind), parent=body.parent, starts=on
                )
                _note(body, Restructuring.SPLIT, on, other=group, reason=reason)
                _carry(serving, group, on, carried.get(at, ()))
                new.append(group)
            elif carried.get(at):
                raise NotPossible(
                    "Somebody is carried over into a group without a name. Name it, or take the tick away."
                )
    return new


def merge_body(by: Actor, body: Body, into: Body, on: date, *, carried: Collection[int] = (), reason: str = "") -> Body:
    """Merge a body into another from a day; it ends the day before, and the groups under it stand under the other.

    Raises NotPossible for itself, for one that has ended or stands under it, and as `close_body`.
    """
    with change(by, "merged", body, access.may_keep_body) as body:
        other = Body.objects.select_for_update().get(pk=into.pk, partnership_id=body.partnership_id)
        if other.pk == body.pk:
            raise NotPossible("A board or group cannot be merged into itself. Choose another one.")
        if other.ends is not None and other.ends < on:
            raise NotPossible(f"{other.name} ended on {other.ends:%-d %B %Y}. Choose one that goes on.")
        for group in Body.objects.filter(parent=body).filter(_goes_on(on)):
            if group.pk == other.pk:
                raise NotPossible(f"{other.name} stands under it. Move that first, and merge then.")
            _move(group, other, on, reason)
        serving = _serving(body, on)
        _end(body, on - DAY)
        _carry(serving, other, on, carried)
        _note(body, Restructuring.MERGED, on, other=other, reason=reason)
    return other


def move_body(by: Actor, body: Body, parent: Body | None, on: date, *, reason: str = "") -> Body:
    """Move a body under another one, or under none, from a day.

    Raises NotPossible for itself or one that stands under it, where it stands there already, and for a day to come.
    """
    with change(by, "moved", body, access.may_keep_body) as body:
        _by_today(by, on)
        if (parent.pk if parent else None) == body.parent_id:
            raise NotPossible("It stands there already.")
        _move(body, parent, on, reason)
    return body


def rename_body(by: Actor, body: Body, name: str, on: date, *, reason: str = "") -> Body:
    """Rename a body from a day; papers that print the name it had are still understood.

    Raises NotPossible for a name that is another's, or its own, and for a day to come.
    """
    with change(by, "renamed", body, access.may_keep_body) as body:
        _by_today(by, on)
        before = body.name
        spell(body, name)
        if body.name == before:
            raise NotPossible("That is its name already.")
        body.save(update_fields=["name"])
        _note(body, Restructuring.RENAMED, on, before=before, after=body.name, reason=reason)
        if Publication.objects.filter(
            kind=PublicKind.BODY.value, body=body, state=PublicState.PUBLISHED.value
        ).exists():
            tell_meetings(body, by.today)
    return body


def _end(body: Body, last: date) -> None:
    if body.ends is not None:
        raise NotPossible(f"It has ended already, on {body.ends:%-d %B %Y}.")
    if body.starts is not None and last < body.starts:
        raise NotPossible(f"It began on {body.starts:%-d %B %Y}. Give a later day.")
    none_after(body, last)
    groups = Body.objects.filter(parent=body).filter(_goes_on(last + DAY))
    if names := ", ".join(groups.values_list("name", flat=True)):
        raise NotPossible(f"These stand under it: {names}. Move them under another one first, or close them.")
    body.ends = last
    body.save(update_fields=["ends"])
    for place in Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gt=last), body=body):
        if place.starts is not None and place.starts > last:
            place.delete()  # it had not begun, and never will
        else:
            place.ends = last
            place.save(update_fields=["ends"])


def _serving(body: Body, on: date) -> dict[int, Membership]:
    """The places on a body that are held on the day before another arrangement begins, by number."""
    last = on - DAY
    held = Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gte=last), body=body)
    return {place.pk: place for place in held.exclude(starts__gt=last)}


def _carry(serving: Mapping[int, Membership], into: Body, on: date, numbers: Collection[int]) -> None:
    """Let the holders of these places hold the same on another body; their offices they leave behind.

    Raises NotPossible for a place that was not held, and for a substitute whose member does not come.
    """
    new: dict[int, Membership] = {}
    if set(numbers) - set(serving):
        raise NotPossible("Somebody who is to be carried over is no member any longer. Look at the members again.")
    held = Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gte=on), body=into)
    there = set(held.values_list("person_id", "organisation_id"))
    chosen = sorted((serving[number] for number in numbers), key=lambda one: one.substitute_for_id is not None)
    for place in chosen:
        standing_in = new.get(place.substitute_for_id or 0)
        if place.substitute_for_id is not None and standing_in is None:
            raise NotPossible("A substitute is carried over without the member. Carry both over, or neither.")
        if (place.person_id, place.organisation_id) not in there:
            new[place.pk] = Membership.objects.create(
                partnership_id=into.partnership_id,
                body=into,
                person_id=place.person_id,
                organisation_id=place.organisation_id,
                post=place.post,
                substitute_for=standing_in,
                starts=on,
            )


def _move(body: Body, parent: Body | None, on: date, reason: str) -> None:
    former = body.parent
    if parent is not None and parent.ends is not None and parent.ends < on:
        raise NotPossible(f"{parent.name} ended on {parent.ends:%-d %B %Y}. Choose one that goes on.")
    body.parent_id = below(body, parent.pk if parent else None)
    body.save(update_fields=["parent"])
    _note(body, Restructuring.MOVED, on, other=parent, former=former, reason=reason)


def _note(
    body: Body,
    kind: Restructuring,
    on: date,
    *,
    other: Body | None = None,
    former: Body | None = None,
    before: str = "",
    after: str = "",
    reason: str = "",
) -> None:
    BodyChange.objects.create(
        partnership_id=body.partnership_id,
        body=body,
        kind=kind.value,
        on=on,
        other=other,
        former=former,
        before=before,
        after=after,
        reason=reason.strip(),
    )


def _goes_on(day: date) -> Q:
    return Q(ends__isnull=True) | Q(ends__gte=day)


def _by_today(by: Actor, on: date) -> None:
    if on > by.today:
        raise NotPossible("That day is yet to come. Say it on the day, so that nothing is shown before it is so.")
