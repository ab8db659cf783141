"""Marking papers and items, working out what counts for everything in them, and sharing papers."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from frankpledge.documents.changes import hold_document, mark_document
from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.copies import hold_copies
from frankpledge.meetings.changes.holding import hold_names_in
from frankpledge.meetings.changes.published import take_back_raised
from frankpledge.meetings.changes.rows import MODELS
from frankpledge.meetings.models import Attendance, Item, Paper, Share
from frankpledge.meetings.queries.papers import shares_of
from frankpledge.meetings.rules.levels import levels_of
from frankpledge.people.models import MARKING_FIELDS
from frankpledge.people.rules import shown
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role

AS_PRINTED = "As the paper says: restricted, or not open to the public."


def mark_paper(by: Actor, paper: Paper, marking: Marking, *, seen: str = "") -> Paper:
    """Mark a paper, and its document with it.

    Raises NotPossible for a marking that lacks something, with what it lacks; Meanwhile where somebody else marked it
    otherwise since its marking was `seen`.
    """
    begun = Begun(seen, shown.marking_said(marking), shown.marking)
    with change(by, "marked", paper, lambda by, row: access.may_mark_paper(by, row, marking), begun) as paper:
        if problems := marking.problems():
            raise NotPossible(" ".join(problems.values()))
        paper.say(marking)
        paper.level = max(marking.level, paper.level)
        paper.save(update_fields=MARKING_FIELDS)
        if paper.document is not None:
            mark_document(by, paper.document, marking)
        relevel(paper)
    paper.refresh_from_db(fields=["level"])
    return paper


def mark_item(by: Actor, item: Item, marking: Marking | None, *, seen: str = "") -> Item:
    """Mark an item and what stands under it; with None it stands under what its paper is marked.

    Raises NotPossible for a marking that lacks something, with what it lacks; Meanwhile where somebody else marked it
    otherwise since its marking was `seen`.
    """
    begun = Begun(seen, shown.marking_said(marking), shown.marking)
    above = item.parent.level if item.parent is not None else item.paper.level
    with change(by, "marked", item, lambda by, row: access.may_mark_item(by, row, marking, above), begun) as item:
        if marking is not None and (problems := marking.problems()):
            raise NotPossible(" ".join(problems.values()))
        item.say(marking)
        item.level = max(item.level, marking.level if marking is not None else 0)
        item.save(update_fields=MARKING_FIELDS)
        relevel(item.paper)
    item.refresh_from_db(fields=["level"])
    return item


def hold_as_printed(by: Actor, paper: Paper, places: Iterable[int]) -> None:
    """Mark the items in which the paper itself says that a part is restricted, at these places of its text.

    Called inside the change that enters the paper.  An item that a person has marked stays as it is.  What is said
    above the first item is said of the whole paper.
    """
    as_printed = Marking(level=Level.SENSITIVE, handling=AS_PRINTED)
    items = list(Item.objects.filter(paper=paper, marking__isnull=True).order_by("position", "id"))
    for place in places:
        before = [item for item in items if item.position <= place]
        held: Item | Paper = before[-1] if before else paper
        if held.marking is None:
            held.say(as_printed)
            held.level = Level.SENSITIVE.value
            held.save(update_fields=MARKING_FIELDS)


def relevel(paper: Paper) -> None:
    """Work out what counts for everything in a paper, for its document, and for whom it names.

    Called inside every change that marks, enters or amends a paper.
    """
    top = Level(paper.marking if paper.marking is not None else Level.OFFICIAL)
    Paper.objects.filter(pk=paper.pk).update(level=top.value)
    rows = Item.objects.filter(paper=paper).values_list("pk", "parent_id", "marking", "level")
    held = levels_of([(number, parent, marking) for number, parent, marking, _ in rows], top)
    was = {number: level for number, *_, level in rows}
    for model in MODELS.values():
        if model is not Item:
            model._base_manager.filter(paper=paper).exclude(level=top.value).update(level=top.value)
    for level in sorted({*held.values(), top.value}):
        numbers = [number for number, counts in held.items() if counts == level]
        if any(was[number] != level for number in numbers):
            Item.objects.filter(pk__in=numbers).update(level=level)
        if level == top:
            continue
        for model in MODELS.values():
            if model not in (Item, Attendance):
                model._base_manager.filter(paper=paper, item__in=numbers).update(level=level)  # type: ignore[misc]
    if paper.document is not None:
        hold_document(paper.document, Level(max(top.value, *held.values(), 0)))
    hold_names_in(paper)
    hold_copies(paper)
    take_back_raised(paper, top.value, held)


def share_with(by: Actor, paper: Paper, roles: Collection[Role], *, seen: str = "") -> None:
    """Share a paper with the people of these roles, and with no others: who no longer has it is refused at once.

    Raises NotPossible for a paper that is OFFICIAL-SENSITIVE; Meanwhile where somebody else shared it otherwise since
    it was `seen`.
    """
    begun = Begun(seen, {"roles": {Role(role).value for role in roles}}, lambda row: {"roles": shares_of(by, row)})
    with change(by, "shared", paper, access.may_share, begun) as paper:
        if roles and paper.level > Level.OFFICIAL:
            raise NotPossible("An OFFICIAL-SENSITIVE paper is not shared here. Send it as its handling note says.")
        shares = Share.objects.filter(paper=paper, ended_at__isnull=True)
        shares.exclude(role__in=roles).update(ended_at=timezone.now())
        for role in sorted(set(roles) - set(shares.values_list("role", flat=True))):
            Share.objects.create(
                partnership_id=paper.partnership_id, paper=paper, role=Role(role).value, starts=by.today
            )
