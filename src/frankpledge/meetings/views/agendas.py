"""The agenda of a meeting that is run here: its page, and each of its items."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.agendas import AgendaItemForm, NewAgendaItemForm, WhyForm, values_of
from frankpledge.meetings.forms.marking import MarkingForm
from frankpledge.meetings.models import AgendaItem, Meeting
from frankpledge.meetings.queries.agendas import agenda_items_seen_by, agenda_of, moves_of, run_here_seen_by
from frankpledge.meetings.queries.listed import with_public_state
from frankpledge.meetings.queries.proposing import proposed_for
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.meetings.rules.planning import minutes_of, shown_item
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.people.opening import open_to, to
from frankpledge.people.rules import shown
from frankpledge.people.rules.marking import Level
from frankpledge.people.saving import form_page, saves
from frankpledge.people.sessions import opens_marked


def agenda(request: HttpRequest, meeting: int) -> HttpResponse:
    """The agenda of a meeting, what else it should have on it, and what may be done with it."""
    by = request.actor
    told = with_public_state(run_here_seen_by(by), "pk", PublicKind.AGENDA, PublicKind.PACK)
    row = get_object_or_404(told, pk=meeting)
    keeping = access.may_plan(by, row)
    if request.method == "POST":
        open_to(request, keeping, "put on the agenda", row)
        return _done(request, row)
    lines = agenda_of(by, row)
    items = [line.item for top in lines for line in (top, *top.parts)]
    opens_marked(request, *(item.level for item in items))
    planned = row.state == MeetingState.PLANNED
    values = {
        "meeting": row,
        "moves": list(moves_of(by, row)),
        "lines": lines,
        "minutes": minutes_of(item.length for item in items if isinstance(item, AgendaItem) and not item.withdrawn_at),
        "proposed": proposed_for(by, row) if keeping and planned else [],
        "keeping": keeping,
        "may_mark": access.may_mark_agenda_items(by, row),
        "planned": planned,
    }
    return render(request, "meetings/agenda.html", values)


def _done(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Do what a button of the agenda's page says, and come back to it."""
    by, what = request.actor, request.POST
    try:
        if "put" in what:
            put = changes.put_on_agenda(by, meeting, set(what.getlist("key")))
            messages.success(request, "The agenda has what you chose." if put else "Nothing was chosen.")
        elif "publish" in what:
            changes.publish_agenda(by, meeting)
            messages.success(request, "The agenda is out. Its numbers stay from now on.")
        elif "held" in what:
            changes.hold_meeting(by, meeting)
            messages.success(request, "The meeting took place.")
        elif "up" in what or "down" in what:
            up = "up" in what
            items = agenda_items_seen_by(by).filter(meeting=meeting)
            item = get_object_or_404(items, pk=row_number(what["up" if up else "down"]))
            changes.move_agenda_item(by, item, up=up)
    except NotPossible as error:
        messages.error(request, str(error))
    return to(request, "agenda", meeting=meeting.pk)


def add_agenda_item(request: HttpRequest, meeting: int) -> HttpResponse:
    """A task: put an item of one's own on an agenda."""
    by = request.actor
    row = found(request, meeting)
    open_to(request, access.may_plan(by, row), "put on the agenda", row)
    form = NewAgendaItemForm(request.POST or None, by=by, meeting=row, stands={})
    if saves(request, form, lambda: changes.add_agenda_item(by, row, values_of(form.given())), at="title"):
        messages.success(request, "The item is on the agenda.")
        return to(request, "agenda", meeting=row.pk)
    return form_page(request, "meetings/add_agenda_item.html", {"meeting": row, "form": form})


def agenda_item(request: HttpRequest, item: int) -> HttpResponse:
    """A task: word, time and place an item otherwise, or withdraw it."""
    by = request.actor
    row = _item(request, item)
    open_to(request, access.may_plan(by, row), "changed an agenda item", row)
    withdrawing = "withdraw" in request.POST
    why = WhyForm(request.POST if withdrawing else None)
    why.fields["why"].required = row.meeting.agenda_on is not None
    if withdrawing and saves(
        request, why, lambda: changes.withdraw_agenda_item(by, row, why=why.cleaned_data["why"]), at="why"
    ):
        messages.success(request, "The item was withdrawn.")
        return to(request, "agenda", meeting=row.meeting_id)
    if "put_back" in request.POST:
        try:
            changes.put_back_agenda_item(by, row)
            messages.success(request, "The item is on the agenda again.")
        except NotPossible as error:
            messages.error(request, str(error))
        return to(request, "agenda", meeting=row.meeting_id)
    sent = request.POST if request.method == "POST" and not withdrawing else None
    form = AgendaItemForm(sent, by=by, meeting=row.meeting, item=row, stands=shown_item(row))
    if saves(request, form, lambda: changes.change_agenda_item(by, row, form.given(), seen=form.seen), at="title"):
        messages.success(request, "The item was saved.")
        return to(request, "agenda", meeting=row.meeting_id)
    values = {"item": row, "meeting": row.meeting, "form": why if withdrawing else form, "fields": form, "why": why}
    return form_page(request, "meetings/agenda_item.html", values)


def mark_agenda_item(request: HttpRequest, item: int) -> HttpResponse:
    """A task: mark an item of an agenda more or less closely than the rest of it."""
    by = request.actor
    row = _item(request, item)
    above = Level(row.parent.level if row.parent is not None else Level.OFFICIAL.value)
    open_to(request, access.may_mark(by, row), "marked", row)
    form = MarkingForm(request.POST or None, stands=shown.marking(row), whole=above)
    if saves(request, form, lambda: changes.mark_agenda_item(by, row, form.marking(), seen=form.seen)):
        messages.success(request, "The marking was saved.")
        return to(request, "agenda", meeting=row.meeting_id)
    return form_page(request, "meetings/mark_agenda_item.html", {"item": row, "meeting": row.meeting, "form": form})


def found(request: HttpRequest, meeting: int) -> Meeting:
    """A meeting that is run here, or the page for what is not found."""
    return get_object_or_404(run_here_seen_by(request.actor), pk=meeting)


def _item(request: HttpRequest, number: int) -> AgendaItem:
    items: QuerySet[AgendaItem] = agenda_items_seen_by(request.actor)
    near = ("meeting__body", "parent", "presenter_person")
    return get_object_or_404(items.select_related(*near), pk=number)
