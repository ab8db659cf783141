"""Who may do what with partnerships, people and organisations: one predicate a verb."""

from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Organisation, Partnership, Person, User
from frankpledge.people.rules.roles import keeps, reads


def may_read(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may read anything in this partnership's record."""
    return reads(by, partnership.pk)


def may_keep(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may write in this partnership's record."""
    return keeps(by, partnership.pk)


def may_change_person(by: Actor, person: Person) -> bool:
    """Whether the actor may correct, merge or part this person."""
    return keeps(by, person.partnership_id)


def may_change_organisation(by: Actor, organisation: Organisation) -> bool:
    """Whether the actor may correct this organisation."""
    return keeps(by, organisation.partnership_id)


def may_set_up(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may set up a partnership, its accounts and its grants: the command line alone, so far."""
    return by.is_process


def may_tie(by: Actor, user: User) -> bool:
    """Whether the actor may tie this account to a provider's sign-in, or untie it: its owner, or a link's process."""
    return by.is_process or (by.user is not None and by.user.id == user.pk)
