"""`{% load searching %}`: words found, marked where they stand."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from frankpledge.design.escaping import format_html, format_html_join
from frankpledge.home.rules import around, cut_at

register = template.Library()


@register.simple_tag
def with_words_marked(text: str, words: Sequence[str]) -> SafeString:
    """The part of a text about the words sought, each of them in `<mark>`."""
    stretches = cut_at(around(text or "", words), words)
    return format_html_join("", "{}", ((format_html("<mark>{}</mark>", t) if found else t,) for t, found in stretches))
