"""The papers of a meeting as its members find them, and its packs: made, sent out, opened."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from frankpledge.design.words import count, iso_date, lowered
from frankpledge.ledger.changes import note_read
from frankpledge.ledger.rules import NotPossible, Refused
from frankpledge.meetings import access, changes
from frankpledge.meetings.models import AgendaItem, Meeting, Notice, Pack
from frankpledge.meetings.queries.agenda_papers import items_with_papers
from frankpledge.meetings.queries.agendas import run_here_seen_by
from frankpledge.meetings.queries.packs import (
    bytes_of,
    contents_of_pack,
    fullest,
    last_read,
    latest,
    news_of,
    notices_of,
    packs_seen_by,
    superseded,
)
from frankpledge.meetings.queries.packs_by_now import by_now
from frankpledge.meetings.rules.packs import Audience, PackState
from frankpledge.people.opening import open_to, to
from frankpledge.people.rules.marking import Level
from frankpledge.people.sessions import opens_marked
from frankpledge.work.queries import progress_of

CLOSED = (
    "This pack is closed to you: something that stands in it was restricted since it went out. A new pack can be made "
    "without it. Ask whoever sent you the papers."
)
MOST_TOLD = 400  # of whom it is shown that they were told


def told_of(notices: Iterable[Notice]) -> dict[str, object]:
    """Who was told by letter, and who is to be told otherwise: each of them once of a kind, and of the latest."""
    listed = list(notices)
    untold: dict[tuple[int, str, int | None], Notice] = {}
    for notice in listed:
        if notice.user_id is None:
            untold.setdefault((notice.person_id, notice.kind, notice.paper_id), notice)
    return {"notices": [notice for notice in listed if notice.user_id is not None], "untold": list(untold.values())}


def meeting_papers(request: HttpRequest, meeting: int) -> HttpResponse:
    """The papers of a meeting, what is new since one last looked, and the packs; whoever keeps the record has them made
    and sends them out."""
    by = request.actor
    row = get_object_or_404(run_here_seen_by(by), pk=meeting)
    if request.method == "POST":
        return _done(request, row)
    items = list(items_with_papers(by).filter(meeting=row).order_by("position", "id"))
    packs = list(packs_seen_by(by).filter(meeting=row).order_by("-asked_at", "-number"))
    opens_marked(request, *(paper.level for item in items for paper in item.open_papers))
    making = [(pack, progress_of(pack.task)) for pack in packs if pack.state == PackState.MAKING]
    mine = fullest(by, packs)
    older = superseded(packs)
    standing = by_now(packs)
    outgrown, closed = standing.outgrown(), standing.closed_to(by)
    values = {
        "meeting": row,
        "items": items,
        "packs": [pack for pack in packs if pack.state != PackState.MAKING],
        "making": making,
        "pack": mine,
        "keeping": access.may_tell(by, row),
        "audiences": [(audience.value, lowered(audience.label)) for audience in Audience],
        "waiting": any(pack.state == PackState.MADE and pack.sent_at is None for pack in packs),
        "outgrown": outgrown,
        "closed": closed,
        "to_make": [pack for pack in latest(packs) if pack.pk in outgrown],
        **told_of(notices_of(by, row)[:MOST_TOLD]),
        "older": older,
        **_news(request, mine if mine is None or mine.pk not in closed else None, items),
    }
    return render(request, "meetings/meeting_papers.html", values)


@require_safe
def pack(request: HttpRequest, pack: int) -> HttpResponse:
    """A pack as PDF, opened in the browser so that a link to a page of it works."""
    by = request.actor
    row = get_object_or_404(packs_seen_by(by).filter(state=PackState.MADE.value), pk=pack)
    open_to(request, access.may_open_pack(by, row), "opened", row)
    if by_now([row]).closed_to(by):
        raise Refused("opened", "pack", CLOSED)
    try:
        content = bytes_of(row)
    except FileNotFoundError as error:
        raise Http404 from error
    changes.note_pack_read(by, row)
    opens_marked(request, row.level)
    if row.level >= Level.SENSITIVE:
        note_read(by, "opened", row)
    answer = HttpResponse(content, content_type="application/pdf")
    name = f"{row.audience}-pack-{row.number}-{iso_date(row.meeting.held_on)}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _done(request: HttpRequest, row: Meeting) -> HttpResponse:
    by = request.actor
    open_to(request, access.may_tell(by, row), "sent out", row)
    try:
        if "send" in request.POST:
            told = changes.send_out(by, row, address_of(request))
            without = sum(notice.user_id is None for notice in told)
            said = f"The papers went out. {count(len(told) - without, 'member')} told by letter"
            messages.success(
                request, said + (f". Tell the {without} below yourself: no letter goes to them." if without else ".")
            )
        elif (asked := request.POST.get("make")) in {audience.value for audience in Audience}:
            changes.ask_pack(by, row, Audience(str(asked)))
            messages.success(request, "The pack is being made. It appears below as soon as it is there.")
    except NotPossible as error:
        messages.error(request, str(error))
    return to(request, "meeting_papers", meeting=row.pk)


def _news(request: HttpRequest, mine: Pack | None, items: list[AgendaItem]) -> dict[str, object]:
    """What is in the pack that the actor reads, and what is new in it since the one that they opened before."""
    if mine is None:
        return {"lines": [], "since": None, "newer": []}
    by = request.actor
    since = last_read(by, mine)
    found = news_of(mine, since)
    of = {item.pk: item for item in items}
    lines = contents_of_pack(by, mine, items)
    papers = {line.paper.pk: line.paper for line in lines if line.paper is not None}
    return {
        "lines": lines,
        "since": since,
        "came": [papers[number] for number in found.came if number in papers],
        "replaced": [papers[number] for number in found.replaced if number in papers],
        "withdrawn": len(found.withdrawn),
        "minutes": [of[number] for number in found.minutes if number in of],
        "changed": [of[number] for number in found.changed if number in of],
    }


def address_of(request: HttpRequest) -> str:
    """Where this installation is served, for a link in a letter."""
    return settings.FRANKPLEDGE_ADDRESS or request.build_absolute_uri(reverse("start")).removesuffix(reverse("start"))
