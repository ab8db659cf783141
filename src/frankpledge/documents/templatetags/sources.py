"""`{% load sources %}`: the mark beside a fact that leads to its words, and a paper with its facts marked."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from frankpledge.design.addresses import address
from frankpledge.design.escaping import format_html, format_html_join
from frankpledge.design.markup import source_link
from frankpledge.documents.rules import Mark, Side, nested

register = template.Library()


@register.simple_tag(takes_context=True)
def source(context: Context, document: int | None, words: int | None, what: str = "") -> SafeString:
    """The mark that leads to the words of a fact: the numbers of its document and quotation, and what it is.

    Nothing for a fact that a person typed.
    """
    if not document or not words:
        return source_link("")
    page = address("document", context["actor"].partnership.slug, document=document)
    return source_link(f"{page}#q{words}", what)


@register.simple_tag
def marked_text(text: str, marks: Iterable[Mark]) -> SafeString:
    """A text with marks, each called by its name and leading to its fact.

    The links are for the pointer: those who use the keyboard have the list of facts beside the text.
    """
    return format_html_join("", "{}", ((piece,) for piece in _markup(text, marks)))


@register.inclusion_tag("documents/side.html", takes_context=True)
def paper_side(context: Context, side: Side) -> dict[str, Any]:
    """A paper beside its facts: its pages as pictures, laid out, or as text, with the words of every fact marked."""
    whole = bool(side.sheets) and side.sheets[0].sheet.number == 1  # a paper of a pack begins further on in its file
    last = side.sheets[-1].sheet.number if whole else 0
    return {"side": side, "last": last, "request": context["request"], "actor": context["actor"]}


@register.inclusion_tag("documents/parts_of_pages.html", takes_context=True)
def parts_of_pages(context: Context, side: Side) -> dict[str, Any]:
    """The parts of a paper's pages about what is marked, one below the other; nothing for a paper without pages."""
    return {"side": side, "actor": context["actor"]}


def _markup(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    inside: list[Mark] = []
    for step in nested(text, marks):
        if isinstance(step, str):
            href = next((mark.href for mark in reversed(inside) if mark.href), "")
            yield format_html('<a href="{}" tabindex="-1">{}</a>', href, step) if href else step
        elif step.opens:
            inside.append(step.mark)
            again = step.again or step.mark.again
            ident = "" if again else format_html(' id="{}"', step.mark.called)
            if step.mark.kind:
                yield format_html('<mark{} data-kind="{}">', ident, step.mark.kind)
            else:
                yield format_html('<span{} class="fp-source__place">', ident)
        else:
            yield SafeString("</mark>") if inside.pop().kind else SafeString("</span>")
