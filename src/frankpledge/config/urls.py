"""Addresses: first what is of no partnership, then everything under a partnership's short name."""

from django.urls import include, path

from frankpledge.config import api, api_page, watching

handler500 = "frankpledge.config.trouble.answer_trouble"

urlpatterns = [
    path("health", watching.health, name="health"),
    path("ready", watching.ready, name="ready"),
    path("metrics", watching.figures, name="figures"),
    path("api/", api_page.about_api, name="api"),
    path("api/openapi.json", api_page.description, name="api_description"),
    path("api/", include(api.addresses())),
    path("", include("frankpledge.public.urls")),  # first: a partnership may be called as a page of one is
    path("", include("frankpledge.people.urls")),
    path("", include("frankpledge.design.urls")),
    path("", include("frankpledge.home.urls")),
    path("", include("frankpledge.chasing.urls")),
    path("<slug:partnership>/", include("frankpledge.rights.urls")),
    path("<slug:partnership>/", include("frankpledge.keeping.urls")),
    path("<slug:partnership>/", include("frankpledge.intake.urls")),
    path("<slug:partnership>/", include("frankpledge.meetings.urls")),
]
