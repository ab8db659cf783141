"""Minutes that are made here: issuing a draft, comments on it, agreeing them, corrections."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.kit.numbers import row_number
from frankpledge.meetings import access, changes
from frankpledge.meetings.changes.agreeing import Corrected
from frankpledge.meetings.forms.minutes import AgreedForm, AnswerForm, CommentForm, IssueForm, corrections
from frankpledge.meetings.models import AgendaItem, Item, Paper
from frankpledge.meetings.queries.agendas import run_here_seen_by
from frankpledge.meetings.queries.following import agreeing_meetings, comments_of, corrections_of, was_there
from frankpledge.meetings.queries.listed import minutes_seen_by
from frankpledge.meetings.queries.minutes_text import composed, mark_of_minutes, ordered
from frankpledge.meetings.queries.minuting import meanings_of
from frankpledge.meetings.queries.packs_by_now import called_with_day, packs_to_make_of
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.queries.taking import sitting_of
from frankpledge.meetings.rules.kinds import MeetingState, Stage
from frankpledge.meetings.rules.packs import to_be_made_words
from frankpledge.people.opening import open_to, to
from frankpledge.people.rules.roles import only_shared
from frankpledge.people.saving import form_page, saves
from frankpledge.people.sessions import opens_marked

LISTED = 10  # items of which it is said that nothing was minuted; of the others, how many they are
AT_ONCE = 4  # corrections that can be typed as minutes are agreed


def issue_minutes(request: HttpRequest, meeting: int) -> HttpResponse:
    """The minutes as they will be, what to look at in them, and issuing them as a draft or the final draft."""
    by = request.actor
    row = get_object_or_404(run_here_seen_by(by), pk=meeting)
    open_to(request, access.may_plan(by, row), "issued minutes", row)
    form = IssueForm(request.POST if request.method == "POST" else None)
    if saves(
        request,
        form,
        lambda: changes.issue_minutes(by, row, Stage(form.cleaned_data["stage"]), seen=form.cleaned_data["seen"]),
    ):
        out = f"The minutes are out as a {Stage(form.cleaned_data['stage']).label.lower()}."
        packs = [pack for paper in minutes_seen_by(by).filter(meeting=row) for pack in packs_to_make_of(paper)]
        messages.success(request, out + to_be_made_words([called_with_day(pack) for pack in packs]))
        return to(request, "meeting", meeting=row.pk)
    sitting = sitting_of(by, row)
    lines = [item for item in ordered(sitting.agenda) if item.withdrawn_at is None]
    declared = {one.agenda_item_id for one in sitting.declarations}
    left_out = [item for item in sitting.agenda if item.withdrawn_at and (_typed(item) or item.pk in declared)]
    opens_marked(request, *(line.level for line in (*lines, *left_out)))
    texts = {line.pk: line.minute.text for line in lines if hasattr(line, "minute")}
    said = meanings_of(by, sitting, texts)
    paper = minutes_seen_by(by).filter(meeting=row).first()
    text = composed(sitting, lines, "").text
    silent = [line for line in lines if not texts.get(line.pk, "").strip()]
    values = {
        "meeting": row,
        "form": form,
        "text": text,
        "seen": mark_of_minutes(text, paper.stage if paper is not None else ""),
        "troubles": [(line, trouble) for line in lines if line.pk in said for trouble in _troubles(said[line.pk])],
        "silent": silent[:LISTED],
        "silent_too": len(silent[LISTED:]),
        "left_out": left_out,
        "facts": [fact for one in said.values() for fact in one.facts],
        "absent": [seat for seat in sitting.seats if seat.own is None and seat.instead is None],
        "nameless": [seat for seat in sitting.seats if seat.instead is not None and not seat.instead.name],
        "chaired": any(presence.chair for presence in sitting.presences),
        "paper": paper,
        "over": row.state == MeetingState.HELD,
    }
    return form_page(request, "meetings/issue_minutes.html", values)


def _typed(item: AgendaItem) -> bool:
    return hasattr(item, "minute") and bool(item.minute.text.strip())


def _troubles(said: object) -> list[str]:
    """What is not settled in a minute: what its fences, its facts and the owners of its actions lack."""
    found = list(getattr(said, "troubles", ()))
    for fact in getattr(said, "facts", ()):
        found += fact.troubles
        found += [f"{owner.typed}: {owner.trouble}" for owner in fact.owners if owner.trouble]
    return found


def comments(request: HttpRequest, paper: int) -> HttpResponse:
    """What is said of draft minutes, saying more, and answering; of no concern to those who only have shared papers."""
    by = request.actor
    if only_shared(by):
        raise Http404
    row = _minutes(request, paper)
    keeping = access.may_agree(by, row)
    may = access.may_comment(by, row, was_there(by, row))
    items = list(stated_in(by, Item).filter(paper=row).select_related("parent"))
    comment = answering = None
    if "answer_to" in request.POST:
        open_to(request, keeping, "answered a comment", row)
        comment = get_object_or_404(comments_of(by, row), pk=row_number(request.POST["answer_to"]))
        answering = AnswerForm(request.POST, auto_id=f"answer-{comment.pk}-%s")
        if saves(
            request,
            answering,
            lambda: changes.answer_comment(by, comment, answer=answering.cleaned_data["answer"]),
            at="answer",
        ):
            messages.success(request, "The comment is answered.")
            return to(request, "comments", paper=row.pk)
    elif request.method == "POST":
        open_to(request, may, "commented", row)
    is_draft = row.stage in (Stage.DRAFT, Stage.FINAL)
    sent = request.POST if request.method == "POST" and comment is None else None
    form = CommentForm(sent, items=items) if may and (is_draft or sent is not None) else None
    about = {str(item.pk): item for item in items}
    if form is not None and saves(
        request,
        form,
        lambda: changes.comment_on(by, row, text=form.cleaned_data["text"], item=about.get(form.cleaned_data["item"])),
        at="text",
    ):
        messages.success(request, "Thank you. Your comment went to whoever keeps the record.")
        return to(request, "comments", paper=row.pk)
    values = {
        "paper": row,
        "comments": list(comments_of(by, row)),
        "form": answering or form,
        "commenting": form,
        "keeping": keeping,
        "answered": comment,
        "is_draft": is_draft,
    }
    return render(request, "meetings/comments.html", values)


def agree_minutes(request: HttpRequest, paper: int) -> HttpResponse:
    """A task: keep that a meeting agreed minutes, with its corrections; or a correction of minutes that are locked."""
    by = request.actor
    row = _minutes(request, paper)
    open_to(request, access.may_agree(by, row), "agreed minutes", row)
    items = list(stated_in(by, Item).filter(paper=row).select_related("parent", "agenda_item", "parent__agenda_item"))
    sent = request.POST if request.method == "POST" else None
    form = AgreedForm(sent, meetings=list(agreeing_meetings(by, row)))
    typed = corrections(items, sent, 1 if row.locked else AT_ONCE)
    valid = typed.is_valid() if sent is not None else False
    correcting = request.POST.get("doing") == "correct"  # by what the page said that was sent, not by what holds now
    if valid and saves(request, form, lambda: _agree(request, row, form, typed, correcting), at="at"):
        said = "The correction stands beside the minutes." if correcting else "The minutes are agreed, and locked."
        messages.success(request, said)
        return to(request, "meeting", meeting=row.meeting_id or 0)
    values = {"paper": row, "form": form, "typed": typed, "corrections": list(corrections_of(by, row))}
    return form_page(request, "meetings/agree_minutes.html", values)


def _agree(request: HttpRequest, paper: Paper, form: AgreedForm, typed: object, correcting: bool) -> None:
    wanted = [
        Corrected(one.items.get(one.cleaned_data["item"]), one.cleaned_data["was"], one.cleaned_data["becomes"])
        for one in typed  # type: ignore[attr-defined]
        if one.says
    ]
    keep = changes.correct_minutes if correcting else changes.agree_minutes
    keep(request.actor, paper, corrections=wanted, **form.said())


def _minutes(request: HttpRequest, paper: int) -> Paper:
    return get_object_or_404(minutes_seen_by(request.actor), pk=paper)
