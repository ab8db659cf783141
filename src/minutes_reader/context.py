"""What the partnership knows already, given to the reader: its people and agencies, by every name they go by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from minutes_reader.dictionary import meanings_of
from minutes_reader.marks import is_post
from minutes_reader.names import TITLE_WORDS, agency_weight, initials_of, is_person, words_of
from minutes_reader.vocabulary import HEADING_WORDS, POST_WORDS

_CUT = re.compile(r"[\s.]+")
_SHORT = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*")
_LONGEST_SHORT = 9
_SHORTEST = 3  # letters of a name that is looked for wherever it may stand
_LABELS = frozenset(
    "absence absent also apologies apology attendance attendees chair in members observers officers present".split()
)
# Names that are words too: at the beginning of a sentence they may be that.
_WORDS_TOO = frozenset(
    """
    april art august banks best bill board bond bridge brook bush chance chase church close court cross day dean field
    fields ford forest frank garden gate gates grace grant green hall head hill hills hope house hunt joy june justice
    lake lane law long major mark marsh may meadows mercy miles mill moor park parks pat patience penny police pool post
    price ray reader rich rivers road rose sky speed spring still street strong summers sunny town trust wade wall ward
    waters way wells west will wood woods young
    """.split()
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody the partnership knows: every spelling of the name, and the agencies that they stood for."""

    names: tuple[str, ...]
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownAgency:
    """An agency that the partnership knows: its name, other spellings and short forms, in any order."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Context:
    """Whom and what the partnership knows when a paper is read.

    Names are recognised by it where the paper alone leaves them open.  They stay as the paper prints them, and who
    somebody is the reader does not say.  One context serves for many papers: what is looked up is sorted once.
    """

    people: tuple[KnownPerson, ...] = ()
    agencies: tuple[KnownAgency, ...] = ()

    def is_person(self, words: str) -> bool:
        """True for the name of somebody known, with a title before it or none."""
        return self._bare(words) in self._names

    def is_agency(self, words: str) -> bool:
        """True for an agency's name or short form."""
        return " ".join(words.split()).casefold() in self._agency_names

    def has_part(self, word: str) -> bool:
        """True for a single name, first or last, that somebody known bears, with a title before it or none."""
        return self._bare(word) in self._parts

    def makes_plain(self, words: str) -> bool:
        """True for words that can only mean somebody or some agency known, wherever they stand.

        A single name that is a word too does not, nor an agency that is called like a label or a post ("Resident"), nor
        initials that are a short form of the field.
        """
        if self.is_person(words) or self.is_agency(words) and not _is_label(words):
            return True
        bare = self._bare(words)
        if bare in self._parts:
            return bare not in _WORDS_TOO and words[:1].isupper()
        letters = words.strip("()").replace(".", "").replace(" ", "")
        return letters.isupper() and letters in self._initials and not meanings_of(letters)

    def may_open(self, word: str) -> bool:
        """A cheap look at a sentence's first word: could a name that is known open with it?"""
        word = word.strip("(),:/&.")
        low = word.casefold()
        return low in self._openings or word.isupper() and word.replace(".", "") in self._initials

    def stands_for(self, short: str) -> tuple[str, ...]:
        """The agencies whose short form these letters are, by the names that they have beside it."""
        return self._shorts.get(short, ())

    def names_that(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that are names of people known."""
        return frozenset(one for one in words if self.is_person(one))

    def _bare(self, words: str) -> str:
        parts = [part for part in _CUT.split(words) if part]
        while len(parts) > 1 and parts[0] in TITLE_WORDS:
            parts.pop(0)
        return " ".join(parts).casefold()

    @cached_property
    def every_person(self) -> tuple[str, ...]:
        """Every spelling of everybody's name."""
        return tuple(name for person in self.people for name in person.names if len(name.strip()) > 1)

    @cached_property
    def every_agency(self) -> tuple[str, ...]:
        """Every spelling of every agency, those that people are known to stand for included."""
        own = (name for agency in self.agencies for name in agency.names)
        stood_for = (name for person in self.people for name in person.agencies)
        return tuple(dict.fromkeys(name for name in (*own, *stood_for) if len(name.strip()) > 1))

    @cached_property
    def misleading(self) -> dict[str, list[tuple[str, bool]]]:
        """(name, whether it is an agency's), by first word and the longest first, of names that read as something else.

        `Harbour Gate` reads like a person, June Brown like a month.  What a record has by the name of a label, or as
        both a person and an agency, it may have amiss: such names are left out.
        """
        found: dict[str, list[tuple[str, bool]]] = {}
        for name, is_agency in (*self._misleading_agencies(), *self._misleading_people()):
            if name[0].isupper() and len(name) >= _SHORTEST:
                found.setdefault(name.partition(" ")[0], []).append((name, is_agency))
        for names in found.values():
            names.sort(key=lambda one: (-len(one[0]), one))
        return found

    def _misleading_agencies(self) -> Iterator[tuple[str, bool]]:
        for name in self.every_agency:
            name = " ".join(name.split())
            speaks = agency_weight(name) and not is_person(name) and not is_post(name)
            if not speaks and not self.is_person(name) and not _is_label(name):
                yield name, True

    def _misleading_people(self) -> Iterator[tuple[str, bool]]:
        for name in self.every_person:
            name = " ".join(part for part in name.split() if part.rstrip(".") not in TITLE_WORDS)
            if " " in name and not is_person(name) and not self.is_agency(name):
                yield name, False

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for name in map(self._bare, self.every_person) if " " in name)

    @cached_property
    def _parts(self) -> frozenset[str]:
        ends = (part for name in self._names for part in (name.partition(" ")[0], name.rpartition(" ")[2]))
        return frozenset(part for part in ends if len(part) > 1)

    @cached_property
    def _agency_names(self) -> frozenset[str]:
        return frozenset(" ".join(name.split()).casefold() for name in self.every_agency)

    @cached_property
    def _openings(self) -> frozenset[str]:
        agencies = {name.partition(" ")[0] for name in self._agency_names}
        return frozenset(self._parts | agencies | {title.casefold() for title in TITLE_WORDS})

    @cached_property
    def _initials(self) -> frozenset[str]:
        letters = (initials_of(name) for name in self.every_person if " " in name)
        return frozenset(one for one in letters if len(one) > 1)

    @cached_property
    def _shorts(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for agency in self.agencies:
            shorts = [name for name in agency.names if len(name) <= _LONGEST_SHORT and _SHORT.fullmatch(name)]
            longs = [name for name in agency.names if " " in name.strip()]
            for short in shorts if longs else ():
                found.setdefault(short, {})[longs[0]] = None
        return {short: tuple(longs) for short, longs in found.items()}


def _is_label(name: str) -> bool:
    words = words_of(name)
    return all(word in _LABELS or word in HEADING_WORDS or word in POST_WORDS for word in words)
