"""Who is at a meeting that is run here: a mark for each member, others, when they came and left, what they declared."""

from datetime import time
from typing import Any, Literal

from frankpledge.kit.versions import Begun
from frankpledge.kit.words import folded, squeezed
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import AgendaItem, Declaration, Meeting, Membership, Presence
from frankpledge.meetings.rules.attending import Mark, place_shown
from frankpledge.meetings.rules.kinds import Capacity
from frankpledge.people.models import Organisation, Person, PersonName, Post

TAKEN = "took attendance at"


def taken_of(meeting: Meeting, membership: Membership) -> dict[str, Any]:
    """What is taken of a member's place, as it is shown to whoever takes it."""
    own = Presence.objects.filter(meeting=meeting, membership=membership).first()
    instead = Presence.objects.filter(meeting=meeting, substitute_for=membership).first()
    return place_shown(own, instead)


def set_presence(
    by: Actor, meeting: Meeting, membership: Membership, *, mark: Mark, substitute: str = "", seen: str = ""
) -> None:
    """Say how a member's place is filled: present, remote, apologies, by a `substitute`, or nothing yet.

    A substitute whom nobody names is the one that the member has, if there is one alone.  Raises Meanwhile where
    somebody else took it otherwise since it was `seen`, NotPossible where a declaration would be lost.
    """
    begun = Begun(seen, {"mark": mark.value, "substitute": squeezed(substitute)}, lambda one: taken_of(one, membership))
    with change(by, TAKEN, meeting, access.may_take_minutes, begun) as meeting:
        if membership.body_id != meeting.body_id:
            raise NotPossible("This is no member of the body that meets.")
        if mark is Mark.SUBSTITUTE:
            _let_go(Presence.objects.filter(meeting=meeting, membership=membership).first())
            _send_substitute(meeting, membership, squeezed(substitute))
            return
        _let_go(Presence.objects.filter(meeting=meeting, substitute_for=membership).first())
        if mark is Mark.NONE:
            _let_go(Presence.objects.filter(meeting=meeting, membership=membership).first())
            return
        _seat(meeting, membership, mark)


def _seat(meeting: Meeting, membership: Membership, mark: Mark) -> Presence:
    """The member's own row with this mark."""
    excused = mark is Mark.APOLOGIES
    row = Presence.objects.filter(meeting=meeting, membership=membership).first()
    if row is None:
        person = membership.person.stands_as or membership.person
        _only_once(meeting, person, membership.organisation)
        row = Presence(
            partnership_id=meeting.partnership_id, meeting=meeting, membership=membership, person=person,
            organisation=membership.organisation, name=person.name, post=membership.post,
            organisation_name=membership.organisation.name if membership.organisation else "",
        )  # fmt: skip
    row.capacity = (Capacity.APOLOGIES if excused else Capacity.PRESENT).value
    row.remote = mark is Mark.REMOTE
    if excused:
        row.chair, row.arrived, row.arrived_at_item, row.left, row.left_at_item = False, None, None, None, None
    row.save()
    return row


def _send_substitute(meeting: Meeting, membership: Membership, name: str) -> None:
    """The row of whoever came for a member: known for sure by their name and the member's agency, or as typed."""
    row = Presence.objects.filter(meeting=meeting, substitute_for=membership).first() or Presence(
        partnership_id=meeting.partnership_id, meeting=meeting, substitute_for=membership,
        capacity=Capacity.PRESENT.value, organisation=membership.organisation,
        organisation_name=membership.organisation.name if membership.organisation else "",
    )  # fmt: skip
    standing_in = list(membership.substitutes.select_related("person__stands_as"))
    if not name and len(standing_in) == 1:
        name = (standing_in[0].person.stands_as or standing_in[0].person).name
    named = [one for one in standing_in if folded(one.person.name) == folded(name)] if name else []
    person = named[0].person.stands_as or named[0].person if len(named) == 1 else None
    if name and person is None and membership.organisation is not None:
        person = _surely(membership.organisation, name)
    if person is not None:
        _only_once(meeting, person, membership.organisation, row.pk)
    row.name, row.person = name[:200], person
    row.post = named[0].post if len(named) == 1 else ""
    row.save()


def _surely(organisation: Organisation, name: str) -> Person | None:
    """The one person of exactly this name who has a post with an organisation; None where it is not that sure."""
    names = PersonName.objects.filter(partnership_id=organisation.partnership_id, folded=folded(name))
    rows = names.values_list("person_id", "person__stands_as_id")
    people = {stands_as or person for person, stands_as in rows}
    posts = Post.objects.filter(organisation=organisation, person__in={person for person, _ in rows} | people)
    held = {stands_as or person for person, stands_as in posts.values_list("person_id", "person__stands_as_id")}
    return Person.objects.get(pk=held.pop()) if len(held) == 1 else None


def add_presence(
    by: Actor,
    meeting: Meeting,
    *,
    name: str,
    capacity: Capacity,
    person: Person | None = None,
    organisation: Organisation | None = None,
    organisation_name: str = "",
    post: str = "",
    remote: bool = False,
) -> Presence:
    """Put somebody on the list who is no member: an officer, a guest, an observer.  Raises NotPossible without a name.

    Nobody is taken for somebody known unless that is said: `person` is whom a person chose.
    """
    with change(by, TAKEN, meeting, access.may_take_minutes) as meeting:
        if not squeezed(name):
            raise NotPossible("Enter the name of whoever is here.")
        for other in (person, organisation):
            if other is not None and other.partnership_id != meeting.partnership_id:
                raise NotPossible("Choose somebody of this partnership.")
        if person is not None:
            _only_once(meeting, person, organisation)
        return Presence.objects.create(
            partnership_id=meeting.partnership_id,
            meeting=meeting,
            person=person,
            organisation=organisation,
            name=squeezed(name)[:200],
            organisation_name=squeezed(organisation_name or (organisation.name if organisation else ""))[:200],
            post=squeezed(post)[:200],
            capacity=capacity.value,
            remote=remote and capacity is not Capacity.APOLOGIES,
        )


def take_off_list(by: Actor, presence: Presence) -> None:
    """Take somebody off the list who was put there by mistake.  Raises NotPossible where they declared an interest."""
    with change(by, "took off the list", presence, access.may_keep_presence) as presence:
        _let_go(presence)


def sits_at(by: Actor, meeting: Meeting, key: str) -> Presence:
    """The row of somebody by the key that the page has for them; a member who had no mark is present from now on.

    Raises NotPossible for a key that is nobody's at this meeting.
    """
    kind, number = key[:1], key[1:]
    if number.isascii() and number.isdigit() and len(number) < 12:
        rows = Presence.objects.filter(meeting=meeting)
        row = rows.filter(**{"membership" if kind == "m" else "pk": int(number)}).first()
        if row is not None:
            return row
        places = Membership.objects.filter(body=meeting.body_id, pk=int(number) if kind == "m" else 0)
        membership = places.select_related("person__stands_as", "organisation").first()
        if membership is not None:
            with change(by, TAKEN, meeting, access.may_take_minutes) as meeting:
                return _seat(meeting, membership, Mark.PRESENT)
    raise NotPossible("Select somebody who is at the meeting.")


def note_coming(
    by: Actor,
    presence: Presence,
    *,
    when: Literal["arrived", "left"],
    item: AgendaItem | None = None,
    at: time | None = None,
) -> Presence:
    """Say that somebody arrived late, or left early: at an item, at a time, or both.

    Raises NotPossible where neither is said, for somebody who sent apologies, and where it was said otherwise before.
    """
    with change(by, "noted when somebody came or went", presence, access.may_keep_presence) as presence:
        if presence.capacity == Capacity.APOLOGIES:
            raise NotPossible(f"{presence.name} sent apologies. Mark them as present first.")
        if item is None and at is None:
            raise NotPossible("Say at which item it was, or at what time.")
        _at_this_meeting(presence, item)
        stands = (getattr(presence, f"{when}_at_item_id"), getattr(presence, when))
        if any(stands) and stands != (item.pk if item else None, at):
            raise NotPossible(f"It is noted already when {presence.name} {when}. Take that back first.")
        setattr(presence, when, at)
        setattr(presence, f"{when}_at_item", item)
        presence.save(update_fields=[when, f"{when}_at_item"])
    return presence


def clear_coming(by: Actor, presence: Presence, *, when: Literal["arrived", "left"]) -> Presence:
    """Take back that somebody arrived late or left early."""
    with change(by, "took back when somebody came or went", presence, access.may_keep_presence) as presence:
        setattr(presence, when, None)
        setattr(presence, f"{when}_at_item", None)
        presence.save(update_fields=[when, f"{when}_at_item"])
    return presence


def declare_interest(
    by: Actor, presence: Presence, *, interest: str, item: AgendaItem | None = None, left_room: bool = False
) -> Declaration:
    """Note that somebody declared an interest in an item, or with None in the meeting, and whether they left for it.

    Raises NotPossible without words, and where they have declared one in that item before.
    """
    with change(by, "noted a declaration of interest", presence, access.may_keep_presence) as presence:
        if not squeezed(interest):
            raise NotPossible("Say what the interest is.")
        _at_this_meeting(presence, item)
        if Declaration.objects.filter(presence=presence, agenda_item=item).exists():
            raise NotPossible(f"{presence.name} has declared an interest there already. Take that back first.")
        return Declaration.objects.create(
            partnership_id=presence.partnership_id,
            presence=presence,
            agenda_item=item,
            interest=squeezed(interest),
            left_room=left_room,
        )


def take_back_declaration(by: Actor, presence: Presence, declaration: int) -> None:
    """Take back a declaration that was noted by mistake, by its number."""
    with change(by, "took back a declaration of interest", presence, access.may_keep_presence) as presence:
        Declaration.objects.filter(presence=presence, pk=declaration).delete()


def _at_this_meeting(presence: Presence, item: AgendaItem | None) -> None:
    if item is not None and item.meeting_id != presence.meeting_id:
        raise NotPossible("Select an item of this meeting.")


def _only_once(meeting: Meeting, person: Person, organisation: Organisation | None, row: int | None = None) -> None:
    """Raises NotPossible where this person stands on the list for this agency already, in another row."""
    found = Presence.objects.filter(meeting=meeting, person=person, organisation=organisation)
    if any(number != row for number in found.values_list("pk", flat=True)):
        raise NotPossible(f"{person.name} is on the list already.")


def _let_go(row: Presence | None) -> None:
    """Take a row off the list.  Raises NotPossible where a declaration hangs on it, which would be lost with it."""
    if row is None:
        return
    if row.declarations.exists():
        raise NotPossible(f"{row.name or 'Their substitute'} has declared an interest. Take that back first.")
    row.delete()
