"""Sums that a document states, added up again: a wrong one becomes a note."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from minutes_reader.money_lists import UNSAID
from minutes_reader.money_tables import amount_of, is_total, label_of, tables_with_sums
from minutes_reader.paper import Paper
from minutes_reader.reading import Money, MoneyLine, Note, Span
from minutes_reader.values import find_pounds

_PARTS_AFTER = re.compile(
    r"\b(?:made\s+up\s+of|comprising|comprised\s+of|consisting\s+of|consists\s+of|being\s+the\s+sum\s+of"
    r"|broken\s+down\s+as|split\s+(?:as|between))\b",
    re.I,
)
_TOTAL_LAST = re.compile(
    r"\b(?:totalling|making\s+a\s+total\s+of|giving\s+a\s+total\s+of|a\s+total\s+of|in\s+total|total(?:s"
    r"|led)?)\s*(?:of\s+)?:?\s*$",
    re.I,
)
_FEWEST = 3  # sums that can be a total and its parts
_BROUGHT = re.compile(r"\b(?:brought\s+forward|b/f(?:wd)?)\b[^\n]*$", re.I)  # comes in, so it is no part left over
_TOTAL = re.compile(r"\btotal\b[^\n]*$", re.I)
_ADDED: tuple[MoneyLine, ...] = (
    "allocation",
    "committed",
    "spent",
    "carry_forward",
    "balance",
    "available",
    "contribution",
)


@dataclass(frozen=True, slots=True)
class CheckedSum:
    """One stated sum: where it stands, what it says, and what its parts come to."""

    span: Span
    what: str
    stated: Decimal
    computed: Decimal

    @property
    def right(self) -> bool:
        """True where the parts come to what is stated."""
        return self.stated == self.computed


def check_sums(paper: Paper, money: Sequence[Money]) -> list[Note]:
    """A note of kind `sum` for every stated sum that is wrong; right ones pass in silence."""
    return [
        Note(
            kind="sum",
            span=checked.span,
            message=f"{checked.what} is stated as {pounds(checked.stated)}, but its parts come to "
            f"{pounds(checked.computed)}.",
        )
        for checked in checked_sums(paper, money)
        if not checked.right
    ]


def checked_sums(paper: Paper, money: Sequence[Money]) -> list[CheckedSum]:
    """Every stated sum whose parts are stated too, right or wrong, in the order of the text."""
    brought = {one.span for one in money if _BROUGHT.search(paper.clean[max(0, one.span[0] - 80) : one.span[0]])}
    kept = [one for one in money if one.span not in brought]
    found = (
        *_carried_forward(kept),
        *_by_nature(kept),
        *_available(kept),
        *_made_up(paper, money, brought),
        *_in_sentences(paper),
        *_in_tables(paper),
    )
    return sorted(found, key=lambda checked: checked.span)


def pounds(amount: Decimal) -> str:
    """An amount as people write it: £1,234.50, or without pence where there are none."""
    return f"{'-' if amount < 0 else ''}£{abs(amount):,.2f}".removesuffix(".00")


def _blocks(money: Sequence[Money]) -> dict[tuple[str | None, str], list[Money]]:
    """The sums of each fund of each item, in order, where there are three or more: fewer make no sum to be checked.

    Sums without a fund belong to no block.
    """
    blocks: dict[tuple[str | None, str], list[Money]] = defaultdict(list)
    for one in money:
        if one.fund and one.doubt != UNSAID:
            blocks[one.item, one.fund].append(one)
    return {key: sums for key, sums in blocks.items() if len(sums) > 2}


def _only(sums: Sequence[Money], line: MoneyLine, nature: str | None) -> Money | None:
    """The one sum of a line and nature; None where there are none or several."""
    found = [one for one in sums if one.line == line and one.nature == nature]
    return found[0] if len(found) == 1 else None


def _carried_forward(money: Sequence[Money]) -> Iterator[CheckedSum]:
    """Allocated less committed (or spent) is carried forward (or the balance)."""
    for (_, fund), sums in _blocks(money).items():
        for nature in ("revenue", "capital", None):
            held = _only(sums, "allocation", nature)
            used = _only(sums, "committed", nature) or _only(sums, "spent", nature)
            left = _only(sums, "carry_forward", nature) or _only(sums, "balance", nature)
            if held and used and left:
                yield CheckedSum(
                    left.span,
                    f"What is left of {fund}",
                    Decimal(left.amount),
                    Decimal(held.amount) - Decimal(used.amount),
                )


def _by_nature(money: Sequence[Money]) -> Iterator[CheckedSum]:
    """Revenue and capital add up to the whole."""
    for (_, fund), sums in _blocks(money).items():
        for line in _ADDED:
            whole, revenue, capital = (_only(sums, line, nature) for nature in (None, "revenue", "capital"))
            if whole and revenue and capital:
                yield CheckedSum(
                    whole.span,
                    f"The total for {fund} ({line.replace('_', ' ')})",
                    Decimal(whole.amount),
                    Decimal(revenue.amount) + Decimal(capital.amount),
                )


def _available(money: Sequence[Money]) -> Iterator[CheckedSum]:
    """What is available over all funds of an item is what each carries forward."""
    items: dict[str | None, list[Money]] = defaultdict(list)
    for one in money:
        items[one.item].append(one)
    for sums in items.values():
        split = {one.fund for one in sums if one.line == "carry_forward" and one.nature}
        carried = [one for one in sums if one.line == "carry_forward" and (one.nature or one.fund not in split)]
        for nature in ("revenue", "capital"):
            stated = _only([one for one in sums if one.fund is None], "available", nature)
            parts = [one for one in carried if (one.nature or "revenue") == nature]
            if stated and parts and len({one.fund for one in carried}) > 1:
                yield CheckedSum(
                    stated.span,
                    f"The {nature} available",
                    Decimal(stated.amount),
                    sum((Decimal(one.amount) for one in parts), Decimal()),
                )


def _made_up(paper: Paper, money: Sequence[Money], brought: set[Span]) -> Iterator[CheckedSum]:
    """A total allocation is what the contributions listed right above it, and what was brought forward, come to."""
    parts: list[Money] = []
    for one in money:
        listed = one.line == "contribution" or one.span in brought
        if listed and (not parts or one.item == parts[-1].item):
            parts.append(one)
            continue
        total = _TOTAL.search(paper.clean[max(0, one.span[0] - 80) : one.span[0]])
        if one.line == "allocation" and total and len(parts) > 1 and one.item == parts[-1].item:
            yield CheckedSum(
                one.span,
                "The total allocation",
                Decimal(one.amount),
                sum((Decimal(p.amount) for p in parts), Decimal()),
            )
        parts = [one] if listed else []


def _in_sentences(paper: Paper) -> Iterator[CheckedSum]:
    """`£90 made up of £40 and £50`, `£40 and £50, making a total of £90`."""
    for passage in paper.passages if paper.clean.count("£") >= _FEWEST else ():
        if passage.text.count("£") < _FEWEST:
            continue
        for start, end in passage.sentences:
            sums = list(find_pounds(passage.text, start, end))
            if len(sums) < _FEWEST:
                continue
            total: int | None = None
            if _PARTS_AFTER.search(passage.text, sums[0][0].end, sums[1][0].start):
                total = 0
            elif _TOTAL_LAST.search(passage.text[sums[-2][0].end : sums[-1][0].start]):
                total = len(sums) - 1
            if total is not None:
                value, stated = sums[total]
                parts = [Decimal(amount) for n, (_, amount) in enumerate(sums) if n != total]
                span = (passage.start + value.start, passage.start + value.end)
                yield CheckedSum(span, "The total", Decimal(stated), sum(parts, Decimal()))


def _in_tables(paper: Paper) -> Iterator[CheckedSum]:
    """A row labelled `Total` adds up the rows above it, column by column."""
    for table in tables_with_sums(paper):
        if not any(is_total(label_of(row)) for row in table.rows):
            continue
        for column in range(1, len(table.header)):
            parts: list[Decimal] = []
            for row in table.rows:
                cell = row.cell(column)
                amount = amount_of(cell, table.header[column].text) if cell else None
                if cell is None or amount is None:
                    continue
                if not is_total(label_of(row)):
                    parts.append(Decimal(amount))
                elif len(parts) > 1:
                    yield CheckedSum(
                        (cell.start, cell.end),
                        f"The total of {table.header[column].text}",
                        Decimal(amount),
                        sum(parts, Decimal()),
                    )
                    parts = []
