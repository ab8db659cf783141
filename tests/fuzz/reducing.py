"""From a document that breaks a promise to the shortest that breaks the same one."""

from collections.abc import Callable

from tests.fuzz import promises

MOST_TRIES = 4000


def what_breaks(data: bytes) -> str:
    """Which promise a document breaks, in a line, or nothing."""
    try:
        promises.check(data)
    except (Exception, promises.TooLong) as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
        return str(error) if isinstance(error, promises.Broken) else type(error).__name__
    return ""


def reduced(data: bytes, what: Callable[[bytes], str] = what_breaks) -> bytes:
    """The document with every part left out without which it still breaks the same promise."""
    same, tries = what(data), 0
    size = len(data) // 2
    while same and size and tries < MOST_TRIES:
        at = 0
        while at < len(data) and tries < MOST_TRIES:
            shorter = data[:at] + data[at + size :]
            tries += 1
            if what(shorter) == same:
                data = shorter
            else:
                at += size
        size //= 2
    return data
