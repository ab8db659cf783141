"""What a search asks for, and where its words stand in what was found.  Pure."""

import re
from collections.abc import Iterator, Sequence

MOST_WORDS = 12
_TERM = re.compile(r'["“”]([^"“”]*)["“”]?|(\S+)')
_ALIKE = str.maketrans("’‘", "''")


def words_of(asked: str) -> list[str]:
    """The words and, between quotation marks, phrases that a search asks for, each once, at most MOST_WORDS.

    Signs alone are no word.
    """
    terms = (" ".join((phrase or word).split()) for phrase, word in _TERM.findall(asked.replace("\0", " ")))
    kept = (term.strip(",;:?!") for term in terms)
    seen = dict.fromkeys(term for term in kept if any(letter.isalnum() for letter in term))
    return list(seen)[:MOST_WORDS]


def cut_at(text: str, words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The text in stretches, each with whether it is one of these words; joined, the stretches are the text.

    Words are found whatever their case and apostrophes; of two that overlap, the one that begins first.
    """
    sought = sorted((word.translate(_ALIKE) for word in words if word), key=len, reverse=True)
    if not sought:
        yield text, False
        return
    last = 0
    for found in re.finditer("|".join(map(re.escape, sought)), text.translate(_ALIKE), re.IGNORECASE):
        if found.start() > last:
            yield text[last : found.start()], False
        yield text[found.start() : found.end()], True
        last = found.end()
    if last < len(text):
        yield text[last:], False


def around(text: str, words: Sequence[str], most: int = 320) -> str:
    """The text on one line, and where it is longer than `most` characters the part about the first of these words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    before = next(((stretch,) for stretch, found in cut_at(line, words) if not found), ("",))[0]
    at = len(before) if line.startswith(before) and len(before) < len(line) else 0
    start = max(0, min(at - most // 3, len(line) - most))
    if start:
        start = line.find(" ", start) + 1
    end = start + most
    ending = line.rfind(" ", start, end) if end < len(line) else len(line)
    return f"{'… ' if start else ''}{line[start:ending]}{' …' if ending < len(line) else ''}"
