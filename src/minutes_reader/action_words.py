"""The words of an action: its label, the owners that they name, and the fact made of them."""

from __future__ import annotations

import re

from minutes_reader.dates import MONTHS
from minutes_reader.due import date_in, due_of
from minutes_reader.owners import Owners
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.reading import Action

_LABEL = re.compile(
    r"(?:(?:gweithredu|camau?(?:\s+gweithredu)?)\s*/\s*)?(?:agreed\s+|key\s+|new\s+)?(?P<word>actions?|gweithredu|camau\s+gweithredu)"
    r"(?:\s*/\s*(?:gweithredu|camau?(?:\s+gweithredu)?))?(?:\s+(?:points?|required|agreed|arising|by|for|to\s+be\s+taken))?"
    r"(?:\s+(?:no\.?\s*)?[A-Z]{0,5}\s?\d[\d./-]*)?\s*(?P<stop>[:.]|[–—-](?=\s|$))?[\s:–—-]*",
    re.I,
)
_WILL = re.compile(
    r"\s\s*(?:(?:is|are|was|were|has|have|had|also|both)\s+)*(?:(?:agreed|asked|undertook|requested|tasked"
    r"|due)\s+)?(?:to|will|would|shall|must|should)\s+",
    re.I,
)
_TO = re.compile(r"to(?<=\sto)\s+(?!(?:be|the|a|an|their|his|her|this|that|all|date|which|whom)\b)(?=[a-z])")
_TRAILING = re.compile(
    r"\s*(?:[–—-]\s*|\(\s*|\[\s*|\bOwners?:\s*|\bLead:\s*|\bBy:\s*|\bWho:\s*"
    r"|\t)(?P<who>[^–—()\[\]]{2,80}?)[\])]?\.?\s*$"
)
_PREAMBLE = re.compile(
    r"(?:(?:(?:following|after)\s+(?:a\s+)?(?:\w+\s+)?discussion,?|it\s+was\s+(?:(?:also|further|then|therefore)\s+)?"
    r"(?:agreed|noted|suggested|requested|decided|proposed)\s+that|(?:members|the\s+\w+)\s+agreed\s+that|agreed\s+that"
    r"|that|therefore,?|and)\s+)+",
    re.I,
)
_LEADING = re.compile(r"(?:\[(?P<bracketed>[^\[\]]{2,60})\]|(?P<who>[^–—:.;\[\]]{2,60}?)(?:\s+[–—-]|:))\s+(?=\S)")
_WHEN = re.compile(
    rf"\s*(?:by\s+|before\s+|due\s+)?(?:(?:the\s+)?(?:end|middle|start|beginning)\s+of\s+|early\s+|late\s+|mid[- ])?"
    rf"(?:(?:{'|'.join(MONTHS)})\b.*|\d{{1,2}}[./]\d.*|\d{{1,2}}(?:st|nd|rd|th)?\s+\w+.*|(?:the\s+)?next\s+meeting|asap|ongoing)",
    re.I,
)
_PARAGRAPH = re.compile(r"\d{1,3}\s+(?=A)")


def label_of(passage: Passage, owners: Owners | None = None) -> re.Match[str] | None:
    """The label `Action` at the start of a passage: alone on its line, with a stop after it, in capitals, or, where
    `owners` can tell, before somebody who is to act."""
    number = _PARAGRAPH.match(passage.text) if not passage.words else None
    begin = number.end() if number else 0 if passage.head else passage.words
    found = _LABEL.match(passage.text, begin)
    if not found or passage.head and passage.words >= len(passage.text):
        return None
    alone = found.end() >= len(passage.text)
    stopped = found["stop"] in (":", "–", "—", "-")
    if alone or stopped or found["word"].isupper():
        return found
    if owners is None:
        return None
    if passage.text[0] in "–—-" and owners.listed(passage.text[found.end() :]):
        return found  # a suffix that the page's width has put on a line of its own
    led = _LEADING.match(passage.text, found.end())
    owned = led and led["bracketed"] and owners.listed(led["bracketed"])
    owned = owned or led_by(passage.text, found.end(), len(passage.text), owners, known=False)
    return found if owned else None


def led_by(text: str, start: int, end: int, owners: Owners, *, known: bool) -> tuple[str, ...]:
    """The owners that a task opens with: `JH to …`, `For JH to …`, `It was agreed that the Chair would …`."""
    preamble = _PREAMBLE.match(text, start, end)
    start = preamble.end() if preamble else start
    stop = min(end, start + 180)
    found = _TO.search(text, start + 1, stop) if known else _WILL.search(text, start, stop)
    if not found:
        return ()
    words = text[start : found.start()].rstrip()
    if words.count(" ") > 22:
        return ()
    return owners.known(words) if known else owners.listed(words)


def owners_of(text: str, start: int, end: int, owners: Owners) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The owners that a task's own words name, and its span without a name set apart at its start or end."""
    leading = _LEADING.match(text, start, end)
    if leading:
        who = owners.listed(leading["bracketed"] or leading["who"])
        if who:
            return who, (leading.end(), end)
    who = led_by(text, start, end, owners, known=False)
    if who:
        return who, (start, end)
    trailing = _TRAILING.search(text, max(start, end - 100), end)
    if trailing and trailing.start() > start:
        names, _, when = trailing["who"].rpartition(",")  # "(JF/KO, end of August)"
        who = owners.listed(names if names and _WHEN.fullmatch(when) else trailing["who"])
        if who:
            return who, (start, trailing.start())
    return (), (start, end)


def due_behind(paper: Paper, text: str, end: int, stop: int) -> str | None:
    """The date that a bracket behind a task gives with its owners: text[end:stop] is `(JF/KO, end of August)`."""
    _, comma, when = text[end:stop].strip(" ()[].–—-").rpartition(",")
    return date_in(paper, when) if comma and _WHEN.fullmatch(when) else None


def told_above(paper: Paper, n: int) -> Passage | None:
    """The passage above `n` that a name under the label belongs to."""
    above = paper.passages[n - 1] if n else None
    return above if above and above.sentences and not above.head and above.first >= paper.front else None


def whole(passage: Passage) -> tuple[int, int]:
    """[start, end) of a passage's words, its mark left out."""
    return (passage.words, len(passage.text))


def action_of(
    paper: Paper, passage: Passage, start: int, end: int, who: tuple[str, ...], confidence: float = 1.0
) -> Action:
    """The action whose words are passage.text[start:end], stops and marks at either end left out; due as they say."""
    words = passage.text[start:end]
    start += len(words) - len(words.lstrip(" :–—-*•"))
    end -= len(words) - len(words.rstrip(" .;:–—-*"))
    span = (passage.start + start, passage.start + max(end, start))
    return Action(
        span=span,
        item=paper.outline.item_at(span[0]),
        text=paper.words(span),
        owners=who,
        due=due_of(paper, words),
        confidence=confidence if who else 0.6,
        doubt=None if who else "no owner is named",
    )
