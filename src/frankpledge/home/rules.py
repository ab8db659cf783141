"""What a search asks for, and where its words stand in what was found.  Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

MOST_WORDS = 12
_BECAME = re.compile(
    r"^\s*(?:what(?:ever)?\s+(?:has\s+|had\s+)?(?:became|become|come|came|happened|happens)\s+(?:of|to|from|with)"
    r"|(?:the\s+)?threads?\s+(?:of|for))\s+",
    re.IGNORECASE,
)
_MINUTE = re.compile(r"^(?:the\s+)?(?:minute|min|item|number|no)\b[\s.:]*(?:(?:number|no)\b[\s.:]*)?", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?P<number>[a-z]{0,5}[ -]?\d{1,6}[a-z]?(?:[/.-]\d{1,4})*(?:\s*\([a-z]{1,4}\))?)"
    r"(?:\s*,?\s*(?:of|from|on)\s+(?P<day>.{6,30}))?$",
    re.IGNORECASE,
)
_DAY = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?[ /.-]+([a-z]+|\d{1,2})[ /.,-]+(\d{4})$", re.IGNORECASE)
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
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


@dataclass(frozen=True, slots=True)
class AskedMinute:
    """A minute that is asked for by its number, of a day where one was said.

    `is_sure` says that a number of a minute was meant, and not a word that looks like one: `M25`, `2007`.
    """

    number: str
    day: date | None = None
    is_sure: bool = True


def question_of(asked: str) -> tuple[str, AskedMinute | None]:
    """What is asked for without its question, and the minute if it is one: `What became of 318/07?`, or `318/07` alone.

    What became of something else is asked for by its words.
    """
    plain = " ".join(asked.replace("\0", " ").split()).strip(' ?!."“”')
    rest = _BECAME.sub("", plain)
    bare = _MINUTE.sub("", rest)
    found = _NUMBER.match(bare)
    if found is None or (" " in found["number"].strip() and bare == plain and not found["number"].endswith(")")):
        return rest if rest != plain else asked, None
    day = _day(found["day"]) if found["day"] else None
    if found["day"] and day is None:
        return rest if rest != plain else asked, None
    sure = bare != plain or "/" in found["number"] or found["number"].endswith(")") or day is not None
    return found["number"], AskedMinute(found["number"], day, sure)


def _day(printed: str) -> date | None:
    """A day as people write it, `4 December 2007`, `4th Dec 2007`, `4/12/2007`; None for anything else."""
    if found := _ISO.match(printed.strip()):
        year, month, day = found.groups()
    elif found := _DAY.match(printed.strip()):
        day, month, year = found.groups()
    else:
        return None
    named = month[:3].casefold()
    number = _MONTHS.index(named) + 1 if named in _MONTHS else int(month) if month.isdecimal() else 0
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
