"""Which bare numbers count something: by the noun after, the words before, or the count that they are part of."""

from __future__ import annotations

import re

from minutes_reader.lines import has_any
from minutes_reader.values import Value

# Things that are counted, with or without a plural s; and those that have one form, or another plural.
_WITH_S = """
    person individual client offender victim resident household adult youth pupil student officer pcso warden member
    visitor user volunteer tenant perpetrator female male incident crime offence report referral call check case
    arrest conviction warning test session visit patrol application complaint order asbo injunction notice fine
    seizure warrant home eviction alarm fire death collision accident theft assault attendance admission intervention
    response survey leaflet letter kit contact bike vehicle car moped machine weapon camera nomination event placement
    attack episode sleeper reoffence request stabbing shooting raid break-in
    closure disposal entrant prosecution investigation assessment disclosure disorder
""".split()
_NOUNS = frozenset(
    """
    people family families children child staff attendees delegates participants landlords customers patients suspects
    nominals respondents beneficiaries women men girls boys parents drivers riders motorists passengers pedestrians
    employees workers carers professionals practitioners schools businesses retailers premises caseload charges
    cautions penalties searches houses dwellings properties tenancies fatalities casualty casualties burglary
    burglaries robbery robberies discharges replies questionnaires forms posters packs locks engagements bicycles
    cycles motorcycles scooters knives firearms needles vacancies jobs fte ftes fte's fte’s breaches breach alerts
    exclusions enquiry enquiries queries tweets followers hits views downloads stops sanctions completions marac
    hospitalisations journeys deliveries conversations signatures pledges awards places beds
""".split()
).union(_WITH_S, (noun + "s" for noun in _WITH_S))
_WORD = re.compile(r"\s*-?([\w'’/&-]+)")
# What a plan or a meeting is made of: how many of them there are measures nothing.
_PARTS = frozenset(
    """
    area areas year years month months day days week weeks hour hours strand strands indicator indicators course
    courses authority authorities priority priorities theme themes group groups partnership partnerships ward wards
    action actions objective objectives recommendation recommendations project projects scheme schemes question
    questions meeting meetings agency agencies organisation organisations page pages item items issues matters points
    options stages phases parts categories headings targets measures bids
""".split()
)
_NO_NOUN = _PARTS.union("and or to for in on at by with from per was were is are had have has".split())
_NOT_AFTER = frozenset({"panel", "review", "officer"})
_TELLS = frozenset(
    "number numbers total totals totalling totalled caseload average count figure figures volume".split()
)
_LINKS = frozenset(
    "of was were is are at to from by reached totalled totalling averaged being than over under nearly almost just "
    "only about around approximately".split()
)
_AFTER_LINK = frozenset("the a only about around approximately over under just nearly almost total some".split())
_MOVED = re.compile(
    r"\b(?:rose|risen|rise|fell|fallen|fall|increased?|decreased?|reduced|reduction|dropped|drop|declined?|grown|grew"
    r"|went|gone|up|down|improved|slippage|slipped|compared|changed)\b",
    re.I,
)
_FROM_TO = re.compile(r"\b(?:from|to|by|at|with|than|against|of)\s*(?:about\s+|around\s+|just\s+|over\s+)*$", re.I)
_MORE = re.compile(r"\s+(?:fewer|more|less)\s+than\b", re.I)
_TO_NUMBER = re.compile(
    r"\s+(?:\([^)]{0,40}\)\s+|(?:in|during|for|at)\s+[\w/’' -]{2,24}?\s+)?to\s+(?:about\s+|around\s+)?[\d£]"
)
_PART = re.compile(
    r"\s+(?:had|have|has|were|was|are|is|of\s+(?:these|them|whom|which|those)|did|went|resulted|led|remain|received"
    r"|related|involved)\b",
    re.I,
)
_OF_WHICH = re.compile(
    r"\b(?:of\s+(?:these|them|whom|which|those),?|(?:compared|comparing)\s+(?:to|with)|than|against|and"
    r"|including)\s*(?:the\s+)?(?:only\s+|just\s+)*$",
    re.I,
)
_DONE_TO = re.compile(
    r"\s+[a-z]{3,}s\s+(?:were|had\s+been|have\s+been|are\s+being|were\s+being)\s+(?:\w+ly\s+)?[a-z]{2,}(?:ed|en|ung|ade|ent|ken|old|ut)\b"
)
_UP_FROM = re.compile(
    r"\b(?:up|down|risen|rose|rise|fallen|fell|fall|increased?|decreased?|reduced|reduction|dropped?)\s+(?:\w+\s+)?from\s+"
    r"(?:only\s+|just\s+|about\s+|around\s+)*$",
    re.I,
)
_THERE = re.compile(r"\bthere\s+(?:were|was|have\s+been|had\s+been|are)\s+(?:only\s+|just\s+|now\s+)*$", re.I)
_SERVICE = re.compile(r"\s*(?:calls?|numbers?|service|line)\b", re.I)
_JUST = r"(?:only\s+|just\s+|now\s+|over\s+|about\s+|around\s+|nearly\s+|almost\s+|some\s+){0,3}"
_STANDS_AT = re.compile(
    r"\b(?:(?:stood|stands?|standing)\s+at|(?:targets?|baseline|trajectory)(?:\s+figure)?(?:\s+(?:for|in)\s+\S+){0,2}"
    r"(?:\s+(?:of|was|is|at|were)|\s*[:–=-])|numbered|numbering|(?:is|are)\s+(?:now|currently))\s+(?:a\s+|the\s+)?"
    + _JUST
    + "$",
    re.I,
)
_AIMED_AT = re.compile(
    r"\b(?:target|aim|goal|ambition)\w*\s+(?:\w+\s+){0,2}?to\s+(?:\w+\s+){1,8}(?:below|under|above|over|at|to|within)\s+"
    + _JUST
    + "$",
    re.I,
)
_RECORDED = re.compile(
    r"\s+(?P<what>(?:[a-z][\w’'-]*\s+){0,6}?)(?:(?:had|have|has)\s+(?:now\s+|also\s+|since\s+|already\s+)?been|were|was)\s+"
    r"(?:reported|recorded|logged|registered|received|completed|carried\s+out|identified|referred|supported|fitted|seized"
    r"|issued|arrested|charged|treated|visited|trained|helped|rehoused|delivered|made|removed|investigated)\b"
)
_BEEN = ("been", "were", "was")
_AT_WORDS = tuple("stood stand target baseline trajectory number now currently aim goal ambition".split())
_ON_RECORD = re.compile(r"\s+(?:reported|recorded|on\s+record|logged|registered)\b")
_PLURAL_HEAD = re.compile(r"\s+(?P<what>(?:[a-z][\w’'-]*\s+){0,3}?[a-z][a-z’'-]{2,}s)\b(?P<on>[^.;]{0,60})")
_MEASURED_ON = re.compile(
    r"\s*(?:,?\s*(?:up|down|compared|a\s+(?:rise|fall|reduction|increase)|more|fewer)\b|in|during|between|since)\b"
)
_CAPITAL = re.compile(r"\s+(?P<word>[A-Z][a-z]*)\b")
_IN_BRACKET = re.compile(
    r"\s+(?:last|(?:in|for)\s+(?:the\s+)?(?:previous|last|same|(?:19|20)\d\d)|(?:the\s+)?previous)\b"
)
_UP_BY = re.compile(r"\b(?:up|down|by)\s+$")
_ON = re.compile(r"\s*(?:\(|[,.;]|$|(?:on|from|compared|since|in)\b)")
_PERIOD_BEHIND = re.compile(r"\s*\((?:19|20)\d\d\b")
_GROUP_OF = re.compile(r"\b(?:groups?|families|out)\s+of\s+$", re.I)
_CUT_DATE = re.compile(
    r"\b(?:on|before|after|by|until|till|of|from|than)\s+(?:the\s+)?$"
)  # its month is on the next line
_NUMBERS_A_PARAGRAPH = re.compile(
    r"\s+(?:(?:Members|Partners|Officers|Staff|Residents|Agencies|Police)\s+(?:(?:are|were|is|was)\s+(?:asked|invited"
    r"|requested|recommended|reminded|advised)|will|may|might|should|could|from|noted|agreed|discussed|heard|received"
    r"|welcomed|considered)\b)"
)
_LABELS = frozenset("crime theft burglary robbery violence damage asb disorder arson fraud".split())
_PLURAL = re.compile(r"\s*(?:[a-z]{3,}s)\b")
_TO_LAST = re.compile(
    r"\d\s*(?:\([^)]*\)\s*)?(?:to|compared\s+(?:to"
    r"|with))\s*(?:about\s+|around\s+|just\s+"
    r"|over\s+)*$"
)


def noun_after(text: str, value: Value, end: int) -> bool:
    """True where a counted thing follows a number, within its own phrase: at most four words lead up to it."""
    if value.value in (999, 101, 111, 112) and _SERVICE.match(text, value.end, end):
        return False
    at = value.end
    for n in range(7):
        found = _WORD.match(text, at, end)
        if not found:
            return False
        at, word = found.end(), found[1].lower()
        if word in ("of", "the", "these", "those", "our"):
            if n > 1:
                return False
        elif word in _NO_NOUN:
            return False
        elif word in _NOUNS:
            following = _WORD.match(text, at, end)
            return not (following and following[1].lower() in _NOT_AFTER)
        elif n == 0 and _DONE_TO.match(text, found.start(), end):
            return True
    return False


def _named_before(before: str) -> bool:
    """True for words such as `the number of burglaries was` or `a caseload of` right before a number."""
    words = before.lower().split()[-13:]
    if words[-1:] == ["than"] and words[-2:-1] in (["later"], ["earlier"], ["sooner"], ["longer"]):
        return False
    while words and words[-1] in _AFTER_LINK:
        words.pop()
    if not words or not (words[-1] in _LINKS or words[-1][-1] in ":–=-"):
        return before.rstrip()[-1:] in (":", "–", "=") and any(_tells(word) for word in words)
    for word in reversed(words[-11:]):
        if word in ("and", "but", "which", "who"):
            return False
        if _tells(word):
            return True
    return False


def _tells(word: str) -> bool:
    word = word.strip("():–=-,'’\"")
    return word in _TELLS or word.lower() in _NOUNS


def counts(text: str, low: str, start: int, end: int, value: Value, earlier: bool) -> bool:
    """True where a bare number counts something; `earlier` says that a count stands before it in the sentence.

    `low` is the text in lower case.
    """
    if value.value == 999 and _SERVICE.match(text, value.end, end) or _in_a_number(text, start, value):
        return False
    if value.start == start and _numbers_a_paragraph(text, value, end):
        return False
    if noun_after(text, value, end):
        return True
    begin = max(start, value.start - 120)
    before, lead = text[begin : value.start], low[begin : value.start]
    if lead.endswith("of ") and _GROUP_OF.search(before):
        return False
    if _named_before(before) and not _PLURAL.match(text[value.end : value.end + 20]):
        return True
    if earlier and _counts_part(text, end, value, before):
        return True
    if "there" in lead and _THERE.search(before) and not _WORD.match(text, value.end, end):
        return True
    if (
        has_any(lead, _AT_WORDS)
        and (_STANDS_AT.search(before) or _AIMED_AT.search(before))
        and not _of_parts(text, value, end)
    ):
        return True
    if _is_recorded(text, low, value, end, before):
        return True
    return value.end >= end - 1 and not _CUT_DATE.search(before) and _labelled(text[start : value.start])


def _numbers_a_paragraph(text: str, value: Value, end: int) -> bool:
    """True for `12 The views of members were sought`, but not for `12 Arrests were made`."""
    capital = _CAPITAL.match(text, value.end, end)
    if capital is None:
        return False
    return capital["word"].lower() not in _NOUNS or _NUMBERS_A_PARAGRAPH.match(text, value.end, end) is not None


def _counts_part(text: str, end: int, value: Value, before: str) -> bool:
    """True for a number that a count earlier in the sentence explains: `of these 6 had …`, `up from 81`."""
    if before.endswith("("):
        if text[value.end : value.end + 1] == ")":
            return value.value >= 10
        return _IN_BRACKET.match(text, value.end, end) is not None
    return any(
        (
            _MORE.match(text, value.end, end),
            _UP_FROM.search(before),
            _PART.match(text, value.end, end),
            _OF_WHICH.search(before),
            _UP_BY.search(before) and _ON.match(text, value.end, end),
            _PERIOD_BEHIND.match(text, value.end, end),
        )
    )


def may_count(text: str, start: int, end: int, value: Value) -> tuple[bool, bool]:
    """(may, surely) for a bare number before things that we do not know: `there were 41 missing episodes`."""
    if value.start == start or not _THERE.search(text, max(start, value.start - 40), value.start):
        return False, False
    head = _PLURAL_HEAD.match(text, value.end, end)
    if not head:
        return False, False
    last = head["what"].split()[-1].lower()
    if last in _NO_NOUN and not head["on"].startswith(" held"):
        return False, False
    return True, _MEASURED_ON.match(head["on"]) is not None


def _of_parts(text: str, value: Value, end: int) -> bool:
    """True where what follows a number is only a part of a plan or meeting: `12 areas`."""
    following = _WORD.match(text, value.end, end)
    return following is not None and following[1].lower() in _PARTS


def _is_recorded(text: str, low: str, value: Value, end: int, before: str) -> bool:
    """True for a number of things that had been reported, or that are on record."""
    if before.endswith("with ") and _ON_RECORD.match(text, value.end, end):
        return True
    recorded = _RECORDED.match(text, value.end, end) if has_any(low[value.end : end], _BEEN) else None
    return recorded is not None and not _NO_NOUN.intersection(recorded["what"].lower().split()[-1:])


def _in_a_number(text: str, start: int, value: Value) -> bool:
    """True for a group of the digits of a telephone number or a code."""
    if isinstance(value.value, float):
        return False
    length = value.end - value.start
    after_digits = value.start - 2 >= start and text[value.start - 1] == " " and text[value.start - 2].isdigit()
    return text[value.start] == "0" and length > 1 or (after_digits and length > 2)


def _labelled(before: str) -> bool:
    """True for a short label of something counted: `Burglary –`."""
    return (
        len(before) < 130
        and "." not in before
        and ";" not in before
        and any(word.strip("(),:–=-").lower() in _LABELS or _tells(word) for word in before.split())
    )


def moved(text: str, start: int, end: int, value: Value) -> bool:
    """True for a bare number between which something rose or fell: `slippage 73.2 to 70.2`, `fell from 40 to 31`."""
    before = text[start : value.start]
    leads = _TO_NUMBER.match(text, value.end, end) is not None
    if not (leads or _FROM_TO.search(before[-24:])) or not _MOVED.search(before):
        return False
    if leads:
        return True
    return bool(_FROM_TO.search(before[-24:]) and _TO_LAST.search(before))
