"""The words that say what a figure in a sentence measures."""

from __future__ import annotations

import re

from minutes_reader.dates import MONTHS
from minutes_reader.values import Value

_STOP = re.compile(
    r"[,.;:()\[\]–—]|\s-\s|\b(?:and|but|with|which|who|that|compared|against|during|from|will|would|since|while"
    r"|resulting|between|came|up|down)\b|\d|£",
    re.I,
)
_LINKS = frozenset(
    """
    is was were are stood stand stands standing at of to from by down up risen rose fell fallen reached currently
    about around over nearly the a an on now has had have been increased reduced decreased initial target stretch
    baseline exceeding against present
""".split()
)
_VERB = re.compile(
    r"\s(?:had|has|have|was|were|is|are|rose|fell|stood|stands|came|increased|decreased|dropped|remained|continued"
    r"|reached)\s|\d",
    re.I,
)
_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)})(?:\s+\d*)?", re.I)
_SAID_THAT = re.compile(
    r".*?\b(?:advised|reported|said|explained|noted|stated|informed|told|outlined|highlighted|confirmed|added)\b.*?\bthat\s+",
    re.I,
)
_ADVERB = re.compile(r"(?:over|in|during|between|compared|against|of|from|for|since|by|on)\s", re.I)
_DIRECTION = re.compile(
    r"(?:an?\s+|the\s+)?(?:further\s+)?(?:fall|rise|drop|increase|decrease|reduction|cut|growth|decline|total)s?", re.I
)
_EMPTY = re.compile(
    r"(?:this|it|currently|baseline|stretch|target|with|and|also|these|they|there|he|she|overall)?\s*$", re.I
)
_LEADS_UP = frozenset("is was at from to".split())
_SIGNS = " ,:–—-("
_ARTICLE = re.compile(r"\s*(?:of\s+)?(?:(?:the|these|those|all)\s+)?", re.I)
_WORDY = re.compile(r"[A-Za-z]{3}")
_PIECES = re.compile(r"[.;]\s|,\s|\s[–—-]\s|[()]")
_OPENING = re.compile(r"(?:\W|the\s|a\s|an\s|and\s|with\s|that\s|but\s|to\s|in\s)+", re.I)


def measure_of(text: str, start: int, end: int, value: Value, since: int) -> str | None:
    """The noun that a figure measures: after a percentage or count, before a figure that `is`, `stood at` or `fell to`.

    None where the sentence leaves it to what went before.
    """
    if value.unit in ("percent", "count", None) and not _linked(text, since, value):
        after = _phrase(text, value.end, end)
        if after:
            return after
    subject = _subject(text, since, value.start) or (_subject(text, start, value.start) if since > start else None)
    return subject or _phrase(text, value.end, end)


def _linked(text: str, since: int, value: Value) -> bool:
    """True where a verb of measuring leads up to the figure."""
    words = text[max(since, value.start - 20) : value.start].split()
    return bool(words) and words[-1].lower().lstrip(_SIGNS) in _LEADS_UP


def _phrase(text: str, start: int, end: int) -> str | None:
    upto = min(end, start + 120)
    article = _ARTICLE.match(text, start, upto)
    begin = article.end() if article else start
    stop = _STOP.search(text, begin, upto)
    words = text[begin : stop.start() if stop else upto].split()
    kept = " ".join(words[:12])
    return kept if _WORDY.search(kept) else None


def _subject(text: str, start: int, end: int) -> str | None:
    tokens = text[max(start, end - 160) : end].split(" ")
    while tokens:
        last = tokens[-1].strip(_SIGNS)
        if last and last.lower() not in _LINKS:
            break
        tokens.pop()
    words = " ".join(tokens).rstrip(_SIGNS)
    said = _SAID_THAT.match(words) if "hat " in words or "HAT " in words else None
    if said:
        words = words[said.end() :]
    opened = _VERB.search(words)
    if opened and _WORDY.search(words, 0, opened.start()):
        words = words[: opened.start()]
    tail = next((piece for piece in reversed(_PIECES.split(words)) if _WORDY.search(piece)), "").strip()
    opening = _OPENING.match(tail)
    kept = tail[opening.end() :] if opening else tail
    if not kept or _EMPTY.match(kept) or _MONTH.fullmatch(kept) or _ADVERB.match(kept) or _DIRECTION.fullmatch(kept):
        return None
    return " ".join(kept.split())
