"""What the page on which minutes are taken shows, and what it is told by itself while somebody types."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone

from frankpledge.design.words import clock, long_date
from frankpledge.kit.versions import version_of
from frankpledge.kit.words import folded
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.forms.taking import (
    AddedForm,
    AddItemForm,
    AddPresenceForm,
    ComingForm,
    DeclarationForm,
    SittingForm,
    TakenForm,
)
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Minute
from frankpledge.meetings.queries.agenda_papers import papers_by_item
from frankpledge.meetings.queries.minuting import Meanings, doubled, meanings_of
from frankpledge.meetings.queries.taking import Listed, Seat, Sitting, open_actions_of, quorum_of
from frankpledge.meetings.rules.attending import Mark
from frankpledge.meetings.rules.kinds import AgendaKind, Capacity
from frankpledge.meetings.rules.quorum import Finding, Quorum
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.matching import initials

Choices = list[tuple[str, str]]
UNPLACED = (
    "This is no longer on the page of this meeting, so it is not saved. Copy it to another item, and clear it here."
)


@dataclass
class Done:
    """What became of a form: the parts that were saved, and the forms of those that could not be."""

    saved: set[str] = field(default_factory=set)
    forms: dict[str, TakenForm] = field(default_factory=dict)
    added: dict[str, AddedForm] = field(default_factory=dict)
    unplaced: dict[str, str] = field(default_factory=dict)  # what was typed where nothing can be written any more

    @property
    def is_clean(self) -> bool:
        """Whether everything could be done."""
        return not self.forms and not self.added and not self.unplaced

    @property
    def status(self) -> int:
        """The status of the answer: of its own where somebody else saved meanwhile."""
        return 409 if self.unplaced or any(form.conflict for form in self.forms.values()) else 200

    def form(self, prefix: str) -> TakenForm | None:
        """The form of a part that could not be saved."""
        return self.forms.get(prefix)


def minuted(item: AgendaItem) -> dict[str, Any]:
    """What stands under an item, as it is shown."""
    return {"text": text_of(item)}


def text_of(item: AgendaItem) -> str:
    """The text of an item, whose minute was loaded with it."""
    minute: Minute | None = getattr(item, "minute", None)
    return minute.text if minute is not None else ""


def who(sitting: Sitting) -> Choices:
    """Everybody at the meeting, to be chosen from; two of one name are told apart by their agency."""
    return [(one.key, f"{one.name}, {one.agency}" if one.agency else one.name) for one in sitting.listed]


def items(sitting: Sitting) -> Choices:
    """The items of the agenda, to be chosen from."""
    return [(str(item.pk), named(item)) for item in sitting.agenda if item.withdrawn_at is None]


def named(item: AgendaItem) -> str:
    """Number and title of an item."""
    return f"{item.number}. {item.title}" if item.number else item.title


def sitting_shown(sitting: Sitting) -> dict[str, Any]:
    """Who is in the chair, and from when to when the meeting sat."""
    return {"chair": sitting.chair, "started": sitting.meeting.started, "closed": sitting.meeting.closed}


def sitting_form(sitting: Sitting, data: QueryDict | None = None) -> SittingForm:
    """The form of who is in the chair and from when to when."""
    there = [one for one in sitting.listed if one.is_there or one.key.startswith("m")]
    choices = [(one.key, f"{one.name}, {one.agency}" if one.agency else one.name) for one in there]
    return SittingForm(data, prefix="sitting", stands=sitting_shown(sitting), who=choices)


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A member's place on the page."""

    seat: Seat
    version: str
    mark: str
    substitute: str
    form: TakenForm | None

    @property
    def prefix(self) -> str:
        """What its fields are called by."""
        return f"seat-{self.seat.membership.pk}"


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item of the agenda on the page: its text, and what that means."""

    item: AgendaItem
    text: str
    version: str
    saved: str
    meanings: Meanings
    form: TakenForm | None
    declared: list[Any]
    papers: list[AgendaPaper]

    @property
    def prefix(self) -> str:
        """What its fields are called by."""
        return f"item-{self.item.pk}"

    @property
    def means(self) -> str:
        """What its text means, as it stands under it."""
        return written(self.meanings)

    @property
    def is_closed(self) -> bool:
        """Whether nothing is written under it: it was withdrawn before anything was."""
        return self.item.withdrawn_at is not None and not self.text

    @property
    def is_restricted(self) -> bool:
        """Whether nothing of it is kept in a browser."""
        return self.item.level >= Level.SENSITIVE

    @property
    def shows_actions(self) -> bool:
        """Whether the open actions of the body stand beside it."""
        return self.item.kind == AgendaKind.ACTIONS


@lru_cache(maxsize=256)
def written(meanings: Meanings) -> str:
    """What a text means, as it stands under it; most texts of a page mean what they meant when it was shown last."""
    return render_to_string("meetings/parts/minute_means.html", {"meanings": meanings})


def saved_words(item: AgendaItem) -> str:
    """When the text of an item was saved last."""
    minute: Minute | None = getattr(item, "minute", None)
    return f"Saved at {clock(timezone.localtime(minute.saved_at))}" if minute is not None else ""


def page(by: Actor, sitting: Sitting, done: Done) -> dict[str, Any]:
    """Everything that the template shows."""
    meanings = meanings_of(by, sitting, {item.pk: text_of(item) for item in sitting.agenda if text_of(item)})
    people, places = who(sitting), items(sitting)
    papers = papers_by_item(by, [item.pk for item in sitting.agenda])
    return {
        "meeting": sitting.meeting,
        "sitting": sitting,
        "caption": f"{sitting.meeting.body.name}, {long_date(sitting.meeting.held_on)}",
        "agencies": _agencies(sitting, done),
        "items": [_item(item, sitting, meanings, done, papers.get(item.pk, [])) for item in sitting.agenda],
        "count": count_of(by, sitting),
        "chair_form": done.form("sitting") or sitting_form(sitting),
        "other_form": done.added.get("other") or AddPresenceForm(prefix="other"),
        "coming_form": done.added.get("coming") or ComingForm(prefix="coming", who=people, items=places),
        "declared_form": done.added.get("declared") or DeclarationForm(prefix="declared", who=people, items=places),
        "new_form": done.added.get("new") or AddItemForm(prefix="new"),
        "there": list(_suggested(sitting)),
        "open_actions": open_actions_of(by, sitting),
        "wrong": [*done.forms.values(), *done.added.values()],
        "unplaced": [text for text in done.unplaced.values() if text],
        "user_number": by.user.id if by.user else 0,
    }


def _agencies(sitting: Sitting, done: Done) -> list[tuple[str, list[SeatShown]]]:
    found: dict[str, list[SeatShown]] = {}
    for seat in sitting.seats:
        form = done.form(f"seat-{seat.membership.pk}")
        stands = seat.shown
        version = str(form["version"].value()) if form is not None else version_of(stands, time.time())
        mark = str(form["mark"].value() or "") if form is not None else stands["mark"]
        substitute = str(form["substitute"].value() or "") if form is not None else stands["substitute"]
        found.setdefault(seat.agency, []).append(SeatShown(seat, version, mark, substitute, form))
    return [(agency or "No agency", seats) for agency, seats in found.items()]


def _item(
    item: AgendaItem, sitting: Sitting, meanings: dict[int, Meanings], done: Done, papers: list[AgendaPaper]
) -> ItemShown:
    form = done.form(f"item-{item.pk}")
    return ItemShown(
        item,
        str(form["text"].value() or "") if form is not None else text_of(item),
        str(form["version"].value()) if form is not None else version_of(minuted(item), time.time()),
        saved_words(item),
        meanings.get(item.pk, Meanings()),
        form,
        [one for one in sitting.declarations if one.agenda_item_id == item.pk],
        papers,
    )


def count_of(by: Actor, sitting: Sitting) -> str:
    """How many are there, in words, and whether the meeting is quorate by its body's own rule."""
    there = [row for row in sitting.presences if row.capacity != Capacity.APOLOGIES]
    remote, excused = sum(row.remote for row in there), len(sitting.presences) - len(there)
    unsaid = sum(seat.mark is Mark.NONE for seat in sitting.seats)
    parts = [f"{len(there)} here"]
    parts += [f"{remote} of them remote"] if remote else []
    parts += [f"{excused} sent apologies"] if excused else []
    parts += [f"{unsaid} of {len(sitting.seats)} members not said"] if unsaid else []
    return f"{', '.join(parts)}. {quorum_words(quorum_of(by, sitting))}".strip()


def quorum_words(found: Finding | None) -> str:
    """How the meeting stands to its body's rule, with what it lacks; nothing where the rule is not known."""
    if found is None or found.stands is Quorum.NO_RULE:
        return ""
    if found.stands is Quorum.NOT_KNOWN:
        return "Whether it is quorate cannot be told yet."
    return " ".join([f"{found.stands.value}.", *(part.said for part in found.lacking)])


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody whom an action may name: the name, as it is typed so that it means them alone, initials and agency."""

    name: str
    typed: str
    initials: str
    agency: str


def _suggested(sitting: Sitting) -> Iterator[Suggested]:
    two = doubled(sitting)
    listed: list[Listed] = sitting.listed
    for one in listed:
        typed = f"{one.name} ({one.agency})" if folded(one.name) in two and one.agency else one.name
        yield Suggested(one.name, typed, initials(one.name).upper(), one.agency)
    for agency in sorted({one.agency for one in listed if one.agency}):
        yield Suggested(agency, agency, "", "")


def answer(by: Actor, sitting: Sitting, done: Done) -> dict[str, Any]:
    """What a page that sent a part of itself is told: what was saved, what it means, and what stands in its way."""
    saved = [item for item in sitting.agenda if f"item-{item.pk}" in done.saved]
    meanings = meanings_of(by, sitting, {item.pk: text_of(item) for item in saved}) if saved else {}
    now = time.time()
    parts: dict[str, dict[str, Any]] = {
        f"item-{item.pk}": {
            "version": version_of(minuted(item), now),
            "saved": saved_words(item),
            "meaning": written(meanings[item.pk]),
        }
        for item in saved
    }
    for seat in sitting.seats:
        if f"seat-{seat.membership.pk}" in done.saved:
            parts[f"seat-{seat.membership.pk}"] = {"version": version_of(seat.shown, now), "stands": seat.shown}
    if "sitting" in done.saved:
        parts["sitting"] = {"version": version_of(sitting_shown(sitting), now), "stands": _sitting_typed(sitting)}
    return {
        "parts": parts,
        "meanwhile": {prefix: _meanwhile(form, sitting) for prefix, form in done.forms.items() if form.conflict},
        "wrong": {
            prefix: " ".join(str(one) for errors in form.errors.values() for one in errors)
            for prefix, form in done.forms.items()
            if not form.conflict
        }
        | dict.fromkeys(done.unplaced, UNPLACED),
        "who": who(sitting),
        "count": count_of(by, sitting),
        "at": clock(timezone.localtime()),
    }


def _sitting_typed(sitting: Sitting) -> dict[str, str]:
    """Who is in the chair and the times, as the boxes for them hold them."""
    return {
        name: value.strftime("%H:%M") if hasattr(value, "strftime") else value or ""
        for name, value in sitting_shown(sitting).items()
    }


def _meanwhile(form: TakenForm, sitting: Sitting) -> dict[str, Any]:
    """Both texts of a part that two people changed: as markup, and what stands, for whoever keeps that."""
    assert form.conflict is not None
    prefix = str(form.prefix)
    stands = {f"item-{item.pk}": minuted(item) for item in sitting.agenda}
    stands |= {f"seat-{seat.membership.pk}": seat.shown for seat in sitting.seats}
    stands["sitting"] = _sitting_typed(sitting)
    here = stands.get(prefix, {})
    return {
        "version": str(form["version"].value()),
        "stands": here,
        "untouched": {name: here[name] for name in form.untouched if name in here},
        "said": render_to_string("meetings/parts/minute_meanwhile.html", {"conflict": form.conflict, "prefix": prefix}),
    }
