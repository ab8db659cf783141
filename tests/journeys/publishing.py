"""What of the sample anyone may read, published by its officer and by its chair."""

from typing import Any

from django.utils import timezone

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Paper, Publication
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.people.models import User
from frankpledge.people.queries import actor_for
from frankpledge.public.changes import publish, publish_asked
from frankpledge.public.queries.publishing import would_be
from tests.journeys.fullest import fullest
from tests.journeys.record import CHAIR


def chair_of(by: Actor) -> Actor:
    """The chair, who publishes what the officer asks for."""
    assert by.partnership is not None
    return actor_for(User.objects.get(email=CHAIR), by.partnership.slug, timezone.localdate())


def published_minutes(by: Actor) -> Publication:
    """Published minutes, the fullest that there are."""
    there = Publication.objects.filter(kind=PublicKind.MINUTES.value, state="published").first()
    if there is not None:
        return there
    papers = Paper.objects.filter(kind="minutes", checked_on__isnull=False, level__lte=1, withdrawn_at__isnull=True)
    paper = Paper.objects.get(pk=fullest(papers, "item_set"))
    made = would_be(by, PublicKind.MINUTES, paper.meeting_id or 0)
    assert made is not None
    asked = publish(by, made, seen=made.mark)
    return publish_asked(chair_of(by), asked, as_it_stands=made.text)


def address_of(by: Actor) -> dict[str, Any]:
    """What the address of the published minutes takes, behind the partnership."""
    one = published_minutes(by)
    return {"kind": one.kind, "number": one.number}


def public(by: Actor, **more: Any) -> dict[str, Any]:
    """What the address of a public page takes, of a partnership that published something."""
    published_minutes(by)
    assert by.partnership is not None
    return {"place": by.partnership.slug} | more
