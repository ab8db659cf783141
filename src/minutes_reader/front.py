"""What stands at the top of a document: whose it is, its title, the day, the place and the time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from minutes_reader.attendance_labels import opens_list
from minutes_reader.dates import find_dates
from minutes_reader.hints import Hinted
from minutes_reader.lines import Line
from minutes_reader.numbers import plain_number, running_number
from minutes_reader.reading import Body, Kind, Note, Value, Words
from minutes_reader.times import find_times, first_time
from minutes_reader.titles import is_label, is_title

_GROUP = (
    r"(?:partnerships?|committee|board|group|forum|panel|authority|executive|cabinet|assembly|network"
    r"|commission|council|alliance|csp|cdrp|lsp"
    r"|working party|task force|team|partneriaeth|bwrdd)"
)
_HOST = re.compile(r"(?:.*\b)?(?:council|authority|constabulary|police)\s*$", re.I)
_GROUP_WORD = re.compile(rf"\b{_GROUP}\b", re.I)
_PAPER = re.compile(r"\b(?:minutes|notes|record|cofnodion|action notes|summary notes)\b", re.I)
_OF_BODY = re.compile(
    r"(?:(?:draft|confirmed|unconfirmed|approved|summary)\s+)*(?:(?:minutes|notes|record|proceedings)\s+(?:of"
    r"|from)\s+)?(?:(?:the|a|an)\s+)?"
    r"(?:(?:(?:\w+\s+){0,2}meeting)\s+of\s+)?(?:the\s+)?",
    re.I,
)
_MEETING_OF = Hinted(
    re.compile(
        r"\b(?i:meeting\s+of\s+(?:the\s+)?)(?P<body>[A-Z][^\n,.;:]{3,90}?)(?=\s+(?i:was\s+)?(?i:held)\b|\s+(?i:on|at)\b|,|\."
        r"|\s*$)"
    ),
    "meeting",
)
_BODY_ENDS = re.compile(
    r"\s*(?:[-–—:,|(]\s*)?\b(?:(?:(?<!partnership )board |executive |annual |quarterly |full |virtual )?meeting"
    r"|minutes|notes|agenda|held|action notes)\b.*$"
    r"|\s*[-–—,:|]?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|\d{1,2}(?:st|nd|rd"
    r"|th)?\s+[A-Za-z]{3,9}\s+\d{2,4}.*)$",
    re.I,
)
_FIELD = re.compile(
    r"(?:[^\W\d]{3,}\s*/\s*)?(?:(?P<date>date(?: and time| & time| of meeting| and venue)?|meeting date|held on|day)"
    r"|(?P<venue>venue|location|place|held at|where)"
    r"|(?P<time>time|start time|start)|(?P<title>subject|title|report title|title of report|report)"
    r"|(?P<body>report to|to|meeting|committee|group|board|body|name of meeting"
    r"|meeting title|meeting of|for))\s*(?::|\t)\s*[:\t ]*(?=\S)",
    re.I,
)
_AUTHOR = re.compile(
    r"(?:(?:joint )?report (?:of|by|from|author)|author|presented by|from|contact|ward|wards|portfolio"
    r"|classification|agenda item|item no|"
    r"report for|status|not protectively marked|official|restricted|page)\b",
    re.I,
)
_HELD = re.compile(r"\b(?:held|meeting|met|commenc|start|took place|convened)\w*\b", re.I)
_HELD_AT = re.compile(
    r"\b(?i:held|met|took place|convened|meeting)\b[^.\n]{0,80}?\b(?i:at|in|via|by)\s+(?i:the\s+)?"
    r"(?P<venue>[A-Z](?:(?!\s+(?:on|at|commencing|from|starting|between|ON|AT|COMMENCING|FROM)\s)[^\n])*)"
)
_AFTER = re.compile(r"\s*(?:,|[-–])?\s*(?i:in|at|via|by)\s+(?i:the\s+)?(?P<venue>[A-Z][^\n]*)$")
_BEHIND_COMMA = re.compile(r"(?:\s*,|\s+[-–—])\s*(?P<venue>[A-Z][^\n]*)$")
_PLACE = re.compile(
    r"\b(?:room|hall|offices?|centre|chambers?|house|building|suite|civic|station|street|road|library|college"
    r"|school|hotel|headquarters|hq|court|stadium"
    r"|teams|zoom|skype|virtual|online|teleconference|hub|church|club|lodge|park|lane|avenue|square|ystafell"
    r"|neuadd)\b",
    re.I,
)
_CUT = re.compile(
    r"[\s,]+(?:on|at|from|commencing|starting|between)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*"
    r"|\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m|noon|hours|hrs)\b.*"
    r"|(?<!room\s)(?<!suite\s)(?<!floor\s)\d{1,2}[.:]\d\d\b.*|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}.*)$",
    re.I,
)
_REPORT = re.compile(
    r"(?:report (?:of|by|to|from)|purpose of (?:the )?report|background papers|recommendations?|implications"
    r"|executive summary|report author)\b",
    re.I,
)
_MINUTES = re.compile(
    r"\b(?:minutes of|notes of (?:the|a)|meeting of .{3,90} held|meeting held|present:|in attendance"
    r"|apologies|agreed|resolved|matters arising|next meeting)\b",
    re.I,
)
_BUSINESS = re.compile(r"(?:ACTION|Action|AGREED|RESOLVED|NOTED)\b")  # what only an item holds
# Numbers from 29 to 39, the only ones that can be days that a month does not have.
_LAST_DAYS = re.compile(r"(?:2(?<!\d2)9|3(?<!\d3)[0-9])(?!\d)")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_FEW_WORDS = 6
_DATE_LENGTH = 30
_MOST = 25
_LONG = 110


@dataclass(frozen=True, slots=True)
class Front:
    """What the top says; `end` is the index of the first line below it."""

    kind: Kind
    end: int
    body: Body | None = None
    title: Words | None = None
    date: Value | None = None
    venue: Words | None = None
    started: Value | None = None


def find_front(clean: str, lines: tuple[Line, ...], lists: int, first_person: int | None) -> Front:
    """Read the top.  `lists` is how many lines the lists of people take, `first_person` where the first one stands."""
    kind = kind_of(clean, lines, lists > 0 or first_person is not None)
    front = Front(kind=kind, end=0)
    end = 0
    for line in lines[:_MOST]:
        if _ends(front, line, lists, first_person):
            break
        front = _with_line(front, clean, line)
        end = line.index + 1
    front = _placed(replace(front, end=end), clean, lines)
    front = _dated(front, clean, lines)
    return replace(front, end=max(front.end, lists))


def kind_of(clean: str, lines: tuple[Line, ...], people: bool) -> Kind:
    """Minutes record a meeting: they list who was there, or speak of what was agreed; a report says whose it is."""
    if people:
        return "minutes"
    top = [line.text for line in lines[:_MOST]]
    if any(_PAPER.search(text) for text in top[:8]) or any(_MEETING_OF.search(text) and "held" in text for text in top):
        return "minutes"
    report = any(len(line.text) < 80 and _REPORT.match(line.text) for line in lines)
    return "report" if report or len(_MINUTES.findall(clean)) < 3 else "minutes"


def _ends(front: Front, line: Line, lists: int, first_person: int | None) -> bool:
    if opens_list(line) or first_person is not None and first_person <= line.end:
        return True
    if _BUSINESS.match(line.text):
        return True
    if len(line.text) > _LONG and not _MEETING_OF.search(line.text) and not _HELD.search(line.text):
        return True
    if (
        plain_number(line)
        and line.index
        and not (lists and line.index < lists)
        and next(find_dates(line.text), None) is None
    ):
        return not line.text.strip().isdigit() or front.body is not None
    if (
        front.kind == "report"
        and front.title
        and front.body
        and not (_AUTHOR.match(line.text) or _FIELD.match(line.text) or next(find_dates(line.text), None))
    ):
        return True
    return running_number(line) is not None and front.body is not None and front.date is not None


def _with_line(front: Front, clean: str, line: Line) -> Front:
    field = _FIELD.match(line.text)
    if field and field.lastgroup:
        return _with_field(front, clean, line, field.lastgroup, line.start + field.end())
    told = _MEETING_OF.search(line.text)
    if told and _HELD.search(line.text) and not (front.body and _PAPER.match(line.text)):
        return _told(front, clean, line, told)
    if _AUTHOR.match(line.text) or line.text.isdigit() or len(line.text) > _LONG or _tells(line.text):
        return front
    free = front.body is None or _HOST.fullmatch(front.body.name) and not _HOST.fullmatch(line.text)
    if (
        free
        and (not front.title or _PAGE.fullmatch(front.title.text))
        and _names_group(line.text)
        and not (front.body and _PLACE.search(line.text))
    ):
        return _with_body(front, line, clean)
    return _with_title(front, line)


def _says_when(words: str) -> bool:
    return _HELD_SENTENCE.search(words) is not None or next(find_dates(words), None) is not None


def _tells(words: str) -> bool:
    """True for a sentence, which is no name and no title."""
    return words[-1] == "." and words.count(" ") > _FEW_WORDS and not is_title(words) and not _says_when(words)


def _names_group(words: str) -> bool:
    """True where a group is named, before any word that says when it met."""
    held = _HELD.search(words)
    says_when = held and (held.start() == 0 or next(find_dates(words), None))
    return _GROUP_WORD.search(words, 0, held.start() if held and says_when else len(words)) is not None


def _with_field(front: Front, clean: str, line: Line, field: str, start: int) -> Front:
    """A labelled line: "Venue: Town Hall"."""
    words = clean[start : line.end].split("\t")[0].rstrip()
    span = (start, start + len(words))
    if field == "venue" and not front.venue:
        return replace(front, venue=Words(text=" ".join(words.split()), span=span))
    if field == "title" and not front.title:
        return replace(front, title=Words(text=" ".join(words.split()), span=span))
    if field == "body" and _GROUP_WORD.search(words):
        return replace(front, body=Body(name=" ".join(words.split()), span=span))
    return front


def _told(front: Front, clean: str, line: Line, told: re.Match[str]) -> Front:
    """ "A meeting of … was held": the body where it has no line of its own."""
    if front.body and not _HOST.fullmatch(front.body.name) or not _GROUP_WORD.search(told["body"]):
        return front
    span = (line.start + told.start("body"), line.start + told.end("body"))
    return replace(front, body=Body(name=" ".join(clean[span[0] : span[1]].split()), span=span, confidence=0.9))


def _with_body(front: Front, line: Line, clean: str) -> Front:
    opening = _OF_BODY.match(line.text)
    at = opening.end() if opening and _PAPER.match(opening[0]) or opening and "eeting" in opening[0] else 0
    ends = _BODY_ENDS.search(line.text, at)
    if ends and not _GROUP_WORD.search(line.text, at, ends.start()):
        ends = _BODY_ENDS.search(line.text, ends.start() + 2)  # "Mere Board Meeting" is of the Mere Board
    stop = ends.start() if ends and _GROUP_WORD.search(line.text, at, ends.start()) else len(line.text)
    words = line.text[at:stop].rstrip(" -–—:,|")
    span = (line.start + at, line.start + at + len(words))
    front = replace(front, body=Body(name=" ".join(words.split()), span=span, confidence=0.95 if not at else 0.9))
    if _PAPER.search(line.text) and not _HELD_SENTENCE.search(line.text) and not front.title:
        front = replace(
            front,
            title=Words(
                text=" ".join(line.text.split()),
                span=line.span,
                confidence=0.7,
                doubt="The title and the body stand on one line.",
            ),
        )
    return front


_PAGE = re.compile(
    r"agenda(?:, decisions)? and (?:draft |printed )?minutes|(?:draft |printed )?minutes|decisions", re.I
)
_OF_A_SITE = re.compile(r"agenda(?:, decisions)? and (?:draft |printed )?minutes", re.I)  # heads a page, not a paper
_HELD_SENTENCE = re.compile(r"\bheld\b|\bcommencing\b|^(?:a |the )?meeting\b", re.I)


def _with_title(front: Front, line: Line) -> Front:
    """The document's own title: in a report the line that is nothing else, in minutes one that says what it is."""
    if front.title or _HELD_SENTENCE.search(line.text) or is_label(line.text) or line.text[-1] in ".:":
        return front
    dated = next(find_dates(line.text), None)
    if dated and not _PAPER.search(line.text) or first_time(line.text, 0, len(line.text)):
        return front
    if front.kind == "minutes" and (not _PAPER.search(line.text) or _OF_A_SITE.fullmatch(line.text)):
        return front
    title = Words(text=" ".join(line.text.split()), span=line.span, confidence=0.7 if dated else 0.9)
    return replace(front, title=title)


def _placed(front: Front, clean: str, lines: tuple[Line, ...]) -> Front:
    """The venue, where it has no label: after "held at", after the date or time, or on a line of its own."""
    taken = [fact.span for fact in (front.body, front.title) if fact]
    for line in lines[: front.end]:
        if front.venue or front.kind == "report":
            break
        found = _HELD_AT.search(line.text) or _after_date(line.text)
        if found:
            front = _with_venue(front, line, found.start("venue"), found.end("venue"))
        elif (
            _PLACE.search(line.text)
            and not _FIELD.match(line.text)
            and not _PAPER.search(line.text)
            and len(line.text) < _LONG
            and not any(a <= line.start < b for a, b in taken)
            and line.text[0].isupper()
            and line.text[-1] != ":"
        ):
            front = _with_venue(front, line, 0, len(line.text))
    return front


def _after_date(words: str) -> re.Match[str] | None:
    ends = [dated.span[1] for dated in find_dates(words)] + [time.span[1] for time in find_times(words)]
    for end in sorted(ends):
        found = _AFTER.match(words, end) or _BEHIND_COMMA.match(words, end)
        if found and (found.re is _AFTER or _PLACE.search(found["venue"])):
            return found
    return None


def _with_venue(front: Front, line: Line, start: int, end: int) -> Front:
    words = line.text[start:end]
    cut = _CUT.search(words)
    words = words[: cut.start()] if cut else words
    words = words.rstrip(" .,;:-–")
    if (
        not words
        or _WEEKDAY.fullmatch(words)
        or next(find_dates(words), None)
        or words[0].isdigit()
        and not _PLACE.search(words)
    ):
        return front
    span = (line.start + start, line.start + start + len(words))
    return replace(front, venue=Words(text=" ".join(words.split()), span=span, confidence=0.9))


def _dated(front: Front, clean: str, lines: tuple[Line, ...]) -> Front:
    """The first whole date of the top, a line that says "held" or "Date" before others, and the first time."""
    top = lines[: max(front.end, 1)]
    spoken = [
        line
        for line in top
        if _HELD.search(line.text) or (_FIELD.match(line.text) or [""])[0].lower().startswith("date")
    ]
    for line in [*spoken, *top]:
        end = lines[line.index + 1].end if line.broken else line.end
        dated = next((d for d in find_dates(clean, line.start, end, wanted=True) if d.whole), None)
        if dated and dated.value:
            front = replace(front, date=Value(value=dated.value, span=dated.span))
            break
    if front.kind == "report":
        return front
    for line in top:
        time = first_time(clean, line.start, line.end)
        if time:
            return replace(
                front,
                started=Value(
                    value=time.value, span=time.span, doubt=time.doubt, confidence=0.6 if time.doubt else 0.95
                ),
            )
    return front


def impossible_dates(clean: str) -> list[Note]:
    """A note for each date that does not exist, such as 31 June."""
    found = {
        d.span
        for day in _LAST_DAYS.finditer(clean)
        for d in find_dates(clean, day.start(), min(day.start() + _DATE_LENGTH, len(clean)))
        if not d.exists and d.span[0] == day.start()
    }
    return [
        Note(kind="impossible_date", message=f"There is no such date as {clean[start:end].strip()}.", span=(start, end))
        for start, end in sorted(found)
    ]
