"""The form renderer: a Django form in the markup of the GOV.UK Design System."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.forms.widgets import Input
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from frankpledge.design.date_field import PARTS, DateInput, date_fault, typed_parts
from frankpledge.design.escaping import format_html, format_html_join
from frankpledge.design.words import lowered

# The first that fits is taken, so a widget stands above the one it is made from.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DateInput, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
    (Input, "input"),
)
CLASSES = {
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file": "govuk-file-upload",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "input": "govuk-input",
}
# Templates of those that are more than a box with a label.
WRITTEN_BY = {
    "date": "date",
    "checkbox": "checkbox",
    "password": "password",
    "radios": "choices",
    "checkboxes": "choices",
}
# Rows of a large box, and the number that says that a form did not choose one.
ROWS, DJANGO_ROWS = 5, "10"


@dataclass(frozen=True)
class Item:
    """One radio button or checkbox."""

    ident: str
    name: str
    value: str
    label: str
    checked: bool
    hint: str = ""
    disabled: bool = False


def govuk_field(
    field: BoundField,
    size: str = "",
    page_heading: bool = False,
    prefix: str = "",
    suffix: str = "",
    hidden_label: bool = False,
) -> SafeString:
    """One field with its label, hint and error.

    `size` is that of the label or legend (s, m, l, xl).  `page_heading` makes it the page's h1.  `prefix` and
    `suffix` stand at the box (`£`).  `hidden_label` keeps the label for those who listen.
    """
    if field.is_hidden:
        written = field.as_widget()  # what Django wrote, escaped already
        return SafeString(written)  # nosec B703
    kind = kind_of(field.field.widget)
    values = {
        "field": field,
        "kind": kind,
        "ident": ident_of(field),
        "hint": field.help_text,
        "errors": error_words(field),
        "described": described_by(field),
        "size": "hidden" if hidden_label else size,
        "page_heading": page_heading,
        "prefix": prefix,
        "suffix": suffix,
        **_parts(field, kind),
    }
    return render_to_string(f"design/form/{WRITTEN_BY.get(kind, 'box')}.html", values)


def kind_of(widget: forms.Widget) -> str:
    """Which component shows a widget.  Raises TypeError for one that no component shows."""
    for made, kind in KINDS:
        if isinstance(widget, made):
            return kind
    raise TypeError(f"No component shows a {type(widget).__name__}: add one to KINDS")


def ident_of(field: BoundField) -> str:
    """The id that the field's parts begin with."""
    return str(field.field.widget.attrs.get("id") or field.auto_id or field.html_name)


def error_words(field: BoundField) -> list[str]:
    """What is wrong with a field, in words that name it: they stand in the error summary too, far from its label.

    Only the framework's own “This field is required” is put otherwise; what a form says itself stays.
    """
    stock = str(forms.Field.default_error_messages["required"])
    return [
        wanting(str(field.label), kind_of(field.field.widget)) if str(said) == stock else str(said)
        for said in field.errors
    ]


def wanting(label: str, kind: str) -> str:
    """That a field was left empty: `Enter the name of the meeting`, `Select the state`."""
    if label.endswith("?"):
        return f"Answer “{label}”"
    if kind == "checkbox":
        return f"Tick “{label}” to go on"
    if kind == "checkboxes":
        return f"Select at least one of the {lowered(label)}"
    verb = {"radios": "Select", "select": "Select", "file": "Choose"}.get(kind, "Enter")
    return f"{verb} the {lowered(label)}"


def first_ident(field: BoundField) -> str:
    """The id that a link from the error summary leads to: the first box that is wrong."""
    ident = ident_of(field)
    if isinstance(field.field.widget, DateInput):
        faulty = _faulty_parts(field)
        return f"{ident}-{next((part for part in PARTS if part in faulty), PARTS[0])}"
    return ident


def described_by(field: BoundField) -> str:
    """The ids of what describes the field: its hint, then its error."""
    ident = ident_of(field)
    return " ".join(
        part for part in (f"{ident}-hint" if field.help_text else "", f"{ident}-error" if field.errors else "") if part
    )


def _parts(field: BoundField, kind: str) -> dict[str, Any]:
    if kind == "date":
        return {"boxes": list(_date_boxes(field))}
    if kind in ("radios", "checkboxes"):
        return {"items": list(_items(field))}
    if kind == "checkbox":
        return {"checked": bool(field.value()), "disabled": field.field.disabled}
    return {"box": _box(field, kind)}


def _box(field: BoundField, kind: str) -> SafeString:
    """The input itself, as the widget writes it, with the component's classes.

    It is not marked as required or invalid: errors are ours to say, in words, after sending; a browser's bubbles vanish
    and are not read out.
    """
    widget = field.field.widget
    own = widget.attrs.get("class", "")
    error = f" {CLASSES[kind].split()[0]}--error" if field.errors else ""
    attrs: dict[str, Any] = {
        "class": f"{CLASSES[kind]}{' ' if own else ''}{own}{error}",
        "id": ident_of(field),
        "aria-describedby": described_by(field) or False,
        "disabled": field.field.disabled,
        **_special(widget, kind),
    }
    shown = _text_for_number(widget)
    if type(shown) is forms.Select:
        return _select(shown.get_context(field.html_name, field.value(), attrs)["widget"])
    written = shown.render(field.html_name, field.value(), attrs, renderer=field.form.renderer)
    # what Django wrote, escaped already
    return SafeString(written)  # nosec B703


def _select(widget: dict[str, Any]) -> SafeString:
    """A list to choose from, as Django writes it with a template for each choice, in a tenth of the time."""
    lines = []
    for group, options, _ in widget["optgroups"]:
        written = format_html_join(
            "",
            '\n  <option value="{}"{}>{}</option>',
            ((str(one["value"]), flatatt(one["attrs"]), one["label"]) for one in options),
        )
        lines.append(format_html('\n  <optgroup label="{}">{}\n  </optgroup>', group, written) if group else written)
    attrs = {name: value for name, value in widget["attrs"].items() if value is not None}
    return format_html(
        '<select name="{}"{}>{}\n</select>', widget["name"], flatatt(attrs), format_html_join("", "{}", zip(lines))
    )


def _special(widget: forms.Widget, kind: str) -> dict[str, Any]:
    """What one kind of input has and the others have not."""
    if kind == "textarea":
        rows = widget.attrs.get("rows", ROWS)
        return {"rows": ROWS if rows == DJANGO_ROWS else rows, "cols": False}
    if kind == "password":
        known = widget.attrs.get("autocomplete", "current-password")
        return {"autocapitalize": "none", "spellcheck": "false", "autocomplete": known}
    if isinstance(widget, forms.NumberInput):
        return {"inputmode": "numeric" if str(widget.attrs.get("step", "1")) == "1" else "decimal"}
    return {}


def _text_for_number(widget: forms.Widget) -> forms.Widget:
    """A plain box for a number: a number box lets the mouse wheel change it and drops what it cannot read."""
    if not isinstance(widget, forms.NumberInput):
        return widget
    kept = {name: value for name, value in widget.attrs.items() if name not in ("step", "min", "max")}
    return forms.TextInput(kept)


def _items(field: BoundField) -> Iterator[Item]:
    """The choices; the first has the field's own id, so that the error summary can lead there."""
    hints = getattr(field.field.widget, "hints", {})
    for at, choice in enumerate(field.subwidgets, start=1):
        data = choice.data
        value = "" if data["value"] is None else str(data["value"])
        yield Item(
            ident=ident_of(field) if at == 1 else f"{ident_of(field)}-{at}",
            name=data["name"],
            value=value,
            label=data["label"],
            checked=data["selected"],
            hint=hints.get(value, ""),
            disabled=bool(data["attrs"].get("disabled")),
        )


def _faulty_parts(field: BoundField) -> set[str]:
    if not field.errors:
        return set()
    _, faulty = date_fault(typed_parts(field.value()), str(field.label))
    return faulty or set(PARTS)


def _date_boxes(field: BoundField) -> Iterator[dict[str, Any]]:
    faulty = _faulty_parts(field)
    birthday = field.field.widget.attrs.get("autocomplete") == "bday"
    for part, value in zip(PARTS, typed_parts(field.value()), strict=True):
        yield {
            "part": part,
            "label": part.capitalize(),
            "name": f"{field.html_name}-{part}",
            "ident": f"{ident_of(field)}-{part}",
            "value": value,
            "width": 4 if part == "year" else 2,
            "faulty": part in faulty,
            "autocomplete": f"bday-{part}" if birthday else "",
        }


def error_summary(*given: Any, title: str = "There is a problem") -> dict[str, Any]:
    """Values for the error summary of some forms or formsets: every error, each with a link to its field."""
    return {"title": title, "faults": [fault for one in given if one is not None for fault in _faults(one)]}


def _faults(form: Any) -> Iterator[dict[str, str]]:
    if isinstance(form, forms.BaseFormSet):
        yield from ({"words": str(words), "at": ""} for words in form.non_form_errors())
        for one in form:
            yield from _faults(one)
        return
    both = "meanwhile" if getattr(form, "conflict", None) else ""  # where the page shows what somebody else saved
    yield from ({"words": str(words), "at": both} for words in form.non_field_errors())
    for field in form:
        yield from (
            {"words": words, "at": "" if field.is_hidden else first_ident(field)} for words in error_words(field)
        )
