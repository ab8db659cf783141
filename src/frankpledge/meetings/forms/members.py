"""What is typed of members: who joins a board or group, for whom, from when, and who leaves it or takes the chair."""

from typing import Any

from django import forms

from frankpledge.design.date_field import DateInputField
from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Membership
from frankpledge.meetings.queries.members import Candidate, Offered, candidates
from frankpledge.meetings.rules.kinds import Office
from frankpledge.people.queries import organisations_seen_by

NEW = "new"
Choices = list[tuple[str, str]]


class LookForm(forms.Form):
    """Words of the name of whoever is to join."""

    name = forms.CharField(label="Look for a name", max_length=200, required=False)


class AddMemberForm(forms.Form):
    """Somebody of the record with one of their posts, or somebody new to it, as a member or a substitute."""

    KEEPS_DRAFT = False
    doing = forms.CharField(widget=forms.HiddenInput, initial="add", required=False)
    who = forms.ChoiceField(
        label="Who joins?", widget=forms.RadioSelect, error_messages={"required": "Select who joins"}
    )
    new_name = forms.CharField(label="Name, of somebody new", max_length=200, required=False)
    agency = forms.ChoiceField(
        label="Agency they stand for",
        required=False,
        help_text="Leave it as it is for the agency of the post chosen above.",
    )
    post = forms.CharField(
        label="Post", max_length=200, required=False, help_text="Leave it empty for the post chosen above."
    )
    substitute_for = forms.ChoiceField(label="As", required=False)
    office = forms.ChoiceField(
        label="Office", required=False, choices=[("", "None"), *((one.value, one.label) for one in Office)]
    )
    starts = DateInputField(label="First day", required=False)
    ends = DateInputField(label="Last day", required=False, help_text="Leave it empty while it goes on.")

    def __init__(self, *args: Any, by: Actor, sought: str, members: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = row_number(str(self.data.get("who", "")).partition("-")[0])
        self.found: dict[str, Candidate] = {one.key: one for one in candidates(by, sought, chosen)}
        self.members = {str(one.pk): one for one in members if one.substitute_for_id is None}
        self.agencies = {str(one.pk): one for one in organisations_seen_by(by)}
        self.fields["who"].choices = [
            *((key, one.called) for key, one in self.found.items()),
            (NEW, "Somebody new to the record"),
        ]
        self.fields["agency"].choices = [("", "As above"), *((key, one.name) for key, one in self.agencies.items())]
        self.fields["substitute_for"].choices = [
            ("", "A member"),
            *((key, f"Substitute for {called(one)}") for key, one in self.members.items()),
        ]

    def clean(self) -> dict[str, Any]:
        """Somebody new has a name; days run forwards; a substitute takes no office."""
        said = super().clean() or {}
        if said.get("who") == NEW and not said.get("new_name"):
            self.add_error("new_name", "Enter the name of the person who joins")
        if said.get("starts") and said.get("ends") and said["ends"] < said["starts"]:
            self.add_error("ends", "Last day must be the first day or later")
        if said.get("office") and said.get("substitute_for"):
            self.add_error("office", "A substitute cannot be chair or vice chair. Choose “None”.")
        return said


class OfferedForm(forms.Form):
    """Whom of those that past attendance offers somebody ticks: none is ticked beforehand."""

    doing = forms.CharField(widget=forms.HiddenInput, initial="offered", required=False)
    chosen = forms.MultipleChoiceField(
        label="Who is a member?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick who is a member"},
    )
    since = DateInputField(label="Members since", required=False, help_text="Leave it empty if nobody knows.")

    def __init__(self, *args: Any, offered: list[Offered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {one.key: one for one in offered}
        field = self.fields["chosen"]
        field.choices = [(key, f"{one.person.name}, {one.agency.name}") for key, one in self.offered.items()]
        field.widget.hints = {key: _evidence(one) for key, one in self.offered.items()}


class EndMemberForm(forms.Form):
    """Whose place ends, and after which day."""

    doing = forms.CharField(widget=forms.HiddenInput, initial="end", required=False)
    place = forms.ChoiceField(label="Whose place ends")
    last = DateInputField(label="Last day", help_text="The places of their substitutes end with it.")

    def __init__(self, *args: Any, members: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(one.pk): one for one in members}
        self.fields["place"].choices = [("", "Choose one"), *((key, called(one)) for key, one in self.places.items())]


class OfficeForm(forms.Form):
    """Who takes the chair, and from which day."""

    doing = forms.CharField(widget=forms.HiddenInput, initial="office", required=False)
    holder = forms.ChoiceField(label="Member")
    takes = forms.ChoiceField(label="Becomes", choices=[(one.value, one.label) for one in Office])
    since = DateInputField(label="From which day", help_text="Whoever held it until then is a member still.")

    def __init__(self, *args: Any, members: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(one.pk): one for one in members if one.substitute_for_id is None}
        self.fields["holder"].choices = [("", "Choose one"), *((key, called(one)) for key, one in self.places.items())]


def called(place: Membership) -> str:
    """A place in words: whose it is, the post, the agency."""
    person = place.person.stands_as or place.person
    agency = place.organisation.name if place.organisation else ""
    words = ", ".join(part for part in (person.name, place.post, agency) if part)
    return f"{words} (substitute)" if place.substitute_for_id else words


def _evidence(one: Offered) -> str:
    days = "; ".join(f"{on:%-d %B %Y}" for _, on in one.offer.meetings)
    post = f"As {one.offer.post}. " if one.offer.post else ""
    return f"{post}At {len(one.offer.meetings)} of the last {one.offer.of} meetings: {days}."
