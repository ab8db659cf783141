"""Every page of the product by the name of its address, with the fullest one of its kind in the sample to walk to."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from frankpledge.documents.models import Document
from frankpledge.intake.models import Fact, Review, Upload
from frankpledge.keeping.changes import add_rule, ask_by_hand, lay_hold
from frankpledge.keeping.models import Destruction, LegalHold, RetentionRule
from frankpledge.keeping.rules.asking import Ground
from frankpledge.keeping.rules.due import Held
from frankpledge.kit.cutting import Words
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.changes import (
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
    Decision,
    Item,
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

# Asked for by a form alone: who visits them is told so (405).
ANSWERS = frozenset(
    "account_logout single_sign_on "
    "enter_unchecked decide_fact accept_sure accept_rest choose_body enter reject withdraw put_back "
    "read_again take_offer keep_mine keep_draft discard_draft".split()
)
FILES = frozenset(
    {"actions_csv", "ledger_csv", "page_picture", "mfa_download_recovery_codes", "pack", "meeting_calendar"}
)  # no pages: something to save, something on a page
MACHINES = frozenset({"health", "ready", "figures"})  # for whoever watches the installation
# For developers alone; only where a provider is set up.  They have stories of their own.
ELSEWHERE = frozenset(
    "gallery single_sign_on_answer prove_by_single_sign_on tie_single_sign_on untie_single_sign_on".split()
)
SIGNED_OUT = frozenset(
    "account_login account_reset_password account_reset_password_done account_reset_password_from_key_done".split()
)
BY_LINK = frozenset({"invitation", "recovery"})  # opened by whoever has the link, signed in or not
# Of no partnership, for whoever is signed in.
OWN = frozenset(
    "start mfa_index account_change_password mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes "
    "mfa_add_webauthn account_reauthenticate mfa_reauthenticate".split()
)
# Seen by those alone who are half signed in, or have what the sample's officer has not: with stories of their own.
ON_THE_WAY_IN = frozenset(
    "mfa_authenticate mfa_login_webauthn mfa_activate_totp second_factor mfa_reauthenticate_webauthn mfa_edit_webauthn "
    "mfa_remove_webauthn typed account_reset_password_from_key".split()
)
NOT_CLOSED = "?state=open&state=late&state=due_soon"


def known_names() -> set[str]:
    """The name of every address that the product answers."""
    return set(_names(get_resolver().url_patterns))


def _names(patterns: list[URLPattern | URLResolver]) -> list[str]:
    found = []
    for pattern in patterns:
        found += _names(pattern.url_patterns) if isinstance(pattern, URLResolver) else [str(pattern.name)]
    return found


def _fullest(rows: Any, of: str) -> int:
    """The number of the row with the most of something."""
    return rows.annotate(many=Count(of)).order_by("-many", "pk")[0].pk


def _to_review() -> Review:
    return Review.objects.filter(state="to_review").order_by("pk")[0]


def _person() -> int:
    return _fullest(Person.objects.filter(stands_as__isnull=True, attendance__isnull=False), "attendance")


def _merge(by: Actor) -> Merge:
    """Two people of the sample, merged so that there is a page on which they can be parted."""
    kept = Person.objects.get(pk=_person())
    return Merge.objects.filter(kept=kept).first() or merge_people(by, kept, Person.objects.get(pk=_other()))


def _other() -> int:
    """Somebody else than the person whose pages are walked."""
    return Person.objects.filter(stands_as__isnull=True).exclude(pk=_person()).order_by("pk")[0].pk


def _name(by: Actor) -> Values:
    waiting = questions(by)[0]
    return {"asked": waiting.asked.value, "row": waiting.row}


def _closed() -> int:
    return Action.objects.exclude(state="open").order_by("pk")[0].pk


def _open() -> int:
    return _fullest(Action.objects.filter(state="open"), "owners")


def _agency() -> int:
    return _fullest(Organisation.objects.all(), "attendance")


def _account() -> User:
    """Somebody else than the officer who walks."""
    return User.objects.get(email=MEMBER)


def _invited(by: Actor, address: str = "") -> tuple[Invitation, str]:
    """An invitation of somebody who has no account yet, and the secret of its link."""
    assert by.partnership is not None
    place = Partnership.objects.get(pk=by.partnership.id)
    address = address or f"somebody{Invitation.objects.count()}@mere.example"
    return invite(by, place, address=address, name="Una Marsh", role=Role.ANALYST, starts=by.today)


def _recovery(by: Actor) -> Recovery:
    """A recovery that the server's administrator asked for, so that the officer may approve it."""
    assert by.partnership is not None
    place = Partnership.objects.get(pk=by.partnership.id)
    asked = Recovery.objects.filter(approved_at__isnull=True).first()
    return asked or ask_recovery(process_for(place, "administrator", by.today), place, _account())


def _accounts(by: Actor) -> Values:
    """With something in each of the lists."""
    _invited(by)
    _recovery(by)
    return {}


def _approved(by: Actor) -> str:
    """The secret of an approved recovery's link."""
    return approve_recovery(by, _recovery(by))


def _redaction(by: Actor) -> Redaction:
    """A redaction of the fullest person's name that the officer asked for, and that waits for somebody else."""
    assert by.partnership is not None
    place, person = Partnership.objects.get(pk=by.partnership.id), Person.objects.get(pk=_person())
    words = phrases_of(by, person)
    found = [one.number for one in places_of(by, Words(words), person)]
    return Redaction.objects.first() or ask_redaction(
        by, place, words=words, documents=found, basis=Basis.ERASURE, reason="They asked for it", person=person
    )


def _restricted(by: Actor) -> int:
    """Somebody whose data is restricted."""
    person = Person.objects.get(pk=_person())
    if person.restricted_on is None:
        restrict(by, person, starts=by.today, reason="They contest what is held")
    return person.pk


def _place(by: Actor) -> Partnership:
    assert by.partnership is not None
    return Partnership.objects.get(pk=by.partnership.id)


def _rule(by: Actor) -> RetentionRule:
    """A rule by which some minutes are due."""
    said = {"body_kind": "", "since": "meeting", "years": 0, "months": 1, "ground": "Our schedule", "effect": "destroy"}
    return RetentionRule.objects.first() or add_rule(by, _place(by), kind="minutes", in_force=True, **said)


def _hold(by: Actor) -> LegalHold:
    """A hold on the papers of a board."""
    board = Body.objects.get(pk=_fullest(Body.objects.all(), "papers"))
    return LegalHold.objects.filter(lifted_on=None).first() or lay_hold(
        by, _place(by), what=Held.BODY, body=board, reason="A claim against the council"
    )


def _destruction(by: Actor) -> Destruction:
    """A destruction of a report that the officer asked for, and that waits for somebody else."""
    report = Paper.objects.get(pk=_fullest(Paper.objects.filter(kind="report"), "figure_set"))
    assert report.document_id is not None
    return Destruction.objects.first() or ask_by_hand(
        by, _place(by), document=report.document_id, ground=Ground.ERASURE, reason="They asked for it"
    )


def _sitting(by: Actor) -> int:
    """A meeting of the fullest board that is run here, with members, somebody in the chair, and a minute."""
    board = Body.objects.get(pk=_fullest(Body.objects.all(), "papers"))
    meeting = Meeting.objects.filter(presences__isnull=False).first()
    return (meeting or sat(by, board)).pk


def _retention(by: Actor) -> Values:
    """With a rule, a hold and something due."""
    _rule(by)
    _destruction(by)
    _hold(by)
    return {}


def _planned(by: Actor) -> Meeting:
    """A planned meeting with everything on its agenda that was proposed, but for the last item, and the agenda out."""
    there = Meeting.objects.filter(state="planned").first()
    if there is not None:
        return there
    body = Body.objects.get(pk=_fullest(Body.objects.all(), "papers"))
    meeting = plan_meeting(by, body, {"held_on": by.today + timedelta(days=30), "venue": "Town Hall"})
    put_on_agenda(by, meeting, [one.key for one in proposed_for(by, meeting)][:-1])
    item = meeting.agenda.latest("pk")
    publish_agenda(by, meeting)
    withdraw_agenda_item(by, item, why="The figures are late")
    return meeting


def _with_papers(by: Actor) -> Meeting:
    """A planned meeting with papers that came, that are waited for, and a pack that went out."""
    meeting = _planned(by)
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


def _agenda_paper(by: Actor) -> AgendaPaper:
    """A paper to an agenda that came."""
    return AgendaPaper.objects.get(agenda_item__meeting=_with_papers(by), title="Burglary this year")


def _minuted(by: Actor) -> Paper:
    """Draft minutes of a meeting of today, with a comment."""
    there = Paper.objects.filter(stage="draft").first()
    if there is not None:
        return there
    body = Body.objects.get(pk=_fullest(Body.objects.all(), "papers"))
    meeting = plan_meeting(by, body, {"held_on": by.today, "venue": "Town Hall"})
    item = add_agenda_item(by, meeting, {"title": "Lighting"})
    text = "AGREED: that the lamps are mended.\nRESTRICTED\nOf one house.\nEND RESTRICTED"
    Minute.objects.create(partnership=body.partnership, agenda_item=item, text=text)
    return issue_minutes(by, meeting, Stage.DRAFT)


def _letter(by: Actor) -> Letter:
    """A letter that waits for its answer."""
    body = Body.objects.get(pk=_fullest(Body.objects.all(), "papers"))
    there = Letter.objects.first()
    return there or add_letter(by, body, {"to_name": "The clerk", "about": "Lamps", "sent_on": by.today})


def _topic(by: Actor) -> Topic:
    """A topic of a forward plan."""
    body = Body.objects.get(pk=_fullest(Body.objects.all(), "papers"))
    there = Topic.objects.filter(body=body).first()
    return there or add_topic(by, body, {"title": "Quarterly figures", "every": 3})


def _rights(by: Actor) -> Values:
    """With something in each of the lists."""
    _redaction(by)
    _restricted(by)
    return {}


def _board(by: Actor) -> Values:
    """A board with terms of reference in two versions, commitments, and something that became of it."""
    board = Body.objects.get(pk=_fullest(Body.objects.all(), "papers"))
    if not board.terms.exists():
        for year, least in ((2005, 3), (2015, 4)):
            rule = Rule(members=least, agencies=3, chair=True)
            changes.add_terms(by, board, adopted_on=date(year, 4, 1), text="It meets four times a year.", quorum=rule)
        changes.agree_commitments(by, board, [*NOLAN[:3], "We answer each other within a week."], on=date(2015, 4, 1))
        changes.end_commitment(by, board.commitments.earliest("pk"), date(2016, 4, 1))
        group = changes.add_body(by, board.partnership, name="Lanes group", kind=BodyKind.TASK_AND_FINISH_GROUP)
        changes.move_body(by, group, board, date(2016, 4, 1), reason="The board asked for it")
    return {"body": board.pk}


# Beside each name: what it is called with, and what is asked of it.  Add a row with every new page.
PAGES: dict[str, tuple[Callable[[Actor], Values], tuple[str, ...]]] = {
    **{name: (lambda by: {}, ("",)) for name in SIGNED_OUT | OWN},
    "home": (lambda by: {}, ("",)),
    "search": (lambda by: {}, ("", "?q=lighting", "?q=police&kind=actions", "?q=nothing+has+this+word")),
    "documents": (lambda by: {}, ("", "?state=rejected")),
    "upload": (lambda by: {}, ("",)),
    "batch": (lambda by: {"batch": Upload.objects.order_by("-pk")[0].batch}, ("",)),
    "review": (lambda by: {"document": _to_review().document_id}, ("", "?show=left", "?side=text", "?side=pages")),
    "fact": (lambda by: _fact("attendance"), ("",)),
    "add_fact": (lambda by: {"document": _to_review().document_id}, ("", "?kind=actions")),
    "bodies": (lambda by: {}, ("",)),
    "issue_minutes": (lambda by: {"meeting": _minuted(by).meeting_id}, ("",)),
    "comments": (lambda by: {"paper": _minuted(by).pk}, ("",)),
    "agree_minutes": (lambda by: {"paper": _minuted(by).pk}, ("",)),
    "decisions": (lambda by: {}, ("", "?noted=on", "?words=never")),
    "decision": (lambda by: {"decision": Decision.objects.exclude(verb="noted").latest("pk").pk}, ("",)),
    "decide_between": (lambda by: {"body": _fullest(Body.objects.all(), "papers")}, ("",)),
    "letters": (lambda by: {}, ("",)),
    "letter": (lambda by: {"letter": _letter(by).pk}, ("",)),
    "add_letter": (lambda by: {"body": _fullest(Body.objects.all(), "papers")}, ("",)),
    "plan_meeting": (lambda by: {"body": _fullest(Body.objects.all(), "papers")}, ("",)),
    "forward_plan": (lambda by: {"body": _topic(by).body_id}, ("",)),
    "topic": (lambda by: {"topic": _topic(by).pk}, ("",)),
    "agenda": (lambda by: {"meeting": _planned(by).pk}, ("",)),
    "add_agenda_item": (lambda by: {"meeting": _planned(by).pk}, ("",)),
    "change_meeting": (lambda by: {"meeting": _planned(by).pk}, ("",)),
    "agenda_item": (lambda by: {"item": _planned(by).agenda.earliest("pk").pk}, ("",)),
    "meeting_papers": (lambda by: {"meeting": _with_papers(by).pk}, ("",)),
    "item_papers": (lambda by: {"item": _agenda_paper(by).agenda_item_id}, ("", "?do=add")),
    "agenda_paper": (lambda by: {"paper": _agenda_paper(by).pk}, ("", "?do=hand_in", "?do=withdraw")),
    "describe_agenda_paper": (lambda by: {"paper": _agenda_paper(by).pk}, ("",)),
    "timetable": (lambda by: {"meeting": _with_papers(by).pk}, ("",)),
    "timetable_days": (lambda by: {"meeting": _with_papers(by).pk}, ("", "?of=body")),
    "mark_agenda_item": (lambda by: {"item": _planned(by).agenda.earliest("pk").pk}, ("",)),
    "add_body": (lambda by: {}, ("",)),
    "body": (_board, ("",)),
    "describe_body": (_board, ("",)),
    "members": (_board, ("", "?name=a")),
    "terms": (_board, ("",)),
    "commitments": (_board, ("",)),
    "restructure": (_board, ("", "?how=close", "?how=split", "?how=merge", "?how=move", "?how=rename")),
    "meetings": (lambda by: {}, ("", "?year=1999")),
    "meeting": (lambda by: {"meeting": _fullest(Meeting.objects.all(), "attendance")}, ("",)),
    "take_minutes": (lambda by: {"meeting": _sitting(by)}, ("",)),
    "papers": (lambda by: {}, ("",)),
    "paper": (lambda by: {"paper": _fullest(Paper.objects.filter(kind="report"), "figure_set")}, ("",)),
    "mark_paper": (lambda by: {"paper": _fullest(Paper.objects.all(), "item_set")}, ("",)),
    "share_paper": (lambda by: {"paper": _fullest(Paper.objects.all(), "item_set")}, ("",)),
    "mark_item": (lambda by: {"item": _fullest(Item.objects.all(), "decision_set")}, ("",)),
    "mark_document": (lambda by: {"document": _to_review().document_id}, ("",)),
    "actions": (lambda by: {}, ("", NOT_CLOSED)),
    "action": (lambda by: {"action": _open()}, ("",)),
    "close_action": (lambda by: {"action": _open()}, ("",)),
    "reopen_action": (lambda by: {"action": _closed()}, ("",)),
    "agencies": (lambda by: {}, ("",)),
    "agency": (lambda by: {"organisation": _agency()}, ("",)),
    "describe_agency": (lambda by: {"organisation": _agency()}, ("",)),
    "spell_agency": (lambda by: {"organisation": _agency()}, ("",)),
    "person": (lambda by: {"person": _merge(by).kept_id}, ("",)),
    "rename_person": (lambda by: {"person": _person()}, ("",)),
    "merge_people": (lambda by: {"person": _person()}, ("", "?name=a", "?other={other}")),
    "part_people": (lambda by: {"person": _person(), "merge": _merge(by).pk}, ("",)),
    "names": (lambda by: {}, ("",)),
    "match_name": (_name, ("",)),
    "about": (lambda by: {}, ("",)),
    "describe_partnership": (lambda by: {}, ("",)),
    "accounts": (_accounts, ("",)),
    "account": (lambda by: {"account": _account().pk}, ("",)),
    "give_role": (lambda by: {"account": _account().pk}, ("",)),
    "end_role": (lambda by: {"account": _account().pk, "grant": _account().grants.get().pk}, ("",)),
    "leave": (lambda by: {"account": _account().pk}, ("",)),
    "ask_recovery": (lambda by: {"account": _account().pk}, ("",)),
    "approve_recovery": (lambda by: {"recovery": _recovery(by).pk}, ("",)),
    "invite": (lambda by: {}, ("",)),
    "send_again": (lambda by: {"invitation": _invited(by)[0].pk}, ("",)),
    "withdraw_invitation": (lambda by: {"invitation": _invited(by)[0].pk}, ("",)),
    "rights": (_rights, ("",)),
    "find_person": (lambda by: {}, ("",)),
    "information_answer": (lambda by: {}, ("",)),
    "ask_redaction": (lambda by: {}, ("", "?person={other}")),
    "redaction": (lambda by: {"redaction": _redaction(by).pk}, ("",)),
    "retention": (_retention, ("",)),
    "due": (_retention, ("",)),
    "add_retention_rule": (lambda by: {}, ("",)),
    "retention_rule": (lambda by: {"rule": _rule(by).pk}, ("",)),
    "lay_hold": (lambda by: {}, ("",)),
    "lift_hold": (lambda by: {"hold": _hold(by).pk}, ("",)),
    "ask_by_rule": (lambda by: {}, ("",)),
    "ask_destruction": (lambda by: {}, ("",)),
    "destruction": (lambda by: {"destruction": _destruction(by).pk}, ("",)),
    "held": (lambda by: {"person": _person()}, ("",)),
    "export_held": (lambda by: {"person": _person()}, ("",)),
    "restrict_person": (lambda by: {"person": _person()}, ("",)),
    "lift_restriction": (lambda by: {"person": _restricted(by)}, ("",)),
    "correct_person": (lambda by: {"person": _person()}, ("",)),
    "ledger": (lambda by: {}, ("", "?outcome=refused", "?verb=nothing")),
    "invitation": (lambda by: {"secret": _invited(by)[1]}, ("",)),
    "recovery": (lambda by: {"secret": _approved(by)}, ("",)),
    "document": (lambda by: {"document": of_format("docx")}, ("", "?side=text", "?side=pages")),
}


def of_format(name: str) -> int:
    """The number of the latest document of a format."""
    return Document.objects.filter(format=name).order_by("-pk")[0].pk


def _fact(name: str) -> Values:
    fact = Fact.objects.filter(review=_to_review(), list=name)[0]
    return {"document": _to_review().document_id, "fact": fact.pk}


def addresses(name: str, by: Actor) -> list[str]:
    """Where to find the pages of this name."""
    values, asked = PAGES[name]
    given = values(by)
    if name not in SIGNED_OUT | BY_LINK | OWN:
        given |= {"partnership": by.partnership.slug if by.partnership else ""}
    return [reverse(name, kwargs=given) + query.replace("{other}", str(_other())) for query in asked]
