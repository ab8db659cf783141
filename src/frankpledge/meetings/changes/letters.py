"""Letters and requests of a body to somebody outside: written, chased, answered."""

from collections.abc import Mapping
from typing import Any

from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import Body, Chase, Letter
from frankpledge.meetings.rules.deciding import shown_letter


def add_letter(by: Actor, body: Body, values: Mapping[str, Any]) -> Letter:
    """Keep a letter of a body; `values` gives the parts of `rules.deciding.shown_letter`.

    Raises NotPossible for an answer that is due, or came, before the letter was sent.
    """
    letter = Letter(partnership_id=body.partnership_id, body=body)
    with change(by, "kept a letter", letter, access.may_keep_letter) as letter:
        _fill(letter, values)
        letter.save()
    return letter


def change_letter(by: Actor, letter: Letter, wanted: Mapping[str, Any], *, seen: str = "") -> Letter:
    """Say otherwise what a letter is about, when it was sent, or what was answered.

    Raises Meanwhile where somebody else changed it since it was `seen`, NotPossible for days that cannot be.
    """
    begun = Begun(seen, wanted, shown_letter, apart=True)
    with change(by, "changed a letter", letter, access.may_keep_letter, begun) as letter:
        _fill(letter, begun.kept(letter))
        letter.save()
    return letter


def chase_letter(by: Actor, letter: Letter, *, how: str) -> Chase:
    """Keep that somebody was reminded of a letter today, and how.  Raises NotPossible for one that was answered."""
    with change(by, "chased a letter", letter, access.may_keep_letter) as letter:
        if letter.answered_on is not None:
            raise NotPossible("This letter was answered. There is nothing to chase.")
        if letter.sent_on is None:
            raise NotPossible("This letter was not sent yet. Say first when it was.")
        return Chase.objects.create(partnership_id=letter.partnership_id, letter=letter, on=by.today, how=how.strip())


def _fill(letter: Letter, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(letter, f"{name}_id" if name == "organisation" else name, value)
    letter.answer, letter.about = (letter.answer or "").strip(), letter.about.strip()
    if letter.sent_on and letter.answer_due and letter.answer_due < letter.sent_on:
        raise NotPossible("The answer is due before the letter is sent. Correct one of the days.")
    if letter.answered_on and (letter.sent_on is None or letter.answered_on < letter.sent_on):
        raise NotPossible("The answer came before the letter was sent. Correct one of the days.")
    if letter.answer and letter.answered_on is None:
        raise NotPossible("Say on which day the answer came.")
