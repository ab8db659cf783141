"""Names of the pages of home."""

from django.urls import path

from frankpledge.home import views

urlpatterns = [
    path("", views.start, name="start"),
    path("<slug:partnership>/", views.home, name="home"),
    path("<slug:partnership>/search/", views.search, name="search"),
]
