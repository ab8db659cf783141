"""Where sentences begin and end."""

from __future__ import annotations

from collections.abc import Iterator


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """[start, end) of each sentence of text[start:end], closing stop included, no white space at either end."""
    yield from ()
