"""Documents of a meeting as files: its minutes, its agenda and who was there, in the format the address ends with."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from frankpledge.ledger.changes import note_read
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings import changes
from frankpledge.meetings.models import Paper
from frankpledge.meetings.queries.agendas import run_here_seen_by
from frankpledge.meetings.queries.listed import minutes_seen_by
from frankpledge.meetings.queries.stubs import stub_of_meeting
from frankpledge.meetings.queries.writing_out.agenda import agenda_document
from frankpledge.meetings.queries.writing_out.house_style import template_of
from frankpledge.meetings.queries.writing_out.minutes import attendance_document, minutes_document
from frankpledge.meetings.rules.packs import Audience
from frankpledge.meetings.rules.writing_out.formats import Format, file_of, of_kind
from frankpledge.meetings.rules.writing_out.written import Kind, Written
from frankpledge.meetings.views.marking import found_or_stub, note_opened
from frankpledge.people.queries import highest
from frankpledge.people.rules.marking import Level
from frankpledge.people.sessions import opens_marked
from minutes_reader import ReadingError

OF_A_MEETING = {Kind.MINUTES: minutes_document, Kind.ATTENDANCE: attendance_document}


@require_safe
def meeting_file(request: HttpRequest, meeting: int, what: str, ending: str) -> HttpResponse:
    """A document of a meeting as a file: of what the actor may read, or with `for` of what those may whom it is for."""
    if what not in (*OF_A_MEETING, Kind.AGENDA) or ending not in of_kind(what):
        raise Http404
    if what == Kind.AGENDA:
        return _agenda(request, meeting, Format(ending))
    return _of_minutes(request, meeting, Kind(what), Format(ending))


def _of_minutes(request: HttpRequest, meeting: int, kind: Kind, ending: Format) -> HttpResponse:
    by = request.actor
    top = level_for(request)
    paper = found_or_stub(request, minutes_seen_by(by).filter(meeting=meeting), lambda: stub_of_meeting(by, meeting))
    if isinstance(paper, HttpResponse):
        return paper
    _refuse_above(paper, top)
    document, level = OF_A_MEETING[kind](by, paper, top)
    answer = to_save(by, document, ending, f"{kind.value}-{paper.dated:%Y-%m-%d}")
    note_opened(request, paper, level)
    changes.note_taken(by, kind.value, paper)
    return answer


def _agenda(request: HttpRequest, meeting: int, ending: Format) -> HttpResponse:
    by = request.actor
    row = get_object_or_404(run_here_seen_by(by), pk=meeting)
    document, level = agenda_document(by, row, level_for(request))
    answer = to_save(by, document, ending, f"agenda-{row.held_on.isoformat()}")
    opens_marked(request, level)
    if level >= Level.SENSITIVE:
        note_read(by, "opened", row)
    changes.note_taken(by, Kind.AGENDA.value, row)
    return answer


def level_for(request: HttpRequest) -> Level:
    """Up to which marking a document goes: what the actor may read, and no further than whom `for` says it is for."""
    own = Level(highest(request.actor))
    asked = request.GET.get("for")
    if asked is None:
        return own
    if asked not in {one.value for one in Audience}:
        raise Http404  # a slip in whom it is for must not hand over more
    return min(own, Audience(asked).level)


def to_save(by: Actor, document: Written, ending: Format, name: str) -> HttpResponse:
    """A document as an answer to be saved.  Its name says what it is and of which day, and nothing of anybody.

    Raises NotPossible where the template of the house style is not to be filled.
    """
    template = template_of(by, document.kind) if ending is Format.WORD else b""
    try:
        return attached(file_of(document, ending, template), ending, name)
    except ReadingError as error:
        raise NotPossible(f"{error} Save another format, or have the template of the house style looked at.") from error


def attached(content: bytes, ending: Format, name: str) -> HttpResponse:
    """A file to be saved."""
    answer = HttpResponse(content, content_type=ending.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending.value}"'
    return answer


def _refuse_above(paper: Paper, top: Level) -> None:
    if paper.level > top:
        marked = Level(paper.level).label
        said = f"These minutes are marked {marked} as a whole, so there is no version of them for those who may not."
        raise Refused("took the minutes", "paper", said)
