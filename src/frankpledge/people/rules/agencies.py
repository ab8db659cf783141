"""Which organisation a printed name means, short forms read as what they stand for.  Pure.

`YOS` and `Youth Offending Service` are one agency where the paper or the dictionary of the field says so and nothing
contradicts; where a short form could mean several, a person says which.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from frankpledge.kit.words import folded
from frankpledge.people.rules.matching import CLOSE, POSSIBLE, How, Match
from minutes_reader.dictionary import every_meaning
from minutes_reader.lettering import SMALL

Told = Mapping[str, Sequence[str]]

_NOTHING: Told = {}
_SHORTEST = 3  # letters that may be told from words; two are too often somebody's initials
_MOST_ALIKE = 4


class Agencies:
    """The organisations known: the id for each folded spelling, found by what their short forms stand for too.

    `told` is what a paper says that its short forms stand for: for each as printed, one meaning, or several where the
    paper itself leaves it open.
    """

    def __init__(self, names: Mapping[str, int], told: Told = _NOTHING) -> None:
        self.names: dict[str, int] = {}
        self._printed = {folded(short): tuple(longs) for short, longs in told.items()}
        self._told = {short: [folded(long) for long in longs] for short, longs in self._printed.items()}
        self._by_full: dict[str, set[int]] = {}
        self._spellings: dict[int, list[str]] = {}
        for name, number in names.items():
            self.add(name, number)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def add(self, name: str, number: int) -> None:
        """Know an organisation by one more folded spelling."""
        self.names[name] = number
        self._spellings.setdefault(number, []).append(name)
        self._by_full.setdefault(_in_full(name), set()).add(number)

    def told_of(self, printed: str) -> Sequence[str]:
        """What the paper says that these letters stand for, as it prints it."""
        return self._printed.get(folded(printed), ())

    def match(self, printed: str) -> Match:
        """Say which organisation a printed name means.

        A department after a dash or a comma belongs to the organisation before it: `ABC – Housing` is `ABC`.
        """
        parts = (printed, *_without_department(printed))
        for sure in (self._as_told, self._as_spelt, self._as_in_full):
            for part in parts:
                if (match := sure(folded(part))) is not None:
                    return match
        if longs := self._told.get(folded(printed)):
            return self._alike(longs[0])
        might = self._might_be(folded(printed))
        return Match(None, How.WAITING, might) if might else self._alike(folded(printed))

    def _as_told(self, name: str) -> Match | None:
        """What the paper says of a short form; where the record has those letters for something else, that waits."""
        longs = self._told.get(name)
        if not longs:
            return None
        meant = {number for long in longs for number in self._of_full(long)}
        known = self.names.get(name)
        if known is not None and (meant - {known} or not meant and not self._agrees(known, longs)):
            return Match(None, How.WAITING, tuple(sorted({known, *meant})))
        if known is not None or len(longs) == len(meant) == 1:
            return Match(known if known is not None else min(meant), How.EXACT)
        return Match(None, How.WAITING, tuple(sorted(meant))) if meant else None

    def _as_spelt(self, name: str) -> Match | None:
        number = self.names.get(name)
        return Match(number, How.EXACT) if number is not None else None

    def _as_in_full(self, name: str) -> Match | None:
        """The same words once the short forms of each are written out, in the one way that they can be."""
        found = self._of_full(name)
        if len(found) == 1:
            return Match(min(found), How.EXACT)
        return Match(None, How.WAITING, tuple(sorted(found))) if found else None

    def _of_full(self, name: str) -> set[int]:
        words = [word for part in name.split() for word in self._one_told(part)]
        return self._by_full.get(_in_full(" ".join(words)), set()) if words else set()

    def _one_told(self, word: str) -> list[str]:
        longs = self._told.get(word, ())
        return longs[0].split() if len(longs) == 1 else [word]

    def _agrees(self, number: int, longs: Sequence[str]) -> bool:
        """Whether an organisation known by some letters may be what the paper says that they stand for."""
        words = [_in_full(name) for name in self._spellings[number] if " " in name]
        return not words or any(_ends(one, _in_full(long)) for one in words for long in longs)

    def _might_be(self, name: str) -> tuple[int, ...]:
        """Those that a name might mean, none of them for sure: by one of several meanings, or by letters alone."""
        several = {number for long in _readings(name) for number in self._by_full.get(long, ())}
        if several:
            return tuple(sorted(several))
        if " " in name:
            known = self.names.get(_letters(name)) if len(_letters(name)) >= _SHORTEST else None
            named = known is not None and any(" " in spelling for spelling in self._spellings[known])
            return () if known is None or named else (known,)
        longs = [_in_full(long) for long in _agency_meanings().get(name, ())]
        found = {number for full, numbers in self._by_full.items() for number in numbers if _ends_any(full, longs)}
        if not found and len(name) >= _SHORTEST:
            found = {number for full, numbers in self._by_full.items() for number in numbers if _letters(full) == name}
        return tuple(sorted(found))[:_MOST_ALIKE]

    def _alike(self, name: str) -> Match:
        found = process.extract(name, list(self.names), scorer=fuzz.ratio, score_cutoff=POSSIBLE, limit=_MOST_ALIKE)
        ids = tuple(dict.fromkeys(self.names[spelling] for spelling, _, _ in found))
        if len(ids) == 1 and found[0][1] >= CLOSE and len(name) > 8:
            return Match(ids[0], How.CLOSE)
        return Match(None, How.WAITING if ids else How.NEW, ids)


def match_organisation(printed: str, known: Agencies | Mapping[str, int]) -> Match:
    """Say which organisation a printed name means; `known` gives the id for each folded spelling."""
    return (known if isinstance(known, Agencies) else Agencies(known)).match(printed)


def rejoined(names: Sequence[str], known: Agencies | Mapping[str, int]) -> list[str]:
    """Owners as printed, two put together again where an "and" between them makes the name of a known organisation.

    A reader that parts owners at "and" cannot know that `Fire` and `Rescue Service` are one.
    """
    kept: list[str] = []
    for name in names:
        whole = f"{kept[-1]} and {name}" if kept else ""
        if whole and folded(whole) in known:
            kept[-1] = whole
        else:
            kept.append(name)
    return kept


def _without_department(printed: str) -> list[str]:
    shapes = printed.translate(str.maketrans("–—", "--"))
    return [shapes.split(mark)[0] for mark in (" - ", ", ") if mark in shapes]


@cache
def _agency_meanings() -> dict[str, tuple[str, ...]]:
    """For each folded short form of an agency or partnership, what it can stand for, folded."""
    found: dict[str, dict[str, None]] = {}
    for meaning in every_meaning():
        if meaning.kind in ("agency", "partnership"):
            found.setdefault(folded(meaning.short), {})[folded(meaning.long)] = None
    return {short: tuple(longs) for short, longs in found.items()}


@cache
def _words_too() -> frozenset[str]:
    return frozenset(folded(meaning.short) for meaning in every_meaning() if meaning.a_word)


def _in_full(name: str) -> str:
    """A folded name with every short form written out that has one meaning, among agencies, and is no word too."""
    name = name.replace("his majesty s ", "hm ").replace("her majesty s ", "hm ")
    meanings, words = _agency_meanings(), name.split()
    return " ".join(_one_meaning(word, meanings, len(words) == 1) for word in words)


def _one_meaning(word: str, meanings: Mapping[str, tuple[str, ...]], alone: bool) -> str:
    longs = meanings.get(word, ())
    return longs[0] if len(longs) == 1 and (alone or word not in _words_too()) else word


def _readings(name: str) -> Iterable[str]:
    """A folded name written out in each way that one of its short forms, which has several meanings, can be."""
    words, meanings = name.split(), _agency_meanings()
    for at, word in enumerate(words):
        longs = meanings.get(word, ())
        if len(longs) > 1 and (len(words) == 1 or word not in _words_too()):
            for long in longs:
                yield _in_full(" ".join((*words[:at], long, *words[at + 1 :])))


def _letters(name: str) -> str:
    """The first letters of a folded name's words, small words left out."""
    words = [word for word in name.split() if word not in SMALL and word != "+"]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _ends(name: str, words: str) -> bool:
    """Whether a name is these words, or these words behind a place's name, or the other way round."""
    return name == words or name.endswith(f" {words}") or words.endswith(f" {name}")


def _ends_any(name: str, longs: Sequence[str]) -> bool:
    return any(name.endswith(f" {long}") for long in longs)
