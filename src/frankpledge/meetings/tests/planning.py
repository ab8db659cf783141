"""Builders: a planned meeting with an agenda, members with accounts, and papers to its items."""

from datetime import date, time
from typing import Any

import typst

from frankpledge.ledger.rules import Actor, Place, Who
from frankpledge.meetings import changes
from frankpledge.meetings.changes import Content
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Body, Meeting, Membership, Pack
from frankpledge.meetings.rules.packs import Audience
from frankpledge.meetings.tests import make
from frankpledge.people.models import Grant, Partnership, Person, User
from frankpledge.people.queries import actor_for
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role
from frankpledge.work.performing import do_waiting

DAY = date(2024, 7, 10)  # a Wednesday; today is Monday 3 June 2024
AT = "https://frankpledge.example"
SENSITIVE = Marking(level=Level.SENSITIVE, handling="Members of the board alone")
PUBLIC = Marking(level=Level.PUBLIC)


def meeting(place: Partnership, **over: Any) -> Meeting:
    """A meeting of the board that is planned, with a place and a link to join it by."""
    body, _ = Body.objects.get_or_create(partnership=place, name=make.BOARD)
    values: dict[str, Any] = {
        "held_on": DAY,
        "state": "planned",
        "starts_at": time(10),
        "ends_at": time(12, 30),
        "venue": "Town Hall, Aldermere",
        "joining": "https://join.example/board",
    }
    return Meeting.objects.create(partnership=place, body=body, **values | over)


def item(of: Meeting, title: str, marking: Marking | None = None, **over: Any) -> AgendaItem:
    """The next item of its agenda, OFFICIAL unless it is marked otherwise."""
    position = AgendaItem.objects.filter(meeting=of).count() + 1
    row = AgendaItem(partnership_id=of.partnership_id, meeting=of, position=position, number=f"{position}", title=title)
    row.say(marking)
    row.level = Level.OFFICIAL.value if marking is None else marking.level.value
    for name, value in over.items():
        setattr(row, name, value)
    row.save()
    return row


def paper(by: Actor, to: AgendaItem, title: str, text: str = "", **over: Any) -> AgendaPaper:
    """A paper to an item: written, or a file (`file`), or waited for where it has neither."""
    content = Content(name=over.pop("name", "paper.pdf"), file=over.pop("file", b""), text=text)
    marking = over.pop("marking", None)
    return changes.add_agenda_paper(by, to, {"title": title, **over}, content, marking)


def member(place: Partnership, name: str, role: Role | None = Role.MEMBER) -> tuple[Person, User | None]:
    """A member of the board, with an account of this role unless it is None."""
    body, _ = Body.objects.get_or_create(partnership=place, name=make.BOARD)
    person = Person.objects.create(partnership=place, name=name)
    Membership.objects.create(partnership=place, body=body, person=person)
    if role is None:
        return person, None
    user = make.account(place, role)
    Grant.objects.filter(user=user).update(person=person)
    return person, user


def acting(place: Partnership, user: User) -> Actor:
    """An account as it acts on the day of these tests."""
    return actor_for(user, place.slug, make.TODAY)


def as_person(place: Partnership, person: Person, role: Role) -> Actor:
    """Somebody without an account of their own who is this person."""
    by = make.actor(place, role)
    return Actor(
        by.origin, by.today, Who(0, person.name, person.pk), "", Place(place.pk, place.slug, place.name), by.roles
    )


def pack(by: Actor, of: Meeting, audience: Audience = Audience.MEMBER) -> Pack:
    """A pack that is asked for and made."""
    asked = changes.ask_pack(by, of, audience)
    do_waiting("a worker")
    asked.refresh_from_db()
    return asked


def pdf(*pages: str, wide: bool = False) -> bytes:
    """A PDF with these words, each on a page of its own."""
    shape = '#set page(paper: "a4", flipped: true)\n' if wide else '#set page(paper: "a4")\n'
    return bytes(typst.compile((shape + "\n#pagebreak()\n".join(pages)).encode()))
