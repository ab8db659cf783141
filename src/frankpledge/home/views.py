"""The pages of home: which partnership, what waits for me, search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frankpledge.home.forms import SearchForm
from frankpledge.home.queries.searching import Kind, found, found_of, numbered
from frankpledge.home.queries.waiting import waiting_for
from frankpledge.home.rules import question_of, words_of
from frankpledge.meetings.rules.standing import Standing
from frankpledge.people.queries import partnerships_of
from frankpledge.people.rules.roles import Verb, allowed, keeps
from frankpledge.people.sessions import opens_marked


def start(request: HttpRequest) -> HttpResponse:
    """On to the one partnership in which the account holds a role; a choice where there are several."""
    partnerships = partnerships_of(request.actor.user.id, request.actor.today)
    if len(partnerships) == 1:
        return redirect("home", partnership=partnerships[0].slug)
    return render(request, "home/start.html", {"partnerships": partnerships})


def home(request: HttpRequest) -> HttpResponse:
    """What waits for me."""
    pressing = [Standing.DUE_SOON.name.lower(), Standing.LATE.name.lower()]
    by = request.actor
    shown = {
        "waiting": waiting_for(by),
        "pressing": pressing,
        "keeps": keeps(by, by.partnership.id),
        "nobody_named": not by.partnership.answered_for and allowed(by, Verb.DESCRIBE, by.partnership.id),
    }
    return render(request, "home/home.html", shown)


def search(request: HttpRequest) -> HttpResponse:
    """Whatever in the record has all of the words asked for: some of each kind, or one kind page by page.

    A minute that is asked for by its number comes first, with its thread.
    """
    form = SearchForm({"q": request.GET.get("q", "")[:200]})
    asked, minute = question_of(form["q"].value())
    words = words_of(asked)
    kind = request.GET.get("kind", "")
    if words and kind in set(Kind):
        only = found_of(request.actor, words, Kind(kind), request.GET.get("page", ""))
        groups = [only] if only.count else []
    else:
        groups = found(request.actor, words)
    of_number = numbered(request.actor, minute) if minute is not None and not kind else None
    opens_marked(request, *(row.level for group in groups for row in group.rows))
    opens_marked(request, *(row.level for row in (*of_number.rows, *of_number.pointing)) if of_number else ())
    shown = {
        "search": form,
        "words": words,
        "groups": groups,
        "numbered": of_number,
        "asked": form["q"].value(),
        "one": len(groups) == 1 and kind,
    }
    return render(request, "home/search.html", shown)
