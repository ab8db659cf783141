"""People and agencies as their pages show them, for programs."""

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router

from frankpledge.design.answers import Asked, answered, page_of
from frankpledge.meetings.queries import people as queries
from frankpledge.meetings.schemas import people as told
from frankpledge.meetings.schemas.named import Named, Number
from frankpledge.people.queries import (
    agency_known,
    agency_spellings_seen_by,
    highest,
    organisations_seen_by,
    posts_seen_by,
)

router = Router()


@router.get("/agencies", response=answered(told.Agencies), url_name="api_agencies", operation_id="agencies")
def agencies(request: HttpRequest, partnership: Path[str], asked: Query[Asked]) -> told.Agencies:
    """The agencies, by name."""
    found = organisations_seen_by(request.actor).order_by("name", "pk")
    return told.Agencies(**page_of(found, asked, told.agency_row))


@router.get("/agencies/{agency}", response=answered(told.WholeAgency), url_name="api_agency", operation_id="agency")
def agency(request: HttpRequest, partnership: Path[str], agency: Path[Number]) -> told.WholeAgency:
    """An agency: its names, its people, and how it attended.  Its actions stand in the action log."""
    by = request.actor
    row = get_object_or_404(organisations_seen_by(by), pk=agency)
    spelt = agency_spellings_seen_by(by).filter(organisation=row).exclude(spelling=row.name).order_by("spelling")
    people = [
        told.OfAgency(id=one.person.pk, name=one.person.name, titles=one.titles, left=one.left_by(by.today))
        for one in queries.people_of(by, row)
    ]
    return told.WholeAgency(
        **told.agency_row(row).model_dump(),
        names=list(spelt.values_list("spelling", flat=True)),
        people=people,
        years=[told.year(one) for one in queries.attendance_by_year(by, row)],
    )


@router.get("/people", response=answered(told.People), url_name="api_people", operation_id="people")
def people(request: HttpRequest, partnership: Path[str], asked: Query[Asked]) -> told.People:
    """The members of boards and groups, and the officers at their meetings, by name."""
    found = queries.people_with_pages(request.actor).order_by("name", "pk")
    return told.People(**page_of(found, asked, told.person_row))


@router.get("/people/{person}", response=answered(told.WholePerson), url_name="api_person", operation_id="person")
def person(request: HttpRequest, partnership: Path[str], person: Path[Number]) -> told.WholePerson:
    """A member or officer: posts and places.  A number that was merged answers as whom it stands for.

    Their actions stand in the action log (`owner`), their meetings in the attendance (`person`).
    """
    by = request.actor
    merged = Q(absorbed=person, absorbed__level__lte=highest(by))
    row = queries.people_with_pages(by).filter(Q(pk=person) | merged).first()
    if row is None:
        raise Http404
    rows, names = queries.rows_of(by, row)
    posts = [
        told.Post(
            title=post.title,
            agency=Named(id=post.organisation_id, name=post.organisation.name),
            starts=post.starts,
            ends=post.ends,
        )
        for post in posts_seen_by(by).filter(person_id__in=rows)
    ]
    seats = []
    for seat in queries.seats_of(by, rows):
        known = agency_known(by, seat.organisation) if seat.organisation is not None else ""
        seats.append(
            told.Seat(
                body=Named(id=seat.body_id, name=seat.body.name),
                agency=Named(id=seat.organisation.pk, name=known) if seat.organisation is not None and known else None,
                post=seat.post,
                starts=seat.starts,
                ends=seat.ends,
            )
        )
    names = [name for name in names if name != row.name]
    return told.WholePerson(id=row.pk, name=row.name, names=names, posts=posts, seats=seats)
