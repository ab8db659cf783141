"""Sums of money held, given, promised, spent or to be found: for which fund, and what the sum is of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from minutes_reader.funds import fund_above, fund_beside, fund_in, given, giver_of, heading_fund, plain_fund_in
from minutes_reader.money_lines import line_in, line_of, nature_in
from minutes_reader.money_tables import money_in_tables
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.pounds import is_cost
from minutes_reader.reading import Money, MoneyLine, Nature
from minutes_reader.values import Value, find_pounds

_ENTRY = re.compile(r"[^.;£]{0,110}£[\d,.]*\d\s?(?:k|m|million)?\s*$")
_PRICE = re.compile(r"\b(?:tender|quot|price|purchas|invoice)\w*", re.I)
_FAR = 600  # characters within which a sentence's sum looks for its fund
_OVER_SEVERAL = re.compile(r"\b(?:available|total|overall|combined|all\s+funds)\b", re.I)


@dataclass(slots=True)
class Block:
    """The state of a list of sums, line after line: whose they are until something else is named."""

    item: str | None = None
    fund: str | None = None
    nature: Nature | None = None
    lead: MoneyLine | None = None
    named: bool = False  # the fund was settled, even as none
    seen: set[MoneyLine] = field(default_factory=set)

    def begin(self, item: str | None) -> None:
        """Forget all at a new heading."""
        self.item, self.fund, self.nature, self.lead, self.named, self.seen = item, None, None, None, False, set()


def find_money(paper: Paper) -> list[Money]:
    """Every sum of money, in the order of the text; unit costs and estimates of cost are figures, not money."""
    found: list[Money] = []
    if "£" in paper.clean:
        block = Block()
        for n, passage in enumerate(paper.passages):
            if passage.item != block.item:
                block.begin(passage.item)
            if passage.first >= paper.front and passage.sentences:
                found.extend(_in_passage(paper, n, passage, block))
    found.extend(money_in_tables(paper))
    return sorted(found, key=lambda money: money.span)


def _in_passage(paper: Paper, n: int, passage: Passage, block: Block) -> Iterator[Money]:
    if "£" not in passage.text:
        _lead_in(passage, block)
    elif _ENTRY.fullmatch(passage.text, passage.words if not passage.head else 0):
        yield from _entry(paper, n, passage, block)
    else:
        for start, end in passage.sentences:
            yield from _in_sentence(paper, n, passage, start, end)


def _lead_in(passage: Passage, block: Block) -> None:
    """A line that closes with a colon says what the sums below it are; any other line ends the list."""
    if ":" not in passage.text[-4:] or not passage.text.rstrip(" -").endswith(":"):
        if not passage.head:
            block.lead, block.nature, block.seen = None, None, set()
        return
    block.lead = line_in(passage.text)
    block.nature, block.seen = nature_in(passage.text), set()
    fund = fund_in(passage.text, 0, len(passage.text))
    if fund or (block.lead and _OVER_SEVERAL.search(passage.text)):
        block.fund, block.named = fund, True


def _entry(paper: Paper, n: int, passage: Passage, block: Block) -> Iterator[Money]:
    """One line of a list of sums: `Committed to date £900`."""
    for value, amount in find_pounds(passage.text, 0, len(passage.text)):
        if is_cost(passage.text, 0, len(passage.text), value.start, value.end):
            continue
        label = passage.text[: value.start]
        fund = fund_in(label, 0, len(label)) or plain_fund_in(label, 0, len(label))
        nature = nature_in(label)
        line = line_in(label) or block.lead
        if fund:
            block.fund, block.named, block.nature, block.lead, block.seen = fund, True, nature, None, set()
        elif nature:
            block.nature, block.seen = nature, set()
        elif line and line in block.seen:
            block.nature, block.seen = None, set()
        if line:
            block.seen.add(line)
        whose = block.fund if block.named else fund_above(paper, n)
        giver = giver_of(passage.text, 0, value.start, value.end, len(passage.text)) if line == "contribution" else None
        yield _money(paper, passage, value, amount, giver or whose, line, nature if giver else block.nature)


def _in_sentence(paper: Paper, n: int, passage: Passage, start: int, end: int) -> Iterator[Money]:
    sums = list(find_pounds(passage.text, start, end))
    since = start
    for k, (value, amount) in enumerate(sums):
        upto = sums[k + 1][0].start if k + 1 < len(sums) else end
        if not is_cost(passage.text, start, end, value.start, value.end):
            line = line_of(passage.text, since, value, upto)
            if (
                line is None
                and given(passage.text, value.end, upto)
                and not _PRICE.search(passage.text[since : value.start])
            ):
                line = "contribution"
            if line is None and k:
                line = line_of(passage.text, start, value, upto)
            fund = _fund_of(paper, n, passage, start, end, value, line)
            yield _money(paper, passage, value, amount, fund, line, nature_in(passage.text[since : value.start]))
        since = value.end


def _fund_of(
    paper: Paper, n: int, passage: Passage, start: int, end: int, value: Value, line: MoneyLine | None
) -> str | None:
    text = passage.text
    if line == "contribution":
        giver = giver_of(text, max(start, value.start - _FAR), value.start, value.end, end)
        if giver:
            return giver
    near = (
        fund_beside(text, value.end, end)
        or fund_in(text, max(start, value.start - _FAR), value.start)
        or plain_fund_in(text, max(start, value.start - _FAR), value.start)
        or fund_in(text, max(0, start - 2 * _FAR), start)
        or plain_fund_in(text, max(0, start - 200), start)
    )
    if near:
        return near
    if passage.head:
        return heading_fund(text[: passage.words])
    return fund_above(paper, n)


def _money(
    paper: Paper,
    passage: Passage,
    value: Value,
    amount: str,
    fund: str | None,
    line: MoneyLine | None,
    nature: Nature | None,
) -> Money:
    span = (passage.start + value.start, passage.start + value.end)
    return Money(
        span=span,
        item=paper.outline.item_at(span[0]),
        fund=fund,
        line=line or "other",
        nature=nature,
        amount=amount,
        confidence=1.0 if line else 0.6,
        doubt=None if line else "what the sum is for is not said",
    )
