"""`{% load single_sign_on %}`: the button that leads to the organisation's own sign-in, where one is set up."""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse

from frankpledge.people.queries import tie_of

register = template.Library()


@register.inclusion_tag("people/parts/single_sign_on.html", takes_context=True)
def single_sign_on(context: Context, next: str = "") -> dict[str, Any]:  # noqa: A002 - the field is called so
    """A form of one button, which signs in at the provider and leads on to `next`; nothing where none is set up."""
    if settings.FRANKPLEDGE_SSO is None:
        return {}
    name = settings.FRANKPLEDGE_SSO.name
    return _form(context, "single_sign_on") | {"words": f"Sign in with {name}", "next": next}


@register.inclusion_tag("people/parts/own_single_sign_on.html", takes_context=True)
def own_single_sign_on(context: Context) -> dict[str, Any]:
    """Whether one's own account is tied to the provider, and the button that ties or unties it."""
    if settings.FRANKPLEDGE_SSO is None:
        return {}
    tie = tie_of(context["request"].user)
    values = _form(context, "untie_single_sign_on" if tie else "tie_single_sign_on")
    return values | {"tied_at": tie.tied_at if tie else None}


def _form(context: Context, name: str) -> dict[str, Any]:
    return {"name": settings.FRANKPLEDGE_SSO.name, "action": reverse(name), "csrf_token": context.get("csrf_token")}
