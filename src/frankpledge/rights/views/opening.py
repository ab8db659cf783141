"""Who may open a page of information rights, whom it is about, and files to save."""

from django.http import Http404, HttpRequest, HttpResponse

from frankpledge.people.models import Partnership, Person
from frankpledge.people.opening import open_to
from frankpledge.people.queries.accounts import partnership_here
from frankpledge.rights import access
from frankpledge.rights.queries.people import person_held


def answering(request: HttpRequest, verb: str) -> Partnership:
    """The partnership, for those who answer for its personal data; refused to everybody else."""
    place = partnership_here(request.actor)
    open_to(request, access.may_answer(request.actor, place), verb, place)
    return place


def answering_for(request: HttpRequest, verb: str, number: int) -> Person:
    """Somebody in the record, for those who answer for personal data; refused to everybody else, or 404."""
    answering(request, verb)
    found = person_held(request.actor, number)
    if found is None:
        raise Http404
    return found


def attached(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to save; no name of a person stands in its name."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
