"""Where words that a person copied stand in a text, and whether it is laid out in columns.  Pure."""

import re

MOST = 50
FEW = 0.1  # of the lines; fewer with a gap inside may be mere slips of the space bar
_GAP = re.compile(r"\S(?: {3,}|\t+)\S")


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Every place, (start, end), where these words stand, the first fifty.

    The words have to be the text's own, letter by letter; only white space may differ, since copying from a page
    changes it.  Words that are nothing but white space stand nowhere.
    """
    parts = words.split()
    if not parts:
        return []
    copied = re.compile(r"(?=(" + r"\s+".join(map(re.escape, parts)) + r"))")
    return [found.span(1) for found, _ in zip(copied.finditer(text), range(MOST), strict=False)]


def in_columns(text: str) -> bool:
    """Whether a text keeps columns in step with spaces or tabs, and so wants a typewriter's face."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(bool(_GAP.search(line)) for line in lines) > FEW * len(lines)
