"""What is typed of boards and groups: setting one up, describing it, its terms, its commitments, what becomes of it."""

from typing import Any

from django import forms

from frankpledge.design.date_field import DateInputField
from frankpledge.design.saving import SavingForm
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Body, TermsOfReference
from frankpledge.meetings.queries import bodies_seen_by
from frankpledge.meetings.queries.quorum import rule_of
from frankpledge.meetings.queries.structure import papers_of
from frankpledge.meetings.rules.kinds import BodyKind, Numbering
from frankpledge.meetings.rules.quorum import Rule
from frankpledge.meetings.rules.structure import is_above

KINDS = [(kind.value, kind.label) for kind in BodyKind]
NO_PARENT = ("", "No other board or group")
MOST = 500
NEW_NAMES = 4  # bodies that one can be split into at once
NUMBER = {"class": "govuk-input--width-3", "inputmode": "numeric"}


def others(by: Actor, body: Body | None = None) -> list[tuple[str, str]]:
    """The bodies that one may stand under, as choices: not itself, nor those under it."""
    rows = list(bodies_seen_by(by))
    parents = {row.pk: row.parent_id for row in rows}
    return [(str(row.pk), _called(row)) for row in rows if body is None or not is_above(body.pk, row.pk, parents)]


def _called(row: Body) -> str:
    return f"{row.name} (ended {row.ends:%-d %B %Y})" if row.ends else row.name


def _parent() -> forms.ChoiceField:
    return forms.ChoiceField(label="Reports to", required=False)


class NewBodyForm(forms.Form):
    """A board or group to be set up."""

    name = forms.CharField(label="Name", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=KINDS)
    parent = _parent()
    starts = DateInputField(label="Set up on", required=False)
    names = forms.CharField(
        label="Other names that papers print for it",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="One a line, such as its initials or an earlier name.",
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [NO_PARENT, *others(by)]


class BodyForm(SavingForm):
    """How a board or group is described."""

    name = forms.CharField(
        label="Name",
        max_length=200,
        help_text="To put it right. Where it was renamed on a day, use “Restructure”, which keeps both names.",
    )
    kind = forms.ChoiceField(label="Kind", choices=KINDS)
    parent = _parent()
    starts = DateInputField(label="Set up on", required=False)
    ends = DateInputField(label="Last day", required=False, help_text="Leave it empty while it goes on.")
    statement_of_intent = forms.CharField(
        label="Statement of intent",
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text="What it means to do, in a few lines.",
    )
    numbering = forms.ChoiceField(
        label="How its minutes are numbered", choices=[(how.value, how.label) for how in Numbering]
    )
    committee_code = forms.CharField(
        label="Committee code",
        required=False,
        max_length=20,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
        help_text="The letters before a minute’s number, where it has them, such as SSP.",
    )
    escalate_days = forms.IntegerField(
        label="Raise an action with the chair when it is this many days late",
        required=False,
        min_value=0,
        max_value=1000,
        widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"}),
        help_text="Empty: never for being late.",
    )
    escalate_deferrals = forms.IntegerField(
        label="Raise an action with the chair when it was put off this many times",
        required=False,
        min_value=1,
        max_value=100,
        widget=forms.TextInput({"class": "govuk-input--width-4", "inputmode": "numeric"}),
        help_text="Empty: never for being put off.",
    )

    def __init__(self, *args: Any, by: Actor, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [NO_PARENT, *others(by, body)]


class TermsForm(forms.Form):
    """A version of the terms of reference, with its quorum; begun from the version before."""

    adopted_on = DateInputField(label="Adopted on", required=False)
    text = forms.CharField(
        label="The terms of reference",
        required=False,
        max_length=100_000,
        widget=forms.Textarea({"rows": 12}),
        help_text="What it is there to do, who sits on it, whom it answers to. Leave it empty where a paper says it.",
    )
    paper = forms.ChoiceField(label="Paper that they stand in", required=False)
    quorum_members = forms.IntegerField(
        label="Quorum: members",
        required=False,
        min_value=1,
        max_value=MOST,
        widget=forms.TextInput(NUMBER),
        help_text="The least number of members, or their substitutes, that has to be there.",
    )
    quorum_agencies = forms.IntegerField(
        label="Quorum: agencies", required=False, min_value=1, max_value=MOST, widget=forms.TextInput(NUMBER)
    )
    quorum_authorities = forms.IntegerField(
        label="Quorum: responsible authorities",
        required=False,
        min_value=1,
        max_value=MOST,
        widget=forms.TextInput(NUMBER),
    )
    quorum_chair = forms.BooleanField(label="The chair or the vice chair has to be there", required=False)
    quorum_in_room = forms.BooleanField(
        label="Only those in the room count",
        required=False,
        help_text="Without this, whoever joins by telephone or screen counts too.",
    )
    quorum_words = forms.CharField(
        label="The rule as the terms print it", required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, by: Actor, body: Body, last: TermsOfReference | None, **kwargs: Any) -> None:
        if last is not None:
            begun = {f"quorum_{name}": getattr(rule_of(last), name) for name in Rule.__dataclass_fields__}
            kwargs["initial"] = {"text": last.text, "quorum_words": last.quorum_words, **begun}
        super().__init__(*args, **kwargs)
        self.papers = {str(paper.pk): paper for paper in papers_of(by, body)}
        said = [(key, f"{paper.title or 'Report'}, {paper.dated:%-d %B %Y}" if paper.dated else paper.title or "Report")
                for key, paper in self.papers.items()]  # fmt: skip
        self.fields["paper"].choices = [("", "None in the record"), *said]

    def rule(self) -> Rule:
        """The quorum that was typed."""
        return Rule(**{name: self.cleaned_data[f"quorum_{name}"] for name in Rule.__dataclass_fields__})


class CommitmentForm(forms.Form):
    """Something that the members agreed to hold to."""

    KEEPS_DRAFT = False
    doing = forms.CharField(widget=forms.HiddenInput, initial="agree", required=False)
    text = forms.CharField(label="What they agreed to", max_length=500)
    agreed_on = DateInputField(label="Agreed on", required=False)


class NolanForm(forms.Form):
    """The seven principles at once."""

    doing = forms.CharField(widget=forms.HiddenInput, initial="nolan", required=False)
    agreed_on = DateInputField(label="Agreed on", required=False)


class EndCommitmentForm(forms.Form):
    """Which commitment ends, and after which day."""

    doing = forms.CharField(widget=forms.HiddenInput, initial="end", required=False)
    commitment = forms.ChoiceField(label="Commitment")
    ended_on = DateInputField(label="Last day")

    def __init__(self, *args: Any, held: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commitment"].choices = [("", "Choose one"), *held]


class Restructure(forms.Form):
    """What becomes of a board or group on a day: the part that every way of it has."""

    on = DateInputField(label="From which day", help_text="The first day of the new arrangement.")
    reason = forms.CharField(
        label="Why (optional)", required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    field_order = ["into", "parent", "name", "name_1", "name_2", "name_3", "name_4", "on", "reason"]

    def __init__(self, *args: Any, by: Actor, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose(by, body)

    def choose(self, by: Actor, body: Body) -> None:
        """Fill the choices of this way, where it has any."""


class CloseForm(Restructure):
    """It is closed."""

    on = DateInputField(label="Last day", help_text="Its members’ places end with this day.")


class SplitForm(Restructure):
    """It is split into new ones."""

    name_1 = forms.CharField(label="Name of the first", max_length=200)
    name_2 = forms.CharField(label="Name of the second", max_length=200)
    name_3 = forms.CharField(label="Name of the third (optional)", max_length=200, required=False)
    name_4 = forms.CharField(label="Name of the fourth (optional)", max_length=200, required=False)

    @property
    def names(self) -> list[str]:
        """The names typed, each at its place."""
        return [self.cleaned_data[f"name_{at + 1}"] for at in range(NEW_NAMES)]


class MergeForm(Restructure):
    """It is merged into another."""

    into = forms.ChoiceField(label="Merged into")

    def choose(self, by: Actor, body: Body) -> None:
        """Those that go on."""
        rows = [(str(row.pk), row.name) for row in bodies_seen_by(by).filter(ends__isnull=True).exclude(pk=body.pk)]
        self.fields["into"].choices = [("", "Choose one"), *rows]


class MoveForm(Restructure):
    """It is moved under another, or under none."""

    parent = forms.ChoiceField(label="Reports to from then on", required=False)

    def choose(self, by: Actor, body: Body) -> None:
        """Those that it may stand under."""
        self.fields["parent"].choices = [NO_PARENT, *others(by, body)]


class RenameForm(Restructure):
    """It is renamed."""

    name = forms.CharField(label="New name", max_length=200)


WAYS: dict[str, type[Restructure]] = {
    "close": CloseForm,
    "split": SplitForm,
    "merge": MergeForm,
    "move": MoveForm,
    "rename": RenameForm,
}
