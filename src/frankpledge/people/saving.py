"""Saving what a form says, for the views of every area: what cannot be saved is said on the form's own page.

Nothing that was typed is lost: the page comes back with it, and where somebody else saved meanwhile, with both.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from frankpledge.design.drafts import Kept
from frankpledge.design.saving import SavingForm
from frankpledge.kit.versions import seen_at
from frankpledge.ledger.rules import Actor, Meanwhile, NotPossible
from frankpledge.people.changes import drop_draft
from frankpledge.people.queries.drafts import draft_of
from frankpledge.people.queries.saving import saved_since
from frankpledge.people.rules.drafts import OPENED, page_of, with_draft


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
        form.meet(meanwhile.stands, meanwhile.untouched, who_saved(request, meanwhile, form.seen))
    else:
        return True
    return False


def who_saved(request: HttpRequest, meanwhile: Meanwhile, seen: str) -> str:
    """Who saved since a version was shown, and when, in words."""
    return saved_since(request.actor, meanwhile.table, meanwhile.row, seen_at(seen))


def form_page(request: HttpRequest, template: str, values: dict[str, Any]) -> HttpResponse:
    """The page of a form, called `form` in `values`: with a status of its own where somebody else saved meanwhile."""
    return render(request, template, values, status=409 if getattr(values["form"], "conflict", None) else 200)


def draft_for(request: HttpRequest) -> Kept | None:
    """What the form of a page has to do with drafts, for whoever asks for it; None outside of a partnership."""
    by: Actor | None = getattr(request, "actor", None)
    if by is None or by.partnership is None or by.user is None:
        return None
    page = page_of(request.get_full_path(), by.partnership.slug)
    if not page:
        return None
    where = {"partnership": by.partnership.slug}
    found = draft_of(by, page, timezone.now()) if request.method == "GET" else None
    kept = Kept(page, with_draft(page), reverse("keep_draft", kwargs=where), reverse("discard_draft", kwargs=where))
    if found is None:
        return kept
    fields = tuple((name, value) for name, value in found.fields)
    return replace(kept, opened=OPENED in request.GET, kept_at=found.kept_at, fields=fields)


def forget_saved(request: HttpRequest, response: HttpResponse) -> None:
    """Let the draft of a form go that was saved: whoever saves is led on, and whoever is not sees the form again."""
    by: Actor | None = getattr(request, "actor", None)
    if request.method != "POST" or not 300 <= response.status_code < 400 or by is None or by.partnership is None:
        return
    if response.headers.get("Location", "").startswith("/sign-in/"):  # first to prove who they are
        return
    if page := page_of(request.get_full_path(), by.partnership.slug):
        drop_draft(by, page)
