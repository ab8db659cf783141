"""Letters to owners: on which day they go, written, sent."""

import secrets
from datetime import date

from django.utils import timezone

from frankpledge.chasing import access
from frankpledge.chasing.models import AnswerLink, Digest, DigestDay
from frankpledge.chasing.queries.letters import Entry, ToWrite, number_of_letter, secret_of_link
from frankpledge.chasing.queries.owners import Key, may_be_shown, now_of, owned_actions, owners_written_to
from frankpledge.chasing.rules.answers import LASTS
from frankpledge.chasing.rules.digests import Kind, News, kept, shown_day
from frankpledge.chasing.rules.numbers import hash_of
from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.models import Action
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.people.models import Partnership
from frankpledge.work.changes import queue


def set_day(by: Actor, partnership: Partnership, weekday: int | None, *, seen: str = "") -> DigestDay:
    """Say on which day of the week digests go (Monday is 0), or with None that none go.  The first goes after today.

    Raises Meanwhile where somebody else said otherwise since it was `seen`.
    """
    day = DigestDay.objects.filter(partnership=partnership).first() or DigestDay(partnership=partnership)
    begun = Begun(seen, {"weekday": weekday}, shown_day)
    with change(by, "set the day of digests", day, access.may_set_day, begun) as day:
        if weekday is not None and not 0 <= weekday <= 6:
            raise NotPossible("Choose a day of the week.")
        if day.weekday != weekday:
            day.weekday, day.set_on = weekday, by.today
        day.save()
    return day


def begin_round(by: Actor, day: DigestDay, on: date, at: str) -> DigestDay:
    """Begin the round of a day, in the background; begun again, it goes on where it was."""
    with change(by, "began a round of digests", day, access.may_set_day) as day:
        day.last_on = on
        day.save(update_fields=["last_on"])
        queue("chasing.send_round", partnership=day.partnership_id, day=on.isoformat(), at=at)
    return day


def end_round(by: Actor, day: DigestDay, on: date) -> None:
    """Note that a round went to its end."""
    with change(by, "ended a round of digests", day, access.may_set_day) as day:
        day.done_on = on
        day.save(update_fields=["done_on"])


def write_digest(by: Actor, letter: ToWrite, on: date | None) -> Digest:
    """Keep a letter that is to be sent, with a link for each action that it shows.  `on` is the day of its round.

    The links hold for LASTS; what stands in them is made when the letter is sent, and only fingerprints are kept.
    """
    digest = _new(by, letter, on)
    with change(by, "wrote", digest, access.may_write) as digest:
        digest.number_hash = hash_of(number_of_letter(digest))
        digest.save()
        AnswerLink.objects.bulk_create(_link(by, digest, entry) for entry in letter.entries)
    return digest


def chase(by: Actor, action: Action, owner: Key, at: str) -> Digest:
    """Send one owner a letter about one action, with a link to answer it.

    Raises NotPossible for a closed action, for one that is held closely, for whom no address works, and where that
    owner was written to about it today.
    """
    found = next(iter(owned_actions(by, [action.pk])), None)
    if found is None or owner not in found.owners:
        raise NotPossible("Nobody who can be written to owns this action, or nobody has checked it.")
    if found.action.state != ActionState.OPEN:
        raise NotPossible("This action has been closed. There is nothing to chase.")
    if not may_be_shown(found.action):
        raise NotPossible("This action is held closely, so no letter tells of it. Ask its owner yourself.")
    whom = owners_written_to(by, [owner]).get(owner)
    if whom is None or not whom.address:
        raise NotPossible("No letter can go to this owner. Keep an address that works first.")
    now = now_of(found.action)
    late = now.due is not None and now.due < by.today
    entry = Entry(owner, action.pk, News(Kind.LATE if late else Kind.DUE, (), by.today if late else None), now, False)
    with change(by, "chased", action, access.may_chase_action):
        sent = Digest.objects.filter(partnership_id=action.partnership_id, made_at__gte=_midnight(), round__isnull=True)
        if sent.filter(links__action=action, **_whose(owner)).exists():
            raise NotPossible("This owner was written to about this action today.")
        digest = write_digest(by, ToWrite(whom.address, [whom], [entry]), None)
        queue("chasing.send_letter", digest=digest.pk, partnership=digest.partnership_id, at=at)
    return digest


def note_sent(by: Actor, digest: Digest) -> None:
    """Note that the mail server took a letter."""
    with change(by, "sent", digest, access.may_write) as digest:
        if digest.sent_at is None:
            digest.sent_at = timezone.now()
            digest.save(update_fields=["sent_at"])


def _new(by: Actor, letter: ToWrite, on: date | None) -> Digest:
    assert by.partnership is not None  # letters are a partnership's
    first = letter.owners[0].key
    return Digest(
        partnership_id=by.partnership.id,
        round=on,
        address=letter.address,
        seed=secrets.token_urlsafe(32),
        withheld=sum(entry.withheld for entry in letter.entries),
        waiting=letter.waiting,
        made_at=timezone.now(),
        made_by_id=(by.user.id or None) if by.user is not None else None,
        **_whose(first),
    )


def _link(by: Actor, digest: Digest, entry: Entry) -> AnswerLink:
    link = AnswerLink(
        partnership_id=digest.partnership_id,
        digest=digest,
        action_id=entry.action,
        told=kept(entry.now, entry.news, by.today),
        news={"kind": entry.news.kind.value, "changes": list(entry.news.changes)},
        withheld=entry.withheld,
        expires_at=digest.made_at + LASTS,
        **_whose(entry.owner),
    )
    if not entry.withheld and entry.now.state == ActionState.OPEN:
        link.secret_hash = hash_of(secret_of_link(digest, link))
    return link


def _whose(key: Key) -> dict[str, int]:
    return {"person_id" if key[0] == "person" else "organisation_id": key[1]}


def _midnight() -> object:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
