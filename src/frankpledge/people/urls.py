"""Names of the pages of people that belong to no partnership: signing in and out."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
