"""The tags and filters of `{% load design %}`; what each gives is said where it is made."""

from typing import Any

from django import forms, template
from django.template import Context
from django.templatetags.static import static
from django.utils.safestring import SafeString

from frankpledge.design import addresses, drafts, form_markup, lists, markup, paging, panels, tables, words
from frankpledge.design.escaping import format_html, format_html_join

register = template.Library()

for words_of in (words.long_date, words.short_date, words.iso_date, words.clock):
    register.filter(words_of.__name__, words_of, expects_localtime=True)
for words_of_number in (words.money, words.number, words.count):
    register.filter(words_of_number.__name__, words_of_number)

for component in (
    markup.tag, markup.checked_label, markup.source_link, markup.printed, markup.button, markup.link_button,
    markup.progress, markup.refresh_every, lists.breadcrumbs, form_markup.govuk_field,
):  # fmt: skip
    register.simple_tag(component)
register.simple_tag(markup.tag, name="state")

for wrapper in (
    markup.inset_text, markup.warning_text, markup.details, markup.notification_banner, markup.banner, markup.panel,
    markup.empty_state, markup.page_title, lists.summary_list, lists.fact, lists.task_list, lists.task,
):  # fmt: skip
    register.simple_block_tag(wrapper)

register.tag("table", tables.table)
register.simple_tag(tables.table_of)
register.simple_tag(tables.column, takes_context=True)
register.simple_block_tag(tables.row, takes_context=True)
register.simple_block_tag(tables.cell, takes_context=True)

register.inclusion_tag("design/parts/pagination.html", takes_context=True)(paging.pagination)
register.inclusion_tag("design/parts/error_summary.html")(form_markup.error_summary)


@register.simple_tag(takes_context=True)
def page_url(context: Context, page: str, **which: int) -> str:
    """The address of a page of the partnership that is looked at: for lists, where `url` would take its time."""
    return addresses.address(page, context["actor"].partnership.slug, **which)


@register.simple_tag
def govuk_fields(form: forms.BaseForm) -> SafeString:
    """Every field of a form, in its order, without the form element."""
    return format_html_join("", "{}", ((form_markup.govuk_field(field),) for field in form))


@register.inclusion_tag("design/parts/form.html", takes_context=True)
def govuk_form(
    context: Context, form: forms.BaseForm, button: str = "Save", action: str = "", back: str = ""
) -> dict[str, Any]:
    """A whole form: its fields, the button that sends it, and a way back that sends nothing."""
    request = context.get("request")
    draft = drafts.draft_for(request, form) if not action else None
    shown = {"form": form, "words": button, "action": action, "back": back, "draft": draft, "request": request}
    return shown | {"csrf_token": context.get("csrf_token")}


@register.simple_tag(takes_context=True)
def draft_of(context: Context, form: forms.BaseForm) -> drafts.Kept | None:
    """The draft of a form that a page writes itself: for the tags below, and for `design/parts/draft.html`."""
    return drafts.draft_for(context.get("request"), form)


@register.simple_tag
def draft_attributes(draft: drafts.Kept) -> SafeString:
    """For the form element: it is kept while somebody types, and says so; not over a draft that waits to be opened."""
    if draft.waits:
        return SafeString("")
    return format_html(
        'hx-post="{}" hx-trigger="input delay:2s, change delay:1s" hx-target="#draft-state" hx-swap="innerHTML"',
        draft.keep,
    )


@register.simple_tag
def draft_buttons(draft: drafts.Kept) -> SafeString:
    """Beside the button that saves: one that keeps a draft, and for one that there is, one that throws it away."""
    where = format_html('<input type="hidden" name="draft_of" value="{}">', draft.page)
    button = '<button type="submit" class="govuk-button govuk-button--secondary" formaction="{}">{}</button>'
    keep = format_html(button, draft.keep, "Save as draft") if not draft.waits else ""
    discard = format_html(button, draft.discard, "Discard the draft") if draft.kept_at else ""
    return format_html("{}{}{}", where, keep, discard)


@register.inclusion_tag("design/parts/filter_form.html", takes_context=True)
def filter_form(
    context: Context, form: forms.BaseForm, label: str = "Filters", button: str = "Apply filters"
) -> dict[str, Any]:
    """The filters of a list: a form that asks for the same page again, and keeps the list's order."""
    query = context["request"].GET
    kept = [(name, query[name]) for name in ("sort",) if query.get(name)]
    return {"form": form, "label": label, "words": button, "kept": kept}


@register.simple_tag(takes_context=True)
def htmx(context: Context) -> SafeString:
    """For the `scripts` block of a page that exchanges a part of itself; it has to work without."""
    nonce = getattr(context["request"], "csp_nonce", "")
    return format_html('<script nonce="{}" src="{}" defer></script>', nonce, static("vendor/htmx.min.js"))


@register.simple_tag(takes_context=True, name="panels")
def panels_of(context: Context, slot: str, subject: Any = None) -> SafeString:
    """What higher areas add to this page in `slot`, about `subject`."""
    return panels.shown(slot, context.get("actor"), subject)
