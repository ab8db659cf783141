"""What becomes of each row of a list of members, held against the people and places that the record has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from frankpledge.design.words import long_date
from frankpledge.intake.models import Spreadsheet, SpreadsheetRow
from frankpledge.intake.queries.bodies_printed import Bodies, unknown
from frankpledge.intake.queries.log_plans import labels_of
from frankpledge.intake.queries.sheets import entered_of, table_of
from frankpledge.intake.rules.states import Became
from frankpledge.intake.rules.tables.members import MemberRow, member_rows
from frankpledge.intake.rules.tables.planning import Asked, Planned, What, decided, question
from frankpledge.kit.words import folded
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Body, Membership
from frankpledge.meetings.rules.kinds import Office
from frankpledge.people.models import Contact, Organisation
from frankpledge.people.queries import known_organisations, known_people
from frankpledge.people.rules.agencies import Agencies
from frankpledge.people.rules.contacts import ContactKind
from frankpledge.people.rules.matching import Everybody, How, match_person

HEADS = ("Name", "Organisation and post", "Board or group", "From and to", "Reached by")


@dataclass(frozen=True, slots=True)
class MemberMeant:
    """Whom and what a row means in the record: a person and an agency by number, or None for new ones; its board or
    group; the place that they hold; and what the row changes, `instead` of which values."""

    row: MemberRow
    body: Body | None = None
    person: int | None = None
    agency: int | None = None
    place: int | None = None
    ends: date | None = None
    contacts: Mapping[ContactKind, str] = field(default_factory=dict)
    instead: Mapping[ContactKind, str] = field(default_factory=dict)


@dataclass
class _Known:
    """What the record has, for all rows at once."""

    everybody: Everybody
    agencies: Agencies
    bodies: Bodies
    names: dict[int, str]
    places: dict[tuple[int, int, int | None], list[Membership]]
    contacts: dict[tuple[int, str], str]
    answers: Mapping[str, str]
    labels: dict[int, str] = field(default_factory=dict)
    given: dict[tuple[str, ContactKind], str] = field(default_factory=dict)


def member_plan(by: Actor, sheet: Spreadsheet) -> list[Planned]:
    """Every row of a list of members and what becomes of it, in the order of the sheet."""
    rows = member_rows(table_of(sheet), sheet.columns, sheet.dated or by.today)
    entered = entered_of(sheet)
    known = _known(by, sheet)
    might = [match_person(row.name, _agency(known, row)[0], known.everybody) for row in rows]
    known.labels = labels_of(by, {number for match in might for number in (*match.candidates, match.id or 0)})
    return [_planned(row, known, entered.get(row.number)) for row in rows]


def _known(by: Actor, sheet: Spreadsheet) -> _Known:
    place = sheet.partnership_id
    organisations = Organisation.objects.filter(partnership_id=place)
    seats = Membership.objects.filter(partnership_id=place).select_related("person")
    seats = seats.annotate(stands=Coalesce(F("person__stands_as_id"), F("person_id")))
    places: dict[tuple[int, int, int | None], list[Membership]] = {}
    for seat in seats.filter(Q(ends__isnull=True) | Q(ends__gte=sheet.dated or by.today)):
        places.setdefault((seat.body_id, seat.stands, seat.organisation_id), []).append(seat)
    contacts = Contact.objects.filter(partnership_id=place, person__isnull=False)
    return _Known(
        Everybody(known_people(by)),
        Agencies(known_organisations(by)),
        Bodies(by, sheet),
        dict(organisations.values_list("pk", "name")),
        places,
        {(person or 0, kind): value for person, kind, value in contacts.values_list("person_id", "kind", "value")},
        sheet.answers,
    )


def _agency(known: _Known, row: MemberRow) -> tuple[int | None, Asked | None, bool]:
    """The agency of a row, what is asked about it, and whether an answer is wanting."""
    if not row.organisation:
        return None, None, False
    match = known.agencies.match(row.organisation)
    if match.how is How.EXACT:
        return match.id, None, False
    might = [number for number in (*match.candidates, match.id) if number in known.names]
    if not might:
        return None, None, False
    key = f"agency-{row.number}"
    answer = known.answers.get(key, "")
    choices = (("", "Say which it is"), *((str(one), known.names[one]) for one in might), ("new", "Another agency"))
    chosen = int(answer) if answer.isdigit() and int(answer) in might else None
    return chosen, Asked(key, f"Which agency “{row.organisation}” is", choices, answer), answer == ""


def _person(known: _Known, row: MemberRow, agency: int | None) -> tuple[int | None, Asked | None, bool]:
    """The person of a row, what is asked about them, and whether an answer is wanting."""
    match = match_person(row.name, agency, known.everybody)
    if match.how is How.EXACT:
        return match.id, None, False
    might = [number for number in (*match.candidates, match.id) if number in known.labels]
    if not might:
        return None, None, False
    key = f"person-{row.number}"
    answer = known.answers.get(key, "")
    choices = (("", "Say who it is"), *((str(one), known.labels[one]) for one in might), ("new", "Somebody new"))
    chosen = int(answer) if answer.isdigit() and int(answer) in might else None
    return chosen, Asked(key, f"Whom “{row.name}” means", choices, answer), answer == ""


def _planned(row: MemberRow, known: _Known, entered: SpreadsheetRow | None) -> Planned:
    body = known.bodies.of(row.board)
    aside = row.aside or (unknown(row.board) if row.board and body is None else "")
    agency, about_agency, wanting_agency = _agency(known, row) if not aside else (None, None, False)
    person, about_person, wanting_person = _person(known, row, agency) if not aside else (None, None, False)
    seats = known.places.get((body.pk, person, agency), []) if body and person else []
    seat = next((one for one in seats if bool(one.substitute_for_id) == bool(row.substitute_for)), None)
    there = seat is not None or (body is None and person is not None)
    ends = row.ends if seat is not None and seat.ends is None and row.ends else None
    whose = str(person or f"{folded(row.name)} {agency or folded(row.organisation)}")
    reached, instead, about_reach = (
        _reached(row, known, person, whose) if not aside and entered is None else ({}, {}, [])
    )
    meant = MemberMeant(row, body, person, agency, seat.pk if seat else None, ends, reached, instead)
    words = tuple(_said(meant))
    what = decided(
        row.number, known.answers, same=there, sure=True, differs=bool(words), aside=bool(aside),
        entered=entered is not None,
    )  # fmt: skip
    if (
        what is not What.OUT
        and what not in (What.ASIDE, What.ENTERED)
        and (wanting_agency or wanting_person or any(not one.answer for one in about_reach))
    ):
        what = What.ASK
    asked = question(
        row.number, what if what is not What.ASK else What.NEW, known.answers, doubtful=False, noun="place"
    )
    questions = tuple(one for one in (about_agency, about_person, *about_reach) if one and what is not What.OUT)
    return Planned(
        row.number,
        what,
        _cells(row, body),
        meant,
        row.notes,
        aside,
        entered.row if entered else seat.pk if seat else None,
        changes=words if what is What.CHANGE else (),
        asked=asked,
        names=questions if what not in (What.ASIDE, What.ENTERED) else (),
        became=Became(entered.became) if entered else None,
    )


def _reached(
    row: MemberRow, known: _Known, person: int | None, whose: str
) -> tuple[dict[ContactKind, str], dict[ContactKind, str], list[Asked]]:
    """What of how they are reached the record has not, what that takes the place of, and what is asked about it.

    A list may be older than what stands in the record, or give somebody another address in another row: which one
    holds, a person says.
    """
    new: dict[ContactKind, str] = {}
    instead: dict[ContactKind, str] = {}
    asked: list[Asked] = []
    for kind, value in ((ContactKind.EMAIL, row.email), (ContactKind.PHONE, row.phone)):
        stands = known.given.get((whose, kind), known.contacts.get((person or 0, kind.value), ""))
        if not value or stands.casefold() == value.casefold():
            continue
        if stands:
            key = f"reach-{kind.value}-{row.number}"
            answer = known.answers.get(key, "")
            choices = (("", "Say which holds"), ("keep", f"Keep {stands}"), ("take", f"Take {value} instead"))
            asked.append(Asked(key, f"{kind.label} of {row.name}", choices, answer))
            if answer != "take":
                continue
            instead[kind] = stands
        new[kind] = known.given[whose, kind] = value
    return new, instead, asked


def _said(meant: MemberMeant) -> list[str]:
    words = [f"The place ends on {long_date(meant.ends)}"] if meant.ends else []
    for kind, value in meant.contacts.items():
        words.append(f"{kind.label}: {value}" + (f", and not {meant.instead[kind]}" if kind in meant.instead else ""))
    return words


def _cells(row: MemberRow, body: Body | None) -> tuple[str, ...]:
    office = f", {Office(row.office).label.lower()}" if row.office else ""
    instead = f", substitute for {row.substitute_for}" if row.substitute_for else ""
    days = f"From {long_date(row.starts)}" if row.starts else ""
    days += f" to {long_date(row.ends)}" if row.ends else ""
    return (
        f"{row.name}{office}{instead}",
        ", ".join(one for one in (row.organisation, row.post) if one),
        body.name if body else row.board,
        days.strip(),
        ", ".join(one for one in (row.email, row.phone) if one),
    )


def members_first(rows: list[Planned]) -> list[Planned]:
    """The rows with members before those who stand in for them."""
    return sorted(rows, key=lambda one: bool(one.row.row.substitute_for))


def same_name(one: str, other: str) -> bool:
    """Whether two printed names are one."""
    return folded(one) == folded(other)
