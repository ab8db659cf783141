"""Anchors as they were kept outside the database: lines of a file, or a place and digest as a letter gives them."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from frankpledge.ledger.rules.chain import Anchor

FILE = "ledger.jsonl"  # in the folder of anchors
_BEGINS = '{"at": "'
_SAID = re.compile(r"\s*(\d+)\s*[: ]\s*([0-9a-f]{64})\s*", re.IGNORECASE)


class NoAnchor(ValueError):
    """What was given is no anchor.  The message says of which line, and what one looks like."""


def anchors_in(path: Path) -> list[Anchor]:
    """The anchors of a file, the earliest first; none where there is no file.

    A line that was cut short, as by a machine that stopped, is left out: what it said was kept nowhere else either.
    Raises NoAnchor for any other line that is none, and OSError where the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    found = []
    for number, line in enumerate(lines, 1):
        if line.startswith(_BEGINS[: len(line)]) and not line.endswith("}"):
            continue
        found.append(_anchor(line, f"Line {number} of {path.name}"))
    return found


def anchor_said(words: str) -> Anchor:
    """The anchor that a letter gives, as PLACE:DIGEST.  Raises NoAnchor."""
    if not (said := _SAID.fullmatch(words)):
        raise NoAnchor(f"{words!r} is no anchor. One looks like 1234:… with the 64 letters and digits of its digest.")
    return Anchor(datetime.now(UTC), int(said[1]), said[2].lower())


def _anchor(line: str, where: str) -> Anchor:
    try:
        held = json.loads(line)
        at, place, digest = datetime.fromisoformat(held["at"]), held["place"], held["digest"]
    except (ValueError, TypeError, KeyError) as error:
        raise _not_one(where) from error
    if not (isinstance(place, int) and isinstance(digest, str) and at.tzinfo):
        raise _not_one(where)
    return Anchor(at, place, digest)


def _not_one(where: str) -> NoAnchor:
    return NoAnchor(f"{where} is no anchor of a ledger. Look whether the file was altered.")
