"""Closing the packs that name somebody whose data is restricted from now on, inside the change that restricts it."""

from frankpledge.meetings.changes.published import take_back_packs
from frankpledge.meetings.models import Pack
from frankpledge.meetings.queries.packs_by_now import packs_saying
from frankpledge.meetings.queries.withholding import words_of
from frankpledge.meetings.rules.packs import PackState
from frankpledge.meetings.rules.publishing import TakenBack
from frankpledge.people.models import Person


def close_packs_naming(person: Person) -> int:
    """Close the packs that name a person while their data is restricted: that say what a new one would withhold.

    A published one is withdrawn.  One that is being made is made anew, since it may have been put together before.
    Gives how many of those that are closed had gone out.
    """
    place = person.partnership_id
    locked = list(Pack.objects.select_for_update().filter(partnership_id=place).order_by("pk"))
    naming = set(packs_saying(place, words_of(person)))
    for pack in locked:
        if pack.state == PackState.MAKING or pack.pk in naming:
            pack.people = sorted({*pack.people, person.pk})
            pack.save(update_fields=["people"])
    take_back_packs(Pack.objects.filter(pk__in=naming), TakenBack.RESTRICTED)
    return sum(pack.pk in naming and pack.sent_at is not None for pack in locked)
