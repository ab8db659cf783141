"""The fullest of each kind of thing in the sample, made where it has none: what a page is walked to with."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count

from frankpledge.documents.models import Document
from frankpledge.intake.changes import bring_in, match_columns
from frankpledge.intake.models import Fact, Review, Spreadsheet
from frankpledge.intake.tests import sheets
from frankpledge.keeping.changes import add_rule, ask_by_hand, lay_hold
from frankpledge.keeping.models import Destruction, LegalHold, RetentionRule
from frankpledge.keeping.rules.asking import Ground
from frankpledge.keeping.rules.due import Held
from frankpledge.kit.cutting import Words
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.changes import (
    add_action,
    add_agenda_item,
    add_letter,
    add_topic,
    issue_minutes,
    plan_meeting,
    publish_agenda,
    put_on_agenda,
    withdraw_agenda_item,
)
from frankpledge.meetings.models import (
    Action,
    AgendaPaper,
    Body,
    Letter,
    Meeting,
    Minute,
    Pack,
    Paper,
    Topic,
)
from frankpledge.meetings.queries.names import questions
from frankpledge.meetings.queries.proposing import proposed_for
from frankpledge.meetings.rules.commitments import NOLAN
from frankpledge.meetings.rules.kinds import BodyKind, Stage
from frankpledge.meetings.rules.packs import Audience
from frankpledge.meetings.rules.quorum import Rule
from frankpledge.people.changes import approve_recovery, ask_recovery, invite, merge_people
from frankpledge.people.models import Invitation, Merge, Organisation, Partnership, Person, Recovery, User
from frankpledge.people.queries import process_for
from frankpledge.people.rules.roles import Role
from frankpledge.rights.changes import ask_redaction, restrict
from frankpledge.rights.models import Redaction
from frankpledge.rights.queries.holding import phrases_of
from frankpledge.rights.queries.places import places_of
from frankpledge.rights.rules.asking import Basis
from frankpledge.work.performing import do_waiting
from tests.journeys.record import MEMBER
from tests.journeys.sitting import sat

Values = dict[str, Any]


def fullest(rows: Any, of: str) -> int:
    """The number of the row with the most of something."""
    return rows.annotate(many=Count(of)).order_by("-many", "pk")[0].pk


def to_review() -> Review:
    return Review.objects.filter(state="to_review").order_by("pk")[0]


def sheet(by: Actor) -> int:
    """The document of an action log that came in and was matched, with a row of each kind."""
    found = Spreadsheet.objects.order_by("pk").first()
    if found is None:
        place = Partnership.objects.get(slug="aldermere")
        found = bring_in(by, place, name="Action log.xlsx", content=sheets.xlsx())
        names = ("ref", "text", "owner", "agency", "raised", "due", "status")
        body = str(Body.objects.filter(partnership=place).earliest("pk").pk)
        columns = {name: str(at) for at, name in enumerate(names)}
        match_columns(by, found, {"body": body, "dated": by.today, **columns})
    return found.document_id


def some_person() -> int:
    return fullest(Person.objects.filter(stands_as__isnull=True, attendance__isnull=False), "attendance")


def merge(by: Actor) -> Merge:
    """Two people of the sample, merged so that there is a page on which they can be parted."""
    kept = Person.objects.get(pk=some_person())
    return Merge.objects.filter(kept=kept).first() or merge_people(by, kept, Person.objects.get(pk=other()))


def other() -> int:
    """Somebody else than the person whose pages are walked."""
    return Person.objects.filter(stands_as__isnull=True).exclude(pk=some_person()).order_by("pk")[0].pk


def name(by: Actor) -> Values:
    waiting = questions(by)[0]
    return {"asked": waiting.asked.value, "row": waiting.row}


def closed() -> int:
    return Action.objects.exclude(state="open").order_by("pk")[0].pk


def open_action() -> int:
    return fullest(Action.objects.filter(state="open"), "owners")


def action_in_no_minute(by: Actor) -> int:
    action = Action.objects.filter(item__isnull=True).first()
    if action is None:
        action = add_action(by, Body.objects.order_by("pk")[0], text="Count the lamps of the town")
    return action.pk


def agency() -> int:
    return fullest(Organisation.objects.all(), "attendance")


def account() -> User:
    """Somebody else than the officer who walks."""
    return User.objects.get(email=MEMBER)


def invited(by: Actor, address: str = "") -> tuple[Invitation, str]:
    """An invitation of somebody who has no account yet, and the secret of its link."""
    assert by.partnership is not None
    place = Partnership.objects.get(pk=by.partnership.id)
    address = address or f"somebody{Invitation.objects.count()}@mere.example"
    return invite(by, place, address=address, name="Una Marsh", role=Role.ANALYST, starts=by.today)


def recovery(by: Actor) -> Recovery:
    """A recovery that the server's administrator asked for, so that the officer may approve it."""
    assert by.partnership is not None
    place = Partnership.objects.get(pk=by.partnership.id)
    asked = Recovery.objects.filter(approved_at__isnull=True).first()
    return asked or ask_recovery(process_for(place, "administrator", by.today), place, account())


def accounts(by: Actor) -> Values:
    """With something in each of the lists."""
    invited(by)
    recovery(by)
    return {}


def approved(by: Actor) -> str:
    """The secret of an approved recovery's link."""
    return approve_recovery(by, recovery(by))


def redaction(by: Actor) -> Redaction:
    """A redaction of the fullest person's name that the officer asked for, and that waits for somebody else."""
    assert by.partnership is not None
    place, person = Partnership.objects.get(pk=by.partnership.id), Person.objects.get(pk=some_person())
    words = phrases_of(by, person)
    found = [one.number for one in places_of(by, Words(words), person)]
    return Redaction.objects.first() or ask_redaction(
        by, place, words=words, documents=found, basis=Basis.ERASURE, reason="They asked for it", person=person
    )


def restricted(by: Actor) -> int:
    """Somebody whose data is restricted."""
    person = Person.objects.get(pk=some_person())
    if person.restricted_on is None:
        restrict(by, person, starts=by.today, reason="They contest what is held")
    return person.pk


def place(by: Actor) -> Partnership:
    assert by.partnership is not None
    return Partnership.objects.get(pk=by.partnership.id)


def rule(by: Actor) -> RetentionRule:
    """A rule by which some minutes are due."""
    said = {"body_kind": "", "since": "meeting", "years": 0, "months": 1, "ground": "Our schedule", "effect": "destroy"}
    return RetentionRule.objects.first() or add_rule(by, place(by), kind="minutes", in_force=True, **said)


def hold(by: Actor) -> LegalHold:
    """A hold on the papers of a board."""
    board = Body.objects.get(pk=fullest(Body.objects.all(), "papers"))
    return LegalHold.objects.filter(lifted_on=None).first() or lay_hold(
        by, place(by), what=Held.BODY, body=board, reason="A claim against the council"
    )


def destruction(by: Actor) -> Destruction:
    """A destruction of a report that the officer asked for, and that waits for somebody else."""
    report = Paper.objects.get(pk=fullest(Paper.objects.filter(kind="report"), "figure_set"))
    assert report.document_id is not None
    return Destruction.objects.first() or ask_by_hand(
        by, place(by), document=report.document_id, ground=Ground.ERASURE, reason="They asked for it"
    )


def sitting(by: Actor) -> int:
    """A meeting of the fullest board that is run here, with members, somebody in the chair, and a minute."""
    board = Body.objects.get(pk=fullest(Body.objects.all(), "papers"))
    meeting = Meeting.objects.filter(presences__isnull=False).first()
    return (meeting or sat(by, board)).pk


def retention(by: Actor) -> Values:
    """With a rule, a hold and something due."""
    rule(by)
    destruction(by)
    hold(by)
    return {}


def planned(by: Actor) -> Meeting:
    """A planned meeting with everything on its agenda that was proposed, but for the last item, and the agenda out."""
    there = Meeting.objects.filter(state="planned").first()
    if there is not None:
        return there
    body = Body.objects.get(pk=fullest(Body.objects.all(), "papers"))
    meeting = plan_meeting(by, body, {"held_on": by.today + timedelta(days=30), "venue": "Town Hall"})
    put_on_agenda(by, meeting, [one.key for one in proposed_for(by, meeting)][:-1])
    item = meeting.agenda.latest("pk")
    publish_agenda(by, meeting)
    withdraw_agenda_item(by, item, why="The figures are late")
    return meeting


def with_papers(by: Actor) -> Meeting:
    """A planned meeting with papers that came, that are waited for, and a pack that went out."""
    meeting = planned(by)
    if Pack.objects.filter(meeting=meeting).exists():
        return meeting
    item = meeting.agenda.earliest("pk")
    words = "# Where we are\nBurglary fell.\n- Mere Lane\nWard\tCount\nMere\t41"
    facts = {"title": "Burglary this year", "recommendations": "Agree the plan", "implications": "Money: none"}
    changes.add_agenda_paper(by, item, facts, changes.Content(text=words))
    changes.add_agenda_paper(by, item, {"title": "A paper to come"}, changes.Content())
    changes.ask_pack(by, meeting, Audience.MEMBER)
    do_waiting("a worker")
    changes.send_out(by, meeting, "")
    changes.ask_pack(by, meeting, Audience.PUBLIC)
    return meeting


def agenda_paper(by: Actor) -> AgendaPaper:
    """A paper to an agenda that came."""
    return AgendaPaper.objects.get(agenda_item__meeting=with_papers(by), title="Burglary this year")


def minuted(by: Actor) -> Paper:
    """Draft minutes of a meeting of yesterday: today may have one whose minutes are being taken."""
    there = Paper.objects.filter(stage="draft").first()
    if there is not None:
        return there
    body = Body.objects.get(pk=fullest(Body.objects.all(), "papers"))
    meeting = plan_meeting(by, body, {"held_on": by.today - timedelta(days=1), "venue": "Town Hall"})
    item = add_agenda_item(by, meeting, {"title": "Lighting"})
    text = "AGREED: that the lamps are mended.\nRESTRICTED\nOf one house.\nEND RESTRICTED"
    Minute.objects.create(partnership=body.partnership, agenda_item=item, text=text)
    return issue_minutes(by, meeting, Stage.DRAFT)


def letter(by: Actor) -> Letter:
    """A letter that waits for its answer."""
    body = Body.objects.get(pk=fullest(Body.objects.all(), "papers"))
    there = Letter.objects.first()
    return there or add_letter(by, body, {"to_name": "The clerk", "about": "Lamps", "sent_on": by.today})


def topic(by: Actor) -> Topic:
    """A topic of a forward plan."""
    body = Body.objects.get(pk=fullest(Body.objects.all(), "papers"))
    there = Topic.objects.filter(body=body).first()
    return there or add_topic(by, body, {"title": "Quarterly figures", "every": 3})


def rights(by: Actor) -> Values:
    """With something in each of the lists."""
    redaction(by)
    restricted(by)
    return {}


def board(by: Actor) -> Values:
    """A board with terms of reference in two versions, commitments, and something that became of it."""
    board = Body.objects.get(pk=fullest(Body.objects.all(), "papers"))
    if not board.terms.exists():
        for year, least in ((2005, 3), (2015, 4)):
            rule = Rule(members=least, agencies=3, chair=True)
            changes.add_terms(by, board, adopted_on=date(year, 4, 1), text="It meets four times a year.", quorum=rule)
        changes.agree_commitments(by, board, [*NOLAN[:3], "We answer each other within a week."], on=date(2015, 4, 1))
        changes.end_commitment(by, board.commitments.earliest("pk"), date(2016, 4, 1))
        group = changes.add_body(by, board.partnership, name="Lanes group", kind=BodyKind.TASK_AND_FINISH_GROUP)
        changes.move_body(by, group, board, date(2016, 4, 1), reason="The board asked for it")
    return {"body": board.pk}


def of_format(name: str) -> int:
    """The number of the latest document of a format."""
    return Document.objects.filter(format=name).order_by("-pk")[0].pk


def fact(name: str) -> Values:
    fact = Fact.objects.filter(review=to_review(), list=name)[0]
    return {"document": to_review().document_id, "fact": fact.pk}
