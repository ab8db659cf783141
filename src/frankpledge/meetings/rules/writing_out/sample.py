"""A document of each kind in invented words: what a template is tried with."""

from datetime import date, time

from frankpledge.meetings.rules.minutes_text import Meant, Sitter
from frankpledge.meetings.rules.writing_out.agenda import Calls, OnAgenda, agenda_written
from frankpledge.meetings.rules.writing_out.lists import Logged, attendance_written, log_written
from frankpledge.meetings.rules.writing_out.minutes import Asked, Minuted, Whose, minutes_written
from frankpledge.meetings.rules.writing_out.written import Kind, Written

_DAY = date(2024, 3, 12)
_WHOSE = Whose("A partnership", "OFFICIAL", ("Agreed as a correct record on 11 June 2024.",))
_MEANT = Meant("A board", _DAY, "Draft minutes", "Town Hall", time(10), time(11, 30), date(2024, 6, 11))
_SITTERS = (
    Sitter(1, "Ann Example", "present", "Chief Executive", "Borough Council", chair=True),
    Sitter(2, "Bob Example", "officer", "Inspector", "Police", said=("joined remotely",)),
    Sitter(3, "Cat Example", "apologies", "", "Housing Trust"),
)
_MINUTED = (
    Minuted(
        "1",
        "Lights & <gates>",
        presenter="Bob Example",
        text="The lamps were looked at.\n- in the lane\nAGREED that they be mended\nACTION: Bob Example to ask",
    ),
    Minuted("(a)", "A part", 1, decisions=(("noted", "it"),), actions=(Asked("Ask", ("Police",), "1 May 2024"),)),
    Minuted("2", "", stub=True),
)
_ON_AGENDA = (
    OnAgenda("1", "Lights & <gates>", 0, "To decide · Bob Example · 10 minutes", "Bring the map.", ("A report",)),
    OnAgenda("(a)", "A part", 1, gone="Withdrawn on 1 March 2024."),
    OnAgenda("2", "", stub=True),
)
_LOGGED = (Logged(1, "Ask for a date", "Bob Example", "1 May 2024", "Open", "A board, 12 Mar 2024", "Mended"),)


def sample(kind: Kind) -> Written:
    """A document of this kind that has something of everything."""
    day = "12 March 2024"
    if kind is Kind.MINUTES:
        return minutes_written(_WHOSE, _MEANT, _SITTERS, _MINUTED)
    if kind is Kind.AGENDA:
        calls = Calls("A partnership", "A board", day, "OFFICIAL", (("Place", "Town Hall"),), "This was cancelled.")
        return agenda_written(calls, _ON_AGENDA)
    if kind is Kind.ATTENDANCE:
        return attendance_written(_WHOSE, _MEANT, day, _SITTERS)
    return log_written(_WHOSE, day, ("Owner: Bob Example",), _LOGGED)
