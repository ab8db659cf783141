"""Filling a partnership's record with an invented past of any size, to try the product on much, or to measure it."""

from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from itertools import islice

import typer
from django.utils import timezone

from frankpledge.config.commands.database import bring_up_to_date
from frankpledge.config.inventing import AGENCIES, Past, Said
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, Origin
from frankpledge.meetings.changes import Held, add_agenda_item, add_body, add_members, enter_past, plan_meeting
from frankpledge.meetings.models import Body, Meeting
from frankpledge.meetings.rules.kinds import BodyKind
from frankpledge.people.changes import add_organisation, add_partnership, add_person
from frankpledge.people.models import Organisation, Partnership, Person
from frankpledge.people.queries import partnership_named, process_for
from frankpledge.people.rules.kinds import OrganisationKind

AT_ONCE = 200  # meetings of one transaction


def fill_with_sample(slug: str, past: Past) -> None:
    """Set up an invented partnership of this short name and fill it; stop where the record holds meetings already."""
    bring_up_to_date()
    today = timezone.localdate()
    partnership = partnership_named(slug) or add_partnership(
        Actor(Origin.COMMAND, today, process="sample"),
        slug=slug,
        name=f"{slug.replace('-', ' ').title()} Community Safety Partnership (invented)",
    )
    by = process_for(partnership, "sample", today)
    with reading(by):
        if Meeting.objects.filter(partnership=partnership).exists():
            typer.echo("There are meetings in this record already: choose another --partnership.", err=True)
            raise typer.Exit(1)
        fill(by, partnership, past)
    typer.echo(
        f"{past.years * past.meetings:,} meetings and {past.years * past.actions:,} actions of {partnership.name}, all "
        f"invented. Next: frankpledge add-account ADDRESS NAME --partnership {slug} --role coordinator"
    )


def fill(by: Actor, partnership: Partnership, past: Past) -> None:
    """Fill the record with a past: bodies, people, members, and the minutes of every meeting."""
    agencies = {
        name: add_organisation(by, partnership, name=name, kind=OrganisationKind(kind), names=(short,) if short else ())
        for name, kind, short in AGENCIES
    }
    people = {
        who.name: add_person(
            by, partnership, name=who.name, organisation=agencies[who.agency], post=who.post, starts=past.starts
        )
        for who in past.people
    }
    bodies = _bodies(by, partnership, past, people, agencies)
    known = {who.name: (people[who.name], agencies[who.agency].pk) for who in past.people}
    items: dict[str, int] = {}
    minutes = past.minutes()
    while some := list(islice(minutes, AT_ONCE)):
        enter_past(by, partnership, list(_held(some, bodies)), known, items)
    _plan(by, past, list(bodies.values()))


def _bodies(
    by: Actor, partnership: Partnership, past: Past, people: dict[str, Person], agencies: dict[str, Organisation]
) -> dict[str, Body]:
    bodies: dict[str, Body] = {}
    for place, name in enumerate(past.bodies):
        kind = BodyKind.DELIVERY_GROUP if place else BodyKind.BOARD
        above = bodies[past.bodies[0]] if place else None
        bodies[name] = add_body(by, partnership, name=name, kind=kind, parent=above, starts=past.starts)
        chosen = [(people[who.name], agencies[who.agency], who.post) for who in past.members(place)]
        add_members(by, bodies[name], chosen, starts=past.starts)
    return bodies


def _plan(by: Actor, past: Past, bodies: Sequence[Body]) -> None:
    """The next meeting of each body, with an agenda."""
    for place, body in enumerate(bodies):
        day = past.until + timedelta(days=7 + place)
        meeting = plan_meeting(by, body, {"held_on": day, "starts_at": time(10), "venue": "The Guildhall"})
        for title in past.agenda(place):
            add_agenda_item(by, meeting, {"title": title})


def _held(minutes: Sequence[Said], bodies: dict[str, Body]) -> Iterator[Held]:
    for said in minutes:
        yield Held(bodies[said.read.body], said.name, said.text, said.read, said.closings)
