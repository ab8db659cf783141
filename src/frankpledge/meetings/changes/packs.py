"""Packs: asked for, kept once they are made, given up, sent out; and who opened one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone

from frankpledge.documents.changes import store_content
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import AgendaItem, Meeting, MeetingStep, Notice, Pack, PackRead, PackText
from frankpledge.meetings.queries.agenda_papers import members_on, people_to_write_to
from frankpledge.meetings.queries.packs_by_now import by_now
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.meetings.rules.packs import Audience, Entry, PackState
from frankpledge.meetings.rules.telling import Told
from frankpledge.meetings.rules.timetable import Step
from frankpledge.people.rules.roles import opens_up_to
from frankpledge.work.changes import queue
from frankpledge.work.rules.retrying import NotNow

FAILED = "The pack could not be made, which is a fault of ours. Tell whoever looks after this service."
OUTGROWN = "Something in a pack that waits was restricted since it was made. Have it made again, and send that out."
STOPPED = "Making this pack was stopped by whoever looks after this service. Ask them, or have it made again."


def ask_pack(by: Actor, meeting: Meeting, audience: Audience) -> Pack:
    """Have a pack made for an audience, in the background.

    Raises NotPossible for an agenda without items, a meeting that was cancelled, and while one is being made.
    """
    pack = Pack(partnership_id=meeting.partnership_id, meeting=meeting, audience=audience.value, number=1)
    pack.asked_at = timezone.now()
    with change(by, "asked for", pack, access.may_make_pack) as pack:
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        if meeting.state == MeetingState.CANCELLED:
            raise NotPossible("This meeting was cancelled.")
        if not AgendaItem.objects.filter(meeting=meeting).exists():
            raise NotPossible("The agenda has no items yet. Put some on it first.")
        others = Pack.objects.filter(meeting=meeting, audience=audience.value)
        if others.filter(state=PackState.MAKING.value).exists():
            raise NotPossible("This pack is being made. Wait until it is there.")
        pack.number = (others.aggregate(last=Max("number"))["last"] or 0) + 1
        pack.save()
        pack.task = queue("meetings.make_pack", pack=pack.pk, partnership=pack.partnership_id)
        pack.save(update_fields=["task"])
    return pack


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack as it was made: its file and whether that is PDF/UA-1, all that it says, and what stands on which page."""

    content: bytes
    is_ua: bool
    says: str
    entries: Sequence[Entry]
    pages: int


def keep_pack(by: Actor, pack: Pack, made: MadePack) -> Pack:
    """Keep a pack that was made.  One that is there already stays.

    Raises NotNow where somebody's data was restricted since `pack` was read: what was made may name them.
    """
    known = pack.people
    with change(by, "made", pack, access.may_make_pack) as pack:
        if pack.people != known:
            raise NotNow("Somebody's data was restricted while the pack was made.")
        if pack.state != PackState.MADE:
            pack.fingerprint, pack.size = store_content(pack.partnership, made.content), len(made.content)
            pack.pages, pack.is_ua, pack.contents = made.pages, made.is_ua, [one.plain() for one in made.entries]
            pack.state, pack.problem, pack.made_at = PackState.MADE.value, "", timezone.now()
            pack.people = []
            pack.save()
            PackText.objects.create(partnership_id=pack.partnership_id, pack=pack, text=made.says)
    return pack


def give_up_pack(by: Actor, pack: Pack, *, stopped: bool) -> None:
    """Say that a pack could not be made, or was stopped, so that another can be asked for."""
    with change(by, "gave up", pack, access.may_make_pack) as pack:
        if pack.state == PackState.MAKING:
            pack.state, pack.problem = PackState.FAILED.value, STOPPED if stopped else FAILED
            pack.save(update_fields=["state", "problem"])


def make_pack_again(by: Actor, pack: Pack) -> None:
    """Let a pack that was given up be made after all, whose job is queued already."""
    with change(by, "queued again", pack, access.may_make_pack) as pack:
        if pack.state == PackState.FAILED:
            pack.state, pack.problem = PackState.MAKING.value, ""
            pack.save(update_fields=["state", "problem"])


def send_out(by: Actor, meeting: Meeting, at: str) -> list[Notice]:
    """Send out the packs of a meeting that are made and have not gone out: the latest for each audience.

    They open to everybody whose role may read them.  Each member of the body is told of one pack, once: the fullest
    that their account opens.  `at` is the address of this installation, for the link.  Gives whom it tells; of those,
    one without an account that opens any is to be told otherwise.  Raises NotPossible where nothing waits to go out,
    and where something in a pack is held more closely by now than it was when that was made.
    """
    with change(by, "sent out", meeting, access.may_tell) as meeting:
        if meeting.state == MeetingState.CANCELLED:
            raise NotPossible("This meeting was cancelled.")
        packs = _to_go_out(meeting)
        if not packs:
            raise NotPossible("There is no new pack to send out. Have one made first.")
        if by_now(packs.values()).outgrown():
            raise NotPossible(OUTGROWN)
        now = timezone.now()
        for pack in packs.values():
            pack.sent_at = now
            pack.save(update_fields=["sent_at"])
        notices = _tell(by, meeting, packs)
        Notice.objects.bulk_create(notices)
        for notice in notices:
            if notice.user_id is not None:
                queue("meetings.send_notice", notice=notice.pk, partnership=meeting.partnership_id, at=at)
        if set(packs) - {Audience.PUBLIC}:
            values = {"partnership_id": meeting.partnership_id}
            step, _ = MeetingStep.objects.get_or_create(meeting=meeting, step=Step.DISPATCH.value, defaults=values)
            step.done_on = step.done_on or by.today
            step.save(update_fields=["done_on"])
    return notices


def note_pack_read(by: Actor, pack: Pack) -> None:
    """Note that the actor opened a pack, the first time that they do: by this they are told what is new later."""
    if by.user is None or PackRead.objects.filter(pack=pack, user=by.user.id).exists():
        return
    with change(by, "first opened", pack, access.may_open_pack) as pack:
        values = {"partnership_id": pack.partnership_id, "at": timezone.now()}
        PackRead.objects.get_or_create(pack=pack, user_id=by.user.id, defaults=values)


def _to_go_out(meeting: Meeting) -> dict[Audience, Pack]:
    """The latest pack of each audience that is made, where that has not gone out."""
    found: dict[Audience, Pack] = {}
    for pack in Pack.objects.filter(meeting=meeting, state=PackState.MADE.value).order_by("number"):
        found[Audience(pack.audience)] = pack
    return {audience: pack for audience, pack in found.items() if pack.sent_at is None}


def _tell(by: Actor, meeting: Meeting, packs: Mapping[Audience, Pack]) -> list[Notice]:
    """Whom to tell of which pack; a member whose account opens none, without an account."""
    people = {place.person.stands_as_id or place.person_id: place.person for place in members_on(meeting)}
    accounts = people_to_write_to(by, people.values())
    own = [audience for audience in reversed(Audience) if audience in packs and audience is not Audience.PUBLIC]
    notices = []
    for number in people if own else ():
        grants = accounts.get(number, [])
        top = opens_up_to(grant.role for grant in grants)
        opens = next((audience for audience in own if audience.level <= top), None)
        user = grants[0].user_id if opens is not None else None
        notices.append(_notice(meeting, packs[opens or own[-1]], number, user))
    return notices


def _notice(meeting: Meeting, pack: Pack, person: int, user: int | None) -> Notice:
    return Notice(
        partnership_id=meeting.partnership_id,
        meeting=meeting,
        kind=Told.PACK.value,
        person_id=person,
        user_id=user,
        pack=pack,
        made_at=timezone.now(),
    )
