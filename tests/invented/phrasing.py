"""Patterns into words.  `<a|b>` is a choice, `{slot}` is filled from the meeting's world, and `~...~` marks the words
that a figure of the same sentence measures."""

import random
import re
from collections.abc import Callable

from tests.invented.truth import Day, Figure, FollowUp, Money, Old, Reference, Sentence, Who, Words

CHOICE = re.compile(r"<([^<>]*)>")
SLOT = re.compile(r"\{([^}]*)\}|(~)")
ARTICLE = re.compile(r"\b([Aa]) (?=[aeiouAEIOU](?!ne\b|nion|niversit|niform|se\b|ser))")
Mark = str | Day | Who | Old | Figure | Money | Reference | FollowUp


def chosen(pattern: str, rng: random.Random) -> str:
    """A pattern with every choice made, the innermost first."""
    while match := CHOICE.search(pattern):
        pattern = pattern[: match.start()] + rng.choice(match[1].split("|")) + pattern[match.end() :]
    return re.sub(r"  +", " ", pattern)


def tidy(parts: list[Mark], *, sentence: bool = True) -> Words:
    """Neighbouring text joined, articles and spaces put right, and the first letter raised."""
    joined: list[Mark] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    for at, part in enumerate(joined):
        if isinstance(part, str):
            joined[at] = re.sub(r" +([.,;:])", r"\1", ARTICLE.sub(r"\1n ", re.sub(r"  +", " ", part)))
    if sentence and joined and isinstance(joined[0], str) and joined[0][:1].islower():
        joined[0] = joined[0][0].upper() + joined[0][1:]
    return tuple(joined)


def fill(
    pattern: str, rng: random.Random, slot: Callable[[str, dict[str, str]], Mark | Words], *, sentence: bool = True
) -> Words:
    """A pattern with its choices made and its slots filled, figures told what their sentence measures.

    `slot(name, said)` gives what stands in a slot; `said` is shared by the slots of one sentence.
    """
    said: dict[str, str] = {}
    pattern = chosen(pattern, rng)
    pieces: list[str | tuple[str, bool]] = []
    measure, measuring = "", False
    at = 0
    # Two passes: the words come first, so that a figure before its measure knows it too.
    for match in SLOT.finditer(pattern):
        text = pattern[at : match.start()]
        at = match.end()
        pieces.append(text)
        measure += text if measuring else ""
        if match[2]:
            measuring = not measuring
            continue
        name = match[1]
        if ":" in name:
            pieces.append((name, True))
            continue
        value = slot(name, said)
        pieces.append(value)  # type: ignore[arg-type]
        if measuring and isinstance(value, str):
            measure += value
    pieces.append(pattern[at:])
    said["measure"] = measure.strip()
    parts: list[Mark] = []
    for piece in pieces:
        value = slot(piece[0], said) if isinstance(piece, tuple) and piece[1:] == (True,) else piece
        parts.extend(value if isinstance(value, tuple) else (value,))  # type: ignore[arg-type]
    return tidy(parts, sentence=sentence)


def raised(words: Words) -> Words:
    """The same words to begin a sentence."""
    return (words[0][:1].upper() + words[0][1:], *words[1:]) if words and isinstance(words[0], str) else words


def states_facts(words: Words) -> bool:
    """Whether any part of these words is a fact of its own."""
    return any(isinstance(part, Figure | Money | Reference | FollowUp) for part in words)


def sentence(words: Words) -> Sentence:
    """Words as a sentence of talk, plain where they state nothing."""
    return Sentence(words, not states_facts(words))
