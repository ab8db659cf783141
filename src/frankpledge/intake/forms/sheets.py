"""Spreadsheets: the file, where its table is, which column says what, and what was asked about its rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.conf import settings

from frankpledge.design.date_field import DateInputField
from frankpledge.design.saving import SavingForm
from frankpledge.intake.rules.tables.columns import FIELDS, SheetKind
from frankpledge.intake.rules.tables.planning import Asked

NOT_THERE = "Not in this sheet"
SHARED = {"status", "update"}  # many logs tell both in one column
_DATED = {
    SheetKind.ACTIONS: "An action that the sheet calls closed, and gives no day for, counts as closed on this day.",
    SheetKind.MEMBERS: "",
    SheetKind.PLAN: "A month without a year is the next after this day.",
}


class SheetFileForm(forms.Form):
    """The spreadsheet to bring in."""

    sheet = forms.FileField(
        label="Spreadsheet",
        help_text=(
            "An action log, a list of members and contacts, or a forward plan, as XLSX, XLS, ODS or CSV, of up to "
            f"{settings.UPLOAD_MOST_BYTES // 2**20} MB."
        ),
        error_messages={"required": "Choose the spreadsheet to bring in"},
    )


class PlaceForm(SavingForm):
    """What a spreadsheet is a list of, and where its table is."""

    KEEPS_DRAFT = False
    kind = forms.ChoiceField(label="What it is", choices=[(kind.value, kind.label) for kind in SheetKind])
    tab = forms.ChoiceField(label="Sheet")
    first = forms.IntegerField(
        label="Row of the headings",
        min_value=1,
        max_value=20_000,
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
    )
    deep = forms.ChoiceField(
        label="Rows that the headings take", choices=[("1", "1 row"), ("2", "2 rows"), ("3", "3 rows")]
    )

    def __init__(self, *args: Any, tabs: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tab"].choices = tabs
        if len(tabs) < 2:
            self.fields["tab"].widget = forms.HiddenInput()


class MatchForm(SavingForm):
    """Which column says what; `columns` are those of the sheet, each with its number and heading."""

    KEEPS_DRAFT = False

    def __init__(
        self,
        *args: Any,
        kind: SheetKind,
        columns: Sequence[tuple[int, str]],
        bodies: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["body"] = forms.ChoiceField(
            label="Board or group",
            required=False,
            choices=[("", "Choose one"), *((str(number), name) for number, name in bodies)],
        )
        self.fields["dated"] = DateInputField(
            label="Day up to which it was kept",
            help_text=_DATED[kind],
            error_messages={"required": "Give the day up to which it was kept"},
        )
        choices = [("", NOT_THERE), *((str(at), heading) for at, heading in columns)]
        for field in FIELDS[kind]:
            self.fields[field.name] = forms.ChoiceField(
                label=field.label,
                required=field.needed,
                choices=choices,
                help_text=field.hint,
                error_messages={"required": f"Choose the column for “{field.label}”"},
            )

    def clean(self) -> dict[str, Any]:
        """A column says one thing, but for how an action goes; and there is a board or group."""
        given = super().clean() or {}
        if not given.get("body") and not given.get("board") and self.kind is not SheetKind.MEMBERS:
            self.add_error("body", "Choose the board or group whose list it is")
        taken: dict[str, str] = {}
        for field in FIELDS[self.kind]:
            at = given.get(field.name)
            if not at:
                continue
            if at in taken and {taken[at], field.name} != SHARED:
                label = self.fields[taken[at]].label
                self.add_error(field.name, f"Choose another column: this one is chosen for “{label}” already")
            taken.setdefault(at, field.name)
        return given


class AnswersForm(SavingForm):
    """What is asked about rows, names, and words of the status column; all of it is one part, since it is one list."""

    KEEPS_DRAFT = False
    OTHERS: ClassVar[dict[str, str]] = {"answers": "The answers"}

    def __init__(self, *args: Any, asked: Sequence[Asked], answers: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, stands={"answers": dict(answers)}, **kwargs)
        for one in asked:
            self.fields[one.key] = forms.ChoiceField(label=one.label, required=False, choices=one.choices)
            self.initial[one.key] = one.answer

    def given(self) -> dict[str, Any]:
        """The answers, by the names of their fields."""
        return {"answers": super().given()}

    def _words(self, name: str, value: Any) -> str:
        if name != "answers":
            return super()._words(name, value)
        return "\n".join(
            f"{self._label(key)}: {super(AnswersForm, self)._words(key, one)}" for key, one in value.items()
        )
