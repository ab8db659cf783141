"""Tasks that name nobody: no actions, but an officer should see them beside the text."""

from __future__ import annotations

from collections.abc import Iterable

from minutes_reader.reading import Action, Note

_MESSAGE = "A task is set here and nobody is named to do it."


def split_unowned(found: Iterable[Action]) -> tuple[list[Action], list[Note]]:
    """(actions with an owner, a note for each that has none)."""
    owned: list[Action] = []
    notes: list[Note] = []
    for action in found:
        if action.owners:
            owned.append(action)
        else:
            notes.append(Note(kind="action_without_owner", message=_MESSAGE, span=action.span))
    return owned, notes
