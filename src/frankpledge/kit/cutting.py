"""Taking words out of a text: where they stand in it, and where everything else stands once they are gone.  Pure."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

REMOVED = "[removed]"
WITHHELD = "Name withheld"  # in place of the name of somebody whose data is restricted, wherever it leaves
T = TypeVar("T")

_SHAPES = {"–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "’": "'", "‘": "'", "ʼ": "'"}
_INSIDE = r"(?:[\u0300-\u036f\u00ad]|-\n)*"  # may stand between two letters: loose accents, hyphens of a broken line
_BETWEEN = r"[\s\-_.,']{0,5}"  # may stand between two words of a name: `Jane Hale`, `jane.hale`, `JaneHale`
_INITIALS = 4  # letters: a short run of capitals is looked for in capitals alone, or `IT` would find every `it`
# Of what was read of a fact: codes, days and numbers, which are not words of a text.
_CODES = frozenset(
    "capacity verb unit role line nature kind told_by origin sha256 format encoding version value due to_date amount "
    "per".split()
)


class _Plain(dict[int, int]):
    """Each letter without its accent and each sign in its plain shape; never more or fewer of them than there were."""

    def __missing__(self, code: int) -> int:
        bare = [c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c)]
        self[code] = ord(bare[0]) if len(bare) == 1 else code
        return self[code]


_PLAIN = _Plain({ord(printed): ord(plain) for printed, plain in _SHAPES.items()})


class Words:
    """Names or other words to look for, in whatever case, accents, line breaks and signs they are printed."""

    def __init__(self, phrases: Iterable[str]) -> None:
        made = sorted({made for phrase in phrases if (made := _pattern(phrase))}, key=lambda one: (-len(one), one))
        self._found = re.compile(rf"(?<![^\W_])(?:{'|'.join(made)})(?![^\W_])", re.IGNORECASE) if made else None

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return self._found is not None

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text, in its order; no two places overlap."""
        if self._found is None:
            return []
        return [found.span() for found in self._found.finditer(text.translate(_PLAIN))]

    def stand_in(self, text: str) -> bool:
        """Whether any of the words stands in a text."""
        return self._found is not None and self._found.search(text.translate(_PLAIN)) is not None

    def without(self, text: str, put: str = REMOVED) -> str:
        """The text with what is `put` in place of the words."""
        return Cuts.of(self.places(text), put).text(text)


@dataclass(frozen=True, slots=True)
class Cuts:
    """Stretches of a text that are replaced, each by what is `put`; in order, and none touching another."""

    cuts: tuple[tuple[int, int], ...] = ()
    put: str = REMOVED

    @classmethod
    def of(cls, places: Iterable[tuple[int, int]], put: str = REMOVED) -> "Cuts":
        """The cuts that take these places out; those that overlap or touch are one."""
        merged: list[tuple[int, int]] = []
        for start, end in sorted(place for place in places if place[0] < place[1]):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return cls(tuple(merged), put)

    def text(self, text: str) -> str:
        """The text after the cuts."""
        made, at = [], 0
        for start, end in self.cuts:
            made += [text[at:start], self.put]
            at = end
        return "".join([*made, text[at:]])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text stands afterwards: with the whole of every replacement that it touched.

        A stretch with words in it has words in it afterwards, which are its own with what is put for those cut.
        """
        return self._moved(start, at_end=False), self._moved(end, at_end=True)

    def _moved(self, place: int, *, at_end: bool) -> int:
        before = bisect_right([end for _, end in self.cuts], place)
        moved = place + sum(len(self.put) - (end - start) for start, end in self.cuts[:before])
        if before < len(self.cuts) and self.cuts[before][0] < place:
            moved += self.cuts[before][0] - place + (len(self.put) if at_end else 0)
        return moved


def carried(value: Any, words: Words, cuts: Cuts) -> Any:
    """What was read in a text, as plain JSON values, as if it had been read in the text after the cuts.

    Every `span` moves with the cuts, and words are taken out of every other text but codes, days and numbers.
    """
    if isinstance(value, str):
        return words.without(value, cuts.put)
    if isinstance(value, list):
        return [carried(one, words, cuts) for one in value]
    if not isinstance(value, dict):
        return value
    made = {}
    for key, one in value.items():
        if key == "span" and one is not None:
            made[key] = list(cuts.span(one[0], one[1]))
        else:
            made[key] = one if key in _CODES and not isinstance(one, dict | list) else carried(one, words, cuts)
    return made


def names_nobody(printed: str) -> bool:
    """Whether words stand where a name stood that was removed or withheld: nobody is to be asked whose it is."""
    return REMOVED in printed or printed.strip() == WITHHELD


def without_words(value: T, words: Words, put: str = REMOVED, but: Collection[str] = ()) -> T:
    """Something that says anything, with what is `put` in place of the words in every text of it.

    Lists, pairs, and values by name, in a mapping or a dataclass, are gone into; those named in `but` are left, and so
    are codes (members of an enumeration).
    """
    return cast(T, _without_words(value, words, put, but)) if words else value


def _without_words(value: Any, words: Words, put: str, but: Collection[str]) -> Any:
    if isinstance(value, str):
        return value if isinstance(value, Enum) else words.without(value, put)
    if isinstance(value, list):
        return [_without_words(one, words, put, but) for one in value]
    if isinstance(value, tuple):
        return tuple(_without_words(one, words, put, but) for one in value)
    if isinstance(value, dict):
        return {name: one if name in but else _without_words(one, words, put, but) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        named = {one.name: getattr(value, one.name) for one in fields(value) if one.init and one.name not in but}
        return replace(value, **{name: _without_words(one, words, put, but) for name, one in named.items()})
    return value


def around(text: str, start: int, end: int, most: int = 60) -> tuple[str, str]:
    """The words before and after a place of a text, each on one line and of at most so many letters."""
    before, after = text[max(0, start - most) : start], text[end : end + most]
    return _on_a_line(before), _on_a_line(after)


def page_at(starts: list[int], place: int) -> int:
    """Which of the pages that begin at these places of a text holds a place of it: its index, from 0."""
    return max(0, bisect_left(starts, place + 1) - 1)


def _on_a_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _pattern(phrase: str) -> str:
    parts = re.findall(r"[^\W_]+", phrase.translate(_PLAIN))
    made = _BETWEEN.join(_INSIDE.join(map(re.escape, part)) for part in parts)
    letters = "".join(parts)
    initials = bool(letters) and len(letters) <= _INITIALS and letters.isalpha() and letters.isupper()
    return f"(?-i:{made})" if initials else made
