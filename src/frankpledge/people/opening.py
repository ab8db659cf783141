"""Who may open a page, and where one is sent next: for the views of every area."""

from django.db.models import Model
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect

from frankpledge.ledger.changes import note_refused
from frankpledge.ledger.rules import Refused


def open_to(request: HttpRequest, allowed: bool, verb: str, thing: Model, said: str = "") -> None:
    """Open a page only to those who may do what it is for.  What others send in all the same is noted.

    `said` tells the person why not and what to do, where it is not for want of being a coordinator.
    """
    if allowed:
        return
    if request.method == "POST":
        note_refused(request.actor, verb, thing)
    raise Refused(verb, str(thing._meta.verbose_name), said)


def to(request: HttpRequest, name: str, **kwargs: int | str) -> HttpResponseRedirect:
    """On to a page of this partnership."""
    return redirect(name, partnership=request.actor.partnership.slug, **kwargs)
