"""From a document that breaks a promise to the shortest that breaks the same one."""

import time
from collections.abc import Callable

from tests.fuzz import promises

MOST_SECONDS = 60.0  # and then it is short enough


def what_breaks(data: bytes, check: Callable[[bytes], None] = promises.check) -> str:
    """Which promise a document breaks, in a line, or nothing."""
    try:
        check(data)
    except (Exception, promises.TooLong) as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
        return str(error) if isinstance(error, promises.Broken) else type(error).__name__
    return ""


def reduced(data: bytes, what: Callable[[bytes], str] = what_breaks) -> bytes:
    """The document with every part left out without which it still breaks the same promise."""
    same, until = what(data), time.monotonic() + MOST_SECONDS
    size = len(data) // 2
    while same and size:
        at = 0
        while at < len(data):
            if time.monotonic() > until:
                return data
            shorter = data[:at] + data[at + size :]
            if what(shorter) == same:
                data = shorter
            else:
                at += size
        size //= 2
    return data
