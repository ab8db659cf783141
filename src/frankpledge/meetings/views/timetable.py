"""A meeting's timetable: its steps, who owes a paper, whom calendars told; and the meeting as a calendar file."""

from email.utils import parseaddr

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.design.words import count
from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.timetable import BodyDaysForm, DaysForm
from frankpledge.meetings.models import Meeting
from frankpledge.meetings.queries.agendas import run_here_seen_by
from frankpledge.meetings.queries.packs import notices_of
from frankpledge.meetings.queries.telling import entry_of, said_of
from frankpledge.meetings.queries.timetable import papers_owed, timetable_of
from frankpledge.meetings.queries.withholding import as_it_leaves
from frankpledge.meetings.rules.calendars import invitation, uid_of
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.meetings.rules.timetable import Step
from frankpledge.meetings.views.packs import MOST_TOLD, address_of, told_of
from frankpledge.people.opening import open_to, to
from frankpledge.people.saving import form_page, saves
from frankpledge.people.sessions import opens_marked


def timetable(request: HttpRequest, meeting: int) -> HttpResponse:
    """What is done for a meeting by which day, who owes a paper, and whom calendars told."""
    by = request.actor
    row = get_object_or_404(run_here_seen_by(by), pk=meeting)
    keeping = access.may_keep_timetable(by, row)
    if request.method == "POST":
        open_to(request, keeping, "did a step of", row)
        return _done(request, row)
    owed = list(papers_owed(by, row))
    opens_marked(request, *(paper.level for paper in owed))
    values = {
        "meeting": row,
        "rows": [(due, due.standing(by.today)) for due in timetable_of(row)],
        "owed": owed,
        "keeping": keeping,
        "entry": entry_of(row) if keeping else None,
        **told_of(notices_of(by, row).filter(pack__isnull=True)[:MOST_TOLD]),
        "may_tell": keeping and row.state in (MeetingState.PLANNED, MeetingState.CANCELLED),
    }
    return render(request, "meetings/timetable.html", values)


def timetable_days(request: HttpRequest, meeting: int) -> HttpResponse:
    """A task: choose the days of one meeting's steps; with `of=body`, the days that its body keeps."""
    row = get_object_or_404(run_here_seen_by(request.actor), pk=meeting)
    open_to(request, access.may_keep_timetable(request.actor, row), "chose the days of", row)
    return _body_days(request, row) if request.GET.get("of") == "body" else _days(request, row)


@require_safe
def meeting_calendar(request: HttpRequest, meeting: int) -> HttpResponse:
    """A meeting as a file that a calendar takes in, for whoever asks for it."""
    row = get_object_or_404(run_here_seen_by(request.actor), pk=meeting)
    link = reverse("meeting_papers", kwargs={"partnership": request.actor.partnership.slug, "meeting": row.pk})
    last = entry_of(row)
    content = invitation(
        as_it_leaves(row.partnership_id, said_of(row)),
        uid=uid_of(row.pk, parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]),
        sequence=last.sequence if last is not None else 0,
        cancelled=row.state == MeetingState.CANCELLED,
        made=timezone.now(),
        link=address_of(request) + link,
    )
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="meeting-{row.held_on.isoformat()}.ics"'
    return answer


def _done(request: HttpRequest, row: Meeting) -> HttpResponse:
    """A button was pressed: a step was done, was not done after all, or calendars are to be told."""
    by = request.actor
    steps = {step.value for step in Step}
    if (step := request.POST.get("done")) in steps:
        changes.note_step(by, row, Step(str(step)), done=True)
        messages.success(request, f"{Step(str(step)).label}: done.")
    elif (step := request.POST.get("undone")) in steps:
        changes.note_step(by, row, Step(str(step)), done=False)
        messages.success(request, f"{Step(str(step)).label}: not done.")
    elif "calendars" in request.POST:
        try:
            told = changes.tell_calendars(by, row, address_of(request))
        except NotPossible as error:
            messages.error(request, str(error))
        else:
            without = sum(notice.user_id is None for notice in told)
            said = f"{count(len(told) - without, 'member')} told by letter"
            messages.success(
                request, said + (f". Tell the {without} below yourself: no letter goes to them." if without else ".")
            )
    return to(request, "timetable", meeting=row.pk)


def _days(request: HttpRequest, row: Meeting) -> HttpResponse:
    form = DaysForm(request.POST or None, stands=changes.shown_days(row))
    if saves(request, form, lambda: changes.choose_days(request.actor, row, form.days(), seen=form.seen)):
        messages.success(request, "The days are saved.")
        return to(request, "timetable", meeting=row.pk)
    return form_page(request, "meetings/timetable_days.html", {"meeting": row, "form": form})


def _body_days(request: HttpRequest, row: Meeting) -> HttpResponse:
    form = BodyDaysForm(request.POST or None, stands=changes.shown_body_days(row.body))
    if saves(request, form, lambda: changes.set_body_days(request.actor, row.body, form.days(), seen=form.seen)):
        messages.success(request, "The days are saved, for every meeting of this body whose days nobody chose.")
        return to(request, "timetable", meeting=row.pk)
    return form_page(request, "meetings/timetable_days.html", {"meeting": row, "form": form, "of_body": True})
