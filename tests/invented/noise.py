"""What happens to a paper on its way to a reader: feet inside sentences, page numbers, slips of the keyboard, wraps,
odd spaces.  Spans are carried along; key words of facts are never misspelt."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.invented.sheet import Paper, spliced

# What a foot may stand inside: these are long, and a page may end in the middle of them.
MAY_BE_BROKEN = {"decisions", "actions", "follow_ups"}
PAGE = 2600


def closed_to(paper: Paper, *open_to: str) -> list[tuple[int, int]]:
    """The spans that a noise must leave whole."""
    return [(fact.start, fact.end) for fact in paper.facts if fact.kind not in open_to]


def touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether any of these spans shares a place with [start, end)."""
    return any(a < end and start < b for a, b in spans)


def feet(paper: Paper, rng: random.Random, slogan: str) -> Paper:
    """The foot of each page, put in where the page ended, in the middle of a sentence as often as not."""
    closed = [*closed_to(paper, *MAY_BE_BROKEN), *paper.added]
    style = rng.choice(["slogan", "page", "both", "bare"])
    pages = max(2, len(paper.text) // PAGE + 1)
    edits = []
    for page in range(1, pages):
        near = [m for m in re.finditer(r"(?<=[a-z,]) (?=[a-z])", paper.text) if abs(m.start() - page * PAGE) < 700]
        near = [
            m for m in near if not touches(closed, m.start(), m.end()) and "\t" not in line_at(paper.text, m.start())
        ]
        if not near:
            continue
        spot = min(near, key=lambda m: abs(m.start() - page * PAGE))
        foot = {"slogan": slogan, "page": f"Page {page} of {pages}", "bare": str(page),
                "both": f"{slogan}\nPage {page} of {pages}"}[style]  # fmt: skip
        edits.append((spot.start(), spot.end(), f"\n\n{foot}\n\n\n"))
    return spliced(paper, edits, outside=True)


def line_at(text: str, place: int) -> str:
    """The line of the text that a place stands on."""
    return text[text.rfind("\n", 0, place) + 1 : text.find("\n", place) % (len(text) + 1)]


def slips(paper: Paper, rng: random.Random, slogan: str) -> Paper:
    """Slips of the keyboard in plain talk."""
    closed = closed_to(paper)
    words = [m for a, b in paper.talk for m in re.finditer(r"\b[a-z]{6,}\b", paper.text[a:b])]
    places = [
        (a + m.start(), a + m.end()) for a, b in paper.talk for m in re.finditer(r"\b[a-z]{6,}\b", paper.text[a:b])
    ]
    places = [place for place in places if not touches(closed, *place)]
    edits = []
    for start, end in rng.sample(places, min(len(places), max(2, len(words) // 150))):
        word = paper.text[start:end]
        at = rng.randrange(1, len(word) - 2)
        wrong = rng.choice([word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :],
                            word[:at] + word[at] + word[at:]])  # fmt: skip
        edits.append((start, end, wrong))
    return spliced(paper, edits)


def double_spaces(paper: Paper, rng: random.Random, slogan: str) -> Paper:
    """Two spaces after most stops, and now and then between words."""
    edits = [
        (m.start(), m.end(), "  ") for m in re.finditer(r"(?<=[a-z]\.) (?=[A-Z])", paper.text) if rng.random() < 0.7
    ]
    edits += [
        (m.start(), m.end(), "  ") for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", paper.text) if rng.random() < 0.01
    ]
    return spliced(paper, edits)


def hard_spaces(paper: Paper, rng: random.Random, slogan: str) -> Paper:
    """Spaces that do not break, as word processors leave them."""
    edits = [(m.start(), m.end(), "\u00a0") for m in re.finditer(r"(?<=\S) (?=\S)", paper.text) if rng.random() < 0.03]
    return spliced(paper, edits)


def wraps(paper: Paper, rng: random.Random, slogan: str) -> Paper:
    """Long lines broken at a width, as plain-text copies have them.  Rows of tables and headings stay whole."""
    width = rng.randrange(72, 101)
    closed = [(fact.start, fact.end) for fact in paper.facts if fact.kind in ("items", "attendance")]
    edits = []
    start = 0
    for line in paper.text.split("\n"):
        end = start + len(line)
        if len(line) > width and "\t" not in line and not line.startswith("<"):
            edits += broken(paper.text, start, end, width, closed)
        start = end + 1
    return spliced(paper, edits)


def broken(text: str, start: int, end: int, width: int, closed: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Where one long line is broken."""
    edits = []
    at = start
    while end - at > width:
        space = text.rfind(" ", at + 1, at + width)
        while space > at and touches(closed, space, space + 1):
            space = text.rfind(" ", at + 1, space)
        if space <= at:
            space = text.find(" ", at + width, end)
            while space != -1 and touches(closed, space, space + 1):
                space = text.find(" ", space + 1, end)
            if space == -1:
                break
        edits.append((space, space + 1, "\n"))
        at = space + 1
    return edits


def crlf(paper: Paper, rng: random.Random, slogan: str) -> Paper:
    """Lines that end in carriage return and line feed."""
    return spliced(paper, [(m.start(), m.end(), "\r\n") for m in re.finditer("\n", paper.text)])


def trailing_spaces(paper: Paper, rng: random.Random, slogan: str) -> Paper:
    """Spaces at the ends of lines, and lines of nothing but spaces."""
    return spliced(paper, [(m.start(), m.start(), rng.choice([" ", "  ", "\t"])) for m in re.finditer("\n", paper.text)
                           if rng.random() < 0.12])  # fmt: skip


def stars(paper: Paper, rng: random.Random, slogan: str) -> Paper:
    """The stars of bold type left around the headings that stand alone on a line."""
    edits = []
    for fact in paper.facts:
        line = paper.text.rfind("\n", 0, fact.start) + 1, paper.text.find("\n", fact.end) % (len(paper.text) + 1)
        if fact.kind == "items" and line == (fact.start, fact.end) and "\n" not in paper.text[fact.start : fact.end]:
            edits += [(fact.start, fact.start, "**"), (fact.end, fact.end, "**")]
    return spliced(paper, edits)


@dataclass(frozen=True)
class Noise:
    """One kind of noise and how often a paper has it."""

    spoil: Callable[[Paper, random.Random, str], Paper]
    chance: float


# Line ends come last: the others look for plain ones.
USUAL = (
    Noise(stars, 0.06),
    Noise(feet, 0.25),
    Noise(slips, 0.3),
    Noise(double_spaces, 0.2),
    Noise(wraps, 0.15),
    Noise(hard_spaces, 0.12),
    Noise(trailing_spaces, 0.2),
    Noise(crlf, 0.12),
)


def spoilt(paper: Paper, rng: random.Random, slogan: str, noises: tuple[Noise, ...] = USUAL) -> Paper:
    """The paper after whichever of these noises fall on it."""
    for noise in noises:
        if rng.random() < noise.chance:
            paper = noise.spoil(paper, rng, slogan)
    return paper
