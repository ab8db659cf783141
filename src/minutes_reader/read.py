"""Reading a document from end to end: text to lines, to headings, to facts."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_reader.absences import papers_absent
from minutes_reader.actions import find_actions
from minutes_reader.attendance import find_attendance, known_names
from minutes_reader.blanks import Blanks
from minutes_reader.cleaning import cleaned
from minutes_reader.closing import find_closed, find_next_meeting, find_opened
from minutes_reader.confidence import weigh
from minutes_reader.context import Context
from minutes_reader.decisions import find_decisions
from minutes_reader.decoding import MOST_BYTES, read_at_most, refuse_too_full, text_of
from minutes_reader.figures import find_figures
from minutes_reader.follow_ups import find_follow_ups
from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.kinds import canonical_of
from minutes_reader.front import find_front, impossible_dates
from minutes_reader.inside import minutes_inside, without
from minutes_reader.lines import Line, split_lines
from minutes_reader.money import find_money
from minutes_reader.outline import find_outline, gaps
from minutes_reader.owners import Owners
from minutes_reader.paper import Paper
from minutes_reader.passages import find_passages
from minutes_reader.reading import Attendance, Note, Part, Reading, Source, in_order
from minutes_reader.references import find_references
from minutes_reader.restricted import restricted_parts
from minutes_reader.short_forms import find_short_forms
from minutes_reader.sums import check_sums
from minutes_reader.tables import find_tables
from minutes_reader.unowned import split_unowned
from minutes_reader.veils import settled, torn, veiled
from minutes_reader.version import VERSION

if TYPE_CHECKING:
    from minutes_reader.formats.pdf_papers import Paper as PaperOfPack


def read_text(text: str, name: str = "text.txt", context: Context | None = None) -> Reading:
    """Read a document given as text.  A byte-order mark is dropped and NUL becomes U+FFFD, else nothing changes.

    `context` is whom and what the partnership knows: it settles names that the paper alone leaves open, and without it
    nothing but the paper counts.  ReadingError where there is nothing to read.
    """
    data = text.encode("utf-8", "surrogatepass")
    text, notes = text_of(text, name)
    return _read(text, Source(name=name, sha256=hashlib.sha256(data).hexdigest(), characters=len(text)), notes, context)


def read_bytes(
    data: bytes, name: str = "document.txt", most: int = MOST_BYTES, context: Context | None = None
) -> Reading:
    """Read the bytes of a file of at most `most` bytes as one document: PDF, Word, ODT, web page, rich text or text.

    The kind is told by what the file holds, whatever its name says.  ReadingError for an empty file, one of another
    kind, one that is locked, damaged or a scan, or one too large.
    """
    whole = canonical_of(data, name, most)
    return _read(whole.text, _source(whole, data, name), list(whole.notes), context, whole)


def read_papers(
    data: bytes, name: str = "document.txt", most: int = MOST_BYTES, context: Context | None = None
) -> Iterator[Reading]:
    """Read the bytes of a file paper by paper: each paper of an agenda pack is a reading of its own.

    A file that is no pack gives one reading, as `read_bytes` does.  What is noted of the file stands with its first
    paper.  ReadingError as there.
    """
    whole = canonical_of(data, name, most)
    source, papers = _source(whole, data, name), _papers_of(whole)
    if len(papers) < 2:
        yield _read(whole.text, source, list(whole.notes), context, whole)
        return
    for number, paper in enumerate(papers, 1):
        text = whole.text[paper.start : paper.end].rstrip()
        part = Part(number=number, of=len(papers), title=paper.title, first_page=paper.first, last_page=paper.last)
        own = replace(source, characters=len(text), pages=paper.last - paper.first + 1, part=part)
        yield _read(text, own, list(whole.notes) if number == 1 else [], context, whole, paper.start)


def read_file(path: str | Path, most: int = MOST_BYTES, context: Context | None = None) -> Reading:
    """Read the document in a file.  ReadingError also where there is no such file or it may not be opened."""
    return read_bytes(read_at_most(Path(path), most), name_of(Path(path)), most, context)


def read_file_papers(path: str | Path, most: int = MOST_BYTES, context: Context | None = None) -> Iterator[Reading]:
    """Read the papers in a file, as `read_papers` does.  ReadingError also where it may not be opened."""
    return read_papers(read_at_most(Path(path), most), name_of(Path(path)), most, context)


def name_of(path: Path) -> str:
    """A file's name as text: it is bytes, and need not be any text at all."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _source(whole: Canonical, data: bytes, name: str) -> Source:
    return Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        characters=len(whole.text),
        pages=len(whole.pages) or None,
        encoding=whole.encoding or None,
        format=whole.kind,
    )


def _papers_of(whole: Canonical) -> list[PaperOfPack]:
    """The papers of a file with pages that hold words; what is said of the others stands in the file's notes."""
    if not whole.pages:
        return []
    from minutes_reader.formats.pdf_papers import papers_in

    return [paper for paper in papers_in(whole) if whole.text[paper.start : paper.end].strip()]


def _read(
    text: str,
    source: Source,
    notes: list[Note],
    context: Context | None,
    whole: Canonical | None = None,
    start: int = 0,
) -> Reading:
    """Read a text; `whole` is the canonical text that it is cut from, at `start`."""
    clean = cleaned(text)
    refuse_too_full(clean, source.name)
    blanks = Blanks(clean)
    if blanks:
        paper, reading = found_in(blanks.without(text), source, [], context, blanks.without(clean))
    else:
        paper, reading = found_in(text, source, notes, context, clean)
    weigh(paper, reading)
    reading = blanks.restored(reading, text, notes) if blanks else reading
    return _placed(reading, whole, start) if whole is not None else reading


def _placed(reading: Reading, whole: Canonical, start: int) -> Reading:
    """The reading with the map of its pages, each fact marked where its words were recognised in a picture."""
    for fact in reading.facts():
        fact.origin = whole.origin_of((fact.span[0] + start, fact.span[1] + start))
    if whole.map is None:
        return reading
    part = reading.source.part
    if part is None:
        return replace(reading, map=whole.map)
    return replace(reading, map=whole.map.part(start, start + len(reading.text), part.first_page, part.last_page))


def found_in(
    text: str, source: Source, notes: list[Note], context: Context | None = None, clean: str | None = None
) -> tuple[Paper, Reading]:
    """The paper as finders see it, and all that they found, with no word yet on how sure each fact is."""
    clean = cleaned(text) if clean is None else clean
    lines = split_lines(clean)
    people, lists = _attendance(clean, lines, context)
    front = find_front(clean, lines, lists, people[0].span[0] if people else None)
    names = known_names(people) | (context.names_that(line.text for line in lines) if context else frozenset())
    outline = find_outline(clean, text, lines, front.end, names, front.kind == "report")
    date = front.date.value if front.date else None
    minutes = front.kind == "minutes"
    next_meeting = find_next_meeting(clean, lines, outline, front.body, date) if minutes else None
    paper = Paper(
        text=text,
        clean=clean,
        lines=lines,
        outline=outline,
        kind=front.kind,
        body=front.body,
        date=date,
        next_meeting=next_meeting.value if next_meeting else None,
        attendance=tuple(people),
        front=front.end,
        passages=find_passages(clean, lines, outline),
        tables=tuple(find_tables(lines, front.end)),
        context=context,
    )
    reading = Reading(
        source=source,
        text=text,
        kind=front.kind,
        body=front.body,
        title=front.title,
        date=front.date,
        venue=front.venue,
        started=front.started or (find_opened(clean, lines) if minutes else None),
        closed=find_closed(clean, lines) if minutes else None,
        next_meeting=next_meeting,
        attendance=tuple(people),
        items=outline.headings,
        reader={"version": VERSION},
    )
    return paper, _with_facts(reading, paper, notes)


def _attendance(clean: str, lines: tuple[Line, ...], context: Context | None) -> tuple[list[Attendance], int]:
    """The lists of people, known names that mislead read as what they are."""
    if context is None:
        return find_attendance(clean, lines)
    seen, veils = veiled(clean, context)
    if veils:
        people, end = find_attendance(seen, split_lines(seen))
        printed = settled(people, veils, context)
        if not torn(printed, veils):
            return printed, end
    people, end = find_attendance(clean, lines)
    return settled(people, {}, context), end


def _with_facts(reading: Reading, paper: Paper, notes: list[Note]) -> Reading:
    owners = Owners.of(paper)
    money, others = find_money(paper), minutes_inside(paper)
    decisions = without(find_decisions(paper), others)
    actions, unowned = split_unowned(without(find_actions(paper, owners), others))
    notes = [
        *notes,
        *unowned,
        *restricted_parts(paper),
        *gaps(paper.outline),
        *papers_absent(paper),
        *impossible_dates(paper.clean),
        *check_sums(paper, money),
    ]
    return replace(
        reading,
        decisions=tuple(decisions),
        actions=tuple(actions),
        follow_ups=tuple(without(find_follow_ups(paper, decisions, actions, owners), others)),
        references=tuple(find_references(paper)),
        figures=tuple(find_figures(paper)),
        money=tuple(money),
        short_forms=tuple(find_short_forms(paper, owners.initials)),
        notes=in_order(notes),
    )
