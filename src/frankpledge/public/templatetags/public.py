"""`{% load public %}`: days, times and texts of what was published, which are kept as data."""

import json
import re
from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django import template
from django.utils.safestring import SafeString

from frankpledge.design.escaping import format_html
from frankpledge.design.words import clock, long_date
from frankpledge.meetings.rules.composing import blocks_of
from frankpledge.meetings.rules.kinds import ActionState, Capacity, Office, Verb
from frankpledge.meetings.rules.standing import due_words

register = template.Library()
_LEFT_OVER = re.compile(r"\A\s*:[ \t]*")


@register.filter
def day(said: str | None) -> str:
    """A day that is kept as data, in words; nothing where none was said."""
    return long_date(date.fromisoformat(said)) if said else ""


@register.filter
def at(said: str | None) -> str:
    """A time that is kept as data, in words."""
    return clock(time.fromisoformat(said)) if said else ""


@register.filter
def due(row: dict[str, Any]) -> str:
    """By when something is due, in words; nothing where nobody said."""
    return due_words(date.fromisoformat(row["due"]), row["due_month_only"]) if row.get("due") else ""


@register.filter
def blocks(text: str) -> list[dict[str, Any]]:
    """A text as paragraphs, lists and tables, without a colon that was left of the heading before it: minutes that came
    as a document have "Next meeting: Tuesday" on one line, of which the heading is the words alone."""
    return blocks_of(_LEFT_OVER.sub("", text))


@register.filter
def there_as(people: Iterable[dict[str, Any]], how: str) -> list[dict[str, Any]]:
    """Of those in an attendance list, those who were present, in attendance, or excused."""
    if how == "present":
        wanted = {Capacity.PRESENT.value}
    elif how == "apologies":
        wanted = {Capacity.APOLOGIES.value}
    else:
        wanted = {one.value for one in Capacity} - {Capacity.PRESENT.value, Capacity.APOLOGIES.value}
    return [one for one in people if one["as"] in wanted]


@register.filter
def verb_words(verb: str) -> str:
    """What was done about a thing decided."""
    return Verb(verb).label


@register.filter
def office_words(office: str) -> str:
    """What a member is besides a member; nothing of the others."""
    return Office(office).label if office else ""


@register.simple_tag
def linked_data(told: dict[str, Any]) -> SafeString:
    """What a page says as schema.org has it: data, which no browser runs."""
    # What would end the element is written by its number.
    said = json.dumps(told).translate({ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"})
    data = SafeString(said)  # nosec B703
    return format_html('<script type="application/ld+json">{}</script>', data)


@register.filter
def stage_words(said: dict[str, Any]) -> str:
    """That minutes are a draft, or not agreed yet; nothing of those that are."""
    return {"draft": "Draft", "final": "To be agreed"}.get(said.get("stage", ""), "")


@register.filter
def state_words(state: str) -> str:
    """Where an action stood."""
    return ActionState(state).label
