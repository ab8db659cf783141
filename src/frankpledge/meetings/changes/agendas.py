"""Putting an agenda together: what is proposed, what a person adds, the order, the numbers; and sending it out."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.agenda_papers import hold_agenda_papers
from frankpledge.meetings.changes.marking import relevel
from frankpledge.meetings.changes.numbering import renumber, renumber_after
from frankpledge.meetings.changes.published import take_back_agenda
from frankpledge.meetings.changes.topics import take_up_promise
from frankpledge.meetings.models import AgendaItem, FollowUp, Meeting, Paper, Topic
from frankpledge.meetings.queries.proposing import proposed_for
from frankpledge.meetings.rules.kinds import AgendaKind, MeetingState, PaperKind, TopicState
from frankpledge.meetings.rules.planning import Proposed, place_of, shown_item
from frankpledge.people.models import MARKING_FIELDS
from frankpledge.people.rules import shown
from frankpledge.people.rules.marking import Level, Marking

OVER = "This meeting was held or cancelled: its agenda stays as it was."


def put_on_agenda(by: Actor, meeting: Meeting, keys: Collection[str]) -> list[AgendaItem]:
    """Put what is proposed for a meeting on its agenda, by the keys of what was chosen; a part stands under its item.

    What is not proposed any longer, since somebody else put it there, is passed over: it is on the agenda.
    """
    with change(by, "put on the agenda", meeting, access.may_plan) as meeting:
        _still_planned(meeting)
        made = []
        for proposed in proposed_for(by, meeting):
            parts = [part for part in proposed.parts if part.key in keys]
            if proposed.kind is AgendaKind.BETWEEN and proposed.key in keys and not parts:
                parts = list(proposed.parts)  # which decisions are reported has to be said
            if proposed.key in keys or parts:
                item = _proposed(by, meeting, proposed, None)
                made += [item, *(_proposed(by, meeting, part, item) for part in parts)]
        renumber(meeting)
    return made


def _proposed(by: Actor, meeting: Meeting, proposed: Proposed, parent: AgendaItem | None) -> AgendaItem:
    topic = proposed.topic
    if proposed.key.startswith("promise-"):
        promise = FollowUp.objects.get(pk=int(proposed.key.removeprefix("promise-")))
        topic = take_up_promise(by, promise, meeting.body).pk
    if topic is not None:
        Topic.objects.filter(pk=topic).update(state=TopicState.ON_AGENDA.value)
    values = {
        "title": proposed.title[:400],
        "purpose": proposed.purpose,
        "presenter": proposed.presenter,
        "organisation_id": proposed.organisation,
        "length": proposed.length,
        "level": max(proposed.level, Level.OFFICIAL),
        "from_topic_id": topic,
        "from_item_id": proposed.item,
        "about_id": proposed.about,
    }
    return _place(meeting, AgendaItem(kind=proposed.kind.value, parent=parent, **values))


def add_agenda_item(by: Actor, meeting: Meeting, values: Mapping[str, Any]) -> AgendaItem:
    """Put an item of one's own on the agenda: business, unless `values` gives another kind, after what comes before it.

    `values` are fields of AgendaItem.  Once the agenda is out, what is added takes a number after the item before it.
    Something may come up in the meeting too, and while its minutes are written.
    """
    with change(by, "put on the agenda", meeting, access.may_plan) as meeting:
        if meeting.state == MeetingState.CANCELLED:
            raise NotPossible(OVER)
        item = _place(meeting, AgendaItem(**values))
        renumber(meeting)
        item.refresh_from_db()
    return item


def _place(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """Save an item at its place: after all that a meeting takes before such a thing, a part after the last part."""
    item.partnership_id, item.meeting = meeting.partnership_id, meeting
    rows = list(AgendaItem.objects.filter(meeting=meeting))
    tops = [row for row in rows if row.parent_id is None]
    if item.parent is not None:
        family = [row for row in rows if item.parent.pk in (row.pk, row.parent_id)]
        at = rows.index(family[-1]) + 1 if family else len(rows)
        item.level = max(item.level, item.parent.level)
    else:
        before = place_of(AgendaKind(item.kind), [row.kind for row in tops])
        at = rows.index(tops[before]) if before < len(tops) else len(rows)
    for place, row in enumerate([*rows[:at], item, *rows[at:]], start=1):
        if row is not item and row.position != place:
            AgendaItem.objects.filter(pk=row.pk).update(position=place)
        row.position = place
    item.save()
    return item


def change_agenda_item(by: Actor, item: AgendaItem, wanted: Mapping[str, Any], *, seen: str = "") -> AgendaItem:
    """Word, time or place an item otherwise; `wanted` gives the parts of `rules.planning.shown_item`.

    Raises Meanwhile where somebody else changed it since it was `seen`, and NotPossible for a part under itself.
    """
    begun = Begun(seen, wanted, shown_item, apart=True)
    with change(by, "changed an agenda item", item, access.may_plan, begun) as item:
        _still_planned(item.meeting)
        kept = begun.kept(item)
        parent = kept.pop("parent", None)
        if parent is not None and (parent == item.pk or item.parts.exists()):
            raise NotPossible("An item with parts stands by itself. Move its parts first.")
        for name, value in kept.items():
            setattr(item, f"{name}_id" if name in ("organisation", "presenter_person") else name, value)
        moved = item.parent_id != parent
        item.parent_id = parent
        item.save()
        if moved:
            _place(item.meeting, item)
            hold_agenda_papers(item)
            _hold_minutes(item)
        renumber(item.meeting)
    return item


def move_agenda_item(by: Actor, item: AgendaItem, *, up: bool) -> AgendaItem:
    """Move an item before the one above it, or after the one below, with its parts; a part stays in its item."""
    with change(by, "moved an agenda item", item, access.may_plan) as item:
        _still_planned(item.meeting)
        rows = list(AgendaItem.objects.filter(meeting=item.meeting_id))
        beside = [row for row in rows if row.parent_id == item.parent_id]
        at = [row.pk for row in beside].index(item.pk)
        other = at - 1 if up else at + 1
        if 0 <= other < len(beside):
            beside[at], beside[other] = beside[other], beside[at]
            order = [row for one in beside for row in (one, *(part for part in rows if part.parent_id == one.pk))]
            if item.parent_id is not None:
                order = [row for row in rows if row.parent_id != item.parent_id]
                place = [row.pk for row in order].index(item.parent_id) + 1
                order[place:place] = beside
            for place, row in enumerate(order, start=1):
                AgendaItem.objects.filter(pk=row.pk).exclude(position=place).update(position=place)
            renumber(item.meeting)
    return item


def withdraw_agenda_item(by: Actor, item: AgendaItem, *, why: str) -> None:
    """Take an item off the agenda: what it came from waits again.

    Before the agenda is out it goes, unless papers, minutes or declarations hang on it or on its parts; then, and
    afterwards, it keeps its place and its number, and says why it was withdrawn: raises NotPossible without a reason.
    """
    with change(by, "withdrew an agenda item", item, access.may_plan) as item:
        _still_planned(item.meeting)
        lines = AgendaItem.objects.filter(pk=item.pk) | AgendaItem.objects.filter(parent=item)
        lines = lines.filter(withdrawn_at__isnull=True)
        topics = list(lines.values_list("from_topic", flat=True))
        meeting, is_out = item.meeting, item.meeting.agenda_on is not None
        if not is_out and not any(_has_work(row) for row in (item, *item.parts.all())):
            item.delete()
            _wait_again(topics)
            renumber(meeting)
            return
        if not why.strip():
            asked = "the agenda is out, and whoever has it will ask" if is_out else "there are papers or minutes to it"
            raise NotPossible(f"Say why it is withdrawn: {asked}.")
        lines.update(withdrawn_at=timezone.now(), withdrawn_why=why.strip())
        _wait_again(topics)
        take_back_agenda(item.meeting_id)


def put_back_agenda_item(by: Actor, item: AgendaItem) -> None:
    """Put a withdrawn item back on the agenda, at the place and under the number that it kept.

    Its parts come back that were withdrawn with it; one that was withdrawn by itself stays withdrawn.
    """
    with change(by, "put back an agenda item", item, access.may_plan) as item:
        _still_planned(item.meeting)
        if item.withdrawn_at is None:
            return
        together = AgendaItem.objects.filter(parent=item, withdrawn_at=item.withdrawn_at)
        numbers = [item.pk, *together.values_list("pk", flat=True)]
        lines = AgendaItem.objects.filter(pk__in=numbers)
        lines.update(withdrawn_at=None, withdrawn_why="")
        topics = Topic.objects.filter(pk__in=lines.filter(from_topic__isnull=False).values("from_topic"))
        topics.exclude(state=TopicState.DONE.value).update(state=TopicState.ON_AGENDA.value, dropped_why="")


def publish_agenda(by: Actor, meeting: Meeting) -> Meeting:
    """Say that the agenda is out: from now on its numbers stay.  Raises NotPossible for one with nothing on it."""
    with change(by, "published the agenda", meeting, access.may_plan) as meeting:
        _still_planned(meeting)
        if not meeting.agenda.exists():
            raise NotPossible("There is nothing on this agenda yet.")
        if meeting.agenda_on is None:
            renumber(meeting)
            meeting.agenda_on = by.today
            meeting.save(update_fields=["agenda_on"])
    return meeting


def mark_agenda_item(by: Actor, item: AgendaItem, marking: Marking | None, *, seen: str = "") -> AgendaItem:
    """Mark an item of an agenda, and what stands under it; with None it is OFFICIAL, or as the item that it stands in.

    Raises NotPossible for a marking that lacks something, with what it lacks; Meanwhile where somebody else marked it
    otherwise since its marking was `seen`.
    """
    begun = Begun(seen, shown.marking_said(marking), shown.marking)
    alone = Level.OFFICIAL if marking is None else Level.PUBLIC  # an item of its own can be more open than OFFICIAL
    above = item.parent.level if item.parent is not None else alone.value

    def may(by: Actor, row: AgendaItem) -> bool:
        return access.may_mark_agenda_item(by, row, marking, above)

    with change(by, "marked", item, may, begun) as item:
        if marking is not None and (problems := marking.problems()):
            raise NotPossible(" ".join(problems.values()))
        item.say(marking)
        least = item.parent.level if item.parent is not None else Level.PUBLIC.value
        item.level = max(least, marking.level if marking is not None else _by_itself(item))
        item.save(update_fields=MARKING_FIELDS)
        for part in item.parts.all():
            own = part.marking if part.marking is not None else _by_itself(part)
            AgendaItem.objects.filter(pk=part.pk).update(level=max(item.level, own))
        hold_agenda_papers(item)
        _hold_minutes(item)
    return item


def _hold_minutes(item: AgendaItem) -> None:
    """Hold what an item became in the minutes as closely as the item is by now, where that is more closely."""
    if item.item is not None and item.item.level < item.level:
        item.item.say(item.said or Marking(level=Level(item.level), handling="As on the agenda."))
        item.item.level = item.level
        item.item.save(update_fields=MARKING_FIELDS)
        relevel(item.item.paper)


def release_topics(meeting: Meeting) -> None:
    """Let what was on the agenda of a cancelled meeting wait again; called inside the change that cancels it.

    Its numbers go to the body's meetings after it whose agenda is not out.
    """
    _wait_again(meeting.agenda.values_list("from_topic", flat=True))
    renumber_after(meeting.body, meeting.held_on)


def _wait_again(topics: Collection[int | None]) -> None:
    """Let topics wait that no agenda has any longer: one may stand on another meeting's, or twice on this one's."""
    numbers = [number for number in topics if number is not None]
    minuted = Paper.objects.filter(meeting=OuterRef("meeting"), kind=PaperKind.MINUTES.value, withdrawn_at__isnull=True)
    placed = AgendaItem.objects.filter(
        ~Exists(minuted),
        from_topic=OuterRef("pk"),
        withdrawn_at__isnull=True,
        meeting__state__in=(MeetingState.PLANNED.value, MeetingState.HELD.value),
    )
    waiting = Topic.objects.filter(~Exists(placed), pk__in=numbers, state=TopicState.ON_AGENDA.value)
    waiting.update(state=TopicState.WAITING.value)


def _by_itself(item: AgendaItem) -> int:
    """What counts for an item that nobody marked: as what it came from, whose words it is headed with."""
    sources = (item.from_topic, item.from_item, item.about)
    return max([Level.OFFICIAL.value, *(source.level for source in sources if source is not None)])


def _has_work(item: AgendaItem) -> bool:
    """Whether something hangs on an item by now that would go with it."""
    return any(getattr(item, name).exists() for name in ("declarations", "papers") if hasattr(item, name)) or hasattr(
        item, "minute"
    )


def _still_planned(meeting: Meeting) -> None:
    if meeting.state != MeetingState.PLANNED:
        raise NotPossible(OVER)
