"""Who owns open actions, and by which address each may be written to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from frankpledge.chasing.models import AnswerLink, StoppedAddress
from frankpledge.chasing.rules.answers import FAILED, LEFT, NO_ADDRESS, Left
from frankpledge.chasing.rules.digests import Now
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionOwner, ActionUpdate
from frankpledge.meetings.queries.falling import day_of, with_days
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.rules.doing import UpdateState
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.people.models import Contact, Grant, Organisation, Person, Post
from frankpledge.people.queries import addresses_of, partnership_of
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import opens_up_to

Key = tuple[str, int]  # "person" or "agency", and the number of the row as whom it stands


@dataclass
class Owner:
    """An owner of actions, and where they are written to; without an address, `why` says why not.

    `opens` is the highest marking that they may read once they have signed in; -1 where they have no account here.
    `restricted` is whether their data are: then they get nothing, and nobody is told that they are.
    """

    key: Key
    name: str
    address: str = ""
    why: str = NO_ADDRESS
    opens: int = -1
    restricted: bool = False

    @property
    def number(self) -> str:
        """Kind and number in one, as a button sends them."""
        return f"{self.key[0]}.{self.key[1]}"


@dataclass
class Owned:
    """An action with its owners and how it stands."""

    action: Action
    now: Now
    owners: list[Key] = field(default_factory=list)


def owned_actions(by: Actor, only: Iterable[int] | None = None) -> list[Owned]:
    """The checked actions that are open, or that somebody was told of while they were, with their owners.

    What no person has checked may be a mistake of the reader, and goes into no letter.  With `only`, these alone.
    """
    heard = AnswerLink.objects.filter(
        partnership_id=partnership_of(by), told__state="open", digest__sent_at__isnull=False
    )
    actions = with_days(stated_in(by, Action)).filter(checked=True)
    wanted = Q(state=ActionState.OPEN.value) | Q(pk__in=heard.order_by().values("action"))
    actions = actions.filter(wanted) if only is None else actions.filter(pk__in=list(only))
    rows = list(actions.select_related("paper__body").order_by("pk"))
    found = {row.pk: Owned(row, now_of(row)) for row in rows}
    owners = ActionOwner.objects.filter(partnership_id=partnership_of(by), action__in=actions.order_by().values("pk"))
    columns = ("action_id", "person_id", "person__stands_as_id", "organisation_id")
    for action, person, stands, agency in owners.order_by("pk").values_list(*columns):
        key = ("person", stands or person) if person else ("agency", agency) if agency else None
        if key is not None and action in found and key not in found[action].owners:
            found[action].owners.append(key)
    return [one for one in found.values() if one.owners]


def now_of(action: Action, refused: int = 0) -> Now:
    """How an action that was read with its days stands, as far as a letter tells of it."""
    return Now(
        action.state, day_of(action), action.due is None, action.deferred_times, action.escalated_on is not None,
        action.priority, refused,
    )  # fmt: skip


def refused_of(by: Actor) -> dict[tuple[int, Key], int]:
    """The last update of each owner that was set aside, by action and owner."""
    rows = ActionUpdate.objects.filter(partnership_id=partnership_of(by), state=UpdateState.REFUSED.value)
    columns = ("action_id", "owner__person_id", "owner__person__stands_as_id", "owner__organisation_id", "pk")
    found: dict[tuple[int, Key], int] = {}
    for action, person, stands, agency, number in rows.filter(owner__isnull=False).order_by("pk").values_list(*columns):
        key: Key = ("person", stands or person) if person else ("agency", agency or 0)
        found[action, key] = number
    return found


def told_before(by: Actor) -> dict[tuple[int, Key], dict[str, Any]]:
    """What each owner was last told of each action, by action and owner; what reached nobody does not count."""
    rows = AnswerLink.objects.filter(
        partnership_id=partnership_of(by), digest__sent_at__isnull=False, digest__came_back_at__isnull=True
    )
    columns = ("action_id", "person_id", "person__stands_as_id", "organisation_id", "told")
    found = {}
    for action, person, stands, agency, told in rows.order_by("digest_id", "pk").values_list(*columns):
        key: Key = ("person", stands or person) if person else ("agency", agency)
        found[action, key] = told
    return found


def owners_written_to(by: Actor, keys: Iterable[Key]) -> dict[Key, Owner]:
    """These owners, each with the address that a letter goes to, or why none does; in six queries.

    The address of an account that may sign in goes before one that was kept by hand.
    """
    wanted = set(keys)
    people = {number for kind, number in wanted if kind == "person"}
    agencies = {number for kind, number in wanted if kind == "agency"}
    place = partnership_of(by)
    found: dict[Key, Owner] = {}
    for number, name, day in Person.objects.filter(partnership_id=place, pk__in=people).values_list(
        "pk", "name", "restricted_on"
    ):
        found["person", number] = Owner(("person", number), name, restricted=day is not None)
    for number, name in Organisation.objects.filter(partnership_id=place, pk__in=agencies).values_list("pk", "name"):
        found["agency", number] = Owner(("agency", number), name)
    stopped = {address.casefold() for address in stopped_addresses(by)}
    kept = _kept(by, people, agencies)
    failed = _failed(place, people, agencies)
    accounts, left = _accounts(by, people)
    for key, owner in found.items():
        if owner.restricted:
            continue
        address, owner.opens = accounts.get(key[1], ("", -1)) if key[0] == "person" else ("", -1)
        address = address or kept.get(key, "")
        if key in left:
            owner.why = LEFT
        elif address and address.casefold() in stopped or not address and key in failed:
            owner.why = FAILED
        elif address:
            owner.address, owner.why = address, ""
    return found


def left_out(by: Actor) -> list[Left]:
    """The owners of open actions who get no letter, by name, and why; those who are restricted are not told of."""
    rows = [one for one in owned_actions(by) if one.action.state == ActionState.OPEN]
    owners = owners_written_to(by, {key for one in rows for key in one.owners})
    found = [Left(owner.name, owner.why) for owner in owners.values() if owner.why and not owner.restricted]
    return sorted(found, key=lambda one: (one.name.casefold(), one.why))


def whom_to_chase(by: Actor, action: Action) -> list[Owner]:
    """The owners of an action with where a letter to each would go; none who is restricted."""
    found = owned_actions(by, [action.pk])
    owners = owners_written_to(by, found[0].owners) if found else {}
    return [owner for owner in owners.values() if not owner.restricted]


def stopped_addresses(by: Actor) -> list[str]:
    """The addresses to which no letters go."""
    rows = StoppedAddress.objects.filter(partnership_id=partnership_of(by), ended_at__isnull=True)
    return list(rows.values_list("address", flat=True))


def may_be_shown(action: Action) -> bool:
    """Whether a letter may tell of an action: only what is OFFICIAL or public leaves the house."""
    return action.level <= Level.OFFICIAL


def _kept(by: Actor, people: set[int], agencies: set[int]) -> dict[Key, str]:
    """The addresses that were kept by hand and work."""
    found: dict[Key, str] = {}
    for contact in addresses_of(by, people, agencies):
        stands = getattr(contact, "stands", None)
        key: Key = ("person", stands) if contact.person_id and stands else ("agency", contact.organisation_id or 0)
        found.setdefault(key, contact.value)
    return found


def _failed(place: int, people: set[int], agencies: set[int]) -> set[Key]:
    """Those who have an address that does not work."""
    rows = Contact.objects.filter(partnership_id=place, failed_on__isnull=False)
    rows = rows.filter(Q(person__in=people) | Q(person__stands_as__in=people) | Q(organisation__in=agencies))
    return {
        ("person", stands or person) if person else ("agency", agency)
        for person, stands, agency in rows.values_list("person_id", "person__stands_as_id", "organisation_id")
    }


def _accounts(by: Actor, people: set[int]) -> tuple[dict[int, tuple[str, int]], set[Key]]:
    """By person, the address of their account and how far it may read; and who has left.

    Somebody has left whose accounts here are all closed or without a role, or whose posts have all ended.
    """
    place, today = partnership_of(by), by.today
    rows = Grant.objects.filter(Q(person__in=people) | Q(person__stands_as__in=people), partnership_id=place)
    held: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    had: set[int] = set()
    for grant in rows.select_related("user", "person").order_by("pk"):
        assert grant.person is not None  # asked for by their person
        number = grant.person.stands_as_id or grant.person.pk
        had.add(number)
        if grant.user.is_active and grant.holds(today):
            held[number][grant.user.email].add(grant.role)
    accounts = {}
    for number, by_address in held.items():
        address, roles = next(iter(by_address.items()))
        accounts[number] = (address, opens_up_to(roles))
    posts: dict[int, list[bool]] = defaultdict(list)
    here = Post.objects.filter(Q(person__in=people) | Q(person__stands_as__in=people), partnership_id=place)
    for person, stands, ends in here.values_list("person_id", "person__stands_as_id", "ends"):
        posts[stands or person].append(ends is not None and ends < today)
    over = {number for number, ended in posts.items() if all(ended)} - accounts.keys()
    return accounts, {("person", number) for number in (had - accounts.keys()) | over}
