"""Correcting what was entered from a paper, as its review goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from frankpledge.documents.changes import quote
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.entering import enter_facts, items_there, parent_of
from frankpledge.meetings.changes.locking import refuse_locked
from frankpledge.meetings.changes.marking import relevel
from frankpledge.meetings.changes.owners import enter_owners
from frankpledge.meetings.changes.pointers import SAID, resolve_pointers
from frankpledge.meetings.changes.rows import MODELS, fields
from frankpledge.meetings.models import Action, ActionOwner, Attendance, Item, Meeting, Paper, Reference, Stated
from frankpledge.meetings.rules.kinds import ActionState, Tying
from frankpledge.meetings.rules.paper import Keyed, PaperRead, item_of
from frankpledge.people.changes import enter_names
from frankpledge.people.rules.printed import Printed
from minutes_reader import reading


@dataclass(frozen=True, slots=True)
class Amendment:
    """What is to change in an entered paper, list by list.

    `corrected` gives (row's number, fact as it should be, checked); `removed` the rows' numbers; `added` new facts;
    `short_forms` what the paper says that each of its short forms stands for.
    """

    corrected: Mapping[str, Sequence[tuple[int, reading.Fact, bool]]] = field(default_factory=dict)
    removed: Mapping[str, Sequence[int]] = field(default_factory=dict)
    added: Mapping[str, Sequence[Keyed]] = field(default_factory=dict)
    short_forms: Mapping[str, Sequence[str]] = field(default_factory=dict)


def amend_paper(by: Actor, paper: Paper, amendment: Amendment) -> dict[int, int]:
    """Correct, remove and add facts of an entered paper; gives the row's number for each added fact's key.

    What people have done with a row since (an action closed, a name matched) stays with it.  Raises NotPossible
    where an action would be removed with the outcome that somebody gave it.
    """
    with change(by, "amended", paper, access.may_amend) as paper:
        refuse_locked(paper)
        for name, rows in amendment.removed.items():
            if name == "actions" and _ended(paper, rows):
                raise NotPossible("Somebody has said what came of this action. Reopen it first, if it was never one.")
            MODELS[name]._base_manager.filter(paper=paper, pk__in=list(rows)).delete()
        for name, facts in amendment.corrected.items():
            for number, fact, checked in facts:
                _correct(by, name, paper, number, fact, checked, amendment.short_forms)
        added = [keyed for kept in amendment.added.values() for keyed in kept]
        spans = quote(by, paper.document, [k.fact.span for k in added]) if added and paper.document else {}
        entered = enter_facts(by, paper, amendment.added, spans, amendment.short_forms)
        relevel(paper)
        resolve_pointers(by)
    return entered


def _ended(paper: Paper, rows: Sequence[int]) -> bool:
    ended = Action.objects.filter(paper=paper, pk__in=list(rows)).exclude(state=ActionState.OPEN.value)
    return ended.exists()


def describe_paper(by: Actor, paper: Paper, read: PaperRead) -> Paper:
    """Correct what an entered paper says of itself: title, date, place, times, the next meeting.

    Raises NotPossible when minutes would lose their date, or move onto a day for which the record holds others.
    """
    with change(by, "amended", paper, access.may_amend) as paper:
        refuse_locked(paper)
        if paper.dated != read.dated:
            unpoint(paper)
        paper.title, paper.dated = read.title[:300], read.dated
        _quote_again(by, paper, read)
        if (meeting := paper.meeting) is not None:
            if read.dated is None:
                raise NotPossible("Minutes need the date of their meeting. Correct the date instead of rejecting it.")
            clash = Meeting.objects.filter(body=meeting.body_id, held_on=read.dated).exclude(pk=meeting.pk)
            if clash.exists():
                raise NotPossible("The record holds another meeting of this body on that day.")
            meeting.held_on, meeting.next_on, meeting.venue = read.dated, read.next_on, read.venue[:300]
            meeting.started, meeting.closed = read.started, read.closed
            meeting.save()
        paper.save()
        resolve_pointers(by)
    return paper


def check_paper(by: Actor, paper: Paper) -> Paper:
    """Say that a person has checked everything that was read from a paper."""
    with change(by, "checked", paper, access.may_amend) as paper:
        paper.checked_on = by.today
        paper.save(update_fields=["checked_on"])
        for model in MODELS.values():
            model._base_manager.filter(paper=paper, checked=False).update(checked=True)
    return paper


def _quote_again(by: Actor, paper: Paper, read: PaperRead) -> None:
    """Tie what a paper says of itself to the words that say it now."""
    if paper.document is None:
        return
    spans = quote(by, paper.document, read.words.values())
    for name in ("title", "dated", "venue", "started", "closed", "next_on"):
        words = spans[read.words[name]] if name in read.words else None
        setattr(paper, "next_words_id" if name == "next_on" else f"{name}_words_id", words)


def _correct(
    by: Actor,
    name: str,
    paper: Paper,
    number: int,
    fact: reading.Fact,
    checked: bool,
    told: Mapping[str, Sequence[str]],
) -> None:
    row = MODELS[name]._base_manager.filter(paper=paper, pk=number).first()
    if row is None:
        return
    before = {key: getattr(row, key) for key in fields(fact)}
    for key, value in fields(fact).items():
        setattr(row, key, value)
    row.checked = checked
    if paper.document and row.words and (row.words.start, row.words.end) != fact.span:
        row.words_id, row.position = quote(by, paper.document, [fact.span])[fact.span], fact.span[0]
    if hasattr(row, "item_id") and hasattr(fact, "item"):
        row.item_id = item_of(fact.item, fact.span[0], items_there(paper))
    if isinstance(row, Item):
        row.parent_id = parent_of(fact, row.pk, items_there(paper))
        if before["number"] != row.number:
            Reference.objects.filter(to_item=row).update(to_item=None)
    row.save()
    if isinstance(row, Attendance) and (before["name"], before["organisation_name"]) != (
        row.name,
        row.organisation_name,
    ):
        _tie_again(by, paper, row, told)
    if isinstance(row, Action) and isinstance(fact, reading.Action):
        _own_again(by, paper, row, fact.owners, told)
    if isinstance(row, Reference) and any(before[key] != getattr(row, key) for key in before):
        Reference.objects.filter(pk=row.pk).update(to_item=None, to_meeting=None, tying=Tying.AS_READ.value)


def unpoint(paper: Paper) -> None:
    """Let the pointers from a paper, and to it, point nowhere until they are resolved anew."""
    near = Q(paper=paper) | Q(to_item__paper=paper)
    if paper.meeting_id is not None:
        near |= Q(to_meeting=paper.meeting_id)
    Reference.objects.filter(near).exclude(tying__in=SAID).update(to_item=None, to_meeting=None)


def _tie_again(by: Actor, paper: Paper, row: Attendance, told: Mapping[str, Sequence[str]]) -> None:
    """Tie a name that was corrected to whom it now means."""
    printed = [Printed(row.name, row.organisation_name, row.post)]
    tied = enter_names(by, paper.partnership, printed, told, paper.level)[0]
    row.person_id, row.organisation_id, row.matched = tied.person_id, tied.organisation_id, tied.how.value
    row.save(update_fields=["person", "organisation", "matched"])


def _own_again(by: Actor, paper: Paper, row: Stated, names: Sequence[str], told: Mapping[str, Sequence[str]]) -> None:
    """Give an action the owners named; those it has already keep whom they were matched to."""
    owners = ActionOwner.objects.filter(action_id=row.pk)
    there = set(owners.values_list("name", flat=True))
    owners.exclude(name__in=[name[:200] for name in names]).delete()
    new = [name for name in names if name[:200] not in there]
    enter_owners(by, paper, {row.pk: new}, list(Attendance.objects.filter(paper=paper)), told)
