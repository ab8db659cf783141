"""Which bare numbers count something: by the noun after, the words before, or the count that they are part of."""

from __future__ import annotations

import re

from minutes_reader.values import Value

# Things that are counted, with or without a plural s; and those that have one form, or another plural.
_WITH_S = """
    person individual client offender victim resident household adult youth pupil student officer pcso warden member
    visitor user volunteer tenant perpetrator female male incident crime offence report referral call check case
    arrest conviction warning test session visit patrol application complaint order asbo injunction notice fine
    seizure warrant home eviction alarm fire death collision accident theft assault attendance admission intervention
    response survey leaflet letter kit contact bike vehicle car moped machine weapon camera nomination event placement
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
_NO_NOUN = frozenset(
    """
    and or to for in on at by with from per area areas year years month months day days week weeks hour hours strand
    strands indicator indicators course courses authority authorities priority priorities theme themes group groups
    partnership partnerships ward wards action actions objective objectives recommendation recommendations project
    projects scheme schemes question questions meeting meetings agency agencies organisation organisations page pages
    item items was were is are had have has
""".split()
)
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
_TO_NUMBER = re.compile(r"\s+to\s+(?:about\s+|around\s+)?[\d£]")
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


def counts(text: str, start: int, end: int, value: Value, earlier: bool) -> bool:
    """True where a bare number counts something; `earlier` says that a count stands before it in the sentence."""
    if value.value == 999 and _SERVICE.match(text, value.end, end) or _in_a_number(text, start, value):
        return False
    if noun_after(text, value, end):
        return True
    before = text[max(start, value.start - 120) : value.start]
    if _named_before(before) and not _PLURAL.match(text[value.end : value.end + 20]):
        return True
    if earlier and before.endswith("(") and text[value.end : value.end + 1] == ")":
        return value.value >= 10
    if earlier and _MORE.match(text, value.end, end):
        return True
    if earlier and _UP_FROM.search(before):
        return True
    if _THERE.search(before) and not _WORD.match(text, value.end, end):
        return True
    if earlier and (_PART.match(text, value.end, end) or _OF_WHICH.search(before)):
        return True
    return value.end >= end - 1 and _labelled(text[start : value.start])


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
