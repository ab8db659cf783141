"""What intake adds to the pages of meetings and reports: what the reader said is missing or does not add up."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from frankpledge.intake import queries
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Meeting, Paper
from frankpledge.people.rules.roles import keeps


def missing_in_meeting(actor: Actor, meeting: Meeting) -> SafeString | None:
    """The reader's notes on the papers of a meeting."""
    return _missing(actor, queries.notes_of_meeting(actor, meeting))


def missing_in_paper(actor: Actor, paper: Paper) -> SafeString | None:
    """The reader's notes on one paper."""
    return _missing(actor, queries.notes_on(actor, paper))


def _missing(actor: Actor, notes: list[tuple[int, list[dict[str, Any]]]]) -> SafeString | None:
    if not any(said for _, said in notes) or actor.partnership is None:
        return None
    may_review = keeps(actor, actor.partnership.id)
    return render_to_string("intake/parts/panel.html", {"actor": actor, "notes": notes, "may_review": may_review})
