"""The small components: a function each, that gives the markup of the GOV.UK Design System, escaped."""

from typing import Any

from django.utils.safestring import SafeString

from frankpledge.design.escaping import format_html, format_html_join

# The words of a state come first and the colour only repeats them; any word not named here stays grey.
TONES = {
    "open": "blue", "due this week": "yellow", "late": "red", "done": "green", "closed": "green", "agreed": "green",
    "entered": "green", "draft": "grey", "provisional": "yellow", "restricted": "purple", "withdrawn": "grey",
    "waiting": "yellow", "to review": "yellow", "being read": "blue", "failed": "red", "doubtful": "orange",
    "read, not checked": "orange", "from a scan": "yellow", "due soon": "yellow",
    "accepted": "green", "corrected": "teal", "rejected": "grey", "dropped": "grey",
}  # fmt: skip

NOTHING = SafeString("")


def tag(words: str, tone: str = "") -> SafeString:
    """A state in words on its colour.  `tone` is a GOV.UK tag colour; without one the words decide."""
    colour = tone or TONES.get(str(words).casefold(), "grey")
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, words)


def checked_label(checked: Any) -> SafeString:
    """The label “Read, not checked” for a fact that nobody has looked at yet; nothing for a checked one."""
    return NOTHING if checked else tag("Read, not checked")


def source_link(url: str, what: str = "") -> SafeString:
    """The one mark that leads from a fact to the words it came from.  `what` names the fact for those who listen.

    Without an address there is no mark: a fact typed by a person has its source in its history.
    """
    if not url:
        return NOTHING
    label = f"Where this comes from: {what}" if what else "Where this comes from"
    return format_html(
        '<a class="fp-source-link" href="{}" title="Where this comes from"><span class="fp-source-link__mark" '
        'aria-hidden="true">“</span><span class="govuk-visually-hidden">{}</span></a>',
        url,
        label,
    )


def printed(name: str, note: str = "as printed") -> SafeString:
    """A name as a paper prints it, that is matched to nobody yet."""
    if not name:
        return NOTHING
    return format_html('<span class="fp-printed">{} <span class="fp-printed__note">({})</span></span>', name, note)


def button(words: str, kind: str = "", name: str = "", value: str = "", hidden: str = "") -> SafeString:
    """A button that sends its form.  `kind`: secondary, warning, quiet (small, in a row) or nothing.

    `hidden` says to those who listen what the button is for: Accept<hidden> “Chair: Mrs Okafor”</hidden>.
    """
    return format_html(
        '<button type="submit" class="{}"{} data-module="govuk-button" data-prevent-double-click="true">{}{}</button>',
        button_classes(kind),
        attributes(name=name, value=value),
        words,
        hidden_words(hidden),
    )


def link_button(words: str, url: str, kind: str = "", hidden: str = "") -> SafeString:
    """A link to a page that looks like a button, since it starts something there."""
    return format_html(
        '<a href="{}" role="button" draggable="false" class="{}" data-module="govuk-button">{}{}</a>',
        url,
        button_classes(kind),
        words,
        hidden_words(hidden),
    )


def button_classes(kind: str) -> str:
    """The classes of a kind of button."""
    return {
        "": "govuk-button",
        "secondary": "govuk-button govuk-button--secondary",
        "warning": "govuk-button govuk-button--warning",
        "quiet": "govuk-button govuk-button--secondary fp-button--small",
    }[kind]


def hidden_words(words: str) -> SafeString:
    """Words that are only heard."""
    return format_html('<span class="govuk-visually-hidden"> {}</span>', words) if words else NOTHING


def attributes(**pairs: Any) -> SafeString:
    """HTML attributes from named values; True stands alone, and False, None and empty words are left out."""
    kept = [(name.replace("_", "-"), value) for name, value in pairs.items() if value not in (None, False, "")]
    return format_html_join("", "{}", ((_attribute(name, value),) for name, value in kept))


def _attribute(name: str, value: Any) -> SafeString:
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)


def inset_text(content: str) -> SafeString:
    """Words set apart from those around them."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


def warning_text(content: str) -> SafeString:
    """What goes wrong if this is not heeded."""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> {}</strong></div>',
        content,
    )


def details(content: str, summary: str, is_open: bool = False) -> SafeString:
    """Words that most people need not read, behind a line that says what they are."""
    return format_html(
        '<details class="govuk-details"{}><summary class="govuk-details__summary"><span class='
        '"govuk-details__summary-text">{}</span></summary><div class="govuk-details__text">{}</div></details>',
        attributes(open=is_open),
        summary,
        content,
    )


def notification_banner(content: str, title: str = "Important", kind: str = "", ident: str = "") -> SafeString:
    """What just happened (`kind="success"`) or what someone has to know before they go on."""
    ident = ident or "govuk-notification-banner-title"
    return format_html(
        '<div class="govuk-notification-banner{}" role="{}" aria-labelledby="{}" data-module='
        '"govuk-notification-banner"><div class="govuk-notification-banner__header"><h2 class='
        '"govuk-notification-banner__title" id="{}">{}</h2></div><div class="govuk-notification-banner__content">{}'
        "</div></div>",
        f" govuk-notification-banner--{kind}" if kind else "",
        "alert" if kind == "success" else "region",
        ident,
        ident,
        title,
        content,
    )


def banner(content: str, words: str) -> SafeString:
    """For the `banners` block: a state of the whole page, and what it means for whoever reads it."""
    return format_html(
        '<div class="fp-banner" role="region" aria-label="State of this page">{}<div class="fp-banner__words">{}</div>'
        "</div>",
        tag(words),
        content,
    )


def panel(content: str, title: str) -> SafeString:
    """That a task is done, at its very end.  Its title is the page's heading."""
    return format_html(
        '<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">{}</h1>'
        '<div class="govuk-panel__body">{}</div></div>',
        title,
        content,
    )


def empty_state(content: str, title: str) -> SafeString:
    """That a list holds nothing, and what to do about it."""
    return format_html(
        '<div class="fp-empty"><p class="fp-empty__title">{}</p><div class="fp-empty__body">{}</div></div>',
        title,
        content,
    )


def page_title(content: str, title: str, caption: str = "", state: str = "") -> SafeString:
    """The page's heading, what it belongs to above it, and its state and what one may do beside it."""
    heading = format_html('<h1 class="govuk-heading-l fp-title__heading">{}</h1>', title)
    above = format_html('<span class="govuk-caption-l">{}</span>', caption) if caption else NOTHING
    beside = format_html('<div class="fp-title__state">{}</div>', tag(state)) if state else NOTHING
    doing = format_html('<div class="fp-title__doing">{}</div>', content) if content.strip() else NOTHING
    return format_html(
        '<div class="fp-title"><div class="fp-title__words">{}{}{}</div>{}</div>', above, heading, beside, doing
    )


def progress(done: int, total: int, label: str) -> SafeString:
    """How far a job has come, in words and as a bar: `3 of 12`."""
    return format_html(
        '<div class="fp-progress"><progress class="fp-progress__bar" max="{}" value="{}" aria-label="{}"></progress>'
        '<span class="fp-progress__words">{} of {}</span></div>',
        max(total, 1),
        done,
        label,
        done,
        total,
    )


def refresh_every(seconds: int) -> SafeString:
    """For the `head` block: the page asks for itself again where there is no script to do it more gently."""
    return format_html('<noscript><meta http-equiv="refresh" content="{}"></noscript>', int(seconds))
