"""Runs of names: "Ann Poe, Ben Hill (Police); Cat Low (Chair)", and lines such as "Ann Poe - Director, Mere Homes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from minutes_reader.marks import Mark, is_post, marks_beside, read_mark
from minutes_reader.names import (
    TITLE_WORDS,
    agency_weight,
    are_initials,
    is_person,
    is_surname,
    post_weight,
    without_plural_title,
    words_of,
)
from minutes_reader.reading import Attendance, Capacity, Span

_CUT = re.compile(r"[,;]|\s(?:and|&)\s|[()\[\]]")
_CHAIR = re.compile(r"(?:vice[- ])?chair(?:man|woman|person)?\b", re.I)
_IN_CHAIR = re.compile(r",?\s+(?:was )?in the chair\b.*$", re.I)
_NEXT_CUT = re.compile(r"[,;()\[\]]|\s(?:and|&|for)\s|\s[-–—]")
_DASH = re.compile(r"\s+[-–—]+\s*|\s*[–—:]\s*|\s+-(?=[A-Z])|\t+|\s{2,}")
_DEPUTY = re.compile(
    r"\s+(?:(?:deputi[sz]ing |deputy |substitut(?:e|ing) |standing in |acting |sub |attending )?for"
    r"|on behalf of|in place of|representing)\s+",
    re.I,
)
_INSTEAD = re.compile(
    r"(?P<absent>[^()]+?)\s*[-–—]\s*(?P<there>[^()]+?)\s+(?:substitut|deputi[sz]|attend)(?:ed|ing)\b", re.I
)
_AND = re.compile(r"(?:(?:and|&|also|with|plus)\s+(?:from\s+)?|from\s+)", re.I)
_SHORT = 40
_MOST_WORDS = 7
_LONGEST = 4000  # a run longer than this is no list of people
_SHORT_END = re.compile(r"(?:\b[A-Z]|Rev|Jr|Sr)\.$")
_OPENS = re.compile(r"[(\[]")
RUN_TOGETHER = "The name and the agency are printed without anything between them."
_CLOSED = re.compile(r"[)\]]\s*[-–—:]*\s*\w")
_SHORT_NAME = re.compile(r"[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){0,3}")

_MEMBERS = ("Cllr", "Councillor", "Coun ", "Alderman")
_RANKS = ("PC ", "PCSO", "Sgt", "PS ", "Insp", "DI ", "DCI", "Supt", "Ch Supt", "Ch Insp", "Chief Insp", "Chief Supt")
_COUNCILS = frozenset("council bc dc mbc county district borough city authority member members".split())
_POLICE = frozenset("police constabulary bcu safety".split())
_NOT_MEMBERS = frozenset(
    "police constabulary probation fire ambulance health pct ccg nhs yos yot crc cps prison court courts".split()
)
_NOT_POLICE = _COUNCILS - {"authority", "city"} | _NOT_MEMBERS - {"police", "constabulary"} | {"homes", "housing"}


@dataclass(slots=True)
class _Chunk:
    start: int
    end: int
    after: str  # the separator that follows


@dataclass(slots=True)
class _Person:
    start: int
    end: int
    name: str
    organisation: str | None = None
    post: str | None = None
    chair: bool = False
    capacity: Capacity | None = None
    doubt: str | None = None
    closed: bool = False  # a bracket of its own, or a semicolon, ends the run at this name
    marks: list[Mark] = field(default_factory=list)


def people_in_run(
    clean: str, start: int, end: int, capacity: Capacity, chair: bool = False, plural: bool = False
) -> tuple[list[Attendance], int]:
    """(people, where they stop) of a run of names in clean[start:end]; an empty list where it is no such run.

    `plural` is true where "Councillors:" stands before it, so that single names are people too.
    """
    people: list[_Person] = []
    end = min(end, start + _LONGEST)
    dropped, _ = without_plural_title(clean[start : min(end, start + 40)])
    titled = plural or bool(dropped)
    chunks = list(_chunks(clean, start + dropped, end, titled))
    groups = {";", ","} <= {chunk.after for chunk in chunks}
    stop = start
    for chunk in chunks:
        found = _person(clean, chunk, titled, capacity) or _person_on_first_line(clean, chunk, titled, capacity)
        if found is not None:
            if people and clean[max(start, chunk.start - 5) : chunk.start] == "from ":
                people[-1].closed = True  # "from Ann Poe and from Ben Hill (Police)"
            people += found
        elif not people and chunk.end - chunk.start < _SHORT and chunk.after == "," and chunk is not chunks[-1]:
            continue  # "14 residents, PC Ann Poe"
        elif not (people and _belongs(people[-1], clean[chunk.start : chunk.end])):
            break
        else:
            people[-1].end = chunk.end
        if chunk.after == ";" and groups and people:
            people[-1].closed = True
        stop = people[-1].end if people else chunk.end
    _share(people)
    return [_attendance(person, capacity, chair) for person in people], stop


def run_together(clean: str, start: int, end: int, capacity: Capacity) -> list[Attendance]:
    """A person with the agency right behind the name, nothing between them: "Ann Poe Westmarch Police"."""
    words = clean[start:end].rstrip()
    parts = words.split()
    if not 3 <= len(parts) <= 12 or not all(
        part[0].isupper() or part in ("of", "and", "&", "for", "the") for part in parts
    ):
        return []
    titled = parts[0].rstrip(".") in TITLE_WORDS
    for many in (2 + titled, 3 + titled):
        name, rest = " ".join(parts[:many]), " ".join(parts[many:])
        if (
            is_person(name)
            and rest
            and agency_weight(rest)
            and not is_person(" ".join(parts[: many + 1]))
            or (
                many == 2 + titled
                and is_person(name)
                and agency_weight(rest)
                and not agency_weight(" ".join(parts[titled:many]))
            )
        ):
            return [_joined(name, rest, (start, start + len(words)), capacity)]
    return []


def name_and_rest(clean: str, start: int, end: int, capacity: Capacity) -> list[Attendance]:
    """A person of two names and whatever stands behind them, in a list that has shown to put agencies there."""
    words = clean[start:end].rstrip()
    parts = words.split()
    many = 2 + (parts[0].rstrip(".") in TITLE_WORDS) if parts else 0
    if not many + 1 < len(parts) <= _MOST_WORDS or not all(part[0].isupper() for part in parts):
        return []
    name, rest = " ".join(parts[:many]), " ".join(parts[many:])
    return [_joined(name, rest, (start, start + len(words)), capacity)] if is_person(name) else []


def _joined(name: str, agency: str, span: Span, capacity: Capacity) -> Attendance:
    """Somebody whose name and agency stand side by side, parted by a guess."""
    return Attendance(name=name, organisation=agency, capacity=capacity, span=span, doubt=RUN_TOGETHER, confidence=0.6)


def _opens_name(words: str, titled: bool) -> bool:
    """True where the words behind an "and" begin with a person: "Fire and Rescue" is one agency."""
    name = _NEXT_CUT.split(words.removeprefix("from "), maxsplit=1)[0].strip(" .")
    _, name = without_plural_title(name)
    return is_person(name) or titled and is_surname(name)


def _chunks(clean: str, start: int, end: int, titled: bool) -> Iterator[_Chunk]:
    depth, begin = 0, start
    for cut in _CUT.finditer(clean, start, end):
        mark = cut[0]
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth = max(0, depth - 1)
        elif (
            mark.strip() in ("and", "&")
            and depth == 0
            and not _opens_name(clean[cut.end() : min(end, cut.end() + 80)], titled)
        ):
            continue
        elif depth == 0 or (mark == ";" and "(" in clean[cut.end() : cut.end() + 80].partition(")")[0]):
            depth = 0  # a bracket never closed ends at the semicolon before the next one
            if clean[begin : cut.start()].strip():
                yield _trimmed(clean, begin, cut.start(), mark.strip())
            begin = cut.end()
    if clean[begin:end].strip():
        yield _trimmed(clean, begin, end, "")


def _person_on_first_line(clean: str, chunk: _Chunk, titled: bool, capacity: Capacity) -> list[_Person] | None:
    """The person that ends a line: what the next line holds may be no part of the run."""
    first, broken, _ = clean[chunk.start : chunk.end].partition("\n")
    if not broken:
        return None
    return _person(clean, _Chunk(chunk.start, chunk.start + len(first.rstrip()), ""), titled, capacity)


def _trimmed(clean: str, start: int, end: int, after: str) -> _Chunk:
    words = clean[start:end]
    start += len(words) - len(words.lstrip(" \t\n.•·*†-–"))
    words = clean[start:end].rstrip()
    lead = _AND.match(words)
    if lead:
        start += lead.end()
        words = words[lead.end() :]
    if words.endswith(".") and not _SHORT_END.search(words):
        words = words[:-1].rstrip()
    return _Chunk(start, start + len(words), after)


def _person(clean: str, chunk: _Chunk, titled: bool, capacity: Capacity) -> list[_Person] | None:
    words = clean[chunk.start : chunk.end].replace("\n", " ")
    instead = _INSTEAD.match(words)
    if instead and is_person(instead["absent"]) and is_person(instead["there"]):
        if capacity == "apologies":  # whoever came in their place stands among those present
            return [_Person(chunk.start, chunk.start + instead.end("absent"), instead["absent"], closed=True)]
        at = chunk.start + instead.start("there")
        return [
            _Person(at, chunk.end, instead["there"], closed=True, doubt=f"Attended in place of {instead['absent']}.")
        ]
    opens = _OPENS.search(words)
    at = opens.start() if opens else len(words)
    name, more = shortened(words[:at].strip())
    chair = _IN_CHAIR.search(name)
    name = name[: chair.start()] if chair else name
    dropped, name = without_plural_title(name)
    person = _Person(chunk.start + dropped, chunk.end, name)
    if not is_person(name):
        person.doubt = None if (titled or dropped) and is_surname(name) else _odd_name(name, opens is not None)
        if person.doubt is None and not ((titled or dropped) and is_surname(name)):
            return None
    person.marks = marks_beside(words[at:], name)
    if more:
        person.marks.insert(0, read_mark(" ".join(more.split()), name))
    if chair:
        person.marks.append(Mark(chair=True))
    person.closed = bool(more) or bool(_CLOSED.search(words[at:]))
    _apply(person)
    return [person]


def shortened(name: str) -> tuple[str, str]:
    """(the name alone, what a dash or gap sets beside it); "Ann Poe for Ben Hill" is Ann Poe."""
    dash, more = _DASH.search(name), ""
    if dash and is_person(name[: dash.start()]):
        name, more = name[: dash.start()], name[dash.end() :]
    words = name.rsplit(maxsplit=1)
    if len(words) == 2 and words[1].isupper() and is_person(words[0]) and are_initials(words[1], words[0]):
        name = words[0]
    deputy = _DEPUTY.search(name)
    if deputy and is_person(name[: deputy.start()]):
        name = name[: deputy.start()]
    deputy = _DEPUTY.match(" " + more)
    if deputy:
        more = ""
    return name, more.strip()


def _odd_name(name: str, bracketed: bool) -> str | None:
    """A doubt, where a bracket makes a person of words that look like no name otherwise; None where they are none."""
    if not bracketed or not _SHORT_NAME.fullmatch(name):
        return None
    return None if agency_weight(name) or post_weight(name) else "The name has an unusual form."


def _apply(person: _Person) -> None:
    for mark in person.marks:
        person.organisation = person.organisation or mark.organisation
        person.post = person.post or mark.post
        person.chair = person.chair or mark.chair
        person.capacity = person.capacity or mark.capacity


def _belongs(person: _Person, words: str) -> bool:
    """Give a person the agency or post that a comma sets beside them; False where the words are neither."""
    said = any(mark != Mark() for mark in person.marks)
    if said and not person.closed or len(words) > 120 or not words[:1].isupper():
        return False
    alone = _OPENS.split(words)[0]
    if not (agency_weight(alone) or is_post(alone) or _CHAIR.match(alone)):
        return False
    person.marks += marks_beside(words, person.name)
    _apply(person)
    person.closed = True
    return True


def _share(people: list[_Person]) -> None:
    """A bracket that gives an organisation gives it to every name back to the bracket before it."""
    waiting: list[_Person] = []
    for person in people:
        if not person.marks and not person.closed:
            waiting.append(person)
            continue
        closing = next((mark for mark in person.marks if mark.shared), None)
        if closing and closing.organisation and person.marks and not person.chair and person.post is None:
            for earlier in waiting:
                if not _serves_elsewhere(earlier.name, closing.organisation):
                    earlier.organisation = closing.organisation
        waiting = []


def _serves_elsewhere(name: str, organisation: str) -> bool:
    """True where a title says that somebody is of another agency: a councillor is not of the police."""
    words = set(words_of(organisation))
    if name.startswith(_MEMBERS):
        return not words.isdisjoint(_NOT_MEMBERS) and words.isdisjoint(_COUNCILS)
    return name.startswith(_RANKS) and not words.isdisjoint(_NOT_POLICE) and words.isdisjoint(_POLICE)


def _attendance(person: _Person, capacity: Capacity, chair: bool) -> Attendance:
    return Attendance(
        name=" ".join(person.name.split()),
        post=person.post,
        organisation=person.organisation,
        capacity=person.capacity or capacity,
        chair=person.chair or chair,
        span=(person.start, person.end),
        doubt=person.doubt,
        confidence=0.6 if person.doubt else 0.95,
    )
