"""Members come and go: places on a body, substitutes, who is in the chair, each from a day to a day."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from frankpledge.kit.words import folded
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.holding import hold_names
from frankpledge.meetings.models import Body, Membership
from frankpledge.meetings.rules.kinds import Office
from frankpledge.people.changes import add_person
from frankpledge.people.models import Organisation, Person, PersonName, Post

DAY = timedelta(days=1)


def add_member(
    by: Actor,
    body: Body,
    person: Person,
    *,
    organisation: Organisation | None = None,
    post: str = "",
    starts: date | None = None,
    ends: date | None = None,
    substitute_for: Membership | None = None,
    office: str = "",
) -> Membership:
    """Give a person a place on a body, standing for an organisation, or as a member's substitute.

    Whoever has a place is known of by those who know of the body.  Raises NotPossible for days that run backwards or go
    beyond the body's own, for a place that they hold already, and for a substitute of somebody who is no member here.
    """
    with change(by, "added a member", body, access.may_keep_body) as body:
        ends = _last_day(body, starts, ends)
        _no_such_place(body, person, organisation, starts, ends, substitute_for)
        if substitute_for is not None:
            _stands_in(body, person, substitute_for)
        member = Membership.objects.create(
            partnership_id=body.partnership_id,
            body=body,
            person=person,
            organisation=organisation,
            post=post[:200],
            starts=starts,
            ends=ends,
            substitute_for=substitute_for,
        )
        if office:
            member = _take_office(member, Office(office), starts)
        hold_names([person.pk], [organisation.pk if organisation else None])
    return member


def add_new_member(by: Actor, body: Body, name: str, **place: Any) -> Membership:
    """Give a place to somebody who is new to the record; `place` as for `add_member`.

    Two people may have one name.  Raises NotPossible where somebody of that name is known for the same agency, or for
    none: they are to be looked for and chosen, since nobody is taken for somebody else.
    """
    with change(by, "added a new member", body, access.may_keep_body) as body:
        agency: Organisation | None = place.get("organisation")
        same = PersonName.objects.filter(partnership_id=body.partnership_id, folded=folded(name)[:200])
        known = Person.objects.filter(pk__in=same.values("person"))
        posts = Post.objects.filter(person=OuterRef("pk"))
        if known.filter(~Exists(posts) | Exists(posts.filter(organisation=agency))).exists():
            raise NotPossible(
                "Somebody of that name is in the record, for that agency or for none. "
                "Look for the name, and choose them; or say for which agency this one stands."
            )
        person = add_person(by, body.partnership, name=name, organisation=agency, post=place.get("post", ""))
        return add_member(by, body, person, **place)


def add_members(
    by: Actor, body: Body, chosen: Sequence[tuple[Person, Organisation | None, str]], *, starts: date | None
) -> list[Membership]:
    """Give several people places from one day, all or none: those whom past attendance offered and somebody ticked."""
    with change(by, "added members", body, access.may_keep_body) as body:
        return [add_member(by, body, person, organisation=agency, post=post, starts=starts)
                for person, agency, post in chosen]  # fmt: skip


def end_member(by: Actor, member: Membership, on: date) -> int:
    """End a place after a day, and with it the places of its substitutes; gives how many of those.

    Raises NotPossible where it has ended by then, and for a day before it began.
    """
    with change(by, "ended a place", member.body, access.may_keep_body) as body:
        row = Membership.objects.select_for_update().get(pk=member.pk, body=body)
        if row.ends is not None and row.ends <= on:
            raise NotPossible(f"This place has ended already, on {row.ends:%-d %B %Y}.")
        if row.starts is not None and on < row.starts:
            raise NotPossible(f"The last day must be the first day, {row.starts:%-d %B %Y}, or later.")
        row.ends = on
        row.save(update_fields=["ends"])
        if row.substitute_for_id is not None:
            return 0
        return sum(_end(one, on) for one in _serving_after(_substitutes_of(row), on))


def give_office(by: Actor, member: Membership, office: Office, on: date) -> Membership:
    """Make a member chair or vice chair from a day; whoever held that until then is a member still.

    Every change leaves its days: the place is parted at the day, so that who was in the chair on any day is known.
    Raises NotPossible for a substitute, for somebody whose place is not held on that day, and for who is that already.
    """
    with change(by, "gave an office", member.body, access.may_keep_body) as body:
        row = Membership.objects.select_for_update().get(pk=member.pk, body=body)
        if row.substitute_for_id is not None:
            raise NotPossible("A substitute is no member, and cannot be made chair. Add them as a member first.")
        if (row.starts is not None and on < row.starts) or (row.ends is not None and row.ends < on):
            raise NotPossible("They are no member on that day. Give a day on which they are.")
        if row.office == office.value:
            raise NotPossible(f"They are {office.label.lower()} already.")
        return _take_office(row, office, on)


def _take_office(row: Membership, office: Office, on: date | None) -> Membership:
    """Give an office to a place from a day, or for as long as the place is held, of which no first day is known."""
    held = Membership.objects.filter(body_id=row.body_id, office=office.value).exclude(pk=row.pk)
    if on is None:
        if held.filter(ends__isnull=True).exists():
            raise NotPossible(f"Somebody else is {office.label.lower()}. Say from which day it is this member.")
        row.office = office.value
        row.save(update_fields=["office"])
        return row
    for other in _serving_after(held, on - DAY):
        _part(other, on, "")
    return _part(row, on, office.value)


def _part(row: Membership, on: date, office: str) -> Membership:
    """Change the office of a place from a day, leaving what it was before; gives the place as it is from then on."""
    if row.starts is None or row.starts < on:
        before = Membership.objects.get(pk=row.pk)
        before.ends = on - DAY
        before.save(update_fields=["ends"])
        row.pk, row.starts = None, on
        row._state.adding = True
    row.office = office
    row.save()
    return row


def _end(row: Membership, on: date) -> int:
    """End a place that is held after a day; one that had not begun by then goes, since it never was."""
    if row.starts is not None and row.starts > on:
        row.delete()
    else:
        row.ends = on
        row.save(update_fields=["ends"])
    return 1


def _serving_after(places: QuerySet[Membership], day: date) -> list[Membership]:
    return list(places.filter(Q(ends__isnull=True) | Q(ends__gt=day)).order_by("pk"))


def _substitutes_of(row: Membership) -> QuerySet[Membership]:
    """Those who stand in for a member, through whichever row of the place they were named."""
    same = Q(substitute_for__person=row.person_id, substitute_for__organisation=row.organisation_id)
    return Membership.objects.filter(same, body_id=row.body_id)


def _last_day(body: Body, starts: date | None, ends: date | None) -> date | None:
    """The last day of a place: as given, or the body's own where none was."""
    if starts is not None and ends is not None and ends < starts:
        raise NotPossible("The last day must be the first day or later.")
    if body.ends is not None and max(starts or body.ends, ends or body.ends) > body.ends:
        raise NotPossible(f"{body.name} ended on {body.ends:%-d %B %Y}. Give days before that.")
    return ends or body.ends


def _no_such_place(
    body: Body,
    person: Person,
    organisation: Organisation | None,
    starts: date | None,
    ends: date | None,
    substitute_for: Membership | None,
) -> None:
    """Raise NotPossible where somebody holds the same place on one of these days, whichever row of theirs it names."""
    held = Membership.objects.filter(body=body, organisation=organisation)
    held = held.annotate(stands=Coalesce(F("person__stands_as_id"), F("person_id")))
    held = held.filter(stands=person.stands_as_id or person.pk)
    if substitute_for is None:
        held = held.filter(substitute_for__isnull=True)
    else:
        held = held.filter(substitute_for__isnull=False, substitute_for__person=substitute_for.person_id)
    if starts is not None:
        held = held.filter(Q(ends__isnull=True) | Q(ends__gte=starts))
    if ends is not None:
        held = held.filter(Q(starts__isnull=True) | Q(starts__lte=ends))
    if held.exists():
        raise NotPossible("They hold this place already in those days. End it first, or give other days.")


def _stands_in(body: Body, person: Person, member: Membership) -> None:
    if member.body_id != body.pk:
        raise NotPossible("That is a member of another board or group. Choose a member of this one.")
    if member.substitute_for_id is not None:
        raise NotPossible("That is a substitute too. Choose the member whom they stand in for.")
    if member.person_id in {person.pk, person.stands_as_id}:
        raise NotPossible("Nobody is their own substitute. Choose somebody else.")
