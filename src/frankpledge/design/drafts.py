"""Drafts of forms: which forms keep one, and how a form begins from it.  Who keeps them is bound by `config`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from frankpledge.design.words import clock, long_date

FEW = 3  # fields that one can type again; a long text is never few
Find = Callable[[HttpRequest], "Kept | None"]
_find: list[Find] = []


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a form keeps its draft and throws it away, of which page it is; and the draft itself, if there is one.

    `opened` is whether the page was asked for with its draft, whose address is `address`.
    """

    page: str
    address: str
    keep: str
    discard: str
    opened: bool = False
    kept_at: datetime | None = None
    fields: tuple[tuple[str, str], ...] = ()
    overtaken: bool = False

    @property
    def waits(self) -> bool:
        """Whether there is a draft that nobody has opened here: nothing is kept in its place."""
        return self.kept_at is not None and not self.opened

    @property
    def words(self) -> str:
        """When the draft was kept, in words."""
        assert self.kept_at is not None
        at = timezone.localtime(self.kept_at)
        return f"{clock(at)} on {long_date(at.date())}"


def register(find: Find) -> None:
    """Bind what finds the draft of a page for whoever asks for it."""
    _find[:] = [find]


def keeps_draft(form: forms.BaseForm) -> bool:
    """Whether a form keeps a draft: one of more than a few fields or with a long text, none with secrets or files."""
    widgets = [field.field.widget for field in form if not field.is_hidden]
    if any(isinstance(widget, forms.PasswordInput | forms.FileInput) for widget in widgets):
        return False
    return len(widgets) > FEW or any(isinstance(widget, forms.Textarea) for widget in widgets)


def draft_for(request: HttpRequest | None, form: forms.BaseForm) -> Kept | None:
    """What a form has to do with drafts, if anything; it begins from its own where the page was asked for with it."""
    if request is None or not _find or not getattr(form, "KEEPS_DRAFT", True) or not keeps_draft(form):
        return None
    kept = _find[0](request)
    if kept is not None and kept.opened and kept.kept_at is not None and not form.is_bound:
        overtaken = _overtaken(form, dict(kept.fields))
        fill(form, kept.fields)
        return replace(kept, overtaken=overtaken)
    return kept


def fill(form: forms.BaseForm, fields: tuple[tuple[str, str], ...]) -> None:
    """Have a form that nobody sent begin with what its draft holds."""
    typed = QueryDict(mutable=True)
    for name, value in fields:
        typed.appendlist(name, value)
    for name, field in form.fields.items():
        form.initial[name] = field.widget.value_from_datadict(typed, {}, form.add_prefix(name))


def _overtaken(form: forms.BaseForm, fields: dict[str, str]) -> bool:
    """Whether somebody saved what the form changes since the draft was begun: its version says so."""
    now, then = (str(one or "").partition(" ")[2] for one in (form.initial.get("version"), fields.get("version")))
    return bool(now and then) and now != then
