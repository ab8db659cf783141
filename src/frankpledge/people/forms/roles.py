"""What is typed to invite somebody, to give a role and to end one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.design.date_field import DateInputField
from frankpledge.design.saving import SavingForm
from frankpledge.people.rules.roles import Role
from frankpledge.people.rules.shown import AT_ONCE, ON_A_DAY

ROLES = [(role.value, role.label) for role in Role]


class RoleForm(forms.Form):
    """A role from a day to a day."""

    role = forms.ChoiceField(label="Role", choices=[("", "Choose a role"), *ROLES])
    starts = DateInputField(label="First day", help_text="The role holds from the beginning of this day.")
    ends = DateInputField(
        label="Last day", required=False, help_text="The role holds to midnight of this day. Leave it empty for no end."
    )

    def clean(self) -> dict[str, Any]:
        """The last day is no earlier than the first."""
        said = super().clean() or {}
        if said.get("starts") and said.get("ends") and said["ends"] < said["starts"]:
            self.add_error("ends", "Last day must be the first day or later")
        return said


class InviteForm(RoleForm):
    """Whom to invite, and to which role."""

    address = forms.EmailField(
        label="E-mail address",
        max_length=254,
        help_text="Their own, not one that several people read: it becomes what they sign in with.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": "Enter an e-mail address like name@example.org"},
    )
    name = forms.CharField(
        label="Name (optional)",
        max_length=200,
        required=False,
        help_text="They can put it right when they accept.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["address", "name", "role", "starts", "ends"]


class EndRoleForm(SavingForm):
    """When a role ends."""

    when = forms.ChoiceField(
        label="When does it end?",
        choices=((AT_ONCE, "At once"), (ON_A_DAY, "After a day")),
        widget=forms.RadioSelect,
        error_messages={"required": "Select when the role ends"},
    )
    on = DateInputField(
        label="Last day", required=False, help_text="If it ends after a day, the last on which it holds."
    )

    def clean(self) -> dict[str, Any]:
        """A day is there if one is wanted."""
        said = super().clean() or {}
        if said.get("when") == ON_A_DAY and not said.get("on") and "on" not in self.errors:
            self.add_error("on", ValidationError("Enter the last day"))
        return said


class DescribeForm(SavingForm):
    """Who a partnership is, and who answers for the personal data in its record."""

    name = forms.CharField(label="Name of the partnership", max_length=200)
    host = forms.CharField(
        label="Host",
        max_length=200,
        required=False,
        help_text="The body that holds the partnership's money and its records. A partnership has no legal personality "
        "and can hold neither itself.",
    )
    controller = forms.CharField(
        label="Controller, or joint controllers",
        max_length=400,
        required=False,
        widget=forms.Textarea,
        help_text="The body that answers for the personal data in this record under data protection law; where several "
        "do so together, all of them.",
    )
    contact = forms.CharField(
        label="Contact",
        max_length=400,
        required=False,
        widget=forms.Textarea,
        help_text="Where somebody writes to about their personal data, or about the partnership: an office "
        "rather than one person.",
    )
