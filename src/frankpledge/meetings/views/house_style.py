"""The Word templates of a partnership: downloaded, edited in Word, brought again, or given up."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.house_style import HouseStyleForm
from frankpledge.meetings.models import HouseStyle
from frankpledge.meetings.queries.writing_out.house_style import own_since, template_of
from frankpledge.meetings.rules.writing_out.formats import Format
from frankpledge.meetings.rules.writing_out.house_style import built_in
from frankpledge.meetings.rules.writing_out.written import Kind
from frankpledge.meetings.views.writing_out import attached
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries import partnership_of
from frankpledge.people.saving import saves


def house_style(request: HttpRequest) -> HttpResponse:
    """The templates in which documents are written as Word files, and bringing one's own."""
    by = request.actor
    _open(request, "brought a house style")
    if (given_up := request.POST.get("back")) in {kind.value for kind in Kind}:
        try:
            changes.give_up_house_style(by, Kind(str(given_up)))
            messages.success(request, "These documents are written in the built-in template again.")
        except NotPossible as error:
            messages.error(request, str(error))
        return to(request, "house_style")
    form = HouseStyleForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    keep = lambda: changes.keep_house_style(by, Kind(form.cleaned_data["kind"]), form.cleaned_data["file"].read())  # noqa: E731
    if saves(request, form, keep, at="file"):
        messages.success(request, "The template is in use from now on.")
        return to(request, "house_style")
    return render(request, "meetings/house_style.html", {"form": form, "kinds": list(own_since(by).items())})


@require_safe
def house_style_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The template of a kind, as it stands or with `built-in` as it comes with the program, to be edited in Word."""
    _open(request, "took a house style")
    if kind not in {one.value for one in Kind}:
        raise Http404
    asked = Kind(kind)
    content = built_in(asked) if "built-in" in request.GET else template_of(request.actor, asked)
    return attached(content, Format.WORD, f"template-{asked.value.replace('_', '-')}")


def _open(request: HttpRequest, verb: str) -> None:
    style = HouseStyle(partnership_id=partnership_of(request.actor))
    open_to(request, access.may_keep_house_style(request.actor, style), verb, style)
