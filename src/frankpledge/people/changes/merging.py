"""Finding that two people are one, and parting them again."""

from django.utils import timezone

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people import access
from frankpledge.people.models import Merge, Person
from frankpledge.people.rules.merging import standings


def merge_people(by: Actor, kept: Person, absorbed: Person) -> Merge:
    """Say that two rows are one person: `absorbed` stands as `kept` from now on, and nothing else moves.

    Raises NotPossible for one person twice, people of two partnerships, or a row that already stands as another.
    """
    with change(by, "merged", kept, access.may_change_person) as kept:
        if kept.partnership_id != absorbed.partnership_id or kept.pk == absorbed.pk:
            raise NotPossible("Choose two different people of this partnership.")
        absorbed = Person.objects.select_for_update().get(pk=absorbed.pk)
        if kept.stands_as_id or absorbed.stands_as_id:
            raise NotPossible("One of these two has been merged already. Open the other person's page and start there.")
        merge = Merge.objects.create(partnership_id=kept.partnership_id, kept=kept, absorbed=absorbed)
        _restate(kept.partnership_id)
    return merge


def part_people(by: Actor, merge: Merge) -> Merge:
    """Undo a merge: the absorbed row stands for itself again, with everything that was tied to it."""
    with change(by, "parted", merge, lambda who, row: access.may_change_person(who, row.kept)) as merge:
        if merge.parted_at is not None:
            raise NotPossible("These two have been parted already.")
        merge.parted_at = timezone.now()
        merge.save(update_fields=["parted_at"])
        _restate(merge.partnership_id)
    return merge


def _restate(partnership_id: int) -> None:
    """Set afresh whom each absorbed row of the partnership stands as."""
    merges = Merge.objects.filter(partnership_id=partnership_id, parted_at__isnull=True)
    ends = standings(merges.values_list("absorbed_id", "kept_id"))
    people = Person.objects.filter(partnership_id=partnership_id)
    people.filter(stands_as__isnull=False).exclude(pk__in=ends).update(stands_as=None)
    for absorbed, end in ends.items():
        people.filter(pk=absorbed).update(stands_as=end)
        closed = people.filter(pk=end).values_list("restricted_on", flat=True).first()
        if closed is not None:  # who stands as somebody whose page is closed is closed too
            people.filter(pk=absorbed).update(restricted_on=closed)
