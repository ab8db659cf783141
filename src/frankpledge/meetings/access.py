"""Who may do what with meetings: one predicate a verb."""

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionOwner, Attendance, Body, Paper
from frankpledge.people.rules.roles import keeps, reads


def may_read(by: Actor, paper: Paper) -> bool:
    """Whether the actor may read this paper."""
    return reads(by, paper.partnership_id)


def may_enter(by: Actor, paper: Paper) -> bool:
    """Whether the actor may enter this paper in the record."""
    return keeps(by, paper.partnership_id)


def may_amend(by: Actor, paper: Paper) -> bool:
    """Whether the actor may correct what was entered from this paper, or say that it was checked."""
    return keeps(by, paper.partnership_id)


def may_withdraw(by: Actor, paper: Paper) -> bool:
    """Whether the actor may withdraw this paper, or put it back."""
    return keeps(by, paper.partnership_id)


def may_close(by: Actor, action: Action) -> bool:
    """Whether the actor may close or reopen this action."""
    return keeps(by, action.partnership_id)


def may_match(by: Actor, named: Attendance | ActionOwner) -> bool:
    """Whether the actor may say whom a printed name means."""
    return keeps(by, named.partnership_id)


def may_keep_body(by: Actor, body: Body) -> bool:
    """Whether the actor may set up a body, describe it, or change its members."""
    return keeps(by, body.partnership_id)
