"""What is typed about a paper to an agenda, and the file or the words that it is."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from frankpledge.meetings.changes import Content
from frankpledge.meetings.forms.marking import MarkingForm
from frankpledge.meetings.rules.kinds import Purpose
from frankpledge.people.rules.marking import Level

_BY_OTHERS = ("author_person", "author", "presenter_person", "presenter", "organisation")
_MARKING = ("level", "handling", "paragraph", "reason", "stub")
_MOST = settings.UPLOAD_MOST_BYTES // 2**20


class ContentFields(forms.Form):
    """A file, or words that are typed."""

    file = forms.FileField(
        label="File",
        required=False,
        allow_empty_file=True,
        help_text=f"PDF, Word (.docx), OpenDocument (.odt), web page, rich text or text, of up to {_MOST} MB.",
    )
    text = forms.CharField(
        label="Or write the paper here",
        required=False,
        max_length=500_000,
        widget=forms.Textarea({"rows": 12}),
        help_text="Begin a line with # for a heading, with - for a point of a list. A tab parts the cells of a table.",
    )

    def clean_file(self) -> UploadedFile | None:
        """A file that is not too large."""
        file: UploadedFile | None = self.cleaned_data.get("file")
        if file is not None and (file.size or 0) > settings.UPLOAD_MOST_BYTES:
            raise forms.ValidationError(f"The file is larger than {_MOST} MB. Make it smaller, or split it")
        return file

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or {}
        if given.get("file") and given.get("text", "").strip():
            self.add_error("text", "Choose a file or write the paper, not both")
        return given

    def content(self) -> Content:
        """What was given; it is read here, once."""
        file: UploadedFile | None = self.cleaned_data.get("file")
        if file is not None:
            return Content(name=file.name or "", file=file.read())
        return Content(text=self.cleaned_data.get("text", ""))


class HandInForm(ContentFields):
    """A paper that is handed in, or a newer version of it."""

    def clean(self) -> dict[str, Any]:
        """One of the two, and not neither."""
        given = super().clean()
        if not self.errors and not given.get("file") and not given.get("text", "").strip():
            self.add_error("file", "Choose a file, or write the paper")
        return given


class WithdrawForm(forms.Form):
    """Why a paper is withdrawn."""

    why = forms.CharField(
        label="Why it is withdrawn",
        widget=forms.Textarea,
        max_length=1000,
        help_text="The next pack prints this in the paper’s place.",
        error_messages={"required": "Say why it is withdrawn"},
    )


class PaperForm(MarkingForm):
    """What a paper is: its title, by whom, for what.  `others` are members and agencies that may be chosen.

    Whoever does not keep the record says nothing of other people, nor of the marking.
    """

    OTHERS: ClassVar[dict[str, str]] = {}
    title = forms.CharField(label="Title of the paper", max_length=400)
    purpose = forms.ChoiceField(
        label="What the meeting is asked to do",
        required=False,
        choices=[("", "Not said"), *((purpose.value, purpose.label) for purpose in Purpose)],
    )
    author_person = forms.ChoiceField(
        label="Author, if a member",
        required=False,
        help_text="They are reminded when the paper is due, and may hand it in themselves.",
    )
    author = forms.CharField(label="Author, as printed", required=False, max_length=200)
    presenter_person = forms.ChoiceField(label="Presented by, if a member", required=False)
    presenter = forms.CharField(label="Presented by, as printed", required=False, max_length=200)
    organisation = forms.ChoiceField(label="Agency of the author", required=False)
    recommendations = forms.CharField(
        label="Recommendations", required=False, max_length=10_000, widget=forms.Textarea, help_text="One a line."
    )
    implications = forms.CharField(
        label="Implications",
        required=False,
        max_length=10_000,
        widget=forms.Textarea,
        help_text="One a line, such as money, law, equality, and crime and disorder.",
    )
    field_order = (
        "title", "purpose", "author_person", "author", "presenter_person", "presenter", "organisation",
        "recommendations", "implications", "file", "text", *_MARKING,
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        members: list[tuple[int, str]],
        agencies: list[tuple[int, str]],
        whole: Level,
        keeps: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, whole=whole, **kwargs)
        for name, rows in (("author_person", members), ("presenter_person", members), ("organisation", agencies)):
            self.fields[name].choices = [("", "Not said"), *((str(number), words) for number, words in rows)]  # type: ignore[attr-defined]
        if not keeps:
            for name in (*_BY_OTHERS, *_MARKING):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """As every marking, where there is one."""
        given = super().clean() if "level" in self.fields else forms.Form.clean(self)
        return given or {}

    def facts(self) -> dict[str, Any]:
        """What was said of the paper, as it is kept."""
        given = self.cleaned_data
        facts = {name: given[name] for name in given if name in _PLAIN}
        numbers = {f"{name}_id": int(given[name]) if given[name] else None for name in _NUMBERS if name in given}
        return {**facts, **numbers}


class AddPaperForm(PaperForm, ContentFields):
    """A paper that is added, or, without a file or words, one that is waited for."""

    def __init__(self, *args: Any, keeps: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, keeps=keeps, **kwargs)
        self.wanted = not keeps

    def clean(self) -> dict[str, Any]:
        """Who does not keep the record hands a paper in with what it says."""
        given = super().clean()
        both = given.get("file") and given.get("text", "").strip()
        if both and "text" not in self.errors:
            self.add_error("text", "Choose a file or write the paper, not both")
        if self.wanted and not self.errors and not given.get("file") and not given.get("text", "").strip():
            self.add_error("file", "Choose a file, or write the paper")
        return given


_PLAIN = ("title", "purpose", "author", "presenter", "recommendations", "implications")
_NUMBERS = ("author_person", "presenter_person", "organisation")
