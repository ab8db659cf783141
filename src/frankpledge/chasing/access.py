"""Who may do what with letters to owners and with letters that came: one predicate a verb."""

from frankpledge.chasing.models import AnswerLink, Digest, DigestDay, Received, StoppedAddress
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action
from frankpledge.people.models import Partnership
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import Verb, allowed, keeps, reads_up_to


def may_chase(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may see which letters went and came, and settle those that came: who keeps the record."""
    return keeps(by, partnership.pk)


def may_set_day(by: Actor, day: DigestDay) -> bool:
    """Whether the actor may say on which day digests go, and begin and end a round."""
    return keeps(by, day.partnership_id)


def may_write(by: Actor, digest: Digest) -> bool:
    """Whether the actor may write a letter to an owner, and say what became of it."""
    return keeps(by, digest.partnership_id)


def may_chase_action(by: Actor, action: Action) -> bool:
    """Whether the actor may have an owner of this action written to about it."""
    return keeps(by, action.partnership_id) and action.level <= reads_up_to(by)


def may_answer(by: Actor, link: AnswerLink) -> bool:
    """Whether the actor may answer by this link: whoever came by it, in its partnership, and never what is withheld."""
    here = by.partnership is not None and by.partnership.id == link.partnership_id
    return by.is_process and here and not link.withheld and link.action.level <= Level.OFFICIAL


def may_take_in(by: Actor, received: Received) -> bool:
    """Whether the actor may take in a letter that came: the process that polls the mailbox, or reads from a pipe."""
    return by.is_process and keeps(by, received.partnership_id)


def may_settle(by: Actor, received: Received) -> bool:
    """Whether the actor may put a letter that came to an action, or set it aside."""
    return by.user is not None and keeps(by, received.partnership_id) and received.level <= reads_up_to(by)


def may_stop(by: Actor, stopped: StoppedAddress) -> bool:
    """Whether the actor may stop letters to an address, and let them go there again."""
    return keeps(by, stopped.partnership_id)


def may_let_go(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may let old letters go: background work."""
    return by.is_process and keeps(by, partnership.pk)


def may_redact(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may take words out of letters that came; who asked for it, the redaction knows."""
    return by.user is not None and allowed(by, Verb.APPROVE, partnership.pk)
