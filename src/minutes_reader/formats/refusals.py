"""What is said of files that cannot be read, where several readers say it."""

from __future__ import annotations

from minutes_reader.errors import ReadingError

SAVE_AS_TEXT = "Save the document as plain text (.txt), and bring that."


def damaged(name: str) -> ReadingError:
    """Of a file that breaks off, or is not what it says it is."""
    return ReadingError(
        f"{name}: the file is damaged or cut off. Open it and save it again, or ask for it to be sent again."
    )


def too_deep(name: str) -> ReadingError:
    """Of tables inside tables inside tables without end."""
    return ReadingError(f"{name}: things stand inside one another more deeply than can be read. {SAVE_AS_TEXT}")


def too_much(name: str) -> ReadingError:
    """Of a file with more in it than memory would bear."""
    return ReadingError(f"{name}: it holds more than can be read at once. Split it, one document a file.")
