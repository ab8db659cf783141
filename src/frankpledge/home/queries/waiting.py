"""What waits for the actor: readings, names and papers to check, actions due, the next meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, Exists, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from frankpledge.intake.queries import waiting_for_review
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionOwner, Meeting, Membership, Pack, Paper
from frankpledge.meetings.queries import papers_seen_by
from frankpledge.meetings.queries.actions import Asked, action_log
from frankpledge.meetings.queries.agendas import meetings_ahead
from frankpledge.meetings.queries.doing import proposals_for
from frankpledge.meetings.queries.names import rows_that_wait
from frankpledge.meetings.queries.packs_by_now import packs_to_make_for
from frankpledge.meetings.rules.kinds import ActionState, PaperKind
from frankpledge.meetings.rules.standing import Standing
from frankpledge.people.models import Partnership, Person, Post
from frankpledge.people.queries import partnership_of
from frankpledge.people.queries.accounts import recoveries_to_approve
from frankpledge.people.rules.roles import Verb, allowed, keeps
from frankpledge.public.queries.publishing import waiting_for as publications_waiting_for
from frankpledge.rights.queries.people import redactions_to_decide

SHOWN = 5  # of each thing that waits; the rest is a link away
COMING = 24  # meetings to come that are planned, and as many past ones of which no minutes are out or agreed
LAST_MEETINGS = 2  # of each body, whose papers have to be checked by a person
PRESSING = frozenset({Standing.DUE_SOON, Standing.LATE})
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Some:
    """The first few of what waits, and how many there are."""

    rows: list[Model]
    count: int


@dataclass(frozen=True)
class Waiting:
    """What waits.  Reviews, names, papers to check and meetings to minute are for those who keep the record, and empty
    for everybody else; redactions, publications and recoveries are for those who may approve what somebody else asked
    for.
    `drafts` are meetings whose minutes are out and not agreed yet; `planned` are meetings that are planned here.
    `packs` went out and are closed by now to some to whom they did, so that new ones are to be made.

    `mine` says whether the actions are the actor's and their agency's, or everybody's: the account may not be tied to
    a person in the record.
    """

    reviews: Some
    names: int
    unchecked: Some
    redactions: Some
    publications: int
    recoveries: Some
    proposals: int
    actions: Some
    mine: bool
    meetings: list[Paper]
    to_minute: list[Meeting]
    drafts: list[Meeting]
    packs: list[Pack]
    planned: list[Meeting]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing waits that somebody has to do."""
        some = (self.reviews, self.unchecked, self.redactions, self.recoveries, self.actions)
        known = self.names or self.proposals or self.publications or self.to_minute or self.drafts or self.packs
        return not (known or any(one.count for one in some))


def waiting_for(by: Actor) -> Waiting:
    """What waits for the actor, in at most fifteen queries however much it is."""
    keeping = keeps(by, partnership_of(by))
    deciding = allowed(by, Verb.APPROVE, partnership_of(by))
    nothing = Some([], 0)
    mine = by.user is not None and by.user.person_id is not None
    pressing = action_log(by, Asked(standings=PRESSING))
    ahead = _ahead(by)
    planned = [one for one in ahead if one.held_on >= by.today and not one.stage]
    names, proposals, publications = _counted(by) if keeping or deciding else (0, 0, 0)
    return Waiting(
        reviews=_some(waiting_for_review(by)) if keeping else nothing,
        names=names if keeping else 0,
        unchecked=_some(papers_to_check(by)) if keeping else nothing,
        redactions=_some(redactions_to_decide(by)) if deciding else nothing,
        publications=publications if deciding else 0,
        recoveries=_some(recoveries_to_approve(by)),
        proposals=proposals if keeping else 0,
        actions=_some(pressing.filter(Exists(_owned_by(by))) if mine else pressing),
        mine=mine,
        meetings=next_meetings(by, planned),
        to_minute=[one for one in ahead if one.held_on <= by.today and not one.stage] if keeping else [],
        drafts=[one for one in ahead if one.stage],
        packs=packs_to_make_for(by, ahead) if keeping else [],
        planned=planned,
    )


def _counted(by: Actor) -> tuple[int, int, int]:
    """How many printed names wait to be matched, how many answers of owners to be confirmed, and how many publications
    that somebody else asked for to be decided, in one query."""
    attendance, owners = (_how_many(rows) for rows in rows_that_wait(by))
    here = Partnership.objects.filter(pk=partnership_of(by))
    publications = _how_many(publications_waiting_for(by).select_related(None))
    rows = here.annotate(names=attendance + owners, proposals=_how_many(proposals_for(by)), to_decide=publications)
    return rows.values_list("names", "proposals", "to_decide").first() or (0, 0, 0)


def _ahead(by: Actor) -> list[Any]:
    """The meetings that are not over, the earliest first: the last past ones and the next to come.

    Each by itself, since however many past ones nobody minuted, what is to come is told all the same.
    """
    ahead = meetings_ahead(by)
    past = ahead.filter(held_on__lt=by.today).order_by("-held_on", "body__name").values("pk")[:COMING]
    coming = ahead.filter(held_on__gte=by.today).values("pk")[:COMING]
    return list(ahead.filter(Q(pk__in=past) | Q(pk__in=coming)))


def papers_to_check(by: Actor) -> QuerySet[Paper]:
    """Papers that were read but not checked and have to be: of a body's last meetings, or with an open action.

    Each has `is_last`, and `open_actions`: how many of its open actions nobody has checked.
    """
    minutes = papers_seen_by(by).order_by().select_related(None).filter(kind=PaperKind.MINUTES.value)
    later = minutes.filter(body=OuterRef("body"), dated__gt=OuterRef("dated"))
    # Found by their paper, which is narrowed already: by partnership, each paper would walk over all that is open.
    still_open = Action.objects.filter(paper=OuterRef("pk"), state=ActionState.OPEN.value, checked=False)
    papers = papers_seen_by(by).filter(checked_on__isnull=True, document__isnull=False)
    papers = papers.annotate(meetings_since=_how_many(later), open_actions=_how_many(still_open))
    last = Q(kind=PaperKind.MINUTES.value, meetings_since__lt=LAST_MEETINGS)
    return papers.filter(last | Q(open_actions__gt=0))


def next_meetings(by: Actor, planned: Iterable[Meeting] = ()) -> list[Paper]:
    """The minutes that say when a body meets next, where that day is not past; the next one first, each once.

    Of a body that has a meeting planned here for that day, the plan says it, and not the minutes.
    """
    known = {(meeting.body_id, meeting.held_on) for meeting in planned}
    minutes = papers_seen_by(by).filter(kind=PaperKind.MINUTES.value, meeting__next_on__gte=by.today)
    once: dict[tuple[object, object], Paper] = {}
    for paper in minutes.order_by("meeting__next_on", "-dated"):
        if paper.meeting is not None and (paper.body_id, paper.meeting.next_on) not in known:
            once.setdefault((paper.body_id, paper.meeting.next_on), paper)
    return list(once.values())


def _owned_by(by: Actor) -> QuerySet[ActionOwner]:
    """Owners of an action who are the actor, or an agency that the actor stands for now."""
    number = by.user.person_id if by.user else None
    rows = Person.objects.filter(
        Q(pk=number) | Q(stands_as=number) | Q(absorbed=number) | Q(stands_as__absorbed=number),
        partnership_id=partnership_of(by),
    ).values("pk")
    now = Q(ends__isnull=True) | Q(ends__gte=by.today)
    posts = Post.objects.filter(now, person__in=rows).order_by().values("organisation")
    seats = Membership.objects.filter(now, person__in=rows, organisation__isnull=False).order_by()
    agencies = Q(organisation__in=posts) | Q(organisation__in=seats.values("organisation"))
    return ActionOwner.objects.filter(Q(person__in=rows) | agencies, action=OuterRef("pk"))


def _some(rows: QuerySet[Row]) -> Some:
    """The first few rows, and how many there are; they are counted only where there are more."""
    first = list(rows[: SHOWN + 1])
    return Some(list(first[:SHOWN]), rows.count() if len(first) > SHOWN else len(first))


def _how_many(rows: QuerySet[Row]) -> Coalesce:
    counted = rows.order_by().values("partnership").annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
