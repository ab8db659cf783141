"""Sums in lists, line after line: `Committed to date £900`.  A line says whose the sums below it are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_reader.funds import fund_above, mentions
from minutes_reader.givers import giver_of
from minutes_reader.money_lines import line_in, nature_in
from minutes_reader.money_tables import is_total
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.pounds import is_cost
from minutes_reader.reading import Money, MoneyLine, Nature
from minutes_reader.values import find_pounds

_ENTRY = re.compile(r"[^.;£]{0,110}£[\d,.]*\d\s?(?:k|m|million)?\s*$")
_OVER_SEVERAL = re.compile(r"\b(?:available|total|overall|combined|all\s+funds)\b", re.I)
_LABEL = re.compile(r"(?P<label>[A-Z][^:£]{2,70}?)\s*[-–—:]*\s*$")
UNSAID = "what the sum is for is not said"


class SumList:
    """The state of a list of sums: whose they are until something else is named."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.since = 0  # the passages before this one have been taken into account
        self._begin()

    def _begin(self) -> None:
        """Forget all at a new heading."""
        self.fund: str | None = None
        self.nature: Nature | None = None
        self.lead: MoneyLine | None = None
        self.named = False  # the fund was settled, even as none
        self.seen: set[MoneyLine] = set()

    def come_to(self, n: int) -> None:
        """Take into account what stands under the same heading between the sum before and passage `n`."""
        passages = self.paper.passages
        first, item = n, passages[n].item
        while first > self.since and passages[first - 1].item == item:
            first -= 1
        if first > self.since or first == 0 or passages[first - 1].item != item:
            self._begin()
        for passage in passages[first:n]:
            if passage.sentences and passage.first >= self.paper.front:
                self._pass(passage)
        self.since = n + 1

    def _pass(self, passage: Passage) -> None:
        """A line that closes with a colon says what the sums below it are; any other line ends the list."""
        text = passage.text
        if ":" not in text[-4:] or not text.rstrip(" -").endswith(":"):
            if not passage.head:
                self.lead, self.nature = None, None
                self.seen.clear()
            return
        self.lead = line_in(text)
        self.nature, self.seen = nature_in(text), set()
        named = mentions(text)
        if named or (self.lead and _OVER_SEVERAL.search(text)):
            self.fund, self.named = named[-1].name if named else None, True

    def holds(self, passage: Passage) -> bool:
        """True for a line of a list: a short label, and a sum at its end."""
        return _ENTRY.fullmatch(passage.text, passage.words if not passage.head else 0) is not None

    def entry(self, n: int, passage: Passage) -> Iterator[Money]:
        """The sum in passage `n`, a line of the list."""
        text = passage.text
        for value, amount in find_pounds(text, 0, len(text)):
            if is_cost(text, 0, len(text), value.start, value.end):
                continue
            label = text[: value.start]
            nature = nature_in(label)
            own = line_in(label)
            self._note(label, nature, own)
            line = own or self.lead
            if line:
                self.seen.add(line)
            giver = giver_of(text, 0, value.start, value.end, len(text)) if line == "contribution" else None
            if line and not (own or nature or giver):
                giver = _labelled(label[passage.words :])
            whose = giver or (self.fund if self.named else fund_above(self.paper, n)[0])
            span = (passage.start + value.start, passage.start + value.end)
            yield Money(
                span=span,
                item=self.paper.outline.item_at(span[0]),
                fund=whose,
                line=line or "other",
                nature=nature if giver else self.nature,
                amount=amount,
                confidence=1.0 if line else 0.6,
                doubt=None if line else UNSAID,
            )

    def _note(self, label: str, nature: Nature | None, line: MoneyLine | None) -> None:
        """Take what a line's label says into account: a fund begins a new block, a line seen before a new part."""
        named = mentions(label)
        if named:
            self.fund, self.named, self.nature, self.lead, self.seen = named[-1].name, True, nature, None, set()
        elif nature:
            self.nature, self.seen = nature, set()
        elif (line or self.lead) in self.seen and line:
            self.nature, self.seen = None, set()


def _labelled(label: str) -> str | None:
    """What a line under `Grants:` names, where it names something: `Norland Council - £500`."""
    found = _LABEL.search(label)
    return " ".join(found["label"].split()) if found and not is_total(found["label"]) else None
