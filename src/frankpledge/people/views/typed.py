"""What somebody typed into a form that could not be taken when it was sent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frankpledge.people import sessions


def typed(request: HttpRequest) -> HttpResponse:
    """The form that is kept, to be sent on with one button, or thrown away."""
    kept = sessions.typed(request)
    if request.method == "POST":
        sessions.forget_typed(request)
        messages.info(request, "What you had typed is thrown away.")
        return redirect("start")
    if kept is None:
        return redirect("start")
    shown = [value for _, value in kept["fields"] if len(value) > 20]
    return render(request, "people/typed.html", {"kept": kept, "shown": shown})
