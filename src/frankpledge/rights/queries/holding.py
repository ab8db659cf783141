"""What is held on one person, or under a name: every row that is tied to them, every text that prints their name."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Cast, Concat

from frankpledge.documents.models import Document
from frankpledge.intake.models import Fact, Reading, Upload
from frankpledge.intake.rules.facts import TITLES
from frankpledge.intake.rules.wording import said
from frankpledge.kit.cutting import Words
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import (
    ActionOwner,
    AgendaPaper,
    Attendance,
    Meeting,
    Membership,
    Notice,
    Paper,
    Publication,
)
from frankpledge.meetings.queries.texts import text_columns
from frankpledge.meetings.rules.publishing import words_in
from frankpledge.people.models import Contact, Grant, Invitation, Person, PersonName, Post
from frankpledge.people.queries import highest
from frankpledge.people.queries.drafts import drafts_with
from frankpledge.people.rules.marking import Level
from frankpledge.rights.models import Rectification, Redaction, Restriction
from frankpledge.rights.queries.finding import Finding, Leads
from frankpledge.rights.queries.left import rows_standing_for
from frankpledge.rights.queries.letters import letters_of
from frankpledge.rights.queries.places import InDocument, answered_by, places_of
from frankpledge.rights.queries.stating import FACTS, OF_BODIES, label_of, paper_columns

_PUBLIC = "What anyone may read"


@dataclass
class Held:
    """What is held: findings in groups, documents with places; how many ledger lines, sealed originals, drafts."""

    person: Person | None
    spellings: list[str]
    groups: dict[str, list[Finding]]
    documents: list[InDocument]
    readings: int = 0
    ledger: int = 0
    sealed: int = 0
    sealed_about: int = 0
    drafts: int = 0
    restrictions: list[Restriction] = field(default_factory=list)
    rectifications: list[Rectification] = field(default_factory=list)
    redactions: list[Redaction] = field(default_factory=list)

    @property
    def places(self) -> int:
        """How many places were found, in all."""
        return sum(map(len, self.groups.values())) + sum(len(one.places) for one in self.documents)


def phrases_of(by: Actor, person: Person) -> list[str]:
    """Every name that a person is known or printed under, the longest first."""
    rows, place = rows_standing_for(by, person), answered_by(by)
    names = PersonName.objects.filter(partnership_id=place, person__in=rows).values_list("spelling", flat=True)
    there = Attendance.objects.filter(partnership_id=place, person__in=rows).values_list("name", flat=True)
    owned = ActionOwner.objects.filter(partnership_id=place, person__in=rows).values_list("name", flat=True)
    found = dict.fromkeys([person.name, *names, *there.order_by().distinct(), *owned.order_by().distinct()])
    return sorted(found, key=lambda name: (-len(name), name))


def held_on(by: Actor, person: Person) -> Held:
    """Everything that the record holds on a person, in a number of queries that does not grow."""
    return _held(by, Words(phrases := phrases_of(by, person)), phrases, person)


def held_under(by: Actor, name: str) -> Held:
    """Every place that prints a name, whoever it means."""
    return _held(by, Words([name]), [name], None)


def _held(by: Actor, words: Words, phrases: list[str], person: Person | None) -> Held:
    place, rows = answered_by(by), rows_standing_for(by, person)
    documents = places_of(by, words, person)
    accounts, ledger = _accounts(by, words, rows)
    groups = {
        "Accounts, roles and invitations": accounts,
        "Names, posts and places on boards and groups": list(_seats(by, words, rows, person)),
        "Attendance and actions": list(_named(by, words, rows)),
        "What papers state": list(_stated(by, words)),
        "What is said of boards and groups": list(_of_bodies(by, words)),
        "Papers to agendas": list(_of_agendas(by, words, rows)),
        "Facts under review": list(_reviewed(by, words, [one.number for one in documents])),
        "Files that came in": list(_files(by, words)),
        "Letters about actions": list(letters_of(by, words, rows)),
    }
    sealed = Document.objects.filter(partnership_id=place, level=Level.SEALED.value)
    return Held(
        person,
        phrases,
        {name: found for name, found in groups.items() if found},
        documents,
        Reading.objects.filter(partnership_id=place, document__in=[one.number for one in documents]).count(),
        ledger,
        sealed.count(),
        sealed.filter(redactions__redaction__person__in=rows).distinct().count() if rows else 0,
        len(drafts_with(by, words)),
        list(Restriction.objects.filter(partnership_id=place, person__in=rows).select_related("set_by", "lifted_by")),
        list(Rectification.objects.filter(partnership_id=place, person__in=rows).select_related("noted_by")),
        list(Redaction.objects.filter(partnership_id=place, person__in=rows)),
    )


def _accounts(by: Actor, words: Words, rows: set[int]) -> tuple[list[Finding], int]:
    """Roles of accounts that are theirs or go by their name, invitations, and how many ledger lines they left."""
    place, found, users = answered_by(by), [], set()
    for grant in Grant.objects.filter(partnership_id=place).select_related("user").order_by("user", "starts"):
        if grant.person_id in rows or words.stand_in(grant.user.name) or words.stand_in(grant.user.email):
            users.add(grant.user_id)
            line = f"{grant.user.name}, {grant.user.email}: {grant.get_role_display()}{_days(grant.starts, grant.ends)}"
            page = ("account", {"account": grant.user_id})
            found.append(Finding("Role of an account", line, leads=page, corrected_at=page))
    for invitation in Invitation.objects.filter(partnership_id=place).order_by("pk"):
        if words.stand_in(invitation.name) or words.stand_in(invitation.address):
            line = f"{invitation.name}, {invitation.address}: {invitation.get_role_display()}"
            found.append(Finding("Invitation", line, leads=("accounts", {})))
    return found, Entry.objects.filter(partnership_number=place, user_number__in=users).count() if users else 0


def _seats(by: Actor, words: Words, rows: set[int], person: Person | None) -> Iterator[Finding]:
    place, top = answered_by(by), highest(by)
    rename: Leads | None = ("rename_person", {"person": person.pk}) if person else None
    names = PersonName.objects.filter(partnership_id=place, level__lte=top).order_by("person", "pk")
    for row, spelling in names.values_list("person_id", "spelling"):
        if row in rows or words.stand_in(spelling):
            yield Finding("Name", spelling, corrected_at=("rename_person", {"person": row}) if not rows else rename)
    for contact in Contact.objects.filter(partnership_id=place).select_related("person", "organisation"):
        if contact.person_id in rows or words.stand_in(contact.value):
            whose = contact.person or contact.organisation
            yield Finding(contact.get_kind_display(), contact.value, str(whose))
    posts = Post.objects.filter(partnership_id=place, person__in=rows, level__lte=top).select_related("organisation")
    for post in posts:
        line = f"{post.title}, {post.organisation.name}".lstrip(", ") + _days(post.starts, post.ends)
        agency = ("agency", {"organisation": post.organisation_id})
        yield Finding("Post", line, leads=agency, corrected_at=agency)
    seats = Membership.objects.filter(partnership_id=place, person__in=rows).select_related("body", "organisation")
    for seat in seats:
        stood = f", for {seat.organisation.name}" if seat.organisation else ""
        body = ("body", {"body": seat.body_id})
        yield Finding(
            "Place on a board or group", f"{seat.body.name}{stood}{_days(seat.starts, seat.ends)}", leads=body
        )


def _named(by: Actor, words: Words, rows: set[int]) -> Iterator[Finding]:
    """Rows that name them: tied to them, or printed with the name and tied to nobody."""
    place, top = answered_by(by), highest(by)
    tied = Q(person__in=rows) | Q(person__isnull=True)
    there = Attendance.objects.filter(tied, partnership_id=place, level__lte=top)
    for one in there.values("person_id", "name", "post", "capacity", "words_id", "pk", *paper_columns("paper__")):
        if one["person_id"] in rows or words.stand_in(one["name"]):
            line = f"{one['name']}{', ' + one['post'] if one['post'] else ''} ({one['capacity'].replace('_', ' ')})"
            yield _finding("Attendance", line, one, "paper__")
    owned = ActionOwner.objects.filter(tied, partnership_id=place, action__level__lte=top)
    columns = ("person_id", "name", "action_id", "action__text", "action__words_id", *paper_columns("action__paper__"))
    for one in owned.values(*columns):
        if one["person_id"] in rows or words.stand_in(one["name"]):
            one["words_id"] = one["action__words_id"]
            found = _finding("Action owned", f"{one['name']}: {one['action__text']}", one, "action__paper__")
            yield Finding(
                found.kind, found.words, found.where, found.source, ("action", {"action": one["action_id"]}),
                found.corrected_at,
            )  # fmt: skip


def _stated(by: Actor, words: Words) -> Iterator[Finding]:
    """What papers state in words that have the name: items, decisions, actions with outcomes, and so on."""
    place, top = answered_by(by), highest(by)
    for kind, model in FACTS.items():
        columns = text_columns(model)
        rows = model._base_manager.filter(partnership_id=place, level__lte=top).order_by("paper", "position", "pk")
        for one in rows.values("pk", "words_id", *columns, *paper_columns("paper__")):
            for column in columns:
                if one[column] and words.stand_in(one[column]):
                    yield _finding(f"{kind}: {column.replace('_', ' ')}", one[column], one, "paper__")
    papers = Paper.objects.filter(partnership_id=place, level__lte=top)
    for one in papers.values("title", "title_words_id", "handling", "exempt_reason", *paper_columns("")):
        for column in ("title", "handling", "exempt_reason"):
            if one[column] and words.stand_in(one[column]):
                yield _finding(f"Paper: {column.replace('_', ' ')}", one[column], one | {"words_id": None}, "")
    meetings = Meeting.objects.filter(partnership_id=place).exclude(venue="")
    for number, venue, body, day in meetings.values_list("pk", "venue", "body__name", "held_on"):
        if words.stand_in(venue):
            yield Finding("Place of a meeting", venue, label_of(body, day), leads=("meeting", {"meeting": number}))


def _of_agendas(by: Actor, words: Words, rows: set[int]) -> Iterator[Finding]:
    """Papers to agendas that are theirs or print the name, and letters that told them of something."""
    place, top = answered_by(by), highest(by)
    columns = ("title", "author", "presenter", "recommendations", "implications", "name", "text", "withdrawn_why")
    papers = AgendaPaper.objects.filter(partnership_id=place, level__lte=top).order_by("pk")
    of = "agenda_item__meeting__"
    near = ("pk", "author_person", "presenter_person", f"{of}body__name", f"{of}held_on")
    for number, author, presenter, body, day, *texts in papers.values_list(*near, *columns):
        leads = ("agenda_paper", {"paper": number})
        if rows & {author, presenter}:
            yield Finding("Paper to an agenda", texts[0], label_of(body, day), leads=leads, corrected_at=leads)
        for column, text in zip(columns, texts, strict=True):
            if text and words.stand_in(text):
                kind = f"Paper to an agenda: {column.replace('_', ' ')}"
                yield Finding(kind, text if column != "text" else "In its words", label_of(body, day), leads=leads)
    for notice in Notice.objects.filter(partnership_id=place, person__in=rows).select_related("meeting__body"):
        where = label_of(notice.meeting.body.name, notice.meeting.held_on)
        page = ("timetable", {"meeting": notice.meeting_id})
        yield Finding("Letter to them", f"{notice.get_kind_display()}, {notice.made_at:%-d %B %Y}", where, leads=page)


def _of_bodies(by: Actor, words: Words) -> Iterator[Finding]:
    """What was typed of boards and groups, or is published of them, in words that have the name, in one query."""
    parts = []
    for kind, (model, body) in OF_BODIES.items():
        rows = model._base_manager.filter(partnership_id=answered_by(by)).order_by()
        parts += [
            rows.exclude(**{column: ""}).values_list(
                Cast(Value(f"{kind}: {column.replace('_', ' ')}"), TextField()),
                F(body),
                Cast(F(f"{body}__name"), TextField()) if body != "pk" else Cast(F("name"), TextField()),
                Cast(F(column), TextField()),
            )
            for column in text_columns(model)
            if column != "name"
        ]
    published = Publication.objects.filter(partnership_id=answered_by(by)).exclude(content="").order_by()
    parts.append(
        published.values_list(
            Cast(Value(_PUBLIC), TextField()),
            F("body"),
            Cast(F("body__name"), TextField()),
            Concat(F("content"), Value("\n"), F("title"), output_field=TextField()),  # JSON of one line comes first
        )
    )
    for kind, number, called, text in parts[0].union(*parts[1:], all=True):
        content, _, title = text.partition("\n")
        if words.stand_in(words_in([title, json.loads(content)]) if kind == _PUBLIC else text):
            yield Finding(kind, title if kind == _PUBLIC else text, called, leads=("body", {"body": number}))


def _reviewed(by: Actor, words: Words, documents: Iterable[int]) -> Iterator[Finding]:
    facts = Fact.objects.filter(
        Q(review__document__in=list(documents)) | Q(corrected__isnull=False),
        partnership_id=answered_by(by),
        review__sealed=False,
        review__document__level__lte=highest(by),
    )
    for fact in facts.select_related("review__document").defer("review__document__text").order_by("review", "start"):
        if words.stand_in(words_in([fact.read, fact.corrected, fact.offered])):
            page = ("fact", {"document": fact.review.document_id, "fact": fact.pk})
            told = said(fact.list, fact.values).main
            yield Finding(TITLES[fact.list], told, fact.review.document.name, leads=page, corrected_at=page)


def _files(by: Actor, words: Words) -> Iterator[Finding]:
    read = Q(document__isnull=True) | Q(document__level__lte=highest(by))
    uploads = Upload.objects.filter(read, partnership_id=answered_by(by)).order_by("pk")
    for number, name, at in uploads.values_list("document_id", "name", "at"):
        if words.stand_in(name):
            page = ("document", {"document": number}) if number else None
            yield Finding("File that came in", name, f"{at:%-d %B %Y}", leads=page)


def _finding(kind: str, words: str, row: dict[str, Any], paper: str) -> Finding:
    document, quotation = row[f"{paper}document_id"], row["words_id"]
    review = ("review", {"document": document}) if document else None
    meeting, number = row[f"{paper}meeting_id"], row[f"{paper}pk"]
    leads: Leads | None = ("meeting", {"meeting": meeting}) if meeting else ("paper", {"paper": number})
    where = label_of(row[f"{paper}body__name"], row[f"{paper}dated"])
    if row[f"{paper}withdrawn_at"] is not None:
        where, leads = f"{where} (withdrawn)", None
    return Finding(kind, words, where, (document, quotation) if document and quotation else None, leads, review)


def _days(starts: date | None, ends: date | None) -> str:
    since = f" from {starts:%-d %B %Y}" if starts else ""
    return f"{since} to {ends:%-d %B %Y}" if ends else since
