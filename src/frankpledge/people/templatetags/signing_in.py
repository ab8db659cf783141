"""`{% load signing_in %}`: what a passkey's script is told, as text of an attribute."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """The value as JSON, to be escaped like any other text."""
    return json.dumps(value, cls=DjangoJSONEncoder)
