"""A form that changes what stands: it carries how that stood, and shows both where somebody else saved meanwhile."""

import datetime
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from frankpledge.design.words import clock, long_date
from frankpledge.kit.versions import same, version_of

MEANWHILE = "Somebody else saved this while you were writing. Nothing of yours is lost, and nothing was changed."
NOTHING = "Nothing"


@dataclass(frozen=True, slots=True)
class Both:
    """One part of what somebody else changed: as it stands now, and as it was typed here."""

    label: str
    stands: str
    yours: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the page of a form shows where somebody else saved meanwhile: every part that differs, and who it was."""

    parts: list[Both]
    who: str = ""


class SavingForm(forms.Form):
    """A form that changes something which stands; a version of it goes with the form.

    `stands` are the parts of the thing as they are shown to whoever begins, by the names of their fields; a part that
    no field shows is named in `OTHERS`.
    """

    OTHERS: ClassVar[dict[str, str]] = {}
    version = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, stands: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: Conflict | None = None
        self.untouched: Collection[str] = ()
        self.initial = {**stands, **self.initial, "version": version_of(stands, time.time())}

    @property
    def seen(self) -> str:
        """The version that the form carries, once it was checked: for the change that saves it."""
        return str(self.cleaned_data.get("version") or "")

    def given(self) -> dict[str, Any]:
        """What was typed and checked, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def meet(self, stands: Mapping[str, Any], untouched: Collection[str] = (), who: str = "") -> None:
        """Say that somebody else saved meanwhile, and take the form as begun from how things stand now.

        Parts that were `untouched` here, words or a choice each, are as somebody else left them from now on.
        """
        given = self.given()
        parts = [
            Both(self._label(name), self._words(name, value), self._words(name, given.get(name)))
            for name, value in stands.items()
            if name not in untouched and not (name in given and same(given[name], value))
        ]
        self.conflict, self.untouched = Conflict(parts, who), untouched
        sent: Any = self.data
        self.data = sent.copy()
        for name in untouched:
            self.data[self.add_prefix(name)] = str(stands[name] or "")  # type: ignore[index]
        self.data[self.add_prefix("version")] = version_of(stands, time.time())  # type: ignore[index]
        self.add_error(None, MEANWHILE)

    def _label(self, name: str) -> str:
        return str(self.fields[name].label) if name in self.fields else self.OTHERS.get(name, name)

    def _words(self, name: str, value: Any) -> str:
        """A value of a part in words; of a part that no field shows, the words are the value."""
        field: Any = self.fields.get(name)
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if value is None or value == "" or value == []:
            return NOTHING if field is not None else ""
        if isinstance(field, forms.ChoiceField):
            labels = {str(key): str(label) for key, label in field.choices}
            keys = value if isinstance(value, list | tuple | set | frozenset) else [value]
            return ", ".join(labels.get(str(key), str(key)) for key in keys)
        if isinstance(value, datetime.time):
            return clock(value)
        if hasattr(value, "strftime"):
            return long_date(value)
        return "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
