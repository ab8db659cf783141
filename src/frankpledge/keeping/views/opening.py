"""Who may open a page of retention."""

from django.http import HttpRequest

from frankpledge.keeping import access
from frankpledge.people.models import Partnership
from frankpledge.people.opening import open_to
from frankpledge.people.queries.accounts import partnership_here


def looking(request: HttpRequest, verb: str) -> Partnership:
    """The partnership, for those who look after its retention or approve destruction; refused to everybody else."""
    place = partnership_here(request.actor)
    open_to(request, access.may_look(request.actor, place), verb, place)
    return place


def retaining(request: HttpRequest, verb: str) -> Partnership:
    """The partnership, for those who set its rules and holds; refused to everybody else."""
    place = partnership_here(request.actor)
    open_to(request, access.may_retain(request.actor, place), verb, place)
    return place
