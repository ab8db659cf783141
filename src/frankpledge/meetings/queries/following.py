"""Reads of what is said of minutes once they are out, of decisions, and of letters that wait."""

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Attendance, Chase, Comment, Correction, Decision, Letter, Meeting, Paper
from frankpledge.meetings.queries.agendas import planning_bodies
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.people.queries import highest, partnership_of

NEAR = ("item__parent", "paper__body", "paper__meeting")  # what is loaded with every decision


def was_there(by: Actor, paper: Paper) -> bool:
    """Whether the actor is somebody whom the attendance of these minutes names as having been there."""
    person = by.user.person_id if by.user is not None else None
    if person is None:
        return False
    rows = Attendance.objects.filter(paper=paper).exclude(capacity="apologies")
    same = Q(person=person) | Q(person__stands_as=person) | Q(person__absorbed=person)
    return rows.filter(same).exists()


def comments_of(by: Actor, paper: Paper) -> QuerySet[Comment]:
    """The comments on minutes, as they came, as far as the actor may read what they are about."""
    comments = Comment.objects.filter(paper=paper, partnership_id=partnership_of(by), level__lte=highest(by))
    return comments.select_related("item", "author")


def corrections_of(by: Actor, paper: Paper) -> QuerySet[Correction]:
    """The corrections of minutes that later meetings agreed."""
    rows = Correction.objects.filter(paper=paper, partnership_id=partnership_of(by), level__lte=highest(by))
    return rows.select_related("item", "at_meeting")


def agreeing_meetings(by: Actor, paper: Paper) -> QuerySet[Meeting]:
    """The meetings of the same body that could have agreed minutes: later ones that were not cancelled."""
    meetings = Meeting.objects.filter(partnership_id=partnership_of(by), body=paper.body_id, held_on__lte=by.today)
    meetings = meetings.exclude(state=MeetingState.CANCELLED.value)
    return meetings.filter(held_on__gt=paper.dated).order_by("held_on") if paper.dated else meetings.none()


def decisions_seen_by(by: Actor) -> QuerySet[Decision]:
    """The decisions in the record, the latest first, each with its item, paper, body and meeting."""
    decisions = stated_in(by, Decision).select_related(*NEAR)
    return decisions.order_by(F("paper__dated").desc(nulls_last=True), "-paper_id", "position", "id")


def letters_seen_by(by: Actor) -> QuerySet[Letter]:
    """The letters of the partnership's bodies, what waits for an answer first, with how often each was chased."""
    letters = Letter.objects.filter(partnership_id=partnership_of(by), level__lte=highest(by))
    letters = letters.filter(body__in=planning_bodies(by).order_by().values("pk"))
    letters = letters.annotate(chased=Count("chases"), last_chased=Max("chases__on"))
    order = (F("answered_on").desc(nulls_first=True), F("answer_due").asc(nulls_last=True), "id")
    return letters.select_related("body", "organisation", "item__paper").order_by(*order)


def chases_of(by: Actor, letter: Letter) -> QuerySet[Chase]:
    """When somebody was reminded of a letter, and how, the first first."""
    return Chase.objects.filter(partnership_id=partnership_of(by), letter=letter)


def with_later(by: Actor, decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """Decisions with the one that stands in the place of each, as far as the actor may read it."""
    return decisions.prefetch_related(Prefetch("superseded_by", queryset=decisions_seen_by(by)))
