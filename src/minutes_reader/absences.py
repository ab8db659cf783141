"""Papers that a document names but does not carry: an appendix, a report circulated apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_reader.lines import has_any, lines_with
from minutes_reader.paper import Paper
from minutes_reader.reading import Note

_NAMED = re.compile(
    r"\b(?P<kind>[Aa]ppendix|APPENDIX|[Aa]ppendices|[Aa]nnexe?|ANNEXE?|[Ss]chedule)\s+(?P<label>(?:[A-Z]"
    r"|\d{1,3})(?:\d|\.\d)?)\b"
    r"|\b(?P<paper>(?:full |detailed |further |draft )?(?:reports?|papers?|cop(?:y"
    r"|ies)(?: of [\w ,'’&\-]{3,60}?)?|documents?|notes|slides|presentation))\s+"
    r"(?:(?:is|are|was|were|has been|have been|had been|previously)\s+)*(?P<how>attached|enclosed|appended"
    r"|filed with (?:these|the) minutes)\b"
)

_HINTS = ("ppendi", "nnex", "attached", "enclosed", "appended", "filed with", "chedule", "APPENDIX", "ANNEX")
_ATTACHED_AS = re.compile(r"attached (?:at|as|in)\s+(?:appendix|annex)", re.I)


def papers_absent(paper: Paper) -> list[Note]:
    """One note for each appendix or attached paper that is named, and has no heading of its own in the document."""
    carried = {
        _key(found["kind"], found["label"])
        for heading in paper.outline.headings
        if has_any(heading.title, _HINTS) and (found := _NAMED.match(heading.title)) and found["label"]
    }
    notes: list[Note] = []
    named: set[str] = set()
    for found in _found(paper):
        words = " ".join(found[0].split())
        key = _key(found["kind"], found["label"]) if found["label"] else words.lower()
        if (
            key in named
            or key in carried
            or not found["label"]
            and _ATTACHED_AS.search(paper.clean[found.start() : found.end() + 20])
        ):
            continue
        named.add(key)
        what = words if found["label"] else f"A paper ({words})"
        notes.append(
            Note(kind="paper_absent", message=f"{what} is named but is not part of this document.", span=found.span())
        )
    return notes


def _found(paper: Paper) -> Iterator[re.Match[str]]:
    for line in lines_with(paper.clean, paper.lines, _HINTS):
        yield from _NAMED.finditer(paper.clean, line.start, line.end)


def _key(kind: str, label: str) -> str:
    return f"{kind[:5].lower()} {label.upper()}"
