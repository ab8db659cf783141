"""`{% load signing_in %}`: what a passkey's script is told, as text of an attribute; the page that a file is from."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.http import url_has_allowed_host_and_scheme

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """The value as JSON, to be escaped like any other text."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def page_of_file(address: str | None) -> str:
    """The page from which a file of this address is saved, as it was asked for; nothing where it is a page itself.

    A file leaves its browser where it was: on the page that asked who one is.
    """
    path, mark, asked = (address or "").partition("?")
    folder, _, name = path.rpartition("/")
    if "." not in name or not url_has_allowed_host_and_scheme(path, None):
        return ""
    return f"{folder}/{mark}{asked}"
