"""Reads of bodies, meetings and papers."""

from typing import Any, TypeVar

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import ActionOwner, Body, Item, Meeting, Paper, Reference, Share, Stated
from frankpledge.meetings.rules.kinds import Tying
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.marking import CHOSEN
from frankpledge.people.rules.roles import only_shared

Fact = TypeVar("Fact", bound=Stated)


def papers_seen_by(by: Actor) -> QuerySet[Paper]:
    """The papers in the record, the latest first and those without a date last.

    Body, meeting and document are loaded with each, but not the document's text.
    """
    papers = Paper.objects.filter(shared_with(by), partnership_id=partnership_of(by), withdrawn_at__isnull=True)
    papers = papers.filter(level__lte=highest(by)).select_related("body", "meeting", "document").defer("document__text")
    return papers.order_by(F("dated").desc(nulls_last=True), "-id")


def paper_of(by: Actor, document_id: int) -> Paper | None:
    """The paper that a document became in the record, or None."""
    return papers_seen_by(by).filter(document_id=document_id).first()


def meetings_seen_by(by: Actor) -> QuerySet[Meeting]:
    """The meetings in the record, the latest first, with body loaded; not one whose papers were all withdrawn."""
    papers = papers_seen_by(by).order_by().values("meeting")
    return Meeting.objects.filter(partnership_id=partnership_of(by), pk__in=papers).select_related("body")


def bodies_seen_by(by: Actor) -> QuerySet[Body]:
    """The boards and groups in the record, by name.

    One of which there are papers, be they withdrawn, none of which the actor may read or know of, is as good as none;
    somebody who reads
    only what is shared with them sees those of shared papers.
    """
    bodies = Body.objects.filter(partnership_id=partnership_of(by))
    papers = Paper.objects.filter(body=OuterRef("pk"))
    if only_shared(by):
        seen = papers.filter(shared_with(by), withdrawn_at__isnull=True, level__lte=highest(by))
        return bodies.filter(Exists(seen))
    known = Q(level__lte=highest(by)) | Q(stub=True, level__in=CHOSEN)
    return bodies.filter(Exists(papers.filter(known)) | ~Exists(papers))


def stated_in(by: Actor, model: type[Fact]) -> QuerySet[Fact]:
    """The facts of one kind that papers in the record state, in the order of the papers."""
    facts = model._base_manager.filter(shared_with(by, "paper"), partnership_id=partnership_of(by))
    return facts.filter(paper__withdrawn_at__isnull=True, level__lte=highest(by))


def shared_with(by: Actor, paper: str = "pk") -> Q:
    """That the paper named by a column is shared with the actor; no condition for those who read without sharing."""
    if not only_shared(by):
        return Q()
    shares = Share.objects.filter(
        partnership_id=partnership_of(by), role__in=by.roles, starts__lte=by.today, ended_at__isnull=True
    )
    return Q(**{f"{paper}__in": shares.values("paper")})


def shares_of(by: Actor, paper: Paper) -> set[str]:
    """The roles that a paper is shared with."""
    shares = Share.objects.filter(partnership_id=partnership_of(by), paper=paper, ended_at__isnull=True)
    return set(shares.values_list("role", flat=True))


def with_targets(by: Actor, pointers: QuerySet[Reference]) -> QuerySet[Reference]:
    """Pointers with the minute or meeting that they point to, in one query more; none that the actor may not read.

    Of the meeting, the number is their `meeting_seen`, and the name of whose it is their `meeting_of`.
    """
    items = stated_in(by, Item).select_related("paper__body")
    return with_meetings(by, pointers).prefetch_related(Prefetch("to_item", queryset=items))


def with_meetings(by: Actor, pointers: QuerySet[Reference]) -> QuerySet[Any]:
    """Pointers with the number of the meeting that each points to as `meeting_seen`, and whose it is as `meeting_of`.

    Both are None of a meeting that the actor may not read of.  `without_unseen_ties` says which
    are left out.
    """
    meeting = meetings_seen_by(by).filter(pk=OuterRef("to_meeting")).order_by()
    return without_unseen_ties(by, pointers).annotate(
        meeting_seen=Subquery(meeting.values("pk")[:1]), meeting_of=Subquery(meeting.values("body__name")[:1])
    )


def without_unseen_ties(by: Actor, pointers: QuerySet[Reference]) -> QuerySet[Reference]:
    """Pointers but those that were tied by hand to a minute that the actor may not read: no words that they read say
    of it."""
    unseen = Q(tying=Tying.BY_HAND.value) & ~Q(to_item__in=stated_in(by, Item).order_by().values("pk"))
    return pointers.exclude(unseen)


def owners_seen_by(by: Actor) -> QuerySet[ActionOwner]:
    """The owners of actions that the actor may see."""
    rows = ActionOwner.objects.filter(shared_with(by, "action__paper"), partnership_id=partnership_of(by))
    return rows.filter(action__paper__withdrawn_at__isnull=True, action__level__lte=highest(by))
