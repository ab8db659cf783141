"""Lists of meetings and reports, with how much each holds; and one of them with its neighbours."""

from typing import Any, TypeVar

from django.db.models import Count, Exists, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, Decision, Item, Paper, Publication, Stated
from frankpledge.meetings.queries.papers import papers_seen_by, stated_in
from frankpledge.meetings.rules.kinds import PaperKind
from frankpledge.meetings.rules.publishing import PublicKind, PublicState

Row = TypeVar("Row", bound=Model)


def minutes_seen_by(by: Actor) -> QuerySet[Paper]:
    """The minutes in the record: one for each meeting, the latest first, with the meeting and its body loaded."""
    return papers_seen_by(by).filter(kind=PaperKind.MINUTES.value).select_related("meeting__body")


def reports_seen_by(by: Actor) -> QuerySet[Paper]:
    """The reports in the record, the latest first."""
    return papers_seen_by(by).filter(kind=PaperKind.REPORT.value)


def with_counts(by: Actor, papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """Papers with how many `items`, `decisions` and `actions` each states."""
    return papers.annotate(items=_how_many(by, Item), decisions=_how_many(by, Decision), actions=_how_many(by, Action))


def with_neighbours(by: Actor, minutes: QuerySet[Paper]) -> QuerySet[Paper]:
    """Minutes with the meeting of that body before (`before_id`, `before_on`) and after (`after_id`, `after_on`)."""
    others = minutes_seen_by(by).filter(meeting__body=OuterRef("meeting__body"))
    before = others.filter(meeting__held_on__lt=OuterRef("meeting__held_on")).order_by("-meeting__held_on")
    after = others.filter(meeting__held_on__gt=OuterRef("meeting__held_on")).order_by("meeting__held_on")
    return minutes.annotate(
        before_id=Subquery(before.values("meeting_id")[:1]),
        before_on=Subquery(before.values("meeting__held_on")[:1]),
        after_id=Subquery(after.values("meeting_id")[:1]),
        after_on=Subquery(after.values("meeting__held_on")[:1]),
    )


def with_public_state(rows: QuerySet[Row], number: str, *kinds: PublicKind) -> QuerySet[Row]:
    """Rows with how far the publication of each of these kinds has come (`public_…`), and whether one waits
    (`public_…_waits`); `number` is the column that has the number of its public address."""
    asked = PublicState.ASKED.value
    found: dict[str, Any] = {}
    for kind in kinds:
        there = Publication.objects.filter(
            partnership=OuterRef("partnership"), kind=kind.value, number=OuterRef(number)
        )
        found[f"public_{kind.value}"] = Subquery(there.exclude(state=asked).values("state")[:1])
        found[f"public_{kind.value}_waits"] = Exists(there.filter(state=asked))
    told: QuerySet[Row] = rows.annotate(**found)
    return told


def years_of(papers: QuerySet[Paper]) -> list[int]:
    """The years in which there are such papers, the latest first."""
    return [day.year for day in papers.filter(dated__isnull=False).dates("dated", "year", order="DESC")]


def _how_many(by: Actor, model: type[Stated]) -> Coalesce:
    rows = stated_in(by, model).filter(paper=OuterRef("pk")).order_by().values("paper")
    return Coalesce(Subquery(rows.annotate(many=Count("pk")).values("many"), output_field=IntegerField()), 0)
