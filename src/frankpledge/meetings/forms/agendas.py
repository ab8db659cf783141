"""What is typed when a meeting is planned and its agenda put together."""

import re
from typing import Any

from django import forms

from frankpledge.design.date_field import DateInputField
from frankpledge.design.saving import SavingForm
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import AgendaItem, Meeting
from frankpledge.meetings.queries.agendas import agenda_items_seen_by, members_of
from frankpledge.meetings.queries.papers import papers_seen_by
from frankpledge.meetings.rules.planning import purposes
from frankpledge.people.queries import organisations_seen_by

TIME = {"invalid": "Type a time like 10:00, 2:30 pm or 14:30"}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?\s*(?:([ap])\.?m\.?)?", re.I)
NARROW = "govuk-input--width-5"
OFFERED = 60  # papers of the record that an item can be about


class ClockField(forms.TimeField):
    """A time of day as people write it: 10:00, 10.30, 10am, 2:30 p.m."""

    def to_python(self, value: Any) -> Any:
        """The time; what could be one of two, as 2 alone, is none."""
        found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
        if found is None or (found[2] is None and found[3] is None):
            return super().to_python(value)
        hour, half = int(found[1]), (found[3] or "").lower()
        if half and not 1 <= hour <= 12:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        hour = hour % 12 + 12 * (half == "p") if half else hour
        return super().to_python(f"{hour}:{found[2] or '00'}")


class MeetingForm(SavingForm):
    """When and where a body is to meet."""

    held_on = DateInputField(label="Day of the meeting")
    starts_at = ClockField(
        label="Begins at",
        required=False,
        help_text="For example 10:00 or 2:30 pm",
        widget=forms.TextInput({"class": NARROW}),
        error_messages=TIME,
    )
    ends_at = ClockField(
        label="Ends at", required=False, widget=forms.TextInput({"class": NARROW}), error_messages=TIME
    )
    venue = forms.CharField(label="Place", max_length=300, required=False)
    joining = forms.URLField(
        label="Link to join from elsewhere",
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Type the whole link, beginning with https://"},
    )

    def clean_joining(self) -> str:
        """A link is to a page."""
        link = str(self.cleaned_data.get("joining") or "")
        if link and not link.startswith(("https://", "http://")):
            raise forms.ValidationError("Type the whole link, beginning with https://")
        return link


class ChangeMeetingForm(MeetingForm):
    """When and where a planned meeting is to be instead, and why."""

    why = forms.CharField(
        label="Why it is moved",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        max_length=1000,
        help_text="If you change the day. It is shown to everybody who is told of the meeting.",
    )

    def given(self) -> dict[str, Any]:
        """What was typed of the meeting itself."""
        return {name: value for name, value in super().given().items() if name != "why"}


class WhyForm(forms.Form):
    """Why a meeting is cancelled, an item withdrawn, a topic dropped."""

    why = forms.CharField(
        label="Why", widget=forms.Textarea({"rows": 3}), max_length=1000, error_messages={"required": "Say why"}
    )


class AgendaItemForm(SavingForm):
    """An item of an agenda."""

    title = forms.CharField(label="Title", max_length=400, error_messages={"required": "Enter the title of the item"})
    purpose = forms.ChoiceField(label="What the meeting is asked to do", choices=purposes(), required=False)
    length = forms.IntegerField(
        label="Minutes it takes",
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput({"class": NARROW, "inputmode": "numeric"}),
        error_messages={"invalid": "Type a number of minutes, like 15"},
    )
    presenter_person = forms.ChoiceField(label="Presented by", required=False)
    presenter = forms.CharField(label="Or by somebody who is not a member", max_length=200, required=False)
    organisation = forms.ChoiceField(label="For which agency", required=False)
    parent = forms.ChoiceField(label="Part of", required=False)
    note = forms.CharField(
        label="Note on the agenda", required=False, widget=forms.Textarea({"rows": 3}), max_length=4000
    )

    def __init__(self, *args: Any, by: Actor, meeting: Meeting, item: AgendaItem | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = [(str(m.person_id), _member(m)) for m in members_of(by, meeting.body)]
        if item is not None and item.presenter_person_id is not None:
            known = {number for number, _ in members}
            if str(item.presenter_person_id) not in known and item.presenter_person is not None:
                members.append((str(item.presenter_person_id), item.presenter_person.name))
        _choices(self, "presenter_person", [("", "Nobody named"), *members])
        agencies = [(str(pk), name) for pk, name in organisations_seen_by(by).values_list("pk", "name")]
        _choices(self, "organisation", [("", "None"), *agencies])
        tops = agenda_items_seen_by(by).filter(meeting=meeting, parent__isnull=True)
        tops = tops.exclude(pk=item.pk) if item is not None else tops
        under = [(str(row.pk), f"{row.number} {row.title}".strip()) for row in tops]
        _choices(self, "parent", [("", "An item of its own"), *under])

    def given(self) -> dict[str, Any]:
        """What was typed, with rows by their numbers."""
        values = super().given()
        for name in ("presenter_person", "organisation", "parent", "about"):
            if name in values:
                values[name] = int(values[name]) if values[name] else None
        return values


class NewAgendaItemForm(AgendaItemForm):
    """A new item of an agenda, which may be about a paper that is in the record already."""

    about = forms.ChoiceField(
        label="A paper in the record",
        required=False,
        help_text="For example the minutes of another board, to be received and noted.",
    )
    field_order = ("version", "title", "about")

    def __init__(self, *args: Any, by: Actor, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, by=by, meeting=meeting, **kwargs)
        papers = papers_seen_by(by).exclude(meeting=meeting.pk)[:OFFERED]
        named = [(str(paper.pk), _paper(paper)) for paper in papers]
        _choices(self, "about", [("", "None"), *named])


class TopicForm(SavingForm):
    """Something that a body is to take up."""

    title = forms.CharField(label="What", max_length=400, error_messages={"required": "Enter what is to be taken up"})
    due = DateInputField(label="When it is due", required=False, help_text="Without a day: at the next meeting.")
    due_month_only = forms.BooleanField(label="Only the month counts", required=False)
    every = forms.IntegerField(
        label="Again after how many months",
        required=False,
        min_value=1,
        max_value=60,
        help_text="For what comes again and again: 3 for every quarter, 12 for every year.",
        widget=forms.TextInput({"class": NARROW, "inputmode": "numeric"}),
        error_messages={"invalid": "Type a number of months, like 3"},
    )
    purpose = forms.ChoiceField(label="What the meeting is asked to do", choices=purposes(), required=False)
    presenter = forms.CharField(label="Presented by", max_length=200, required=False)
    organisation = forms.ChoiceField(label="For which agency", required=False)
    length = forms.IntegerField(
        label="Minutes it takes",
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput({"class": NARROW, "inputmode": "numeric"}),
        error_messages={"invalid": "Type a number of minutes, like 15"},
    )

    def __init__(self, *args: Any, by: Actor, keeping: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not keeping:
            self.fields.pop("every")  # who asks for something asks for it once
        agencies = [(str(pk), name) for pk, name in organisations_seen_by(by).values_list("pk", "name")]
        _choices(self, "organisation", [("", "None"), *agencies])

    def given(self) -> dict[str, Any]:
        """What was typed, with the agency by its number."""
        values = super().given()
        return values | {"organisation": int(values["organisation"]) if values["organisation"] else None}


def values_of(given: dict[str, Any]) -> dict[str, Any]:
    """What was typed as fields of a row: numbers of rows under the names of their columns."""
    rows = ("presenter_person", "organisation", "parent", "about")
    return {f"{name}_id" if name in rows else name: value for name, value in given.items()}


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def _member(member: Any) -> str:
    parts = (member.person.name, member.organisation.name if member.organisation else "", member.post)
    return ", ".join(part for part in parts if part)


def _paper(paper: Any) -> str:
    what = paper.title or paper.get_kind_display()
    body = paper.body.name if paper.body else ""
    day = f"{paper.dated:%-d %B %Y}" if paper.dated else ""
    return ", ".join(part for part in (what, body, day) if part)
