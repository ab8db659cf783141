"""Grounds for doubting sums of money."""

from __future__ import annotations

import re

from minutes_reader.signals.ground import Ground

_NAMED = re.compile(r"[A-Z][\w'’]+ (?:Fund|Pot|Budget|Grant|Scheme|Programme|Reserve|Account)\b")
_AFTER = re.compile(r"(?:from|to|for|on|under)\s+(?:the\s+)?[A-Z]")
_LENGTHS = range(4, 60)


def of_money(ground: Ground) -> list[list[str]]:
    """The grounds for doubting each sum."""
    sums, clean = ground.reading.money, ground.clean
    found = []
    for n, one in enumerate(sums):
        signals = ground.under(one)
        at, to = ground.sentence(one.span)
        words = " ".join(clean[at:to].split())
        if "\t" in clean[at:to]:
            signals.append("in_a_table")
        signals += _of_fund(one.fund, words, " ".join(clean[one.span[1] : to].split()))
        if any(0 <= k < len(sums) and at <= sums[k].span[0] < to for k in (n - 1, n + 1)):
            signals.append("several_sums")
        if one.line == "other":
            signals.append("line_by_default")
        found.append(signals)
    return found


def _of_fund(fund: str | None, words: str, after: str) -> list[str]:
    signals = []
    if fund is None:
        signals.append("no_fund")
    else:
        if fund not in words:
            signals.append("fund_elsewhere")
        if len(fund) not in _LENGTHS or not fund[0].isupper() or fund.startswith("Of "):
            signals.append("fund_odd")
    if any(fund is None or name not in fund for name in _NAMED.findall(words)):
        signals.append("several_funds")
    if _AFTER.search(after) and (fund is None or fund not in after):
        signals.append("fund_after_not_used")
    return signals
