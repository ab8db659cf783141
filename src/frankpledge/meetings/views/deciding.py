"""Decisions and where they stand, decisions between meetings, and letters that wait for an answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.deciding import DecisionFilters
from frankpledge.meetings.forms.minutes import BetweenForm, ChaseForm, DecisionForm, LetterForm
from frankpledge.meetings.models import Letter, Paper
from frankpledge.meetings.queries.agendas import planning_bodies
from frankpledge.meetings.queries.following import NEAR, chases_of, decisions_seen_by, letters_seen_by, with_later
from frankpledge.meetings.rules.deciding import letter_state, shown_decision, shown_letter, waits
from frankpledge.meetings.rules.kinds import PaperKind
from frankpledge.meetings.views.marking import note_opened
from frankpledge.people.opening import open_to, to
from frankpledge.people.saving import form_page, saves
from frankpledge.people.sessions import opens_marked

PAGE = 50


def decisions(request: HttpRequest) -> HttpResponse:
    """The decisions in the record: those of substance, unless what was noted is asked for."""
    by = request.actor
    form = DecisionFilters(request.GET, by=by)
    page = Paginator(form.narrowed(decisions_seen_by(by)), PAGE).get_page(request.GET.get("page"))
    opens_marked(request, *(row.level for row in page))
    rows = [(row, waits(row.state, row.condition_by, row.met_on, by.today)) for row in page]
    return render(request, "meetings/decisions.html", {"form": form, "page": page, "rows": rows})


def decision(request: HttpRequest, decision: int) -> HttpResponse:
    """A decision: where it was made, where it stands, and saying otherwise."""
    by = request.actor
    rows = with_later(by, decisions_seen_by(by).select_related("words", "paper__document", *NEAR))
    row = get_object_or_404(rows.defer("paper__document__text"), pk=decision)
    may = access.may_say_of_decision(by, row)
    if request.method == "POST":
        open_to(request, may, "said where a decision stands", row)
    note_opened(request, row.paper, row.level)
    form = DecisionForm(request.POST or None, by=by, decision=row, stands=shown_decision(row)) if may else None
    if form is not None and saves(
        request, form, lambda: changes.set_decision(by, row, form.given(), seen=form.seen), at="state"
    ):
        messages.success(request, "Where the decision stands was saved.")
        return to(request, "decision", decision=row.pk)
    values = {
        "decision": row,
        "waits": waits(row.state, row.condition_by, row.met_on, by.today),
        "later": row.superseded_by,
        "earlier": list(decisions_seen_by(by).filter(superseded_by=row)),
        "form": form,
    }
    return (
        form_page(request, "meetings/decision.html", values)
        if form
        else render(request, "meetings/decision.html", values)
    )


def decide_between(request: HttpRequest, body: int) -> HttpResponse:
    """A task: keep a decision that a body made without a meeting."""
    by = request.actor
    row = get_object_or_404(planning_bodies(by), pk=body)
    paper = Paper(partnership_id=row.partnership_id, kind=PaperKind.BETWEEN.value, body=row)
    open_to(request, access.may_enter(by, paper), "kept a decision between meetings", paper)
    form = BetweenForm(request.POST or None)
    if saves(request, form, lambda: changes.decide_between(by, row, **form.cleaned_data), at="text"):
        messages.success(request, "The decision is kept, and proposed for the next agenda.")
        return to(request, "body", body=row.pk)
    return form_page(request, "meetings/decide_between.html", {"body": row, "form": form})


def letters(request: HttpRequest) -> HttpResponse:
    """The letters and requests of the partnership's bodies, what waits for an answer first."""
    by = request.actor
    page = Paginator(letters_seen_by(by), PAGE).get_page(request.GET.get("page"))
    opens_marked(request, *(row.level for row in page))
    rows = [(row, letter_state(row.answered_on, row.answer_due, row.sent_on, by.today)) for row in page]
    bodies = planning_bodies(by) if access.may_keep_letter(by, _new(request)) else ()
    return render(request, "meetings/letters.html", {"page": page, "rows": rows, "bodies": bodies})


def add_letter(request: HttpRequest, body: int) -> HttpResponse:
    """A task: keep a letter of a body."""
    by = request.actor
    row = get_object_or_404(planning_bodies(by), pk=body)
    letter = Letter(partnership_id=row.partnership_id, body=row)
    open_to(request, access.may_keep_letter(by, letter), "kept a letter", letter)
    form = LetterForm(request.POST or None, by=by, stands={})
    if saves(request, form, lambda: changes.add_letter(by, row, form.given()), at="to_name"):
        messages.success(request, "The letter is kept.")
        return to(request, "letters")
    return form_page(request, "meetings/add_letter.html", {"body": row, "form": form})


def letter(request: HttpRequest, letter: int) -> HttpResponse:
    """A letter: what became of it, chasing it, and the answer."""
    by = request.actor
    row = get_object_or_404(letters_seen_by(by), pk=letter)
    opens_marked(request, row.level)
    may = access.may_keep_letter(by, row)
    if request.method == "POST":
        open_to(request, may, "changed a letter", row)
    chasing = "chase" in request.POST
    chase = ChaseForm(request.POST if chasing else None, auto_id="chase_%s")
    if saves(request, chase, lambda: changes.chase_letter(by, row, how=chase.cleaned_data["how"]), at="how"):
        messages.success(request, "The reminder is kept.")
        return to(request, "letter", letter=row.pk)
    sent = request.POST if request.method == "POST" and not chasing else None
    form = LetterForm(sent, by=by, stands=shown_letter(row))
    if saves(request, form, lambda: changes.change_letter(by, row, form.given(), seen=form.seen), at="to_name"):
        messages.success(request, "The letter was saved.")
        return to(request, "letter", letter=row.pk)
    values = {
        "letter": row,
        "state": letter_state(row.answered_on, row.answer_due, row.sent_on, by.today),
        "chases": list(chases_of(by, row)),
        "fields": form if may else None,
        "chase": chase,
        "form": chase if chasing else form,
    }
    return form_page(request, "meetings/letter.html", values)


def _new(request: HttpRequest) -> Letter:
    place = request.actor.partnership
    return Letter(partnership_id=place.id if place else None)
