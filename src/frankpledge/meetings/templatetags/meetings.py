"""`{% load meetings %}`: who is named in a paper, how an action stands, and the words for what was read."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString

from frankpledge.design.addresses import address
from frankpledge.design.escaping import format_html, format_html_join
from frankpledge.design.markup import NOTHING, printed, tag
from frankpledge.design.words import long_date
from frankpledge.meetings.models import (
    Action,
    ActionOwner,
    AgendaItem,
    Attendance,
    Correction,
    Item,
    Meeting,
    Membership,
    Paper,
    Reference,
)
from frankpledge.meetings.queries.standing_as import WITHHELD, withheld_from
from frankpledge.meetings.queries.writing_out.agenda import agenda_said as said_of_item
from frankpledge.meetings.rules import wording
from frankpledge.meetings.rules.attending import Mark
from frankpledge.meetings.rules.standing import due_of, standing
from frankpledge.meetings.rules.writing_out.formats import of_kind
from frankpledge.people.models import Organisation, Person
from frankpledge.people.queries import agency_known, name_known
from frankpledge.people.rules.marking import Level

register = template.Library()


@register.simple_tag(takes_context=True)
def named(context: Context, row: Attendance | ActionOwner | Membership) -> SafeString | str:
    """Who a row names: the person or agency it is matched to, with a link where they have a page; else as printed.

    A person without a page (the row's annotation `has_page`) is named and no more; one whose data is restricted is
    named to those who answer for it alone.
    """
    if withheld_from(context["actor"], row):
        return WITHHELD
    as_printed = getattr(row, "name", "")
    if row.person is not None:
        name = name_known(context["actor"], row.person)
        if not name or not getattr(row, "has_page", False):
            return name or printed(as_printed)
        return _link(context, "person", name, person=row.person.stands_as_id or row.person.pk)
    if row.organisation is not None and isinstance(row, ActionOwner):
        return agency(context, row.organisation, as_printed)
    return printed(as_printed)


@register.simple_tag(takes_context=True)
def name_heard(context: Context, row: Attendance) -> str:
    """A name as printed, for those who listen; not of somebody whose data is restricted."""
    return WITHHELD if withheld_from(context["actor"], row) else row.name


@register.simple_tag(takes_context=True)
def owners(context: Context, action: Action) -> SafeString | str:
    """The owners of an action, read before with `with_owners`, in the order printed."""
    return format_html_join(", ", "{}", ((named(context, owner),) for owner in action.owners.all())) or "Nobody named"


@register.simple_tag(takes_context=True)
def agency(context: Context, organisation: Organisation | None, as_printed: str = "") -> SafeString | str:
    """An agency with a link to its page; one that is matched to none, or that the actor may not know, as printed."""
    if organisation is None or not (name := agency_known(context["actor"], organisation)):
        return printed(as_printed)
    return _link(context, "agency", name, organisation=organisation.pk)


@register.simple_tag(takes_context=True)
def agency_name(context: Context, row: Attendance | Membership) -> str:
    """The name of the agency that a row is tied to, as far as the actor may know it; else as printed."""
    known = agency_known(context["actor"], row.organisation) if row.organisation is not None else ""
    return known or getattr(row, "organisation_name", "")


@register.simple_tag(takes_context=True)
def known_as(context: Context, person: Person) -> str:
    """The name of a person, as whom they stand, as far as the actor may know it."""
    return name_known(context["actor"], person)


@register.simple_tag(takes_context=True)
def minute_url(context: Context, item: Item | None, paper: Paper) -> str:
    """The address of a minute: the page of its meeting or report, at the item where there is one."""
    slug = context["actor"].partnership.slug
    if paper.meeting_id is not None:
        page = address("meeting", slug, meeting=paper.meeting_id)
    else:
        page = address("paper", slug, paper=paper.pk)
    return f"{page}#item-{item.pk}" if item is not None else page


@register.simple_tag(takes_context=True, name="standing")
def standing_of(context: Context, action: Action) -> SafeString:
    """How an action stands on the actor's day, as a state."""
    return tag(standing(action.state, getattr(action, "falls_due", action.due), context["actor"].today).value)


@register.inclusion_tag("meetings/parts/take_out.html", takes_context=True)
def take_out(context: Context, meeting: Meeting | None, what: str, words: str, query: str = "") -> dict[str, Any]:
    """The ways to save a document of a meeting, or the action log, as a file, one a format, as `query` asks for it."""
    which: dict[str, Any] = {"partnership": context["actor"].partnership.slug}
    page = "meeting_file" if meeting is not None else "action_log_file"
    if meeting is not None:
        which |= {"meeting": meeting.pk, "what": what}
    asked = f"?{query}" if query else ""
    ways = [(reverse(page, kwargs=which | {"ending": one.value}) + asked, one.label) for one in of_kind(what)]
    return {"words": words, "ways": ways}


@register.filter
def marking(level: int) -> str:
    """A marking as it is printed."""
    return Level(level).label


@register.simple_tag(takes_context=True)
def item_marking(context: Context, item: Item, paper: Paper) -> SafeString | str:
    """How an item is marked, where that is more closely than its paper, and for who may mark it the way to do so."""
    said = tag(Level(item.level).label, "purple") if item.level > paper.level else NOTHING
    if not context.get("may_mark"):
        return said
    where = address("mark_item", context["actor"].partnership.slug, item=item.pk)
    hidden = format_html('<span class="govuk-visually-hidden"> {}</span>', minute_number(item))
    return format_html('{} <a class="govuk-link fp-item__mark" href="{}">Mark{}</a> ', said, where, hidden)


@register.simple_tag(takes_context=True)
def agenda_said(context: Context, item: AgendaItem) -> str:
    """What an agenda says of an item beside its title: what it is for, who presents it for whom, and how long."""
    return said_of_item(context["actor"], item)


@register.filter
def corrections_in(item: Item, corrected: dict[int, list[Correction]] | str | None) -> list[Correction]:
    """The corrections of an item, of all that were read with its paper."""
    return corrected.get(item.pk, []) if isinstance(corrected, dict) else []


@register.filter
def minute(item: Item) -> str:
    """A minute's number, as people cite it, and its title."""
    return f"{_number(item)} {item.title}".strip()


@register.filter
def paper_name(paper: Paper) -> str:
    """What a paper is called in a line: whose it is, and of which day."""
    whose = paper.body.name if paper.body is not None else paper.get_kind_display()
    return f"{whose}, {long_date(paper.dated)}" if paper.dated else whose


@register.filter
def minute_number(item: Item) -> str:
    """A minute's number as people cite it; its title where it has none."""
    return _number(item) or item.title


@register.filter
def due(row: Any) -> str:
    """When an action or a follow-up is due, in words."""
    return due_of(row)


@register.filter
def due_short(row: Any) -> str:
    """When an action is due, in words for a narrow column."""
    return due_of(row, short=True)


@register.filter
def share_in_time(share: float | None) -> str:
    """The share of actions done in time as a whole percentage; a dash where there are none to divide by."""
    return f"{share:.0%}" if share is not None else "–"


@register.filter
def pointer(row: Reference) -> str:
    """What a reference names: `Minute 318 (a) of 4 December 2007`."""
    return wording.pointer_words(row.to_number, row.to_date)


def _number(item: Item) -> str:
    return wording.minute_number(item.number, item.parent.number if item.parent is not None else "")


def _link(context: Context, page: str, words: str, **which: int) -> SafeString:
    url = address(page, context["actor"].partnership.slug, **which)
    return format_html('<a class="govuk-link" href="{}">{}</a>', url, words) if words else NOTHING


_MARKS = "".join(
    f'<label class="fp-mark"><input type="radio" name="{{0}}-mark" value="{one.value}"{{{n}}}>'
    f"<span>{one.label}</span></label>"
    for n, one in enumerate(Mark, start=1)
)


@register.simple_tag
def marks(prefix: str, chosen: str) -> SafeString:
    """The marks that can be given to a member, written at once: a page has five for each of many members."""
    return format_html(_MARKS, prefix, *(SafeString(" checked") if one.value == chosen else "" for one in Mark))
