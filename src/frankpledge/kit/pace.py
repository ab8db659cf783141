"""How often somebody may come: so many at once, and then as they grow again."""

import threading
import time
from collections.abc import Callable, Hashable

_MINUTE = 60.0


class Pace:
    """How often each key may come in a minute.

    Kept in the memory of one process of the server, so that reading writes nothing; each process counts for itself.
    A key that has not come for a minute is as one that never came, and is forgotten.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._left: dict[Hashable, tuple[float, float]] = {}
        self._looked = clock()

    def __len__(self) -> int:
        """How many keys are known."""
        return len(self._left)

    def take(self, key: Hashable, a_minute: int) -> float:
        """Take one; gives the seconds to wait where there is none left, else 0."""
        with self._lock:
            now = self._clock()
            if now - self._looked >= _MINUTE:
                self._left = {one: kept for one, kept in self._left.items() if now - kept[1] < _MINUTE}
                self._looked = now
            left, at = self._left.get(key, (float(a_minute), now))
            left = min(float(a_minute), left + (now - at) * a_minute / _MINUTE)
            if left < 1:
                self._left[key] = (left, now)
                return (1 - left) * _MINUTE / a_minute
            self._left[key] = (left - 1, now)
            return 0
