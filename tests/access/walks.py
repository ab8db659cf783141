"""How each row of the table is asked for: the address of a thing, what is sent, which words show that it is there."""

from django.urls import reverse
from django.utils import timezone

from frankpledge.work.models import Worker
from tests.access import programs, sent
from tests.access.actors import Asker
from tests.access.asking import Answer, ask
from tests.access.sent import NOTHING, Data
from tests.access.table import Row
from tests.access.things import COMMON, Thing, World
from tests.access.walking import Walk
from tests.access.world import first_fact


def address(world: World, row: Row, which: Data) -> str:
    """Where a page is."""
    whole = {} if row.page in OF_NO_PARTNERSHIP else {"partnership": world.place.slug}
    if row.page in PUBLIC:
        whole = {"place": world.place.slug}
    return reverse(row.page, kwargs=whole | FIXED.get(row.page, {}) | which)


# Parts of an address that are of no thing: the same whoever asks for what.
FIXED = {"action_log_file": {"ending": "csv"}}


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
    "answer": ("GET", "POST"),
    "own_calendar": ("GET",),
}  # fmt: skip
# What such an address is asked for with: the links and numbers of nobody.
_NOBODYS: dict[str, Data] = {
    "account_reset_password_from_key": {"uidb36": "zz", "key": "no-such-key"},
    "mfa_edit_webauthn": {"pk": 999999},
    "mfa_remove_webauthn": {"pk": 999999},
    "invitation": {"secret": "no-such-secret"},
    "recovery": {"secret": "no-such-secret"},
    "answer": {"secret": "no-such-secret"},
    "own_calendar": {"secret": "no-such-secret"},
}
# Of a partnership, and open to everybody; in these records nothing is published.
PUBLIC = frozenset({"public_data", "public_place", "public_list", "published"})
OF_NO_PARTNERSHIP = frozenset({"start", "gallery", "health", "ready", "figures", *programs.OPEN, *OWN})


def worker_seen() -> None:
    """A worker is there."""
    Worker.objects.create(key="a worker", seen=timezone.now())


WALKS: dict[tuple[str, str, str], Walk] = {
    **programs.WALKS,
    ("tokens", "GET", "-"): Walk(),
    ("tokens", "POST", "-"): Walk(sent=lambda t: {"name": "A sheet", "days": "30", "up_to": "1"}),
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
    ("upload", "POST", "-"): Walk(sent=sent.file),
    ("sheets", "GET", "review"): Walk(shows="sheetfile"),
    ("sheets", "POST", "-"): Walk(sent=sent.sheet_file),
    ("sheet", "GET", "review"): Walk(which=sent.a_sheet, shows="sheetrow"),
    ("sheet", "POST", "review"): Walk(which=sent.a_sheet, sent=sent.matched_columns),
    ("batch", "GET", "review"): Walk(which=lambda t: {"batch": t.batch}, shows="upload"),
    ("enter_unchecked", "GET", "-"): Walk(),
    ("enter_unchecked", "POST", "review"): Walk(sent=sent.sent_unchecked),
    ("review", "GET", "review"): Walk(**sent.TO_REVIEW),
    ("fact", "GET", "review"): Walk(which=sent.a_fact, shows="decision"),
    ("fact", "POST", "review"): Walk(which=sent.a_fact, sent=sent.correction),
    ("add_fact", "GET", "review"): Walk(which=sent.document, shows="file"),
    ("add_fact", "POST", "review"): Walk(which=sent.document, sent=lambda t: sent.missed(t) | {"?": "kind=decisions"}),
    ("decide_fact", "GET", "review"): Walk(**sent.TO_REVIEW),
    ("decide_fact", "POST", "review"): Walk(which=sent.document, sent=lambda t: {"accept": first_fact(t).pk}),
    ("accept_sure", "GET", "review"): Walk(**sent.TO_REVIEW),
    ("accept_sure", "POST", "review"): Walk(which=sent.document),
    ("accept_rest", "GET", "review"): Walk(**sent.TO_REVIEW),
    ("accept_rest", "POST", "review"): Walk(which=sent.document),
    ("choose_body", "GET", "review"): Walk(**sent.TO_REVIEW),
    ("choose_body", "POST", "review"): Walk(which=sent.document, sent=sent.some_body),
    ("enter", "GET", "review"): Walk(**sent.TO_REVIEW),
    ("enter", "POST", "review"): Walk(which=sent.document, sent=lambda t: {"unchecked": "yes"}),
    ("reject", "GET", "review"): Walk(**sent.TO_REVIEW),
    ("reject", "POST", "review"): Walk(which=sent.document),
    ("withdraw", "GET", "paper"): Walk(which=sent.document),
    ("withdraw", "POST", "paper"): Walk(which=sent.document),
    ("put_back", "GET", "paper"): Walk(which=sent.document),
    ("put_back", "POST", "review"): Walk(which=sent.document, before=sent.withdrawn),
    ("read_again", "GET", "review"): Walk(**sent.TO_REVIEW),
    ("read_again", "POST", "review"): Walk(which=sent.document, before=sent.older),
    ("take_offer", "GET", "review"): Walk(**sent.TO_REVIEW),
    ("take_offer", "POST", "review"): Walk(
        which=sent.document, sent=lambda t: {"fact": first_fact(t).pk}, before=sent.offered
    ),
    ("keep_mine", "GET", "review"): Walk(**sent.TO_REVIEW),
    ("keep_mine", "POST", "review"): Walk(
        which=sent.document, sent=lambda t: {"fact": first_fact(t).pk}, before=sent.offered
    ),
    ("bodies", "GET", "in"): Walk(shows="body", tells="body"),
    ("body", "GET", "paper"): Walk(which=sent.body, shows="action", tells="body"),
    ("add_body", "GET", "-"): Walk(),
    ("add_body", "POST", "-"): Walk(sent=lambda t: {"name": "Lanes group", "kind": "sub_group"}),
    ("describe_body", "GET", "paper"): Walk(which=sent.body, shows="body"),
    ("describe_body", "POST", "paper"): Walk(which=sent.body, sent=lambda t: sent.described_body(t)),
    ("members", "GET", "paper"): Walk(which=sent.body, shows="body"),
    ("members", "POST", "paper"): Walk(which=sent.body, sent=sent.new_member),
    ("terms", "GET", "paper"): Walk(which=sent.body, shows="body"),
    ("terms", "POST", "paper"): Walk(which=sent.body, sent=lambda t: {"text": "We meet", "quorum_members": "3"}),
    ("commitments", "GET", "paper"): Walk(which=sent.body, shows="body"),
    ("commitments", "POST", "paper"): Walk(which=sent.body, sent=lambda t: {"doing": "agree", "text": "We are honest"}),
    ("restructure", "GET", "paper"): Walk(which=sent.body, sent=lambda t: {"how": "close"}, shows="body"),
    ("restructure", "POST", "paper"): Walk(which=sent.body, sent=lambda t: sent.CLOSING | sent.days("on", 2999)),
    ("meetings", "GET", "in"): Walk(shows="body", tells="body"),
    ("meeting", "GET", "paper"): Walk(which=sent.meeting, shows="item", tells="body"),
    ("meeting", "GET", "item"): Walk(which=sent.meeting, shows="item", tells="number"),
    ("meeting_file", "GET", "paper"): Walk(which=sent.minutes_file, shows="item", tells="body"),
    ("meeting_file", "GET", "item"): Walk(which=sent.minutes_file, shows="item", tells="number"),
    ("take_minutes", "GET", "paper"): Walk(which=sent.planned, shows="minuted"),
    ("take_minutes", "POST", "paper"): Walk(which=sent.planned, sent=lambda t: sent.minute(t, "It was talked over")),
    ("papers", "GET", "in"): Walk(shows="report", tells="body"),
    ("paper", "GET", "paper"): Walk(which=sent.report, shows="report", tells="body"),
    ("plan_meeting", "GET", "paper"): Walk(which=sent.body, shows="body"),
    ("plan_meeting", "POST", "paper"): Walk(which=sent.body, sent=lambda t: sent.days("held_on", 2031)),
    ("forward_plan", "GET", "paper"): Walk(which=sent.body, shows="topic", tells="body"),
    ("forward_plan", "POST", "paper"): Walk(which=sent.body, sent=lambda t: {"title": "A report on lamps"}),
    ("topic", "GET", "paper"): Walk(which=sent.topic, shows="topic"),
    ("topic", "POST", "paper"): Walk(which=sent.topic, sent=lambda t: {"title": "Lamps again"}),
    ("agenda", "GET", "paper"): Walk(which=sent.planned, shows="agenda", tells="body"),
    ("agenda", "POST", "paper"): Walk(which=sent.planned, sent=lambda t: {"put": "yes", "key": "next_meeting"}),
    ("add_agenda_item", "GET", "paper"): Walk(which=sent.planned, shows="body"),
    ("add_agenda_item", "POST", "paper"): Walk(which=sent.planned, sent=lambda t: {"title": "Lamps in the park"}),
    ("change_meeting", "GET", "paper"): Walk(which=sent.planned, shows="body"),
    ("change_meeting", "POST", "paper"): Walk(which=sent.planned, sent=lambda t: sent.days("held_on", 2031)),
    ("agenda_item", "GET", "paper"): Walk(which=sent.agenda_item, shows="agenda"),
    ("agenda_item", "POST", "paper"): Walk(which=sent.agenda_item, sent=lambda t: {"title": "Lamps by the church"}),
    ("mark_agenda_item", "GET", "paper"): Walk(which=sent.agenda_item, shows="agenda"),
    ("mark_agenda_item", "POST", "raising"): Walk(
        which=sent.agenda_item, sent=lambda t: sent.marking(t, 2, "agenda_item")
    ),
    ("mark_agenda_item", "POST", "lowering"): Walk(
        which=sent.agenda_item, sent=lambda t: sent.marking(t, 0, "agenda_item")
    ),
    ("meeting_papers", "GET", "paper"): Walk(which=sent.planned, shows="agendapaper", tells="body"),
    ("meeting_papers", "POST", "paper"): Walk(which=sent.planned, sent=lambda t: {"make": "member"}),
    ("item_papers", "GET", "paper"): Walk(which=sent.agenda_item, shows="agendapaper"),
    ("item_papers", "POST", "paper"): Walk(which=sent.agenda_item, sent=sent.paper_to_come),
    ("agenda_paper", "GET", "paper"): Walk(which=sent.agenda_paper, shows="agendapaper"),
    ("agenda_paper", "POST", "paper"): Walk(which=sent.agenda_paper, sent=sent.withdrawal),
    ("describe_agenda_paper", "GET", "paper"): Walk(which=sent.agenda_paper, shows="agendapaper"),
    ("describe_agenda_paper", "POST", "paper"): Walk(
        which=sent.agenda_paper, sent=lambda t: sent.marking(t, 2, "agenda_paper") | {"title": "Lamps"}
    ),
    ("pack", "GET", "paper"): Walk(which=sent.of("pack", "pack"), shows="packed"),
    ("timetable", "GET", "paper"): Walk(which=sent.planned, shows="agendapaper", tells="body"),
    ("timetable", "POST", "paper"): Walk(which=sent.planned, sent=lambda t: {"done": "call"}),
    ("timetable_days", "GET", "paper"): Walk(which=sent.planned, shows="body"),
    ("timetable_days", "POST", "paper"): Walk(which=sent.planned, sent=lambda t: sent.steps_in(2026)),
    ("meeting_calendar", "GET", "paper"): Walk(which=sent.planned, shows="body"),
    ("issue_minutes", "GET", "paper"): Walk(which=sent.held, shows="typed"),
    ("issue_minutes", "POST", "paper"): Walk(which=sent.held, sent=lambda t: {"stage": "final"}),
    ("comments", "GET", "paper"): Walk(which=sent.draft_minutes, shows="comment"),
    ("comments", "POST", "paper"): Walk(which=sent.draft_minutes, sent=lambda t: {"text": "It was the other lamp"}),
    ("agree_minutes", "GET", "paper"): Walk(which=sent.draft_minutes, shows="body"),
    ("agree_minutes", "POST", "paper"): Walk(which=sent.draft_minutes, sent=sent.agreed),
    ("decisions", "GET", "in"): Walk(shows="decision"),
    ("decision", "GET", "paper"): Walk(which=sent.decision, shows="decision"),
    ("decision", "POST", "paper"): Walk(which=sent.decision, sent=lambda t: {"state": "in_force"}),
    ("decide_between", "GET", "paper"): Walk(which=sent.body, shows="body"),
    ("decide_between", "POST", "paper"): Walk(which=sent.body, sent=lambda t: sent.decided()),
    ("letters", "GET", "in"): Walk(shows="letter"),
    ("letter", "GET", "paper"): Walk(which=sent.letter, shows="letter"),
    ("letter", "POST", "paper"): Walk(which=sent.letter, sent=lambda t: {"to_name": "The clerk", "about": "Lamps"}),
    ("add_letter", "GET", "paper"): Walk(which=sent.body, shows="body"),
    ("add_letter", "POST", "paper"): Walk(which=sent.body, sent=lambda t: {"to_name": "The clerk", "about": "Lamps"}),
    ("mark_paper", "GET", "paper"): Walk(which=sent.paper, shows="body"),
    ("mark_paper", "POST", "raising"): Walk(which=sent.paper, sent=lambda t: sent.marking(t, 2, "minutes")),
    ("mark_paper", "POST", "lowering"): Walk(which=sent.paper, sent=lambda t: sent.marking(t, 0, "minutes")),
    ("share_paper", "GET", "paper"): Walk(which=sent.paper, shows="body"),
    ("share_paper", "POST", "paper"): Walk(which=sent.paper, sent=lambda t: sent.SHARED),
    ("item", "GET", "paper"): Walk(which=sent.item, shows="item"),
    ("item", "POST", "paper"): Walk(which=sent.item, sent=sent.another_item),
    ("item", "GET", "item"): Walk(which=sent.item, shows="item"),
    ("action_thread", "GET", "paper"): Walk(which=sent.action, shows="action"),
    ("action_thread", "POST", "paper"): Walk(which=sent.action, sent=sent.own_item, before=sent.loosened),
    ("action_thread", "GET", "item"): Walk(which=sent.action, shows="action"),
    ("mark_item", "GET", "paper"): Walk(which=sent.item, shows="item"),
    ("mark_item", "GET", "item"): Walk(which=sent.item, shows="item"),
    ("mark_item", "POST", "raising"): Walk(which=sent.item, sent=lambda t: sent.marking(t, 2, "item")),
    ("mark_item", "POST", "item"): Walk(which=sent.item, sent=lambda t: {"level": "", "stub": "on"}),
    ("mark_document", "GET", "paper"): Walk(which=sent.document),
    ("mark_document", "GET", "review"): Walk(which=sent.document, shows="file"),
    ("mark_document", "POST", "review"): Walk(which=sent.document, sent=lambda t: sent.marking(t, 2, "document")),
    ("actions", "GET", "in"): Walk(shows="action"),
    ("actions", "GET", "item"): Walk(shows="action"),
    ("action_log_file", "GET", "in"): Walk(shows="action"),
    ("action_log_file", "GET", "item"): Walk(shows="action"),
    ("house_style", "GET", "-"): Walk(),
    ("house_style", "POST", "-"): Walk(sent=sent.house_style),
    ("house_style_file", "GET", "-"): Walk(which=lambda t: {"kind": "minutes"}),
    ("action", "GET", "paper"): Walk(which=sent.action, shows="action"),
    ("action", "GET", "item"): Walk(which=sent.action, shows="action"),
    ("close_action", "GET", "paper"): Walk(which=sent.action, shows="action"),
    ("close_action", "POST", "paper"): Walk(which=sent.action, sent=lambda t: {"state": "done", "outcome": "Mended"}),
    ("say_of_action", "GET", "paper"): Walk(which=sent.action, shows="action"),
    ("say_of_action", "POST", "paper"): Walk(which=sent.action, sent=lambda t: {"kind": "told", "text": "Half done"}),
    ("change_action", "GET", "paper"): Walk(which=sent.action, shows="action"),
    ("change_action", "POST", "paper"): Walk(which=sent.action, sent=lambda t: {"priority": "high"}),
    ("add_action", "GET", "paper"): Walk(which=sent.body, shows="body"),
    ("add_action", "POST", "paper"): Walk(which=sent.body, sent=lambda t: {"text": "Count the lamps"}),
    ("action_figures", "GET", "-"): Walk(),
    ("reopen_action", "GET", "paper"): Walk(which=sent.action, shows="action", before=sent.closed),
    ("reopen_action", "POST", "paper"): Walk(which=sent.action, before=sent.closed),
    ("chasing", "GET", "-"): Walk(),
    ("chasing", "POST", "-"): Walk(sent=lambda t: {"day": "yes", "weekday": "1"}),
    ("agencies", "GET", "in"): Walk(shows="agency"),
    ("agency", "GET", "paper"): Walk(which=sent.agency, shows="agency"),
    ("reach", "GET", "paper"): Walk(which=sent.reached, shows="agency"),
    ("reach", "POST", "paper"): Walk(which=sent.reached, sent=lambda t: {"email": "desk@mere-homes.example"}),
    ("describe_agency", "GET", "paper"): Walk(which=sent.agency, shows="agency"),
    ("describe_agency", "POST", "paper"): Walk(
        which=sent.agency, sent=lambda t: {"name": "Mere Aid", "kind": "voluntary"}
    ),
    ("spell_agency", "GET", "paper"): Walk(which=sent.agency, shows="agency"),
    ("spell_agency", "POST", "paper"): Walk(which=sent.agency, sent=lambda t: {"spelling": "Mere Aid"}),
    ("person", "GET", "paper"): Walk(which=sent.person, shows="person"),
    ("rename_person", "GET", "paper"): Walk(which=sent.person, shows="person"),
    ("rename_person", "POST", "paper"): Walk(which=sent.person, sent=lambda t: {"name": "Wilfred Gosling"}),
    ("merge_people", "GET", "paper"): Walk(which=sent.person, shows="person"),
    ("merge_people", "POST", "paper"): Walk(which=sent.person, sent=sent.other_person),
    ("part_people", "GET", "paper"): Walk(which=sent.apart, shows="absorbed"),
    ("part_people", "POST", "paper"): Walk(which=sent.apart),
    ("names", "GET", "in"): Walk(shows="owner"),
    ("match_name", "GET", "paper"): Walk(which=sent.name, shows="owner"),
    ("match_name", "POST", "paper"): Walk(which=sent.name, sent=lambda t: {"answer": "new person"}),
    ("public_place", "GET", "-"): Walk(),
    ("public_list", "GET", "-"): Walk(which=lambda t: {"what": "minutes"}),
    ("public_data", "GET", "-"): Walk(which=lambda t: {"name": "events.json"}),
    ("published", "GET", "paper"): Walk(which=sent.public_minutes),
    ("publications", "GET", "-"): Walk(),
    ("feeds", "GET", "-"): Walk(),
    ("feeds", "POST", "-"): Walk(sent=lambda t: {"name": "My phone"}),
    ("publish", "GET", "paper"): Walk(which=sent.public_minutes, shows="item"),
    ("publish", "POST", "paper"): Walk(which=sent.public_minutes, sent=sent.to_publish),
    ("document", "GET", "paper"): Walk(which=sent.document, shows="decision", tells="body"),
    ("document", "GET", "item"): Walk(which=sent.document, shows="decision", tells="state"),
    ("document", "GET", "review"): Walk(which=sent.document),
    ("page_picture", "GET", "paper"): Walk(which=lambda t: sent.document(t) | {"page": 1}),
    ("page_picture", "GET", "review"): Walk(which=lambda t: sent.document(t) | {"page": 1}),
    ("about", "GET", "-"): Walk(),
    ("describe_partnership", "GET", "-"): Walk(),
    ("describe_partnership", "POST", "-"): Walk(sent=lambda t: {"name": "Somewhere else"}),
    ("keep_draft", "GET", "-"): Walk(),
    ("keep_draft", "POST", "-"): Walk(sent=sent.draft),
    ("discard_draft", "GET", "-"): Walk(),
    ("discard_draft", "POST", "-"): Walk(sent=sent.draft),
    ("accounts", "GET", "-"): Walk(),
    ("ledger", "GET", "-"): Walk(),
    ("ledger_csv", "GET", "-"): Walk(),
    ("invite", "GET", "-"): Walk(),
    ("invite", "POST", "-"): Walk(sent=lambda t: sent.role() | {"address": "sam@aldermere.example"}),
    ("send_again", "GET", "account"): Walk(which=sent.of("invitation", "invitation")),
    ("send_again", "POST", "account"): Walk(which=sent.of("invitation", "invitation")),
    ("withdraw_invitation", "GET", "account"): Walk(which=sent.of("invitation", "invitation")),
    ("withdraw_invitation", "POST", "account"): Walk(which=sent.of("invitation", "invitation")),
    ("approve_recovery", "GET", "account"): Walk(which=sent.of("recovery", "recovery")),
    ("approve_recovery", "POST", "account"): Walk(which=sent.of("recovery", "recovery")),
    ("account", "GET", "account"): Walk(which=sent.of("account", "user")),
    ("give_role", "GET", "account"): Walk(which=sent.of("account", "user")),
    ("give_role", "POST", "account"): Walk(which=sent.of("account", "user"), sent=lambda t: sent.role()),
    ("end_role", "GET", "account"): Walk(which=sent.a_grant),
    ("end_role", "POST", "account"): Walk(which=sent.a_grant, sent=lambda t: {"when": "now"}),
    ("leave", "GET", "account"): Walk(which=sent.of("account", "user")),
    ("leave", "POST", "account"): Walk(which=sent.of("account", "user")),
    ("ask_recovery", "GET", "account"): Walk(which=sent.of("account", "user")),
    ("ask_recovery", "POST", "account"): Walk(which=sent.of("account", "user")),
    ("rights", "GET", "-"): Walk(),
    ("find_person", "GET", "-"): Walk(),
    ("find_person", "POST", "-"): Walk(sent=lambda t: {"name": "Quill"}),
    ("information_answer", "GET", "-"): Walk(),
    ("information_answer", "POST", "-"): Walk(
        sent=lambda t: {"reference": "7/24", **sent.days("since", 2020), **sent.days("until", 2026)}
    ),
    ("ask_redaction", "GET", "-"): Walk(),
    ("ask_redaction", "POST", "-"): Walk(sent=lambda t: {"words": COMMON, "basis": "erasure", "reason": "They ask"}),
    ("redaction", "GET", "account"): Walk(which=sent.of("redaction", "redaction")),
    ("redaction", "POST", "account"): Walk(which=sent.of("redaction", "redaction"), sent=lambda t: {"doing": "refuse"}),
    ("retention", "GET", "-"): Walk(),
    ("due", "GET", "-"): Walk(),
    ("add_retention_rule", "GET", "-"): Walk(),
    ("add_retention_rule", "POST", "-"): Walk(sent=lambda t: sent.rule_for("report")),
    ("retention_rule", "GET", "account"): Walk(which=sent.of("rule", "rule")),
    ("retention_rule", "POST", "account"): Walk(which=sent.of("rule", "rule"), sent=lambda t: sent.rule_for("minutes")),
    ("lay_hold", "GET", "-"): Walk(),
    ("lay_hold", "POST", "-"): Walk(
        sent=lambda t: {
            "what": "days",
            "reason": "A claim",
            **sent.days("first", 2020),
            **sent.days("last", 2021),
            **sent.days("starts", 2024),
        }
    ),
    ("lift_hold", "GET", "account"): Walk(which=sent.of("hold", "hold")),
    ("lift_hold", "POST", "account"): Walk(which=sent.of("hold", "hold"), sent=lambda t: {"reason": "It is settled"}),
    ("ask_by_rule", "GET", "-"): Walk(),
    ("ask_by_rule", "POST", "-"): Walk(sent=sent.due),
    ("ask_destruction", "GET", "-"): Walk(),
    ("ask_destruction", "POST", "-"): Walk(
        sent=lambda t: {"document": t.going.pk, "ground": "erasure", "reason": "They ask"}
    ),
    ("destruction", "GET", "account"): Walk(which=sent.of("destruction", "destruction")),
    ("destruction", "POST", "account"): Walk(
        which=sent.of("destruction", "destruction"), sent=lambda t: {"doing": "refuse"}
    ),
    ("held", "GET", "paper"): Walk(which=sent.person, shows="person"),
    ("export_held", "GET", "paper"): Walk(which=sent.person, shows="person"),
    ("export_held", "POST", "paper"): Walk(which=sent.person, shows="person"),
    ("restrict_person", "GET", "paper"): Walk(which=sent.person, shows="person"),
    ("restrict_person", "POST", "paper"): Walk(
        which=sent.person, sent=lambda t: {"reason": "They ask", **sent.days("starts", 2024)}
    ),
    ("lift_restriction", "GET", "paper"): Walk(which=sent.person, shows="person", before=sent.restricted),
    ("lift_restriction", "POST", "paper"): Walk(
        which=sent.person, sent=lambda t: {"reason": "It is settled"}, before=sent.restricted
    ),
    ("correct_person", "GET", "paper"): Walk(which=sent.person, shows="person"),
    ("correct_person", "POST", "paper"): Walk(
        which=sent.person, sent=lambda t: {"what": "A name", "reason": "They ask"}
    ),
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
