"""Results of a question by ward, age, sex, ethnicity, disability or anything else, fit to be published; and waves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from public_statistics import arrays
from public_statistics.arrays import Array, Codes, Flags, Whole
from public_statistics.disclosure.suppression import THRESHOLD, suppress
from public_statistics.errors import BadShape, UnlikeQuestions
from public_statistics.intervals import deviate
from public_statistics.surveys.codebook import Question, same_question
from public_statistics.surveys.estimates import Sample, weighted_shares

ALL = "All"
FEWEST, FIRM = 10, 100  # respondents of a group under which nothing is said of it, and from which on it is firm


@dataclass(frozen=True)
class Results:
    """The shares of a question's answers in each group of a breakdown, (groups, answers); the last group is all.

    Where `withheld` is true, share and limits are NaN on purpose.  `base` is how many of a group answered, -1 where
    that itself would tell of somebody; `firm` whether they are a hundred at least.
    """

    question: Question
    by: str
    groups: tuple[str, ...]
    share: Array
    lower: Array
    upper: Array
    standard_error: Array
    design_effect: Array
    base: Whole
    withheld: Flags
    firm: Flags


@dataclass(frozen=True)
class WavesCompared:
    """How shares changed between two waves, (groups, answers): the difference, its limits and its chance.

    `direction` is 1 or -1 where the change is more than chance explains, else 0.  NaN where either wave is withheld.
    """

    groups: tuple[str, ...]
    difference: Array
    lower: Array
    upper: Array
    p_value: Array
    direction: Codes


def publish(
    question: Question,
    answers: Whole,
    breakdowns: Mapping[str, npt.ArrayLike],
    sample: Sample,
    *,
    threshold: int = THRESHOLD,
    fewest: int = FEWEST,
    confidence: float = 0.95,
) -> dict[str, Results]:
    """Give the results of a question by every breakdown, with what would tell of somebody left out of all of them.

    Formula: `weighted_shares` of each answer in each group.  The table of respondents by group and answer of each
    breakdown is hidden in part by `suppress`; a total that one breakdown has to hide is hidden in every other, until
    all agree.  A group of fewer than `fewest` respondents has no shares at all.
    Source: as `weighted_shares` and `suppress`; Government Analysis Function, Communicating quality, uncertainty and
    change (2018), on small bases.
    Shapes: `answers`, as `Question.coded` gives them, and each breakdown are (respondents,).
    Raises BadShape; TooFew where a group stands for nobody, or nobody answered.
    """
    groups = {by: _groups(by, given, len(answers)) for by, given in breakdowns.items()}
    arrays.at_least("breakdowns", "breakdowns", len(groups), 1)
    answered = answers >= 0
    arrays.at_least("answers", "people who answered", int(answered.sum()), max(2, fewest))
    hidden = _hidden(answers, groups, len(question.answers), threshold)
    return {
        by: _results(question, answers, by, names, places, sample, hidden[by], fewest, confidence)
        for by, (names, places) in groups.items()
    }


def compare_waves(now: Results, then: Results, *, confidence: float = 0.95) -> WavesCompared:
    """Say how results changed between two waves of a survey, and whether chance explains it.

    Formula: p₁ - p₂ ± z√(s₁² + s₂²); z = (p₁ - p₂) ÷ √(s₁² + s₂²), with each wave's own standard errors.
    Source: R. Groves and others, Survey Methodology (2009), chapter 4: independent samples.
    Shapes: (groups, answers), groups in the order of now; those that were not there then are left out.
    Raises UnlikeQuestions where the question was put in other words or with other answers, or by another breakdown.
    """
    same_question(now.question, then.question)
    if now.by != then.by:
        raise UnlikeQuestions("now and then", f"one is by {now.by}, the other by {then.by}", "Compare one breakdown")
    both = [group for group in now.groups if group in then.groups]
    here, there = ([of.groups.index(group) for group in both] for of in (now, then))
    difference = now.share[here] - then.share[there]
    error = np.sqrt(now.standard_error[here] ** 2 + then.standard_error[there] ** 2)
    reach = deviate(confidence) * error
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where((error == 0) & (difference == 0), 0, difference / error)
    p_value = 2 * ndtr(-np.abs(z))
    direction = np.where(p_value < 1 - confidence, np.nan_to_num(np.sign(difference)), 0).astype(np.int8)
    return WavesCompared(tuple(both), difference, difference - reach, difference + reach, p_value, direction)


def _groups(by: str, given: npt.ArrayLike, many: int) -> tuple[tuple[str, ...], Whole]:
    words = np.asarray(given).astype(str)
    if words.shape != (many,):
        raise BadShape(by, f"its shape is {words.shape} for {many} respondents", "Give one to a respondent")
    names, places = np.unique(words, return_inverse=True)
    return tuple(names.tolist()), places.astype(np.int64)


def _hidden(
    answers: Whole, groups: Mapping[str, tuple[tuple[str, ...], Whole]], many: int, threshold: int
) -> dict[str, Flags]:
    """What is hidden of each breakdown's table of respondents, with totals: the last row is all of them, in each
    alike."""
    answered = answers >= 0
    total_hidden = np.zeros(many + 1, dtype=bool)
    while True:
        found = {}
        for by, (names, places) in groups.items():
            table = np.zeros((len(names), many), dtype=np.int64)
            np.add.at(table, (places[answered], answers[answered]), 1)
            also = np.zeros((len(names) + 1, many + 1), dtype=bool)
            also[-1] = total_hidden
            found[by] = suppress(table, threshold=threshold, also_hide=also).hidden
        together = np.any([hidden[-1] for hidden in found.values()], axis=0) | total_hidden
        if (together == total_hidden).all():
            return found
        total_hidden = together


def _results(
    question: Question,
    answers: Whole,
    by: str,
    names: tuple[str, ...],
    places: Whole,
    sample: Sample,
    hidden: Flags,
    fewest: int,
    confidence: float,
) -> Results:
    said = answers[:, np.newaxis] == np.arange(len(question.answers))
    parts = [np.full((len(names) + 1, len(question.answers)), np.nan) for _ in range(5)]
    base = np.array([*(np.count_nonzero((places == at) & (answers >= 0)) for at in range(len(names))), 0])
    base[-1] = base.sum()
    withheld = hidden[:, :-1] | (base < fewest)[:, np.newaxis]
    for at in range(len(names) + 1):
        if withheld[at].all():
            continue
        among = (answers >= 0) & ((places == at) | (at == len(names)))
        found = weighted_shares(said, sample, among=among, confidence=confidence)
        of = (found.value, found.lower, found.upper, found.standard_error, found.design_effect)
        for part, values in zip(parts, of, strict=True):
            part[at] = np.where(withheld[at], np.nan, values)
    base = np.where(hidden[:, -1], -1, base)
    share, lower, upper, error, effect = parts
    return Results(question, by, (*names, ALL), share, lower, upper, error, effect, base, withheld, base >= FIRM)
