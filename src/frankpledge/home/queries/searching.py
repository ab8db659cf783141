"""What a search finds: every area's `found_by`, merged."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet, Window

from frankpledge.home.rules import AskedMinute
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.queries import finding
from frankpledge.meetings.queries.people import people_with_pages
from frankpledge.people.queries import found_by, organisations_seen_by, posts_seen_by

OF_EACH = 20
A_PAGE = 50


class Kind(StrEnum):
    """The kinds of thing that a search finds, in the order in which a page shows them."""

    ITEMS = "items"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    REFERENCES = "pointers"
    PAPERS = "papers"
    PEOPLE = "people"
    AGENCIES = "agencies"


@dataclass(frozen=True)
class Group:
    """What was found of one kind: the first of them, how many there are, and the page when it is only this kind."""

    kind: Kind
    rows: Sequence[Any]
    count: int
    page: Page[Any] | None = None


@dataclass(frozen=True)
class Numbered:
    """The minutes of the number that is asked for, and how many there are; without any, the minutes that point at it.

    None that points at it need be there either: then the record knows nothing of the number.
    """

    asked: AskedMinute
    rows: list[Any]
    count: int
    pointing: list[Any]


def numbered(by: Actor, asked: AskedMinute) -> Numbered | None:
    """What the record has of a minute by its number, in at most two queries; None where it may be only a word."""
    rows = list(finding.minutes_numbered(by, asked.number, asked.day).annotate(in_all=Window(Count("*")))[:OF_EACH])
    pointing = [] if rows else list(finding.pointing_at(by, asked.number)[:OF_EACH])
    if not rows and not pointing and not asked.is_sure:
        return None
    return Numbered(asked, rows, rows[0].in_all if rows else 0, pointing)


def found(by: Actor, words: list[str]) -> list[Group]:
    """Everything that has all of these words, the first OF_EACH of each kind; kinds without any are left out."""
    if not words:
        return []
    groups = []
    for kind, rows in _all(by, words).items():
        first = list(rows.annotate(in_all=Window(Count("*")))[:OF_EACH])
        if first:
            groups.append(Group(kind, first, first[0].in_all))
    _agencies_beside(by, groups)
    return groups


def found_of(by: Actor, words: list[str], kind: Kind, page: str | int, size: int = A_PAGE) -> Group:
    """Everything of one kind that has all of these words, a page of it: the last, where there are not so many."""
    shown = Paginator(_all(by, words)[kind], size).get_page(page)
    group = Group(kind, list(shown.object_list), shown.paginator.count, shown)
    _agencies_beside(by, [group])
    return group


def _all(by: Actor, words: list[str]) -> dict[Kind, QuerySet[Any]]:
    of_meetings = finding.found_by(by, words)
    people, agencies = found_by(by, words)
    with_pages = people_with_pages(by).order_by("name", "pk").filter(pk__in=people.order_by().values("pk"))
    return {
        Kind.ITEMS: of_meetings.items,
        Kind.DECISIONS: of_meetings.decisions,
        Kind.ACTIONS: of_meetings.actions,
        Kind.REFERENCES: of_meetings.references,
        Kind.PAPERS: of_meetings.papers,
        Kind.PEOPLE: with_pages,
        Kind.AGENCIES: organisations_seen_by(by).filter(pk__in=agencies.order_by().values("pk")).order_by("name", "pk"),
    }


def _agencies_beside(by: Actor, groups: list[Group]) -> None:
    """Give each person found, as `agencies`, the names of those that they hold or held posts with."""
    people = {row.pk: row for group in groups if group.kind is Kind.PEOPLE for row in group.rows}
    if not people:
        return
    names: dict[int, dict[str, None]] = {number: {} for number in people}
    for post in posts_seen_by(by).filter(Q(person__in=people) | Q(person__stands_as__in=people)):
        names[post.person.stands_as_id or post.person_id][post.organisation.name] = None
    for number, row in people.items():
        row.agencies = list(names[number])
