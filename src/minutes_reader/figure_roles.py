"""What a figure in a sentence is: the latest, an earlier one, a target, a change, another area's."""

from __future__ import annotations

import re

from minutes_reader.counted import noun_after
from minutes_reader.leads import last_words
from minutes_reader.lines import has_any
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
_DIRECTIONS = frozenset(_DIRECTION.strip("(?:)").split("|"))
_CHANGED = frozenset(
    """
    up down by rose risen fell fallen increased decreased reduced dropped grew grown declined cut improved
""".split()
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
_PREVIOUSLY = re.compile(
    r"\b(?:(?:previous|last|prior|earlier|preceding)\s+(?:\w+['’]?s?\s+)?(?:figure|rate|level|score|result|total|number"
    r"|count|percentage|position|survey|reading)|(?:previous|last)\s+(?:year|quarter|month|period)(?:['’]s)?"
    r"(?:,?\s+(?:the\s+)?(?:figure|rate|level|total|number|it|this))?)\s*(?:was|were|had\s+been|is|stood\s+at|of|at|:|–|-|\()"
    + _ABOUT,
    re.I,
)
_BEFORE = ("previous", "last", "prior", "earlier", "preceding")
_MORE_OR_LESS = frozenset("more less fewer other rather".split())
_TO_NEXT = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*|(?:in|during|for|at)\s+[\w/’' -]{2,24}?\s+)?to\s+(?:about\s+|around\s+|just\s+)?[£+–-]?\d"
)
_PAIRED = re.compile(r"[^().;]{0,40}\b(?:against|compared\s+(?:to|with)|from|to|versus|v)\s+(?:only\s+|just\s+)?[£\d]")
_TARGET_IS = re.compile(
    r"\btargets?\s+(?:for|in)\s+(?:[\w/’'-]+\s+){1,6}?(?:is|was|were|of|remains|remained|stands\s+at|:)" + _ABOUT, re.I
)
_LAST_BRACKET = re.compile(r"\b(?:previous|last)\s+(?:year|quarter|month|period)\s*\(\s*$|\bfrom\s*\(\s*$", re.I)
_LAST = re.compile(
    r"\s*(?:[\w-]+\s+){0,4}?(?:in|for|during|at)?\s*(?:the\s+)?(?:(?:same\s+(?:period|time|quarter|month)\s+)?(?:last"
    r"|previous)\s+(?:year|quarter|month|period)|the\s+year\s+before)\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?P<area>national(?:ly)?|england(?:\s+and\s+wales)?|regional(?:ly)?|north\s+east"
    r"|(?:most\s+)?similar\s+(?:group|famil(?:y|ies)|force|areas?|csps?)|msg|msf|family\s+group|county|"
    r"uk|british|force(?:-wide)?)\b(?:\s+(?:average|figure|rate|level|comparator|mean|position))*(?:\s+(?:of|is|was|at"
    r"|stands\s+at|stood\s+at|:|figure))*" + _ABOUT,
    re.I,
)
_PLACES = tuple("national england regional north similar msg msf family county uk british force".split())
_PLACE_LINKS = ("nationally", "regionally", "for", "in", "across")
_ELSEWHERE_AFTER = re.compile(
    r"\s*(?:(?P<wide>nationally|regionally)|(?:for|in|across)\s+(?:the\s+|our\s+|its\s+)?(?P<area>england(?:\s+and\s+wales)?"
    r"|(?:most\s+similar\s+)?family\s+group|most\s+similar\s+group|force|region|county\b(?!\s+council)"
    r"|(?:most\s+)?(?:similar|comparable)\s+(?:areas|forces|csps|partnerships|boroughs|districts|places|groups?)))\b",
    re.I,
)
_DIGIT = re.compile(r"\d")
_AIMS = ("target", "aim", "goal", "ambition", "trajectory", "objective")
_STARTS = ("baseline", "initial", "starting")
_LAST_YEAR = ("last", "previous", "year before")
_LEAD = 120  # characters before a figure whose words may say what it is
_TAIL = 200  # and behind it
_NEAR = 40


def role_of(text: str, low: str, start: int, end: int, value: Value, since: int) -> tuple[Role, str | None]:
    """The role of a figure in the sentence text[start:end], and the area beside it that makes it a comparator.

    `low` is the text in lower case, for looks that spare us most patterns; `since` is where the words that belong to
    the figure begin: the end of the figure before it, or the sentence's start.
    """
    begin = max(since, value.start - _LEAD)
    before, lead = text[begin : value.start], low[begin : value.start]
    tail = low[value.end : value.end + _TAIL]
    aimed = _aimed(text, end, value, before, lead, tail)
    if aimed:
        return aimed, None
    if has_any(lead, _STARTS) and _BASELINE.search(before):
        return "baseline", None
    if value.unit != "rank":
        area = _ELSEWHERE.search(before[-70:]) if has_any(lead[-70:], _PLACES) else None
        if area is None and tail.lstrip().startswith(_PLACE_LINKS):
            area = _ELSEWHERE_AFTER.match(text, value.end, end)
        if area:
            return "comparator", " ".join((area["area"] or area["wide"]).split())
    return _movement(text, start, end, value, before, lead, tail), None


def _aimed(text: str, end: int, value: Value, before: str, lead: str, tail: str) -> Role | None:
    """Target or stretch, by words right before the figure or right after it."""
    after = _TARGET_AFTER.match(text, value.end, end) if "target" in tail else None
    if after:
        return "stretch" if after["stretch"] else "target"
    if not has_any(lead, _AIMS):
        return None
    if _STRETCH.search(before):
        return "stretch"
    patterns = (_AGAINST, _TARGET, _TARGET_FOR, _AIMED_TO, _TARGET_IS)
    return "target" if any(pattern.search(before) for pattern in patterns) else None


def _movement(text: str, start: int, end: int, value: Value, before: str, lead: str, tail: str) -> Role:
    """Previous, change or latest, by the words of rising and falling around a figure."""
    last, before_last = last_words(lead)
    bracket = last == "("
    if bracket and value.unit == "percent" and text[value.start] in "-–−+":
        return "change"
    if last == "by":
        return "change" if value.unit == "percent" or _MOVE.search(text, start, value.start) else "latest"
    following = "to" in tail and _TO_NEXT.match(text, value.end, end) is not None
    if (last == "from" or following) and (
        last == "from" and following or _MOVE.search(text, start, value.start) is not None
    ):
        return "previous"
    if last in _CHANGED or last == "+/-" or (last == "of" and before_last in _DIRECTIONS):
        return "change"
    if value.unit in ("percent", "count", None) and _CHANGE_AFTER.match(text, value.end, end):
        return "change"
    if _compared(last, before_last, lead) and not _only_more(text, start, value, before, last, before_last):
        return "previous"
    earlier = (bracket and _LAST_BRACKET.search(before)) or (has_any(lead, _BEFORE) and _PREVIOUSLY.search(before))
    if earlier and not _PAIRED.match(text, value.end, end):
        return "previous"
    if has_any(tail, _LAST_YEAR) and _LAST.match(text, value.end, end) and _DIGIT.search(text, start, value.start):
        return "latest" if noun_after(text, value, end) else "previous"
    return "latest"


def _compared(last: str, before_last: str, lead: str) -> bool:
    """True where the words right before a figure compare with it: `compared to`, `against`, `than`."""
    if last in ("to", "with"):
        return before_last == "compared" or (before_last == "comparison" and "in comparison" in lead)
    return last in ("against", "than", "previously")


def _only_more(text: str, start: int, value: Value, before: str, last: str, before_last: str) -> bool:
    """True for `more than 3,000 calls`, which is compared with nothing said before it."""
    if last != "than" or before_last not in _MORE_OR_LESS:
        return False
    begins = before.strip()[:1].isupper()
    return begins or not _DIGIT.search(text, start, value.start) or len(before) > _NEAR or " and " in before
