"""A person ties two minutes, or says which minute a pointer means: what the papers do not say, or say wrongly."""

from datetime import date

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import Action, Item, Reference
from frankpledge.meetings.rules.kinds import Tying
from frankpledge.meetings.rules.wording import minute_number


def tie_items(by: Actor, one: Item, other: Item) -> Reference:
    """Tie two minutes between which nothing is printed: the later one points to the earlier one from now on.

    Raises NotPossible for a minute and itself, for minutes of two partnerships, and where the one leads to the other
    already.
    """
    later, earlier = _in_time(one, other)
    with change(by, "tied to an earlier minute", later, access.may_tie) as later:
        if earlier.partnership_id != later.partnership_id or not access.may_tie(by, earlier):
            raise NotPossible("Choose another minute of this partnership.")
        if earlier.pk == later.pk:
            raise NotPossible("A minute cannot be tied to itself. Choose another one.")
        if Reference.objects.filter(item=later, to_item=earlier).exists():
            raise NotPossible("These two minutes are tied already.")
        return Reference.objects.create(
            partnership_id=later.partnership_id,
            paper_id=later.paper_id,
            item=later,
            level=later.level,
            position=later.position,
            checked=True,
            to_number=minute_number(earlier.number, earlier.parent.number if earlier.parent else "")[:40],
            to_date=earlier.paper.dated,
            to_item=earlier,
            to_meeting_id=earlier.paper.meeting_id,
            tying=Tying.BY_HAND.value,
        )


def tie_action(by: Actor, action: Action, item: Item) -> Reference:
    """Say from which minute an action comes that stands in none, whatever its sheet names or was made of that.

    Raises NotPossible for an action that stands in a minute, for a minute of another partnership or of a later day, and
    where the action is tied to it already.
    """
    with change(by, "tied to an earlier minute", action, access.may_tie) as action:
        if action.item_id is not None:
            raise NotPossible("This action stands in a minute. Tie that minute to others.")
        if item.partnership_id != action.partnership_id or not access.may_tie(by, item):
            raise NotPossible("Choose another minute of this partnership.")
        if item.paper.dated and action.paper.dated and item.paper.dated > action.paper.dated:
            raise NotPossible("That minute is later than the action. Choose the one from which it comes.")
        pointer = Reference.objects.filter(action=action).first()
        if pointer is None or pointer.tying == Tying.BY_HAND:
            pointer = pointer or Reference(
                partnership_id=action.partnership_id, paper_id=action.paper_id, action=action, level=action.level
            )
            pointer.checked, pointer.position, pointer.to_date = True, action.position, item.paper.dated
            pointer.to_number = minute_number(item.number, item.parent.number if item.parent else "")[:40]
            pointer.tying = Tying.BY_HAND.value
        else:
            pointer.tying = Tying.MEANT.value
        if pointer.to_item_id == item.pk:
            raise NotPossible("The action is tied to this minute already.")
        pointer.to_item, pointer.to_meeting_id = item, item.paper.meeting_id
        pointer.save()
    return pointer


def say_what_is_meant(by: Actor, pointer: Reference, item: Item) -> Reference:
    """Say which minute a printed pointer means, whatever was made of it before.

    Raises NotPossible where that is the minute in which it stands, or one of another partnership.
    """
    with change(by, "said what a pointer means", pointer, access.may_tie) as pointer:
        if item.partnership_id != pointer.partnership_id or not access.may_tie(by, item):
            raise NotPossible("Choose another minute of this partnership.")
        if item.pk == pointer.item_id:
            raise NotPossible("A minute cannot be tied to itself. Choose another one.")
        pointer.to_item, pointer.to_meeting_id, pointer.tying = item, item.paper.meeting_id, Tying.MEANT.value
        pointer.save(update_fields=["to_item", "to_meeting", "tying"])
    return pointer


def untie(by: Actor, pointer: Reference) -> None:
    """Say that a pointer means no minute of the record; one that was tied by hand goes.

    Raises NotPossible where that was said before.
    """
    with change(by, "untied", pointer, access.may_tie) as pointer:
        if pointer.tying == Tying.NONE:
            raise NotPossible("This pointer was untied already.")
        if pointer.tying == Tying.BY_HAND:
            Reference.objects.filter(pk=pointer.pk).delete()
            return
        pointer.to_item, pointer.to_meeting, pointer.tying = None, None, Tying.NONE.value
        pointer.save(update_fields=["to_item", "to_meeting", "tying"])


def _in_time(one: Item, other: Item) -> tuple[Item, Item]:
    """The later of two minutes and the earlier; one without a day counts as the later."""
    if (one.paper.dated or date.max) >= (other.paper.dated or date.max):
        return one, other
    return other, one
