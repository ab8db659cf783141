"""How often a job is tried, and how long it waits in between.  Pure."""

from datetime import timedelta

MOST_ATTEMPTS = 5


class NotNow(Exception):
    """A job cannot go on for what may have passed when it is tried again, as a folder that takes nothing just now."""


def wait_after_failure(attempt: int) -> timedelta | None:
    """How long a job waits that failed at this attempt (from 1) by what may pass; None where it is given up.

    Half a minute, then four times as long each time: a mail server that puts strangers off is asked again after it has
    forgotten its doubts, and a database that is being restarted has its time.
    """
    return None if attempt >= MOST_ATTEMPTS else timedelta(seconds=30 * 4 ** (attempt - 1))


def wait_after_kill(attempt: int) -> timedelta | None:
    """How long a job waits whose worker was killed at this attempt (from 1); None where it is given up.

    Not at all the first time, since it is seldom the job's fault; then longer, so that a job that kills its worker
    does not hold up the others.
    """
    if attempt >= MOST_ATTEMPTS:
        return None
    return timedelta() if attempt == 1 else timedelta(seconds=5 ** (attempt - 1))
