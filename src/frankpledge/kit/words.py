"""Words as printed and as compared: folding away what printing changes and meaning does not."""

import re
import unicodedata

_SHAPES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "&": "+"})
_NOT_WORD = re.compile(r"[^\w+]+")


def squeezed(text: str) -> str:
    """The text on one line, each run of white space one space."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """The text as names are compared: no case, accent, punctuation, or difference of dashes and quotes."""
    shaped = text.translate(_SHAPES)
    if shaped.isascii():  # nearly always: nothing to take apart
        bare = shaped.lower()
    else:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", shaped).casefold())
        bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("+" if word == "and" else word for word in _NOT_WORD.sub(" ", bare).split())


def shortened(text: str, most: int = 160) -> str:
    """The text on one line, cut at a word and closed with an ellipsis when longer than `most` characters."""
    line = squeezed(text)
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def safe_cell(value: str) -> str:
    """A cell for a spreadsheet that none takes for a formula: one that begins like one is led by an apostrophe.

    White space before the sign counts for nothing, and white space other than a blank is led by one in any case.
    """
    starts = value.startswith(("\t", "\r", "\n")) or value.lstrip().startswith(
        ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
    )
    return f"'{value}" if starts else value
