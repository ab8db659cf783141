"""What a sum is of its fund: allocated, committed, spent, carried forward …, by the words nearest to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from minutes_reader.lines import has_any
from minutes_reader.reading import MoneyLine, Nature, Span

_LINES: tuple[tuple[MoneyLine, str], ...] = (
    (
        "other",
        (
            r"discounts?|(?:bids?|sums?|items?|purchases?|applications?)\s+(?:of\s+)?(?:under|up\s+to|over|below)|up\s+to"
            r"|limit(?:ed)?\s+(?:of|to)|maximum(?:\s+of)?|no\s+more\s+than|cap\s+of"
        ),
    ),
    (
        "carry_forward",
        r"carr(?:y|ied)[\s-]+(?:forward|over)|c/f(?:wd)?|roll(?:ed)?[\s-]?over|brought\s+forward|b/f(?:wd)?",
    ),
    (
        "contribution",
        r"contribut\w*|(?:funding|money|monies|income)\s+(?:received\s+)?from|donat\w*|top[\s-]?slic\w*|match[\s-]fund\w*",
    ),
    ("committed", r"commit(?:ted|ments?|ting)?"),
    ("available", r"(?:(?:remain(?:s|ed|ing)?|left|still)\s+)?available|unallocated|uncommitted"),
    ("balance", r"balance|remain(?:s|ed|ing|der)?|left(?:\s+over)?|underspen[dt]|surplus"),
    (
        "saving",
        (
            r"savings?|efficienc(?:y|ies)|(?:to|must|should)\s+be\s+(?:identified|found|saved)|shortfall|cuts?"
            r"|reduc(?:ed|tions?|ing)"
        ),
    ),
    (
        "spent",
        r"spent|spend(?:ing)?|expenditure|paid|payments?|invoiced?|purchased?|bought|cost(?:s|ing)?|overspen[dt]|outturn",
    ),
    ("grant", r"grants?|awarded|award\s+of|bids?|bidding|appl(?:ied|ying)\s+for"),
    ("fee", r"fees?|charge[sd]?|subscriptions?|levy"),
    (
        "allocation",
        r"allocat\w*|budget(?:ed)?|fund(?:ed|ing)?|ring-?fenced|set\s+aside|earmarked|settlement|pot|secured|received|approved",
    ),
)
# Of two that begin at the same word it is the one that stands first above.
_KEYWORD = re.compile(r"\b(?:" + "|".join(f"(?P<{line}>{words})" for line, words in _LINES) + r")(?!\w)")
_NAMES = re.compile(r"\b(?:funds?|funding|budgets?|pots?|grants?|schemes?)\b", re.I)
_STRONG_AFTER = re.compile(
    r"\s*(?:(?:was|were|is|are|be|has|had|have|been|being|would|will|could|already|now|also|of\s+which)\s+){1,4}(?:commit|spen[dt]"
    r"|allocat|paid|carr|set\s+aside|award|contribut|available|ring|earmark)\w*"
    r"|\s*(?:spent|committed|unspent|uncommitted|remain(?:ing|ed|s)|left|outstanding)\b"
    r"|\s*(?:\w+\s+){0,3}?(?:grants?|contributions?|discounts?|fees?|savings?|balance"
    r"|underspend|carry\s+forward|allocation|budget|shortfall|surplus)\b"
)
_STANDS = re.compile(r"\b(?:(?:stood|stands?|standing)\s+at|holds|held)\s+(?:just\s+|over\s+|about\s+|around\s+)?$")
_STOOD = re.compile(r"\b(?:stood|stands?|standing)\s+at\b")
_AT = re.compile(r"\bat\s+$")
_NATURE = re.compile(
    r"\b(?P<nature>Revenue|Capital|REVENUE|CAPITAL|(?:revenue|capital)(?=\s+(?:fund|budget|allocat|grant|provision|spend"
    r"|expenditure|monies|pot|element|sum)))\b"
)
_NATURES = ("evenue", "apital", "REVENUE", "CAPITAL")
_NEAR = 25  # a keyword so close before a sum is about it
_FAR = 120  # one farther off than this is not
_LONGEST = 1000  # what stands farther off is in no sentence that a person would write


class Keyword(NamedTuple):
    """A word in text[start:end] that says what a sum is."""

    start: int
    end: int
    line: MoneyLine


@lru_cache(maxsize=512)  # lists and tables say the same of each fund
def line_in(words: str, *, plain: bool = False) -> MoneyLine | None:
    """The line that a label names; of several the one named first (`Available monies to spend`).

    `plain` leaves out the words that names of funds are made of (`Lamp Grant`, `Green Lane Budget`), which otherwise
    count only where nothing else does.
    """
    low = words.lower()
    found = keywords(_NAMES.sub(" ", low)) or ([] if plain else keywords(low))
    return found[0].line if found else None


def keywords(low: str) -> list[Keyword]:
    """Every word of a text in lower case that says what a sum is, in order."""
    return [Keyword(match.start(), match.end(), cast(MoneyLine, match.lastgroup)) for match in _KEYWORD.finditer(low)]


class Sentence:
    """A sentence with sums.  The names of funds in it do not say what a sum is: the `Lamp Grant` may be allocated."""

    def __init__(self, low: str, start: int, end: int, names: Sequence[Span]) -> None:
        self.offset = start
        self.low = low[start:end]
        blank = self.low
        for a, b in names:
            blank = blank[: a - start] + "_" * (b - a) + blank[b - start :]
        self.blank = blank
        self.keywords = keywords(blank)

    def line_of(self, since: int, at: int, to: int, upto: int) -> MoneyLine | None:
        """The line of the sum text[at:to]: by the keyword right after it (`£80 grant`), else the nearest one.

        Only words of text[since:upto], from the sum before to the sum after, are looked at.
        """
        since, at, to, upto = (place - self.offset for place in (since, at, to, upto))
        near = _nearest(self.blank, self.keywords, since, at, to, upto)
        if near:
            return near
        if _STANDS.search(self.blank, since, at) or (_AT.search(self.blank, since, at) and self._stood(at)):
            return "balance"
        if self.blank is self.low:
            return None
        said = [
            word._replace(start=word.start + since, end=word.end + since) for word in keywords(self.low[since:upto])
        ]
        return _nearest(self.low, said, since, at, to, upto)

    def _stood(self, at: int) -> bool:
        """True where a sentence of ordinary length says that something stood at sums."""
        return _STOOD.search(self.blank, max(0, at - _LONGEST), at + _LONGEST) is not None

    def only_line(self) -> MoneyLine | None:
        """The line that the whole sentence speaks of, where it speaks of one."""
        lines = {keyword.line for keyword in self.keywords}
        return lines.pop() if len(lines) == 1 else None


def _nearest(low: str, said: Sequence[Keyword], since: int, at: int, to: int, upto: int) -> MoneyLine | None:
    after = [one for one in said if to <= one.start and one.end <= min(upto, to + _FAR)]
    strong = _STRONG_AFTER.match(low, to, upto)
    if strong and after and after[0].start < strong.end():
        return after[0].line
    before = [one for one in said if max(since, at - _FAR) <= one.start and one.end <= at]
    if before and at - before[-1].end <= _NEAR:
        return before[-1].line
    sure = [one for one in after if one.line != "allocation"]
    if sure and (not before or sure[0].start - to < at - before[-1].end):
        return sure[0].line
    if before:
        return before[-1].line
    return after[0].line if after else None


def nature_in(words: str) -> Nature | None:
    """Revenue or capital, where the last of those words before a sum says so."""
    found = _NATURE.findall(words) if has_any(words, _NATURES) else None
    if not found:
        return None
    return "revenue" if found[-1].lower() == "revenue" else "capital"
