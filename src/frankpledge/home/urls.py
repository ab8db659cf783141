"""Names of the pages of home."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
