"""What comes in: files, the parts of a fact, the words that a fact was missed in, a board or group."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from frankpledge.design.date_field import DateInputField
from frankpledge.design.saving import SavingForm
from frankpledge.design.words import long_date
from frankpledge.intake.rules.facts import LISTS, PARTS, SINGLES, BadValue, Form, Part, cleaned
from frankpledge.intake.rules.places import MOST, places
from frankpledge.intake.rules.states import FactState, ReviewState
from frankpledge.intake.rules.wording import NOUNS, choice_words
from frankpledge.kit.words import folded

_HINTS = {
    Form.NAMES: "One owner a line, each a person or an agency as the words name it.",
    Form.DUE: "A date such as 2007-12-04, or a month such as 2008-01.",
    Form.CLOCK: "In 24 hours, such as 14:50.",
    Form.DAY: "For example, 4 12 2007.",
}
_LABELS = [(name, NOUNS[name].capitalize()) for name in (*LISTS, *SINGLES)]
_LONGEST_NAMES = 2000


class SeveralFiles(forms.ClearableFileInput):
    """A box for one or many files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        """Every file given."""
        return list(files.getlist(name))


class FilesField(forms.FileField):
    """One or many files, empty ones too: what is wrong with a file is said at that file, and the others go on."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files in the order given."""
        files = [file for file in data or () if file]
        if not files:
            raise forms.ValidationError("Choose the files to add")
        return files


class UploadForm(forms.Form):
    """The files to add."""

    papers = FilesField(
        label="Files",
        help_text=(
            "Minutes, reports and packs of them as PDF, Word (.docx), OpenDocument (.odt), web page, rich text or text "
            f"(.txt), of up to {settings.UPLOAD_MOST_BYTES // 2**20} MB each, and up to "
            f"{settings.DATA_UPLOAD_MAX_NUMBER_FILES} at a time."
        ),
    )


class StateForm(forms.Form):
    """Which documents to list."""

    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "All")]
        + [(state.value, state.label) for state in ReviewState]
        + [("unchecked", "Read, not checked")],
    )


class BodyForm(SavingForm):
    """The board or group that a document is of; nothing leaves it to the name printed."""

    body = forms.ChoiceField(label="Board or group", required=False)

    def __init__(self, *args: Any, bodies: Iterable[tuple[int, str]], printed: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(bodies)
        new = "" if folded(printed) in {folded(name) for _, name in known} else "New, as printed: "
        unsaid = (f"{new}{printed}" if new else "As printed") if printed else "Not chosen"
        self.fields["body"].choices = [("", unsaid), *((str(number), name) for number, name in known)]  # type: ignore[attr-defined]


class KindForm(forms.Form):
    """Which kind of fact was missed."""

    kind = forms.ChoiceField(label="What did the reader miss?", choices=_LABELS, widget=forms.RadioSelect)


class FactForm(SavingForm):
    """The parts of a fact of one list, made from what such a fact is made of.

    `items` are the items of the document as (label, words); `values` what the form begins with.  `stands` is the fact
    as it stands: what somebody else decides while the form is filled in is not passed over.
    """

    OTHERS: ClassVar[dict[str, str]] = {"state": "Decided"}

    def __init__(
        self,
        *args: Any,
        list_name: str,
        items: Sequence[tuple[str, str]] = (),
        values: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **{"stands": {}} | kwargs)
        self.list_name = list_name
        for part in PARTS[list_name]:
            self.fields[part.name] = _field(part, items)
            self.initial[part.name] = _initial(part, (values or {}).get(part.name))

    def clean(self) -> dict[str, Any]:
        """The values as the fact's list wants them, in `values`."""
        given = super().clean() or {}
        self.values = {part.name: _typed(part, given.get(part.name)) for part in PARTS[self.list_name]}
        if not self.errors:
            try:
                self.values = cleaned(self.list_name, self.values)
            except BadValue as error:
                self.add_error(error.part.name, str(error))
        return given

    def given(self) -> dict[str, Any]:
        """The values as they are kept."""
        return dict(self.values)

    def _words(self, name: str, value: Any) -> str:
        if name == "state":
            return FactState(value).label if value else ""
        if isinstance(self.fields.get(name), DateInputField) and value:
            return long_date(date.fromisoformat(value))
        return super()._words(name, value)


class MissedFactForm(FactForm):
    """A fact that the reader missed: the words that it comes from, then its parts."""

    words = forms.CharField(
        label="The words it comes from",
        widget=forms.Textarea,
        max_length=5000,
        help_text="Copy them from the text and paste them here.",
    )
    place = forms.ChoiceField(label="Which place?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.found = places(text, str(self.data.get("words", "")))
        if len(self.found) > 1:
            self.fields["place"].choices = [  # type: ignore[attr-defined]
                (str(start), f"{number}. …{_about(text, start, end)}…")
                for number, (start, end) in enumerate(self.found, 1)
            ]
            self.fields["place"].help_text = "The words stand several times in the text."
        else:
            del self.fields["place"]

    def clean(self) -> dict[str, Any]:
        """The span of the words too, in `span`."""
        given = super().clean()
        if "words" in given and not self.found:
            self.add_error("words", "These words do not stand in the text. Copy them from it, letter by letter.")
        if len(self.found) == MOST:
            self.add_error("words", "These words stand very often in the text. Copy more of the words around them.")
        elif len(self.found) > 1 and not given.get("place"):
            self.add_error("place", "Choose which of the places it comes from")
        chosen = [span for span in self.found if len(self.found) == 1 or str(span[0]) == given.get("place")]
        self.span = chosen[0] if chosen else (0, 0)
        return given


def _about(text: str, start: int, end: int) -> str:
    """A line about a place in a text, to tell it from others."""
    return " ".join(text[max(0, start - 60) : end + 60].split())


def _field(part: Part, items: Sequence[tuple[str, str]]) -> forms.Field:
    about: dict[str, Any] = {"label": part.label, "required": part.needed, "help_text": _HINTS.get(part.form, "")}
    about["error_messages"] = {"required": f"Fill in “{part.label}”"}
    match part.form:
        case Form.YES_NO:
            return forms.BooleanField(label=part.label, required=False)
        case Form.DAY:
            return DateInputField(**about)
        case Form.CHOICE:
            blank = [] if part.needed else [("", "Not said")]
            return forms.ChoiceField(choices=[*blank, *((c, choice_words(c)) for c in part.choices)], **about)
        case Form.ITEM:
            return forms.ChoiceField(choices=[("", "No item"), *items], **about)
        case Form.NAMES:
            return forms.CharField(widget=forms.Textarea, max_length=_LONGEST_NAMES, **about)
        case Form.LONG:
            return forms.CharField(widget=forms.Textarea, max_length=part.most, **about)
    return forms.CharField(max_length=part.most, **about)


def _initial(part: Part, value: Any) -> Any:
    """A value as its field shows it at first."""
    if part.form is Form.NAMES:
        return "\n".join(value or ())
    if part.form is Form.DAY and value:
        try:
            return date.fromisoformat(str(value))
        except ValueError:  # a date that does not exist: the boxes stay empty, the words stand beside them
            return None
    return value


def _typed(part: Part, value: Any) -> Any:
    """A cleaned value in the contract's form."""
    if part.form is Form.NAMES:
        return str(value or "").splitlines()
    return value.isoformat() if isinstance(value, date) else value
