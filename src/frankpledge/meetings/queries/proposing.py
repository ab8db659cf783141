"""What an agenda should have on it: from the last minutes, what was promised, the forward plan and what is due."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from frankpledge.kit.words import shortened
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, AgendaItem, Body, Decision, FollowUp, Item, Meeting, Paper, Topic
from frankpledge.meetings.queries.agendas import topics_seen_by
from frankpledge.meetings.queries.listed import minutes_seen_by
from frankpledge.meetings.queries.papers import papers_seen_by, stated_in
from frankpledge.meetings.rules.kinds import (
    ActionState,
    AgendaKind,
    MeetingState,
    PaperKind,
    Purpose,
    Stage,
    TopicState,
)
from frankpledge.meetings.rules.planning import Proposed, arising_title, in_order, is_due, standing_items

ARISING = 30  # matters arising that are proposed at most
PROMISED_WITHIN = timedelta(days=366)  # older promises without a word since are not offered for ever
NOT_AGREED = "They are out, and no meeting agreed them yet."
LAST = 3  # minutes whose undated promises are still offered


def promises_of(by: Actor, body: Body) -> QuerySet[FollowUp]:
    """What the minutes of a body promised back and nobody has taken up: dated within a year, or in its last minutes."""
    last = minutes_seen_by(by).filter(meeting__body=body).order_by("-meeting__held_on").values("pk")[:LAST]
    taken = Topic.objects.filter(follow_up=OuterRef("pk"))
    promised = stated_in(by, FollowUp).filter(paper__body=body).exclude(Exists(taken))
    fresh = Q(due__gte=_year_before(by.today)) | Q(due__isnull=True, paper__in=last)
    return promised.filter(fresh).select_related("item", "paper", "words").order_by("due", "paper__dated", "position")


def proposed_for(by: Actor, meeting: Meeting) -> list[Proposed]:
    """The items that the agenda of a meeting should have and has not, in order, in at most ten queries.

    Each says why.  Promises that nobody took up are among them: to put one on the agenda takes it up.
    """
    there = list(AgendaItem.objects.filter(meeting=meeting).values_list("kind", "from_topic", "from_item", "about"))
    kinds = {kind for kind, *_ in there}
    found = [one for one in standing_items() if one.kind.value not in kinds]
    known = _last_minutes(by, meeting)
    abouts = {about for *_, about in there if about}
    if known:
        found += [_to_agree(paper, f"minutes-{paper.pk}", NOT_AGREED) for paper in known[1:] if paper.pk not in abouts]
        found += _of_minutes(by, known[0], kinds, {item for _, _, item, _ in there if item}, abouts)
    actions = _open_actions(by, meeting)
    if actions and AgendaKind.ACTIONS.value not in kinds:
        late = f"{actions} open action{'s are' if actions != 1 else ' is'} due by then or without a date."
        found.append(_standing(AgendaKind.ACTIONS, late))
    found += _between(by, meeting, kinds, abouts)
    found += _planned(by, meeting)
    found += _received(by, meeting, abouts)
    return in_order(found)


def _standing(kind: AgendaKind, why: str) -> Proposed:
    return Proposed(key=kind.value, kind=kind, title=kind.label, why=why)


def _last_minutes(by: Actor, meeting: Meeting) -> list[Paper]:
    """The last minutes of the body; then those before them that were made here and that no meeting agreed, in order."""
    minutes = minutes_seen_by(by).filter(meeting__body=meeting.body_id, meeting__held_on__lt=meeting.held_on)
    minutes = minutes.order_by("-meeting__held_on", "-pk")
    out = Q(stage__in=(Stage.DRAFT.value, Stage.FINAL.value))
    found = list(minutes.filter(out | Q(pk__in=minutes.values("pk")[:1]))[:ARISING])
    return [*found[:1], *reversed(found[1:])]


def _to_agree(minutes: Paper, key: str, why: str) -> Proposed:
    met = f"{minutes.meeting.held_on:%-d %B %Y}" if minutes.meeting else ""
    return Proposed(
        key=key,
        kind=AgendaKind.MINUTES,
        title=f"Minutes of the meeting of {met}",
        why=why,
        purpose=Purpose.DECIDE.value,
        about=minutes.pk,
    )


def _of_minutes(by: Actor, minutes: Paper, kinds: set[str], raised: set[int], abouts: set[int]) -> Iterable[Proposed]:
    """The last minutes to be agreed, and what arises from them."""
    if minutes.pk not in abouts and not minutes.locked:
        yield _to_agree(minutes, "minutes", "The last minutes are to be agreed as a correct record.")
    if AgendaKind.MATTERS_ARISING.value in kinds:
        return
    waiting = Action.objects.filter(item=OuterRef("pk"), state=ActionState.OPEN.value)
    promised = FollowUp.objects.filter(item=OuterRef("pk"))
    items = stated_in(by, Item).filter(Exists(waiting) | Exists(promised), paper=minutes).exclude(pk__in=raised)
    parts = tuple(
        Proposed(
            key=f"item-{item.pk}",
            kind=AgendaKind.BUSINESS,
            title=arising_title(item.number, item.title),
            why="It left an open action, or something to be brought back.",
            item=item.pk,
            level=item.level,
        )
        for item in items.order_by("position")[:ARISING]
    )
    if parts:
        count = len(parts)
        why = f"{count} item{'s' if count != 1 else ''} of the last minutes left something open."
        yield Proposed(
            key=AgendaKind.MATTERS_ARISING.value,
            kind=AgendaKind.MATTERS_ARISING,
            title=AgendaKind.MATTERS_ARISING.label,
            why=why,
            parts=parts,
        )


def _open_actions(by: Actor, meeting: Meeting) -> int:
    actions = stated_in(by, Action).filter(paper__body=meeting.body_id, state=ActionState.OPEN.value)
    return actions.filter(Q(due__isnull=True) | Q(due__lte=meeting.held_on)).count()


def _between(by: Actor, meeting: Meeting, kinds: set[str], abouts: set[int]) -> Iterable[Proposed]:
    """Decisions made between meetings that no meeting was told of, each a part of its own."""
    if AgendaKind.BETWEEN.value in kinds:
        return
    notes = papers_seen_by(by).filter(~_placed(meeting), kind=PaperKind.BETWEEN.value, body=meeting.body_id)
    words = stated_in(by, Decision).filter(paper=OuterRef("pk")).order_by("position", "pk").values("text", "level")[:1]
    notes = notes.filter(dated__lte=meeting.held_on).exclude(pk__in=abouts)
    notes = notes.annotate(decided=Subquery(words.values("text")), decided_level=Subquery(words.values("level")))
    parts = tuple(
        Proposed(
            key=f"between-{note.pk}",
            kind=AgendaKind.BUSINESS,
            title=shortened(note.decided or note.title),
            why=f"Decided on {note.dated:%-d %B %Y}, without a meeting.",
            purpose=Purpose.NOTE.value,
            about=note.pk,
            level=max(note.level, note.decided_level or 0),
        )
        for note in notes.order_by("dated", "pk")
    )
    if parts:
        why = f"{len(parts)} made without a meeting, and to be reported to this one."
        yield replace(_standing(AgendaKind.BETWEEN, why), parts=parts)


def _placed(meeting: Meeting) -> Exists:
    """Whether a paper stands on an agenda of this body that is to be held, or was."""
    there = AgendaItem.objects.filter(about=OuterRef("pk"), meeting__body=meeting.body_id, withdrawn_at__isnull=True)
    return Exists(there.exclude(meeting__state=MeetingState.CANCELLED.value))


def _planned(by: Actor, meeting: Meeting) -> Iterable[Proposed]:
    """What the forward plan has for a meeting on this day, and what was promised for it and not taken up."""
    for topic in topics_seen_by(by).filter(body=meeting.body_id, state=TopicState.WAITING.value):
        if is_due(topic.due, topic.due_month_only, meeting.held_on):
            when = _when(topic.due, topic.due_month_only)
            yield Proposed(
                key=f"topic-{topic.pk}",
                kind=AgendaKind.BUSINESS,
                title=topic.title,
                why=f"In the forward plan for {when}: {topic.get_source_display().lower()}.",
                purpose=topic.purpose,
                presenter=topic.presenter,
                organisation=topic.organisation_id,
                length=topic.length,
                level=topic.level,
                topic=topic.pk,
            )
    for promise in promises_of(by, meeting.body):
        if is_due(promise.due, promise.due_month_only, meeting.held_on):
            where = f"minute {promise.item.number}" if promise.item and promise.item.number else "the minutes"
            met = f" of {promise.paper.dated:%-d %B %Y}" if promise.paper.dated else ""
            yield Proposed(
                key=f"promise-{promise.pk}",
                kind=AgendaKind.BUSINESS,
                title=promise.what[:400],
                why=f"Promised back in {where}{met}, for {_when(promise.due, promise.due_month_only)}.",
                level=promise.level,
            )


def _year_before(day: date) -> date:
    """A year before a day, or the first of all days where there is none."""
    return day - PROMISED_WITHIN if day - date.min > PROMISED_WITHIN else date.min


def _when(due: date | None, month_only: bool) -> str:
    """For when something is promised, in words that go on a sentence."""
    if due is None:
        return "the next meeting"
    return f"{due:%B %Y}" if month_only else f"{due:%-d %B %Y}"


def _received(by: Actor, meeting: Meeting, abouts: set[int]) -> Iterable[Proposed]:
    """Minutes of the groups under this body, of the last year, that it has not had on an agenda: to be received.

    They count by whether they were on one, and not by their day: they may come in after the body met.
    """
    minutes = minutes_seen_by(by).filter(~_placed(meeting), meeting__body__parent=meeting.body_id)
    minutes = minutes.filter(dated__lte=meeting.held_on, dated__gt=_year_before(meeting.held_on))
    for paper in reversed(minutes.exclude(pk__in=abouts).order_by("-dated", "-pk")[:ARISING]):
        name = paper.meeting.body.name if paper.meeting else ""
        yield Proposed(
            key=f"receive-{paper.pk}",
            kind=AgendaKind.BUSINESS,
            title=f"Minutes of {name}, {paper.dated:%-d %B %Y}"[:400],
            why="Of a group under this body, and on no agenda of it yet. To be received and noted.",
            purpose=Purpose.NOTE.value,
            about=paper.pk,
            level=paper.level,
        )
