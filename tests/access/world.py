"""A record with something of every marking in it, each with words of its own that stand nowhere else."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pypdfium2
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from frankpledge.documents.changes import store_content
from frankpledge.documents.models import Document, Page
from frankpledge.intake import changes as intake
from frankpledge.intake.models import Fact, Review, Upload
from frankpledge.intake.tests import make as incoming
from frankpledge.keeping.changes import add_rule, ask_by_hand, lay_hold
from frankpledge.keeping.rules.asking import Ground
from frankpledge.keeping.rules.due import Held
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings import models as record
from frankpledge.meetings.rules.kinds import Stage
from frankpledge.meetings.rules.packs import Entry, Shown
from frankpledge.meetings.tests import make
from frankpledge.people import changes as accounts
from frankpledge.people.changes import add_organisation_name, add_person_name, merge_people
from frankpledge.people.models import (
    Grant,
    Organisation,
    OrganisationName,
    Partnership,
    Person,
    PersonName,
    Post,
)
from frankpledge.people.queries import actor_for
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make as people
from frankpledge.rights.changes import ask_redaction
from frankpledge.rights.rules.asking import Basis
from tests.access.things import COMMON, LEVELS, MARKINGS, RESTRICTED, SHARED_WITH, Thing, World, marked


def made(slug: str, markings: str = MARKINGS) -> World:
    """A partnership's record: papers in two families, items above their papers, documents to review, a withdrawn paper.

    The papers of family A are shared with the region, those of B with the policing body, all of them from a time when
    they were OFFICIAL: a share outlives a marking, and must not outweigh it.
    """
    place = make.partnership(slug, f"{slug.capitalize()} Community Safety Partnership")
    world = World(place, make.actor(place, today=timezone.localdate()))
    for family in SHARED_WITH:
        for marking in markings:
            world.things[family, marking] = _papers(world, family, marking)
    for marking in RESTRICTED if markings == MARKINGS else "":
        world.things["I", marking] = _one_item(world, marking)
    for marking in markings:
        world.things["R", marking] = _to_review(world, marking)
    for thing in world.things.values():
        if thing.marking == "X":
            seal(thing)
    world.things["U", "O"] = _an_account(world)
    return world


def _papers(world: World, family: str, marking: str) -> Thing:
    """Minutes and a report, entered by way of a review, with one fact of each kind."""
    thing = Thing(world.place.slug, family, marking)
    by, w = world.by, thing.word
    number = f"{ord(family)}{MARKINGS.index(marking)}"
    review = incoming.reviewed(
        by,
        *_facts(thing, number),
        body=w("body"),
        date=_day(marking, family),
        venue=f"{w('venue')} {COMMON}",
        title=f"{w('minutes')} {COMMON}",
    )
    _named(review.document, f"{w('file')} {COMMON}.pdf")
    thing.batch = _upload(world.place, review.document, w("upload"))
    intake.enter_review(by, review)
    thing.review = Review.objects.get(pk=review.pk)
    thing.document, thing.minutes = review.document, record.Paper.objects.get(document=review.document)
    _with_a_page(thing.document)
    day = timezone.localdate() + timedelta(days=30)
    record.Meeting.objects.filter(pk=thing.minutes.meeting_id).update(next_on=day)
    thing.item = record.Item.objects.get(paper=thing.minutes)
    thing.action = record.Action.objects.get(paper=thing.minutes)
    thing.person = _person(w("person"))
    thing.other = _person(w("second"))
    thing.agency = Organisation.objects.get(name__startswith=w("agency"))
    add_person_name(by, thing.person, f"{w('alias')} Ames")
    add_organisation_name(by, thing.agency, f"{w('acronym')} Unit")
    thing.merge = merge_people(by, thing.person, _person(w("absorbed")))
    thing.report = make.report(
        by,
        make.item("1", f"{w('purpose')} {COMMON}"),
        make.decision(f"{w('noted')} {COMMON}"),
        title=f"{w('report')} {COMMON}",
        body=w("body"),
    )
    _named(thing.report.document, f"{w('reportfile')} {COMMON}.txt")
    _plan(by, thing)
    for paper in (thing.minutes, thing.report):
        changes.share_with(by, paper, {SHARED_WITH[family]})
        paper.refresh_from_db()
        changes.mark_paper(by, paper, marked(thing))
    _fresh(thing)
    return thing


def _plan(by: Actor, thing: Thing) -> None:
    """A planned meeting of the thing's board, with an item marked as the thing is, and a topic of that level."""
    assert thing.minutes.body is not None
    w, day = thing.word, timezone.localdate() + timedelta(days=40)
    thing.planned = changes.plan_meeting(by, thing.minutes.body, {"held_on": day, "venue": "Town Hall"})
    item = {"title": f"{w('agenda')} {COMMON}", "note": w("agendanote"), "presenter": w("agendapresenter")}
    thing.agenda_item = changes.add_agenda_item(by, thing.planned, item)
    changes.mark_agenda_item(by, thing.agenda_item, marked(thing))
    thing.agenda_item.refresh_from_db()
    changes.save_minute(by, thing.agenda_item, text=f"{w('minuted')} {COMMON}")
    facts = {"title": f"{w('agendapaper')} {COMMON}", "author": w("author"), "recommendations": w("recommends")}
    thing.agenda_paper = changes.add_agenda_paper(by, thing.agenda_item, facts, changes.Content(), None)
    thing.pack = _pack(thing)
    thing.topic = changes.add_topic(by, thing.minutes.body, {"title": w("topic")})
    record.Topic.objects.filter(pk=thing.topic.pk).update(level=LEVELS[thing.marking])
    asked = {"to_name": w("letter"), "about": f"{w('asked')} {COMMON}", "sent_on": timezone.localdate()}
    thing.letter = changes.add_letter(by, thing.minutes.body, asked)
    record.Letter.objects.filter(pk=thing.letter.pk).update(level=LEVELS[thing.marking])
    _minute(by, thing)


def _minute(by: Actor, thing: Thing) -> None:
    """A meeting of the thing's board yesterday, and its draft minutes, marked as the thing is, with a comment."""
    assert thing.minutes.body is not None
    w, day = thing.word, timezone.localdate() - timedelta(days=1)
    thing.held = changes.plan_meeting(by, thing.minutes.body, {"held_on": day, "venue": "Town Hall"})
    item = changes.add_agenda_item(by, thing.held, {"title": f"{w('minuted')} {COMMON}"})
    changes.mark_agenda_item(by, item, marked(thing))
    text = f"{w('typed')}\nAGREED: that {w('settled')} is mended.\nACTION: {w('doer')} Marsh to mend {w('lamp')}."
    record.Minute.objects.create(partnership=world_of(thing), agenda_item=item, text=text)
    thing.draft = changes.issue_minutes(by, thing.held, Stage.DRAFT)
    changes.mark_paper(by, thing.draft, marked(thing))
    thing.draft.refresh_from_db()
    record.Comment.objects.create(
        partnership=world_of(thing),
        paper=thing.draft,
        author=people.account(f"commenter-{thing.family}{thing.marking}@{thing.place}.example"),
        text=w("comment"),
        level=LEVELS[thing.marking],
    )


def world_of(thing: Thing) -> Partnership:
    """The partnership of a thing."""
    return Partnership.objects.get(slug=thing.place)


def _pack(thing: Thing) -> record.Pack:
    """A pack that went out, for the audience of the thing's marking."""
    audience = {Level.PUBLIC: "public", Level.OFFICIAL: "member"}.get(LEVELS[thing.marking], "restricted")
    content, now = f"%PDF-1.7 {thing.word('packed')} {COMMON}".encode(), timezone.now()
    place = thing.planned.partnership
    return record.Pack.objects.create(
        partnership=place, meeting=thing.planned, audience=audience, number=1, state="made", asked_at=now, made_at=now,
        sent_at=now, fingerprint=store_content(place, content), size=len(content), pages=1,
        contents=[Entry(thing.agenda_item.pk, thing.agenda_paper.pk, Shown.WHOLE, 1, 1).plain()],
    )  # fmt: skip


def _facts(thing: Thing, number: str) -> list[Any]:
    w = thing.word
    within = {"item": number}
    return [
        make.attendance(f"{w('person')} Quill", f"{w('agency')} Trust", post=w("post"), chair=True),
        make.attendance(f"{w('second')} Thorne", f"{w('agency')} Trust"),
        make.attendance(f"{w('absorbed')} Vane"),
        make.item(number, f"{w('item')} {COMMON}", presenter=w("presenter")),
        make.decision(f"{w('decision')} {COMMON}", **within),
        make.action(
            f"{w('action')} {COMMON}", f"{w('person')} Quill", f"{w('owner')} Marsh", due="2024-05-01", **within
        ),
        make.follow_up(w("followup"), **within),
        make.reference(w("pointer"), **within),
        make.figure(w("measure"), period=w("period"), area=w("area"), **within),
        make.money("1178.00", fund=w("fund"), **within),
    ]


def _one_item(world: World, marking: str) -> Thing:
    """OFFICIAL minutes, shared with the region, one item of which is marked above them."""
    thing = Thing(world.place.slug, "I", marking)
    by, w = world.by, thing.word
    paper = make.minutes(
        by,
        make.item("1", "Opening"),
        make.action("Open the window"),
        make.item(f"77{marking}", f"{w('item')} {COMMON}", presenter=w("presenter")),
        make.decision(f"{w('decision')} {COMMON}"),
        make.action(f"{w('action')} {COMMON}", f"{w('owner')} Marsh", due="2024-05-01"),
        make.follow_up(w("followup")),
        make.figure(w("measure")),
        make.money("1178.00", fund=w("fund")),
        body="Open Board of Items",
        dated=date(2023, 1, 1 + MARKINGS.index(marking)),
    )
    _named(paper.document, f"{w('file')}.txt")
    changes.share_with(by, paper, {Role.REGION})
    changes.mark_item(by, record.Item.objects.get(paper=paper, number=f"77{marking}"), marked(thing))
    thing.minutes, thing.document = record.Paper.objects.get(pk=paper.pk), Document.objects.get(pk=paper.document_id)
    _fresh(thing)
    return thing


def _to_review(world: World, marking: str) -> Thing:
    """A document that waits for review, marked before it enters the record."""
    thing = Thing(world.place.slug, "R", marking)
    by, w = world.by, thing.word
    number = f"99{MARKINGS.index(marking)}"
    thing.review = incoming.review(by, *_facts(thing, number), body=w("body"), date="2024-02-03", venue=w("venue"))
    thing.document = thing.review.document
    _named(thing.document, f"{w('file')} {COMMON}.pdf")
    _with_a_page(thing.document)
    thing.batch = _upload(world.place, thing.document, w("upload"))
    content = f"Action,Owner,Due\nMend the {w('sheetrow')} lamps,Nell Farrow,\n".encode()
    thing.sheet = intake.bring_in(by, world.place, name=f"{w('sheetfile')}.csv", content=content)
    from frankpledge.documents.changes import mark_document

    for document in (thing.document, thing.sheet.document):
        mark_document(by, document, marked(thing))
        document.refresh_from_db()
    return thing


def _an_account(world: World) -> Thing:
    """Somebody with a role whose second factor another coordinator asks to recover, and somebody who is invited."""
    thing = Thing(world.place.slug, "U", "O")
    thing.user = people.holding(people.account(name="Nell Farrow"), world.place, Role.MEMBER)
    thing.grant = Grant.objects.get(user=thing.user)
    asking = people.holding(people.account(name="Odd Nash"), world.place)
    by = actor_for(asking, world.place.slug, world.by.today)
    thing.recovery = accounts.ask_recovery(by, world.place, people.holding(people.account(), world.place, Role.MEMBER))
    thing.redaction = ask_redaction(
        by,
        world.place,
        words=["Quill"],
        documents=Document.objects.filter(partnership=world.place, level=Level.OFFICIAL).values_list("pk", flat=True),
        basis=Basis.ERASURE,
        reason="They ask",
    )
    said = {"body_kind": "", "since": "meeting", "years": 1, "months": 0, "ground": "Our schedule", "effect": "destroy"}
    thing.rule = add_rule(by, world.place, kind="minutes", in_force=True, **said)
    thing.going = world.things["A", "P"].report.document
    thing.destruction = ask_by_hand(by, world.place, document=thing.going.pk, ground=Ground.ERASURE, reason="They ask")
    thing.hold = lay_hold(
        by,
        world.place,
        what=Held.PERSON,
        person=Person.objects.filter(partnership=world.place).earliest("pk"),
        reason="A claim",
    )
    thing.invitation, _ = accounts.invite(
        by,
        world.place,
        address=f"bo@{world.place.slug}.example",
        name="Bo",
        role=Role.MEMBER,
        starts=by.today,
        ends=None,
    )
    return thing


def seal(thing: Thing) -> None:
    """Hold everything of a thing as what is sealed is held."""
    if thing.family == "I":
        rows = record.Item.objects.filter(pk=thing.item.pk)
        rows.update(level=Level.SEALED)
        for model in changes.rows.MODELS.values():
            if model not in (record.Item, record.Attendance):
                model._base_manager.filter(item=thing.item).update(level=Level.SEALED)  # type: ignore[misc]
    for paper in (thing.minutes, thing.report, thing.draft) if thing.family in SHARED_WITH else ():
        record.Paper.objects.filter(pk=paper.pk).update(level=Level.SEALED)
        for model in changes.rows.MODELS.values():
            model._base_manager.filter(paper=paper).update(level=Level.SEALED)
        Document.objects.filter(pk=paper.document_id).update(level=Level.SEALED)
    Document.objects.filter(pk=thing.document.pk).update(level=Level.SEALED)
    if thing.sheet is not None:
        Document.objects.filter(pk=thing.sheet.document_id).update(level=Level.SEALED)
    if thing.family in SHARED_WITH:
        record.AgendaItem.objects.filter(pk=thing.agenda_item.pk).update(level=Level.SEALED)
        record.AgendaPaper.objects.filter(pk=thing.agenda_paper.pk).update(level=Level.SEALED)
        record.Topic.objects.filter(pk=thing.topic.pk).update(level=Level.SEALED)
        record.Letter.objects.filter(pk=thing.letter.pk).update(level=Level.SEALED)
        record.Comment.objects.filter(paper=thing.draft).update(level=Level.SEALED)
        Organisation.objects.filter(pk=thing.agency.pk).update(level=Level.SEALED)
        names = PersonName.objects.filter(spelling__in=[n.spelling for n in _names(thing)])
        Person.objects.filter(pk__in=names.values("person")).update(level=Level.SEALED)
        PersonName.objects.filter(person__in=names.values("person")).update(level=Level.SEALED)
        OrganisationName.objects.filter(organisation=thing.agency).update(level=Level.SEALED)
        Post.objects.filter(organisation=thing.agency).update(level=Level.SEALED)


def _names(thing: Thing) -> list[PersonName]:
    words = [thing.word(kind) for kind in ("person", "second", "absorbed", "alias")]
    return [name for name in PersonName.objects.all() if name.spelling.split()[0] in words]


def _fresh(thing: Thing) -> None:
    if thing.family == "I":
        thing.item = record.Item.objects.get(paper=thing.minutes, number=f"77{thing.marking}")
        thing.action = record.Action.objects.get(item=thing.item)
        return
    for row in (thing.minutes, thing.report, thing.item, thing.action, thing.document, thing.person, thing.agency):
        row.refresh_from_db()


def _day(marking: str, family: str) -> str:
    return f"2024-0{1 + MARKINGS.index(marking)}-1{ord(family) % 10}"


def _person(first: str) -> Person:
    return PersonName.objects.get(spelling__startswith=first).person


def _named(document: Document, name: str) -> None:
    Document.objects.filter(pk=document.pk).update(name=name)
    document.refresh_from_db()


def _upload(place: Partnership, document: Document, name: str) -> UUID:
    """The coming in of a document, under a name of its own."""
    batch = uuid4()
    Upload.objects.create(
        partnership=place, batch=batch, name=f"{name}.pdf", fingerprint=document.fingerprint, size=1, state="read",
        document=document,
    )  # fmt: skip
    return batch


def _with_a_page(document: Document) -> None:
    """Give a document a page that can be shown."""
    made = pypdfium2.PdfDocument.new()
    made.new_page(200, 100).close()
    content = BytesIO()
    made.save(content)
    made.close()
    default_storage.delete(document.stored_as)
    default_storage.save(document.stored_as, ContentFile(content.getvalue()))
    Document.objects.filter(pk=document.pk).update(format="pdf")
    document.refresh_from_db()
    Page.objects.create(
        partnership_id=document.partnership_id, document=document, number=1, start=0, end=len(document.text),
        width=200, height=100,
    )  # fmt: skip


def first_fact(thing: Thing, list_name: str = "decisions") -> Fact:
    """A fact of the document under review."""
    return Fact.objects.filter(review=thing.review, list=list_name).order_by("start")[0]
