"""Who may do what with retention: one predicate a verb."""

from frankpledge.keeping.models import Destruction, LegalHold, RetentionRule
from frankpledge.keeping.rules.asking import DestructionState
from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Verb, allowed


def may_look(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may see rules, holds, what is due and destructions: who keeps them, and who approves."""
    return allowed(by, Verb.RETAIN, partnership.pk) or allowed(by, Verb.DESTROY, partnership.pk)


def may_retain(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may set rules and holds, and ask for destruction."""
    return by.user is not None and allowed(by, Verb.RETAIN, partnership.pk)


def may_set(by: Actor, row: RetentionRule | LegalHold) -> bool:
    """Whether the actor may set or change this rule, or lay or lift this hold."""
    return by.user is not None and allowed(by, Verb.RETAIN, row.partnership_id)


def may_ask(by: Actor, destruction: Destruction) -> bool:
    """Whether the actor may ask for this destruction."""
    return by.user is not None and allowed(by, Verb.RETAIN, destruction.partnership_id)


def may_decide(by: Actor, destruction: Destruction) -> bool:
    """Whether the actor may approve or refuse this destruction: nobody decides what they asked for."""
    own = by.user is not None and by.user.id == destruction.asked_by_id
    return by.user is not None and not own and allowed(by, Verb.DESTROY, destruction.partnership_id)


def may_withdraw(by: Actor, destruction: Destruction) -> bool:
    """Whether the actor may take back what they asked for, while nobody has decided."""
    waits = destruction.state == DestructionState.ASKED
    return waits and by.user is not None and by.user.id == destruction.asked_by_id and may_ask(by, destruction)


def may_do(by: Actor, destruction: Destruction) -> bool:
    """Whether the actor may carry this destruction out: background work, once another than who asked approved it."""
    approved = destruction.state == DestructionState.APPROVED and destruction.decided_by_id is not None
    another = destruction.decided_by_id != destruction.asked_by_id
    return by.is_process and approved and another and allowed(by, Verb.DESTROY, destruction.partnership_id)


def may_do_again(by: Actor, destruction: Destruction) -> bool:
    """Whether the actor may have done again what two people approved before: the installation's own processes."""
    return by.is_process and destruction.again and allowed(by, Verb.DESTROY, destruction.partnership_id)
