"""Patterns into words.  `<a|b>` is a choice, `{slot}` is filled from the meeting's world, and `~...~` marks the words
that a figure of the same sentence measures."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.invented.truth import Day, Figure, FollowUp, Money, Old, Reference, Sentence, Who, Words

CHOICE = re.compile(r"<([^<>]*)>")
SLOT = re.compile(r"\{([^}]*)\}|(~)")
ARTICLE = re.compile(r"\b([Aa]) (?=[aeiouAEIOU](?!ne\b|nion|niversit|niform|se\b|ser))")
Mark = str | Day | Who | Old | Figure | Money | Reference | FollowUp


@dataclass(frozen=True)
class Later:
    """A slot that waits until its sentence's words are known."""

    name: str


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
    # Two passes: the words come first, so that a figure before its measure knows it too.
    pieces: list[str | Mark | Words | Later] = []
    measures: list[str] = []
    measuring = False
    at = 0
    for match in SLOT.finditer(pattern):
        text, at = pattern[at : match.start()], match.end()
        pieces.append(text)
        measures[-1:] = [measures[-1] + text] if measuring else measures[-1:]
        if match[2]:
            measuring = not measuring
            measures += [""] if measuring else []
        elif ":" in match[1]:
            pieces.append(Later(match[1]))
        else:
            value = slot(match[1], said)
            pieces.append(value)
            measures[-1:] = [measures[-1] + value] if measuring and isinstance(value, str) else measures[-1:]
    pieces.append(pattern[at:])
    later = sum(isinstance(piece, Later) for piece in pieces)
    order = iter(measures if len(measures) == later else measures[:1] * later or [""] * later)
    parts: list[Mark] = []
    for piece in pieces:
        if isinstance(piece, Later):
            said["measure"] = next(order).strip()
            piece = slot(piece.name, said)
        parts.extend(piece if isinstance(piece, tuple) else (piece,))
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
