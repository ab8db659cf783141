"""What a pack says, as plain data for the template that sets it (`pack.typ`).  Pure: facts in, data out.

A written paper, and what a reader found in a Word file, is text in lines: `# ` begins a heading, `- ` or `• ` a point,
a tab parts the cells of a table's row.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from frankpledge.meetings.rules.writing_out.written import Written

TEMPLATE = Path(__file__).with_name("pack.typ")
_POINT = re.compile(r"[-*•▪◦·o–] +(?=\S)")
_HEADING = re.compile(r"#{1,4} +(?=\S)")
_UNSET = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_HEADING = 200
LONGEST_ALT = 20_000  # characters of a page that are said in place of its picture


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a file that is shown as it is: its number in the file, what it says, and whether it lies sideways."""

    file: str
    number: int
    says: str
    wide: bool = False

    def plain(self) -> dict[str, Any]:
        """For the template.  A page of which no words are known says so to those who do not see it."""
        says = " ".join(clean(self.says).split())[:LONGEST_ALT]
        return {"file": self.file, "number": self.number, "alt": says or "A page without words", "wide": self.wide}


@dataclass(frozen=True, slots=True)
class Part:
    """An item or a paper as a pack has it.  `facts` are labels and values, `words` what stands in place of the rest."""

    title: str
    is_item: bool
    facts: Sequence[tuple[str, str]] = ()
    words: Sequence[str] = ()
    recommendations: Sequence[str] = ()
    implications: Sequence[str] = ()
    blocks: Sequence[dict[str, Any]] = ()
    sheets: Sequence[Sheet] = ()

    @property
    def has_pages(self) -> bool:
        """Whether it is a paper that is there, which has pages of its own; a line in its place has none."""
        return not self.is_item and bool(self.blocks or self.sheets)

    def plain(self, *, breaks: bool) -> dict[str, Any]:
        """For the template; `breaks` where it begins a page."""
        return {
            "kind": "item" if self.is_item else "paper",
            "title": clean(self.title),
            "breaks": breaks,
            "facts": [[clean(label), clean(value)] for label, value in self.facts if value],
            "words": [clean(words) for words in self.words if words.strip()],
            "recommendations": [clean(words) for words in self.recommendations],
            "implications": [clean(words) for words in self.implications],
            "blocks": list(self.blocks),
            "sheets": [sheet.plain() for sheet in self.sheets],
        }


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: whose pack it is, and what stands at the head and foot of every page."""

    partnership: str
    body: str
    day: str
    called: str
    marking: str
    facts: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = field(default=())


def composed(cover: Cover, parts: Sequence[Part]) -> dict[str, Any]:
    """The whole pack for the template.  A paper begins a page, and so does whatever follows one."""
    entries, after_paper = [], True
    for part in parts:
        entries.append(part.plain(breaks=after_paper or part.has_pages))
        after_paper = part.has_pages
    return {
        "title": clean(f"{cover.body}, {cover.day}: {cover.called}"),
        "running": clean(f"{cover.body}, {cover.day}"),
        "partnership": clean(cover.partnership),
        "body": clean(cover.body),
        "called": clean(cover.called),
        "marking": cover.marking,
        "facts": [[label, clean(value)] for label, value in cover.facts if value],
        "notes": [clean(note) for note in cover.notes if note],
        "entries": entries,
    }


def blocks_of(text: str, headings: Collection[int] = ()) -> list[dict[str, Any]]:
    """A text as headings, paragraphs, lists and tables.

    `headings` are where lines begin that the reader took for one.
    """
    blocks: list[dict[str, Any]] = []
    at, known = 0, frozenset(headings)
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        words = clean(line)
        if not words.strip():
            continue
        if "\t" in words.strip():
            _take_in(blocks, "table", "rows", [cell.strip() for cell in words.split("\t")])
        elif found := _HEADING.match(words):
            blocks.append({"kind": "heading", "text": words[found.end() :].strip()})
        elif start in known and len(words) <= LONGEST_HEADING:
            blocks.append({"kind": "heading", "text": words.strip()})
        elif found := _POINT.match(words.lstrip()):
            _take_in(blocks, "bullets", "items", words.lstrip()[found.end() :].strip())
        else:
            blocks.append({"kind": "para", "text": words.strip()})
    return blocks


def blocks_of_document(document: Written) -> list[dict[str, Any]]:
    """A document that is written out as the same kinds of blocks, its tables with the share of each column."""
    blocks: list[dict[str, Any]] = []
    for section in document.plain()["sections"]:
        if section["title"]:
            blocks.append({"kind": "heading", "text": section["title"]})
        for number, line in enumerate(section["lines"]):
            if line["kind"] == "bullet":
                if number and section["lines"][number - 1]["kind"] == "bullet":
                    blocks[-1]["items"].append(line["text"])
                else:
                    blocks.append({"kind": "bullets", "items": [line["text"]]})
            else:
                kind = {"text": "para", "stub": "quiet"}.get(line["kind"], line["kind"])
                blocks.append({"kind": kind, "text": line["text"]})
        if section["rows"]:
            columns = section["columns"]
            rows = [[row[column["key"]] for column in columns] for row in section["rows"]]
            head = [column["heading"] for column in columns]
            shares = [column["share"] for column in columns]
            blocks.append({"kind": "table", "rows": [head, *rows], "shares": shares})
    return blocks


def lines_of(text: str) -> list[str]:
    """What was typed one a line, without the numbers or points that somebody put before each."""
    lines = (re.sub(r"^\s*(?:[-*•–]|\(?\w{1,3}[.)])\s+", "", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def pages_said(text: str, starts: Sequence[Sequence[int]]) -> list[tuple[str, bool]]:
    """What each page of a file says, and whether it lies sideways, by where it begins in the text."""
    ends = [*(start for start, *_ in starts[1:]), len(text)]
    return [(text[start:end], bool(wide)) for (start, wide), end in zip(starts, ends, strict=True)]


def clean(words: str) -> str:
    """Words without signs that no font shows."""
    return _UNSET.sub("", words)


def _take_in(blocks: list[dict[str, Any]], kind: str, name: str, what: Any) -> None:
    """Put it to the block before, where that is of its kind."""
    if blocks and blocks[-1]["kind"] == kind:
        blocks[-1][name].append(what)
    else:
        blocks.append({"kind": kind, name: [what]})
