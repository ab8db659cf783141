"""From the bytes of a file to its text, and what is said of a file that is no text."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from minutes_reader.errors import ReadingError
from minutes_reader.reading import Note

MOST_BYTES = 100_000_000  # of any file: a pack of papers holds pictures
MOST_TEXT_BYTES = 20_000_000  # of a file of characters
# Any text within these is read in seconds and in a few hundred megabytes; a pack of papers of 500 pages is well within.
MOST_CHARACTERS = 2_000_000
MOST_LINES = 50_000  # and cells of tables
MOST_NUMBERS = 50_000
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "a picture or sound"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"PK\x03\x04", "a Word, spreadsheet or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_WHAT_TO_BRING = "Open the document itself, save it as Word, PDF or plain text, and bring that in."
_SPLIT = "Split it, one document a file."
_CONTROL_BYTES = bytes([*range(0x01, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_BIDIRECTIONAL = tuple("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_BLANK = "\x00 \t\r\n\f\v\u00a0\u200b\u200c\u200d\u2060\ufeff" + "".join(_BIDIRECTIONAL)
_UNASSIGNED = {0x81, 0x8D, 0x8F, 0x90, 0x9D}  # bytes that Windows-1252 has no letter for
_SAMPLE = 4096
_NUMBER = re.compile("[0-9]+")


def read_at_most(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file of at most `most` bytes; a larger one is refused without being loaded.

    Folders, devices and pipes are refused: what they hold may have no end, or never come.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReadingError(f"{path.name or path}: this is not a file. Save the document in a file, and name that.")
        if status.st_size > most:
            raise too_large(path.name, status.st_size, most)
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be opened"
        raise ReadingError(f"{path.name}: {reason}. Check the file's name and that you may open it.") from error


def decoded(data: bytes, name: str, most: int = MOST_TEXT_BYTES) -> tuple[str, str, list[Note]]:
    """(text, encoding found, notes) of a text file's bytes; ReadingError for what is empty, too large or no text."""
    if len(data) > most:
        raise too_large(name, len(data), most)
    if not data.strip(b"\x00 \t\r\n"):
        raise _empty(name)
    for magic, what in _BINARY:
        if data.startswith(magic) and (magic != b"BM" or b"\x00" in data[:64]):
            raise ReadingError(f"{name}: this is {what}, not a document. {_WHAT_TO_BRING}")
    encoding = _encoding(data)
    if not encoding.startswith("utf-16"):
        _refuse_binary(data, name)
    text = data.decode(encoding, "replace" if encoding.startswith("utf-16") else "strict")
    if encoding == "utf-8-sig":
        encoding = "utf-8"
    text, notes = text_of(text, name)
    return text, encoding, notes


def text_of(text: str, name: str) -> tuple[str, list[Note]]:
    """(the text as spans index it, notes on it): a byte-order mark is dropped, NUL becomes U+FFFD.

    ReadingError where nothing in it can be seen, or where it is too long.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > MOST_CHARACTERS:
        raise _too_long(name, f"{len(text):,} characters", f"{MOST_CHARACTERS:,}")
    if not text.strip(_BLANK) or text.isspace():
        raise _empty(name)
    notes = []
    if "\x00" in text:
        notes.append(
            Note(
                kind="nul_character",
                message="The file holds NUL characters, shown as \ufffd.",
                span=(text.index("\x00"), text.index("\x00") + 1),
            )
        )
        text = text.replace("\x00", "\ufffd")
    hidden = [text.index(mark) for mark in _BIDIRECTIONAL if mark in text]
    if hidden:
        notes.append(
            Note(
                kind="direction_control",
                span=(min(hidden), min(hidden) + 1),
                message="The text holds invisible marks that change its direction; words may not read as they look.",
            )
        )
    return text, notes


def refuse_too_full(clean: str, name: str) -> None:
    """ReadingError for a clean text of more characters, lines and cells with words, or numbers than can be read."""
    if len(clean) > MOST_CHARACTERS:  # of a PDF: of other files that was asked before
        raise _too_long(name, f"{len(clean):,} characters", f"{MOST_CHARACTERS:,}")
    cells = clean.count("\t")
    if clean.count("\n") + cells >= MOST_LINES:
        lines = sum(not row.isspace() for row in clean.split("\n") if row)
        if lines + cells > MOST_LINES:
            raise _too_long(name, f"{lines + cells:,} lines and cells", f"{MOST_LINES:,}")
    if len(clean) > 2 * MOST_NUMBERS and (numbers := sum(1 for _ in _NUMBER.finditer(clean))) > MOST_NUMBERS:
        raise _too_long(name, f"{numbers:,} numbers", f"{MOST_NUMBERS:,}")


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8) and _is_utf8(data):
        return "utf-8-sig"
    wide = _utf16_without_mark(data)
    if wide:
        return wide
    if _is_utf8(data):
        return "utf-8"
    return "latin-1" if _UNASSIGNED & set(data) else "cp1252"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of Western text has a NUL in nearly every second place, and almost none in the other."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else None


def _refuse_binary(data: bytes, name: str) -> None:
    sample = data[:_SAMPLE] + data[len(data) // 2 : len(data) // 2 + _SAMPLE]
    control = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if control > 0.02 * len(sample) + 2 or sample.count(0) > 0.2 * len(sample):
        raise ReadingError(f"{name}: this is not a document. {_WHAT_TO_BRING}")


def too_large(name: str, size: int, most: int) -> ReadingError:
    """What is said of a file of `size` bytes, where `most` can be read at once."""
    return ReadingError(
        f"{name}: {size / 1e6:.0f} MB is more than the {most / 1e6:.0f} MB that can be read at once. {_SPLIT}"
    )


def _too_long(name: str, what: str, most: str) -> ReadingError:
    return ReadingError(f"{name}: {what} are more than the {most} that can be read at once. {_SPLIT}")


def _empty(name: str) -> ReadingError:
    return ReadingError(f"{name}: the file is empty. Check that it was saved, and send it again.")
