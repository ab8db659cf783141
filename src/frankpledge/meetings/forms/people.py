"""What is typed about people and agencies."""

from typing import Any

from django import forms

from frankpledge.design.saving import SavingForm
from frankpledge.people.rules.authorities import Authority, offered_by
from frankpledge.people.rules.kinds import OrganisationKind


class PersonForm(SavingForm):
    """The name by which the record knows somebody."""

    name = forms.CharField(
        label="Name",
        max_length=200,
        help_text="The name they had stays known, so papers that print it are still understood.",
    )


class AgencyForm(SavingForm):
    """The name of an agency and how it stands to the partnership."""

    name = forms.CharField(label="Name", max_length=200, help_text="The name it had stays known as another spelling.")
    kind = forms.ChoiceField(label="Kind", choices=[(kind.value, kind.label) for kind in OrganisationKind])
    authority = forms.ChoiceField(
        label="Which responsible authority it is by law",
        required=False,
        choices=[("", "None of these, or not said"), *((one.value, one.label) for one in Authority)],
        help_text="By section 5 of the Crime and Disorder Act 1998. The page of a meeting asks after those not there.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = offered_by(str(self.initial.get("name", "")))
        if offered is not None and not self.initial.get("authority"):
            said = self.fields["authority"].help_text
            self.fields["authority"].help_text = f"{said} By its name it might be: {offered.label}."


class SpellingForm(forms.Form):
    """Another name under which papers print an agency."""

    spelling = forms.CharField(
        label="Another name that papers print for it",
        max_length=200,
        help_text="For example its initials, or an earlier name.",
    )


class SearchPeopleForm(forms.Form):
    """Words of the name of somebody sought."""

    name = forms.CharField(label="Look for a name", max_length=200, required=False)
