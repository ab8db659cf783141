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
    """Save a valid form; where that cannot be done, the form says why (at the field `at`), and False is given."""
    try:
        save()
    except NotPossible as error:
        form.add_error(at, str(error))
    except ValidationError as error:
        form.add_error(at, error.messages)
    except Meanwhile as meanwhile:
        if not isinstance(form, SavingForm):
            raise
        since = seen_at(str(form.cleaned_data.get("version") or ""))
        form.meet(meanwhile.stands, saved_since(request.actor, meanwhile.table, meanwhile.row, since))
    else:
        return True
    return False


def form_page(request: HttpRequest, template: str, values: dict[str, Any]) -> HttpResponse:
    """The page of a form, called `form` in `values`: with a status of its own where somebody else saved meanwhile."""
    return render(request, template, values, status=409 if getattr(values["form"], "conflict", None) else 200)
