"""Setting up bodies and describing them."""

from datetime import date
from typing import Any

from frankpledge.kit.versions import Begun
from frankpledge.kit.words import folded, squeezed
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import Body, BodyName, Meeting
from frankpledge.meetings.rules import shown
from frankpledge.meetings.rules.kinds import BodyKind, MeetingState
from frankpledge.meetings.rules.structure import is_above
from frankpledge.people.models import Partnership


def add_body(
    by: Actor,
    partnership: Partnership,
    *,
    name: str,
    kind: BodyKind = BodyKind.NOT_SAID,
    parent: Body | None = None,
    starts: date | None = None,
    names: tuple[str, ...] = (),
) -> Body:
    """Set up a body, with the other names that papers print for it.  Raises NotPossible when a name is taken."""
    body = Body(partnership=partnership, name=squeezed(name)[:200], kind=kind.value, parent=parent, starts=starts)
    spellings = {folded(spelling)[:200]: squeezed(spelling)[:200] for spelling in (*names, name)}
    with change(by, "set up", body, access.may_keep_body) as body:
        _told(name)
        taken = BodyName.objects.filter(partnership=partnership, folded__in=spellings).first()
        if taken is not None:
            raise NotPossible(f"There is a board or group of that name already: {taken.spelling}.")
        body.save()
        BodyName.objects.bulk_create(
            BodyName(partnership=partnership, body=body, spelling=spelling, folded=fold)
            for fold, spelling in spellings.items()
            if fold
        )
    return body


def describe_body(by: Actor, body: Body, said: dict[str, Any], *, seen: str = "") -> Body:
    """Correct how a body is described, by the names of `rules.shown.body`; a name it had stays one of its spellings.

    What became of it (renamed, moved, closed) is a change of its own and leaves its trace; this puts right what was
    said wrongly.  Raises NotPossible for a name that is taken, a body under itself, days that run backwards, and
    meetings planned after its last day; Meanwhile where somebody else changed the same since it was `seen`.
    """
    begun = Begun(seen, said, shown.body, apart=True)
    with change(by, "described", body, access.may_keep_body, begun) as body:
        kept = begun.kept(body)
        spell(body, kept["name"])
        body.kind, body.numbering = kept["kind"], kept["numbering"]
        body.parent_id = below(body, int(kept["parent"]) if kept["parent"] else None)
        body.starts, body.ends = kept["starts"], kept["ends"]
        body.statement_of_intent = kept["statement_of_intent"].strip()
        body.committee_code = squeezed(kept["committee_code"])[:20]
        body.escalate_days, body.escalate_deferrals = kept["escalate_days"], kept["escalate_deferrals"]
        if body.starts and body.ends and body.ends < body.starts:
            raise NotPossible("Its last day must be its first day or later.")
        if body.ends:
            none_after(body, body.ends)
        body.save()
    return body


def spell(body: Body, name: str) -> None:
    """Give a body this name, by which papers know it from now on too; saves the spelling and not the body.

    Raises NotPossible for a name without letters, and for one that is another body's.
    """
    _told(name)
    fold = folded(name)[:200]
    taken = BodyName.objects.filter(partnership_id=body.partnership_id, folded=fold).first()
    if taken is not None and taken.body_id != body.pk:
        raise NotPossible(f"There is a board or group of that name already: {taken.spelling}.")
    body.name = squeezed(name)[:200]
    if taken is None:
        BodyName.objects.create(partnership_id=body.partnership_id, body=body, spelling=body.name, folded=fold)


def below(body: Body, parent: int | None) -> int | None:
    """The number of the body to stand under.  Raises NotPossible for itself, and for one that stands under it."""
    rows = Body.objects.filter(partnership_id=body.partnership_id).values_list("pk", "parent_id")
    parents = dict(rows)
    if parent is not None and parent not in parents:
        raise NotPossible("There is no such board or group any longer. Choose another one.")
    if parent is not None and is_above(body.pk, parent, parents):
        raise NotPossible("A board or group cannot stand under itself, or under one that stands under it.")
    return parent


def none_after(body: Body, day: date) -> None:
    """Raise NotPossible where a meeting of the body is planned, or in the record, for after a day."""
    after = Meeting.objects.filter(body=body, held_on__gt=day).exclude(state=MeetingState.CANCELLED.value)
    if first := after.order_by("held_on").first():
        planned = "is planned for" if first.state == MeetingState.PLANNED else "is in the record for"
        what = f"A meeting {planned} {first.held_on:%-d %B %Y}, after that day."
        raise NotPossible(f"{what} Move or cancel what is planned first, or give a later day.")


def _told(name: str) -> None:
    if not folded(name):
        raise NotPossible("Give a name with letters in it.")
