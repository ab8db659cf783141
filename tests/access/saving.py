"""What becomes of each thing that a form sends, where two people send it: written by hand, an address a line.

A form that changes what stands carries a version of it, and whoever saves second is shown both (`EDITS`).  An act that
can be done once is told from one that was done (`ONCE`).  What only adds something, or changes nothing, can lose
nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from frankpledge.meetings.models import Body
from tests.access.sent import described_body, matched_columns, rule_for, steps_in
from tests.access.things import Thing
from tests.access.walks import OWN
from tests.access.world import first_fact

Sent = Callable[[Thing], dict[str, Any]]


def version_in(page: str, thing: Thing) -> dict[str, Any]:
    """The version that the form of a page carries."""
    return {"version": re.findall(r'name="version" value="([^"]+)"', page)[-1]}


def button(name: str, as_name: str = "") -> Callable[[str, Thing], dict[str, Any]]:
    """What a button beside a fact sends, which has the version in its value."""
    return lambda page, thing: {
        name: re.search(rf'name="{as_name or name}" value="({first_fact(thing).pk}\.[0-9a-f]+)"', page).group(1)  # type: ignore[union-attr]
    }


@dataclass(frozen=True)
class Edit:
    """A form that changes what stands: what another person saves, what is sent from the version before, and where.

    `form` is the page on which the form stands, `by` that which the other person saves on; each, where nothing is said,
    the page itself.  `carries` finds the version in the page, and `tells` stands in the answer.
    """

    theirs: Sent
    ours: Sent
    of: str = "A"
    form: str = ""
    by: str = ""
    carries: Callable[[str, Thing], dict[str, Any]] = version_in
    tells: str = "What stands now, and what you typed"


def _later(thing: Thing) -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=9)
    return {"when": "later", "on-day": day.day, "on-month": day.month, "on-year": day.year}


def _meets(day: int) -> Sent:
    return lambda thing: {"held_on-day": day, "held_on-month": 2, "held_on-year": 2031}


def _body(place: int) -> Sent:
    def chosen(thing: Thing) -> dict[str, Any]:
        bodies = Body.objects.filter(partnership_id=thing.document.partnership_id).order_by("pk")
        return {"body": bodies[place].pk}

    return chosen


def _says(**values: Any) -> Sent:
    return lambda thing: dict(values)


def _minute(text: str) -> Sent:
    return lambda thing: {f"item-{thing.agenda_item.pk}-text": text}


def _version_of_minute(page: str, thing: Thing) -> dict[str, Any]:
    name = f"item-{thing.agenda_item.pk}-version"
    return {name: re.findall(rf'name="{name}" value="([^"]+)"', page)[-1]}


_FACT = _says(verb="agreed", text="What another person saw", item="")
_MEANWHILE = "Somebody else has decided about this fact meanwhile"
_MARKED = {
    "theirs": _says(level="2", handling="For the board", stub="on"),
    "ours": _says(level="2", handling="For the chair alone", stub="on"),
}

EDITS: dict[str, Edit] = {
    "describe_partnership": Edit(_says(name="Theirs"), _says(name="Ours")),
    "describe_agency": Edit(_says(name="Mere Aid", kind="voluntary"), _says(name="Mere Help", kind="voluntary")),
    "describe_body": Edit(
        lambda t: described_body(t, committee_code="SSP"), lambda t: described_body(t, committee_code="MB")
    ),
    "rename_person": Edit(_says(name="Wilfred Gosling"), _says(name="Winifred Gosling")),
    "end_role": Edit(_later, _says(when="now"), of="U"),
    "mark_paper": Edit(**_MARKED),
    "mark_item": Edit(**_MARKED),
    "mark_document": Edit(**_MARKED, of="R"),
    "share_paper": Edit(_says(roles=["scrutiny", "region"][1:]), _says(roles=["policing_body"]), of="B"),
    "mark_agenda_item": Edit(**_MARKED),
    "decision": Edit(_says(state="in_force"), _says(state="conditional", condition="On the lamps")),
    "letter": Edit(_says(to_name="Theirs", about="Lamps"), _says(to_name="Ours", about="Lamps")),
    "agenda_item": Edit(_says(title="Theirs"), _says(title="Ours")),
    "topic": Edit(_says(title="Theirs"), _says(title="Ours")),
    "change_meeting": Edit(_meets(1), _meets(2)),
    "describe_agenda_paper": Edit(_says(title="Theirs", level="", stub="on"), _says(title="Ours", level="", stub="on")),
    "timetable_days": Edit(lambda t: steps_in(2026), lambda t: steps_in(2027)),
    "close_action": Edit(_says(state="done", outcome="Mended"), _says(state="dropped", outcome="Nobody came")),
    "change_action": Edit(_says(priority="high"), _says(priority="low")),
    "reach": Edit(_says(email="theirs@mere-homes.example"), _says(email="ours@mere-homes.example")),
    "chasing": Edit(_says(day="yes", weekday="1"), _says(day="yes", weekday="2"), of="U"),
    "take_minutes": Edit(_minute("Theirs"), _minute("Ours"), carries=_version_of_minute),
    "fact": Edit(_FACT, _says(verb="agreed", text="What we saw", item=""), of="R"),
    "sheet": Edit(lambda t: matched_columns(t, ""), matched_columns, of="R"),
    "choose_body": Edit(_body(0), _body(1), of="R", form="review"),
    "decide_fact": Edit(_FACT, _says(), of="R", form="review", by="fact", carries=button("accept"), tells=_MEANWHILE),
    "take_offer": Edit(_FACT, _says(), of="R", form="review", by="fact", carries=button("fact"), tells=_MEANWHILE),
    "retention_rule": Edit(
        lambda t: rule_for("minutes") | {"years": "4"}, lambda t: rule_for("minutes") | {"years": "9"}, of="U"
    ),
    "keep_mine": Edit(_FACT, _says(), of="R", form="review", by="fact", carries=button("fact"), tells=_MEANWHILE),
}
# Done twice, the second time says that it was done; nothing that anybody typed is in the way.  Of what family.
ONCE: dict[str, str] = {
    "reopen_action": "A", "merge_people": "A", "part_people": "A", "match_name": "A",
    "enter": "R", "reject": "R", "withdraw": "A", "put_back": "R", "read_again": "R",
    "enter_unchecked": "R", "accept_sure": "R", "accept_rest": "R",
    "withdraw_invitation": "U", "send_again": "U", "leave": "U", "approve_recovery": "U",
    "ask_recovery": "U", "redaction": "U",
    "restrict_person": "A", "lift_restriction": "A", "invite": "U", "give_role": "U", "spell_agency": "A",
    "lift_hold": "U", "destruction": "U", "agenda": "A", "plan_meeting": "A",
    "publish": "A", "add_agenda_item": "A", "members": "A", "restructure": "A", "commitments": "A",
    "agenda_paper": "A", "timetable": "A", "meeting_papers": "A", "issue_minutes": "A", "agree_minutes": "A",
    "item": "A", "action_thread": "A",
}  # fmt: skip
# Adds something new each time, with nothing that stood before in it.
ADDS = {"upload": "U", "sheets": "U", "add_fact": "R", "ask_redaction": "U", "correct_person": "A"} | {
    "forward_plan": "A", "add_body": "U", "terms": "A", "item_papers": "A",
    "comments": "A", "decide_between": "A", "add_letter": "A", "add_action": "A", "say_of_action": "A", "tokens": "U",
    "house_style": "U",
    "add_retention_rule": "U", "lay_hold": "U", "ask_by_rule": "U", "ask_destruction": "U", "feeds": "U",
}  # fmt: skip
# Changes nothing of the record.
CHANGES_NOTHING = {"find_person": "U", "information_answer": "U", "export_held": "A"}
# One's own sign-in, which nobody else changes; the library's own pages.
# The forms that keep a draft while somebody types: of more than three fields, or with a long text.
KEEP_DRAFTS = {
    "describe_partnership", "mark_paper", "mark_item", "mark_document", "close_action", "fact", "add_fact", "invite",
    "restrict_person", "lift_restriction", "correct_person", "ask_redaction", "add_retention_rule", "retention_rule",
    "lay_hold", "lift_hold", "plan_meeting", "forward_plan", "topic", "change_meeting", "add_agenda_item",
    "agenda_item", "mark_agenda_item", "add_body", "describe_body",
    "terms", "restructure", "agenda_paper", "describe_agenda_paper", "timetable_days",
    "decision", "letter", "add_letter", "comments", "decide_between",
    "add_action", "change_action", "say_of_action",
}  # fmt: skip
# Kept for its owner alone, the last as it was typed.
DRAFTS = {"keep_draft", "discard_draft"}
ONES_OWN = {page for page, methods in OWN.items() if "POST" in methods}
