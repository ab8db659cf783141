"""Verdict words: the working verb of a decision, and where one decision ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_reader.reading import Verb

VERBS: dict[str, Verb] = {
    "noted": "noted",
    "approved": "approved",
    "agreed": "agreed",
    "endorsed": "endorsed",
    "supported": "supported",
    "accepted": "accepted",
    "recommended": "recommended",
    "resolved": "resolved",
    "deferred": "deferred",
    "appointed": "appointed",
    "elected": "appointed",
    "re-elected": "appointed",
    "reelected": "appointed",
    "decided": "agreed",
    "ratified": "agreed",
    "adopted": "agreed",
}
_BASE: dict[str, Verb] = {
    "note": "noted",
    "approve": "approved",
    "agree": "agreed",
    "endorse": "endorsed",
    "support": "supported",
    "accept": "accepted",
    "recommend": "recommended",
    "defer": "deferred",
    "appoint": "appointed",
}
_OURS = "noted|approved|agreed|endorsed|supported|accepted|recommended|resolved|deferred|appointed|(?:re-?)?elected"
_PASSIVE = re.compile(  # of lower case, as are the next two
    rf"\b(?:be|is|are|was|were|been)\s+(?:\w+\s+){{0,2}}?(?:\w+\s*(?:,|and|&)\s*(?:(?:its|their|the)\s+contents?\s+(?:be\s+)?|\w+\s+)?){{0,2}}?({_OURS})\b"
)
_WHO = r"members|partners|partnership|board|group|committee|panel|forum|authority|council|executive|meeting"
_ACTIVE = re.compile(
    rf"(?:that\s+)?(?:to\s+|(?:[^\s.;:]+\s+){{0,9}}?(?:{_WHO})\s+(?:agrees?\s+to\s+)?)?(?:\w+ly\s+)?"
    rf"({'|'.join(_BASE)})s?\b"
    r"(?!\s*\w*[-–])"
)
_PARTICIPLE = re.compile(rf"(?:{_OURS})\b")

_RULED = re.compile(
    r"\b(?:be|been|should|shall|will|would|must|is to|are to)\s+\w|\b(?:supports?|notes?|approves?)\s", re.I
)
_AND = re.compile(r"(?:[;,]\s*|\s+)and\s+(?P<that>that\s+)?|;\s*(?P<that2>that\s+)?", re.I)
_OWN_SUBJECT = re.compile(
    r"(?:(?:an?|the|any|all|this|these|those|no|each|their|its|our|his|her|further|both|members|partners|officers)\s"
    r"|[A-Z])"
    r"(?:(?!\b(?:which|who|that|where)\b)[^.;]){1,120}?\b(?:be|should|shall|will|would|must|is to|are to)\b"
)
_BARE_SUBJECT = re.compile(
    r"[a-z][\w’'-]*(?:\s+(?!(?:to|which|who|that|where|be)\b)[\w’'/&-]+){0,16}?\s+be\s+(?:\w+ly\s+)?(?:an?\s|\w+(?:ed|en|de|t|n)\b)"
)
_MOOD = re.compile(r"\b(?:continue|remain|go|proceed|cease|take|give|write|meet)\b")
_ENTRY = re.compile(r"(?:(?<=^)|(?<=[;:,.]\s)|(?<=\s))\(?(?P<mark>[a-h]|[ivx]{1,4}|\d{1,2})[).]\s+(?=[A-Za-z£])")
_FIRST_ENTRY = re.compile(r"[\s:–—,-]*(?:that)?[\s:–—,-]*\(?[ai1][).]", re.I)
_SUBJUNCTIVE = re.compile(r"(?<!\bto\s)\bbe\s+(?:an?\s+\w|(?:\w+ly\s+)?\w+(?:ed|en|de|t|n)\b)", re.I)


def may_decide(low: str) -> bool:
    """A cheap look, in lower case, for any word of a verdict."""
    return (
        "agreed" in low
        or "elected" in low
        or "appointed" in low
        or "noted" in low
        or "approved" in low
        or "resol" in low
        or "endorsed" in low
        or "deci" in low
        or "accepted" in low
        or "supported" in low
        or "recommended" in low
        or "deferred" in low
        or "ratified" in low
        or "adopted" in low
    )


def working_verb(words: str, label: str) -> Verb:
    """The verb that a decision turns on: the last of ours after a form of `be`, else the first of ours that rules.

    `label` is the verdict word it stood under, which decides where the words have none of ours.
    """
    low = words.lower()
    found = _PASSIVE.search(low[:600])
    if found:
        return VERBS[found[1]]
    active = _ACTIVE.match(low)
    if active:
        return _BASE[active[1]]
    alone = _PARTICIPLE.match(low)
    if alone:
        return VERBS[alone[0]]
    return VERBS.get(label.lower(), "agreed")


def is_subjunctive(words: str) -> bool:
    """True for words in the mood of a resolution: `the report be noted`, `that …`, `to …`."""
    return words[:5].lower() == "that " or _SUBJUNCTIVE.search(words[:400]) is not None


def separate(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """[start, end) of each separate thing decided in text[start:end], stops, marks and joining words left out."""
    entries = _entries(text, start, end)
    if entries:
        for begin, finish in entries:
            yield from _trimmed(text, begin, finish)
        return
    begin = start
    for joint in _AND.finditer(text, start, end):
        if _parts(text, begin, joint, end):
            yield from _trimmed(text, begin, joint.start())
            begin = joint.end()
    yield from _trimmed(text, begin, end)


def _parts(text: str, begin: int, joint: re.Match[str], end: int) -> bool:
    """True where both sides of `and` have a subject and a verb of their own; `and that` opens another by itself."""
    if joint["that"] or joint["that2"]:
        return _RULED.search(text, begin, joint.start()) is not None or _continues(text, begin, joint.start())
    if not _RULED.search(text, begin, joint.start()):
        return False
    return (_OWN_SUBJECT.match(text, joint.end(), end) or _BARE_SUBJECT.match(text, joint.end(), end)) is not None


def _continues(text: str, begin: int, end: int) -> bool:
    """True for a clause in the mood of a resolution without `be`: "the scheme continue for a year"."""
    return _MOOD.search(text, begin, end) is not None


def _entries(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The entries of a list run together, `(a) …; (b) …`: [] unless they begin at the first words and count up."""
    if not _FIRST_ENTRY.match(text, start, end):
        return []
    marks = list(_ENTRY.finditer(text, start, end))
    if not marks or text[start : marks[0].start()].strip(" :–—-,").lower() not in ("", "that"):
        return []
    if marks[0]["mark"] not in ("a", "i", "1"):
        return []
    kept = [marks[0]]
    for mark in marks[1:]:
        if _follows(kept[-1]["mark"], mark["mark"]):
            kept.append(mark)
    ends = [mark.start() for mark in kept[1:]] + [end]
    return [(mark.end(), finish) for mark, finish in zip(kept, ends, strict=True)]


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _follows(before: str, mark: str) -> bool:
    if before.isdigit():
        return mark.isdigit() and int(mark) == int(before) + 1
    if before in _ROMAN and mark in _ROMAN and _ROMAN.index(mark) == _ROMAN.index(before) + 1:
        return True
    return len(before) == len(mark) == 1 and ord(mark) == ord(before) + 1


_LEFT = re.compile(r"[\s:;,.–—-]*(?:\(?(?:[a-h]|[ivx]{1,4}|\d{1,2})[).]\s+)?(?:that\b)?[\s:,–—-]*", re.I)
_STOPS = " \t\n.;:,"


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    left = _LEFT.match(text, start, end)
    start = left.end() if left else start
    if "ction" in text[max(start, end - 80) : end] and (suffix := _SUFFIX.search(text, start, end)):
        end = suffix.start()
    words = text[start:end].rstrip(_STOPS)
    while words[-3:].lower() == "and" and words[-4:-3].isspace():
        words = words[:-3].rstrip(_STOPS)
    if words:
        yield (start, start + len(words))


_SUFFIX = re.compile(r"\s+[–—-]\s*Action\b[^.;]{0,70}\.?$")


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end) without list marks, a leading `that` and closing stops; None where no words are left."""
    return next(_trimmed(text, start, end), None)
