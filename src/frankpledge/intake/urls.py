"""Names of the pages of intake."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
