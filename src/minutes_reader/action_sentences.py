"""Actions told in sentences: `(JH) to write …`, `… – Action JH`, `… (3).`"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from minutes_reader.action_words import action_of, led_by
from minutes_reader.owners import Owners
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.reading import Action
from minutes_reader.tasks import opens_task

_SUFFIX = re.compile(
    r"\s*(?P<open>[\[(]?)(?P<dash>[–—-]\s*)?\b(?P<word>ACTIONS?"
    r"|Actions?)\b(?:\s+by\b|\s+(?:[Pp]oint\s+)?(?:[Nn]o\.?\s*)?[A-Z]{0,4}\d{1,4}(?:[./]\d{1,3})?)?\s*(?P<stop>[:–—-]?)\s*(?P<who>[^.;()\[\]]{0,80}?(?:\([A-Z]{2,4}\))?)\s*[\])]?\s*\.?$"
)
_TO = re.compile(r"\s+to\s+(?!(?:be|the|a|an|their|his|her|this|that|all|date|which|whom)\b)(?=[a-z])")
_LEADING = re.compile(r"(?:\[(?P<bracketed>[^\[\]]{2,60})\]|(?P<who>[^–—:.;\[\]]{2,60}?)(?:\s+[–—-]|:))\s+(?=\S)")
_APART = re.compile(r"[:–—-]")  # what sets such a name apart
_COUNTED = re.compile(r"[.\s]*[(\[](?P<number>\d{1,3})[)\]]\s*\.?\s*$")
_ASKED = re.compile(r"(?:requests?|questions?|queries|query)\s*[:–-]*", re.I)
_STILL_OPEN = re.compile(
    r"Action\s+(?:[Pp]oint\s+)?(?:[Nn]o\.?\s*)?[A-Z]{0,4}\d[\d./]*\s+(?:(?:is|was|remains?|remained|still)\s+)+"
    r"(?:open|outstanding|ongoing|in\s+progress)\s*[:;,–—-]\s*"
)
_BRACKET = 6  # a bracket alone, with its stop
_BRACKETED = re.compile(r"\([A-Z]{2,4}\)(?=\s+to\s+[a-z])")


def suffixed(paper: Paper, passage: Passage, owners: Owners) -> Iterator[Action]:
    """Sentences that close with `– Action Jane Hart`, `(Action: JH)` or `(Action)`."""
    for at, (start, end) in enumerate(passage.sentences):
        at_word = max(passage.text.rfind("ction", start, end), passage.text.rfind("CTION", start, end)) - 1
        found = _SUFFIX.search(passage.text, max(start, at_word - 6), end) if end - at_word < 110 else None
        alone = found and found.start() == start and found["who"].strip()
        if not found or not (alone or found["open"] or found["stop"] or found["dash"] or found["word"].isupper()):
            continue
        who = owners.listed(found["who"]) if found["who"].strip() else ()
        if found["who"].strip() and not who:
            continue
        if not who and not found["open"] and not found["word"].isupper():
            continue
        begin, finish = start, found.start()
        if not passage.text[begin:finish].strip(" .–-") and at > 0:
            begin, finish = passage.sentences[at - 1]
        who = who or led_by(passage.text, begin, finish, owners, known=False)
        if passage.text[begin:finish].strip(" .–-"):
            yield action_of(paper, passage, begin, finish, who)


def told(paper: Paper, owners: Owners, passage: Passage) -> Iterator[Action]:
    """Sentences of the form `(JH) to write …`, where the document makes plain who JH is."""
    text = passage.text
    if passage.first and (above := paper.lines[passage.first - 1].text) and _ASKED.fullmatch(above):
        return  # a request, with its answer below
    for start, end in passage.sentences:
        still = _STILL_OPEN.match(text, start, end) if text.startswith("Action", start) else None
        if still and (who := led_by(text, still.end(), end, owners, known=False)):
            yield action_of(paper, passage, still.end(), end, who, confidence=0.9)
            continue
        if not owners.may_open(text, start):
            continue
        apart = _APART.search(text, start, min(end, start + 90))
        led = _LEADING.match(text, start, end) if apart else None
        if led and led["who"] and opens_task(text[led.end() : led.end() + 20].capitalize()):
            who = owners.known(led["who"])
            if who:
                yield action_of(paper, passage, led.end(), end, who, confidence=0.9)
                continue
        bracketed = _BRACKETED.match(text, start, end)
        who = led_by(text, start, end, owners, known=True)
        if not who and bracketed and _TO.match(text, bracketed.end()):
            who = (bracketed[0][1:-1],)
        if who:
            yield action_of(paper, passage, start, end, who, confidence=0.9)


def marked_by_numbers(paper: Paper, owners: Owners) -> Iterator[Action]:
    """Sentences that close in a bracketed number which counts the actions: `Jane Hart would write to them (3).`"""
    marked = [
        (passage, start, found)
        for passage in paper.passages
        if passage.first >= paper.front and passage.text[-3:].rstrip(".")[-1:] in (")", "]")
        for start, end in _with_bracket(passage)
        if (found := _COUNTED.search(passage.text, max(start, end - 12), end))
    ]
    numbers = [int(found["number"]) for _, _, found in marked]
    steps = sum(0 < b - a <= 2 for a, b in pairwise(numbers))
    if len(numbers) < 2 or steps * 3 < (len(numbers) - 1) * 2:
        return
    for passage, start, found in marked:
        who = led_by(passage.text, start, found.start(), owners, known=False)
        if who:
            yield action_of(paper, passage, start, found.start(), who, confidence=0.9)


def _with_bracket(passage: Passage) -> Iterator[tuple[int, int]]:
    """The sentences, each with the bracket that stands behind its stop."""
    spans = passage.sentences
    for at, (start, end) in enumerate(spans):
        behind = spans[at + 1] if at + 1 < len(spans) else None
        if end - start > _BRACKET:
            yield (start, behind[1]) if behind and behind[1] - behind[0] <= _BRACKET else (start, end)
