"""The page of the ledger, and the same lines as a file: who did what and when in this partnership."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from frankpledge.kit.words import safe_cell
from frankpledge.ledger.queries import head
from frankpledge.ledger.rules import Actor
from frankpledge.people import access, changes
from frankpledge.people.forms.ledger import LedgerFilters
from frankpledge.people.models import Partnership
from frankpledge.people.opening import open_to
from frankpledge.people.queries.ledger import Asked, Line, ledger_seen_by, lines_in_turn, lines_of
from frankpledge.people.sessions import proved_lately

PAGE = 100
COLUMNS = ("Line", "When", "Who", "Account", "What was done", "To what", "Number", "Outcome", "From", "Seen from")
SAID = "Only a coordinator or an auditor of this partnership may read the ledger. Ask whoever coordinates it."


def ledger(request: HttpRequest) -> HttpResponse:
    """The ledger, as it is asked for."""
    by = _reader(request)
    form = LedgerFilters(request.GET, by=by)
    page = Paginator(ledger_seen_by(by, form.asked()), PAGE).get_page(request.GET.get("page"))
    place, digest = head()
    shown = {"form": form, "page": page, "lines": lines_of(list(page)), "place": place, "digest": digest}
    return render(request, "people/ledger.html", shown)


@proved_lately
def ledger_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The lines as they are asked for, all of them, as comma-separated values; sent as they are read."""
    by = _reader(request)
    form = LedgerFilters(request.GET, by=by)
    if not form.is_valid():  # the page says what is wrong; a file would hold more than was asked for
        return redirect(f"{reverse('ledger', kwargs={'partnership': by.partnership.slug})}?{request.GET.urlencode()}")
    changes.note_ledger_taken(by)
    answer = StreamingHttpResponse(_rows(by, form.asked()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ledger-{by.today.isoformat()}.csv"'
    return answer


def _reader(request: HttpRequest) -> Actor:
    by: Actor = request.actor
    here = Partnership(pk=by.partnership.id if by.partnership else None)
    open_to(request, access.may_read_ledger(by, here), "read the ledger", here, SAID)
    return by


def _rows(by: Actor, asked: Asked) -> Iterator[str]:
    yield "\ufeff"  # by which spreadsheets know the encoding
    rows = StringIO()
    table = csv.writer(rows)
    table.writerow(COLUMNS)
    for lines in lines_in_turn(by, asked):
        for line in lines:
            table.writerow(_row(line))
        yield rows.getvalue()
        rows.seek(0)
        rows.truncate()
    yield rows.getvalue()


def _row(line: Line) -> list[str | int | None]:
    when = timezone.localtime(line.at).isoformat(timespec="seconds")
    who = safe_cell(line.who)
    said = [line.verb, line.kind, line.number, line.outcome, line.origin, line.seen_from]
    return [line.line, when, who, line.account, *said]
