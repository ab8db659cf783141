"""Long stretches without a word, shortened for the finders and given back to what they found.

Patterns try every way to share out white space between two words.  That is nothing where a few spaces stand, and more
than a person would wait for where somebody's thousands do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import accumulate
from typing import Any

from minutes_reader.reading import Fact, Note, Reading, Span, in_order

_STRETCH = re.compile(r"(?<!\s)\s{100,}")
_STEP = 50  # a stretch of twice as many signs has so many that begin at a multiple of it, which are quickly seen
_KEPT = 30  # signs at either end


class Blanks:
    """The long blank stretches of a clean text, and what they are without their middles."""

    def __init__(self, clean: str) -> None:
        self._cuts = list(_cuts(clean))
        # How much is gone before each cut, and before what follows the last; and where each is in the shortened text.
        self._gone = [0, *accumulate(end - start for start, end in self._cuts)]
        self._places = [start - gone for (start, _), gone in zip(self._cuts, self._gone, strict=False)]

    def __bool__(self) -> bool:
        return bool(self._cuts)

    def without(self, text: str) -> str:
        """A text of the same length as the clean one without the middles of these stretches."""
        parts, at = [], 0
        for start, end in self._cuts:
            parts.append(text[at:start])
            at = end
        return "".join([*parts, text[at:]])

    def restored(self, reading: Reading, text: str, notes: Sequence[Note]) -> Reading:
        """A reading of the shortened text as one of the text itself, with notes that were made on that."""
        found: dict[str, Any] = {}
        for name in (field.name for field in fields(reading)):
            value = getattr(reading, name)
            if isinstance(value, Fact):
                found[name] = self._moved(value)
            elif isinstance(value, tuple):
                found[name] = tuple(self._moved(one) for one in value)
        found["notes"] = in_order([*notes, *found["notes"]])
        return replace(reading, **found, text=text)

    def _moved(self, one: Any) -> Any:
        return replace(one, span=self._span(one.span)) if isinstance(one, Fact | Note) and one.span else one

    def _span(self, span: Span) -> Span:
        start, last = (at + self._gone[bisect_right(self._places, at)] for at in (span[0], span[1] - 1))
        return (start, last + 1)


def _cuts(clean: str) -> Iterator[Span]:
    """The middles of the long stretches; a line feed or a tab stays where one was, for it parts lines and cells."""
    if not any(clean[at : at + _STEP].isspace() for at in range(0, len(clean), _STEP)):
        return
    for stretch in _STRETCH.finditer(clean):
        start, end = stretch.start() + _KEPT, stretch.end() - _KEPT
        stays = clean.find("\n", start, end)
        if stays < 0:
            stays = clean.find("\t", start, end)
        cuts = ((start, stays), (stays + 1, end)) if stays >= 0 else ((start, end),)
        yield from (cut for cut in cuts if cut[0] < cut[1])
