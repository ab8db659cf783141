"""Minutes as they would be published: every row that anyone might read, and none above what publishing opens."""

from collections import defaultdict
from datetime import date, time
from typing import Any

from django.db.models import Prefetch

from frankpledge.design.words import long_date
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import (
    Action,
    ActionOwner,
    Attendance,
    Correction,
    Decision,
    FollowUp,
    Item,
    Paper,
)
from frankpledge.meetings.queries.published import minuted_under
from frankpledge.meetings.queries.standing_as import WITHHELD, is_restricted
from frankpledge.meetings.rules.kinds import Capacity, Stage
from frankpledge.meetings.rules.publishing import FORM, OPEN, PublicKind
from frankpledge.people.models import Person
from frankpledge.public.queries.names import to_go_out
from frankpledge.public.rules.making import Made
from frankpledge.public.rules.minutes import ItemFacts, Said, chosen

PASSAGE = "Restricted passage"
_UNCHECKED = "These minutes were read and not checked by a person. Say that they were checked first."
_CLOSED = "These minutes are OFFICIAL-SENSITIVE as a whole, and are not published. Lower their marking first."


def minutes_as_public(by: Actor, paper: Paper) -> Made:
    """The minutes of a meeting as the public would see them, in at most nine queries.

    `stops` says why they cannot be published as they stand.  `paper` comes with its body and meeting.
    """
    meeting, body = paper.meeting, paper.body
    assert meeting is not None  # as the database has it of every set of minutes
    assert body is not None
    under, loose = _facts(paper)
    items = list(Item.objects.filter(paper=paper).select_related("words").order_by("position", "id"))
    found = chosen(_item(item, text, under) for item, text in minuted_under(paper, items))
    rows = _attendance(paper)
    title = f"{_called(paper)} of {body.name}, {long_date(meeting.held_on)}"[:400]
    content: Said = {
        "version": FORM,
        "kind": PublicKind.MINUTES.value,
        "title": title,
        "body": body.name,
        "held_on": meeting.held_on.isoformat(),
        "venue": meeting.venue,
        "started": _clock(meeting.started),
        "closed": _clock(meeting.closed),
        "next_on": _day(meeting.next_on),
        "stage": paper.stage,
        "agreed_on": _day(paper.agreed_on),
        "people": [said for _, said in rows],
        "items": found.items,
        **loose,
        "corrections": _corrections(paper, found.shown),
    }
    made = Made(
        PublicKind.MINUTES,
        meeting.pk,
        title,
        meeting.held_on,
        content,
        body.pk,
        meeting.pk,
        paper.pk,
        shown=found.shown,
        people=sorted({number for number, _ in rows if number} | under.people),
    )
    if paper.level > OPEN:
        made.stops, made.closed = _CLOSED, True
    elif paper.checked_on is None:
        made.stops = _UNCHECKED
    return to_go_out(by, made)


class _Under(defaultdict[int, dict[str, list[Said]]]):
    """What stands under each item, by its number, and the people whom its actions name."""

    def __init__(self) -> None:
        super().__init__(lambda: {"decisions": [], "actions": [], "promised": []})
        self.people: set[int] = set()


def _facts(paper: Paper) -> tuple[_Under, dict[str, list[Said]]]:
    """What the paper states that publishing opens, under each item, and what stands under none."""
    under = _Under()
    owners = ActionOwner.objects.select_related("person__stands_as").order_by("id")
    decisions = Decision.objects.filter(paper=paper, level__lte=OPEN).order_by("position", "id")
    actions = Action.objects.filter(paper=paper, level__lte=OPEN).order_by("position", "id")
    promised = FollowUp.objects.filter(paper=paper, level__lte=OPEN).order_by("position", "id")
    for row in decisions:
        said = {"id": row.pk, "verb": row.verb, "text": row.text, "state": row.state}
        under[row.item_id or 0]["decisions"].append(said)
    for action in actions.prefetch_related(Prefetch("owners", queryset=owners)):
        listed = list(action.owners.all())
        under.people |= {owner.person_id for owner in listed if owner.person_id and not _withheld(owner.person)}
        said = {
            "id": action.pk,
            "text": action.text,
            "owners": [_name(owner.person, owner.name) for owner in listed],
            "due": _day(action.due),
            "due_month_only": action.due_month_only,
            "state": action.state,
        }
        under[action.item_id or 0]["actions"].append(said)
    for one in promised:
        said = {"text": one.what, "due": _day(one.due), "due_month_only": one.due_month_only}
        under[one.item_id or 0]["promised"].append(said)
    return under, under.pop(0, {"decisions": [], "actions": [], "promised": []})


def _item(item: Item, text: str, under: _Under) -> ItemFacts:
    said = {"title": item.title, "presenter": item.presenter, "text": text, **under[item.pk]}
    passage = item.title == PASSAGE and item.parent_id is not None
    return ItemFacts(item.pk, item.parent_id, item.level, item.stub, item.exempt_paragraph, passage, item.number, said)


def _attendance(paper: Paper) -> list[tuple[int | None, Said]]:
    """Who was there or excused, as printed; the name of somebody whose data is restricted is withheld."""
    rows = Attendance.objects.filter(paper=paper, level__lte=OPEN)
    found: list[tuple[int | None, Said]] = []
    for row in rows.select_related("person__stands_as", "organisation").order_by("position", "id"):
        agency = row.organisation
        known = agency.name if agency is not None and agency.level <= OPEN else row.organisation_name
        said = {
            "name": _name(row.person, row.name),
            "post": row.post,
            "organisation": known,
            "as": Capacity(row.capacity).value,
            "chair": row.chair,
        }
        found.append((None if _withheld(row.person) else row.person_id, said))
    return found


def _corrections(paper: Paper, shown: list[int]) -> list[Said]:
    """What was corrected since the minutes were agreed, of items that are shown."""
    rows = Correction.objects.filter(paper=paper, level__lte=OPEN).select_related("item").order_by("agreed_on", "id")
    return [
        {
            "item_number": row.item.number if row.item is not None else "",
            "was": row.was,
            "becomes": row.becomes,
            "agreed_on": row.agreed_on.isoformat(),
        }
        for row in rows
        if row.item_id is None or row.item_id in shown
    ]


def _called(paper: Paper) -> str:
    """What minutes are called by how far they have come: a draft is said to be one."""
    return {Stage.DRAFT.value: "Draft minutes", Stage.FINAL.value: "Minutes to be agreed"}.get(paper.stage, "Minutes")


def _withheld(person: Person | None) -> bool:
    return person is not None and is_restricted(person)


def _name(person: Person | None, printed: str) -> str:
    return WITHHELD if _withheld(person) else printed


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _clock(at: time | None) -> Any:
    return at.isoformat("minutes") if at is not None else None
