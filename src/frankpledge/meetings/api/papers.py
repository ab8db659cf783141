"""Minutes and reports with everything that they state, for programs."""

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router

from frankpledge.design.answers import answered, page_of
from frankpledge.meetings.api.opened import note_opened, refused
from frankpledge.meetings.models import Paper
from frankpledge.meetings.queries.contents import contents_of
from frankpledge.meetings.queries.following import corrections_of
from frankpledge.meetings.queries.listed import reports_seen_by, with_counts
from frankpledge.meetings.queries.papers import papers_seen_by
from frankpledge.meetings.queries.stubs import stub_of_report, stubs_listed, without_closed_document
from frankpledge.meetings.rules.kinds import PaperKind
from frankpledge.meetings.schemas import papers as told
from frankpledge.meetings.schemas.named import Number

router = Router()


@router.get("/reports", response=answered(told.Papers), url_name="api_papers", operation_id="reports")
def papers(request: HttpRequest, partnership: Path[str], asked: Query[told.AskedOfPapers]) -> told.Papers:
    """The reports in the record, the latest first.  Minutes stand with their meetings."""
    by = request.actor
    found = reports_seen_by(by)
    if asked.body is not None:
        found = found.filter(body=asked.body)
    if asked.year is not None:
        found = found.filter(dated__year=asked.year)
    stubs = stubs_listed(by, PaperKind.REPORT, asked.body, asked.year)
    restricted = [told.restricted(stub) for stub in stubs]
    return told.Papers(**page_of(with_counts(by, found), asked, told.counted), restricted=restricted)


@router.get("/papers/{paper}", response=answered(told.WholePaper, 403), url_name="api_paper", operation_id="paper")
def paper(request: HttpRequest, partnership: Path[str], paper: Path[Number]) -> told.WholePaper:
    """A paper by its number, minutes or other, and everything that it states."""
    by = request.actor
    row = papers_seen_by(by).filter(pk=paper).first()
    if row is None:
        if (stub := stub_of_report(by, paper)) is not None:
            raise refused(request, stub)
        raise Http404
    return whole(request, row)


def whole(request: HttpRequest, row: Paper) -> told.WholePaper:
    """A paper with what it states, as far as the actor may read it; that it was opened is noted where it has to be."""
    by = request.actor
    without_closed_document(by, row)
    contents = contents_of(by, row)
    note_opened(request, row, contents.level)
    return told.whole(by, row, contents, list(corrections_of(by, row)) if row.locked else [])
