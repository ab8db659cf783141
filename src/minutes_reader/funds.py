"""The names of funds, budgets and givers, and which of them a sum of money belongs to."""

from __future__ import annotations

import re

from minutes_reader.lines import has_any
from minutes_reader.paper import Paper

_CAPITAL = r"(?:[A-Z][\w&'’-]*|\([A-Z][A-Za-z]{1,7}\))"
_NOUN = (
    r"(?:Fund(?:ing)?s?|Budgets?|Pots?|Grants?|Reserves?|Programme|Scheme|Initiative|Account|fund(?:ing)?|budget|pot"
    r"|grant|programme|scheme|project|reserves?)"
)
_HINTS = ("fund", "budget", "pot", "grant", "reserve", "programme", "scheme", "initiative", "account", "project")
_FUND = re.compile(
    rf"(?<![\w])(?P<name>{_CAPITAL}(?:\s+(?:(?:of|and|for|the|&"
    rf"|to)\s+)?{_CAPITAL}){{0,9}}?\s+{_NOUN}(?:\s+bids)?\b(?:\s+\([A-Z][A-Za-z]{{1,7}}\))?)"
    r"(?!\s+(?:Pot|Fund|Budget|Scheme|Programme)\b)"
)
_PLAIN = re.compile(
    r"\b(?P<name>(?!(?:present|current|existing|proposed|revised|shared|similar|previous|original|the|this|that|a|an|our|its|each|any|new|same|whole|overall|national|every|of|under|for|and|per"
    r"|other)\b)[a-z][\w-]{3,}\s+(?:programme|scheme|project|fund))\b"
)
_PLAIN_HINTS = (" programme", " scheme", " project", " fund")
_PLAIN_BESIDE = re.compile(
    r"(?!(?:this|that|a|an|our|its|each|any)\b)(?:[a-z][\w-]+\s+){1,4}(?:programme|scheme|project|fund|initiative)\b"
)
_LEADING = re.compile(r"(?:(?:The|This|That|A|An|Our|Their|Its|Total|Revenue|No|Any|All)\s+)+")
_GENERIC = re.compile(r"(?:Total|Overall|Annual|Remaining|Available|Current|New|Further|Additional)\s+\S+$")
_BESIDE = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:(?:grant|funding|committed|contributed|donated|spent|paid\s+out|carried|contribution|allocation|budget|was|has\s+been|is|be|allocated"
    r"|available|received|awarded|given|paid|secured|which|came|comes|set\s+aside)\s+){0,3}"
    r"(?:from|for|to|towards|into|in|of|under|via|through)\s+(?:the\s+)?"
)
_GIVER = re.compile(
    r"\b(?:from|by)\s+(?:the\s+)?(?P<name>[A-Z][\w&'’.-]*(?:\s+(?:(?:of|and|&|for)\s+)?[A-Z][\w&'’.-]*){0,6})"
)
_GIVEN = re.compile(r"\s+(?:each\s+)?from\s+(?:the\s+)?(?-i:[A-Z])")
_SUBJECT = re.compile(
    r"(?P<name>[A-Z][\w&'’.-]*(?:\s+(?:(?:of|and|&|for)\s+)?[A-Z][\w&'’.-]*){0,6})(?:['’]s?)?\s+(?:ha[sd]\s+|have\s+"
    r"|will\s+|would\s+|also\s+|agreed\s+to\s+)*contribut"
)
_NO_FUND = frozenset(
    """
    budget budgets finance finances financial funding fund funds grant grants update updates report reports
    monitoring position statement the and of to for on in pot programme scheme implications issues matters summary
    overview outturn community safety
""".split()
)
_HEADING = re.compile(
    r"\b(?:fund(?:s|ing)?|budgets?|pots?|grants?|reserves?|finance\s+of|programme|scheme|licensing)\b", re.I
)
_GIVEN_BY = re.compile(
    r"\s*(?:contribution\s+|was\s+|has\s+been\s+|had\s+been\s+|received\s+|given\s+|contributed\s+"
    r"|donated\s+)*"
)
_ITEM_NUMBER = re.compile(r"^[\d.()/\sA-Z]*?\d[\d./]*\s+")
_ANY_WORD = re.compile(r"[A-Za-z]+")


def fund_in(text: str, start: int, end: int) -> str | None:
    """The name of the last fund in text[start:end] that has a name of its own (not `The Budget`)."""
    if not has_any(text[start:end].lower(), _HINTS):
        return None
    for found in reversed(list(_FUND.finditer(text, start, end))):
        name = _own_name(found["name"])
        if name:
            return name
    return None


def _own_name(name: str) -> str | None:
    name = " ".join(name.split())
    if not name.startswith("Capital "):
        name = _LEADING.sub("", name, count=1) if _LEADING.match(name) else name
    return name if " " in name and not _GENERIC.fullmatch(name) else None


def plain_fund_in(text: str, start: int, end: int) -> str | None:
    """The last fund in small letters, such as `outreach programme`."""
    if not has_any(text[start:end], _PLAIN_HINTS):
        return None
    found = list(_PLAIN.finditer(text, start, end))
    return found[-1]["name"] if found else None


def fund_beside(text: str, start: int, end: int) -> str | None:
    """A fund named right after a sum: `£900 from the Green Lane Fund`."""
    beside = _BESIDE.match(text, start, end)
    if beside is None:
        return None
    found = _FUND.match(text, beside.end(), end)
    if found:
        return _own_name(found["name"])
    plain = _PLAIN_BESIDE.match(text, beside.end(), end)
    return " ".join(plain[0].split()) if plain else None


def giver_of(text: str, start: int, at: int, to: int, end: int) -> str | None:
    """Who gives the sum text[at:to]: `from the Harbour Trust`, `Harbour Trust had contributed`."""
    after = _GIVEN_BY.match(text[to:end])
    begin = to + (after.end() if after else 0)
    found = _GIVER.match(text, begin, end)
    if not found:
        before = [*_GIVER.finditer(text, start, at), *_SUBJECT.finditer(text, start, at)]
        found = max(before, key=lambda match: match.start(), default=None)
    name = found["name"].removeprefix("The ") if found else ""
    return name if len(name) > 2 else None


def given(text: str, at: int, end: int) -> bool:
    """True where a sum is followed by who gives it: `£50 from the Harbour Trust`."""
    return _GIVEN.match(text, at, end) is not None


def fund_above(paper: Paper, n: int) -> str | None:
    """The nearest fund named above passage `n` under the same heading, or the heading itself where it names one."""
    for k in range(n - 1, max(-1, n - 60), -1):
        passage = paper.passages[k]
        found = fund_in(passage.text, passage.words if passage.head else 0, len(passage.text))
        if found:
            return found
        if passage.head:
            heading = paper.outline.heading_at(passage.end - 1)
            return heading_fund(heading.title) if heading else None
    return None


def heading_fund(title: str) -> str | None:
    """A heading that names a fund or budget."""
    if not _HEADING.search(title):
        return None
    words = _ITEM_NUMBER.sub("", title).strip(" .:")
    own = [word for word in _ANY_WORD.findall(words.lower()) if word not in _NO_FUND]
    return words if own and len(words) < 100 else None
