"""Background work of chasing: rounds of digests, letters to one owner, the mailbox, old letters let go."""

import logging
from collections.abc import Callable
from datetime import date, timedelta

from django.conf import settings
from django.db import DatabaseError, DataError
from django.template.loader import render_to_string
from django.utils import timezone

from frankpledge.chasing import changes
from frankpledge.chasing.models import Digest, DigestDay
from frankpledge.chasing.queries.letters import (
    ToWrite,
    Written,
    is_stopped,
    letters_to_write,
    number_of_letter,
    unsent,
    written,
)
from frankpledge.chasing.rules.bounces import is_about_us, refusal
from frankpledge.chasing.rules.digests import CATCH_UP, round_due
from frankpledge.chasing.rules.incoming import MOST_BYTES
from frankpledge.chasing.rules.numbers import reply_address
from frankpledge.chasing.rules.replies import ABOVE, ENDS
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, Origin
from frankpledge.outside.letters import Letter, NotNow, NotTaken, posting
from frankpledge.outside.mailbox import read_mailbox
from frankpledge.people import rls
from frankpledge.people.models import Partnership
from frankpledge.people.queries import process_for
from frankpledge.work.performing import say_progress

log = logging.getLogger(__name__)
MOST_IN_A_ROW = 3  # letters that must wait: then it is the mail server that does, and not their addresses
_SUBJECTS = {True: "Actions of yours: what changed or is due", False: "An action of yours"}


def begin_rounds() -> None:
    """Begin the round of every partnership whose day it is, and go on with one that did not come to its end."""
    if not settings.FRANKPLEDGE_SENDS_EMAIL:
        return
    today = timezone.localdate()
    for place in _places():
        by = _post(place)
        with reading(by):
            day = DigestDay.objects.filter(partnership=place).first()
            if day is None or day.weekday is None:
                continue
            due = round_due(day.weekday, day.set_on, day.last_on, today)
            if due is None and day.last_on and day.last_on != day.done_on and today - day.last_on <= CATCH_UP:
                due = day.last_on
            if due is not None:
                changes.begin_round(by, day, due, settings.FRANKPLEDGE_ADDRESS or "")


def send_round(partnership: int, day: str, at: str) -> None:
    """Write and send the digests of a round, one an address; done again after a kill, it goes on where it was.

    A letter that a kill left between its sending and the note of it goes once more, with the number that it had.
    Where no mail server was set up, nothing is written.  A letter that is not taken, now or ever, holds up no other:
    NotNow or NotTaken is raised once all the others have gone, or at once where several in a row must wait, since then
    the server does.
    """
    by, on = _post(Partnership.objects.get(pk=partnership)), date.fromisoformat(day)
    if not settings.FRANKPLEDGE_SENDS_EMAIL:
        return
    with reading(by):
        left, wanted = unsent(by, on), letters_to_write(by, on)
        round_of = DigestDay.objects.get(partnership_id=partnership)
    to_send: list[Digest | ToWrite] = [*left, *wanted]
    of = len(to_send)
    faults: list[NotNow | NotTaken] = []
    in_a_row = 0
    with posting() as post_one:
        for number, one in enumerate(to_send):
            say_progress(number, of)
            digest = one if isinstance(one, Digest) else changes.write_digest(by, one, on)
            try:
                _send(by, digest, at, post_one)
            except NotNow as error:
                faults.append(error)
                in_a_row += 1
                if in_a_row == MOST_IN_A_ROW:
                    raise
                continue
            except NotTaken as error:
                faults.append(error)
            in_a_row = 0
    if faults:
        raise next((fault for fault in faults if isinstance(fault, NotNow)), faults[0])
    changes.end_round(by, round_of, on)
    say_progress(of, of)


def send_letter(digest: int, partnership: int, at: str) -> None:
    """Send the letter that an officer asked for about one action, once at least, with the same number each time."""
    by = _post(Partnership.objects.get(pk=partnership))
    with reading(by):
        row = Digest.objects.filter(pk=digest, sent_at__isnull=True, came_back_at__isnull=True).first()
    if row is not None:
        with posting() as post_one:
            _send(by, row, at, post_one)


def poll_mailbox() -> None:
    """Take in what came into the mailbox, where one is set up.

    One that is nobody's here is put apart.  A letter that cannot be taken in holds up no other: it stays where it is
    where that may go another time, and is put apart where it never will.
    """
    if settings.FRANKPLEDGE_MAILBOX is None:
        return
    failed: list[str] = []

    def take(content: bytes) -> bool | None:
        try:
            changes.take_in(content, timezone.localdate(), Origin.WORKER)
        except changes.NotOurs:
            return False
        except Exception as error:  # noqa: BLE001 - what is wrong with one letter is no reason to leave the others
            failed.append(type(error).__name__)
            return None if may_pass(error) else False
        return True

    taken, left = read_mailbox(settings.FRANKPLEDGE_MAILBOX, take, MOST_BYTES)
    if left:
        log.warning("%s letters that no partnership could be told for were put apart in the mailbox", left)
    if taken or failed:
        log.info("%s letters were taken in", taken)
    if failed:
        raise RuntimeError(f"{len(failed)} letters could not be taken in: {', '.join(sorted(set(failed)))}")


def may_pass(error: Exception) -> bool:
    """Whether what failed with a letter may go another time: the database did not answer, and it was not the letter."""
    return isinstance(error, DatabaseError | OSError) and not isinstance(error, DataError)


def let_go() -> None:
    """Let old letters go in every partnership.  Done again, it finds nothing."""
    for place in _places():
        by = _post(place)
        with reading(by):
            changes.let_go(by, place, timezone.now())


def words_of(digest: Digest, told: Written, at: str) -> Letter:
    """A letter as it is handed over: its subject names nobody and nothing, since it is read on locked screens."""
    number = number_of_letter(digest)
    place = digest.partnership
    values = {
        "place": place,
        "digest": digest,
        "told": told,
        "above": ABOVE if settings.FRANKPLEDGE_REPLIES else "",
        "ends": ENDS,
        "number": number,
        "at": at,
        "is_round": digest.round is not None,
        "lasts": timezone.localdate(digest.made_at) + timedelta(days=28),
    }
    return Letter(
        _SUBJECTS[digest.round is not None],
        render_to_string("chasing/mail/digest.txt", values),
        render_to_string("chasing/mail/digest.html", values),
        digest.address,
        number,
        reply_address(settings.FRANKPLEDGE_REPLIES, number),
    )


def _send(by: Actor, digest: Digest, at: str, post_one: Callable[[Letter], bool]) -> None:
    """Send one letter, and note what became of it.  One with nothing left to tell is noted and not sent.

    One to an address that was stopped meanwhile stays unsent, so that nobody counts as told.  The mail server is spoken
    to outside of any transaction.
    """
    with reading(by):
        if is_stopped(by, digest):
            return
        told = written(by, digest, at, to_go=True)
        letter = words_of(digest, told, at)
    try:
        if told.is_empty or post_one(letter):
            changes.note_sent(by, digest)
    except NotTaken as error:
        if not error.code or is_about_us(error.code, error.answer):
            raise  # whoever runs the mail server has to put that right: nothing is wrong with the address
        changes.note_came_back(by, digest, refusal(error.code, error.answer))


def _places() -> list[Partnership]:
    with rls.whole_reading():
        return list(Partnership.objects.order_by("pk"))


def _post(place: Partnership) -> Actor:
    return process_for(place, "post", timezone.localdate(), Origin.WORKER)
