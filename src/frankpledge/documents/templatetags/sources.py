"""`{% load sources %}`: the mark beside a fact that leads to its words, and a text with its facts marked."""

from collections.abc import Iterable, Iterator

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from frankpledge.design.markup import source_link
from frankpledge.documents.rules import Mark, nested

register = template.Library()


@register.simple_tag(takes_context=True)
def source(context: Context, document: int | None, words: int | None, what: str = "") -> SafeString:
    """The mark that leads to the words of a fact: the numbers of its document and quotation, and what it is.

    Nothing for a fact that a person typed.
    """
    if not document or not words:
        return source_link("")
    slug = context["actor"].partnership.slug
    page = reverse("document", kwargs={"partnership": slug, "document": document})
    return source_link(f"{page}#q{words}", what)


@register.simple_tag
def marked_text(text: str, marks: Iterable[Mark]) -> SafeString:
    """A text with marks, each `<mark id="q…">` by its key and leading to the fact `#fact-…` of the same key.

    The links are for the pointer: those who use the keyboard have the list of facts beside the text.
    """
    return format_html_join("", "{}", ((piece,) for piece in _markup(text, marks)))


def _markup(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    inside: list[Mark] = []
    for step in nested(text, marks):
        if isinstance(step, str):
            key = inside[-1].key if inside else ""
            yield format_html('<a href="#fact-{}" tabindex="-1">{}</a>', key, step) if inside else step
        elif step.opens:
            inside.append(step.mark)
            ident = "" if step.again else format_html(' id="q{}"', step.mark.key)
            yield format_html('<mark{} data-kind="{}">', ident, step.mark.kind)
        else:
            inside.pop()
            yield SafeString("</mark>")
