"""Codebooks: what was asked, and what each code in the data means."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from public_statistics import arrays
from public_statistics.arrays import Flags, Whole
from public_statistics.errors import BadValue, TooFew, UnknownChoice, UnlikeQuestions

COLUMNS = ("question", "text", "code", "label", "kind")
KINDS = ("answer", "good", "none")


@dataclass(frozen=True)
class Question:
    """A question as it was put, with its answers: code to label, in the order of the card that was shown.

    `none` are codes of those who gave no answer (refused, not asked, don't know), who are left out of every share;
    `good` are the answers that count as good, such as "very" and "fairly" satisfied.
    """

    name: str
    text: str
    answers: Mapping[str, str]
    none: frozenset[str] = field(default_factory=frozenset)
    good: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        arrays.at_least(self.name, "answers", len(self.answers), 2)
        if stray := (self.good - set(self.answers)) or (self.none & set(self.answers)):
            problem = f"{min(stray)!r} is good and no answer, or both an answer and none"
            raise BadValue(self.name, problem, "Give each code one meaning")

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of its answers, in order."""
        return tuple(self.answers.values())

    def coded(self, given: Sequence[object]) -> Whole:
        """Give the place of each answer among the question's, -1 for none; blanks are none.

        Shapes: (respondents,).  Raises UnknownChoice for a code that the codebook does not know, with its place.
        """
        places = {code: at for at, code in enumerate(self.answers)} | dict.fromkeys((*self.none, ""), -1)
        found = np.empty(len(given), dtype=np.int64)
        for at, answer in enumerate(given):
            code = "" if answer is None else str(answer).strip()
            if code not in places:
                known = ", ".join((*self.answers, *sorted(self.none)))
                raise UnknownChoice(
                    self.name,
                    f"answer {at} is {code!r}",
                    f"The codebook knows {known}: add the code, or mend the answer",
                )
            found[at] = places[code]
        return found

    def good_ones(self, coded: Whole) -> Flags:
        """Mark answers that count as good.  Raises TooFew where the codebook says of none that it does."""
        if not self.good:
            raise TooFew(self.name, "no answer counts as good", "Say in the codebook which do")
        return np.isin(coded, [at for at, code in enumerate(self.answers) if code in self.good])


class Codebook:
    """The questions of a survey, by name.  Raises BadValue where a name comes twice."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self.questions: dict[str, Question] = {}
        for question in questions:
            if question.name in self.questions:
                raise BadValue("questions", f"{question.name} comes twice", "Give each question a name of its own")
            self.questions[question.name] = question

    def __getitem__(self, name: str) -> Question:
        if name not in self.questions:
            known = ", ".join(self.questions)
            raise UnknownChoice("question", f"there is no {name!r}", f"The codebook has {known}")
        return self.questions[name]

    @classmethod
    def read(cls, path: Path) -> Codebook:
        """Read a codebook from a CSV file with the columns question, text, code, label and kind.

        The kind is "answer" (or nothing), "good", or "none" for no answer.  Raises UnknownChoice for a missing column
        or another kind, BadValue as `Question` does.
        """
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for column in COLUMNS[:-1]:
            if rows and column not in rows[0]:
                raise UnknownChoice("codebook", f"it has no column {column!r}", f"Give it {', '.join(COLUMNS)}")
        found: dict[str, list[dict[str, str]]] = {}
        for row in rows:
            row["kind"] = arrays.choice("kind", (row.get("kind") or "answer").strip(), *KINDS)
            found.setdefault(row["question"].strip(), []).append(row)
        return cls(
            Question(
                name,
                next((row["text"] for row in of if row["text"]), ""),
                {row["code"].strip(): row["label"].strip() for row in of if row["kind"] != "none"},
                frozenset(row["code"].strip() for row in of if row["kind"] == "none"),
                frozenset(row["code"].strip() for row in of if row["kind"] == "good"),
            )
            for name, of in found.items()
        )


def same_question(now: Question, then: Question) -> None:
    """Raises UnlikeQuestions unless two waves put the same question: the same words, and the same answers to choose
    from.

    "Very worried" out of three answers is not "very worried" out of four.
    """
    if now.text.strip() != then.text.strip():
        raise UnlikeQuestions("now and then", f"{now.name} was put in other words", "Compare questions put alike")
    if now.labels != then.labels or now.good != then.good:
        raise UnlikeQuestions(
            "now and then", f"{now.name} had other answers", "Compare questions with the same answers"
        )
