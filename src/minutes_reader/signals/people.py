"""Grounds for doubting who was there."""

from __future__ import annotations

from collections import Counter

from minutes_reader.marks import is_post
from minutes_reader.names import agency_weight, post_weight
from minutes_reader.signals.ground import Ground, found_by, has_letters, rest_of_line

_MOST = 0.5
_SOME = 0.3
_LONG_AGENCY = 60
_FEW = 2  # lines of the lists that may be anything
_SHORT = 12
_SIGNS = "();:\t\n"


class _List:
    """What the people of a paper have in common."""

    def __init__(self, ground: Ground) -> None:
        people = ground.reading.attendance
        self.agencies = Counter(person.organisation for person in people)
        self.names = Counter(person.name for person in people)
        self.agency_usual = self.agencies[None] <= len(people) * (1 - _MOST)
        self.posts_usual = sum(person.post is not None for person in people) > len(people) * _SOME
        self.unread = _lines_not_read(ground)
        context = ground.paper.context
        left_open = {one for one in self.agencies if one and not (context and context.is_agency(one))}
        self.odd = {agency for agency in left_open if _odd(agency, self.agencies[agency])}
        self.posts_for_agencies = {agency for agency in left_open if is_post(agency)}
        posts = {person.post for person in people if person.post}
        self.agencies_for_posts = {post for post in posts if agency_weight(post) and not post_weight(post)}


def of_people(ground: Ground) -> list[list[str]]:
    """The grounds for doubting each person."""
    people, clean, text_from = ground.reading.attendance, ground.clean, ground.text_from
    known = _List(ground)
    starts = [person.span[0] for person in people[1:]] + [len(clean)]
    found = []
    for person, below in zip(people, starts, strict=True):
        signals = found_by(person)
        start, end = person.span
        words = clean[start:end]
        signals += _of_agency(known, person.organisation, words)
        if person.post is None:
            if known.posts_usual:
                signals.append("post_unlike_others")
        elif person.post in known.agencies_for_posts:
            signals.append("post_like_an_agency")
        if " " not in person.name:
            signals.append("single_name")
        if person.name in known.agencies:
            signals.append("name_like_an_agency")
        if known.names[person.name] > 1:
            signals.append("named_twice")
        if "\n" in words:
            signals.append("over_lines")
        if start >= text_from:
            signals.append("in_the_text")
        else:
            if has_letters(rest_of_line(clean, end, below).replace(" and ", "")):
                signals.append("words_left_over")
            if known.unread:
                signals.append("lines_not_read")
        found.append(signals)
    return found


def _of_agency(known: _List, agency: str | None, words: str) -> list[str]:
    if agency is None:
        return ["no_agency" if known.agency_usual else "no_agency_in_list"]
    signals = []
    if agency not in words and agency not in " ".join(words.split()):
        signals.append("agency_elsewhere")
    if agency in known.odd:
        signals.append("agency_odd")
    if agency in known.posts_for_agencies:
        signals.append("agency_like_a_post")
    return signals


def _odd(agency: str, times: int) -> bool:
    if any(sign in agency for sign in _SIGNS) or len(agency) > _LONG_AGENCY:
        return True
    return times == 1 and not agency_weight(agency)


def _lines_not_read(ground: Ground) -> bool:
    """True where lines between the first and the last person of the lists name nobody and are no label."""
    spans = [person.span for person in ground.reading.attendance if person.span[0] < ground.text_from]
    missed = n = 0
    for line in ground.paper.lines[: ground.paper.front]:
        while n < len(spans) and spans[n][1] <= line.start:
            n += 1
        if 0 < n < len(spans) and spans[n][0] >= line.end:
            missed += len(line.text) > _SHORT and " " in line.text and line.text[-1] != ":"
    return missed > _FEW
