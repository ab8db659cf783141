"""Who is named beside a task: people, initials, agencies and roles, as they are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from minutes_reader.context import Context
from minutes_reader.lines import has_any
from minutes_reader.names import NAME_WITHHELD, agency_weight, initials_of, is_person, is_surname
from minutes_reader.paper import Paper
from minutes_reader.reading import Attendance

_JOIN = re.compile(r"\s*(?:,\s*and\b|,|;|/|&|\+|\band\b|\bwith\b)\s*")
_JOINS = ("and", "with", "&", ",", "/", ";", "+")
_APART = re.compile(r"\s*(?:,\s*and\b|,|;|/)\s*")
_INITIALS = re.compile(r"\(?(?:[A-Z]\.?\s?){1,3}[A-Z]\.?\d?\)?(?:-[A-Z])?")
_PRINTED = re.compile(r"(?:\(|\t)([A-Z][A-Za-z]{0,2}[A-Z][a-z]?\d?|[A-Z]{2}[a-z]{1,2}|[A-Z]{2,3}\d)(?=\)|\t|\n)")
_INITIALS_LAST = re.compile(r"\s+\(?([A-Z]{2,4})\)?$")
_ROLE = re.compile(
    r"(?:(?:vice[- ]?|deputy\s+|acting\s+)?chair(?:man|person|woman)?"
    r"|(?:(?:all|board|group|committee|panel|partnership)\s+)?(?:members|partners|agencies)"
    r"|all(?:\s+(?:present|leads|to note))?|everyone"
    r"|(?:the\s+)?(?:secretary|secretariat|clerk|minute[- ]?taker|coordinator|co-ordinator|treasurer)"
    r"|(?:all\s+)?(?:theme|priority|group)\s+leads?)",
    re.I,
)
_POSTS = re.compile(
    r"(?:[A-Z][\w&'’/-]*\s+){0,6}(?:Officers?|Manager|Co-?ordinator|Director|Lead|Leads|Chair|Analyst|Commander"
    r"|Superintendent|Inspector"
    r"|Secretary|Clerk|Administrator|Head\s+of\s+(?:[A-Z][\w&'’-]*\s*){1,5})"
)
_TITLED = re.compile(
    r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Insp|Inspector|Supt|Superintendent|Sgt|PC|DI|DCI|CI"
    r"|Chief\s\w+)\.?\s+[A-Z][\w'’-]+"
)
_TITLES = ("Cllr", "Coun", "M", "Dr", "Insp", "Sup", "Sgt", "PC", "D", "CI", "ACC", "Rev")
_TITLE_WORDS = frozenset(
    "Cllr Councillor Mr Mrs Ms Miss Dr Insp Inspector Supt Superintendent Sgt PC DI DCI CI ACC Rev".split()
)
_LED = re.compile(
    r"(?:(?:by|for|owners?|leads?|lead\s+officer|responsible|responsibility|who|action(?:\s+by)?)\s*[:–-]\s*|for\s+"
    r"|by\s+)",
    re.I,
)
_BRACKET = re.compile(r"\s*\([^()]{1,60}\)$")
_LONGEST = 170
_JOINED = 8  # owners joined by `and` in one run at most
_NOT_CAPITAL = re.compile(r"[^A-Z]")
_VERB = re.compile(r"\b(?:to|will|is|are|was)\b")  # a task is told, and nobody named alone
_SMALL_WORD = re.compile(r"\b[a-z]{4,}\b")
_THEY_AGREED = re.compile(r"\s*\S+\s+agreed\b")  # before the owner: "The Board agreed that JH would"
_ARTICLE = re.compile(r"^(?:the|both)\s+", re.I)
_TITLE = re.compile(
    r"^(?:Cllrs?|Councillor|Mr|Mrs|Ms|Miss|Dr|Insp|Inspector|Supt|Superintendent|Sgt|PC|DI|DCI|CI|ACC"
    r"|Rev)\.?\s+"
)


class Owners:
    """Reads the names of owners, knowing who is in the lists of those present and excused."""

    def __init__(self, attendance: Iterable[Attendance], context: Context | None = None) -> None:
        people = tuple(attendance)
        self.context = context
        self.names = {_bare(_INITIALS_LAST.sub("", person.name)) for person in people}
        self.initials = {initials_of(name) for name in self.names}
        self.initials |= {found[1] for person in people if (found := _INITIALS_LAST.search(person.name))}
        self.agencies = {person.organisation for person in people if person.organisation}
        firsts = [name.split()[0] for name in self.names if " " in name]
        self.surnames = {name.split()[-1] for name in self.names if " " in name}
        self.firsts = {first for first, times in Counter(firsts).items() if times == 1}
        printed = (*self.names, *self.agencies, *(person.name for person in people))
        self.openings = {words.split()[0] for words in printed if words.split()}
        self.openings |= self.initials | _TITLE_WORDS | {"The", "Chair", "chair", "All", "all", "Vice", "vice", "Name"}

    @classmethod
    def of(cls, paper: Paper) -> Owners:
        """The owners known from a paper's lists, with the initials that those print in brackets or in a column."""
        owners = cls(paper.attendance, paper.context)
        end = paper.lines[paper.front].start if paper.front < len(paper.lines) else len(paper.clean)
        printed = set(_PRINTED.findall(paper.clean, 0, end))
        owners.initials |= {initials for initials in printed if len(_NOT_CAPITAL.sub("", initials)) > 1}
        owners.openings |= printed
        return owners

    def may_open(self, text: str, start: int = 0) -> bool:
        """A cheap look at the first word: could `known` find an owner that the sentence at `start` opens with?"""
        end = text.find(" ", start)
        first = text[start : end if end >= 0 else len(text)]
        if first == "The" and not _THEY_AGREED.match(text, end):
            first = text[end : end + 80].lstrip().partition(" ")[0]  # an owner is known without the article
        if first[:1] == "(" or first.rstrip(",:/&") in self.openings or "/" in first:
            return True
        return self.context is not None and self.context.may_open(first)

    def listed(self, words: str) -> tuple[str, ...]:
        """The owners that `words` names and nothing else; () where it holds any other words.

        Read under a label or in a column of owners, where initials and agencies that nobody has listed are owners too.
        """
        return _all(words, self._is_owner, self._is_one)

    def known(self, words: str) -> tuple[str, ...]:
        """Owners as `listed`, but only names that are plain: in the document's lists, in brackets, or known already."""
        return _all(words, self._is_known, self._is_known)

    def _is_known(self, part: str) -> bool:
        return self._is_of_paper(part) or self.context is not None and self.context.makes_plain(part)

    def _is_of_paper(self, part: str) -> bool:
        if (
            part == NAME_WITHHELD
            or part in self.names
            or part in self.firsts
            or part in self.agencies
            or _bare(part) in self.names
        ):
            return True
        if part.startswith(_TITLES) and (bare := _bare(part)) != part:
            return bare in self.surnames
        if part in self.initials:
            return True
        if not part[1:2].islower() and _INITIALS.fullmatch(part):
            return _NOT_CAPITAL.sub("", part) in self.initials
        return part.lower() in ("chair", "all", "all members", "all partners", "vice chair")

    def _is_one(self, part: str) -> bool:
        """True for what names one owner: a person or a role, not a word of an agency's name."""
        return (
            self._is_known(part)
            or (not part[1:2].islower() and _INITIALS.fullmatch(part) is not None)
            or _ROLE.fullmatch(part) is not None
            or is_person(part)
            or _TITLED.fullmatch(part) is not None
        )

    def _is_owner(self, part: str) -> bool:
        if self._is_one(part):
            return True
        return (
            len(part.split()) <= 7
            and part[:1].isupper()
            and not _SMALL_WORD.search(part)
            and not _VERB.search(part)
            and (agency_weight(part) > 0 or _POSTS.fullmatch(part) is not None)
        ) or self._is_part_of_a_name(part)

    def _is_part_of_a_name(self, part: str) -> bool:
        """True for a surname of the lists, or a single name of somebody the partnership knows."""
        if _known_surname(part, self.names):
            return True
        return self.context is not None and part[:1].isupper() and self.context.has_part(part)


def _all(words: str, test: Callable[[str], bool], is_one: Callable[[str], bool]) -> tuple[str, ...]:
    """The owners in a run of names: parted where every part is a person's, else as one, else parted."""
    words = words.strip(" \t.:–—-[]*")
    led = _LED.match(words)
    if led:
        words = words[led.end() :]
    if not words or len(words) > _LONGEST or not (words[0].isupper() or words[0] in "(at"):
        return ()
    names: list[str] = []
    for piece in _APART.split(words) if has_any(words, (",", ";", "/")) else (words,):
        found = _in_piece(piece, test, is_one)
        if not found:
            return _in_piece(words, test, is_one)
        names += found
    return tuple(dict.fromkeys(names))


def _in_piece(piece: str, test: Callable[[str], bool], is_one: Callable[[str], bool]) -> tuple[str, ...]:
    """The owners in words without a comma: `and` joins two people, but is also in the names of agencies."""
    parts = _JOIN.split(piece) if has_any(piece, _JOINS) else [piece]
    parted = _parted(parts, is_one) if 1 < len(parts) <= _JOINED else None
    if parted:
        return parted
    whole = _plain(piece)
    if test(whole):
        return (whole,)
    plain = tuple(_plain(part) for part in parts)
    return plain if all(plain) and all(test(part) for part in plain) else ()


def _parted(parts: list[str], is_one: Callable[[str], bool]) -> tuple[str, ...] | None:
    """The parts, some joined again by `and`, so that each names one owner; None where they cannot."""
    if not parts:
        return ()
    for count in range(len(parts), 0, -1):
        name = _plain(" and ".join(parts[:count]))
        rest = _parted(parts[count:], is_one) if name and is_one(name) else None
        if rest is not None:
            return (name, *rest)
    return None


def _known_surname(part: str, names: Iterable[str]) -> bool:
    return is_surname(part) and any(name.endswith(" " + part) for name in names)


def _plain(part: str) -> str:
    """A name without an article, a bracket around it or a bracket after it."""
    part = part.strip(" .\t:–—-")
    if part[:1] in ("t", "T", "b", "B"):
        part = _ARTICLE.sub("", part)
    if part.startswith("(") and part.endswith(")"):
        return part[1:-1].strip()
    return _BRACKET.sub("", part) if ")" in part and part[0] != "(" else part


def _bare(name: str) -> str:
    return _TITLE.sub("", name) if name.startswith(_TITLES) else name
