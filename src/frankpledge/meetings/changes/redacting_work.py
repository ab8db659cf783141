"""Words and names taken out of what meetings work with: agendas, minutes as typed, presences, papers, letters."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import models, transaction
from django.db.models import Q, QuerySet

from frankpledge.documents.changes import remove_file
from frankpledge.kit.cutting import REMOVED, Words
from frankpledge.meetings.changes.published import take_back_packs
from frankpledge.meetings.models import (
    Action,
    ActionOwner,
    ActionUpdate,
    AgendaItem,
    AgendaPaper,
    Chase,
    Comment,
    Correction,
    Decision,
    Declaration,
    Letter,
    Meeting,
    MeetingMove,
    Minute,
    Pack,
    Paper,
    Presence,
    Topic,
)
from frankpledge.meetings.queries.packs import is_of_meeting, packs_holding
from frankpledge.meetings.queries.packs_by_now import packs_saying
from frankpledge.meetings.queries.texts import text_columns
from frankpledge.meetings.rules.publishing import TakenBack

# What was typed for the meetings of a body, and the way from each to its meeting; None where it has none.
_TYPED: tuple[tuple[type[models.Model], str | None], ...] = (
    (AgendaItem, "meeting"),
    (Minute, "agenda_item__meeting"),
    (Presence, "meeting"),
    (Declaration, "presence__meeting"),
    (MeetingMove, "meeting"),
    (Meeting, "pk"),
    (AgendaPaper, "agenda_item__meeting"),
    (Comment, "paper__meeting"),
    (Correction, "paper__meeting"),
    (Topic, None),
    (ActionUpdate, "action__paper__meeting"),
    (Letter, None),
    (Chase, None),
)
# What no document states: decisions between meetings, and actions that an officer typed.  Of the whole record alone.
_WITHOUT_DOCUMENT: tuple[tuple[type[models.Model], str], ...] = (
    (Paper, ""),
    (Decision, "paper__"),
    (Action, "paper__"),
    (ActionOwner, "action__paper__"),
)
# Columns that are no words of anybody, or that a name is not looked for in.
_NOT_WORDS = frozenset({"joining", "number", "fingerprint", "format"})
_TIED: tuple[tuple[type[models.Model], str], ...] = (
    (Presence, "person"),
    (AgendaItem, "presenter_person"),
    (AgendaPaper, "author_person"),
    (AgendaPaper, "presenter_person"),
    (Topic, "asked_by"),
    (ActionUpdate, "to_person"),
)


def redact_work(place: int, words: Words, people: Collection[int], meeting: Meeting | None = None) -> None:
    """Take words out of what was typed for one meeting, or for all, and untie these people from it.

    A paper that came as a file and has the words goes over to its words without them, and every pack in which it or
    they stand goes, since a PDF cannot be cut: it can be made again.  Called inside the change that redacts.
    """
    files: set[str] = set()
    touched: set[int] = set()
    for model, way in _TYPED:
        if meeting is not None and way is None:
            continue
        for row in _rows(model, place, way, meeting):
            if _cut(row, words):
                touched |= _meetings_of(row)
                if isinstance(row, AgendaPaper):
                    files |= _to_words(row)
                row.save()
    if meeting is None:
        _redact_without_document(place, words, people)
    ways = dict(_TYPED)
    for model, column in _TIED:
        rows = model._base_manager.filter(Q(**{f"{column}__in": people}), partnership_id=place)
        if meeting is not None:
            way = ways[model]
            rows = rows.filter(**{way: meeting.pk}) if way is not None else rows.none()
        values: dict[str, Any] = {column: None}
        if model is Presence:
            values["name"] = REMOVED
        elif model is AgendaItem or column == "presenter_person":
            values["presenter"] = REMOVED
        elif model is ActionUpdate:
            values["to_name"] = REMOVED
        elif column == "author_person":
            values["author"] = REMOVED
        for row in rows:
            touched |= _meetings_of(row)
        rows.update(**values)
    instead = Presence.objects.filter(partnership_id=place, substitute_for__person__in=people)
    if meeting is not None:
        touched &= {meeting.pk}
        instead = instead.filter(meeting=meeting)
        _untie_agencies(words, meeting)
    instead.update(substitute_for=None)
    minutes = Paper.objects.filter(meeting__in=touched).values_list("pk", flat=True)
    saying = packs_saying(place, words) if meeting is None else []
    _remove_packs(place, Q(meeting__in=touched) | Q(pk__in=[*packs_holding(place, list(minutes)), *saying]), files)


def redact_said(
    place: int, actions: QuerySet[Action], words: Words, people: Collection[int], *, is_cut: bool = False
) -> None:
    """Take words out of what was said of these actions since, and of what came of them; untie these people from it.

    The outstanding actions stand in every pack: where anything was taken out, or `is_cut` says that it was before,
    the packs of their bodies go.  Called inside the change that redacts.
    """
    actions = actions.filter(partnership_id=place)
    for update in ActionUpdate.objects.filter(action__in=actions):
        if _cut(update, words):
            update.save()
            is_cut = True
    for action in actions.exclude(outcome=""):
        if words.stand_in(action.outcome):
            action.outcome = words.without(action.outcome)
            action.save(update_fields=["outcome"])
    ActionUpdate.objects.filter(action__in=actions, to_person__in=people).update(to_person=None, to_name=REMOVED)
    if is_cut:
        bodies = actions.filter(paper__body__isnull=False).values("paper__body")
        _remove_packs(place, Q(meeting__body__in=bodies), set())


def remove_packs_holding(paper: Paper, why: TakenBack) -> None:
    """Take away the packs of later meetings in which these minutes stand.  Called inside the change that needs it."""
    place = paper.partnership_id
    _remove_packs(place, Q(pk__in=packs_holding(place, [paper.pk])), set(), why)


def _remove_packs(place: int, which: Q, files: set[str], why: TakenBack = TakenBack.REDACTED) -> None:
    """Take these packs away, and once that is kept, their files and those given which nothing has any more."""
    packs = Pack.objects.filter(which, partnership_id=place)
    take_back_packs(packs, why)
    for pack in packs:
        files |= {pack.fingerprint} if pack.fingerprint else set()
        pack.delete()
    transaction.on_commit(lambda: _remove(place, files))


def _redact_without_document(place: int, words: Words, people: Collection[int]) -> None:
    for model, way in _WITHOUT_DOCUMENT:
        rows = model._base_manager.filter(**{"partnership_id": place, f"{way}document__isnull": True})
        if model is ActionOwner:
            rows.filter(person__in=people).update(person=None, name=REMOVED)
        for row in rows.iterator(chunk_size=500):
            if _cut(row, words):
                row.save()


def _rows(model: type[models.Model], place: int, way: str | None, meeting: Meeting | None) -> Iterator[Any]:
    rows = model._base_manager.filter(partnership_id=place)
    if meeting is not None and way is not None:
        rows = rows.filter(**{way: meeting.pk})
    if model is Correction:
        rows = rows.filter(locked=False) if meeting is not None else rows
    return rows.iterator(chunk_size=500)


def _cut(row: models.Model, words: Words) -> bool:
    found = False
    for name in text_columns(type(row)):
        value = getattr(row, name)
        if name not in _NOT_WORDS and value and words.stand_in(value):
            most = getattr(row._meta.get_field(name), "max_length", None)
            setattr(row, name, words.without(value)[:most])
            found = True
    return found


def _untie_agencies(words: Words, meeting: Meeting) -> None:
    """Leave those who were there for an agency whose name has the words as printed without them."""
    for row in Presence.objects.filter(meeting=meeting, organisation__isnull=False).select_related("organisation"):
        if row.organisation is not None and words.stand_in(row.organisation.name):
            row.organisation_name = words.without(row.organisation_name or row.organisation.name)[:200]
            row.organisation = None
            row.save(update_fields=["organisation", "organisation_name"])


def _meetings_of(row: Any) -> set[int]:
    """The meetings whose packs may have the words of a row in them."""
    if isinstance(row, AgendaItem):
        return {row.meeting_id}
    if isinstance(row, AgendaPaper):
        return {row.agenda_item.meeting_id}
    return {row.pk} if isinstance(row, Meeting) else set()


def _to_words(paper: AgendaPaper) -> set[str]:
    """Let a paper's file go, and keep its words; gives the file's fingerprint."""
    printed = paper.fingerprint
    paper.format, paper.fingerprint, paper.size, paper.starts = "written", "", 0, []
    return {printed} if printed else set()


def _remove(place: int, files: Collection[str]) -> None:
    for printed in files:
        if not is_of_meeting(place, printed):
            remove_file(place, printed)
