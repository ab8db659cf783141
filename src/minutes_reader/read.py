"""Reading a document from end to end: text to lines, to headings, to facts."""

from __future__ import annotations

import hashlib
from pathlib import Path

from minutes_reader.actions import find_actions
from minutes_reader.cleaning import cleaned
from minutes_reader.decisions import find_decisions
from minutes_reader.figures import find_figures
from minutes_reader.follow_ups import find_follow_ups
from minutes_reader.lines import split_lines
from minutes_reader.money import find_money
from minutes_reader.outline import Outline
from minutes_reader.paper import Paper
from minutes_reader.passages import find_passages
from minutes_reader.reading import Reading, Source
from minutes_reader.sums import check_sums
from minutes_reader.version import VERSION


def read_text(text: str, name: str = "text.txt") -> Reading:
    """Read a document given as text."""
    data = text.encode("utf-8", "surrogatepass")
    return _read(text, Source(name=name, sha256=hashlib.sha256(data).hexdigest(), characters=len(text)))


def read_bytes(data: bytes, name: str = "document.txt") -> Reading:
    """Read a document given as the bytes of a file."""
    text = data.decode("utf-8")
    return _read(text, Source(name=name, sha256=hashlib.sha256(data).hexdigest(), characters=len(text)))


def read_file(path: str | Path) -> Reading:
    """Read the document in a file."""
    path = Path(path)
    return read_bytes(path.read_bytes(), path.name)


def _read(text: str, source: Source) -> Reading:
    clean = cleaned(text)
    lines = split_lines(clean)
    paper = Paper(text=text, clean=clean, lines=lines, outline=Outline(), kind="minutes",
                  passages=find_passages(clean, lines, Outline()))
    money = find_money(paper)
    return Reading(
        source=source, text=text, kind=paper.kind, items=paper.outline.headings,
        decisions=tuple(find_decisions(paper)), actions=tuple(find_actions(paper)),
        follow_ups=tuple(find_follow_ups(paper)), figures=tuple(find_figures(paper)), money=tuple(money),
        notes=tuple(check_sums(paper, money)), reader={"version": VERSION},
    )
