"""Where words that a person copied stand in a text.  Pure."""

import re

MOST = 50


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
