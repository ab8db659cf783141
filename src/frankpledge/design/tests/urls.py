"""Pages for the tests of the frame."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path


def shown(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """The empty frame."""
    return render(request, "design/page.html", {})


urlpatterns = [
    path("", include("frankpledge.design.urls")),
    path("sign-in/", shown, name="sign_in"),
    path("sign-out/", shown, name="sign_out"),
    path("<slug:partnership>/", shown, name="home"),
    path("<slug:partnership>/meetings/", shown, name="meetings"),
    path("<slug:partnership>/meetings/<int:number>/", shown, name="meeting"),
]
