"""Who may do what for information rights: one predicate a verb."""

from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.roles import Verb, allowed
from frankpledge.rights.models import Redaction
from frankpledge.rights.rules.asking import RedactionState


def may_answer(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may find and export what is held on a person, and answer requests for information."""
    return by.user is not None and allowed(by, Verb.ANSWER, partnership.pk)


def may_answer_for(by: Actor, person: Person) -> bool:
    """Whether the actor may restrict a person, and note what was corrected about them."""
    return by.user is not None and allowed(by, Verb.ANSWER, person.partnership_id)


def may_ask(by: Actor, redaction: Redaction) -> bool:
    """Whether the actor may ask for this redaction."""
    return by.user is not None and allowed(by, Verb.ANSWER, redaction.partnership_id)


def may_read_redaction(by: Actor, redaction: Redaction) -> bool:
    """Whether the actor may see this redaction: those who ask for one, and those who approve one."""
    place = redaction.partnership_id
    return by.user is not None and (allowed(by, Verb.ANSWER, place) or allowed(by, Verb.APPROVE, place))


def may_decide(by: Actor, redaction: Redaction) -> bool:
    """Whether the actor may approve or refuse this redaction: nobody decides what they asked for."""
    asked_by_them = by.user is not None and by.user.id == redaction.asked_by_id
    return by.user is not None and not asked_by_them and allowed(by, Verb.APPROVE, redaction.partnership_id)


def may_withdraw(by: Actor, redaction: Redaction) -> bool:
    """Whether the actor may take back what they asked for, while nobody has decided."""
    waits = redaction.state == RedactionState.ASKED
    return waits and by.user is not None and by.user.id == redaction.asked_by_id and may_ask(by, redaction)


def may_approve_any(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may decide redactions that somebody else asked for."""
    return by.user is not None and allowed(by, Verb.APPROVE, partnership.pk)
