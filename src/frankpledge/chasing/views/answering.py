"""Where the link in a letter leads: its one action, to say how it goes, and nothing else.

Nobody is signed in here, and the secret in the address is all there is to go by.  Looking uses nothing up, since mail
servers follow links before people do.
"""

from typing import Any

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from frankpledge.chasing import changes
from frankpledge.chasing.forms.answering import AnswerForm
from frankpledge.chasing.queries.links import Opened, opened
from frankpledge.chasing.rules.answers import LinkState
from frankpledge.kit.versions import same
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings.rules.doing import UpdateKind
from frankpledge.people.sessions import seen_from

LIMIT = "answer_link"


# Whoever could make a browser send this form would have to know the secret, and then needs no browser of anybody's.
@csrf_exempt
@login_not_required
@never_cache
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    """Say how an action goes, by the link of a letter."""
    if not ratelimit.consume(request, app="allauth.account", action=LIMIT, limit_get=True, dry_run=True):
        return _page(request, "chasing/too_many.html", 429)
    found = opened(secret, timezone.localdate(), timezone.now())
    if found is None or found.state is not LinkState.OPEN or found.held_closely:
        return _thanks_again(request, found) or _opens_nothing(request, found)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            changes.answer_by_link(found, UpdateKind(said["kind"]), text=said["text"], to_name=said["to_name"])
        except NotPossible as error:
            form.add_error(None, str(error))
        else:
            return _page(request, "chasing/answered.html", 200, found=found)
    with reading(found.by):
        return _page(request, "chasing/answer.html", 200, found=found, form=form, action=found.action)


def _thanks_again(request: HttpRequest, found: Opened | None) -> HttpResponse | None:
    """What a second press on the same button is answered with: the link was used by the first, for the same words."""
    said = found.link.update if found is not None and found.state is LinkState.USED else None
    sent = request.POST
    if said is None or sent.get("kind") != said.kind or not same(sent.get("text", ""), said.text):
        return None
    return _page(request, "chasing/answered.html", 200, found=found)


def _opens_nothing(request: HttpRequest, found: Opened | None) -> HttpResponse:
    """A page for a link that opens nothing.  Of one that ended nothing is told that the letter did not say.

    What somebody typed before it ended is given back to them.
    """
    ratelimit.consume(request, app="allauth.account", action=LIMIT, limit_get=True)
    changes.note_refused_link(found, timezone.localdate(), seen_from(request))
    status = 404 if found is None else 403 if found.held_closely else 410
    typed = [words for name in ("text", "to_name") if (words := request.POST.get(name, "").strip())]
    return _page(request, "chasing/link_gone.html", status, found=found, typed=typed)


def _page(request: HttpRequest, template: str, status: int, **values: Any) -> HttpResponse:
    """A page that no search engine keeps, and from which the address, with its secret, goes nowhere else."""
    answer = render(request, template, values, status=status)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Cache-Control"] = "no-store, private"
    return answer
