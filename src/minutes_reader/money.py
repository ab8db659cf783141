"""Sums of money held, given, promised, spent or to be found: for which fund, and what the sum is of it."""

from __future__ import annotations

from minutes_reader.money_lists import SumList
from minutes_reader.money_prose import sums_in_prose
from minutes_reader.money_tables import money_in_tables
from minutes_reader.paper import Paper
from minutes_reader.reading import Money


def find_money(paper: Paper) -> list[Money]:
    """Every sum of money, in the order of the text; unit costs and estimates of cost are figures, not money."""
    found: list[Money] = []
    if "£" in paper.clean:
        sums = SumList(paper)
        in_tables = {row.line for table in paper.tables for row in table.rows}
        for n, passage in enumerate(paper.passages):
            if "£" not in passage.text or passage.first < paper.front:
                continue
            # Rows without a header above them are a list, a label and its sum in each: `Total allocation | £900`.
            if passage.sentences or passage.first not in in_tables and sums.holds(passage):
                sums.come_to(n)
                found.extend(sums.entry(n, passage) if sums.holds(passage) else sums_in_prose(paper, n, passage))
    found.extend(money_in_tables(paper))
    return sorted(found, key=lambda money: money.span)
