"""What anyone may read: what was published, and that something was withdrawn.

Asked without an actor and in no context: PostgreSQL shows those rows alone that were published or withdrawn, and these
queries ask for no others on any database.
"""

from django.db.models import QuerySet

from frankpledge.meetings.models import Publication
from frankpledge.meetings.rules.publishing import PublicKind, PublicState
from frankpledge.people.models import Partnership

MOST = 60  # meetings and minutes on the page of a body


def partnership_called(slug: str) -> Partnership | None:
    """A partnership of which something was published, by its short name; no other can be told from none."""
    found = Partnership.objects.filter(slug=slug).first()
    return found if found is not None and _out(found).exists() else None


def places_published() -> QuerySet[Partnership]:
    """The partnerships of which something is published, by name; nothing tells of any other."""
    out = Publication.objects.filter(state=PublicState.PUBLISHED.value).order_by()
    return Partnership.objects.filter(pk__in=out.values("partnership")).order_by("name", "pk")


def published_at(slug: str, kind: str, number: int) -> Publication | None:
    """What is at a public address, with its partnership, in one query; of what was withdrawn, that it was."""
    open_to_all = (PublicState.PUBLISHED.value, PublicState.WITHDRAWN.value)
    rows = Publication.objects.filter(partnership__slug=slug, kind=kind, number=number, state__in=open_to_all)
    return rows.select_related("partnership").first()


def listed(place: Partnership, *kinds: PublicKind) -> QuerySet[Publication]:
    """What is published of these kinds, the latest day first."""
    return _out(place).filter(kind__in=[kind.value for kind in kinds])


def beside(one: Publication) -> QuerySet[Publication]:
    """What is published of the same meeting, or of a body the meetings and minutes of it, the latest first.

    Of minutes nothing: their page is one query.
    """
    out = Publication.objects.filter(partnership=one.partnership_id, state=PublicState.PUBLISHED.value)
    if one.kind == PublicKind.BODY:
        of_meetings = (PublicKind.MEETING.value, PublicKind.MINUTES.value)
        return out.filter(body=one.body_id, kind__in=of_meetings).order_by("-day", "kind")[:MOST]
    if one.kind == PublicKind.MINUTES:
        return out.none()
    return out.filter(meeting=one.meeting_id).exclude(pk=one.pk).defer("content")


def years_of(rows: QuerySet[Publication]) -> list[int]:
    """The years in which something of these was, the latest first."""
    return [day.year for day in rows.order_by().dates("day", "year", order="DESC")]


def _out(place: Partnership) -> QuerySet[Publication]:
    return Publication.objects.filter(partnership=place, state=PublicState.PUBLISHED.value)
