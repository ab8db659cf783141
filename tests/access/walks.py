"""How each row of the table is asked for: the address of a thing, what is sent, which words show that it is there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from frankpledge.documents.changes import store_content
from frankpledge.documents.models import Document
from frankpledge.intake.models import Fact, Reading, Review
from frankpledge.meetings import models as record
from frankpledge.people.models import Person
from frankpledge.rights.models import Restriction
from frankpledge.work.models import Worker
from tests.access.actors import Asker
from tests.access.asking import Answer, ask
from tests.access.table import Row
from tests.access.world import COMMON, Thing, World, first_fact

Data = dict[str, Any]


def NOTHING(thing: Thing) -> Data:  # noqa: N802 - a value that happens to be a function
    """No numbers in the address, nothing sent."""
    return {}


@dataclass(frozen=True)
class Walk:
    """`which` gives the numbers in the address, `sent` the query or the form, `before` makes ready what it is about.

    `shows` is the kind of word that stands in the answer where the thing is shown, `tells` where it is told of.
    """

    which: Callable[[Thing], Data] = NOTHING
    sent: Callable[[Thing], Data] = NOTHING
    shows: str = ""
    tells: str = ""
    before: Callable[[Thing, World], None] = lambda thing, world: None


def address(world: World, row: Row, which: Data) -> str:
    """Where a page is."""
    whole = {} if row.page in OF_NO_PARTNERSHIP else {"partnership": world.place.slug}
    return reverse(row.page, kwargs=whole | which)


# Of no partnership: one's own sign-in, and where a link leads.
OWN = {
    "account_login": ("GET", "POST"), "mfa_authenticate": ("GET", "POST"), "mfa_login_webauthn": ("GET", "POST"),
    "account_reauthenticate": ("GET", "POST"), "mfa_reauthenticate": ("GET", "POST"),
    "mfa_reauthenticate_webauthn": ("GET", "POST"), "prove_by_single_sign_on": ("GET", "POST"),
    "single_sign_on": ("GET", "POST"), "single_sign_on_answer": ("GET", "POST"),
    "account_reset_password": ("GET", "POST"), "account_reset_password_done": ("GET",),
    "account_reset_password_from_key_done": ("GET",), "account_reset_password_from_key": ("GET", "POST"),
    "account_logout": ("GET", "POST"), "typed": ("GET", "POST"), "mfa_index": ("GET",), "second_factor": ("GET",),
    "account_change_password": ("GET", "POST"), "tie_single_sign_on": ("GET", "POST"),
    "untie_single_sign_on": ("GET", "POST"), "mfa_activate_totp": ("GET", "POST"),
    "mfa_deactivate_totp": ("GET", "POST"),
    "mfa_view_recovery_codes": ("GET",), "mfa_generate_recovery_codes": ("GET", "POST"),
    "mfa_download_recovery_codes": ("GET",), "mfa_add_webauthn": ("GET", "POST"), "mfa_edit_webauthn": ("GET", "POST"),
    "mfa_remove_webauthn": ("GET", "POST"), "invitation": ("GET", "POST"), "recovery": ("GET", "POST"),
}  # fmt: skip
# What such an address is asked for with: the links and numbers of nobody.
_NOBODYS: dict[str, Data] = {
    "account_reset_password_from_key": {"uidb36": "zz", "key": "no-such-key"},
    "mfa_edit_webauthn": {"pk": 999999},
    "mfa_remove_webauthn": {"pk": 999999},
    "invitation": {"secret": "no-such-secret"},
    "recovery": {"secret": "no-such-secret"},
}
OF_NO_PARTNERSHIP = frozenset({"start", "gallery", "health", "ready", "figures", *OWN})


def worker_seen() -> None:
    """A worker is there."""
    Worker.objects.create(key="a worker", seen=timezone.now())


def _of(name: str, row: str) -> Callable[[Thing], Data]:
    return lambda thing: {name: getattr(thing, row).pk}


_meeting = lambda thing: {"meeting": thing.minutes.meeting_id}  # noqa: E731
_body = lambda thing: {"body": thing.minutes.body_id}  # noqa: E731
_planned = _of("meeting", "planned")
_agenda_item = _of("item", "agenda_item")
_agenda_paper = _of("paper", "agenda_paper")
_topic = _of("topic", "topic")
_held = _of("meeting", "held")
_draft_minutes = _of("paper", "draft")
_letter = _of("letter", "letter")


def _decision(thing: Thing) -> Data:
    return {"decision": record.Decision.objects.get(paper=thing.minutes).pk}


def _agreed(thing: Thing) -> Data:
    day = timezone.localdate()
    none = {"correction-TOTAL_FORMS": 0, "correction-INITIAL_FORMS": 0}
    return none | {"on-day": day.day, "on-month": day.month, "on-year": day.year}


_paper = _of("paper", "minutes")
_report = _of("paper", "report")
_item = _of("item", "item")
_action = _of("action", "action")
_agency = _of("organisation", "agency")
_person = _of("person", "person")
_document = _of("document", "document")


def _minute(thing: Thing, text: str) -> Data:
    return {f"item-{thing.agenda_item.pk}-text": text}


def _name(thing: Thing) -> Data:
    owner = record.ActionOwner.objects.get(action=thing.action, name__startswith=thing.word("owner"))
    return {"asked": "owner", "row": owner.pk}


def _marking(thing: Thing, level: int, of: str) -> Data:
    said = getattr(thing, of).said
    data: Data = {"level": str(level), "handling": "Board"}
    if said is None or said.stub:
        data["stub"] = "on"
    if level and said is not None and said.paragraph:
        data |= {"paragraph": said.paragraph, "reason": said.reason}
    return data


def _closed(thing: Thing, world: World) -> None:
    record.Action.objects.filter(pk=thing.action.pk).update(state="done", closed_on="2024-06-01")


def _sent_unchecked(thing: Thing) -> Data:
    return {"document": thing.document.pk, "batch": ""}


def _withdrawn(thing: Thing, world: World) -> None:
    Review.objects.filter(pk=thing.review.pk).update(state="rejected")


def _draft(thing: Thing) -> Data:
    return {"draft_of": f"/{thing.place}/about/change/", "name": "Not saved yet"}


def _decided() -> Data:
    return {"text": "The lamps are mended", "how": "By e-mail"} | _days("on", 2024)


def _days(name: str, year: int) -> Data:
    return {f"{name}-day": 1, f"{name}-month": 2, f"{name}-year": year}


def steps_in(year: int) -> Data:
    steps = ("call", "papers_due", "briefing", "dispatch", "draft_minutes")
    return {name: value for step in steps for name, value in _days(step, year).items()}


def _paper_to_come(thing: Thing) -> Data:
    return {"?": "do=add", "title": "Lamps in the park", "level": "", "stub": "on"}


def _withdrawal(thing: Thing) -> Data:
    return {"?": "do=withdraw", "do": "withdraw", "why": "The figures were wrong"}


def _due(thing: Thing) -> Data:
    papers = record.Paper.objects.filter(partnership=thing.rule.partnership_id, kind="minutes")
    return {"rule": thing.rule.pk, "things": [f"minutes-{number}" for number in papers.values_list("pk", flat=True)]}


def described_body(thing: Thing, **over: Any) -> Data:
    """How the form of a body stands, with something else in it."""
    return {"name": thing.minutes.body.name, "kind": "sub_group", "numbering": "plain"} | over


def _new_member(thing: Thing) -> Data:
    return {"doing": "add", "who": "new", "new_name": "Wilfred Gosling"}


def rule_for(kind: str) -> Data:
    since = "meeting" if kind == "minutes" else "dated"
    return {"kind": kind, "since": since, "years": 6, "months": 0, "ground": "Our schedule", "effect": "review"}


def _restricted(thing: Thing, world: World) -> None:
    Restriction.objects.create(
        partnership=world.place, person=thing.person, starts="2024-06-01", reason="They ask",
        set_by=world.things["U", "O"].user,
    )  # fmt: skip
    Person.objects.filter(pk=thing.person.pk).update(restricted_on="2024-06-01")


def _older(thing: Thing, world: World) -> None:
    """As an older reader left it; the file is one that can be read, and not a page without words."""
    text = thing.document.text.encode()
    Document.objects.filter(pk=thing.document.pk).update(fingerprint=store_content(world.place, text), format="text")
    Reading.objects.filter(document=thing.document).update(reader="0.1")


def _offered(thing: Thing, world: World) -> None:
    fact = first_fact(thing)
    Fact.objects.filter(pk=fact.pk).update(
        offer="changed", offered=fact.read | {"span": [fact.start, fact.end]}, state="accepted"
    )


def _a_fact(thing: Thing) -> Data:
    return _document(thing) | {"fact": first_fact(thing).pk}


def _correction(thing: Thing) -> Data:
    return {"verb": "agreed", "text": "Something else", "item": ""}


def _missed(thing: Thing) -> Data:
    return {"words": thing.word("decision"), "verb": "noted", "text": "It was missed", "item": "", "place": ""}


def _file(thing: Thing) -> Data:
    return {"papers": [SimpleUploadedFile("words.txt", b"Some words")]}


def _other_person(thing: Thing) -> Data:
    return {"other": thing.other.pk}


def _some_body(thing: Thing) -> Data:
    return {"body": record.Body.objects.filter(partnership_id=thing.document.partnership_id).earliest("id").pk}


def _apart(thing: Thing) -> Data:
    return _person(thing) | {"merge": thing.merge.pk}


def _role() -> Data:
    day = timezone.localdate()
    return {"role": "scrutiny", "starts-day": day.day, "starts-month": day.month, "starts-year": day.year}


def _a_grant(thing: Thing) -> Data:
    return {"account": thing.user.pk, "grant": thing.grant.pk}


_TO_REVIEW = {"which": _document, "shows": "decision"}
_CLOSING = {"?": "how=close", "how": "close"}
_SHARED = {"roles": ["region", "policing_body"]}

WALKS: dict[tuple[str, str, str], Walk] = {
    ("start", "GET", "-"): Walk(),
    ("home", "GET", "in"): Walk(shows="body", tells="body"),
    ("search", "GET", "in"): Walk(sent=lambda t: {"q": COMMON}, shows="item", tells="?"),
    ("search", "GET", "item"): Walk(sent=lambda t: {"q": COMMON}, shows="item"),
    ("gallery", "GET", "-"): Walk(),
    ("health", "GET", "-"): Walk(),
    ("ready", "GET", "-"): Walk(before=lambda thing, world: worker_seen()),
    ("figures", "GET", "-"): Walk(),
    ("documents", "GET", "in"): Walk(shows="file"),
    ("documents", "GET", "review"): Walk(shows="file"),
    ("upload", "GET", "-"): Walk(),
    ("upload", "POST", "-"): Walk(sent=_file),
    ("batch", "GET", "review"): Walk(which=lambda t: {"batch": t.batch}, shows="upload"),
    ("enter_unchecked", "GET", "-"): Walk(),
    ("enter_unchecked", "POST", "review"): Walk(sent=_sent_unchecked),
    ("review", "GET", "review"): Walk(**_TO_REVIEW),
    ("fact", "GET", "review"): Walk(which=_a_fact, shows="decision"),
    ("fact", "POST", "review"): Walk(which=_a_fact, sent=_correction),
    ("add_fact", "GET", "review"): Walk(which=_document, shows="file"),
    ("add_fact", "POST", "review"): Walk(which=_document, sent=lambda t: _missed(t) | {"?": "kind=decisions"}),
    ("decide_fact", "GET", "review"): Walk(**_TO_REVIEW),
    ("decide_fact", "POST", "review"): Walk(which=_document, sent=lambda t: {"accept": first_fact(t).pk}),
    ("accept_sure", "GET", "review"): Walk(**_TO_REVIEW),
    ("accept_sure", "POST", "review"): Walk(which=_document),
    ("accept_rest", "GET", "review"): Walk(**_TO_REVIEW),
    ("accept_rest", "POST", "review"): Walk(which=_document),
    ("choose_body", "GET", "review"): Walk(**_TO_REVIEW),
    ("choose_body", "POST", "review"): Walk(which=_document, sent=_some_body),
    ("enter", "GET", "review"): Walk(**_TO_REVIEW),
    ("enter", "POST", "review"): Walk(which=_document, sent=lambda t: {"unchecked": "yes"}),
    ("reject", "GET", "review"): Walk(**_TO_REVIEW),
    ("reject", "POST", "review"): Walk(which=_document),
    ("withdraw", "GET", "paper"): Walk(which=_document),
    ("withdraw", "POST", "paper"): Walk(which=_document),
    ("put_back", "GET", "paper"): Walk(which=_document),
    ("put_back", "POST", "review"): Walk(which=_document, before=_withdrawn),
    ("read_again", "GET", "review"): Walk(**_TO_REVIEW),
    ("read_again", "POST", "review"): Walk(which=_document, before=_older),
    ("take_offer", "GET", "review"): Walk(**_TO_REVIEW),
    ("take_offer", "POST", "review"): Walk(which=_document, sent=lambda t: {"fact": first_fact(t).pk}, before=_offered),
    ("keep_mine", "GET", "review"): Walk(**_TO_REVIEW),
    ("keep_mine", "POST", "review"): Walk(which=_document, sent=lambda t: {"fact": first_fact(t).pk}, before=_offered),
    ("bodies", "GET", "in"): Walk(shows="body", tells="body"),
    ("body", "GET", "paper"): Walk(which=_body, shows="action", tells="body"),
    ("add_body", "GET", "-"): Walk(),
    ("add_body", "POST", "-"): Walk(sent=lambda t: {"name": "Lanes group", "kind": "sub_group"}),
    ("describe_body", "GET", "paper"): Walk(which=_body, shows="body"),
    ("describe_body", "POST", "paper"): Walk(which=_body, sent=lambda t: described_body(t)),
    ("members", "GET", "paper"): Walk(which=_body, shows="body"),
    ("members", "POST", "paper"): Walk(which=_body, sent=_new_member),
    ("terms", "GET", "paper"): Walk(which=_body, shows="body"),
    ("terms", "POST", "paper"): Walk(which=_body, sent=lambda t: {"text": "We meet", "quorum_members": "3"}),
    ("commitments", "GET", "paper"): Walk(which=_body, shows="body"),
    ("commitments", "POST", "paper"): Walk(which=_body, sent=lambda t: {"doing": "agree", "text": "We are honest"}),
    ("restructure", "GET", "paper"): Walk(which=_body, sent=lambda t: {"how": "close"}, shows="body"),
    ("restructure", "POST", "paper"): Walk(which=_body, sent=lambda t: _CLOSING | _days("on", 2999)),
    ("meetings", "GET", "in"): Walk(shows="body", tells="body"),
    ("meeting", "GET", "paper"): Walk(which=_meeting, shows="item", tells="body"),
    ("meeting", "GET", "item"): Walk(which=_meeting, shows="item", tells="number"),
    ("take_minutes", "GET", "paper"): Walk(which=_planned, shows="minuted"),
    ("take_minutes", "POST", "paper"): Walk(which=_planned, sent=lambda t: _minute(t, "It was talked over")),
    ("papers", "GET", "in"): Walk(shows="report", tells="body"),
    ("paper", "GET", "paper"): Walk(which=_report, shows="report", tells="body"),
    ("plan_meeting", "GET", "paper"): Walk(which=_body, shows="body"),
    ("plan_meeting", "POST", "paper"): Walk(which=_body, sent=lambda t: _days("held_on", 2031)),
    ("forward_plan", "GET", "paper"): Walk(which=_body, shows="topic", tells="body"),
    ("forward_plan", "POST", "paper"): Walk(which=_body, sent=lambda t: {"title": "A report on lamps"}),
    ("topic", "GET", "paper"): Walk(which=_topic, shows="topic"),
    ("topic", "POST", "paper"): Walk(which=_topic, sent=lambda t: {"title": "Lamps again"}),
    ("agenda", "GET", "paper"): Walk(which=_planned, shows="agenda", tells="body"),
    ("agenda", "POST", "paper"): Walk(which=_planned, sent=lambda t: {"put": "yes", "key": "next_meeting"}),
    ("add_agenda_item", "GET", "paper"): Walk(which=_planned, shows="body"),
    ("add_agenda_item", "POST", "paper"): Walk(which=_planned, sent=lambda t: {"title": "Lamps in the park"}),
    ("change_meeting", "GET", "paper"): Walk(which=_planned, shows="body"),
    ("change_meeting", "POST", "paper"): Walk(which=_planned, sent=lambda t: _days("held_on", 2031)),
    ("agenda_item", "GET", "paper"): Walk(which=_agenda_item, shows="agenda"),
    ("agenda_item", "POST", "paper"): Walk(which=_agenda_item, sent=lambda t: {"title": "Lamps by the church"}),
    ("mark_agenda_item", "GET", "paper"): Walk(which=_agenda_item, shows="agenda"),
    ("mark_agenda_item", "POST", "raising"): Walk(which=_agenda_item, sent=lambda t: _marking(t, 2, "agenda_item")),
    ("mark_agenda_item", "POST", "lowering"): Walk(which=_agenda_item, sent=lambda t: _marking(t, 0, "agenda_item")),
    ("meeting_papers", "GET", "paper"): Walk(which=_planned, shows="agendapaper", tells="body"),
    ("meeting_papers", "POST", "paper"): Walk(which=_planned, sent=lambda t: {"make": "member"}),
    ("item_papers", "GET", "paper"): Walk(which=_agenda_item, shows="agendapaper"),
    ("item_papers", "POST", "paper"): Walk(which=_agenda_item, sent=_paper_to_come),
    ("agenda_paper", "GET", "paper"): Walk(which=_agenda_paper, shows="agendapaper"),
    ("agenda_paper", "POST", "paper"): Walk(which=_agenda_paper, sent=_withdrawal),
    ("describe_agenda_paper", "GET", "paper"): Walk(which=_agenda_paper, shows="agendapaper"),
    ("describe_agenda_paper", "POST", "paper"): Walk(
        which=_agenda_paper, sent=lambda t: _marking(t, 2, "agenda_paper") | {"title": "Lamps"}
    ),
    ("pack", "GET", "paper"): Walk(which=_of("pack", "pack"), shows="packed"),
    ("timetable", "GET", "paper"): Walk(which=_planned, shows="agendapaper", tells="body"),
    ("timetable", "POST", "paper"): Walk(which=_planned, sent=lambda t: {"done": "call"}),
    ("timetable_days", "GET", "paper"): Walk(which=_planned, shows="body"),
    ("timetable_days", "POST", "paper"): Walk(which=_planned, sent=lambda t: steps_in(2026)),
    ("meeting_calendar", "GET", "paper"): Walk(which=_planned, shows="body"),
    ("issue_minutes", "GET", "paper"): Walk(which=_held, shows="typed"),
    ("issue_minutes", "POST", "paper"): Walk(which=_held, sent=lambda t: {"stage": "final"}),
    ("comments", "GET", "paper"): Walk(which=_draft_minutes, shows="comment"),
    ("comments", "POST", "paper"): Walk(which=_draft_minutes, sent=lambda t: {"text": "It was the other lamp"}),
    ("agree_minutes", "GET", "paper"): Walk(which=_draft_minutes, shows="body"),
    ("agree_minutes", "POST", "paper"): Walk(which=_draft_minutes, sent=_agreed),
    ("decisions", "GET", "in"): Walk(shows="decision"),
    ("decision", "GET", "paper"): Walk(which=_decision, shows="decision"),
    ("decision", "POST", "paper"): Walk(which=_decision, sent=lambda t: {"state": "in_force"}),
    ("decide_between", "GET", "paper"): Walk(which=_body, shows="body"),
    ("decide_between", "POST", "paper"): Walk(which=_body, sent=lambda t: _decided()),
    ("letters", "GET", "in"): Walk(shows="letter"),
    ("letter", "GET", "paper"): Walk(which=_letter, shows="letter"),
    ("letter", "POST", "paper"): Walk(which=_letter, sent=lambda t: {"to_name": "The clerk", "about": "Lamps"}),
    ("add_letter", "GET", "paper"): Walk(which=_body, shows="body"),
    ("add_letter", "POST", "paper"): Walk(which=_body, sent=lambda t: {"to_name": "The clerk", "about": "Lamps"}),
    ("mark_paper", "GET", "paper"): Walk(which=_paper, shows="body"),
    ("mark_paper", "POST", "raising"): Walk(which=_paper, sent=lambda t: _marking(t, 2, "minutes")),
    ("mark_paper", "POST", "lowering"): Walk(which=_paper, sent=lambda t: _marking(t, 0, "minutes")),
    ("share_paper", "GET", "paper"): Walk(which=_paper, shows="body"),
    ("share_paper", "POST", "paper"): Walk(which=_paper, sent=lambda t: _SHARED),
    ("mark_item", "GET", "paper"): Walk(which=_item, shows="item"),
    ("mark_item", "GET", "item"): Walk(which=_item, shows="item"),
    ("mark_item", "POST", "raising"): Walk(which=_item, sent=lambda t: _marking(t, 2, "item")),
    ("mark_item", "POST", "item"): Walk(which=_item, sent=lambda t: {"level": "", "stub": "on"}),
    ("mark_document", "GET", "paper"): Walk(which=_document),
    ("mark_document", "GET", "review"): Walk(which=_document, shows="file"),
    ("mark_document", "POST", "review"): Walk(which=_document, sent=lambda t: _marking(t, 2, "document")),
    ("actions", "GET", "in"): Walk(shows="action"),
    ("actions", "GET", "item"): Walk(shows="action"),
    ("actions_csv", "GET", "in"): Walk(shows="action"),
    ("actions_csv", "GET", "item"): Walk(shows="action"),
    ("action", "GET", "paper"): Walk(which=_action, shows="action"),
    ("action", "GET", "item"): Walk(which=_action, shows="action"),
    ("close_action", "GET", "paper"): Walk(which=_action, shows="action"),
    ("close_action", "POST", "paper"): Walk(which=_action, sent=lambda t: {"state": "done", "outcome": "Mended"}),
    ("reopen_action", "GET", "paper"): Walk(which=_action, shows="action", before=_closed),
    ("reopen_action", "POST", "paper"): Walk(which=_action, before=_closed),
    ("agencies", "GET", "in"): Walk(shows="agency"),
    ("agency", "GET", "paper"): Walk(which=_agency, shows="agency"),
    ("describe_agency", "GET", "paper"): Walk(which=_agency, shows="agency"),
    ("describe_agency", "POST", "paper"): Walk(which=_agency, sent=lambda t: {"name": "Mere Aid", "kind": "voluntary"}),
    ("spell_agency", "GET", "paper"): Walk(which=_agency, shows="agency"),
    ("spell_agency", "POST", "paper"): Walk(which=_agency, sent=lambda t: {"spelling": "Mere Aid"}),
    ("person", "GET", "paper"): Walk(which=_person, shows="person"),
    ("rename_person", "GET", "paper"): Walk(which=_person, shows="person"),
    ("rename_person", "POST", "paper"): Walk(which=_person, sent=lambda t: {"name": "Wilfred Gosling"}),
    ("merge_people", "GET", "paper"): Walk(which=_person, shows="person"),
    ("merge_people", "POST", "paper"): Walk(which=_person, sent=_other_person),
    ("part_people", "GET", "paper"): Walk(which=_apart, shows="absorbed"),
    ("part_people", "POST", "paper"): Walk(which=_apart),
    ("names", "GET", "in"): Walk(shows="owner"),
    ("match_name", "GET", "paper"): Walk(which=_name, shows="owner"),
    ("match_name", "POST", "paper"): Walk(which=_name, sent=lambda t: {"answer": "new person"}),
    ("document", "GET", "paper"): Walk(which=_document, shows="decision", tells="body"),
    ("document", "GET", "item"): Walk(which=_document, shows="decision", tells="state"),
    ("document", "GET", "review"): Walk(which=_document),
    ("page_picture", "GET", "paper"): Walk(which=lambda t: _document(t) | {"page": 1}),
    ("page_picture", "GET", "review"): Walk(which=lambda t: _document(t) | {"page": 1}),
    ("about", "GET", "-"): Walk(),
    ("describe_partnership", "GET", "-"): Walk(),
    ("describe_partnership", "POST", "-"): Walk(sent=lambda t: {"name": "Somewhere else"}),
    ("keep_draft", "GET", "-"): Walk(),
    ("keep_draft", "POST", "-"): Walk(sent=_draft),
    ("discard_draft", "GET", "-"): Walk(),
    ("discard_draft", "POST", "-"): Walk(sent=_draft),
    ("accounts", "GET", "-"): Walk(),
    ("ledger", "GET", "-"): Walk(),
    ("ledger_csv", "GET", "-"): Walk(),
    ("invite", "GET", "-"): Walk(),
    ("invite", "POST", "-"): Walk(sent=lambda t: _role() | {"address": "sam@aldermere.example"}),
    ("send_again", "GET", "account"): Walk(which=_of("invitation", "invitation")),
    ("send_again", "POST", "account"): Walk(which=_of("invitation", "invitation")),
    ("withdraw_invitation", "GET", "account"): Walk(which=_of("invitation", "invitation")),
    ("withdraw_invitation", "POST", "account"): Walk(which=_of("invitation", "invitation")),
    ("approve_recovery", "GET", "account"): Walk(which=_of("recovery", "recovery")),
    ("approve_recovery", "POST", "account"): Walk(which=_of("recovery", "recovery")),
    ("account", "GET", "account"): Walk(which=_of("account", "user")),
    ("give_role", "GET", "account"): Walk(which=_of("account", "user")),
    ("give_role", "POST", "account"): Walk(which=_of("account", "user"), sent=lambda t: _role()),
    ("end_role", "GET", "account"): Walk(which=_a_grant),
    ("end_role", "POST", "account"): Walk(which=_a_grant, sent=lambda t: {"when": "now"}),
    ("leave", "GET", "account"): Walk(which=_of("account", "user")),
    ("leave", "POST", "account"): Walk(which=_of("account", "user")),
    ("ask_recovery", "GET", "account"): Walk(which=_of("account", "user")),
    ("ask_recovery", "POST", "account"): Walk(which=_of("account", "user")),
    ("rights", "GET", "-"): Walk(),
    ("find_person", "GET", "-"): Walk(),
    ("find_person", "POST", "-"): Walk(sent=lambda t: {"name": "Quill"}),
    ("information_answer", "GET", "-"): Walk(),
    ("information_answer", "POST", "-"): Walk(
        sent=lambda t: {"reference": "7/24", **_days("since", 2020), **_days("until", 2026)}
    ),
    ("ask_redaction", "GET", "-"): Walk(),
    ("ask_redaction", "POST", "-"): Walk(sent=lambda t: {"words": COMMON, "basis": "erasure", "reason": "They ask"}),
    ("redaction", "GET", "account"): Walk(which=_of("redaction", "redaction")),
    ("redaction", "POST", "account"): Walk(which=_of("redaction", "redaction"), sent=lambda t: {"doing": "refuse"}),
    ("retention", "GET", "-"): Walk(),
    ("due", "GET", "-"): Walk(),
    ("add_retention_rule", "GET", "-"): Walk(),
    ("add_retention_rule", "POST", "-"): Walk(sent=lambda t: rule_for("report")),
    ("retention_rule", "GET", "account"): Walk(which=_of("rule", "rule")),
    ("retention_rule", "POST", "account"): Walk(which=_of("rule", "rule"), sent=lambda t: rule_for("minutes")),
    ("lay_hold", "GET", "-"): Walk(),
    ("lay_hold", "POST", "-"): Walk(
        sent=lambda t: {
            "what": "days",
            "reason": "A claim",
            **_days("first", 2020),
            **_days("last", 2021),
            **_days("starts", 2024),
        }
    ),
    ("lift_hold", "GET", "account"): Walk(which=_of("hold", "hold")),
    ("lift_hold", "POST", "account"): Walk(which=_of("hold", "hold"), sent=lambda t: {"reason": "It is settled"}),
    ("ask_by_rule", "GET", "-"): Walk(),
    ("ask_by_rule", "POST", "-"): Walk(sent=_due),
    ("ask_destruction", "GET", "-"): Walk(),
    ("ask_destruction", "POST", "-"): Walk(
        sent=lambda t: {"document": t.going.pk, "ground": "erasure", "reason": "They ask"}
    ),
    ("destruction", "GET", "account"): Walk(which=_of("destruction", "destruction")),
    ("destruction", "POST", "account"): Walk(
        which=_of("destruction", "destruction"), sent=lambda t: {"doing": "refuse"}
    ),
    ("held", "GET", "paper"): Walk(which=_person, shows="person"),
    ("export_held", "GET", "paper"): Walk(which=_person, shows="person"),
    ("export_held", "POST", "paper"): Walk(which=_person, shows="person"),
    ("restrict_person", "GET", "paper"): Walk(which=_person, shows="person"),
    ("restrict_person", "POST", "paper"): Walk(
        which=_person, sent=lambda t: {"reason": "They ask", **_days("starts", 2024)}
    ),
    ("lift_restriction", "GET", "paper"): Walk(which=_person, shows="person", before=_restricted),
    ("lift_restriction", "POST", "paper"): Walk(
        which=_person, sent=lambda t: {"reason": "It is settled"}, before=_restricted
    ),
    ("correct_person", "GET", "paper"): Walk(which=_person, shows="person"),
    ("correct_person", "POST", "paper"): Walk(which=_person, sent=lambda t: {"what": "A name", "reason": "They ask"}),
    **{
        (page, method, "-"): Walk(
            which=(lambda given: lambda t: given)(_NOBODYS[page]) if page in _NOBODYS else NOTHING
        )
        for page, methods in OWN.items()
        for method in methods
    },
}


def kind_of(row: Row) -> Walk:
    """How a row of the table is asked for."""
    return WALKS[row.page, row.method, row.of]


def asked(row: Row, asker: Asker, world: World, thing: Thing, of: World | None = None) -> Answer:
    """What somebody is answered about a thing."""
    walk = kind_of(row)
    url = address(world, row, walk.which(thing))
    return ask(asker.browser, row.method, url, dict(walk.sent(thing)), lambda: walk.before(thing, of or world))
