"""What is asked for in a request under the Freedom of Information Act."""

from typing import Any

from django import forms

from frankpledge.design.date_field import DateInputField
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.queries import bodies_seen_by
from frankpledge.rights.queries.answering import Asked, papers_asked
from frankpledge.rights.queries.stating import label_of


class AnswerForm(forms.Form):
    """Which papers are asked for, under which number."""

    KEEPS_DRAFT = False  # it saves nothing; the answer is made again from the request

    reference = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9/_.-]*$",
        label="Reference number",
        max_length=40,
        help_text="Of the request, as it was given. No name: whoever asked does not matter to what is given.",
        error_messages={"invalid": "The reference number has letters, figures and / . - _ only"},
    )
    body = forms.ChoiceField(label="Board or group", required=False)
    since = DateInputField(label="From", required=False)
    until = DateInputField(label="To", required=False)
    papers = forms.MultipleChoiceField(
        label="Or these papers alone", required=False, widget=forms.CheckboxSelectMultiple
    )
    without_names = forms.BooleanField(
        label="Leave out the names of those who are no members of a board or group (section 40)",
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = bodies_seen_by(by).values_list("pk", "name")
        self.fields["body"].choices = [("", "Any board or group"), *((str(pk), name) for pk, name in bodies)]
        papers = papers_asked(by, Asked()).reverse()
        self.fields["papers"].choices = [
            (str(one.pk), f"{one.get_kind_display()}: {label_of(one.body.name if one.body else None, one.dated)}")
            for one in papers
        ]

    def clean(self) -> dict[str, Any]:
        """A request asks for something: a board, days, or papers."""
        given = super().clean() or {}
        if not self.errors and not any(given.get(name) for name in ("body", "since", "until", "papers")):
            self.add_error("body", "Choose a board or group, days, or papers")
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", "The last day must be after the first")
        return given

    def asked(self) -> Asked:
        """What is asked for."""
        given = self.cleaned_data
        return Asked(
            int(given["body"]) if given["body"] else None,
            given["since"],
            given["until"],
            tuple(int(number) for number in given["papers"]),
            given["without_names"],
        )
