"""Sums told in sentences, each with the fund that it comes from or who gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from minutes_reader.funds import Mention, fund_above, heading_fund, mentions
from minutes_reader.givers import given, giver_of, gives
from minutes_reader.money_lines import Sentence, nature_in
from minutes_reader.money_lists import UNSAID
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.pounds import is_cost
from minutes_reader.reading import Money, MoneyLine
from minutes_reader.values import Value, find_pounds

_PRICE = re.compile(r"\b(?:tender|quot|price|purchas|invoice)\w*", re.I)
_FAR = 600  # characters within which a sentence's sum looks for its fund
_LONGEST = 1000  # what stands farther off is in no sentence that a person would write
_BREAK = re.compile(r"[,;–—]|\b(?:and|but|while|whilst|with|who|which|that)\b")
_LINK = re.compile(
    r"\b(?P<word>from|under|within|via|through|of|in|into|on|by|for|to|towards)\s+(?:(?:the|its|our|a)\s+)?$"
)
_OBJECT = re.compile(r"\b(?:to|of|for|about|with|by|on)\s+(?:(?:the|its|our|their|an?)\s+)?$")
_SEVERAL = re.compile(
    r"\b(?:all|both|across\s+the|these|the\s+(?:two|three|four|various|other))\s+(?:\w+\s+)?(?:funds|budgets|grants|pots"
    r"|funding\s+streams)\b",
    re.I,
)


class Whose(NamedTuple):
    """The fund of a sum, and a doubt where the sum's own sentence does not name it."""

    fund: str | None
    doubt: str | None = None


def sums_in_prose(paper: Paper, n: int, passage: Passage) -> Iterator[Money]:
    """The sums of passage `n`, sentence by sentence."""
    named: list[Mention] | None = None
    for start, end in passage.sentences:
        sums = list(find_pounds(passage.text, start, end))
        if sums:
            named = mentions(passage.text, 0, passage.sentences[-1][1]) if named is None else named
            yield from _in_sentence(paper, n, passage, (start, end), sums, named)


def _in_sentence(
    paper: Paper, n: int, passage: Passage, span: tuple[int, int], sums: list[tuple[Value, str]], named: list[Mention]
) -> Iterator[Money]:
    text, (start, end) = passage.text, span
    here = [one for one in named if start <= one.start and one.end <= end]
    sentence = Sentence(passage.low, start, end, [one.span for one in here])
    since = start
    for k, (value, amount) in enumerate(sums):
        upto = sums[k + 1][0].start if k + 1 < len(sums) else end
        if not is_cost(text, start, end, value.start, value.end):
            line, guessed = _line(text, sentence, start, since, value, upto, here)
            whose = _whose(paper, n, passage, span, since, value, upto, line, named)
            doubts = [UNSAID] if line is None else [*filter(None, (guessed, whose.doubt))]
            at = passage.start + value.start
            yield Money(
                span=(at, passage.start + value.end),
                item=paper.outline.item_at(at),
                fund=whose.fund,
                line=line or "other",
                nature=nature_in(text[since : value.start]),
                amount=amount,
                confidence=0.6 if line is None else 0.8 if doubts else 1.0,
                doubt="; ".join(doubts) or None,
            )
        since = value.end


def _line(
    text: str, sentence: Sentence, start: int, since: int, value: Value, upto: int, here: list[Mention]
) -> tuple[MoneyLine | None, str | None]:
    """What a sum is, and a doubt where only words farther off say so."""
    if gives(text, since, value.start, value.end, upto):
        return "contribution", None
    line = sentence.line_of(since, value.start, value.end, upto)
    if line:
        return line, None
    beside = next((one for one in here if 0 <= one.start - value.end < 12), None)
    if beside is None and given(text, value.end, upto) and not _PRICE.search(text, since, value.start):
        return "contribution", None
    line = sentence.line_of(start, value.start, value.end, upto) if since > start else None
    line = line or sentence.only_line()
    return line, "what the sum is for is said elsewhere in its sentence" if line else None


def _whose(
    paper: Paper,
    n: int,
    passage: Passage,
    span: tuple[int, int],
    since: int,
    value: Value,
    upto: int,
    line: MoneyLine | None,
    named: list[Mention],
) -> Whose:
    """The fund named nearest to a sum in its sentence; for a contribution who gives it; else one named further up."""
    text, (start, end) = passage.text, span
    if line == "contribution":
        giver = giver_of(text, max(start, value.start - _FAR), value.start, value.end, upto)
        if giver:
            return Whose(giver)
    here = [one for one in named if start <= one.start and one.end <= end]
    near = [one for one in here if since <= one.start and one.end <= upto and not _aside(text, value, one)]
    if near:
        return Whose(max(near, key=lambda one: _weight(text, value, one)).name)
    here = [one for one in here if one.end <= since or one.start >= upto]
    if here:
        before = [one for one in here if one.end <= since]
        return Whose((before[-1] if before else here[0]).name)
    if _SEVERAL.search(text, max(start, value.start - _LONGEST), min(end, value.end + _LONGEST)):
        return Whose(None)
    above = [one for one in named if one.end <= start and one.end > start - 2 * _FAR]
    if above:
        return Whose(above[-1].name, "the fund is named in an earlier sentence")
    if passage.head:
        return Whose(heading_fund(text[: passage.words]))
    fund, heads = fund_above(paper, n)
    return Whose(fund, "the fund is named further up" if fund and not heads else None)


def _aside(text: str, value: Value, one: Mention) -> bool:
    """True for a scheme told of in a later clause: `a discount of £90 for all who had joined the Lamp Scheme`.

    A budget without a name of its own also says nothing of a sum in another clause.
    """
    if one.start > value.end:
        return not (one.held and one.own) and _BREAK.search(text, value.end, one.start) is not None
    told_of = not one.own and _OBJECT.search(text, max(0, one.start - 16), one.start) is not None
    return told_of and _BREAK.search(text, one.end, value.start) is not None


def _weight(text: str, value: Value, one: Mention) -> tuple[float, int]:
    """How closely a fund is tied to a sum: `£5 from the Lamp Fund` more than one behind a comma or `and`."""
    before = one.end <= value.start
    between = text[one.end : value.start] if before else text[value.end : one.start]
    link = None if before else _LINK.search(between)
    tied = 2.5 if before else 1.0
    if link:
        tied = 2.0 if link["word"] in ("to", "towards", "for") else 3.0
    if _BREAK.search(between):
        tied -= 1.0
    return tied + (0.4 if one.held else 0.0), -len(between)
