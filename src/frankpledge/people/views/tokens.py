"""One's own tokens in a partnership: making one, which is shown once, and revoking it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import NotPossible
from frankpledge.people import changes
from frankpledge.people.forms.tokens import TokenForm
from frankpledge.people.models import ApiToken
from frankpledge.people.opening import to
from frankpledge.people.queries.tokens import tokens_of
from frankpledge.people.rules.roles import reads_up_to
from frankpledge.people.saving import saves
from frankpledge.people.sessions import proved_lately

SHOWN_ONCE = "token shown once"


@proved_lately
def tokens(request: HttpRequest) -> HttpResponse:
    """A task: make tokens by which programs read in one's name here, and revoke them."""
    by = request.actor
    found = tokens_of(by, timezone.now())
    if "revoke" in request.POST:
        return _revoked(request, [token for token, _ in found])
    form = TokenForm(request.POST or None, reads=reads_up_to(by))
    made: list[str] = []
    if saves(request, form, lambda: made.append(changes.make_token(by, **form.cleaned_data)[1]), at="name"):
        request.session[SHOWN_ONCE] = made[0]
        return to(request, "tokens")
    values = {"form": form, "tokens": found, "shown_once": request.session.pop(SHOWN_ONCE, "")}
    return render(request, "people/tokens.html", values)


def _revoked(request: HttpRequest, own: list[ApiToken]) -> HttpResponse:
    number = row_number(request.POST["revoke"])
    token = get_object_or_404(ApiToken, pk=number if number in {one.pk for one in own} else 0)
    try:
        changes.end_token(request.actor, token)
        messages.success(request, "The token is revoked: it opens nothing from now on.")
    except NotPossible as error:
        messages.info(request, str(error))
    return to(request, "tokens")
