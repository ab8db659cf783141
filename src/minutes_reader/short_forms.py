"""Short forms in a paper and what they stand for: as the paper says, or else the dictionary of the field."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from minutes_reader.definitions import Definition, Definitions
from minutes_reader.dictionary import Meaning, meanings_of
from minutes_reader.paper import Paper
from minutes_reader.reading import ShortForm, Span

_CAPITALS = re.compile(r"[A-Z][a-z&]?[A-Z][A-Za-z&]{0,6}")
_BEFORE = "(\"“‘'\n\t"
_AFTER = "\t:="
_LEADS = ("the ", " as ", " or ", "led ", " to ")
_NOT_LETTER = re.compile(r"[^a-z]+")


def find_short_forms(paper: Paper, initials: Collection[str] = ()) -> list[ShortForm]:
    """Each short form that the paper uses and whose meaning is known, once, in the order of the text.

    What the paper says beats what the partnership's record has, and that beats the dictionary; said in two ways, or
    with several meanings, a form stays open with all of them.  `initials` are those of people in the paper, who are
    not taken for short forms.  Letters of which nothing is known are left out.
    """
    used, told = _uses(paper.clean, initials)
    year = int(paper.date[:4]) if paper.date else None
    found = [_told(short, definitions) for short, definitions in told.items()]
    open_forms = ((short, places) for short, places in used.items() if short not in told)
    own = _own_initials(paper)
    for short, places in open_forms:
        names = paper.context.stands_for(short) if paper.context else ()
        if names:
            found.append(_of_the_record(short, places, names))
            continue
        meanings = () if len(short) == 2 and short in initials else meanings_of(short, year)
        form = _of_the_field(paper.clean, short, places, meanings, own.get(short, ())) if meanings else None
        if form:
            found.append(form)
    return sorted(found, key=lambda form: (form.span, form.short))


def _uses(clean: str, initials: Collection[str]) -> tuple[dict[str, list[Span]], dict[str, list[Definition]]]:
    """Where each short form stands, and what the text says of those that it explains."""
    used: dict[str, list[Span]] = {}
    told: dict[str, list[Definition]] = {}
    definitions = Definitions(clean)
    text = definitions.clean
    for found in _CAPITALS.finditer(clean):
        start, end = found.span()
        before, after = text[start - 1], text[end]
        if before.isalnum() or after.isalnum():
            continue
        short = found[0]
        if short[-1] == "s" and len(short) > 2 and short[-2].isupper():
            short = short[:-1]
        if short in used:
            used[short].append((start, end))
        else:
            used[short] = [(start, end)]
        if len(short) == 2 and short in initials:
            continue
        # a cheap look at the letters around it: may they belong to words that explain it?
        spaced = before == " " and (text[start - 2] in " \n" or text[start - 4 : start] in _LEADS)
        if spaced or before in _BEFORE or after in _AFTER or text[end + 1] in "(si":
            definition = definitions.at(short, start, end)
            if definition:
                told.setdefault(short, []).append(definition)
    return used, told


def _told(short: str, definitions: list[Definition]) -> ShortForm:
    """What the paper says of a short form; open where it says two things."""
    longs: dict[str, Definition] = {}
    for definition in definitions:
        longs.setdefault(_compared(definition.long), definition)
    first = next(iter(longs.values()))
    if len(longs) == 1:
        return ShortForm(
            short=short,
            long=first.long,
            told_by="document",
            span=first.span,
            doubt=first.doubt,
            confidence=0.6 if first.doubt else 1.0,
        )
    return ShortForm(
        short=short,
        long=None,
        could_be=tuple(definition.long for definition in longs.values()),
        told_by="document",
        span=first.span,
        doubt="The paper explains it in two ways or more.",
        confidence=0.5,
    )


def _of_the_field(
    clean: str, short: str, places: list[Span], meanings: tuple[Meaning, ...], own: Iterable[str]
) -> ShortForm | None:
    """What the dictionary gives; None where the letters stand only in headings in capitals, as a word may."""
    if meanings[0].a_word:
        places = [place for place in places if not _in_capitals(clean, place)]
    if not places:
        return None
    several: tuple[str, ...] = ()
    if own or len(meanings) > 1:
        longs = {_compared(long): long for long in (*(meaning.long for meaning in meanings), *own)}
        several = tuple(longs.values()) if len(longs) > 1 else ()
    return ShortForm(
        short=short,
        long=None if several else meanings[0].long,
        could_be=several,
        told_by="field",
        span=places[0],
        doubt="It can stand for several things, and the paper does not say which." if several else None,
        confidence=0.5 if several else 0.9,
    )


def _of_the_record(short: str, places: list[Span], names: tuple[str, ...]) -> ShortForm:
    """What the partnership knows an agency by; open where two go by the same letters."""
    several = names if len(names) > 1 else ()
    return ShortForm(
        short=short,
        long=None if several else names[0],
        could_be=several,
        told_by="record",
        span=places[0],
        doubt="Several agencies in the record go by these letters." if several else None,
        confidence=0.5 if several else 0.95,
    )


def _own_initials(paper: Paper) -> dict[str, list[str]]:
    """The agencies that the paper names itself, by their initials: CCC may be the council of that place."""
    named = {person.organisation for person in paper.attendance if person.organisation}
    if paper.body:
        named.add(paper.body.name)
    found: dict[str, list[str]] = {}
    for name in sorted(named):
        letters = "".join([word[0] for word in name.split() if word[0].isupper()])
        if len(letters) > 1:
            found.setdefault(letters, []).append(name)
    return found


def _in_capitals(clean: str, place: Span) -> bool:
    """True where the line has other words, all of them in capitals."""
    stop = clean.find("\n", place[1])
    begin = clean.rfind("\n", 0, place[0]) + 1
    line = clean[begin : stop if stop >= 0 else len(clean)]
    return line.isupper() and len(line.split()) > 1


def _compared(long: str) -> str:
    """Words as meanings are compared: no capitals, signs or plural."""
    return _NOT_LETTER.sub("", long.lower().replace("&", "and")).rstrip("s")
