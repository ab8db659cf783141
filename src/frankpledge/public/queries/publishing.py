"""What is published and what waits, for those who publish; and what would be published of a thing as it stands."""

from django.db.models import QuerySet

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Publication
from frankpledge.meetings.queries.listed import minutes_seen_by
from frankpledge.meetings.rules.publishing import PublicKind, PublicState
from frankpledge.people.queries import partnership_of
from frankpledge.public import access
from frankpledge.public.queries.agendas import agenda_as_public, pack_as_public
from frankpledge.public.queries.bodies import body_as_public
from frankpledge.public.queries.minutes import minutes_as_public
from frankpledge.public.rules.making import Made


def looks(by: Actor) -> bool:
    """Whether the actor may see what is published and what waits."""
    return access.may_look(by, Publication(partnership_id=partnership_of(by)))


def publications_seen_by(by: Actor) -> QuerySet[Publication]:
    """What is published here, was withdrawn, or waits; nothing for those who neither publish nor approve."""
    place = partnership_of(by) if looks(by) else 0
    rows = Publication.objects.filter(partnership_id=place)
    return rows.select_related("body", "asked_by", "published_by").defer("content")


def waiting_for(by: Actor) -> QuerySet[Publication]:
    """What waits for a second person, and for this one: what somebody else asked for."""
    rows = publications_seen_by(by).filter(state=PublicState.ASKED.value)
    return rows.exclude(asked_by=by.user.id) if by.user is not None else rows.none()


def would_be(by: Actor, kind: PublicKind, number: int, *, members: bool = True) -> Made | None:
    """A thing as it would be published, by the number of its public address; None where the actor has none such.

    `members` is whether the members of a board or group are named.  The days of meetings follow their body.
    """
    if not looks(by):
        return None
    if kind is PublicKind.MINUTES:
        paper = minutes_seen_by(by).filter(meeting=number).select_related("meeting", "body").first()
        return minutes_as_public(by, paper) if paper is not None else None
    if kind is PublicKind.BODY:
        return body_as_public(by, number, members=members)
    if kind is PublicKind.AGENDA:
        return agenda_as_public(by, number)
    return pack_as_public(by, number) if kind is PublicKind.PACK else None


def there_are(by: Actor, kind: PublicKind, number: int) -> tuple[Publication | None, Publication | None]:
    """The publication of a thing that is out or was withdrawn, and the one that waits."""
    rows = list(publications_seen_by(by).defer(None).filter(kind=kind.value, number=number))
    return next((row for row in rows if not row.waits), None), next((row for row in rows if row.waits), None)
