"""Grounds for doubting headings."""

from __future__ import annotations

import re
from collections import Counter

from minutes_reader.reading import Item
from minutes_reader.signals.ground import Ground, found_by

_LABELS = frozenset(
    """
    action actions decision decisions resolution resolutions items item discussion note notes agreed resolved outcome
    recommendation recommendations summary comments minutes present apologies attendance attendees owner lead due
    partnership board group
""".split()
)
_ODD = re.compile(r"[a-z\W]|.*(?:\d\s*mins?\b|\d\s*minutes\b|[:;=£]|\d{3}|\($|\)$)")
_LONG = 90
_SHORT = 5
_EMPTY = 10  # letters under a heading that say nothing


def of_items(ground: Ground) -> list[list[str]]:
    """The grounds for doubting each heading."""
    items, clean = ground.items, ground.clean
    titles = Counter(item.title.casefold() for item in items)
    usual = sum(item.number is None for item in items) * 2 > len(items)
    counted = dict(ground.paper.outline.numbers)
    found, last = [], None
    for n, item in enumerate(items):
        signals = found_by(item)
        start, end = item.span
        above, below = items[n - 1] if n else None, items[n + 1] if n + 1 < len(items) else None
        if item.number is None:
            signals.append("no_number" if usual else "no_number_among_numbered")
        elif item.number in counted:
            value = counted[item.number]
            if last is not None and value != last + 1:
                signals.append("out_of_sequence")
            last = value
        elif item.parent is not None and not _is_among(item, above, below):
            signals.append("only_one_within")
        if above and item.number is None and not clean[above.span[1] : start].strip() and not _holds(above.title):
            signals.append("right_under_a_heading")
        folded = item.title.casefold()
        if titles[folded] > 1:
            signals.append("same_title")
        signals += _of_title(item.title, folded)
        if not below or below.parent != item.number:
            upto = below.span[0] if below else len(clean)
            if len(clean[end : min(upto, end + 4 * _EMPTY)].strip()) < _EMPTY:
                signals.append("nothing_under_it")
        words = clean[start:end]
        if "\n" in words:
            signals.append("over_lines")
        if "\t" in words:
            signals.append("in_a_table")
        found.append(signals)
    ground.doubt_headings(found)
    return found


def _is_among(item: Item, *others: Item | None) -> bool:
    """True where a heading beside it stands under the same item."""
    return any(other is not None and other.parent == item.parent for other in others)


def _holds(title: str) -> bool:
    """True for the title of an item that has matters of its own right under it."""
    folded = title.lower()
    return "arising" in folded or "previous" in folded or "actions" in folded


def _of_title(title: str, folded: str) -> list[str]:
    signals = []
    if folded.removeprefix("the ") in _LABELS:
        signals.append("label_for_title")
    if len(title) < _SHORT:
        signals.append("short_title")
    elif len(title) > _LONG:
        signals.append("long_title")
    if _ODD.match(title):
        signals.append("odd_title")
    return signals
