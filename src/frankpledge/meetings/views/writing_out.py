"""Documents of a meeting as files: its minutes, in the format that the address ends with."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from frankpledge.ledger.rules import Refused
from frankpledge.meetings import changes
from frankpledge.meetings.models import Paper
from frankpledge.meetings.queries.listed import minutes_seen_by
from frankpledge.meetings.queries.stubs import stub_of_meeting
from frankpledge.meetings.queries.writing_out.minutes import minutes_document
from frankpledge.meetings.rules.packs import Audience
from frankpledge.meetings.rules.writing_out.formats import Format, file_of
from frankpledge.meetings.rules.writing_out.house_style import built_in
from frankpledge.meetings.rules.writing_out.written import Written
from frankpledge.meetings.views.marking import found_or_stub, note_opened
from frankpledge.people.queries import highest
from frankpledge.people.rules.marking import Level


@require_safe
def meeting_file(request: HttpRequest, meeting: int, what: str, ending: str) -> HttpResponse:
    """A document of a meeting as a file: of what the actor may read, or with `for` of what those may whom it is for."""
    if what != "minutes" or ending not in {one.value for one in Format}:
        raise Http404
    return _minutes(request, meeting, Format(ending))


def _minutes(request: HttpRequest, meeting: int, ending: Format) -> HttpResponse:
    by = request.actor
    top = level_for(request)
    paper = found_or_stub(request, minutes_seen_by(by).filter(meeting=meeting), lambda: stub_of_meeting(by, meeting))
    if isinstance(paper, HttpResponse):
        return paper
    _refuse_above(paper, top)
    document, level = minutes_document(by, paper, top)
    note_opened(request, paper, level)
    changes.note_taken(by, "minutes", paper)
    assert paper.meeting is not None
    return to_save(document, ending, f"minutes-{paper.meeting.held_on.isoformat()}")


def level_for(request: HttpRequest) -> Level:
    """Up to which marking a document goes: what the actor may read, and no further than whom `for` says it is for."""
    own = Level(highest(request.actor))
    asked = request.GET.get("for", "")
    return min(own, Audience(asked).level) if asked in {one.value for one in Audience} else own


def to_save(document: Written, ending: Format, name: str) -> HttpResponse:
    """A document as an answer to be saved.  Its name says what it is and of which day, and nothing of anybody."""
    answer = HttpResponse(file_of(document, ending, built_in(document.kind)), content_type=ending.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending.value}"'
    return answer


def _refuse_above(paper: Paper, top: Level) -> None:
    if paper.level > top:
        marked = Level(paper.level).label
        said = f"These minutes are marked {marked} as a whole, so there is no version of them for those who may not."
        raise Refused("took the minutes", "paper", said)
