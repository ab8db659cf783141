"""What is typed while minutes are taken: the text of an item, a mark for a member, and what is added by the way."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

from frankpledge.design.escaping import format_html, format_html_join
from frankpledge.design.saving import SavingForm
from frankpledge.kit.versions import is_touched, same
from frankpledge.meetings.changes.minuting import LONGEST
from frankpledge.meetings.rules.attending import Mark
from frankpledge.meetings.rules.kinds import Capacity
from frankpledge.meetings.rules.minuting import in_lines

Choices = Iterable[tuple[str, str]]
OTHERS = (Capacity.PRESENT, Capacity.OFFICER, Capacity.IN_ATTENDANCE, Capacity.INVITEE, Capacity.OBSERVER)
NEW = "new"


class QuickSelect(forms.Select):
    """A box to choose from that is written at once: a template for each of many options takes longer than the page."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The box, as Django's own."""
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, SafeString(" selected") if str(key) == chosen else "", label) for key, label in self.choices),
        )
        return format_html("<select{}>{}</select>", flatatt({"name": name, **(attrs or {})}), options)


class TakenForm(SavingForm):
    """A part of the page that is saved by itself; with the whole page comes much that nobody touched."""

    KEEPS_DRAFT = False

    def is_wanted(self) -> bool:
        """Whether it was sent, and says something else than it began with.

        What is sent again, since no answer came, may have been saved otherwise before: it is told from what stands.
        """
        if not any(self._is_sent(name) for name in self.fields if name != "version"):
            return False
        if not self.is_valid() or is_touched(self.seen, self.given()):
            return True
        return self._is_sent("again") and any(not same(self.initial[name], one) for name, one in self.given().items())

    def given(self) -> dict[str, Any]:
        """What was sent and checked, without the version; a part that was not sent is not wanted otherwise."""
        return {name: value for name, value in super().given().items() if self._is_sent(name)}

    def _is_sent(self, name: str) -> bool:
        return self.add_prefix(name) in self.data


class MinuteForm(TakenForm):
    """What is written under an item."""

    text = forms.CharField(label="What was said and decided", required=False, widget=forms.Textarea, max_length=LONGEST)

    def clean_text(self) -> str:
        """The text as it is kept."""
        return in_lines(self.cleaned_data["text"])


class SeatForm(TakenForm):
    """How a member's place is filled."""

    mark = forms.ChoiceField(label="Attendance", required=False, choices=[(mark.value, mark.label) for mark in Mark])
    substitute = forms.CharField(label="Substitute", required=False, max_length=200)

    def given(self) -> dict[str, Any]:
        """The mark, and a substitute only where one came."""
        given = {"mark": Mark.NONE.value, "substitute": ""} | super().given()
        return given if given["mark"] == Mark.SUBSTITUTE else given | {"substitute": ""}


class SittingForm(TakenForm):
    """Who is in the chair, and from when to when the meeting sits."""

    chair = forms.ChoiceField(label="In the chair", required=False, widget=QuickSelect)
    started = forms.TimeField(label="Began at", required=False, widget=forms.TimeInput({"type": "time"}))
    closed = forms.TimeField(label="Ended at", required=False, widget=forms.TimeInput({"type": "time"}))

    def __init__(self, *args: Any, who: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "chair", [("", "Nobody yet"), *who])


class AddedForm(forms.Form):
    """Something that is put on the page: by its own button, or with everything else where its `MAIN` is filled in."""

    KEEPS_DRAFT = False
    MAIN = ""


class AddPresenceForm(AddedForm):
    """Somebody at the meeting who is no member of the body."""

    MAIN = "name"

    name = forms.CharField(
        label="Name", max_length=200, error_messages={"required": "Enter the name of whoever is here"}
    )
    agency = forms.CharField(label="Agency", max_length=200, required=False)
    post = forms.CharField(label="Post", max_length=200, required=False)
    capacity = forms.ChoiceField(label="There as", choices=[(one.value, one.label) for one in OTHERS])
    remote = forms.BooleanField(label="Joined by telephone or screen", required=False)
    person = forms.ChoiceField(label="Who is this?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, known: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person_meant: int | None = None
        self.agency_meant: int | None = None
        known = list(known)
        self.fields["capacity"].initial = Capacity.IN_ATTENDANCE.value
        if known:
            _choose(self, "person", [*known, (NEW, "Somebody else of this name")])
        else:
            del self.fields["person"]


class ComingForm(AddedForm):
    """That somebody came late or left early."""

    MAIN = "who"

    who = forms.ChoiceField(label="Who", widget=QuickSelect, error_messages={"required": "Select who it was"})
    when = forms.ChoiceField(label="What", choices=(("arrived", "Arrived late"), ("left", "Left early")))
    item = forms.ChoiceField(label="At item", required=False, widget=QuickSelect)
    at = forms.TimeField(label="At", required=False, widget=forms.TimeInput({"type": "time"}))

    def __init__(self, *args: Any, who: Choices, items: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "who", [("", "Select"), *who])
        _choose(self, "item", [("", "None"), *items])


class DeclarationForm(AddedForm):
    """An interest that somebody declared."""

    MAIN = "interest"

    who = forms.ChoiceField(label="Who", widget=QuickSelect, error_messages={"required": "Select who declared it"})
    item = forms.ChoiceField(label="In item", required=False, widget=QuickSelect)
    interest = forms.CharField(
        label="Interest", max_length=1000, error_messages={"required": "Say what the interest is"}
    )
    left_room = forms.BooleanField(label="Left the room for it", required=False)

    def __init__(self, *args: Any, who: Choices, items: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "who", [("", "Select"), *who])
        _choose(self, "item", [("", "The whole meeting"), *items])


class AddItemForm(AddedForm):
    """An item that was not on the agenda."""

    MAIN = "title"

    title = forms.CharField(
        label="An item that was not on the agenda",
        max_length=400,
        error_messages={"required": "Say what the item is about"},
    )


def _choose(form: forms.Form, name: str, choices: Choices) -> None:
    field: Any = form.fields[name]
    field.choices = list(choices)
