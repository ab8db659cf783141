"""Which thing an address of the table is of, what is sent to it, and what has to be so before."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from frankpledge.documents.changes import store_content
from frankpledge.documents.models import Document
from frankpledge.intake.models import Fact, Reading, Review
from frankpledge.meetings import models as record
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.meetings.rules.writing_out.house_style import built_in
from frankpledge.meetings.rules.writing_out.written import Kind
from frankpledge.meetings.tests import make
from frankpledge.people.models import Person
from frankpledge.public.queries.publishing import would_be
from frankpledge.rights.models import Restriction
from tests.access.things import Thing, World
from tests.access.world import first_fact

Data = dict[str, Any]


def NOTHING(thing: Thing) -> Data:  # noqa: N802 - a value that happens to be a function
    """No numbers in the address, nothing sent."""
    return {}


def of(name: str, row: str) -> Callable[[Thing], Data]:
    return lambda thing: {name: getattr(thing, row).pk}


meeting = lambda thing: {"meeting": thing.minutes.meeting_id}  # noqa: E731
minutes_file = lambda thing: meeting(thing) | {"what": "minutes", "ending": "docx"}  # noqa: E731
body = lambda thing: {"body": thing.minutes.body_id}  # noqa: E731
planned = of("meeting", "planned")
agenda_item = of("item", "agenda_item")
agenda_paper = of("paper", "agenda_paper")
topic = of("topic", "topic")
held = of("meeting", "held")
draft_minutes = of("paper", "draft")
letter = of("letter", "letter")


def decision(thing: Thing) -> Data:
    return {"decision": record.Decision.objects.get(paper=thing.minutes).pk}


def another_item(thing: Thing) -> Data:
    return {"tie": record.Item.objects.filter(paper=thing.draft, parent=None).earliest("pk").pk}


def own_item(thing: Thing) -> Data:
    return {"tie": record.Item.objects.filter(paper=thing.minutes, parent=None).earliest("pk").pk}


def loosened(thing: Thing, world: World) -> None:
    record.Action.objects.filter(pk=thing.action.pk).update(item=None)


def agreed(thing: Thing) -> Data:
    day = timezone.localdate()
    none = {"correction-TOTAL_FORMS": 0, "correction-INITIAL_FORMS": 0}
    return none | {"on-day": day.day, "on-month": day.month, "on-year": day.year}


def public_minutes(thing: Thing) -> Data:
    """The public address of minutes, whether they are published or not."""
    return {"kind": "minutes", "number": thing.minutes.meeting_id}


def to_publish(thing: Thing) -> Data:
    """Minutes to be published, as whoever sends this was shown them."""
    made = would_be(make.actor(thing.minutes.partnership), PublicKind.MINUTES, thing.minutes.meeting_id or 0)
    return {"doing": "publish", "seen": made.mark if made is not None else ""}


paper = of("paper", "minutes")
report = of("paper", "report")
item = of("item", "item")
action = of("action", "action")
agency = of("organisation", "agency")
reached = lambda thing: {"whose": "agency", "row": thing.agency.pk}  # noqa: E731
person = of("person", "person")
document = of("document", "document")


def minute(thing: Thing, text: str) -> Data:
    return {f"item-{thing.agenda_item.pk}-text": text}


def name(thing: Thing) -> Data:
    owner = record.ActionOwner.objects.get(action=thing.action, name__startswith=thing.word("owner"))
    return {"asked": "owner", "row": owner.pk}


def marking(thing: Thing, level: int, of: str) -> Data:
    said = getattr(thing, of).said
    data: Data = {"level": str(level), "handling": "Board"}
    if said is None or said.stub:
        data["stub"] = "on"
    if level and said is not None and said.paragraph:
        data |= {"paragraph": said.paragraph, "reason": said.reason}
    return data


def closed(thing: Thing, world: World) -> None:
    record.Action.objects.filter(pk=thing.action.pk).update(state="done", closed_on="2024-06-01")


def sent_unchecked(thing: Thing) -> Data:
    return {"document": thing.document.pk, "batch": ""}


def withdrawn(thing: Thing, world: World) -> None:
    Review.objects.filter(pk=thing.review.pk).update(state="rejected")


def draft(thing: Thing) -> Data:
    return {"draft_of": f"/{thing.place}/about/change/", "name": "Not saved yet"}


def decided() -> Data:
    return {"text": "The lamps are mended", "how": "By e-mail"} | days("on", 2024)


def days(name: str, year: int) -> Data:
    return {f"{name}-day": 1, f"{name}-month": 2, f"{name}-year": year}


def steps_in(year: int) -> Data:
    steps = ("call", "papers_due", "briefing", "dispatch", "draft_minutes")
    return {name: value for step in steps for name, value in days(step, year).items()}


def paper_to_come(thing: Thing) -> Data:
    return {"?": "do=add", "title": "Lamps in the park", "level": "", "stub": "on"}


def withdrawal(thing: Thing) -> Data:
    return {"?": "do=withdraw", "do": "withdraw", "why": "The figures were wrong"}


def due(thing: Thing) -> Data:
    papers = record.Paper.objects.filter(partnership=thing.rule.partnership_id, kind="minutes")
    return {"rule": thing.rule.pk, "things": [f"minutes-{number}" for number in papers.values_list("pk", flat=True)]}


def described_body(thing: Thing, **over: Any) -> Data:
    """How the form of a body stands, with something else in it."""
    return {"name": thing.minutes.body.name, "kind": "sub_group", "numbering": "plain"} | over


def new_member(thing: Thing) -> Data:
    return {"doing": "add", "who": "new", "new_name": "Wilfred Gosling"}


def rule_for(kind: str) -> Data:
    since = "meeting" if kind == "minutes" else "dated"
    return {"kind": kind, "since": since, "years": 6, "months": 0, "ground": "Our schedule", "effect": "review"}


def restricted(thing: Thing, world: World) -> None:
    Restriction.objects.create(
        partnership=world.place, person=thing.person, starts="2024-06-01", reason="They ask",
        set_by=world.things["U", "O"].user,
    )  # fmt: skip
    Person.objects.filter(pk=thing.person.pk).update(restricted_on="2024-06-01")


def older(thing: Thing, world: World) -> None:
    """As an older reader left it; the file is one that can be read, and not a page without words."""
    text = thing.document.text.encode()
    Document.objects.filter(pk=thing.document.pk).update(fingerprint=store_content(world.place, text), format="text")
    Reading.objects.filter(document=thing.document).update(reader="0.1")


def offered(thing: Thing, world: World) -> None:
    fact = first_fact(thing)
    Fact.objects.filter(pk=fact.pk).update(
        offer="changed", offered=fact.read | {"span": [fact.start, fact.end]}, state="accepted"
    )


def a_fact(thing: Thing) -> Data:
    return document(thing) | {"fact": first_fact(thing).pk}


def correction(thing: Thing) -> Data:
    return {"verb": "agreed", "text": "Something else", "item": ""}


def missed(thing: Thing) -> Data:
    return {"words": thing.word("decision"), "verb": "noted", "text": "It was missed", "item": "", "place": ""}


def file(thing: Thing) -> Data:
    return {"papers": [SimpleUploadedFile("words.txt", b"Some words")]}


def a_sheet(thing: Thing) -> Data:
    return {"document": thing.sheet.document_id}


def sheet_file(thing: Thing) -> Data:
    return {"sheet": SimpleUploadedFile("log.csv", b"Action,Owner\nMend the lamps,Nell Farrow\n")}


def matched_columns(thing: Thing, owner: str = "1") -> Data:
    body = record.Body.objects.filter(partnership=thing.document.partnership_id).earliest("pk")
    return {"do": "match", "body": body.pk, "text": "0", "owner": owner} | days("dated", 2024)


def house_style(thing: Thing) -> Data:
    return {"kind": "agenda", "file": SimpleUploadedFile("agenda.docx", built_in(Kind.AGENDA))}


def other_person(thing: Thing) -> Data:
    return {"other": thing.other.pk}


def some_body(thing: Thing) -> Data:
    return {"body": record.Body.objects.filter(partnership_id=thing.document.partnership_id).earliest("id").pk}


def apart(thing: Thing) -> Data:
    return person(thing) | {"merge": thing.merge.pk}


def role() -> Data:
    day = timezone.localdate()
    return {"role": "scrutiny", "starts-day": day.day, "starts-month": day.month, "starts-year": day.year}


def a_grant(thing: Thing) -> Data:
    return {"account": thing.user.pk, "grant": thing.grant.pk}


TO_REVIEW = {"which": document, "shows": "decision"}
CLOSING = {"?": "how=close", "how": "close"}
SHARED = {"roles": ["region", "policing_body"]}
