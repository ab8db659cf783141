"""Summary lists, task lists and breadcrumbs: names and what stands against them."""

from django.utils.safestring import SafeString

from frankpledge.design.escaping import format_html, format_html_join
from frankpledge.design.markup import NOTHING, hidden_words, tag
from frankpledge.design.words import lowered


def summary_list(content: str, card: str = "", borders: bool = True) -> SafeString:
    """The key facts of a record.  `content` is rows made by `fact`; `card` gives it a title and a frame."""
    classes = "govuk-summary-list" if borders else "govuk-summary-list govuk-summary-list--no-border"
    if "govuk-summary-list__actions" not in content:
        without = content.replace(" govuk-summary-list__row--no-actions", "")
        # rows that were escaped when they were written
        content = SafeString(without)  # nosec B703
    listed = format_html('<dl class="{}">{}</dl>', classes, content)
    if not card:
        return listed
    return format_html(
        '<div class="govuk-summary-card"><div class="govuk-summary-card__title-wrapper"><h2 class='
        '"govuk-summary-card__title">{}</h2></div><div class="govuk-summary-card__content">{}</div></div>',
        card,
        listed,
    )


def fact(content: str, name: str, change: str = "", verb: str = "Change", optional: bool = False) -> SafeString:
    """One row of a summary list: its name, what it is, and a link to change it.

    With `optional` a row that would be empty is left out; otherwise it says that nothing is known.
    """
    known = content.strip()
    if optional and not known:
        return NOTHING
    value = content if known else format_html('<span class="fp-not-known">{}</span>', "Not known")
    return format_html(
        '<div class="govuk-summary-list__row{}"><dt class="govuk-summary-list__key">{}</dt>'
        '<dd class="govuk-summary-list__value">{}</dd>{}</div>',
        "" if change else " govuk-summary-list__row--no-actions",
        name,
        value,
        _change(change, verb, name) if change else NOTHING,
    )


def _change(url: str, verb: str, name: str) -> SafeString:
    return format_html(
        '<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{}">{}{}</a></dd>',
        url,
        verb,
        hidden_words(lowered(name)),
    )


def task_list(content: str) -> SafeString:
    """What is to be done, in order.  `content` is rows made by `task`."""
    return format_html('<ul class="govuk-task-list">{}</ul>', content)


def task(content: str, title: str, ident: str, url: str = "", state: str = "") -> SafeString:
    """One row of a task list; `content` is its hint, `ident` makes its parts' ids, which are unique on the page."""
    hint = content.strip()
    described = " ".join(part for part in (f"{ident}-hint" if hint else "", f"{ident}-status" if state else "") if part)
    name = (
        format_html(
            '<a class="govuk-link govuk-task-list__link" href="{}" aria-describedby="{}">{}</a>', url, described, title
        )
        if url
        else format_html("<div>{}</div>", title)
    )
    return format_html(
        '<li class="govuk-task-list__item{}"><div class="govuk-task-list__name-and-hint">{}{}</div>{}</li>',
        " govuk-task-list__item--with-link" if url else "",
        name,
        format_html('<div id="{}-hint" class="govuk-task-list__hint">{}</div>', ident, content) if hint else NOTHING,
        format_html('<div class="govuk-task-list__status" id="{}-status">{}</div>', ident, tag(state))
        if state
        else NOTHING,
    )


def breadcrumbs(*steps: str) -> SafeString:
    """The way from the home page to here: label, address, label, address, ...; a last label alone is this page."""
    pairs = [(steps[at], steps[at + 1] if at + 1 < len(steps) else "") for at in range(0, len(steps), 2)]
    return format_html(
        '<nav class="govuk-breadcrumbs" aria-label="Breadcrumb"><ol class="govuk-breadcrumbs__list">{}</ol></nav>',
        format_html_join("", "{}", ((_crumb(label, url),) for label, url in pairs)),
    )


def _crumb(label: str, url: str) -> SafeString:
    if not url:
        return format_html('<li class="govuk-breadcrumbs__list-item" aria-current="page">{}</li>', label)
    return format_html(
        '<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{}">{}</a></li>', url, label
    )
