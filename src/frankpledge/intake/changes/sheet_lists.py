"""The rows of a list of members, and of a forward plan, enter the record."""

from collections.abc import Callable

from django.db import transaction

from frankpledge.intake.models import Spreadsheet
from frankpledge.intake.queries.member_plans import MemberMeant, members_first, same_name
from frankpledge.intake.queries.topic_plans import TopicMeant
from frankpledge.intake.rules.states import Became
from frankpledge.intake.rules.tables.planning import Planned, What
from frankpledge.kit.words import squeezed
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes import add_member, add_topic, change_topic, end_member
from frankpledge.meetings.models import Membership
from frankpledge.meetings.rules.planning import shown_topic
from frankpledge.people.changes import add_organisation, add_person, add_post, keep_contact
from frankpledge.people.models import Organisation, Partnership, Person
from frankpledge.people.queries import known_organisations
from frankpledge.people.rules.agencies import Agencies
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.matching import How

_CLOSED = (
    "Members and how they are reached stand for everybody who keeps this record. "
    "This file is OFFICIAL-SENSITIVE: mark it OFFICIAL first, or add them by hand."
)
Made = list[tuple[Planned, Became, int]]


def enter_members(by: Actor, sheet: Spreadsheet, rows: list[Planned]) -> tuple[Made, list[str]]:
    """Enter places and how people are reached; gives what each row became, and which could not enter and why.

    Called inside the change that enters the rows.  Raises NotPossible where the file is held more closely than
    members are.
    """
    if sheet.document.level > Level.OFFICIAL:
        raise NotPossible(_CLOSED)
    ready = members_first([row for row in rows if row.what in (What.NEW, What.CHANGE)])
    new: dict[str, int] = {}
    return _each(ready, lambda planned: _member(by, sheet, planned.row, new))


def enter_topics(by: Actor, sheet: Spreadsheet, rows: list[Planned]) -> tuple[Made, list[str]]:
    """Enter what a forward plan has; gives what each row became, and which could not enter and why.

    What it brings is held as closely as its file.  Called inside the change that enters the rows.
    """
    ready = [row for row in rows if row.what in (What.NEW, What.CHANGE)]
    return _each(ready, lambda planned: _topic(by, sheet, planned.row))


def _each(rows: list[Planned], enter: Callable[[Planned], int]) -> tuple[Made, list[str]]:
    """Enter these rows, each whole or not at all."""
    made, refused = Made(), list[str]()
    for planned in rows:
        try:
            with transaction.atomic():
                became = Became.ADDED if planned.what is What.NEW else Became.CHANGED
                made.append((planned, became, enter(planned)))
        except NotPossible as error:
            refused.append(f"Row {planned.shown_number}: {error}")
    return made, refused


def _member(by: Actor, sheet: Spreadsheet, meant: MemberMeant, new: dict[str, int]) -> int:
    """Enter one row; gives the number of the place, or of the person where there is no place.

    `new` are the people who came new with this sheet, so that somebody on several boards is one person.
    """
    row, agency = meant.row, _agency(by, sheet, meant)
    key = f"{squeezed(row.name).casefold()} {agency.pk if agency else ''}"
    number = meant.person or new.get(key)
    if number is None:
        person = add_person(by, sheet.partnership, name=row.name, organisation=agency, post=row.post)
        new[key] = person.pk
    else:
        person = Person.objects.get(pk=number, partnership=sheet.partnership_id)
        if agency is not None:
            add_post(by, person, agency, title=row.post)
    for kind, value in meant.contacts.items():
        keep_contact(by, person, kind, value)
    if meant.place is not None:
        if meant.ends is not None:
            end_member(by, Membership.objects.select_related("body").get(pk=meant.place), meant.ends)
        return meant.place
    if meant.body is None:
        return person.pk
    instead = _stands_in(meant) if row.substitute_for else None
    place = add_member(
        by,
        meant.body,
        person,
        organisation=agency,
        post=row.post,
        starts=row.starts,
        ends=row.ends,
        substitute_for=instead,
        office=row.office,
    )
    return place.pk


def _agency(by: Actor, sheet: Spreadsheet, meant: MemberMeant) -> Organisation | None:
    """The agency of a row, which may be new, or have come new with a row above."""
    if meant.agency is not None:
        return Organisation.objects.get(pk=meant.agency, partnership=sheet.partnership_id)
    if not meant.row.organisation:
        return None
    match = Agencies(known_organisations(by)).match(meant.row.organisation)
    if match.how is How.EXACT and match.id is not None:
        return Organisation.objects.get(pk=match.id)
    place = Partnership.objects.get(pk=sheet.partnership_id)
    return add_organisation(by, place, name=meant.row.organisation, kind=OrganisationKind.NOT_SAID)


def _stands_in(meant: MemberMeant) -> Membership:
    """The member for whom a substitute stands in.  Raises NotPossible where nobody of that name is a member."""
    seats = Membership.objects.filter(body=meant.body, substitute_for__isnull=True, ends__isnull=True)
    found = [seat for seat in seats.select_related("person") if same_name(seat.person.name, meant.row.substitute_for)]
    if len(found) != 1:
        raise NotPossible(f"“{meant.row.substitute_for}”, for whom they stand in, is no member there. Add that member.")
    return found[0]


def _topic(by: Actor, sheet: Spreadsheet, meant: TopicMeant) -> int:
    row = meant.row
    if meant.topic is not None:
        wanted = shown_topic(meant.topic) | {"due": row.due, "due_month_only": row.month_only}
        return change_topic(by, meant.topic, wanted).pk
    assert meant.body is not None
    lead = row.presenter if meant.agency or not row.organisation else f"{row.presenter}, {row.organisation}".strip(", ")
    values = {
        "title": row.title[:400],
        "due": row.due,
        "due_month_only": row.month_only,
        "presenter": lead[:200],
        "organisation_id": meant.agency,
        "purpose": row.purpose,
        "level": sheet.document.level,
    }
    return add_topic(by, meant.body, values).pk
