"""The pages of names as printed that wait for a person to say whom they mean."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes import Answer, settle_name
from frankpledge.meetings.queries import names as queries
from frankpledge.meetings.rules.naming import Asked
from frankpledge.people.models import Partnership
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries import organisations_seen_by, partnership_named, people_seen_by
from frankpledge.people.rules.roles import keeps

A_PAGE = 20


def names(request: HttpRequest) -> HttpResponse:
    """Every name that waits, with the words it came from and whom it might mean."""
    by = request.actor
    open_to(request, keeps(by, by.partnership.id), "matched names", Partnership(pk=by.partnership.id))
    page = Paginator(queries.questions(by), A_PAGE).get_page(request.GET.get("page"))
    page.object_list = queries.with_candidates(by, list(page.object_list))
    return render(request, "meetings/names.html", {"page": page})


def match_name(request: HttpRequest, asked: str, row: int) -> HttpResponse:
    """A task: say whom one name means.  The answer settles every row where the name stands so."""
    by = request.actor
    open_to(request, keeps(by, by.partnership.id), "matched a name", Partnership(pk=by.partnership.id))
    question = _question(by, asked, row)
    if question is None:
        if not queries.was_asked(by, asked, row):
            raise Http404
        messages.info(request, "Somebody has said whom this name means already. Nothing was changed.")
        return to(request, "names")
    problem = ""
    if request.method == "POST":
        try:
            answer = _answer(by, request.POST.get("answer", ""))
            settled = settle_name(by, _here(by), question.asked, queries.rows_asked_of(by, question), answer)
        except NotPossible as error:
            problem = str(error)
        else:
            places = "1 place" if settled == 1 else f"{settled} places"
            messages.success(request, f"“{question.name}” is settled in {places}.")
            return to(request, "names")
    shown = {
        "question": queries.with_candidates(by, [question])[0],
        "everybody": () if question.asked is Asked.AGENCY else people_seen_by(by),
        "agencies": () if question.asked is Asked.PERSON else organisations_seen_by(by),
        "problem": problem,
    }
    return render(request, "meetings/match_name.html", shown)


def _question(by: Actor, asked: str, row: int) -> queries.Question | None:
    """The question of this kind in which a row stands; None where it may have been answered in the meantime."""
    for question in queries.questions(by):
        if question.asked == asked and any(place.row == row for place in question.places):
            return question
    return None


def _answer(by: Actor, given: str) -> Answer:
    """What was answered: `person:12`, `agency:3`, `new person`, `new agency` or `as printed`."""
    what, _, number = given.partition(":")
    if what == "person":
        return Answer(person=get_object_or_404(people_seen_by(by), pk=row_number(number)))
    if what == "agency":
        return Answer(organisation=get_object_or_404(organisations_seen_by(by), pk=row_number(number)))
    answers = {
        "new person": Answer(new_person=True),
        "new agency": Answer(new_organisation=True),
        "as printed": Answer(),
    }
    if given not in answers:
        raise NotPossible("Choose one of the answers.")
    return answers[given]


def _here(by: Actor) -> Partnership:
    """The partnership in whose record the actor is: the middleware lets nobody in without one."""
    here = partnership_named(by.partnership.slug) if by.partnership else None
    assert here is not None
    return here
