"""The demonstration: an invented partnership whose papers are read by the real reader, made once and then kept."""

import csv
import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import typer
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from frankpledge.config import where
from frankpledge.config.commands.importing import import_paper
from frankpledge.config.commands.serving import prepare
from frankpledge.intake.changes import accept_all, enter_review
from frankpledge.kit.dates import day
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, Origin
from frankpledge.meetings.changes import add_body, add_member, close_action, mark_item, mark_paper, share_with
from frankpledge.meetings.models import Action, Body, Item, Membership, Paper
from frankpledge.meetings.rules.kinds import ActionState, BodyKind
from frankpledge.people.changes import (
    add_organisation,
    add_partnership,
    add_person,
    add_post,
    add_user,
    describe_partnership,
    give_recovery_codes,
    give_second_factor,
    grant_role,
)
from frankpledge.people.models import Organisation, Partnership, Person, User
from frankpledge.people.queries import partnership_named, process_for
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role

SLUG, NAME = "aldermere", "Aldermere Community Safety Partnership"
HOST = "Aldermere Borough Council"
CONTROLLER = (
    "Jointly: Aldermere Borough Council, Westmarch Police, Westmarch Fire and Rescue Service, and Westmarch Probation"
)
CONTACT = "The data protection officer, Aldermere Borough Council, privacy@aldermere.example"
SAMPLES = Path(__file__).resolve().parent.parent / "samples" / SLUG
ACCOUNTS = (
    ("officer@aldermere.example", "Partnership support officer", Role.COORDINATOR),
    ("member@aldermere.example", "Board member", Role.MEMBER),
    ("scrutiny@aldermere.example", "Scrutiny committee member", Role.SCRUTINY),
    ("chair@aldermere.example", "Chair of the board", Role.CHAIR),  # what takes two people takes this one as well
)
BACK_CATALOGUE_ENDS = date(2024, 4, 1)  # papers before this are entered as read, not checked
FEWEST_CODES = 4  # with fewer recovery codes left, an account gets new ones when the demonstration starts
LEFT_TO_REVIEW = 1  # the latest papers, left for whoever tries it


def prepare_demo() -> tuple[str, ...]:
    """Make the demonstration ready, filling it at the first time; gives the lines that say how to sign in."""
    prepare()
    if not _mark().exists():
        typer.echo("Reading the sample papers of an invented partnership.")
        _fill()
    add_accounts()
    return (
        f"Sign in with one of these, and this password: {_password()}",
        "Then enter one of its codes, each of which works once; or give its key to an app that makes codes.",
        *_accounts(),
        "What takes two people, such as publishing minutes, the officer asks for and the chair decides.",
    )


def add_accounts() -> None:
    """Add the accounts that are missing: a demonstration that was made before may have fewer."""
    partnership = Partnership.objects.get(slug=SLUG)
    by = process_for(partnership, "demo", timezone.localdate())
    with reading(by):
        for email, name, role in ACCOUNTS:
            user = User.objects.filter(email=email).first()
            user = user or add_user(by, partnership, email=email, name=name, password=_password())
            if not partnership.grants.filter(user=user).exists():
                grant_role(by, partnership, user, role, starts=date(2023, 4, 1))


def _accounts() -> Iterator[str]:
    """The lines that say how to sign in with each account, whose second factor is made where it is missing."""
    partnership = Partnership.objects.get(slug=SLUG)
    by = process_for(partnership, "demo", timezone.localdate())
    for email, _, role in ACCOUNTS:
        user = User.objects.get(email=email)
        key = give_second_factor(by, partnership, user)
        codes = give_recovery_codes(by, partnership, user, at_least=FEWEST_CODES)
        yield f"  {email}   {role.label.lower()}"
        yield f"    codes  {' '.join(codes[:5])}"
        yield f"           {' '.join(codes[5:])}".rstrip()
        yield f"    key    {key}"


def _mark() -> Path:
    return where.home() / "demo-filled"


def _password() -> str:
    """The password of this demonstration's accounts, made once and readable by its owner alone."""
    path = where.home() / "demo-password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(drawn_password(), encoding="ascii")
    return path.read_text(encoding="ascii")


def drawn_password() -> str:
    """Four words, drawn until they are a password for every account: about one draw in fifty is too like an address."""
    while True:
        password = "-".join(secrets.choice(_WORDS) for _ in range(4))
        try:
            for email, name, _ in ACCOUNTS:
                validate_password(password, User(email=email, name=name))
        except ValidationError:
            continue
        return password


_WORDS = (
    "alder birch cedar damson elder fern gorse hazel iris juniper larch maple nettle oak pine quince rowan sedge "
    "thistle willow yarrow bramble clover heather"
).split()


def _fill() -> None:
    """Fill the record.  A kill in the middle is made good at the next start: what is there is left as it is."""
    today = timezone.localdate()
    partnership = partnership_named(SLUG) or add_partnership(
        Actor(Origin.COMMAND, today, process="demo"), slug=SLUG, name=NAME, host=HOST
    )
    by = process_for(partnership, "demo", today)
    with reading(by):
        describe_partnership(by, partnership, name=NAME, host=HOST, controller=CONTROLLER, contact=CONTACT)
        _set_up(by, partnership)
        _read_papers(by, partnership)
        _close_actions(by, partnership)
        _mark_papers(by, partnership)
    _mark().touch()


def _set_up(by: Actor, partnership: Partnership) -> None:
    """Organisations, people, bodies and members of the sample."""
    if not Organisation.objects.filter(partnership=partnership).exists():
        for row in _rows("organisations"):
            names = tuple(name for name in (row["short_name"], *row["aliases"].split("|")) if name)
            add_organisation(by, partnership, name=row["name"], kind=OrganisationKind(row["kind"]), names=names)
    organisations = {o.name: o for o in Organisation.objects.filter(partnership=partnership)}
    if not Person.objects.filter(partnership=partnership).exists():
        _add_people(by, partnership, organisations)
    if not Body.objects.filter(partnership=partnership).exists():
        _add_bodies(by, partnership, organisations)


def _add_people(by: Actor, partnership: Partnership, organisations: dict[str, Organisation]) -> None:
    people: dict[str, Person] = {}
    for row in _rows("people"):
        organisation = organisations[row["organisation"]]
        days = {"starts": day(row["starts"]), "ends": day(row["ends"])}
        if row["name"] in people:
            add_post(by, people[row["name"]], organisation, title=row["post"], **days)
        else:
            people[row["name"]] = add_person(
                by, partnership, name=row["name"], organisation=organisation, post=row["post"], **days
            )


def _add_bodies(by: Actor, partnership: Partnership, organisations: dict[str, Organisation]) -> None:
    bodies: dict[str, Body] = {}
    for row in _rows("bodies"):
        bodies[row["name"]] = add_body(
            by,
            partnership,
            name=row["name"],
            kind=BodyKind(row["kind"]),
            parent=bodies.get(row["parent"]),
            starts=day(row["starts"]),
        )
    people = {p.name: p for p in Person.objects.filter(partnership=partnership)}
    places: dict[tuple[str, str], Membership] = {}
    for row in _rows("memberships"):
        places[row["body"], row["person"]] = add_member(
            by,
            bodies[row["body"]],
            people[row["person"]],
            organisation=organisations.get(row["organisation"]),
            post=row["post"],
            starts=day(row["starts"]),
            ends=day(row["ends"]),
            substitute_for=places.get((row["body"], row["substitute_for"])),
        )


def sample_papers() -> list[Path]:
    """The papers of the sample, in the order in which they came in."""
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".docx", ".pdf"})


def _read_papers(by: Actor, partnership: Partnership) -> None:
    """Read the papers in the order of their names; enter all but the latest, older ones as read, not checked."""
    papers = sample_papers()
    batch = uuid4()
    for place, path in enumerate(papers):
        upload = import_paper(by, partnership, path, batch)
        if upload.document is None:
            raise RuntimeError(f"{path.name} was not read: {upload.problem}")
        review = upload.document.review
        if place >= len(papers) - LEFT_TO_REVIEW or review.state != "to_review":
            continue
        early = date.fromisoformat(path.name[:10]) < BACK_CATALOGUE_ENDS
        if not early:
            accept_all(by, review)
        enter_review(by, review, unchecked=early)


def _close_actions(by: Actor, partnership: Partnership) -> None:
    """Close the actions that the story of the sample closes, each on its day."""
    opened = Action.objects.filter(partnership=partnership, state=ActionState.OPEN.value)
    for row in _rows("closings"):
        found = opened.filter(paper__document__name=row["paper"], text__startswith=row["begins"]).first()
        if found is not None:
            on = replace(by, today=date.fromisoformat(row["closed_on"]))
            close_action(on, found, outcome=row["outcome"], state=ActionState(row["state"]))


def _mark_papers(by: Actor, partnership: Partnership) -> None:
    """Mark what the story of the sample holds more closely, and share what it shares."""
    for row in _rows("markings"):
        paper = Paper.objects.get(partnership=partnership, document__name=row["paper"])
        marking = Marking(level=Level(int(row["level"])), handling=row["handling"])
        if row["item"]:
            mark_item(by, Item.objects.get(paper=paper, number=row["item"], parent=None), marking)
        else:
            mark_paper(by, paper, marking)
        share_with(by, paper, {Role(row["shared_with"])} if row["shared_with"] else set())


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (SAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
