"""Whether a pack may still be read by those whom it was made for: what it shows may be held more closely since.

A pack is never changed.  It keeps by their numbers what it shows and whom it names, and is asked how they stand by now.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Model, Q, QuerySet, Value

from frankpledge.design.words import long_date
from frankpledge.kit.cutting import Words
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, AgendaItem, AgendaPaper, Item, Meeting, Pack, Paper
from frankpledge.meetings.queries.pack_minutes import print_of
from frankpledge.meetings.queries.packs import latest, packs_holding, packs_seen_by
from frankpledge.meetings.rules.packs import Audience, Entry, PackState, Shown
from frankpledge.people.models import Person
from frankpledge.people.queries import answers, highest
from frankpledge.people.rules.marking import Level

_ROWS: tuple[tuple[type[Model], Callable[[Entry], Iterable[int | None]]], ...] = (
    (AgendaItem, lambda entry: (entry.item,)),
    (AgendaPaper, lambda entry: (entry.paper,)),
    (Paper, lambda entry: (entry.minutes,)),
    (Action, lambda entry: entry.actions),
    (Item, lambda entry: entry.items),
)
_WITHDRAWN = (AgendaItem, AgendaPaper, Paper)


@dataclass(frozen=True, slots=True)
class ByNow:
    """How packs stand by now: the highest marking of what each shows, by its number; those that name somebody whose
    data was restricted since."""

    packs: list[Pack]
    levels: dict[int, int]
    naming: set[int]

    def closed_to(self, by: Actor) -> set[int]:
        """The numbers of those that show something which the actor may not read."""
        top = highest(by)
        return {number for number, level in self.levels.items() if level > top} | (
            set() if answers(by) else self.naming
        )

    def outgrown(self) -> set[int]:
        """The numbers of those that not everybody whom they were made for may read any longer."""
        return {pack.pk for pack in self.packs if self.levels[pack.pk] > Audience(pack.audience).level} | self.naming


def by_now(packs: Iterable[Pack]) -> ByNow:
    """How packs stand by now, in two queries at most however many they are."""
    listed = [pack for pack in packs if pack.state == PackState.MADE]
    shown = {pack.pk: [one for one in map(Entry.of, pack.contents) if one.shown is Shown.WHOLE] for pack in listed}
    rows = _rows_of(entry for whole in shown.values() for entry in whole)
    levels = {pack.pk: max([pack.level, *_levels(pack, shown[pack.pk], rows)]) for pack in listed}
    return ByNow(listed, levels, _naming(listed))


def holds_more(pack: Pack) -> bool:
    """Whether a public pack shows something that is no longer marked public, or was withdrawn, or names somebody whose
    data was restricted since."""
    return bool(by_now([pack]).outgrown()) or _withdrawn(pack)


def called_with_day(pack: Pack) -> str:
    """What a pack, loaded with its meeting, is called where it stands beside those of others."""
    return f"{pack.called} of {pack.meeting.body.name}, {long_date(pack.meeting.held_on)}"


def packs_to_make_for(by: Actor, meetings: Iterable[Meeting]) -> list[Pack]:
    """Of the packs of these meetings, for whoever keeps the record, those in whose place a new one is to be made."""
    return _to_make(packs_seen_by(by).filter(meeting__in=[meeting.pk for meeting in meetings]))


def packs_to_make_of(minutes: Paper) -> list[Pack]:
    """Of the packs in which these minutes stand, those in whose place a new one is to be made."""
    holding = packs_holding(minutes.partnership_id, [minutes.pk])
    meetings = Pack.objects.filter(pk__in=holding).values("meeting")
    return [pack for pack in _to_make(Pack.objects.filter(meeting__in=meetings)) if pack.pk in holding]


def packs_to_make_without(person: Person) -> list[Pack]:
    """Of the packs of a partnership, those that are closed since they name this person, whose data is restricted."""
    rows = Pack.objects.filter(partnership_id=person.partnership_id, sent_at__isnull=False).exclude(people=[])
    return [pack for pack in _to_make(rows) if person.pk in pack.people]


def _to_make(packs: QuerySet[Pack]) -> list[Pack]:
    """Those that went out last, and that not everybody whom they were made for may read any longer: three queries."""
    last = latest(packs.select_related("meeting__body"))
    outgrown = by_now(last).outgrown()
    return [pack for pack in last if pack.pk in outgrown and pack.sent_at is not None]


def packs_saying(place: int, words: Words) -> list[int]:
    """The numbers of those packs of a partnership that say any of these words, or whose words nobody kept.

    Read one by one: they are long.
    """
    rows = Pack.objects.filter(partnership_id=place, state=PackState.MADE.value).order_by("pk")
    said = rows.values_list("pk", "says__text").iterator(chunk_size=20)
    return [number for number, text in said if text is None or words.stand_in(text)]


@dataclass(slots=True)
class _Rows:
    """What is marked above public of what packs show: the markings of rows, by what they are and their number, and
    each item of minutes so marked with a print of its words, by the number of the minutes."""

    levels: dict[tuple[str, int], int] = field(default_factory=dict)
    held: dict[int | None, list[tuple[int, int, str]]] = field(default_factory=lambda: defaultdict(list))


def _rows_of(entries: Iterable[Entry]) -> _Rows:
    """In one query, since a page that lists packs has others to ask."""
    listed, asked = list(entries), list[QuerySet[Any, Any]]()
    minutes = {entry.minutes for entry in listed if entry.minutes is not None}
    for model, numbers in _ROWS:
        wanted = {number for entry in listed for number in numbers(entry) if number}
        which = Q(paper__in=minutes) if model is Item else Q(pk__in=wanted)
        if minutes if model is Item else wanted:
            said = (F("paper"), F("title"), F("text")) if model is Item else (Value(0), Value(""), Value(""))
            named = dict(zip(("of", "said_first", "said"), said, strict=True))
            rows = model._base_manager.filter(which, level__gt=Level.PUBLIC.value).order_by()
            what = Value(model._meta.label)
            asked.append(rows.annotate(what=what, **named).values_list("what", "pk", "level", *named))
    found = _Rows()
    for what, number, level, paper, title, text in asked[0].union(*asked[1:], all=True) if asked else ():
        found.levels[what, number] = level
        if what == Item._meta.label:
            found.held[paper].append((number, level, print_of(title, text)))
    return found


def _levels(pack: Pack, whole: Iterable[Entry], rows: _Rows) -> Iterator[int]:
    """The markings of what a pack shows.

    Among them are those of words in minutes that are restricted by now and were not, or not so, when the pack was made,
    as where a draft was issued again: that they stood in it in the open cannot be told, and is taken for so.
    """
    for entry in whole:
        for model, numbers in _ROWS:
            yield from (rows.levels.get((model._meta.label, number or 0), 0) for number in numbers(entry))
        for _, level, printed in rows.held[entry.minutes] if entry.minutes is not None else ():
            if level > pack.level and printed not in entry.held:
                yield level


def _naming(packs: Iterable[Pack]) -> set[int]:
    named = {pack.pk: set(pack.people) for pack in packs if pack.people}
    if not named:
        return set()
    people = Person.objects.filter(pk__in=set().union(*named.values()))
    people = people.filter(Q(restricted_on__isnull=False) | Q(stands_as__restricted_on__isnull=False))
    closed = set(people.values_list("pk", flat=True))
    return {number for number, listed in named.items() if closed & listed}


def _withdrawn(pack: Pack) -> bool:
    whole = [entry for entry in map(Entry.of, pack.contents) if entry.shown is Shown.WHOLE]
    return any(
        model._base_manager.filter(pk__in=asked, withdrawn_at__isnull=False).exists()
        for model, numbers in _ROWS
        if model in _WITHDRAWN and (asked := {one for entry in whole for one in numbers(entry) if one})
    )
