"""What an officer makes of a letter that came: put to actions, or set aside."""

from collections.abc import Sequence

from django.utils import timezone

from frankpledge.chasing import access
from frankpledge.chasing.models import Received, ReceivedFor
from frankpledge.chasing.rules.answers import ReceivedState
from frankpledge.chasing.rules.replies import Own, Part, own_words
from frankpledge.chasing.rules.said import kind_of
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes import propose_update
from frankpledge.meetings.models import Action
from frankpledge.meetings.queries.actions import actions_seen_by
from frankpledge.meetings.rules.doing import Said, Way


def put_to_actions(by: Actor, received: Received, numbers: Sequence[int], words: str) -> Received:
    """Put words of a letter to the actions of these numbers, where they wait to be confirmed.

    Words with numbers before them ([A12]) go to those actions alone; where none has one, all go to each.  Raises
    NotPossible without words, for a number that no open action has, and for a letter that was dealt with.
    """
    with change(by, "put to an action", received, access.may_settle) as received:
        _still_waits(received)
        for number, text in _apart(numbers, own_words(words)):
            action = actions_seen_by(by).filter(pk=number).first()
            if action is None:
                raise NotPossible(f"No action here has the number A{number}. Its page shows its number.")
            if action.level > received.level:
                received.level = action.level
            said = Said(kind_of(text), text=text, said_by=received.sender[:200], said_on=by.today)
            update = propose_update(by, action, said, way=Way.REPLY)
            ReceivedFor.objects.create(
                partnership_id=received.partnership_id,
                received=received,
                action=Action(pk=action.pk),
                update=update,
            )
        received.state, received.settled_at = ReceivedState.PROPOSED.value, timezone.now()
        received.save(update_fields=["state", "settled_at", "level"])
    return received


def set_aside(by: Actor, received: Received) -> Received:
    """Set a letter aside: there is nothing to do about it.  Its words stay until old letters go."""
    with change(by, "set aside", received, access.may_settle) as received:
        _still_waits(received)
        received.state, received.settled_at = ReceivedState.SET_ASIDE.value, timezone.now()
        received.save(update_fields=["state", "settled_at"])
    return received


def _apart(numbers: Sequence[int], own: Own) -> list[tuple[int, str]]:
    if not own.words.strip():
        raise NotPossible("Say which words of the letter are about the action.")
    tagged: list[Part] = [part for part in own.parts if part.under is not None]
    if tagged:
        return [(part.under or 0, part.words) for part in tagged]
    if not numbers:
        raise NotPossible("Enter the number of the action that the letter is about.")
    return [(number, own.words) for number in dict.fromkeys(numbers)]


def _still_waits(received: Received) -> None:
    if received.state != ReceivedState.WAITING:
        raise NotPossible("Somebody has dealt with this letter already.")
