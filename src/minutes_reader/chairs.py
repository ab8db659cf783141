"""Who chaired, where a post or an agency says so and no name does."""

from __future__ import annotations

import re
from dataclasses import replace

from minutes_reader.reading import Attendance, Span

_POST = re.compile(
    r"(?:acting |interim )?chair(?:man|woman|person)?(?: of (?:the )?(?:meeting|partnership|board|committee"
    r"|group))?(?:\s*[,;/&\-–—]\s*|\s+and\s+|$)",
    re.I,
)
_BRACKET = re.compile(r"\s*\((?:acting |interim )?chair(?:man|woman|person)?\)\s*", re.I)
_ALONE = re.compile(r"(?:vice[- ])?chair(?:man|woman|person)?", re.I)


def with_chair(people: list[Attendance]) -> list[Attendance]:
    """The people, one of them in the chair where a cell says so; a chair of another group than this stays a post.

    A name with "(Chair)" beside it settles it.  Without one, the post or agency of a single person present may.
    """
    if any(person.chair for person in people):
        return people
    said = [n for n, person in enumerate(people) if person.capacity != "apologies" and _says_chair(person)]
    return [_in_the_chair(person) if [n] == said else person for n, person in enumerate(people)]


def without_doubles(people: list[Attendance], singles: frozenset[Span]) -> list[Attendance]:
    """The people without those whom "Chair:" or "Minutes:" names and a list has too, who keep the chair there."""
    chairs = {person.name for person in people if person.span in singles and person.chair}
    listed = {person.name for person in people if person.span not in singles and person.capacity != "apologies"}
    return [
        replace(person, chair=True) if person.name in chairs & listed and person.capacity != "apologies" else person
        for person in people
        if person.span not in singles or person.name not in listed
    ]


def _says_chair(person: Attendance) -> bool:
    return bool(
        person.post
        and (_POST.match(person.post) or _BRACKET.search(person.post))
        or person.organisation
        and _BRACKET.search(person.organisation)
    )


def _in_the_chair(person: Attendance) -> Attendance:
    post = _BRACKET.sub(" ", _POST.sub("", person.post or "")).strip() or None
    organisation = _BRACKET.sub(" ", person.organisation or "").strip() or None
    if post and _ALONE.fullmatch(post):
        post = None
    return replace(person, chair=True, post=post, organisation=organisation)
