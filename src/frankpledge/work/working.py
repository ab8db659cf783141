"""A worker: keeps time and watch, while its hand does the jobs.

It never does a job itself, and so always answers: says that it is alive, queues what is due, takes jobs away from
workers that are dead, ends its hand when somebody stops a job, and starts another when one is lost.
"""

import logging
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from secrets import token_hex
from typing import Any

from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

from frankpledge.work import queries
from frankpledge.work.changes import make_schedules, queue_due
from frankpledge.work.changes.beating import beat, begin_beating, stop_beating
from frankpledge.work.changes.claiming import hand_back, take_away
from frankpledge.work.hand import FINISH
from frankpledge.work.watching import Watch, lock, unlock

log = logging.getLogger(__name__)
_TICK = 0.25  # seconds
_BEATS, _LOOKS, _WATCHES = 10.0, 1.0, 15.0
_GRACE = 8.0  # for the job that is being done, when the worker is to end
_LONGEST_REST = 30.0  # before a hand that ended at once is started again


class Worker:
    """One worker, with its hand; `start` is the command line that starts a hand, to which the worker's key is added."""

    def __init__(self, start: Sequence[str]) -> None:
        self.key, self.start = token_hex(16), list(start)
        self.lock = lock(self.key)
        self.hand: subprocess.Popen[bytes] | None = None
        self.hands = 0
        self.began = self.rest = 0.0
        self.ending, self.grace = False, _GRACE
        self.watch = Watch()
        self.turns: dict[Callable[[], Any], tuple[float, float]] = {
            self._beat: (_BEATS, 0.0),
            self._look: (_LOOKS, 0.0),
            self._take_away: (_WATCHES, 0.0),
        }

    def run(self) -> None:
        """Work until SIGTERM or SIGINT: then let the job that is being done end, for a while, or hand it back."""
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._end)
        _patiently(lambda: begin_beating(self.key, timezone.now()), self)
        _patiently(lambda: make_schedules(timezone.now()), self)
        try:
            while not self.ending:
                self.tick()
                time.sleep(_TICK)
        finally:
            self._stop_hand()
            with suppress(DatabaseError):
                self._give_back(hand_back)
                stop_beating(self.key)
            unlock(self.key, self.lock)

    def tick(self) -> None:
        """Do what has its turn."""
        close_old_connections()
        self._mind_the_hand()
        for turn, (span, last) in self.turns.items():
            now = time.monotonic()
            if now - last < span:
                continue
            self.turns[turn] = (span, now)
            try:
                turn()
            except DatabaseError as error:
                log.warning("the database does not answer (%s): asked again", type(error).__name__)
                connections.close_all()

    def _end(self, number: int, frame: object) -> None:
        self.ending = True

    def _beat(self) -> None:
        beat(self.key, timezone.now())

    def _look(self) -> None:
        """Stop the job that somebody stopped, take back what a hand left that is gone, and queue what is due.

        What such a hand left is looked for over and over: its last word may reach the database after its end.
        """
        for claim in queries.claims_of(self.key):
            if queries.is_to_stop(claim):
                self._kill_hand()
            if self.hand is None or claim.workers[-1] != self._name():
                take_away(claim)
        queue_due(timezone.now())

    def _take_away(self) -> None:
        for claim in queries.claims_of_others(self.watch.alive()):
            log.warning("the job %s (%s) was left by a worker that is dead", claim.name, claim.task)
            take_away(claim)

    def _mind_the_hand(self) -> None:
        """Start a hand where there is none; one that keeps ending at once is given ever longer."""
        if self.hand is not None and self.hand.poll() is not None:
            log.warning("the hand of the worker ended by itself (%s)", self.hand.returncode)
            lived = time.monotonic() - self.began
            self.rest = 0.0 if lived > _LONGEST_REST else min(max(1.0, 2 * self.rest), _LONGEST_REST)
            self._kill_hand()
        if self.hand is None and time.monotonic() - self.began >= self.rest:
            self.began, self.hands = time.monotonic(), self.hands + 1
            # Ctrl-C, which a terminal sends to all of its processes, is for the worker alone.
            self.hand = subprocess.Popen(
                [*self.start, self._name()],
                stdin=subprocess.PIPE,
                start_new_session=True,
                pass_fds=(self.lock.fileno(),),
            )

    def _name(self) -> str:
        """What the hand is called in its claims."""
        return f"{self.key}.{self.hands}"

    def _give_back(self, how: Callable[[Any], None]) -> None:
        for claim in queries.claims_of(self.key):
            how(claim)

    def _stop_hand(self) -> None:
        """Let the hand end what it is at, for a while, and end it."""
        if self.hand is not None and self.hand.poll() is None:
            with suppress(OSError, subprocess.TimeoutExpired):
                assert self.hand.stdin is not None
                self.hand.stdin.write(FINISH)
                self.hand.stdin.flush()
                self.hand.wait(self.grace)
        self._kill_hand()

    def _kill_hand(self) -> None:
        if self.hand is None:
            return
        self.hand.kill()
        self.hand.wait()
        if self.hand.stdin is not None:
            with suppress(OSError):
                self.hand.stdin.close()
        self.hand = None


def _patiently(write: Callable[[], None], worker: Worker) -> None:
    """Write, as soon as the database answers."""
    while not worker.ending:
        try:
            write()
        except DatabaseError as error:
            log.warning("the database does not answer (%s): asked again", type(error).__name__)
            connections.close_all()
            time.sleep(1)
        else:
            return
