"""Whoever comes by a link: the link's whole address, and signing in as far as adding a second factor."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from frankpledge.people.models import User
from frankpledge.people.sessions import let_enrol


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
