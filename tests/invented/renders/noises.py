"""The kinds of noise that a render may have, each by its name, and which of them fall on a paper of a format."""

import random

from tests.invented.renders.blocks import Given, Table, blocks, is_wrapped

FORMATS = ("docx", "odt", "html", "pdf")
# name -> what it is.  A score can be told by these names.
NOISES = {
    "running": "running heads, feet and page numbers; on a web page, the menus and feet of its site",
    "repeated": "the first row of a table printed again on each page that it runs over",
    "numbers": "typed numbers and bullets made automatic",
    "styles": "headings as headings and not only as bold words",
    "boxes": "paragraphs in text boxes",
    "merged": "empty cells merged with the one before or above",
    "stacked": "rows with words in one column alone are paragraphs of the cell above",
    "breaks": "lines that stand one under another are one paragraph with soft breaks",
    "stops": "cells at tab stops, with no table",
    "padded": "cells put under one another with spaces",
    "spaced": "no empty lines: room before and behind paragraphs parts them",
    "split": "words cut into runs, as programs leave them after editing",
    "tracked": "tracked changes",
    "columns": "two columns",
    "unruled": "tables without rules",
    "half_ruled": "tables with level rules only",
    "justified": "lines set to both margins",
    "hyphens": "words broken at line ends",
    "untagged": "no tags that tell heads and tables from text",
    "large": "large type, so that more sentences run over pages",
    "layout": "the page stands in a table of its site's layout",
}
CHANCES: dict[str, dict[str, float]] = {
    "docx": {"running": 0.7, "repeated": 0.5, "numbers": 0.5, "styles": 0.5, "boxes": 0.25, "merged": 0.5,
             "stacked": 0.4, "breaks": 0.3, "stops": 0.1, "padded": 0.1, "spaced": 0.5, "split": 0.5,
             "tracked": 0.2, "columns": 0.1},
    "odt": {"running": 0.7, "repeated": 0.5, "numbers": 0.5, "styles": 0.5, "boxes": 0.25, "merged": 0.5,
            "stacked": 0.4, "breaks": 0.3, "stops": 0.1, "padded": 0.1, "spaced": 0.5, "split": 0.5, "tracked": 0.2},
    "html": {"running": 0.7, "repeated": 0.5, "numbers": 0.4, "styles": 0.5, "boxes": 0.25, "merged": 0.5,
             "stacked": 0.4, "breaks": 0.3, "padded": 0.1, "spaced": 0.6, "split": 0.5, "layout": 0.2},
    "pdf": {"running": 0.7, "repeated": 0.5, "numbers": 0.5, "styles": 0.5, "boxes": 0.25, "merged": 0.4,
            "stacked": 0.4, "stops": 0.1, "padded": 0.1, "spaced": 0.6, "columns": 0.1, "unruled": 0.2,
            "half_ruled": 0.15, "justified": 0.3, "hyphens": 0.2, "untagged": 0.7, "large": 0.3},
}  # fmt: skip
_MOST_IN_COLUMNS = 3


def fallen(kind: str, given: Given, rng: random.Random) -> frozenset[str]:
    """The noises that fall on a paper of a format, for a generator of chance."""
    found = {name for name, chance in CHANCES[kind].items() if rng.random() < chance}
    wide = max((len(block.rows[0]) for block in blocks(given) if isinstance(block, Table)), default=0)
    if is_wrapped(given):
        found -= {"spaced", "breaks", "large", "columns"}
    if wide >= _MOST_IN_COLUMNS:
        found -= {"columns"}
    if "columns" in found:
        found -= {"large", "padded"}
    if "stops" in found:
        found -= {"padded", "merged", "repeated"}
    if found & {"stops", "padded"}:
        found -= {"stacked"}
    if "unruled" in found:
        found -= {"half_ruled"}
    return frozenset(found)
