"""Templates, written down in a test and rendered."""

from typing import Any

from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory


def asked(address: str = "/") -> HttpRequest:
    """A request for an address."""
    return RequestFactory().get(address)


def rendered(source: str, **values: Any) -> str:
    """What a piece of template gives with the design tags loaded."""
    values.setdefault("request", asked())
    return Template("{% load design %}" + source).render(Context(values))
