"""Reading files from the command line: JSON lines for programs, a summary for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from minutes_reader.errors import ReadingError
from minutes_reader.reading import Reading


def read(
    files: Iterable[Path], *, as_json: bool, text: bool = True, out: TextIO | None = None, err: TextIO | None = None
) -> int:
    """Read each file and print what was found: one JSON object a line, or a summary.

    A file that cannot be read is told on `err` in one line, and the others are still read.  The exit status is 1 then,
    else 0.  `text` false leaves the documents' text out of the JSON.
    """
    from minutes_reader.read import read_file

    out, err = out or sys.stdout, err or sys.stderr
    status = 0
    for path in files:
        try:
            reading = read_file(path)
        except ReadingError as error:
            print(error, file=err)
            status = 1
            continue
        print(json.dumps(reading.to_json(text), ensure_ascii=True) if as_json else summary(reading), file=out)
    return status


def summary(reading: Reading) -> str:
    """What was found, in a few lines: what the paper is, how much of each kind, what is doubtful or missing."""
    body = reading.body.name if reading.body else "a body that it does not name"
    day = reading.date.value if reading.date else "no date"
    lists = {
        "people": reading.attendance,
        "items": reading.items,
        "decisions": reading.decisions,
        "actions": reading.actions,
        "follow-ups": reading.follow_ups,
        "references": reading.references,
        "figures": reading.figures,
        "sums of money": reading.money,
    }
    doubts = sum(fact.doubt is not None for facts in lists.values() for fact in facts)
    lines = [
        f"{reading.source.name}: {reading.kind} of {body}, {day}"
        if reading.kind == "minutes"
        else f"{reading.source.name}: a report to {body}, {day}",
        "  " + ", ".join(f"{len(facts)} {name}" for name, facts in lists.items()),
    ]
    if doubts:
        lines.append(f"  {doubts} of these are doubtful: look at them first")
    lines += [f"  note: {note.message}" for note in reading.notes]
    return "\n".join(lines)
