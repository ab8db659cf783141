"""Saving what a form says, for the views of every area: what cannot be saved is said on the form's own page.

Nothing that was typed is lost: the page comes back with it, and where somebody else saved meanwhile, with both.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.design.saving import SavingForm
from frankpledge.kit.versions import seen_at
from frankpledge.ledger.rules import Meanwhile, NotPossible
from frankpledge.people.queries.saving import saved_since


def saves(request: HttpRequest, form: forms.Form, save: Callable[[], Any], at: str | None = None) -> bool:
    """Whether a form was sent, is valid and could be saved; where it could not be, it says why, at the field `at`."""
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        save()
    except NotPossible as error:
        form.add_error(at, str(error))
    except ValidationError as error:
        form.add_error(at, error.messages)
    except Meanwhile as meanwhile:
        if not isinstance(form, SavingForm):
            raise
        form.meet(meanwhile.stands, who_saved(request, meanwhile, form.seen))
    else:
        return True
    return False


def who_saved(request: HttpRequest, meanwhile: Meanwhile, seen: str) -> str:
    """Who saved since a version was shown, and when, in words."""
    return saved_since(request.actor, meanwhile.table, meanwhile.row, seen_at(seen))


def form_page(request: HttpRequest, template: str, values: dict[str, Any]) -> HttpResponse:
    """The page of a form, called `form` in `values`: with a status of its own where somebody else saved meanwhile."""
    return render(request, template, values, status=409 if getattr(values["form"], "conflict", None) else 200)
