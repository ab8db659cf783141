"""Who may open a page of information rights, whom it is about, and where one is sent next."""

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from frankpledge.ledger.changes import note_refused
from frankpledge.ledger.rules import Refused
from frankpledge.people.models import Partnership, Person
from frankpledge.rights import access
from frankpledge.rights.queries.people import partnership_answered, person_held


def open_to(request: HttpRequest, allowed: bool, verb: str, thing: Model, said: str = "") -> None:
    """Open a page only to those who may do what it is for.  What others send in all the same is noted.

    `said` tells the person why not and what to do, where it is not for want of being a coordinator.
    """
    if allowed:
        return
    if request.method == "POST":
        note_refused(request.actor, verb, thing)
    raise Refused(verb, str(thing._meta.verbose_name), said)


def answering(request: HttpRequest, verb: str) -> Partnership:
    """The partnership, for those who answer for its personal data; refused to everybody else."""
    place = partnership_answered(request.actor)
    open_to(request, access.may_answer(request.actor, place), verb, place)
    return place


def answering_for(request: HttpRequest, verb: str, number: int) -> Person:
    """Somebody in the record, for those who answer for personal data; refused to everybody else, or 404."""
    answering(request, verb)
    found = person_held(request.actor, number)
    if found is None:
        raise Http404
    return found


def to(request: HttpRequest, name: str, **kwargs: int) -> HttpResponseRedirect:
    """On to a page of this partnership."""
    return redirect(name, partnership=request.actor.partnership.slug, **kwargs)


def attached(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to save; no name of a person stands in its name."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
