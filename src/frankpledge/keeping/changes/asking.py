"""Asking for destruction, deciding about it, and having it done again after a backup was restored."""

from collections.abc import Collection

from django.utils import timezone

from frankpledge.keeping import access
from frankpledge.keeping.changes.holding import one_at_a_time
from frankpledge.keeping.models import Destruction, RetentionRule, Tombstone
from frankpledge.keeping.queries.due import document_found, dry_run, holds_of
from frankpledge.keeping.queries.things import Found, Only
from frankpledge.keeping.rules.asking import NEXT, DestructionState, Ground
from frankpledge.keeping.rules.tombstones import Line
from frankpledge.kit.numbers import row_number
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people.models import Partnership
from frankpledge.work.changes import queue

_HELD = "Something of this is under a legal hold: nothing of it is destroyed. Have the hold lifted, or refuse this."


def ask_by_rule(by: Actor, rule: RetentionRule, keys: Collection[str]) -> Destruction:
    """Ask that these things, by their keys in the dry run, be destroyed by a rule; somebody else decides.

    Raises NotPossible where none of them is due by it, or one is under a hold.
    """
    one = Destruction(partnership_id=rule.partnership_id, rule=rule, ground=Ground.RULE.value, said=rule.ground)
    with change(by, "asked for a destruction", one, access.may_ask) as one:
        one_at_a_time(rule.partnership_id)
        due = dry_run(by, _of_keys(keys)).ruled.get(rule.pk)
        chosen = [row.found for row in due.due if row.key in set(keys)] if due is not None else []
        if not chosen:
            raise NotPossible("Choose something that is due by this rule and under no hold.")
        _ask(by, one, chosen)
    return one


def ask_by_hand(by: Actor, partnership: Partnership, *, document: int, ground: Ground, reason: str) -> Destruction:
    """Ask that a document be destroyed, with its paper and everything read from it, because the law asks for it.

    Raises NotPossible without a reason or such a document, or where it is under a hold.
    """
    one = Destruction(partnership=partnership, ground=ground.value, said=reason.strip()[:400])
    with change(by, "asked for a destruction", one, access.may_ask) as one:
        one_at_a_time(partnership.pk)
        if ground is Ground.RULE or not one.said:
            raise NotPossible("Say why the law asks for this.")
        found = document_found(by, document)
        if found is None:
            raise NotPossible("Nothing in the record is of a document of this number.")
        if found[1].holds:
            raise NotPossible(_HELD)
        _ask(by, one, [found[0]])
    return one


def approve_destruction(by: Actor, destruction: Destruction) -> Destruction:
    """Approve what somebody else asked for, and queue the job that does it.

    Raises NotPossible where it was decided already, or something of it is under a hold.
    """
    with change(by, "approved a destruction", destruction, access.may_decide) as destruction:
        one_at_a_time(destruction.partnership_id)
        _decide(by, destruction, DestructionState.APPROVED)
        if holds_of(by, destruction):
            raise NotPossible(_HELD)
        queue_destruction(destruction)
    return destruction


def refuse_destruction(by: Actor, destruction: Destruction) -> Destruction:
    """Refuse what somebody else asked for; nothing is destroyed.  Raises NotPossible where it was decided already."""
    with change(by, "refused a destruction", destruction, access.may_decide) as destruction:
        _decide(by, destruction, DestructionState.REFUSED)
    return destruction


def withdraw_destruction(by: Actor, destruction: Destruction) -> Destruction:
    """Take back what one asked for oneself; nothing is destroyed."""
    with change(by, "withdrew a destruction", destruction, access.may_withdraw) as destruction:
        _decide(by, destruction, DestructionState.WITHDRAWN)
    return destruction


def destroy_again(by: Actor, partnership: Partnership, line: Line) -> Destruction:
    """Have done again what two people approved, and a backup that was restored brought back.

    Both are named as they were; their accounts have to be in the record.
    """
    one = Destruction(partnership=partnership, ground=line.ground, again=True, said="Brought back by a restored backup")
    with change(by, "destroyed again", one, access.may_do_again) as one:
        one.asked_by_id, one.decided_by_id = line.asked_by, line.decided_by
        one.asked_at = one.decided_at = timezone.now()
        one.state = DestructionState.APPROVED.value
        one.save()
        Tombstone.objects.create(partnership=partnership, destruction=one, kind=line.kind, number=line.number)
        queue_destruction(one)
    return one


def queue_destruction(destruction: Destruction) -> None:
    """Queue the job that carries a destruction out; done again, it goes on where it was stopped."""
    queue("keeping.destroy", destruction=destruction.pk, partnership=destruction.partnership_id)


def _of_keys(keys: Collection[str]) -> Only:
    said = (key.rpartition("-") for key in keys)
    return Only.of((kind, found) for kind, _, number in said if (found := row_number(number)) is not None)


def _ask(by: Actor, one: Destruction, chosen: Collection[Found]) -> None:
    assert by.user is not None
    one.asked_by_id, one.asked_at = by.user.id, timezone.now()
    one.save()
    Tombstone.objects.bulk_create(
        Tombstone(
            partnership_id=one.partnership_id,
            destruction=one,
            kind=found.thing.kind.value,
            number=found.thing.number,
            meeting_number=found.meeting,
        )
        for found in chosen
    )


def _decide(by: Actor, destruction: Destruction, to: DestructionState) -> None:
    if to not in NEXT[DestructionState(destruction.state)]:
        raise NotPossible("This destruction has been decided or taken back already.")
    assert by.user is not None
    destruction.state, destruction.decided_by_id, destruction.decided_at = to.value, by.user.id, timezone.now()
    destruction.save()
