"""How sure the reader is of each fact: what speaks against it, weighed by how such facts turned out before.

The table `data/confidence.json` holds what each ground for doubt weighs; `python tools/calibrate.py` estimates it.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from minutes_reader.paper import Paper
from minutes_reader.reading import Reading
from minutes_reader.signals import SAYS, signals_of

# A confidence is the chance that a fact is there and right in every field.  From this chance on, facts are offered to
# be accepted together; the others wait for a person, each with the reason.
SURE = 0.98
_LIKE = {"closed": "started"}  # seldom printed, so told from the other time of day
_PLACES = 3
_DOUBTED = SURE - 10**-_PLACES  # the most that a fact gets that its own finder doubts
_OFTEN_WRONG = "facts of this kind are often read amiss"


@dataclass(frozen=True, slots=True)
class Scale:
    """What the grounds for doubt weigh in one list, and the confidence from each weight on.

    `weights` are log-odds, none above 0: a fact with no ground against it has 0.  `froms` rise, and `confidences`
    with them.
    """

    weights: dict[str, float]
    froms: tuple[float, ...]
    confidences: tuple[float, ...]

    def confidence(self, signals: list[str]) -> float:
        """The chance that a fact with these grounds against it is right; a ground not in the table weighs nothing."""
        weight = self.weights.get
        total = 0.0
        for signal in signals:
            total += weight(signal, 0.0)
        n = bisect_right(self.froms, total + 1e-9)
        return self.confidences[n - 1 if n else 0]

    def reason(self, name: str, signals: list[str]) -> str:
        """The strongest of the grounds, in words."""
        weighed = [(weight, signal) for signal in signals if (weight := self.weights.get(signal, 0.0)) < 0]
        return SAYS[name][min(weighed)[1]] if weighed else _OFTEN_WRONG

    @classmethod
    def of(cls, found: dict[str, Any]) -> Scale:
        """The scale as the table has it."""
        levels = sorted((level["from"], level["confidence"]) for level in found["levels"])
        return cls(
            {name: one["weight"] for name, one in found["signals"].items()},
            tuple(level[0] for level in levels),
            tuple(level[1] for level in levels),
        )


def table() -> dict[str, Any]:
    """The table as it is kept: by list the grounds and levels, with what they were estimated on."""
    found: dict[str, Any] = json.loads(files("minutes_reader").joinpath("data/confidence.json").read_text("utf-8"))
    return found


@lru_cache(maxsize=1)
def scales() -> dict[str, Scale]:
    """The scale of each list and single field."""
    return {name: Scale.of(found) for name, found in table()["lists"].items()}


def weigh(paper: Paper, reading: Reading, known: Mapping[str, Scale] | None = None) -> None:
    """Settle how sure the reader is of every fact, and say why where that is not sure enough to be offered.

    Done once, before a reading is given out.  A fact that its finder doubts keeps that doubt and is never sure.
    `known` are the scales of the table, unless others are given.
    """
    known = known or scales()
    for name, fact, signals in signals_of(paper, reading):
        scale = known[_LIKE.get(name, name)]
        confidence = scale.confidence(signals)
        if fact.doubt is not None:
            fact.settle(min(confidence, _DOUBTED), fact.doubt)
        else:
            fact.settle(confidence, None if confidence >= SURE else scale.reason(_LIKE.get(name, name), signals))
