"""Whose page a form was on: the secret behind the marks of an account's forms says it.  Pure: is told the key.

Django gives each form a mark, by which it is told from a forged one: the browser's secret, under a mask of its own.
Here half of that secret is chance and half follows from it, the account and the key, so that a mark of an earlier
session still proves that this account had the page before it, which no other page and no other account can.
"""

import hashlib
import hmac
import secrets
import string

LETTERS = string.ascii_letters + string.digits
CHANCE = SEAL = 16  # letters of each half, which are 95 bits: nobody guesses either
SECRET = CHANCE + SEAL


def secret_for(key: str, account: int) -> str:
    """A new secret for the forms of an account, as long as Django's and in its letters."""
    chance = "".join(secrets.choice(LETTERS) for _ in range(CHANCE))
    return chance + _seal(key, account, chance)


def was_given(key: str, account: int, mark: str) -> bool:
    """Whether a form with this mark was on a page that was given to this account, in whatever session."""
    if len(mark) != 2 * SECRET or not set(mark) <= set(LETTERS):
        return False
    mask, masked = mark[:SECRET], mark[SECRET:]
    secret = "".join(LETTERS[LETTERS.index(one) - LETTERS.index(by)] for one, by in zip(masked, mask, strict=True))
    return hmac.compare_digest(secret[CHANCE:], _seal(key, account, secret[:CHANCE]))


def _seal(key: str, account: int, chance: str) -> str:
    said = f"form of {account}: {chance}".encode()
    number = int.from_bytes(hmac.new(key.encode(), said, hashlib.sha256).digest())
    letters = []
    for _ in range(SEAL):
        number, at = divmod(number, len(LETTERS))
        letters.append(LETTERS[at])
    return "".join(letters)
