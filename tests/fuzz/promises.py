"""What the reader promises of any bytes at all, and which promise a document breaks."""

import json
import signal
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from types import FrameType
from typing import Any

from jsonschema import Draft202012Validator

from minutes_reader import Reading, ReadingError, read_bytes, read_text
from minutes_reader.cleaning import cleaned
from minutes_reader.reading import Fact

SCHEMA: dict[str, Any] = json.loads(files("minutes_reader").joinpath("reading.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
# Far more than a document of a few kilobytes takes, and watching the lines that are reached makes it slower.
MOST_SECONDS = 5.0
REPEATED_TO = 30_000
ONE_IN = 24


class Broken(Exception):
    """A promise that a document breaks."""


class TooLong(BaseException):
    """Raised in the midst of a reading that takes too long; no `except Exception` may swallow it.

    `document` is what was read, where that is not the document that was given.
    """

    document: bytes | None = None


def check(data: bytes) -> None:
    """Read a document, and raise `Broken`, or what the reader raised, where a promise is broken.

    What takes long to check is checked of some documents, always the same ones: that the reading keeps to its schema,
    and that a part of it, over and over, is still read in time, so that work out of step with length shows.
    """
    with at_most(MOST_SECONDS):
        try:
            reading = read_bytes(data, "fuzzed.txt")
        except ReadingError as error:
            if "\n" in str(error):
                raise Broken("a refusal is one line") from error
            return
        chosen, seed = zlib.crc32(data) % ONE_IN, zlib.crc32(data) // ONE_IN
    if said := next(broken(reading), None) or (schema_broken(reading) if chosen == 1 else None):
        raise Broken(said)
    if chosen == 0:
        check_repeated(reading.text, seed)


def check_repeated(text: str, seed: int) -> None:
    """Read a part of a text, chosen by the seed, over and over up to 40,000 characters, in the same time."""
    start = seed % len(text)
    part = text[start : start + (1, 7, 40, 300)[seed % 4]]
    repeated = text[:start] + part * (REPEATED_TO // len(part))
    try:
        with at_most(MOST_SECONDS), suppress(ReadingError):
            read_text(repeated)
    except TooLong as error:
        error.document = repeated.encode("utf-8", "surrogatepass")
        raise


def broken(reading: Reading) -> Iterator[str]:
    """Each promise about a reading that it breaks."""
    clean = cleaned(reading.text)
    if len(clean) != len(reading.text):
        yield "the clean text is as long as the text"
    for fact in facts(reading):
        kind = type(fact).__name__
        start, end = fact.span
        if not 0 <= start < end <= len(reading.text):
            yield f"a span stands in the text: {kind}"
        elif reading.text[start:end] != reading.text[start:end].strip():
            yield f"a span has no white space at its ends: {kind}"
        elif not _in_its_words(fact, " ".join(clean[start:end].split())):
            yield f"a span yields its words: {kind}"
        if not _dates_are_real(fact):
            yield f"a date is one of the calendar: {kind}"
    for note in reading.notes:
        if note.span and not 0 <= note.span[0] <= note.span[1] <= len(reading.text):
            yield f"a note stands in the text: {note.kind}"


def schema_broken(reading: Reading) -> str | None:
    """Where a reading, written out and read again, does not keep to the schema."""
    error = next(VALIDATOR.iter_errors(json.loads(json.dumps(reading.to_json()))), None)
    return f"the schema holds: {list(error.path)[:1]} {error.validator}" if error else None


def facts(reading: Reading) -> Iterator[Fact]:
    """Every fact of a reading."""
    for name in reading.__slots__:
        found = getattr(reading, name)
        for fact in found if isinstance(found, tuple) else (found,):
            if isinstance(fact, Fact):
                yield fact


def _in_its_words(fact: Fact, words: str) -> bool:
    """Whether what is kept of a fact as printed stands in its span's words."""
    whole = (getattr(fact, name, None) for name in ("text", "what"))
    within = (getattr(fact, name, None) for name in ("name", "title", "number", "to_number"))
    return all(said is None or said.rstrip(" .") == words.rstrip(" .") for said in whole) and all(
        said is None or said in words for said in within
    )


def _dates_are_real(fact: Fact) -> bool:
    for said in (getattr(fact, name, None) for name in ("value", "due", "to_date")):
        if not isinstance(said, str):
            continue
        try:
            time.strptime(said, "%H:%M" if ":" in said else "%Y-%m-%d" if said.count("-") == 2 else "%Y-%m")
        except ValueError:
            return False
    return True


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `TooLong` in what runs in this block once it has had these seconds of the processor."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLong(f"more than {seconds} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
