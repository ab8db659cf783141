"""What a bracket or cell beside a person's name says: agency, post, chair, or how they took part."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minutes_reader.names import agency_weight, are_initials, post_weight
from minutes_reader.reading import Capacity

_CHAIR = re.compile(
    r"(?:cadeirydd\s*/\s*)?(?:acting |interim |in the |meeting |co-?)?"
    r"(?:cadeirydd\b|chair(?:man|woman|person|ing)?\b(?! of\b)|conven[eo]r$)",
    re.I,
)
_VICE = re.compile(r"(?:is-?gadeirydd\b|(?:vice|deputy)[ -]?(?:chair(?:man|woman|person)?|president)\b)", re.I)
_PART = re.compile(
    r"(?:as )?(?:part|in part|minutes?(?: taker)?|minutes? secretary|notes?|note[- ]taker|mins|(?:until|from|for|to"
    r"|left|arrived|joined|items?|agenda"
    r"|via|by|on|after|during|first|substitut\w*|deput\w* for|rep(?:resenting|\.)?|on behalf"
    r"|in (?:the )?place|sub|dial|virtual|remote|online"
    r"|teams|zoom|skype|phone|video|vc|retired|resigned|new|late|standing in|covering|proxy|represented|replaced)\b.*)",
    re.I,
)
_CAME_INSTEAD = (
    " substituting", " substituted", " deputising", " deputizing", " attending", " attended", " in place",
    " in the place",
)  # fmt: skip
_MINUTE_ENDS = ("minutes", "notes", "taker")
_TAKES_MINUTES = re.compile(r"(?<=\S)\s*[-–—,/]\s*(?:minutes?|notes?)(?:[- ]taker)?$", re.I)
_HOW: tuple[tuple[re.Pattern[str], Capacity], ...] = (
    (re.compile(r"observ(?:er|ing)\b", re.I), "observer"),
    (re.compile(r"(?:invitee|invited|guest|by invitation|visitor|guest speaker)\b", re.I), "invitee"),
    (re.compile(r"(?:in attendance|attending)\b", re.I), "in_attendance"),
    (re.compile(r"apolog(?:y|ies)\b", re.I), "apologies"),
)
_HOW_OPENS = ("observ", "invit", "guest", "by invitation", "visitor", "in attendance", "attending", "apolog")
_BRACKET = re.compile(r"[(\[]((?:[^()\[\]]|\([^()]*\))*)[)\]]?")
_CHAIR_BEHIND = re.compile(r"(?P<rest>.{2,60}?)[\s,\-–—]+(?P<vice>vice[- ])?chair(?:man|woman|person)?", re.I)
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
_SPLIT = re.compile(r"\s+[-–—]\s+|\s*[,;/]\s+|:\s+")
_ROLE = re.compile(
    r"(?:(?:cabinet|lead|portfolio|executive|ward|board|co-?opted|independent|lay|elected) )*(?:member|holder"
    r"|portfolio)\b"
    r"|head of\b|director of\b|leader of\b|lead for\b|lead on\b",
    re.I,
)
_OFFICE = re.compile(r"(?:office|department|ministry|directorate|service) (?:of|for)\b", re.I)
_BLANKS = re.compile(r"[\s,]+")


class Mark(NamedTuple):
    """What was understood of one bracket: any of these, or nothing."""

    organisation: str | None = None
    post: str | None = None
    chair: bool = False
    capacity: Capacity | None = None

    @property
    def shared(self) -> bool:
        """True where it speaks for every name in the run that it closes."""
        return self.organisation is not None and self.post is None and not self.chair


def read_mark(words: str, name: str) -> Mark:
    """What the words in a bracket after `name` say."""
    words = words.strip()
    if not words or len(words) <= 5 and words.replace(".", "").isupper() and are_initials(words, name):
        return Mark()
    low = words.lower()
    if low.startswith(_HOW_OPENS):
        for pattern, capacity in _HOW:
            if pattern.match(words):
                return Mark(capacity=capacity)
    chairs = "chair" in low or "conven" in low or "president" in low or "adeirydd" in low
    vice, chair = (_VICE.match(words), _CHAIR.match(words)) if chairs else (None, None)
    if vice or chair:
        end = vice.end() if vice else chair.end() if chair else 0
        rest = words[end:].strip(" -–—,;:/")
        own = read_mark(rest, name) if rest else Mark()
        return Mark(own.organisation, own.post, not vice, own.capacity)
    if _PART.fullmatch(words) or low.endswith(_CAME_INSTEAD):
        return Mark()
    taking = _TAKES_MINUTES.search(words) if low.endswith(_MINUTE_ENDS) else None
    if taking:
        return read_mark(words[: taking.start()], name)
    behind = _CHAIR_BEHIND.fullmatch(words) if chairs else None
    if behind:
        own = read_mark(behind["rest"], name)
        return Mark(own.organisation, own.post, not behind["vice"], own.capacity)
    return post_and_organisation(words)


def marks_beside(words: str, name: str) -> list[Mark]:
    """What the words behind a name say: each bracket, and what a dash or gap sets beside it."""
    if not words:
        return []
    marks, at = [], 0
    for bracket in _BRACKET.finditer(words):
        marks += [_beside(words[at : bracket.start()], name), read_mark(" ".join(bracket[1].split()), name)]
        at = bracket.end()
    return [mark for mark in [*marks, _beside(words[at:], name)] if mark is not None]


def _beside(words: str, name: str) -> Mark | None:
    words = " ".join(words.strip(" \t\n-–—:,;").split())
    return read_mark(words, name) if words else None


def post_and_organisation(words: str) -> Mark:
    """A role is a post, anything else an organisation; "Inspector, Westmarch Police" is both."""
    if _ROLE.match(words):
        return Mark(post=words)
    parts = _SPLIT.split(words, maxsplit=1)
    if len(parts) == 2 and is_post(parts[0]) and not is_post(parts[1]):
        return Mark(organisation=parts[1], post=parts[0])
    return Mark(post=words) if is_post(words) else Mark(organisation=words)


@lru_cache(maxsize=512)  # the same posts and agencies are asked of again and again
def is_post(words: str) -> bool:
    """True where the words name what somebody does rather than for whom."""
    if _OFFICE.match(words):
        return False
    words = (_BRACKETED.sub("", words) if "(" in words else words) or words
    post = post_weight(words)
    if post == 0:
        return False
    last = _BLANKS.split(words.strip())[-1]
    return post > agency_weight(words) or post_weight(last) > 0 or bool(_ROLE.match(words))
