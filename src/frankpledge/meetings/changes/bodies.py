"""Setting up bodies and their members."""

from datetime import date

from frankpledge.kit.words import folded, squeezed
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import Body, BodyName, Membership
from frankpledge.meetings.rules.kinds import BodyKind
from frankpledge.people.models import Organisation, Partnership, Person


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
        taken = BodyName.objects.filter(partnership=partnership, folded__in=spellings).first()
        if taken is not None:
            raise NotPossible(f"There is a board or group of that name already: {taken.spelling}.")
        body.save()
        BodyName.objects.bulk_create(
            BodyName(partnership=partnership, body=body, spelling=spelling, folded=fold)
            for fold, spelling in spellings.items()
        )
    return body


def add_member(
    by: Actor,
    body: Body,
    person: Person,
    *,
    organisation: Organisation | None = None,
    post: str = "",
    starts: date | None = None,
    ends: date | None = None,
    substitute_for: Membership | None = None,
) -> Membership:
    """Give a person a place on a body, standing for an organisation."""
    with change(by, "added a member", body, access.may_keep_body) as body:
        return Membership.objects.create(
            partnership_id=body.partnership_id,
            body=body,
            person=person,
            organisation=organisation,
            post=post[:200],
            starts=starts,
            ends=ends,
            substitute_for=substitute_for,
        )
