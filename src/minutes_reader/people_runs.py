"""Runs of names: "Ann Poe, Ben Hill (Police); Cat Low (Chair)", and lines such as "Ann Poe - Director, Mere Homes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from minutes_reader.marks import Mark, is_post, post_and_organisation, read_mark
from minutes_reader.names import agency_weight, is_person, is_surname, post_weight, without_plural_title
from minutes_reader.reading import Attendance, Capacity

_CUT = re.compile(r"[,;\n]|\s(?:and|&)\s|[()\[\]]")
_BRACKET = re.compile(r"[(\[]((?:[^()\[\]]|\([^()]*\))*)[)\]]?")
_DASH = re.compile(r"\s+[-–—]+\s*|\s*[–—:]\s*|\s+-(?=[A-Z])|\t+|\s{2,}")
_DEPUTY = re.compile(r"\s+(?:(?:deputi[sz]ing |deputy |substitut(?:e|ing) |standing in |acting |sub |attending )?for|on behalf of|in place of|representing)\s+", re.I)
_INSTEAD = re.compile(r"(?P<absent>[^()]+?)\s*[-–—]\s*(?P<there>[^()]+?)\s+(?:substituted|deputised|attended)\b", re.I)
_AND = re.compile(r"(?:and|&|also|with|plus)\s+", re.I)
_LONGEST = 4000                     # a run longer than this is no list of people


@dataclass(slots=True)
class _Chunk:
    start: int
    end: int
    after: str                      # the separator that follows


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
    closed: bool = False            # a bracket of its own, or a semicolon, ends the run at this name
    marks: list[Mark] = field(default_factory=list)


def people_in_run(clean: str, start: int, end: int, capacity: Capacity, chair: bool = False) -> tuple[list[Attendance], int]:
    """(people, where they stop) of a run of names in clean[start:end]; an empty list where it is no such run."""
    people: list[_Person] = []
    end = min(end, start + _LONGEST)
    dropped, _ = without_plural_title(clean[start:min(end, start + 40)])
    chunks = list(_chunks(clean, start + dropped, end))
    groups = {";", ","} <= {chunk.after for chunk in chunks}
    stop = start
    for chunk in chunks:
        found = _person(clean, chunk, bool(dropped))
        if found is not None:
            people += found
        elif not (people and _belongs(people[-1], clean[chunk.start:chunk.end])):
            break
        if chunk.after == ";" and groups and people:
            people[-1].closed = True
        stop = chunk.end
    _share(people)
    return [_attendance(person, capacity, chair) for person in people], stop


def _chunks(clean: str, start: int, end: int) -> Iterator[_Chunk]:
    depth, begin = 0, start
    for cut in _CUT.finditer(clean, start, end):
        mark = cut[0]
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth = max(0, depth - 1)
        elif depth == 0 or (mark == ";" and "(" in clean[cut.end():cut.end() + 80].partition(")")[0]):
            depth = 0               # a bracket never closed ends at the semicolon before the next one
            if clean[begin:cut.start()].strip():
                yield _trimmed(clean, begin, cut.start(), mark.strip())
            begin = cut.end()
    if clean[begin:end].strip():
        yield _trimmed(clean, begin, end, "")


def _trimmed(clean: str, start: int, end: int, after: str) -> _Chunk:
    words = clean[start:end]
    start += len(words) - len(words.lstrip(" \t\n.•·*-–"))
    words = clean[start:end].rstrip()
    lead = _AND.match(words)
    if lead:
        start += lead.end()
        words = words[lead.end():]
    if words.endswith(".") and not re.search(r"(?:\b[A-Z]|Rev|Jr|Sr)\.$", words):
        words = words[:-1].rstrip()
    return _Chunk(start, start + len(words), after)


def _person(clean: str, chunk: _Chunk, titled: bool) -> list[_Person] | None:
    words = clean[chunk.start:chunk.end]
    instead = _INSTEAD.match(words)
    if instead and is_person(instead["absent"]) and is_person(instead["there"]):
        at = chunk.start + instead.start("there")
        return [_Person(at, chunk.end, instead["there"], closed=True, doubt=f"Attended in place of {instead['absent']}.")]
    opens = re.search(r"[(\[]", words)
    at = opens.start() if opens else len(words)
    brackets, ends = [], 0
    for bracket in _BRACKET.finditer(words, at):
        brackets.append(" ".join(bracket[1].split()))
        ends = bracket.end()
    name, more = _shortened(words[:at].strip())
    tail = words[max(ends, at):].lstrip(" -–—:").strip()
    person = _Person(chunk.start, chunk.end, name)
    if not is_person(name):
        person.doubt = _odd_name(name, bool(brackets))
        if not (titled and is_surname(name)) and not person.doubt:
            return None
    person.marks += [read_mark(bracket, name) for bracket in brackets]
    for beside in (more, tail):
        if beside:
            person.marks.append(post_and_organisation(" ".join(beside.split())))
            person.closed = True
    _apply(person)
    return [person]


def _shortened(name: str) -> tuple[str, str]:
    """(the name alone, what a dash or gap sets beside it); "Ann Poe for Ben Hill" is Ann Poe."""
    dash, more = _DASH.search(name), ""
    if dash and is_person(name[:dash.start()]):
        name, more = name[:dash.start()], name[dash.end():]
    deputy = _DEPUTY.search(name)
    if deputy and is_person(name[:deputy.start()]):
        name = name[:deputy.start()]
    deputy = _DEPUTY.match(" " + more)
    if deputy:
        more = ""
    return name, more.strip()


def _odd_name(name: str, bracketed: bool) -> str | None:
    """A doubt, where a bracket makes a person of words that do not look like a name otherwise; None where they are not one."""
    if not bracketed or not re.fullmatch(r"[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){0,3}", name):
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
    if person.marks and not person.closed or len(words) > 90 or not words[:1].isupper():
        return False
    if is_post(words) and person.post is None:
        person.post = words
    elif agency_weight(words) and person.organisation is None:
        person.organisation = words
    else:
        return False
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
        if closing and person.marks and not person.chair and person.post is None:
            for earlier in waiting:
                earlier.organisation = closing.organisation
        waiting = []


def _attendance(person: _Person, capacity: Capacity, chair: bool) -> Attendance:
    return Attendance(
        name=" ".join(person.name.split()), post=person.post, organisation=person.organisation,
        capacity=person.capacity or capacity, chair=person.chair or chair, span=(person.start, person.end),
        doubt=person.doubt, confidence=0.6 if person.doubt else 0.95,
    )
