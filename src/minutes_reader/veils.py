"""Known names whose own words mislead, read under other letters that do not.

`Harbour Gate` reads like a person and June Brown like a month.  Where the partnership knows them, lists of people are
read with as many other letters in their place, and the printed words are put back: every span stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutes_reader.context import Context
from minutes_reader.names import is_person
from minutes_reader.people_runs import RUN_TOGETHER
from minutes_reader.reading import Attendance

_FIRST_WORD = re.compile(r"(?<![^\W_])[^\W\d_][^\s,;:()\[\]/–—]*")
_LETTERS = "jkqvwxz"  # seldom side by side in a name
_TAIL = " Trust"
_SURE = 0.95

Veils = dict[str, str]


def veiled(clean: str, context: Context) -> tuple[str, Veils]:
    """The text with misleading names that are known under other letters, and the name that each of those stands for.

    The text keeps its length and its lines.
    """
    misleading = context.misleading
    if not misleading:
        return clean, {}
    parts: list[str] = []
    veils: dict[str, str] = {}  # by the name that each stands for
    at = 0
    for found in _FIRST_WORD.finditer(clean):
        start = found.start()
        for name, is_agency in misleading.get(found[0], ()) if start >= at else ():
            end = start + len(name)
            if not clean.startswith(name, start) or clean[end : end + 1].isalnum():
                continue
            veil = veils.get(name) or _veil(name, is_agency, len(veils))
            if veil and (name in veils or veil not in clean):
                veils[name] = veil
                parts += (clean[at:start], veil)
                at = end
            break
    return "".join((*parts, clean[at:])), {
        veil: name for name, veil in sorted(veils.items(), key=lambda one: -len(one[1]))
    }


def settled(people: Sequence[Attendance], veils: Veils, context: Context) -> list[Attendance]:
    """The same people with names, posts and agencies as printed, an agency run together with a name parted from it.

    Where the agency is known nobody need doubt where a name ends and it begins.
    """
    printed = _unveiled(people, veils) if veils else people
    return [
        replace(person, doubt=None, confidence=_SURE)
        if person.doubt == RUN_TOGETHER and context.is_agency(person.organisation or "")
        else person
        for person in printed
    ]


def torn(people: Sequence[Attendance], veils: Veils) -> bool:
    """True where a veil was read in parts, some words of it as one thing and some as another."""
    words = {word for veil in veils for word in veil.split() if word != _TAIL.strip()}
    read = (word for one in people for part in (one.name, one.post, one.organisation) for word in (part or "").split())
    return not words.isdisjoint(read)


def _unveiled(people: Sequence[Attendance], veils: Veils) -> list[Attendance]:
    agencies = tuple(f" {veil}" for veil in veils if not is_person(veil))
    return [
        replace(
            person,
            name=_printed(person.name, veils),
            post=person.post and _printed(person.post, veils),
            organisation=person.organisation and _printed(person.organisation, veils),
            doubt=person.doubt and _printed(person.doubt, veils),
        )
        for person in (_parted(one, agencies) for one in people)
    ]


def _parted(person: Attendance, agencies: tuple[str, ...]) -> Attendance:
    if person.organisation is None and person.name.endswith(agencies):
        name, agency = next((person.name[: -len(one)], one[1:]) for one in agencies if person.name.endswith(one))
        return replace(person, name=name, organisation=agency) if is_person(name) else person
    return person


def _printed(words: str, veils: Veils) -> str:
    for veil, name in veils.items():
        words = words.replace(veil, name)
    return words


def _veil(name: str, is_agency: bool, index: int) -> str | None:
    """As many letters, of an agency or a person as the name is; None where too few would be left to tell it by."""
    if not is_agency:
        words = name.split()
        told = words[-1][0] + _lettered(index, len(words[-1]) - 1)
        veil = " ".join((*(word[0] + "x" * (len(word) - 1) for word in words[:-1]), told))
        return veil if len(veil) == len(name) and is_person(veil) else None
    tail = _TAIL if len(name) > len(_TAIL) else ""
    veil = _lettered(index, len(name) - len(tail)).upper() + tail
    return veil if len(veil) == len(name) else None


def _lettered(index: int, length: int) -> str:
    """A number as letters, this many of them at least."""
    letters = ""
    while index or len(letters) < length:
        index, rest = divmod(index, len(_LETTERS))
        letters += _LETTERS[rest]
    return letters
