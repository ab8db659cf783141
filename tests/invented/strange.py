"""What makes a paper unfamiliar: signs, labels and layouts that no family has, put into papers of families.

No rule is written with these in view.  They stand for the forms of minutes that nobody has seen yet, when it is
estimated how sure a reader may be; what the gold says of a paper stays true.
"""

import random
import re
from collections.abc import Callable, Iterable

from tests.invented.noise import closed_to, touches
from tests.invented.sheet import Fact, Paper, spliced

Edit = tuple[int, int, str]
_LABEL = re.compile(
    r"^[ *\t]*((?:Those |Members |Also )?(?:Present|In attendance|Attendees|Apologies|Officers|Visitors|Observers"
    r"|Invitees|Sederunt|Members)[^\n:]{0,25})(?=:|[ *\t]*$)",
    re.I | re.M,
)
_LABELS = ("Round the table", "With us for the item", "Unable to come", "Others there", "Joined by", "Copied to")
_TASKS = ("Task", "To do", "AP", "For follow up", "Next step", "Owner and task")
_VERDICTS = ("CARRIED that", "It was settled that", "OUTCOME -", "Way forward:", "The view was that")
_VERDICT = re.compile(r"\b(?:AGREED|RESOLVED|Agreed|Resolved|DECISION|Decision)\b(?:[ :–-]+that\b|:)?")
_DUE = re.compile(r"\b(?:by the end of|no later than|before|by|during|in) (?=(?:the )?(?:\d|[A-Z]|next))")
_DUES = ("target ", "(", "latest ", "for ", "ready ", "timescale ", "w/c ")
_ASKED = re.compile(r"[^.;]{2,60}?(?P<joint> (?:is to|are to|to|will|would) )(?=[a-z])")
_JOINTS = (": ", " - ", " has offered to ", " had it in hand to ", " was happy to ", " volunteered to ", "/ ")
_ASIDES = ("Lead: Policy Team", "For information", "Paper 4 refers", "Time: 10 minutes", "Purpose", "Slides shown",
           "Standing item")  # fmt: skip
_SIGNS = {
    ", ": (" / ", " | ", ": ", " - ", "; "),
    "\t": (" | ", "   ", "; ", ", ", "\n"),
    " – ": (" / ", " = ", ", ", "\n"),
    " - ": (" / ", ": ", "\n"),
    " (": (" [", " / ", ", ("),
    "  ": (" ", " | ", "\t\t"),
}
# By single field what may stand before and behind it.
_ABOUT = {
    "body": (("Working together: ", ""), ("", " (draft)"), ("Weald County Council\n", ""), ("", "\nDelivery Group"),
             ("Papers of the ", " – public part")),
    "title": (("DRAFT ", ""), ("", " (unconfirmed)"), ("Papers\n", ""), ("", " – part one")),
    "venue": (("Rendezvous: ", ""), ("we met in ", ""), ("", " (hybrid)"), ("", " and by telephone"),
              ("Joint room of ", "")),
    "started": (("doors open ", ""), ("", " sharp"), ("10 minutes after ", "")),
    "date": (("Wk of ", ""), ("", " (rearranged)")),
}  # fmt: skip
_STARTS = ("{n}. ", "{n}) ", "• ", "- ", "Name: ", "[{n}] ")
_BEFORE = ("– ", "• ", "* ", "» ", "Re: ", "i) ")
_BEHIND = (":", " –", " - update", " (for information)", ": ", ".")


def tops(paper: Paper, rng: random.Random) -> Paper:
    """Other words about what the top says, or its lines run together."""
    edits: list[Edit] = []
    singles = sorted((fact for fact in paper.facts if fact.kind in _ABOUT), key=lambda fact: fact.start)
    for at, fact in enumerate(singles):
        if rng.random() < 0.5:
            before, behind = rng.choice(_ABOUT[fact.kind])
            edits += [(fact.start, fact.start, before), (fact.end, fact.end, behind)]
        following = singles[at + 1] if at + 1 < len(singles) else None
        if following and rng.random() < 0.3:
            gap = re.compile(r"\s*\n\s*").fullmatch(paper.text, fact.end, following.start)
            if gap:
                edits.append((gap.start(), gap.end(), rng.choice((" – ", ", ", " | ", " "))))
    return spliced(paper, edits)


def people_signs(paper: Paper, rng: random.Random) -> Paper:
    """Other signs between a person's name, post and agency."""
    instead = {sign: rng.choice(others) for sign, others in _SIGNS.items()}
    edits: list[Edit] = []
    for fact in _of(paper, "attendance"):
        for found in re.finditer(r"\t|, | [–-] | {2,}| \(", paper.text[fact.start : fact.end]):
            new = instead.get(found[0], instead["  "])
            edits.append((fact.start + found.start(), fact.start + found.end(), new))
    return spliced(paper, edits)


def people_counted(paper: Paper, rng: random.Random) -> Paper:
    """A number, bullet or label before each person."""
    form = rng.choice(_STARTS)
    edits = [(fact.start, fact.start, form.replace("{n}", str(n)))
             for n, fact in enumerate(_of(paper, "attendance"), 1)]  # fmt: skip
    return spliced(paper, edits)


def people_labels(paper: Paper, rng: random.Random) -> Paper:
    """Other labels over the lists of people."""
    return _replaced(paper, _LABEL, lambda: rng.choice(_LABELS), group=1)


def headings_within(paper: Paper, rng: random.Random) -> Paper:
    """Headings under an item with a sign before or behind them, or running on into their text."""
    before, behind = rng.choice([*_BEFORE, "", ""]), rng.choice([*_BEHIND, "", ""])
    joined = rng.random() < 0.3
    return _about(paper, [fact for fact in _of(paper, "items") if _is_within(fact)], before, behind, joined)


def headings_of_items(paper: Paper, rng: random.Random) -> Paper:
    """Headings of items with a sign before or behind them, or running on into their text."""
    before, behind = rng.choice(["Item ", "Agenda item ", "# ", "> ", "", ""]), rng.choice([*_BEHIND, "", ""])
    joined = rng.random() < 0.2
    return _about(paper, [fact for fact in _of(paper, "items") if not _is_within(fact)], before, behind, joined)


def tasks(paper: Paper, rng: random.Random) -> Paper:
    """Another word for actions, or none."""
    word = rng.choice([*_TASKS, ""])
    return _replaced(paper, re.compile(r"\bactions?\b", re.I), lambda: word)


def dates_due(paper: Paper, rng: random.Random) -> Paper:
    """Other words before the date by which an action is due."""
    return _within(paper, "actions", _DUE, rng.choice(_DUES))


def owners(paper: Paper, rng: random.Random) -> Paper:
    """Something else than `to` between an owner and the task."""
    return _within(paper, "actions", _ASKED, rng.choice(_JOINTS), "joint")


def verdicts(paper: Paper, rng: random.Random) -> Paper:
    """Other words for a verdict."""
    words = rng.choice(_VERDICTS)
    return _replaced(paper, _VERDICT, lambda: words)


def asides(paper: Paper, rng: random.Random) -> Paper:
    """A short line under headings that is no heading."""
    edits = [(fact.end, fact.end, f"\n\n{rng.choice(_ASIDES)}") for fact in _of(paper, "items")
             if paper.text[fact.end : fact.end + 2] == "\n\n" and rng.random() < 0.5]  # fmt: skip
    return spliced(paper, edits)


def gaps(paper: Paper, rng: random.Random) -> Paper:
    """No empty lines, or one between all lines."""
    if rng.random() < 0.5:
        return _replaced(paper, re.compile(r"\n\n+"), lambda: "\n")
    return _replaced(paper, re.compile(r"(?<=\S)\n(?=\S)"), lambda: "\n\n")


def cells(paper: Paper, rng: random.Random) -> Paper:
    """Something else where tabs were."""
    sign = rng.choice((" | ", "  ", "\n", " ", "; "))
    return _replaced(paper, re.compile("\t+"), lambda: sign)


def capitals(paper: Paper, rng: random.Random) -> Paper:
    """Headings and people in capitals, or with none."""
    kinds, small = rng.choice((("items",), ("attendance",), ("items", "attendance"))), rng.random() < 0.3
    edits = []
    for kind in kinds:
        for fact in _of(paper, kind):
            words = paper.text[fact.start : fact.end]
            edits.append((fact.start, fact.end, words.lower() if small else words.upper()))
    return spliced(paper, edits)


KINDS: tuple[Callable[[Paper, random.Random], Paper], ...] = (
    people_signs, people_counted, people_labels, headings_within, headings_of_items, tasks, dates_due, owners,
    verdicts, asides, gaps, cells, capitals,
)  # fmt: skip


def strange(paper: Paper, rng: random.Random) -> Paper:
    """The paper with one or two things about it that no family has, and as often as not an unfamiliar top.

    A paper has one top and much business: a top that is strange as seldom as the rest would teach nothing.
    """
    for kind in rng.sample(KINDS, rng.choice((1, 1, 2))):
        paper = kind(paper, rng)
    return tops(paper, rng) if rng.random() < 0.5 else paper


def _of(paper: Paper, kind: str) -> list[Fact]:
    return [fact for fact in paper.facts if fact.kind == kind]


def _is_within(fact: Fact) -> bool:
    return bool(fact.fields.get("parent")) or fact.fields.get("number") is None


def _about(paper: Paper, facts: Iterable[Fact], before: str, behind: str, joined: bool) -> Paper:
    edits: list[Edit] = []
    for fact in facts:
        edits.append((fact.start, fact.start, before))
        gap = re.compile(r"\s*\n\s*").match(paper.text, fact.end) if joined else None
        if gap:
            edits.append((gap.start(), gap.end(), f"{behind.rstrip() or ':'} "))
        else:
            edits.append((fact.end, fact.end, behind))
    return spliced(paper, edits)


def _within(paper: Paper, kind: str, pattern: re.Pattern[str], new: str, group: str | int = 0) -> Paper:
    """The paper with what a pattern finds first in each fact of a kind replaced."""
    edits: list[Edit] = []
    for fact in _of(paper, kind):
        found = pattern.search(paper.text, fact.start, fact.end)
        if found:
            edits.append((found.start(group), found.end(group), new))
    return spliced(paper, edits)


def _replaced(paper: Paper, pattern: re.Pattern[str], new: Callable[[], str], group: int = 0) -> Paper:
    """The paper with what a pattern finds outside facts replaced."""
    closed = closed_to(paper)
    edits = [(found.start(group), found.end(group), new()) for found in pattern.finditer(paper.text)
             if not touches(closed, found.start(group), found.end(group))]  # fmt: skip
    return spliced(paper, edits)
