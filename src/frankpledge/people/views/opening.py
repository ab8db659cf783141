"""Who may open a page of people, where one is sent next, and where a link leads."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from frankpledge.ledger.changes import note_refused
from frankpledge.ledger.rules import Refused
from frankpledge.people.models import User
from frankpledge.people.sessions import let_enrol


def open_to(request: HttpRequest, allowed: bool, verb: str, thing: Model, said: str = "") -> None:
    """Open a page only to those who may do what it is for.  What others send in all the same is noted.

    `said` tells the person why not and what to do, where it is not for want of being a coordinator.
    """
    if allowed:
        return
    if request.method == "POST":
        note_refused(request.actor, verb, thing)
    raise Refused(verb, str(thing._meta.verbose_name), said)


def to(request: HttpRequest, name: str, **kwargs: int) -> HttpResponseRedirect:
    """On to a page of this partnership."""
    return redirect(name, partnership=request.actor.partnership.slug, **kwargs)


def enter(request: HttpRequest, user: User) -> HttpResponseRedirect:
    """Sign in whoever came by a link and gave the account's password, as far as adding a second factor."""
    record_authentication(request, user, method="password", email=user.email)
    perform_login(request, user)
    let_enrol(request, user)
    return redirect("second_factor")


def link_of(request: HttpRequest, name: str, secret: str) -> str:
    """The whole address of a page that a secret opens, as it is sent to somebody."""
    path = reverse(name, kwargs={"secret": secret})
    return f"{settings.FRANKPLEDGE_ADDRESS}{path}" if settings.FRANKPLEDGE_ADDRESS else request.build_absolute_uri(path)
