"""Entering an action log: the actions that it brings, what it says of others, each with the words it came from."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from frankpledge.documents.changes import quote
from frankpledge.documents.models import Document
from frankpledge.kit.words import folded
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.acting import close_action
from frankpledge.meetings.changes.doing import change_action, say_of_action
from frankpledge.meetings.changes.marking import relevel
from frankpledge.meetings.changes.owners import enter_owners
from frankpledge.meetings.changes.pointers import resolve_pointers
from frankpledge.meetings.models import Action, ActionOwner, ActionUpdate, Body, Item, Paper, Reference
from frankpledge.meetings.rules.doing import Said, UpdateKind, Way
from frankpledge.meetings.rules.kinds import ActionState, PaperKind, Tying
from frankpledge.meetings.rules.logs import LogEntry, LogRead, LogUpdate
from frankpledge.people.models import Person
from frankpledge.people.rules.matching import How

_CLOSER = "The sheet is marked above this action, where more people would read its words. Say it by hand, or mark them."


def log_paper(by: Actor, document: Document, body: Body, log: LogRead, kind: PaperKind = PaperKind.LOG) -> Paper:
    """The paper that the rows of a sheet hang on, made where its document has none.

    It is marked as its document is.  Raises NotPossible for a day to come.
    """
    there = Paper.objects.filter(document=document).first()
    if there is not None:
        return there
    paper = Paper(partnership_id=document.partnership_id, kind=kind.value, document=document, body=body)
    with change(by, "entered", paper, access.may_enter) as paper:
        if log.on > by.today:
            raise NotPossible("The day of the sheet is still to come. Give the day up to which it was kept.")
        paper.dated, paper.title, paper.checked_on = log.on, log.title[:300], by.today
        paper.say(document.said)
        paper.level = document.level
        paper.save()
    return paper


def enter_log(by: Actor, paper: Paper, log: LogRead) -> tuple[dict[int, int], dict[int, str]]:
    """Enter what a log brings; gives the action's number for the key of each that is new, and for the number of each
    action that could not be changed why not.

    Owners are tied to people and agencies where that is sure, and otherwise kept as printed.  What it says of actions
    that stand is kept with them, as told by the log; one that was closed meanwhile is left as it was closed, and only
    the minute from which it comes is taken.
    """
    with change(by, "entered rows of", paper, access.may_amend) as paper:
        made, refused = _enter(by, paper, log.entries, log.persons), dict[int, str]()
        for update in log.updates:
            try:
                with transaction.atomic():
                    _update(by, paper, log, update)
            except NotPossible as error:
                refused[update.action] = str(error)
        relevel(paper)
        resolve_pointers(by)
    return made, refused


def _enter(by: Actor, paper: Paper, entries: Sequence[LogEntry], persons: Mapping[str, int]) -> dict[int, int]:
    if not entries or paper.document is None:
        return {}
    spans = quote(by, paper.document, [entry.span for entry in entries])
    rows = Action.objects.bulk_create(
        Action(
            partnership_id=paper.partnership_id,
            paper=paper,
            words_id=spans[entry.span],
            position=entry.span[0],
            checked=True,
            text=entry.text,
            due=entry.due,
            due_month_only=entry.month_only,
            priority=entry.priority,
            state=entry.state.value,
            outcome=entry.outcome,
            closed_on=entry.closed_on,
            raised_on=entry.raised_on,
        )
        for entry in entries
    )
    owners = enter_owners(by, paper, {row.pk: e.owners for row, e in zip(rows, entries, strict=True)}, ())
    _tie(paper, owners, persons)
    _point(paper, zip(rows, entries, strict=True))
    now = timezone.now()
    ActionUpdate.objects.bulk_create(
        ActionUpdate(
            partnership_id=paper.partnership_id,
            action=row,
            kind=UpdateKind.TOLD.value,
            way=Way.SHEET.value,
            text=entry.said,
            said_on=paper.dated or by.today,
            user_id=(by.user.id or None) if by.user is not None else None,
            at=now,
            settled_at=now,
        )
        for row, entry in zip(rows, entries, strict=True)
        if entry.said and entry.state is ActionState.OPEN
    )
    return {entry.key: row.pk for row, entry in zip(rows, entries, strict=True)}


def _point(paper: Paper, told: Iterable[tuple[Action, LogEntry]]) -> None:
    """Point each action to the minute that the log names for it; a minute that a person chose is said to be meant."""
    pointing = [(row, entry) for row, entry in told if entry.minute]
    minutes = _minutes_chosen(paper, [entry for _, entry in pointing])
    pointers = [_pointer_of(row, paper, words=row.words_id) for row, _ in pointing]
    for pointer, (_, entry) in zip(pointers, pointing, strict=True):
        _lead(pointer, entry, minutes)
    Reference.objects.bulk_create(pointers)


def _minutes_chosen(paper: Paper, told: Iterable[LogEntry | LogUpdate]) -> dict[int, Item]:
    """The minutes that a person chose, by row, as far as they are still such as were offered: one may be withdrawn."""
    there = Item.objects.filter(
        partnership_id=paper.partnership_id, paper__meeting__body=paper.body_id, paper__withdrawn_at__isnull=True
    )
    return there.select_related("paper").in_bulk({one.minute_row for one in told if one.minute_row is not None})


def _pointer_of(action: Action, paper: Paper, words: int | None) -> Reference:
    return Reference(
        partnership_id=paper.partnership_id,
        paper=paper,
        action=action,
        words_id=words,
        position=action.position,
        level=action.level,
    )


def _lead(pointer: Reference, told: LogEntry | LogUpdate, minutes: Mapping[int, Item]) -> None:
    """Let a pointer name the minute that a log names, and lead to the one that a person chose, where one did."""
    meant = minutes.get(told.minute_row or 0)
    pointer.checked, pointer.to_number, pointer.to_date = True, told.minute[:40], told.minute_on
    pointer.to_item, pointer.to_meeting_id = meant, meant.paper.meeting_id if meant is not None else None
    pointer.tying = (Tying.MEANT if meant is not None else Tying.AS_READ).value


def _name_minute(by: Actor, paper: Paper, action: Action, update: LogUpdate) -> None:
    """Point an action of an earlier log to the minute that this one names, where none is known yet.

    The pointer stands in the paper of the action, with which it goes and comes back.  What leads to a minute already,
    and what a person said, is left as it is.
    """
    with change(by, "tied to an earlier minute", action, access.may_tie) as action:
        pointer = Reference.objects.filter(action=action).first() or _pointer_of(action, action.paper, words=None)
        if action.item_id is None and pointer.to_item_id is None and pointer.tying == Tying.AS_READ:
            _lead(pointer, update, _minutes_chosen(paper, [update]))
            pointer.save()


def _tie(paper: Paper, owners: Sequence[ActionOwner], persons: Mapping[str, int]) -> None:
    """Tie owners to the people whom a person said that their names mean."""
    here = set(
        Person.objects.filter(partnership_id=paper.partnership_id, pk__in=set(persons.values())).values_list(
            "pk", flat=True
        )
    )
    told = [row for row in owners if persons.get(folded(row.name)) in here]
    for row in told:
        row.person_id, row.organisation_id, row.matched = persons[folded(row.name)], None, How.PERSON.value
    ActionOwner.objects.bulk_update(told, ["person", "organisation", "matched"])


def _update(by: Actor, paper: Paper, log: LogRead, update: LogUpdate) -> None:
    """Let what a log says of an action stand.  Raises NotPossible for what cannot be said of it."""
    action = Action.objects.select_for_update().select_related("paper").get(pk=update.action)
    is_open = action.state == ActionState.OPEN
    tells = bool(update.minute) or (is_open and (update.said != "" or update.state is not ActionState.OPEN))
    if paper.level > action.level and tells:
        raise NotPossible(_CLOSER)
    if update.minute:
        _name_minute(by, paper, action, update)
    if not is_open:
        return
    if update.raised_on is not None and action.raised_on is None:
        with change(by, "changed", action, access.may_close) as action:
            action.raised_on = update.raised_on
            action.save(update_fields=["raised_on"])
    if update.state is not ActionState.OPEN:
        close_action(by, action, outcome=update.outcome, state=update.state)
        Action.objects.filter(pk=action.pk).update(closed_on=update.closed_on or log.on)
        return
    if update.said:
        say_of_action(by, action, Said(UpdateKind.TOLD, update.said, said_on=log.on), way=Way.SHEET)
    if update.due is None:
        return
    if update.due >= by.today and action.due is not None and update.due > action.due:
        why = f"As the action log of {log.on:%-d %B %Y} says."
        say_of_action(by, action, Said(UpdateKind.DEFERRED, why, update.due, said_on=log.on), way=Way.SHEET)
    else:
        owners = list(action.owners.values_list("name", flat=True))
        change_action(by, action, due=update.due, priority=action.priority, owners=owners)
    if update.month_only:
        Action.objects.filter(pk=action.pk).update(due_month_only=True)
