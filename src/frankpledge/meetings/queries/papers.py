"""Reads of meetings and papers."""

from typing import TypeVar

from django.db.models import F, QuerySet

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Meeting, Paper, Stated
from frankpledge.people.queries import partnership_of

Fact = TypeVar("Fact", bound=Stated)


def papers_seen_by(by: Actor) -> QuerySet[Paper]:
    """The papers in the record, the latest first and those without a date last.

    Body, meeting and document are loaded with each, but not the document's text.
    """
    papers = Paper.objects.filter(partnership_id=partnership_of(by), withdrawn_at__isnull=True)
    papers = papers.select_related("body", "meeting", "document").defer("document__text")
    return papers.order_by(F("dated").desc(nulls_last=True), "-id")


def meetings_seen_by(by: Actor) -> QuerySet[Meeting]:
    """The meetings in the record, the latest first, with body loaded; not one whose papers were all withdrawn."""
    meetings = Meeting.objects.filter(partnership_id=partnership_of(by), papers__withdrawn_at__isnull=True)
    return meetings.filter(papers__isnull=False).select_related("body").distinct()


def stated_in(by: Actor, model: type[Fact]) -> QuerySet[Fact]:
    """The facts of one kind that papers in the record state, in the order of the papers."""
    return model._base_manager.filter(partnership_id=partnership_of(by), paper__withdrawn_at__isnull=True)
