"""Tombstones as they were kept outside the database."""

import json
from datetime import datetime
from pathlib import Path

from frankpledge.keeping.rules.tombstones import FILE, Line


def lines_in(folder: Path) -> list[Line]:
    """The lines of the file in this folder, the earliest first, each thing once by its marks; none without a file.

    One number can have been another thing's in a record that was restored since: its marks tell them apart.

    A line that cannot be read, as one that was cut short, is left out: what it speaks of is written again by the job.
    """
    try:
        said = (folder / FILE).read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    found: dict[tuple[int, str, int, tuple[str, ...]], Line] = {}
    for words in said:
        try:
            held = json.loads(words)
            line = Line(
                datetime.fromisoformat(held["at"]), int(held["partnership"]), str(held["kind"]), int(held["number"]),
                tuple(held["marks"]), str(held["ground"]), int(held["asked_by"]), int(held["decided_by"]),
            )  # fmt: skip
        except (ValueError, TypeError, KeyError):
            continue
        found[line.place, line.kind, line.number, line.marks] = line
    return list(found.values())
