"""The names of funds, budgets and schemes in a text, and the one named above a sum or in its heading."""

from __future__ import annotations

import re
from typing import NamedTuple

from minutes_reader.paper import Paper

_CAPITAL = r"(?:[A-Z][\w&'’-]*(?:\s+\d{1,3}(?=\s))?|\([A-Z][A-Za-z]{1,7}\))"
# A noun that goes on (`Small Grants Scheme`) ends no name yet.
_NOUN = re.compile(
    r" (?P<noun>(?:Fund(?:ing)?s?|Budgets?|Pots?|Grants?|Reserves?|Programme|Scheme|Initiative|Account|Project|Monies"
    r"|fund(?:ing)?|budget|pot|grant|programme|scheme|initiative|project|reserves?|monies)(?:\s+bids)?)\b"
    r"(?:\s+\([A-Z][A-Za-z]{1,7}\))?(?!\s+(?:Pot|Fund|Budget|Scheme|Programme)\b)"
)
_CAPITALS = re.compile(rf"(?<!\S)(?:{_CAPITAL}\s+(?:(?:of|and|for|the|&|to)\s+){{0,2}}){{1,10}}$")
_SMALL = re.compile(
    r"(?:\b(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ur|[Tt]heir|[Ii]ts|[Aa]n?)|['’]s)\s+(?P<name>(?:(?!(?:the|this|that|our|their|its"
    r"|an?|of|from|for|to|in|on|and|with|by|under|into|at|was|were|is|are|has|had|have|be|been|would|will|could|can|may"
    r"|might|should|must|also|agreed)\b)[a-z][\w'’-]+\s+){1,4})$"
)
_ONE_SMALL = re.compile(r"(?<!\S)(?P<name>[a-z][\w-]{3,}\s+)$")
_FARTHEST = 130  # characters before its noun within which a name begins
# What opens a sentence or phrase in front of a name and is no part of it.
_LEADING = re.compile(
    r"(?:(?:The|This|That|An?|Our|Their|Its|Total|Revenue|No|Any|All|Of|From|Under|Within|In|On|For|Against|To|With|By"
    r"|Following|Regarding|At|Through|Via|As|After|Using|Although|However|When|Where|While|Since|Both|Each|And|But|If"
    r"|Until|Also|the|our|of)\s+)+"
)
_OUTER = re.compile(
    r"(?:(?:total|overall|annual|remaining|available|current|new|further|additional|present|existing|proposed|revised"
    r"|previous|original|same|whole|every|other|each|any|extra|separate|entire|year)\s+)+"
)
_GENERIC = frozenset(
    """
    total overall annual remaining available current new further additional present existing proposed revised shared
    similar previous original same whole national every other each any small large extra separate relevant main specific
    successful initial first second last final entire under for and per match
""".split()
)
_PROJECTS = frozenset("programme scheme initiative project".split())
_NAMED_SMALL = frozenset("programme scheme project".split())
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
_ITEM_NUMBER = re.compile(r"^[\d.()/\sA-Z]*?\d[\d./]*\s+")
_ANY_WORD = re.compile(r"[A-Za-z]+")
_LOOK_BACK = 60  # passages above a sum in which its fund may be named


class Mention(NamedTuple):
    """A fund named in text[start:end].

    `held` is true for a fund, budget, pot or grant, false for a scheme; `own` for a name with capitals.
    """

    start: int
    end: int
    name: str
    held: bool
    own: bool

    @property
    def span(self) -> tuple[int, int]:
        """The name without `bids`, which is what a sum is for and not whose it is."""
        return self.start, self.end - len(" bids" if self.name.endswith(" bids") else "")


def mentions(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Every fund, budget or scheme in text[start:end] that has a name of its own (not `the Budget`), in order."""
    end = len(text) if end is None else end
    found: list[Mention] = []
    since = start
    for noun in _NOUN.finditer(text, start, end):
        at = noun.start("noun")
        begin = _begin(text[max(since, at - _FARTHEST) : at], noun["noun"])
        if begin:
            since = noun.end()
            name = " ".join(text[at - begin : since].split())
            held = noun["noun"].lower() not in _PROJECTS
            found.append(Mention(at - begin, since, name, held, not name[0].islower()))
    return found


def _begin(before: str, noun: str) -> int:
    """How many characters before its noun a fund's name begins; 0 where no word before it makes it one's own."""
    capitals = _CAPITALS.search(before)
    if capitals:
        begin = capitals.start()
        leading = _LEADING.match(before, begin)
        begin = leading.end() if leading else begin
        words = before[begin:].split()
        if words and not (len(words) == 1 and words[0].lower() in _GENERIC):
            return len(before) - begin
        if words:
            return 0
    if noun[0].isupper():
        return 0
    small = _SMALL.search(before) or (_ONE_SMALL.search(before) if noun in _NAMED_SMALL else None)
    if small is None:
        return 0
    outer = _OUTER.match(before, small.start("name"))
    begin = outer.end() if outer else small.start("name")
    return 0 if all(word in _GENERIC for word in before[begin:].split()) else len(before) - begin


def fund_above(paper: Paper, n: int) -> tuple[str | None, bool]:
    """(fund, whether its heading names it) of the nearest fund above passage `n` under the same heading."""
    for k in range(n - 1, max(-1, n - _LOOK_BACK), -1):
        passage = paper.passages[k]
        found = mentions(passage.text, passage.words if passage.head else 0)
        if found:
            return found[-1].name, False
        if passage.head:
            heading = paper.outline.heading_at(passage.end - 1)
            return (heading_fund(heading.title) if heading else None), True
    return None, False


def heading_fund(title: str) -> str | None:
    """A heading that names a fund or budget."""
    if not _HEADING.search(title):
        return None
    words = _ITEM_NUMBER.sub("", title).strip(" .:")
    own = [word for word in _ANY_WORD.findall(words.lower()) if word not in _NO_FUND]
    return words if own and len(words) < 100 else None
