"""Names go that only a destroyed paper gave; and invitations and recoveries that ended."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import ProtectedError, Q

from frankpledge.kit.cutting import REMOVED
from frankpledge.kit.words import folded
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.people import access
from frankpledge.people.models import (
    Invitation,
    Merge,
    Organisation,
    OrganisationName,
    Partnership,
    Person,
    PersonName,
    Post,
    Recovery,
)


@dataclass(frozen=True, slots=True)
class NamesGone:
    """The numbers of spellings that nothing gives any longer, and of those whom nothing names any longer."""

    spellings: Collection[int]
    loose: Collection[int]


def destroy_names(
    by: Actor, partnership: Partnership, people: NamesGone, agencies: NamesGone, posts: Collection[int]
) -> None:
    """Take out these spellings and posts, and whoever has no spelling left and is named nowhere.

    Whose name as the record has it goes is called by another spelling that is left.  Somebody to whom something else
    in the record points stays as a row without a name.
    """
    with change(by, "destroyed names", partnership, access.may_destroy_names):
        Post.objects.filter(partnership=partnership, pk__in=posts).delete()
        _without(Person, PersonName, "person", people)
        _without(Organisation, OrganisationName, "organisation", agencies)


def destroy_invitation(by: Actor, invitation: Invitation) -> None:
    """Take out an invitation that ended."""
    with change(by, "destroyed", invitation, access.may_destroy_link) as invitation:
        Invitation.objects.filter(pk=invitation.pk).delete()


def destroy_recovery(by: Actor, recovery: Recovery) -> None:
    """Take out a recovery that ended."""
    with change(by, "destroyed", recovery, access.may_destroy_link) as recovery:
        Recovery.objects.filter(pk=recovery.pk).delete()


def _without(model: Any, names: Any, whose: str, gone: NamesGone) -> None:
    rows = names.objects.filter(pk__in=gone.spellings)
    touched = set(rows.values_list(f"{whose}_id", flat=True)) | set(gone.loose)
    rows.delete()
    for one in model.objects.filter(pk__in=touched):
        left = names.objects.filter(**{whose: one}).order_by("pk")
        if left.exists():
            if folded(one.name)[:200] not in set(left.values_list("folded", flat=True)):
                one.name = left[0].spelling
                one.save(update_fields=["name"])
        elif one.pk in gone.loose:
            _take_out(one)
        else:
            _leave_bare(one)


def _take_out(one: Person | Organisation) -> None:
    try:
        if isinstance(one, Person) and not one.absorbed.exists():
            Merge.objects.filter(Q(kept=one) | Q(absorbed=one)).delete()
        type(one)._base_manager.filter(pk=one.pk).delete()
    except ProtectedError:
        _leave_bare(one)


def _leave_bare(one: Person | Organisation) -> None:
    one.name = REMOVED if isinstance(one, Person) else f"{REMOVED} {one.pk}"
    one.save(update_fields=["name"])
