"""Builders: an invented partnership, and papers that say what a test wants, entered as every paper is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from django.test import Client

from frankpledge.documents.changes import add_document, store_content
from frankpledge.documents.models import Document
from frankpledge.ledger.rules import Actor, Origin, Place, Who
from frankpledge.meetings.changes import add_body, add_member, enter_paper
from frankpledge.meetings.models import AgendaItem, Body, Meeting, Membership, Paper
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.meetings.rules.paper import LISTS, Keyed, PaperRead
from frankpledge.people.changes import add_organisation, add_partnership, add_person, add_user, grant_role
from frankpledge.people.models import Organisation, Partnership, Person, User
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.roles import Role
from minutes_reader import reading
from tests.harness import signing_in

TODAY = date(2024, 6, 3)
BOARD = "Aldermere Community Safety Board"
HERE = "here"  # under the item that stands last before the fact
NOWHERE = (0, 1)
_KINDS = {
    reading.Attendance: "attendance",
    reading.Item: "items",
    reading.Decision: "decisions",
    reading.Action: "actions",
    reading.FollowUp: "follow_ups",
    reading.Reference: "references",
    reading.Figure: "figures",
    reading.Money: "money",
}
_keys = count(1)


def partnership(slug: str = "aldermere", name: str = "Aldermere Community Safety Partnership") -> Partnership:
    """A partnership in whose record nothing stands yet."""
    return add_partnership(Actor(Origin.COMMAND, TODAY, process="a test"), slug=slug, name=name)


def actor(place: Partnership, role: Role | None = Role.COORDINATOR, *, today: date = TODAY) -> Actor:
    """Somebody with a role in a partnership, who has no account; with None, somebody who has no role."""
    roles = frozenset({role.value} if role else ())
    return Actor(
        Origin.WEB, today, Who(0, "Rosa Lind"), partnership=Place(place.pk, place.slug, place.name), roles=roles
    )


def account(place: Partnership, role: Role = Role.COORDINATOR) -> User:
    """An account that holds a role in a partnership."""
    by = Actor(Origin.COMMAND, TODAY, process="a test", partnership=Place(place.pk, place.slug, place.name))
    user = add_user(
        by, place, email=f"{role.value}-{next(_keys)}@{place.slug}.example", name="Rosa Lind", password=None
    )
    grant_role(by, place, user, role, starts=date(2000, 1, 1))
    return user


def signed_in(place: Partnership, role: Role = Role.COORDINATOR) -> Client:
    """A browser in which an account with this role is signed in."""
    return signing_in.signed_in(account(place, role))


def document(by: Actor, text: str) -> Document:
    """A document in the record with this text."""
    place = Partnership.objects.get(pk=by.partnership.id)
    name = f"paper {next(_keys)}.txt"
    content = f"{name}\n{text}".encode()
    printed = store_content(place, content)
    return add_document(by, place, name=name, content_print=printed, size=len(content), text=text, encoding="utf-8")


def attendance(name: str, organisation: str | None = None, **over: Any) -> reading.Attendance:
    """Somebody in the attendance list: present, unless it is said otherwise."""
    return reading.Attendance(
        **{"span": NOWHERE, "name": name, "organisation": organisation, "capacity": "present"} | over
    )


def item(number: str | None, title: str = "Lighting in Mere Lane", **over: Any) -> reading.Item:
    """A heading."""
    return reading.Item(**{"span": NOWHERE, "number": number, "title": title} | over)


def decision(text: str = "The lamps are mended first", **over: Any) -> reading.Decision:
    """Something agreed, under the item that stands last before it."""
    return reading.Decision(**{"span": NOWHERE, "item": HERE, "verb": "agreed", "text": text} | over)


def action(text: str = "Ask the highways team for a date", *owners: str, **over: Any) -> reading.Action:
    """Something that the owners were asked to do, under the item that stands last before it."""
    return reading.Action(**{"span": NOWHERE, "item": HERE, "text": text, "owners": owners} | over)


def follow_up(what: str = "A report on lighting", **over: Any) -> reading.FollowUp:
    """Business promised back, under the item that stands last before it."""
    return reading.FollowUp(**{"span": NOWHERE, "item": HERE, "what": what} | over)


def reference(to_number: str | None = None, to_date: str | None = None, **over: Any) -> reading.Reference:
    """A pointer to an earlier minute, under the item that stands last before it."""
    values = {"span": NOWHERE, "item": HERE, "to_number": to_number, "to_date": to_date}
    return reading.Reference(**values | over)


def figure(measure: str | None = "Burglaries", value: float = 41, **over: Any) -> reading.Figure:
    """A measurement, under the item that stands last before it."""
    return reading.Figure(**{"span": NOWHERE, "item": HERE, "measure": measure, "value": value, "unit": "count"} | over)


def money(amount: str = "1178.00", **over: Any) -> reading.Money:
    """A sum granted, under the item that stands last before it."""
    values = {"span": NOWHERE, "item": HERE, "fund": "Lighting fund", "line": "grant", "amount": amount}
    return reading.Money(**values | over)


def paper_read(
    facts: Iterable[reading.Fact] = (), *, kind: str = "minutes", body: str = BOARD, checked: bool = True, **over: Any
) -> tuple[str, PaperRead]:
    """A text with a line for each fact in the order given, and what would be read in it, every fact with its words.

    `over` may give any field of a PaperRead; `venue` stands in the text too, so that it has words.
    """
    over.setdefault("dated", date(2024, 3, 12))
    text, words = "", {}
    for name, value in {
        "body": body,
        "dated": over["dated"],
        "title": over.get("title"),
        "venue": over.get("venue"),
    }.items():
        if value:
            words[name] = (len(text), len(text) + len(str(value)))
            text += f"{value}\n"
    kept: dict[str, list[Keyed]] = {name: [] for name in LISTS}
    last = None
    for number, fact in enumerate(facts):
        line = f"{number}. {_said(fact)}"
        if isinstance(fact, reading.Item):
            last = fact.number or fact.title
        elif getattr(fact, "item", None) == HERE:
            fact = replace(fact, item=last)
        kept[_KINDS[type(fact)]].append(
            Keyed(next(_keys), replace(fact, span=(len(text), len(text) + len(line))), checked)
        )
        text += f"{line}\n"
    return text, PaperRead(kind=kind, body=body, words=words, facts=kept, checked=checked, **over)


def paper(by: Actor, *facts: reading.Fact, given: Body | None = None, **over: Any) -> Paper:
    """A paper that states these facts, in the record; `over` as for `paper_read`, `given` a body that was chosen."""
    text, read = paper_read(facts, **over)
    return enter_paper(by, document(by, text), read, given)[0]


def minutes(by: Actor, *facts: reading.Fact, **over: Any) -> Paper:
    """Minutes of the board's meeting of 12 March 2024, unless it is said otherwise, in the record."""
    return paper(by, *facts, **over)


def report(by: Actor, *facts: reading.Fact, **over: Any) -> Paper:
    """A report to the board, in the record."""
    return paper(by, *facts, **{"kind": "report", "title": "Community safety this quarter"} | over)


def body(by: Actor, name: str = BOARD) -> Body:
    """A board of the partnership, which no paper names yet."""
    return add_body(by, Partnership.objects.get(pk=by.partnership.id), name=name)


def member(of: Body, by: Actor, name: str, agency: str, **over: Any) -> Membership:
    """Somebody with a place on a body, for an agency of that name; a person of their own each time."""
    place = Partnership.objects.get(pk=by.partnership.id)
    organisation = Organisation.objects.filter(partnership=place, name=agency).first()
    organisation = organisation or add_organisation(by, place, name=agency, kind=OrganisationKind.RESPONSIBLE)
    person: Person = add_person(by, place, name=name, organisation=organisation)
    return add_member(by, of, person, organisation=organisation, **over)


def meeting_run_here(of: Body, *titles: str, **over: Any) -> Meeting:
    """A planned meeting of a body with an item of these titles each on its agenda, numbered from 1."""
    values = {"held_on": date(2024, 6, 4), "state": MeetingState.PLANNED.value}
    meeting = Meeting.objects.create(partnership_id=of.partnership_id, body=of, **values | over)
    for number, title in enumerate(titles, 1):
        AgendaItem.objects.create(
            partnership_id=of.partnership_id, meeting=meeting, position=number, number=str(number), title=title
        )
    return meeting


def _said(fact: reading.Fact) -> str:
    """A line that could have been printed for a fact."""
    for name in ("text", "what", "title", "name", "measure", "amount", "to_number"):
        if value := getattr(fact, name, None):
            return str(value)
    return type(fact).__name__
