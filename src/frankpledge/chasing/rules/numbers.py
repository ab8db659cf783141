"""The numbers of letters and the secrets of links: nobody guesses one, and the same letter has the same again.  Pure.

Both are made from the installation's secret and a seed of the letter, so that a letter which is handed over a second
time, since nobody knows whether the first was taken, is the same to its last sign.
"""

import hmac
import re
from base64 import urlsafe_b64encode
from hashlib import sha256

_NUMBER = re.compile(r"(?<![0-9a-z])([0-9]{1,12})-([0-9a-f]{40})(?![0-9a-z])", re.I)


def number_of(key: str, partnership: int, seed: str) -> str:
    """The number of a letter, with that of its partnership before it: digits and small letters, whatever reads it."""
    return f"{partnership}-{_mac(key, 'letter', seed).hex()[:40]}"


def secret_of(key: str, partnership: int, seed: str, what: str) -> str:
    """The secret of a link in a letter, with the number of its partnership before it; `what` tells its links apart."""
    made = urlsafe_b64encode(_mac(key, f"link {what}", seed)).decode().rstrip("=")
    return f"{partnership}-{made}"


def hash_of(number: str) -> str:
    """What is kept of a number or a secret, from which nobody can make it."""
    return sha256(number.encode("utf-8", "surrogatepass")).hexdigest()


def numbers_in(*texts: str) -> list[tuple[int, str]]:
    """Every number of a letter that stands in these texts, with that of its partnership, each once."""
    found = {}
    for text in texts:
        for match in _NUMBER.finditer(text):
            found[match.group().lower()] = int(match.group(1))
    return [(place, number) for number, place in found.items()]


def reply_address(pattern: str, number: str) -> str:
    """Where one answers a letter: the address of the setting, its star replaced by the letter's number."""
    return pattern.replace("*", number)


def _mac(key: str, what: str, seed: str) -> bytes:
    return hmac.new(key.encode(), f"frankpledge.chasing {what} {seed}".encode(), sha256).digest()
