"""Anchoring: the end of the chain is written where whoever may alter the database does not reach."""

import json
import os
from datetime import datetime
from pathlib import Path

from frankpledge.ledger.queries.anchors import FILE
from frankpledge.ledger.queries.chain import head
from frankpledge.ledger.rules.chain import Anchor


def write_anchor(folder: Path, now: datetime) -> Anchor:
    """Add the end of the chain to the file of anchors in this folder, for good, and give it.

    Each is one line, and goes to the disk before this returns.  Raises OSError where the folder takes nothing.
    """
    place, digest = head()
    anchor = Anchor(now, place, digest)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    line = json.dumps({"at": now.isoformat(), "place": place, "digest": digest}) + "\n"
    descriptor = os.open(folder / FILE, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if (size := os.fstat(descriptor).st_size) and os.pread(descriptor, 1, size - 1) != b"\n":
            line = "\n" + line  # after one that a machine stopped in the middle of
        os.write(descriptor, line.encode("ascii"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return anchor
