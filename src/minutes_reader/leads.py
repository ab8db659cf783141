"""The last words before a number, by which most of what it is can be told."""

from __future__ import annotations

import re

# Words between what leads up to a number and the number itself.
_NEARLY = frozenset(
    """
    about around approximately approx just over under nearly almost only some the a an its their our further additional
""".split()
)
_END = re.compile(r"\w+$")


def last_words(lead: str) -> tuple[str, str]:
    """The last word of a lead in lower case that is no `about` or the like, and the word right before it.

    The last may also be a bracket that opens, or `+/-`; the one before is empty where other signs stand between.
    """
    words = lead.split()
    n = len(words)
    while n:
        if words[n - 1] in _NEARLY:
            n -= 1
        elif words[n - 1] == "of" and n > 1 and words[n - 2] == "average":
            n -= 2
        else:
            break
    if not n:
        return "", ""
    last = words[n - 1]
    if not last.isalpha():
        if last.endswith("+/-"):
            return "+/-", ""
        if last[-1] == "(":
            return ("(", "") if n == len(words) else ("", "")
        found = _END.search(last)
        return (found[0] if found else ""), ""
    if n == 1:
        return last, ""
    found = _END.search(words[n - 2])
    return last, found[0] if found else ""
