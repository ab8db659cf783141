"""`{% load rights %}`: the address of the page that a finding leads to."""

from django import template
from django.template import Context
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def leads(context: Context, page: tuple[str, dict[str, int]] | None) -> str:
    """The address of a page of this partnership, given as its name and the numbers that its address takes."""
    if page is None:
        return ""
    name, numbers = page
    return reverse(name, kwargs={"partnership": context["actor"].partnership.slug, **numbers})


@register.simple_tag(takes_context=True)
def decides(context: Context, page: str, number: int) -> str:
    """The address of the page on which something is decided about a paper, an item or a document."""
    column = {"mark_paper": "paper", "mark_item": "item", "review": "document"}[page]
    return reverse(page, kwargs={"partnership": context["actor"].partnership.slug, column: number})
