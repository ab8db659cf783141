"""Every page of the product by the name of its address, with the fullest one of its kind in the sample to walk to."""

from collections.abc import Callable

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from frankpledge.intake.models import Upload
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import (
    Body,
    Decision,
    Item,
    Meeting,
    Paper,
)
from tests.journeys import chased, fullest, publishing
from tests.journeys.fullest import Values

# Asked for by a form alone: who visits them is told so (405).
ANSWERS = frozenset(
    "account_logout single_sign_on "
    "enter_unchecked decide_fact accept_sure accept_rest choose_body enter reject withdraw put_back "
    "read_again take_offer keep_mine keep_draft discard_draft".split()
)
FILES = frozenset(
    "action_log_file ledger_csv page_picture mfa_download_recovery_codes pack meeting_calendar meeting_file "
    "public_data own_calendar house_style_file".split()
)  # no pages: something to save, something on a page
MACHINES = frozenset({"health", "ready", "figures"})  # for whoever watches the installation
# For developers alone; only where a provider is set up.  They have stories of their own.
ELSEWHERE = frozenset(
    "gallery single_sign_on_answer prove_by_single_sign_on tie_single_sign_on untie_single_sign_on".split()
)
SIGNED_OUT = frozenset(
    "account_login account_reset_password account_reset_password_done account_reset_password_from_key_done".split()
)
BY_LINK = frozenset({"answer", "invitation", "recovery"})  # opened by whoever has the link, signed in or not
# Open to everybody, whether signed in or not, who are shown the same.
PUBLIC = frozenset("public_place public_list published".split())
# Of no partnership, for whoever is signed in.
OWN = frozenset(
    "api start mfa_index account_change_password mfa_deactivate_totp mfa_view_recovery_codes "
    "mfa_generate_recovery_codes mfa_add_webauthn account_reauthenticate mfa_reauthenticate".split()
)
# Seen by those alone who are half signed in, or have what the sample's officer has not: with stories of their own.
ON_THE_WAY_IN = frozenset(
    "mfa_authenticate mfa_login_webauthn mfa_activate_totp second_factor mfa_reauthenticate_webauthn mfa_edit_webauthn "
    "mfa_remove_webauthn typed account_reset_password_from_key".split()
)
NOT_CLOSED = "?state=open&state=late&state=due_soon"


def known_names() -> set[str]:
    """The name of every address that the product answers to people: what programs read (`api_…`) is no page."""
    return {name for name in _names(get_resolver().url_patterns) if not name.startswith("api_")}


def _names(patterns: list[URLPattern | URLResolver]) -> list[str]:
    found = []
    for pattern in patterns:
        found += _names(pattern.url_patterns) if isinstance(pattern, URLResolver) else [str(pattern.name)]
    return found


# Beside each name: what it is called with, and what is asked of it.  Add a row with every new page.
PAGES: dict[str, tuple[Callable[[Actor], Values], tuple[str, ...]]] = {
    **{name: (lambda by: {}, ("",)) for name in SIGNED_OUT | OWN},
    "home": (lambda by: {}, ("",)),
    "tokens": (lambda by: {}, ("",)),
    "search": (
        lambda by: {},
        ("", "?q=lighting", "?q=police&kind=actions", "?q=nothing+has+this+word", "?q=what+became+of+5"),
    ),
    "documents": (lambda by: {}, ("", "?state=rejected")),
    "upload": (lambda by: {}, ("",)),
    "sheets": (lambda by: {}, ("",)),
    "sheet": (lambda by: {"document": fullest.sheet(by)}, ("", "?step=columns")),
    "batch": (lambda by: {"batch": Upload.objects.order_by("-pk")[0].batch}, ("",)),
    "review": (
        lambda by: {"document": fullest.to_review().document_id},
        ("", "?show=left", "?side=text", "?side=pages"),
    ),
    "fact": (lambda by: fullest.fact("attendance"), ("",)),
    "add_fact": (lambda by: {"document": fullest.to_review().document_id}, ("", "?kind=actions")),
    "bodies": (lambda by: {}, ("",)),
    "issue_minutes": (lambda by: {"meeting": fullest.minuted(by).meeting_id}, ("",)),
    "comments": (lambda by: {"paper": fullest.minuted(by).pk}, ("",)),
    "agree_minutes": (lambda by: {"paper": fullest.minuted(by).pk}, ("",)),
    "decisions": (lambda by: {}, ("", "?noted=on", "?words=never")),
    "decision": (lambda by: {"decision": Decision.objects.exclude(verb="noted").latest("pk").pk}, ("",)),
    "decide_between": (lambda by: {"body": fullest.fullest(Body.objects.all(), "papers")}, ("",)),
    "letters": (lambda by: {}, ("",)),
    "letter": (lambda by: {"letter": fullest.letter(by).pk}, ("",)),
    "add_letter": (lambda by: {"body": fullest.fullest(Body.objects.all(), "papers")}, ("",)),
    "plan_meeting": (lambda by: {"body": fullest.fullest(Body.objects.all(), "papers")}, ("",)),
    "forward_plan": (lambda by: {"body": fullest.topic(by).body_id}, ("",)),
    "topic": (lambda by: {"topic": fullest.topic(by).pk}, ("",)),
    "agenda": (lambda by: {"meeting": fullest.planned(by).pk}, ("",)),
    "add_agenda_item": (lambda by: {"meeting": fullest.planned(by).pk}, ("",)),
    "change_meeting": (lambda by: {"meeting": fullest.planned(by).pk}, ("",)),
    "agenda_item": (lambda by: {"item": fullest.planned(by).agenda.earliest("pk").pk}, ("",)),
    "meeting_papers": (lambda by: {"meeting": fullest.with_papers(by).pk}, ("",)),
    "item_papers": (lambda by: {"item": fullest.agenda_paper(by).agenda_item_id}, ("", "?do=add")),
    "agenda_paper": (lambda by: {"paper": fullest.agenda_paper(by).pk}, ("", "?do=hand_in", "?do=withdraw")),
    "describe_agenda_paper": (lambda by: {"paper": fullest.agenda_paper(by).pk}, ("",)),
    "timetable": (lambda by: {"meeting": fullest.with_papers(by).pk}, ("",)),
    "timetable_days": (lambda by: {"meeting": fullest.with_papers(by).pk}, ("", "?of=body")),
    "mark_agenda_item": (lambda by: {"item": fullest.planned(by).agenda.earliest("pk").pk}, ("",)),
    "add_body": (lambda by: {}, ("",)),
    "body": (fullest.board, ("",)),
    "describe_body": (fullest.board, ("",)),
    "members": (fullest.board, ("", "?name=a")),
    "terms": (fullest.board, ("",)),
    "commitments": (fullest.board, ("",)),
    "restructure": (fullest.board, ("", "?how=close", "?how=split", "?how=merge", "?how=move", "?how=rename")),
    "meetings": (lambda by: {}, ("", "?year=1999")),
    "meeting": (lambda by: {"meeting": fullest.fullest(Meeting.objects.all(), "attendance")}, ("",)),
    "take_minutes": (lambda by: {"meeting": fullest.sitting(by)}, ("",)),
    "papers": (lambda by: {}, ("",)),
    "paper": (lambda by: {"paper": fullest.fullest(Paper.objects.filter(kind="report"), "figure_set")}, ("",)),
    "mark_paper": (lambda by: {"paper": fullest.fullest(Paper.objects.all(), "item_set")}, ("",)),
    "share_paper": (lambda by: {"paper": fullest.fullest(Paper.objects.all(), "item_set")}, ("",)),
    "item": (lambda by: {"item": fullest.fullest(Item.objects.all(), "pointed_to_by")}, ("", "?tie=yes&number=5")),
    "action_thread": (lambda by: {"action": fullest.action_in_no_minute(by)}, ("", "?tie=yes&number=5")),
    "mark_item": (lambda by: {"item": fullest.fullest(Item.objects.all(), "decision_set")}, ("",)),
    "mark_document": (lambda by: {"document": fullest.to_review().document_id}, ("",)),
    "actions": (lambda by: {}, ("", NOT_CLOSED)),
    "house_style": (lambda by: {}, ("",)),
    "action": (lambda by: {"action": fullest.open_action()}, ("",)),
    "close_action": (lambda by: {"action": fullest.open_action()}, ("",)),
    "say_of_action": (lambda by: {"action": fullest.open_action()}, ("",)),
    "change_action": (lambda by: {"action": fullest.open_action()}, ("",)),
    "add_action": (lambda by: {"body": fullest.fullest(Body.objects.all(), "papers")}, ("",)),
    "action_figures": (lambda by: {}, ("",)),
    "reach": (lambda by: {"whose": "agency", "row": fullest.agency()}, ("",)),
    "reopen_action": (lambda by: {"action": fullest.closed()}, ("",)),
    "agencies": (lambda by: {}, ("",)),
    "agency": (lambda by: {"organisation": fullest.agency()}, ("",)),
    "describe_agency": (lambda by: {"organisation": fullest.agency()}, ("",)),
    "spell_agency": (lambda by: {"organisation": fullest.agency()}, ("",)),
    "person": (lambda by: {"person": fullest.merge(by).kept_id}, ("",)),
    "rename_person": (lambda by: {"person": fullest.some_person()}, ("",)),
    "merge_people": (lambda by: {"person": fullest.some_person()}, ("", "?name=a", "?other={other}")),
    "part_people": (lambda by: {"person": fullest.some_person(), "merge": fullest.merge(by).pk}, ("",)),
    "names": (lambda by: {}, ("",)),
    "match_name": (fullest.name, ("",)),
    "about": (lambda by: {}, ("",)),
    "describe_partnership": (lambda by: {}, ("",)),
    "accounts": (fullest.accounts, ("",)),
    "account": (lambda by: {"account": fullest.account().pk}, ("",)),
    "give_role": (lambda by: {"account": fullest.account().pk}, ("",)),
    "end_role": (lambda by: {"account": fullest.account().pk, "grant": fullest.account().grants.get().pk}, ("",)),
    "leave": (lambda by: {"account": fullest.account().pk}, ("",)),
    "ask_recovery": (lambda by: {"account": fullest.account().pk}, ("",)),
    "approve_recovery": (lambda by: {"recovery": fullest.recovery(by).pk}, ("",)),
    "invite": (lambda by: {}, ("",)),
    "send_again": (lambda by: {"invitation": fullest.invited(by)[0].pk}, ("",)),
    "withdraw_invitation": (lambda by: {"invitation": fullest.invited(by)[0].pk}, ("",)),
    "rights": (fullest.rights, ("",)),
    "find_person": (lambda by: {}, ("",)),
    "information_answer": (lambda by: {}, ("",)),
    "ask_redaction": (lambda by: {}, ("", "?person={other}")),
    "redaction": (lambda by: {"redaction": fullest.redaction(by).pk}, ("",)),
    "retention": (fullest.retention, ("",)),
    "due": (fullest.retention, ("",)),
    "add_retention_rule": (lambda by: {}, ("",)),
    "retention_rule": (lambda by: {"rule": fullest.rule(by).pk}, ("",)),
    "lay_hold": (lambda by: {}, ("",)),
    "lift_hold": (lambda by: {"hold": fullest.hold(by).pk}, ("",)),
    "ask_by_rule": (lambda by: {}, ("",)),
    "ask_destruction": (lambda by: {}, ("",)),
    "destruction": (lambda by: {"destruction": fullest.destruction(by).pk}, ("",)),
    "held": (lambda by: {"person": fullest.some_person()}, ("",)),
    "export_held": (lambda by: {"person": fullest.some_person()}, ("",)),
    "restrict_person": (lambda by: {"person": fullest.some_person()}, ("",)),
    "lift_restriction": (lambda by: {"person": fullest.restricted(by)}, ("",)),
    "correct_person": (lambda by: {"person": fullest.some_person()}, ("",)),
    "ledger": (lambda by: {}, ("", "?outcome=refused", "?verb=nothing")),
    "chasing": (chased.chased, ("", "?who=yes")),
    "answer": (lambda by: {"secret": chased.answer_link(by)}, ("",)),
    "invitation": (lambda by: {"secret": fullest.invited(by)[1]}, ("",)),
    "recovery": (lambda by: {"secret": fullest.approved(by)}, ("",)),
    "document": (lambda by: {"document": fullest.of_format("docx")}, ("", "?side=text", "?side=pages")),
    "feeds": (lambda by: {}, ("",)),
    "publications": (lambda by: publishing.public(by) and {}, ("",)),
    "publish": (publishing.address_of, ("",)),
    "public_place": (publishing.public, ("",)),
    "public_list": (lambda by: publishing.public(by, what="actions"), ("",)),
    "published": (lambda by: publishing.public(by, **publishing.address_of(by)), ("",)),
}


def addresses(name: str, by: Actor) -> list[str]:
    """Where to find the pages of this name."""
    values, asked = PAGES[name]
    given = values(by)
    if name not in SIGNED_OUT | BY_LINK | OWN | PUBLIC:
        given |= {"partnership": by.partnership.slug if by.partnership else ""}
    return [reverse(name, kwargs=given) + query.replace("{other}", str(fullest.other())) for query in asked]
