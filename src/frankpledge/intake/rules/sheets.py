"""A paper's pages as the record keeps them, and what a paper of a pack is called.  Pure."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from frankpledge.documents.rules import Placed, Sheet
from frankpledge.kit.words import shortened
from minutes_reader.page_map import PageMap

LONGEST = 80  # characters of a paper's title in its name


def sheets(found: PageMap, length: int) -> Iterator[Sheet]:
    """The pages of a text of `length` characters, each with its words where they stand, to a tenth of a point."""
    words: dict[int, list[Placed]] = defaultdict(list)
    for start, end, page, box in found.runs:
        words[page].append((start, end, *(round(side, 1) for side in box)))
    starts = [min(start, length) for start in found.starts] + [length]
    for number, (size, (start, end)) in enumerate(zip(found.pages, pairwise(starts), strict=True), found.first):
        yield Sheet(number, start, max(start, end), size.width, size.height, words[number])


def paper_name(file: str, number: int, title: str) -> str:
    """The name of a paper of a pack: its file, which of its papers it is, and the paper's title."""
    return f"{file}, paper {number}" + (f": {shortened(title, LONGEST)}" if title else "")
