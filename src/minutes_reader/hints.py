"""Patterns that are tried only where a word stands that every match of them holds."""

from __future__ import annotations

import re
import sys


class Hinted:
    """A pattern with its hints, in lower case: every match holds one of them.

    A look for a few words costs a tenth of a search, and most texts hold none of them.
    """

    __slots__ = ("_find", "hints")

    def __init__(self, pattern: re.Pattern[str], *hints: str) -> None:
        self._find = pattern.search
        self.hints = hints

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in text[start:end], as a pattern's own `search` gives it."""
        low = text[start:end].lower()
        for hint in self.hints:
            if hint in low:
                return self._find(text, start, end)
        return None
