"""What the pages of a meeting that is run here have beside them: its papers, packs and timetable."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Meeting
from frankpledge.meetings.queries.packs import pack_for


def beside_agenda(actor: Actor, meeting: Meeting) -> SafeString:
    """The way from an agenda to its papers, its timetable and its calendar file."""
    values = {"actor": actor, "meeting": meeting, "pack": pack_for(actor, meeting)}
    return render_to_string("meetings/parts/papers_beside.html", values)
