"""How many failed sign-ins are let through.  Pure: is told how many there were."""

from hashlib import sha256

MOST_FAILURES = 6  # of one account from one address...
SECONDS = 60  # ...in this time


def too_many(failures: int) -> bool:
    """Whether another try has to wait, after so many failures within SECONDS."""
    return failures >= MOST_FAILURES


def failures_key(email: str, address: str) -> str:
    """The name under which failures are counted: of the account and the address together, neither readable in it.

    Of both together, so that nobody can lock a colleague out from elsewhere.
    """
    told = f"{email.strip().casefold()}\n{address}"
    return f"sign-in-{sha256(told.encode()).hexdigest()}"
