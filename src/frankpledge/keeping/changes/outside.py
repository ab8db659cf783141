"""Tombstones are written where a backup that is restored does not put them back."""

import json
import os
from pathlib import Path

from frankpledge.keeping.rules.tombstones import FILE, Line


def add_line(folder: Path, line: Line) -> None:
    """Add a line to the file in this folder, for good: it is on the disk before this returns.  Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    said = {
        "at": line.at.isoformat(), "partnership": line.place, "kind": line.kind, "number": line.number,
        "marks": list(line.marks), "ground": line.ground, "asked_by": line.asked_by, "decided_by": line.decided_by,
    }  # fmt: skip
    words = json.dumps(said) + "\n"
    descriptor = os.open(folder / FILE, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if (size := os.fstat(descriptor).st_size) and os.pread(descriptor, 1, size - 1) != b"\n":
            words = "\n" + words  # after one that a machine stopped in the middle of
        os.write(descriptor, words.encode("ascii"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
