"""Whether letters stand for words: `CDRP` for "Crime and Disorder Reduction Partnership"."""

from __future__ import annotations

from collections.abc import Sequence

SMALL = frozenset("a an and at by for from in of on or the to with".split())
_LONGEST = 3  # letters that one word may give: "TWOC" is "taking without consent"


def letters_of(short: str) -> str:
    """The letters of a short form as they are compared: `CDRPs` has those of CDRP, `T&CG` those of TCG."""
    if short[-1:] == "s" and short[-2:-1].isupper():
        short = short[:-1]
    return short.replace("&", "").lower()


def fits_before(short: str, words: Sequence[str]) -> int | None:
    """How many of the last words the letters stand for, the fewest that do; None where they stand for none.

    Each word gives its first letter, or that and later ones; only small words may give none.
    """
    letters = letters_of(short)
    back = words[::-1]
    return _plain(letters[::-1], back) or _any_before(letters, back)


def fits_after(short: str, words: Sequence[str]) -> int | None:
    """The same for the first words: how many the letters stand for."""
    letters = letters_of(short)
    return _plain(letters, words) or _any_after(letters, words)


def _plain(letters: str, words: Sequence[str]) -> int | None:
    """The plain case, which is most: a letter a word, small words between."""
    found = 0
    for count, word in enumerate(words, 1):
        word = word.lower()
        if word[0] == letters[found]:
            found += 1
            if found == len(letters):
                return count
        elif word not in SMALL or count == 1:
            return None
    return None


def _any_before(letters: str, back: Sequence[str]) -> int | None:
    left = {len(letters)}  # how many letters may still have to be found, going back
    for count, word in enumerate(back, 1):
        word = word.lower()
        if word[0] not in letters and word not in SMALL:
            return None
        after = {n - k for n in left for k in _given(letters, n, word)}
        if 0 in after:
            return count
        left = after | left if word in SMALL and count > 1 else after
        if not left:
            return None
    return None


def _any_after(letters: str, words: Sequence[str]) -> int | None:
    found = {0}
    for count, word in enumerate(words, 1):
        word = word.lower()
        if word[0] not in letters and word not in SMALL:
            return None
        after = {
            n + k
            for n in found
            for k in range(1, min(_LONGEST, len(letters) - n) + 1)
            if k in _given(letters, n + k, word)
        }
        if len(letters) in after:
            return count
        found = after | found if word in SMALL and count > 1 else after
        if not found:
            return None
    return None


def _given(letters: str, end: int, word: str) -> list[int]:
    """How many of the letters up to `end` the word may give: its first one, or that and some in its midst."""
    given = []
    for k in range(1, min(_LONGEST if len(letters) > 2 else 1, end) + 1):
        first, rest = letters[end - k], letters[end - k + 1 : end]
        if word[0] == first and (not rest or _holds(word[1:], rest)):
            given.append(k)
    return given


def _holds(word: str, letters: str) -> bool:
    """True where the letters stand in the word in this order."""
    at = 0
    for letter in letters:
        at = word.find(letter, at) + 1
        if at == 0:
            return False
    return True
