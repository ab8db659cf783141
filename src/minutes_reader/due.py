"""When something is due, from the words of the task itself."""

from __future__ import annotations

import re
from datetime import MAXYEAR

from minutes_reader.dates import MONTHS, find_dates
from minutes_reader.lines import has_any
from minutes_reader.paper import Paper

_LEADS = (  # this and all below is of lower case
    r"\b(?:by|before|due|deadline|no\s+later\s+than|not\s+later\s+than|until|ahead\s+of|completed?\s+by"
    r"|target\s+date|timescale|when"
    r"|in\s+time\s+for)"
)
_BEFORE = re.compile(
    _LEADS + r"\b[\s:–(-]*(?:(?:on|the|of|close|play|business|cop|noon|midday|end|beginning|start|middle|mid|early"
    r"|late|week|w/?c|w/?e"
    r"|commencing|ending|is|date)\b[\s:/-]*|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)*$"
)
_MONTH = re.compile(
    _LEADS + r"\b[\s:–-]*(?:(?:the|end|beginning|start|middle|of|mid|early"
    r"|late)\b[\s-]*)*(?P<month>" + "|".join(MONTHS) + r")\b"
    r"(?!\s*(?:,?\s*(?:19|20)\d\d|\d))"
)
_NEXT = re.compile(
    r"\b(?:for|at|by|before|to|until|in\s+time\s+for|ahead\s+of|prior\s+to)\s+(?:the\s+(?:date|time)\s+of\s+)?(?:the"
    r"|our|its|this|their)?\s*"
    r"(?:next|following)\s+(?P<which>(?:(?!(?:the|next|before|by|at|for|in|to)\b)[\w'’&-]+\s+){0,5}?)meeting\b(?!\s+(?:of|with|between)\b)"
)
_WITHIN = re.compile(
    r"\b(?:in|during|within|for)\s+(?:early|late|mid|the\s+(?:end|middle|beginning|start|course)\s+of)?[\s-]*"
    rf"(?P<month>{'|'.join(MONTHS)})\b(?:,?\s+(?P<year>(?:19|20)\d\d))?\W*$"
)
_MONTH_MEETING = re.compile(
    rf"\b(?:to|for|at|by|before)\s+the\s+(?P<month>{'|'.join(MONTHS)})\s+(?:[\w'’-]+\s+){{0,2}}?meeting\b"
)
_ON = re.compile(r"\bon\s+(?:the\s+|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)*$")
_EVENT = re.compile(
    r"\b(?:meetings?|events?|held|conference|hearing|court|training|workshop|course|incident|visit|plac(?:e|ing)|launch\w*"
    r"|seminar|session|open(?:s|ing)?|starts?|begins?|expir\w+)\b"
)
_HINTS = (
    " on ",
    "meeting",
    "by ",
    "in ",
    "during ",
    "within ",
    "for ",
    "before",
    "due",
    "deadline",
    "later than",
    "until",
    "next ",
    "following ",
    "ahead of",
    "in time for",
    "when:",
    "timescale",
    "target date",
)
_FREE = frozenset(
    {"the", "of", "scheduled", "full", "main", "regular", "quarterly", "monthly", "partnership's", "board's"}
)
_NAME_WORD = re.compile(r"[a-z']+")


def due_of(paper: Paper, text: str) -> str | None:
    """The ISO date or month by which `text` says that a thing is due, or None.

    A day or month without a year is the first on or after the document's own date; `the next meeting` is the document's
    next meeting where that is this body's.
    """
    low = text.lower()
    if not has_any(low, _HINTS):
        return None
    month, meeting = has_any(low, MONTHS), "meeting" in low
    return (
        _dated(paper, low)
        or (month and _month(paper, low))
        or (meeting and _next_meeting(paper, low))
        or (month and meeting and _month_meeting(paper, low))
        or (month and _within(paper, low))
        or _on_day(paper, low)
    )


def date_in(paper: Paper, text: str) -> str | None:
    """The date of a cell or bracket that holds nothing else but when a thing is due."""
    for dated in find_dates(text, near=paper.date):
        if dated.value:
            return _ahead(paper, dated.value, dated.year_given)
    low = text.lower()
    return due_of(paper, text) or _month(paper, "by " + low) or _next_meeting(paper, "at " + low)


def _dated(paper: Paper, low: str) -> str | None:
    for dated in find_dates(low, near=paper.date):
        if dated.value and _BEFORE.search(low, max(0, dated.span[0] - 60), dated.span[0]):
            return _ahead(paper, dated.value, dated.year_given)
    return None


def _ahead(paper: Paper, value: str, year_given: bool) -> str:
    """A date without a year lies ahead of the document's own."""
    if year_given or paper.date is None or value >= paper.date[: len(value)] or value[5:] == "02-29":
        return value
    return f"{int(value[:4]) + 1:04}{value[4:]}" if int(value[:4]) < MAXYEAR else value


def _within(paper: Paper, low: str) -> str | None:
    """`in August 2017`, `during August`: the month, where it lies ahead and closes the words."""
    found = _WITHIN.search(low)
    if not found or paper.date is None:
        return None
    if not found["year"]:
        return _month(paper, "by " + found["month"])
    value = f"{found['year']}-{MONTHS.index(found['month']) + 1:02}"
    return value if value >= paper.date[:7] else None


def _on_day(paper: Paper, low: str) -> str | None:
    """`to send them out on 1st July`: the day, where it closes the words, lies ahead, and is not that of an event."""
    if " on " not in low or _EVENT.search(low):
        return None
    for dated in find_dates(low, near=paper.date):
        if dated.whole and _ON.search(low, max(0, dated.span[0] - 16), dated.span[0]) and paper.date is not None:
            value = _ahead(paper, dated.value or "", dated.year_given)
            return value if value > paper.date and not low[dated.span[1] :].strip(" .;)") else None
    return None


def _month(paper: Paper, low: str) -> str | None:
    found = _MONTH.search(low)
    if not found or paper.date is None:
        return None
    month = MONTHS.index(found["month"]) + 1
    year = int(paper.date[:4]) + (month < int(paper.date[5:7]))
    return f"{year:04}-{month:02}" if year <= MAXYEAR else None


def _month_meeting(paper: Paper, low: str) -> str | None:
    """`to the September meeting`: a month."""
    found = _MONTH_MEETING.search(low)
    return _month(paper, "by " + found["month"]) if found else None


def _next_meeting(paper: Paper, low: str) -> str | None:
    found = _NEXT.search(low)
    if not found or paper.next_meeting is None:
        return None
    return paper.next_meeting if own_meeting(paper, found["which"]) else None


def own_meeting(paper: Paper, which: str) -> bool:
    """True where the words between `next` and `meeting` name no body but this one."""
    name = paper.body.name if paper.body else ""
    words = _NAME_WORD.findall(name.lower())
    letters = "".join(word[0] for word in words if word not in ("the", "of"))
    own = {*words, *_FREE, letters}
    return all(word.lower() in own for word in which.split())
