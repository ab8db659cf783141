"""Ctrl-C and its like, heard between two lines of output and never within one."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ASKS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopped(BaseException):
    """Somebody asked to stop.  `status` is what a process ends with then, by custom."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


class Stopping:
    """What was asked while something was done that has to be whole."""

    def __init__(self) -> None:
        self._whole = False
        self._asked: int | None = None

    def ask(self, number: int, _frame: FrameType | None = None) -> None:
        """Raise `Stopped`, now or at the end of what has to be whole; asked a second time, now."""
        if self._whole and self._asked is None:
            self._asked = number
        else:
            raise Stopped(number)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What is done in here is done to its end."""
        self._whole = True
        try:
            yield
        finally:
            self._whole = False
        if self._asked is not None:
            raise Stopped(self._asked)


@contextmanager
def stoppable() -> Iterator[Stopping]:
    """In here, signals that ask a process to end raise `Stopped`; one that was ignored before still is."""
    stopping, before = Stopping(), {}
    try:
        for number in _ASKS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, stopping.ask)
    except ValueError:
        pass  # only the main thread hears signals
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
