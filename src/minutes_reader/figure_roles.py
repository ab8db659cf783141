"""What a figure in a sentence is: the latest, an earlier one, a target, a change, another area's."""

from __future__ import annotations

import re

from minutes_reader.counted import noun_after
from minutes_reader.hints import Hinted
from minutes_reader.reading import Role
from minutes_reader.values import Value

_ABOUT = (
    r"(?:\s*(?:about|around|approximately|approx\.?|just|over|under|nearly|almost|only|some|the|a|an|its|their|our"
    r"|further|additional|average\s+of)\b)*\s*$"
)
_STRETCH = re.compile(r"\bstretch(?:ed|ing)?\s+target\b[^.;\d]{0,30}$", re.I)
_TARGET = re.compile(
    r"\b(?:targets?|aim(?:s|ed|ing)?|goal|ambition|trajectory|objective)\b(?:\s+(?:figure|rate|level|set|of|is|was|for"
    r"|at|to|be|achieve|reach|:|reduce|by))*\s*[:–-]?" + _ABOUT,
    re.I,
)
_TARGET_FOR = re.compile(
    r"\btarget\b(?:(?!\b(?:is|was|stood|at|currently|exceed\w*|against|missed|below|above|present|with"
    r"|to)\b)[^.;\d]){0,80}[–:-]\s*$",
    re.I,
)
_AIMED_TO = re.compile(
    r"\b(?:target|aim|goal|ambition|objective)(?:s|ed|ing)?\s+(?:\w+\s+){0,2}?to\s+(?!be\b)[a-z]+\b[^.;\d]{0,90}$", re.I
)
_AGAINST = re.compile(
    r"\b(?:against|exceed\w*|miss\w*|meet\w*|below|above)\s+(?:the|a|an|our"
    r"|its)\s+(?:\w+\s+){0,3}?target\s+(?:of\s+)?" + _ABOUT,
    re.I,
)
_TARGET_AFTER = re.compile(
    r"\s*(?:(?P<stretch>stretch)\s+|(?!below|above|over|under|off|behind|than|of|short|the\b)\w+\s+)?target\b", re.I
)
_BASELINE = re.compile(
    r"\b(?:baselines?\b(?:\s+(?:figure|of|is|was|at|for\s+\S+))*|initial(?:ly)?\s+(?:[\w-]+\s+){0,3}?(?:of|was|at)"
    r"|starting\s+(?:point|from|figure)(?:\s+of)?)\s*[:–-]?" + _ABOUT,
    re.I,
)
_DIRECTION = (
    r"(?:rise|rises|increase|increases|reduction|reductions|decrease|decreases|fall|falls|drop|drops|cut"
    r"|cuts|decline|growth|improvement|"
    r"saving|efficiency|slippage)"
)
_BY = Hinted(re.compile(r"\bby" + _ABOUT, re.I), "by")
_CHANGE = Hinted(
    re.compile(
        rf"(?:\b(?:up|down|by)|\b(?:{_DIRECTION})\s+(?:of|by)|\b(?:rose|risen|fell|fallen|increased|decreased|reduced"
        rf"|dropped|grew|grown|declined|cut|improved|up|down)(?:\s+by)?|\+/-)" + _ABOUT,
        re.I,
    ),
    "up",
    "down",
    "by",
    "ris",
    "incr",
    "decr",
    "redu",
    "fall",
    "fell",
    "drop",
    "cut",
    "declin",
    "growth",
    "improve",
    "saving",
    "efficien",
    "slip",
    "rose",
    "grew",
    "grown",
    "+/-",
)
_CHANGE_AFTER = re.compile(
    rf"\s*(?:[\w-]+\s+){{0,2}}?(?:{_DIRECTION}|fewer|more\s+(?:\w+\s+)?than\s+(?:last|the\s+previous|in\b|at\b|target|planned|expected)|higher\s+than"
    rf"|lower\s+than|less\s+than|(?:down|up)\b(?!\s+(?:to\b|from\s+(?:(?:about|around|over|just|only)\s+)?[\d£])))\b",
    re.I,
)
_MOVE = re.compile(
    r"\b(?:down|up|risen|rose|rise|fallen|fell|fall|increase[sd]?|decrease[sd]?|reduc\w+|drop\w*|decline\w*|grown|grew"
    r"|went|gone|improve\w*|moved|changed|slipp\w+)\b",
    re.I,
)
_FROM = Hinted(re.compile(r"\bfrom" + _ABOUT, re.I), "from")
_COMPARED = Hinted(
    re.compile(
        r"\b(?:compared\s+(?:to|with)|in\s+comparison\s+(?:to|with)|as\s+against|against|than|previously"
        r"|was\s+previously)" + _ABOUT,
        re.I,
    ),
    "compar",
    "against",
    "than",
    "previously",
)
_PREVIOUSLY = Hinted(
    re.compile(
        r"\b(?:(?:previous|last|prior|earlier|preceding)\s+(?:\w+['’]?s?\s+)?(?:figure|rate|level|score|result|total|number"
        r"|count|percentage|position|survey|reading)|(?:previous|last)\s+(?:year|quarter|month|period)(?:['’]s)?"
        r"(?:,?\s+(?:the\s+)?(?:figure|rate|level|total|number|it|this))?)\s*(?:was|were|had\s+been|is|stood\s+at|of|at|:|–|-|\()"
        + _ABOUT,
        re.I,
    ),
    "previous",
    "last",
    "prior",
    "earlier",
    "preceding",
)
_NO_FEWER = re.compile(r"\b(?:more|less|fewer|other|rather)\s+than" + _ABOUT, re.I)
_TO_NEXT = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*|(?:in|during|for|at)\s+[\w/’' -]{2,24}?\s+)?to\s+(?:about\s+|around\s+|just\s+)?[£+–-]?\d"
)
_PAIRED = re.compile(r"[^().;]{0,40}\b(?:against|compared\s+(?:to|with)|from|to|versus|v)\s+(?:only\s+|just\s+)?[£\d]")
_SIGNED = re.compile(r"\(\s*$")
_TARGET_IS = re.compile(
    r"\btargets?\s+(?:for|in)\s+(?:[\w/’'-]+\s+){1,6}?(?:is|was|were|of|remains|remained|stands\s+at|:)" + _ABOUT, re.I
)
_LAST_BRACKET = Hinted(
    re.compile(r"\b(?:previous|last)\s+(?:year|quarter|month|period)\s*\(\s*$|\bfrom\s*\(\s*$", re.I), "("
)
_LAST = re.compile(
    r"\s*(?:[\w-]+\s+){0,4}?(?:in|for|during|at)?\s*(?:the\s+)?(?:(?:same\s+(?:period|time|quarter|month)\s+)?(?:last"
    r"|previous)\s+(?:year|quarter|month|period)|the\s+year\s+before)\b",
    re.I,
)
_ELSEWHERE = Hinted(
    re.compile(
        r"\b(?P<area>national(?:ly)?|england(?:\s+and\s+wales)?|regional(?:ly)?|north\s+east"
        r"|(?:most\s+)?similar\s+(?:group|famil(?:y|ies)|force|areas?|csps?)|msg|msf|family\s+group|county|"
        r"uk|british|force(?:-wide)?)\b(?:\s+(?:average|figure|rate|level|comparator|mean|position))*(?:\s+(?:of|is|was|at"
        r"|stands\s+at|stood\s+at|:|figure))*" + _ABOUT,
        re.I,
    ),
    "national",
    "england",
    "regional",
    "north",
    "similar",
    "msg",
    "msf",
    "family",
    "county",
    "uk",
    "british",
    "force",
)
_ELSEWHERE_AFTER = re.compile(
    r"\s*(?:(?P<wide>nationally|regionally)|(?:for|in|across)\s+(?:the\s+|our\s+|its\s+)?(?P<area>england(?:\s+and\s+wales)?"
    r"|(?:most\s+similar\s+)?family\s+group|most\s+similar\s+group|force|region|county\b(?!\s+council)"
    r"|(?:most\s+)?(?:similar|comparable)\s+(?:areas|forces|csps|partnerships|boroughs|districts|places|groups?)))\b",
    re.I,
)
_DIGIT = re.compile(r"\d")


def role_of(text: str, start: int, end: int, value: Value, since: int) -> tuple[Role, str | None]:
    """The role of a figure in the sentence text[start:end], and the area beside it that makes it a comparator.

    `since` is where the words that belong to it begin: the end of the figure before it, or the sentence's start.
    """
    before = text[max(since, value.start - 120) : value.start]
    aimed = _aimed(text, end, value, before)
    if aimed:
        return aimed, None
    low = before.lower()
    if ("baseline" in low or "initial" in low or "starting" in low) and _BASELINE.search(before):
        return "baseline", None
    area = _ELSEWHERE.search(before[-70:]) or _ELSEWHERE_AFTER.match(text, value.end, end)
    if area and value.unit != "rank":
        return "comparator", " ".join((area["area"] or area["wide"]).split())
    return _movement(text, end, value, before, text[start : value.start]), None


def _aimed(text: str, end: int, value: Value, before: str) -> Role | None:
    """Target or stretch, by words right before the figure or right after it."""
    after = _TARGET_AFTER.match(text, value.end, end)
    if after:
        return "stretch" if after["stretch"] else "target"
    low = before.lower()
    if not any(hint in low for hint in ("target", "aim", "goal", "ambition", "trajectory", "objective")):
        return None
    if _STRETCH.search(before):
        return "stretch"
    return (
        "target"
        if _AGAINST.search(before)
        or _TARGET.search(before)
        or _TARGET_FOR.search(before)
        or _AIMED_TO.search(before)
        or _TARGET_IS.search(before)
        else None
    )


def _movement(text: str, end: int, value: Value, before: str, whole: str) -> Role:
    """Previous, change or latest, by the words of rising and falling around a figure."""
    if value.unit == "percent" and text[value.start] in "-–−+" and _SIGNED.search(before):
        return "change"
    if _BY.search(before):
        return "change" if value.unit == "percent" or _MOVE.search(whole) else "latest"
    following = _TO_NEXT.match(text, value.end, end) is not None
    if _FROM.search(before):
        if following or _MOVE.search(whole):
            return "previous"
    elif following and _MOVE.search(whole):
        return "previous"
    if _CHANGE.search(before) or (
        value.unit in ("percent", "count", None) and _CHANGE_AFTER.match(text, value.end, end)
    ):
        return "change"
    if _COMPARED.search(before) and not _only_more(before, whole):
        return "previous"
    if (_LAST_BRACKET.search(before) or _PREVIOUSLY.search(before)) and not _PAIRED.match(text, value.end, end):
        return "previous"
    if _LAST.match(text, value.end, end) and _DIGIT.search(whole) and not noun_after(text, value, end):
        return "previous"
    return "latest"


def _only_more(before: str, whole: str) -> bool:
    """True for `more than 3,000 calls`, which is compared with nothing said before it."""
    if not _NO_FEWER.search(before):
        return False
    begins = before.strip()[:1].isupper()
    return begins or not _DIGIT.search(whole) or len(before) > 40 or " and " in before
