"""A board or group as it would be published: what it is, its members if they are to be named, its meetings to come."""

from django.db.models import Q

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Body, Meeting, Membership, Paper
from frankpledge.meetings.queries.papers import bodies_seen_by
from frankpledge.meetings.queries.published import meeting_said
from frankpledge.meetings.queries.standing_as import is_restricted
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.meetings.rules.publishing import FORM, OPEN, PublicKind
from frankpledge.people.queries import partnership_of
from frankpledge.people.rules.marking import CHOSEN
from frankpledge.public.queries.names import to_go_out
from frankpledge.public.rules.making import Made
from frankpledge.public.rules.minutes import Said

_CLOSED = "Its papers are all held closely and leave no stub, so it is not published. Let one leave a stub first."
COMING = 12  # meetings that the page of publishing shows


def body_as_public(by: Actor, number: int, *, members: bool) -> Made | None:
    """A board or group as the public would see it, with who is on it today where `members` is so; None for none such.

    Somebody whose data is restricted is left out, and so is who is known only from what is held more closely.
    """
    bodies = bodies_seen_by(by).filter(partnership_id=partnership_of(by), pk=number)
    body = Body.objects.filter(pk__in=bodies.order_by().values("pk")).select_related("parent").first()
    if body is None:
        return None
    seats = _seats(by, body) if members else []
    parent = body.parent if body.parent is not None and _is_open(body.parent) else None
    content: Said = {
        "version": FORM,
        "kind": PublicKind.BODY.value,
        "title": body.name,
        "body": body.name,
        "is_a": body.kind,
        "parent": parent.name if parent is not None else "",
        "parent_number": parent.pk if parent is not None else None,
        "starts": body.starts.isoformat() if body.starts else None,
        "ends": body.ends.isoformat() if body.ends else None,
        "intent": body.statement_of_intent,
        "names_members": members,
        "people": [_seat(seat) for seat in seats],
    }
    people = sorted({seat.person_id for seat in seats})
    made = Made(PublicKind.BODY, body.pk, body.name[:400], None, content, body.pk, people=people)
    made.stops = "" if _is_open(body) else _CLOSED
    return to_go_out(by, made)


def meetings_told(by: Actor, body: int) -> list[Said]:
    """The meetings to come of a body, as everybody would be told of them once it is published."""
    meetings = Meeting.objects.filter(partnership_id=partnership_of(by), body=body, held_on__gte=by.today)
    meetings = meetings.exclude(state=MeetingState.RECORDED.value).select_related("body").order_by("held_on")
    return [meeting_said(meeting) for meeting in meetings[:COMING]]


def _is_open(body: Body) -> bool:
    """Whether whoever reads what is OFFICIAL knows of a body: not one known only from papers without a stub."""
    papers = Paper.objects.filter(body=body)
    known = Q(level__lte=OPEN) | Q(stub=True, level__in=CHOSEN)
    return papers.filter(known).exists() or not papers.exists()


def _seats(by: Actor, body: Body) -> list[Membership]:
    today = by.today
    seats = Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gte=today), body=body, person__level__lte=OPEN)
    seats = seats.filter(Q(starts__isnull=True) | Q(starts__lte=today))
    near = ("person__stands_as", "organisation", "substitute_for__person__stands_as")
    rows = seats.select_related(*near).order_by("person__name", "pk")
    return [seat for seat in rows if not is_restricted(seat.person)]


def _seat(seat: Membership) -> Said:
    agency = seat.organisation.name if seat.organisation is not None and seat.organisation.level <= OPEN else ""
    return {
        "id": seat.person.stands_as_id or seat.person_id,
        "name": (seat.person.stands_as or seat.person).name,
        "organisation": agency,
        "organisation_number": seat.organisation_id if agency else None,
        "post": seat.post,
        "office": seat.office,
        "substitute": seat.substitute_for_id is not None,
        "since": seat.starts.isoformat() if seat.starts else None,
    }
