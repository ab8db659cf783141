"""What is chosen when a paper, an item or a document is marked, and with whom a paper is shared."""

from typing import Any

from django import forms

from frankpledge.design.saving import SavingForm
from frankpledge.people.rules.marking import CHOSEN, PARAGRAPHS, Level, Marking
from frankpledge.people.rules.roles import SHARED_WITH, Role

AS_PAPER = ""
_SAID = {
    Level.PUBLIC: "Anybody may read it, also outside the partnership.",
    Level.OFFICIAL: "Everybody who has a role in this partnership may read it.",
    Level.SENSITIVE: "Only coordinators, chairs, analysts, caseworkers and partners’ leads may read it.",
}


class MarkingForm(SavingForm):
    """A marking.  `whole` is the marking that an item stands under without one of its own; None for a paper.

    `counts` is the level that counts for a paper until somebody marks it.
    """

    level = forms.ChoiceField(
        label="Marking", widget=forms.RadioSelect, required=False, error_messages={"invalid_choice": "Choose a marking"}
    )
    handling = forms.CharField(
        label="Handling note",
        max_length=200,
        required=False,
        help_text="For OFFICIAL-SENSITIVE: who may have it, and what they may do with it.",
    )
    paragraph = forms.ChoiceField(
        label="Paragraph of Schedule 12A",
        required=False,
        help_text="Where it goes to a council committee, and is left out of what the committee publishes.",
    )
    reason = forms.CharField(
        label="Why it is exempt",
        widget=forms.Textarea,
        max_length=4000,
        required=False,
        help_text="Why the public interest in leaving it out outweighs the interest in publishing it.",
    )
    stub = forms.BooleanField(
        label="Show those who may not read it that it is there, and where",
        required=False,
        initial=True,
        help_text="Without this they are shown nothing of it.",
    )

    def __init__(self, *args: Any, whole: Level | None = None, counts: Level | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if counts is not None and self.initial["level"] == AS_PAPER:
            self.initial["level"] = str(counts.value)
        levels = [(str(level.value), f"{level.label}: {_SAID[level]}") for level in CHOSEN]
        if whole is not None:
            levels.insert(0, (AS_PAPER, f"As what it stands in: {whole.label}"))
        self.fields["level"].choices = levels
        self.fields["level"].required = whole is None
        self.fields["level"].error_messages["required"] = "Choose a marking"
        self.fields["paragraph"].choices = [("", "None"), *((n, f"{n}: {words}") for n, words in PARAGRAPHS.items())]

    def clean(self) -> dict[str, Any]:
        """What a marking lacks is said at its field."""
        given = super().clean() or {}
        if "level" in given and (marking := self.marking(given)) is not None:
            for name, words in marking.problems().items():
                self.add_error(name, words)
        return given

    def marking(self, given: dict[str, Any] | None = None) -> Marking | None:
        """The marking chosen, or None for one that follows what the thing stands in."""
        given = self.cleaned_data if given is None else given
        if given["level"] == AS_PAPER:
            return None
        return Marking(
            level=Level(int(given["level"])),
            handling=given.get("handling", ""),
            paragraph=given.get("paragraph", ""),
            reason=given.get("reason", ""),
            stub=given.get("stub", True),
        )


class ShareForm(SavingForm):
    """With whom a paper is shared, as it is to be."""

    roles = forms.MultipleChoiceField(
        label="Share this paper with",
        required=False,
        choices=[(role.value, f"People of the {role.label.lower()}") for role in sorted(SHARED_WITH)],
        widget=forms.CheckboxSelectMultiple,
        help_text="They read this paper, its items and actions, and nothing else of this partnership.",
    )

    def chosen(self) -> set[Role]:
        """The roles that it is to be shared with."""
        return {Role(value) for value in self.cleaned_data["roles"]}
