"""Pointers to earlier minutes and to meetings, by number, by date or by both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from minutes_reader.dates import Dated, find_dates
from minutes_reader.lines import has_any
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.reading import Reference
from minutes_reader.spans import Spans

_ONE = (
    r"(?:(?!(?:OF|ON|AT|TO|FOR|AND|THE|FROM)\b)[A-Z]{2,6}[/ ]?)?\d{1,4}(?:[/.]\d{1,4}){0,2}(?![\d%])"
    r"(?:\s?\([a-z0-9]{1,4}\))*"
)
_MINUTE = re.compile(
    r"[Mm](?<!\w[Mm])(?:in(?:ute)?s?|(?<=M)INUTES?)\b\.?\s*(?:(?:[Nn]o|NO|[Nn]umber|[Rr]ef(?:erence)?|[Ii]tem)s?\b\.?:?\s*)?"
    rf"(?P<first>{_ONE})(?P<more>(?:\s*(?:,|&|and)\s*{_ONE})*)(?P<refers>\s+refers?\b)?"
)
_CODE = re.compile(r"[A-Z](?<![\w/][A-Z])[A-Z]{1,5}(?:/\d{1,4}/\d{2,4}|\d{1,3}/\d{1,4})(?:\s?\([a-z]\))?(?![\w/])")
_BEHIND_HEADING = re.compile(
    rf"\s*[(\[]\s*(?P<all>(?:[Ii]tem|[Pp]ara(?:graph)?|[Aa]ction|[Rr]ef)\.?\s*(?:[Nn]o\.?\s*)?(?P<number>{_ONE}))\s*[)\]]"
)
_OF_LAST = re.compile(
    rf"\b(?:[Ii]tem|[Pp]ara(?:graph)?)\.?\s+(?P<number>{_ONE})\s+(?:of|in|from|on)\s+the\s+(?:previous|last)\s+"
    r"(?:minutes|notes|meeting)\b"
)
_EARLIER = re.compile(r"\b(?:minutes|notes|arising)\b", re.I)
_CORRECTED = re.compile(
    rf"\b(?P<all>(?:[Ii]tem|[Pp]ara(?:graph)?)\.?\s+(?P<number>{_ONE}))[^.;]{{0,80}}?\s(?:should|to)\s+(?:read|be|say)\b"
)
_ARISING = re.compile(r"\b[Mm]atters\s+[Aa]rising\s*[:–—-]\s*(?P<number>\d{1,2}\.\d{1,2})\s*[:–—-]")
_OWN_NUMBER = re.compile(rf"[Mm]inute\s*(?:[Nn]o\.?|[Nn]umber)?\s*:?\s*{_ONE}\s*")
_NUMBER = re.compile(_ONE)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_KIND = r"(?:Board|Committee|Group|Panel|Forum|Partnership|Executive|Cabinet|Council|Assembly|Team)"
_WORD = r"(?:[A-Z][\w&'’\-]*\s+(?:(?:of|the|and|for|&)\s+)*)"
_ANCHOR = re.compile(
    r"\b(?:(?i:minutes|notes)\s+(?:of|from|for|OF|FROM)\b|(?i:minutes)\b|(?:[Tt]he\s+)?(?i:last|previous|first|earlier"
    r"|initial)\s+(?i:meeting)\b|(?i:(?:matters\s+)?arising)\b|[Aa]ctions?\s+from\b"
    r"|(?:[Tt]he\s+|[Ii]ts\s+|[Tt]heir\s+)?(?i:meetings?)\b"
    rf"|(?:agreed|approved|considered|discussed|made|raised|endorsed|given|requested)\s+(?:by|at"
    rf"|to)\s+(?:the\s+)?{_WORD}{{0,7}}{_KIND}\b|{_WORD}{{1,8}}?{_KIND}\b)"
)
_GROUP = re.compile(rf"{_KIND}$")
_BETWEEN = re.compile(
    r"(?:[\s,(:–—-]|\b(?:was|were|which|that|had|been|previously|held|of|on|from|dated|for|at|took|place|its"
    r"|their|the|met|meetings?|minutes|and)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)*",
    re.I,
)
_NAMED = re.compile(
    rf"(?:of|from|for|by|at)?\s*(?:the\s+)?[^.;()\d]{{0,140}}?(?:{_KIND}|[Mm]eeting|[A-Z]{{2,8}})\b", re.S
)
_BEFORE = re.compile(
    r"\b(?:prior to|before|in time for|ready for|until|next|future|forthcoming|following|scheduled"
    r"|by)\W+(?:\w+\W+){0,2}$",
    re.I,
)
_INSIDE = re.compile(
    r"\b(?:next|future|scheduled|forthcoming|will|to be|deadline|workshop|event|conference|launch\w*|training"
    r"|presentation)\b",
    re.I,
)
_AFTER = re.compile(
    r"\s+(?:(?!(?:at|in|on|from|for|to|by)\s)\w+\s+){0,2}(?:meeting|minutes)\b(?!\s+(?:Room|Place|Suite))", re.I
)
_OF_DAY = re.compile(
    r"[\s,(]*(?:(?:of|from|on|dated|at|the|last|meeting|minutes|held|refers?)[\s,]+)*(?:[A-Z][a-z]+day,?\s+)?"
)
_MINUTE_BEFORE = re.compile(r"\b[Mm]in(?:ute)?s?\.?\s*(?:[Nn]o\.?\s*)?$")
_DOTTED_MEETING = re.compile(r"\d\.\d{1,2}\.\d\d\s+(?:meeting|minutes)\b")
_CLOSE = 30  # a number so near after a date belongs with it
_FAR = 170  # a date so far from the meeting it names does not belong to it
_HINTS = (
    "meeting",
    "notes of",
    "notes from",
    "min",
    "arising",
    "actions",
    "board",
    "committee",
    "group",
    "panel",
    "forum",
    "partnership",
    "executive",
    "cabinet",
    "council",
    "assembly",
    "team",
)
_ANCHOR_HINTS = (*_HINTS, "notes", "action")
_MINUTE_HINTS = ("Min", "min", "MIN")
_OTHER_HINTS = ("/", "rising:", "rising -", "rising –", "tem", "ara", "ction", "ef")
_OF_EARLIER = ("previous", "last")
_DIGIT = re.compile(r"[0-9]")
_GROUPS = re.compile(rf"\b(?:{_KIND}|[Mm]eeting|[A-Z]{{2,8}})\b")
_THE = re.compile(r"\bthe\s+$", re.I)


def find_references(paper: Paper) -> list[Reference]:
    """Every pointer to a minute's number, or to a dated meeting whose minutes or business are spoken of."""
    found: list[Reference] = []
    for passage in paper.passages:
        if passage.first < paper.front or not _DIGIT.search(passage.text):
            continue
        if passage.text[1:6] == "inute" and _OWN_NUMBER.fullmatch(passage.text):
            continue  # "Minute number: 238" below a heading is the item's own
        if has_any(passage.text, _OTHER_HINTS):
            found += _coded(paper, passage)
        if has_any(passage.low, _HINTS):
            for start, end in passage.sentences or ((0, len(passage.text)),):
                if _DIGIT.search(passage.text, start, end) and (
                    len(passage.sentences) < 2 or has_any(passage.low[start:end], _ANCHOR_HINTS)
                ):
                    found += _in_sentence(paper, passage.start + start, passage.start + end)
    taken = Spans()  # a cell is seen in its row too
    return sorted((one for one in found if taken.take(one.span)), key=lambda one: one.span)


def _coded(paper: Paper, passage: Passage) -> Iterator[Reference]:
    """Pointers that need no word before them: a whole number such as SSP/12/25, "(item 12)" behind a heading."""
    heading = paper.outline.heading_at(passage.end - 1)
    for code in _CODE.finditer(paper.clean, passage.start, passage.end) if "/" in passage.text else ():
        own = heading and heading.span[0] <= code.start() < heading.span[1] and heading.number == code[0]
        if not own and not _MINUTE_BEFORE.search(paper.clean[max(0, code.start() - 16) : code.start()]):
            yield _pointer(paper, code.span(), code[0])
    earlier = has_any(passage.text, _OF_EARLIER)
    for last in _OF_LAST.finditer(paper.clean, passage.start, passage.end) if earlier else ():
        yield _pointer(paper, last.span(), last["number"])
    if heading and (" should " in passage.text or " read " in passage.text) and _EARLIER.search(heading.title):
        for wrong in _CORRECTED.finditer(paper.clean, passage.start, passage.end):
            yield _pointer(paper, wrong.span("all"), wrong["number"])
    if heading and "rising" in passage.text and (arising := _ARISING.search(paper.clean, passage.start, passage.end)):
        yield _pointer(paper, arising.span("number"), arising["number"])
    if heading and passage.start <= heading.span[1] <= passage.end:
        behind = _BEHIND_HEADING.match(paper.clean, heading.span[1], passage.end)
        if behind:
            yield _pointer(paper, behind.span("all"), behind["number"])


def _pointer(paper: Paper, span: tuple[int, int], number: str) -> Reference:
    number = " ".join(number.split())
    return Reference(item=paper.outline.item_at(span[0]), to_number=number, span=span, confidence=0.95)


def _in_sentence(paper: Paper, start: int, end: int) -> list[Reference]:
    dates = [
        dated
        for dated in find_dates(
            paper.clean, start, end, near=paper.date, wanted=_DOTTED_MEETING.search(paper.clean, start, end) is not None
        )
        if dated.whole
    ]
    numbers = _numbers(paper, start, end, dates)
    numbers, dates = _with_days(paper, numbers, dates)
    meetings = _meetings(paper, start, end, dates)
    for n, meeting in enumerate(meetings):
        for number in numbers:
            if (
                0 <= number.span[0] - meeting.span[1] <= _CLOSE
                and paper.clean[meeting.span[1] : number.span[0]].strip(" ,(") == ""
            ):
                numbers.remove(number)
                meetings[n] = replace(
                    meeting, to_number=number.to_number, span=(meeting.span[0], _bracketed(paper, number.span[1]))
                )
                break
    return sorted(numbers + meetings, key=lambda reference: reference.span)


def _with_days(paper: Paper, numbers: list[Reference], dates: list[Dated]) -> tuple[list[Reference], list[Dated]]:
    """(numbers, dates left) where a date close behind a number goes with it: "Minute 5, 15 July 2025"."""
    both = []
    for number in numbers:
        day = next(
            (
                d
                for d in dates
                if 0 <= d.span[0] - number.span[1] <= _CLOSE
                and _OF_DAY.fullmatch(paper.clean, number.span[1], d.span[0])
            ),
            None,
        )
        if day:
            dates = [d for d in dates if d is not day]
            number = replace(number, to_date=day.value, span=(number.span[0], day.span[1]))
        both.append(number)
    return both, dates


def _bracketed(paper: Paper, end: int) -> int:
    return end + 1 if paper.clean[end : end + 1] == ")" else end


def _numbers(paper: Paper, start: int, end: int, dates: list[Dated]) -> list[Reference]:
    found: list[Reference] = []
    if not has_any(paper.clean[start:end], _MINUTE_HINTS):
        return found
    days = {dated.span[0] for dated in dates}
    for minute in _MINUTE.finditer(paper.clean, start, end):
        heading = paper.outline.heading_at(minute.start())
        for number in _NUMBER.finditer(paper.clean, minute.start("first"), minute.end("more")):
            own = (
                heading is not None
                and heading.span[0] <= number.start() < heading.span[1]
                and heading.number == number[0]
            )
            if own or _YEAR.match(number[0]) or number.start() in days:
                continue
            first = number.start() == minute.start("first")
            span = (
                minute.start() if first else number.start(),
                minute.end() if first and not minute["more"] else number.end(),
            )
            found.append(_pointer(paper, span, number[0]))
    return found


def _meetings(paper: Paper, start: int, end: int, dates: list[Dated]) -> list[Reference]:
    found: list[Reference] = []
    at = start
    for dated in dates:
        if paper.date is not None and (dated.value or "") >= paper.date:
            continue
        span = _meeting_before(paper.clean, max(at, dated.span[0] - _FAR), dated) or _meeting_after(
            paper.clean, dated, end
        )
        if span:
            found.append(
                Reference(
                    item=paper.outline.item_at(dated.span[0]),
                    to_date=dated.value,
                    span=span,
                    confidence=0.9 if dated.year_given else 0.75,
                    doubt=None if dated.year_given else "The year is taken from the document's own date.",
                )
            )
            at = span[1]
    return [
        replace(reference, span=(reference.span[0], _closed_bracket(paper.clean, reference.span)))
        for reference in found
    ]


def _closed_bracket(clean: str, span: tuple[int, int]) -> int:
    """The end of a span that opens a bracket takes in the bracket's close."""
    words = clean[span[0] : span[1]]
    return span[1] + 1 if words.count("(") > words.count(")") and clean[span[1] : span[1] + 1] == ")" else span[1]


def _meeting_before(clean: str, start: int, dated: Dated) -> tuple[int, int] | None:
    """The words from the meeting or minutes that a date belongs to up to the date."""
    for anchor in _ANCHOR.finditer(clean, start, dated.span[0]):
        gap = clean[anchor.end() : dated.span[0]]
        joined = _BETWEEN.fullmatch(gap)
        if not joined:
            named = _NAMED.match(gap) if not _GROUP.search(anchor[0]) else None
            joined = _BETWEEN.fullmatch(gap, _last_group(gap)) if named else None
        if (
            joined
            and not _BEFORE.search(clean[max(start, anchor.start() - 40) : anchor.start()])
            and not _INSIDE.search(clean[anchor.start() : dated.span[0]])
        ):
            return (anchor.start(), dated.span[1])
    return None


def _last_group(gap: str) -> int:
    """Where the last group's name ends in the words between a meeting and its date."""
    ends = [found.end() for found in _GROUPS.finditer(gap)]
    return ends[-1] if ends else 0


def _meeting_after(clean: str, dated: Dated, end: int) -> tuple[int, int] | None:
    """ "The 26 November 2013 meeting": the date and the word behind it."""
    found = _AFTER.match(clean, dated.span[1], end)
    if not found or _INSIDE.search(found[0]) or _BEFORE.search(clean[max(0, dated.span[0] - 30) : dated.span[0]]):
        return None
    lead = _THE.search(clean[max(0, dated.span[0] - 5) : dated.span[0]])
    return (dated.span[0] - (len(lead[0]) if lead else 0), found.end())
