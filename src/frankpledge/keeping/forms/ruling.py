"""What is typed to set a retention rule, to lay a hold and to lift it."""

from typing import Any

from django import forms
from django.db.models import Q

from frankpledge.design.date_field import DateInputField
from frankpledge.design.saving import SavingForm
from frankpledge.documents.models import Document
from frankpledge.keeping.rules.due import Held
from frankpledge.keeping.rules.kinds import KINDS, Effect, Kind, Since
from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Body
from frankpledge.meetings.queries.papers import bodies_seen_by
from frankpledge.meetings.rules.kinds import BodyKind
from frankpledge.people.models import Person
from frankpledge.people.queries import highest, partnership_of

_BODIES = [("", "Every kind of board or group"), *((kind.value, kind.label) for kind in BodyKind)]
_REASON = "It is kept with the hold, and never in the ledger."


class RuleForm(SavingForm):
    """How long a kind of record is kept, from when, on what ground, and what then happens."""

    kind = forms.ChoiceField(
        label="Kind of record",
        choices=[("", "Choose one"), *((kind.value, about.label) for kind, about in KINDS.items())],
    )
    body_kind = forms.ChoiceField(
        label="Of which boards or groups",
        required=False,
        choices=_BODIES,
        help_text="A rule for one kind of board or group comes before the rule for every kind.",
    )
    since = forms.ChoiceField(
        label="Kept from", choices=[("", "Choose one"), *((since.value, since.label.capitalize()) for since in Since)]
    )
    years = forms.IntegerField(label="For years", min_value=0, max_value=200, initial=0)
    months = forms.IntegerField(label="And months", min_value=0, max_value=11, initial=0)
    ground = forms.CharField(
        label="Ground", max_length=400, help_text="The statute, or the partnership’s own schedule and its line."
    )
    effect = forms.ChoiceField(
        label="What then happens",
        choices=[(effect.value, effect.label) for effect in Effect],
        widget=forms.RadioSelect,
        help_text="Nothing goes by itself: one person asks for what is due to be destroyed, another approves it.",
    )
    in_force = forms.BooleanField(label="This rule is in force", required=False)

    def clean(self) -> dict[str, Any]:
        """A time that is more than none, from a day that the kind of record has."""
        said = super().clean() or {}
        if said.get("years") == 0 and said.get("months") == 0:
            self.add_error("years", "Enter for how many years or months it is kept")
        about = KINDS[Kind(said["kind"])] if said.get("kind") else None
        if about and said.get("since") and said["since"] not in about.since:
            self.add_error("since", f"{about.label} are kept from {' or '.join(day.label for day in about.since)}")
        if about and said.get("body_kind") and not about.by_body:
            self.add_error("body_kind", f"{about.label} are of no board or group: leave it at every kind")
        return said


class HoldForm(forms.Form):
    """What is held, why, and since when."""

    what = forms.ChoiceField(
        label="What is held", choices=[(held.value, held.label) for held in Held], widget=forms.RadioSelect
    )
    document = forms.CharField(
        label="Number of the document", required=False, max_length=20, help_text="As it stands in its page’s address."
    )
    person = forms.CharField(
        label="Name of the person", required=False, max_length=200, help_text="As the record has it, or their number."
    )
    body = forms.ModelChoiceField(
        label="Board or group",
        required=False,
        queryset=Body.objects.none(),
        empty_label="None",
        help_text="Its groups need holds of their own.",
    )
    first = DateInputField(label="First day", required=False)
    last = DateInputField(label="Last day", required=False)
    starts = DateInputField(label="Held since", help_text="Today, or the day on which it was asked for.")
    reason = forms.CharField(label="Why", widget=forms.Textarea, max_length=4000, help_text=_REASON)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by = by
        self.fields["body"].queryset = bodies_seen_by(by)

    def clean(self) -> dict[str, Any]:
        """Exactly what is held is there, and is found in the record."""
        said = super().clean() or {}
        what = said.get("what")
        if what == Held.DOCUMENT:
            said["document"] = self._found("document", Document, Q(pk=row_number(str(said.get("document") or "")) or 0))
        elif what == Held.PERSON:
            name = str(said.get("person") or "").strip()
            said["person"] = self._found("person", Person, Q(pk=row_number(name) or 0) | Q(name__iexact=name))
        elif what == Held.BODY and not said.get("body"):
            self.add_error("body", "Choose a board or group")
        elif what == Held.DAYS and not self.errors:
            if not (said.get("first") and said.get("last")):
                self.add_error("first" if not said.get("first") else "last", "Enter both days")
            elif said["last"] < said["first"]:
                self.add_error("last", "Last day must be the first day or later")
        return said

    def held(self) -> dict[str, Any]:
        """What is held, for the change that holds it."""
        said, what = self.cleaned_data, Held(self.cleaned_data["what"])
        own = {Held.DAYS: ("first", "last")}.get(what, (what.value,))
        return {"what": what, "reason": said["reason"], "starts": said["starts"], **{name: said[name] for name in own}}

    def _found(self, name: str, model: Any, which: Q) -> Any:
        rows = model.objects.filter(which, partnership=partnership_of(self._by), level__lte=highest(self._by))
        found = list(rows.order_by("pk")[:2])
        if len(found) != 1:
            several = "Several have this name: enter the number from the address of the page"
            self.add_error(name, several if found else "Nothing of this number or name is in the record")
            return None
        return found[0]


class LiftHoldForm(SavingForm):
    """Why a hold is lifted."""

    reason = forms.CharField(label="Why it is lifted", widget=forms.Textarea, max_length=4000, help_text=_REASON)
