"""The roles that an account can hold in a partnership, and what each may do.  Pure."""

from enum import StrEnum

from frankpledge.ledger.rules import Actor


class Role(StrEnum):
    """A role in one partnership."""

    COORDINATOR = "coordinator"
    MEMBER = "member"
    VIEWER = "viewer"

    @property
    def label(self) -> str:
        """The role's name on a page."""
        return self.value.capitalize()


WRITERS = frozenset({Role.COORDINATOR.value})
READERS = frozenset(role.value for role in Role)


def reads(by: Actor, partnership_id: int) -> bool:
    """Whether the actor may read this partnership's record: any role there, or a process set to work for it."""
    return _within(by, partnership_id) and (by.is_process or bool(by.roles & READERS))


def keeps(by: Actor, partnership_id: int) -> bool:
    """Whether the actor keeps this partnership's record: its coordinator, or a process set to work for it."""
    return _within(by, partnership_id) and (by.is_process or bool(by.roles & WRITERS))


def _within(by: Actor, partnership_id: int) -> bool:
    return by.partnership is not None and by.partnership.id == partnership_id
