"""Publishing a part of the record: a copy is frozen as the public will see it, and put out by one person or two."""

from datetime import date, datetime

from django.utils import timezone

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes.published import take_back
from frankpledge.meetings.changes.published_meetings import take_back_meetings, tell_meetings
from frankpledge.meetings.models import Publication
from frankpledge.meetings.rules.publishing import PublicKind, PublicState, TakenBack
from frankpledge.people.queries import partnership_of
from frankpledge.public import access
from frankpledge.public.rules.making import Made

_CHANGED = "The record has changed since this page was shown. Look at what would be published now, and send it again."
_WAITS = "This waits for a second person already."
_THERE = "This is published already, as it stands."
_DECIDED = "This was published, refused or taken back already."


def publish(by: Actor, made: Made, *, seen: str) -> Publication:
    """Publish something as it was shown to whoever publishes it; minutes then wait for a second person.

    `seen` is the mark of what was shown: raises NotPossible where the record says something else by now, where it
    cannot be published, and where the same waits for a second person already.
    """
    asked = Publication(partnership_id=partnership_of(by), state=PublicState.ASKED.value, asked_at=timezone.now())
    verb = "asked for publication" if made.kind.needs_two else "published"
    with change(by, verb, asked, access.may_publish) as asked:
        assert by.user is not None
        if made.stops:
            raise NotPossible(made.stops)
        if seen != made.mark:
            raise NotPossible(_CHANGED)
        same = Publication.objects.filter(partnership_id=asked.partnership_id, kind=made.kind, number=made.number)
        current = PublicState.ASKED if made.kind.needs_two else PublicState.PUBLISHED
        if same.filter(state=current.value, content=made.text, title=made.title).exists():
            raise NotPossible(_WAITS if made.kind.needs_two else _THERE)
        same.filter(state=PublicState.ASKED.value).delete()
        asked.kind, asked.number, asked.title, asked.day = made.kind.value, made.number, made.title, made.day
        asked.body_id, asked.meeting_id = made.body, made.meeting
        asked.paper_id, asked.pack_id = made.paper, made.pack
        asked.content, asked.shown, asked.people = made.text, made.shown, made.people
        asked.asked_by_id = by.user.id
        asked.save()
        if not made.kind.needs_two:
            _put_out(asked, by.user.id, asked.asked_at, by.today)
    return asked


def publish_asked(by: Actor, asked: Publication, *, as_it_stands: str) -> Publication:
    """Publish minutes that somebody else asked for.

    `as_it_stands` is what would be asked for now: raises NotPossible where that is something else by now, so that
    nothing goes out that the record no longer says, and where it was decided already.
    """
    with change(by, "published", asked, access.may_decide) as asked:
        assert by.user is not None
        if not asked.waits:
            raise NotPossible(_DECIDED)
        if as_it_stands != asked.content:
            raise NotPossible("The record has changed since this was asked for. Have it asked for again.")
        _put_out(asked, by.user.id, timezone.now(), by.today)
    return asked


def refuse_asked(by: Actor, asked: Publication) -> None:
    """Drop what waits for a second person: refused by that person, or taken back by whoever asked."""
    with change(by, "dropped a publication", asked, access.may_take_back) as asked:
        if not asked.waits:
            raise NotPossible(_DECIDED)
        Publication.objects.filter(pk=asked.pk).delete()


def withdraw(by: Actor, published: Publication) -> Publication:
    """Take back what was published, at once: its address then says that it was withdrawn, and no more."""
    with change(by, "withdrew a publication", published, access.may_take_back) as published:
        if not published.is_out:
            raise NotPossible("This is not published.")
        take_back(Publication.objects.filter(pk=published.pk), TakenBack.PERSON)
        if published.kind == PublicKind.BODY:
            take_back_meetings(published.body, TakenBack.RECORD)
        published.refresh_from_db()
    return published


def _put_out(asked: Publication, user: int, now: datetime, today: date) -> None:
    """Put it in the place of the version that was out before, which is not kept."""
    before = Publication.objects.filter(
        partnership_id=asked.partnership_id, kind=asked.kind, number=asked.number
    ).exclude(state=PublicState.ASKED.value)
    for older in before:
        asked.version = max(asked.version, older.version + 1)
    before.delete()
    asked.state, asked.published_by_id, asked.published_at = PublicState.PUBLISHED.value, user, now
    asked.save()
    if asked.kind == PublicKind.BODY:
        tell_meetings(asked.body, today)
