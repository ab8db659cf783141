"""What is wrong with an argument is said by its name, with what to do, and nothing is answered by a silent NaN."""

from collections.abc import Callable

import numpy as np
import pytest

import public_statistics as ps

NAN, INF = float("nan"), float("inf")
MONTHS = np.full((3, 12), 5)
LIKE = np.arange(20.0).reshape(10, 2) ** 2

# The error, the argument that it names, a word that it says, and what was asked.
BAD: list[tuple[type[ps.ComparisonError], str, str, Callable[[], object]]] = [
    (ps.BadCount, "counts", "counts[1] is -1", lambda: ps.wilson([1, -1], 5)),
    (ps.BadCount, "counts", "6 is counted among 5", lambda: ps.wilson([1, 6], 5)),
    (ps.BadCount, "counts", "it is -2", lambda: ps.rate(-2, 5)),
    (ps.BadCount, "counts", "[0, 1] is -3", lambda: ps.byar([[1, -3]])),
    (ps.BadCount, "counts", "7 is counted among 5", lambda: ps.exact_proportion(7, 5)),
    (ps.BadValue, "counts", "counts[0] is nan", lambda: ps.rate([NAN, 1], 5)),
    (ps.BadValue, "counts", "is inf", lambda: ps.exact_count([INF])),
    (ps.BadValue, "counts", "no number", lambda: ps.rate(["many"], 5)),
    (ps.BadValue, "counts", "no number", lambda: ps.rate([[1, 2], [3]], 5)),
    (ps.BadDenominator, "denominators", "denominators[1] is 0", lambda: ps.rate([0, 0], [5, 0])),
    (ps.BadDenominator, "denominators", "is -5", lambda: ps.wilson(1, -5)),
    (ps.BadValue, "denominators", "is nan", lambda: ps.wilson(1, NAN)),
    (ps.BadShape, "counts and denominators", "(2,)", lambda: ps.rate([1, 2], [1, 2, 3])),
    (ps.BadValue, "confidence", "it is 95", lambda: ps.rate(1, 2, confidence=95)),
    (ps.BadValue, "confidence", "it is nan", lambda: ps.rate(1, 2, confidence=NAN)),
    (ps.BadValue, "multiplier", "it is 0", lambda: ps.rate(1, 2, multiplier=0)),
    (ps.BadShape, "multiplier", "single number", lambda: ps.rate(1, 2, multiplier=[1, 2])),
    (ps.BadWeights, "standard", "none is above 0", lambda: ps.directly_standardised_rate([1, 2], [5, 5], [0, 0])),
    (ps.BadWeights, "standard", "[0] is -1", lambda: ps.directly_standardised_rate([1, 2], [5, 5], [-1, 1])),
    (ps.BadShape, "standard", "3 strata", lambda: ps.directly_standardised_rate([1, 2], [5, 5], [1, 1, 1])),
    (ps.BadDenominator, "populations", "[1] is 0", lambda: ps.directly_standardised_rate([1, 2], [5, 0], [1, 1])),
    (ps.BadShape, "populations", "strata last", lambda: ps.expected_counts([1, 2], [1, 2, 3], [9, 9, 9])),
    (ps.BadDenominator, "expected", "it is 0", lambda: ps.indirectly_standardised_ratio(3, 0)),
    (ps.NoSpread, "counts", "nothing happened", lambda: ps.rate_funnel([0, 0], [5, 5])),
    (ps.NoSpread, "counts", "0 or 1", lambda: ps.proportion_funnel([5, 5], [5, 5])),
    (ps.BadValue, "counts", "larger", lambda: ps.proportion_funnel([6, 5], [5, 9])),
    (ps.TooFew, "z", "at least 2", lambda: ps.rate_funnel([4], [5], overdispersed=True)),
    (ps.TooFew, "counts", "0 areas", lambda: ps.rate_funnel([], [])),
    (ps.BadValue, "centre", "between 0 and 1", lambda: ps.binomial_limits(1, 10, confidence=0.95)),
    (ps.BadDenominator, "expected", "it is 0", lambda: ps.poisson_limits(0, confidence=0.95)),
    (ps.UnknownChoice, "rules", "seven-points/1", lambda: ps.control_chart([1, 2, 3], rules="seven-points/9")),
    (ps.TooFew, "values", "2 points", lambda: ps.control_chart([1, 2])),
    (ps.TooFew, "values", "from point 3", lambda: ps.control_chart([1, 2, 3, 4], rebase=[3])),
    (
        ps.TooFew,
        "values",
        "series 1",
        lambda: ps.control_chart([[1, 2, 3], [1, NAN, 3]], present=[[1, 1, 1], [1, 0, 1]]),
    ),
    (ps.TooFew, "baseline", "at least 3", lambda: ps.control_chart([1, 2, 3, 4], baseline=2)),
    (ps.BadValue, "values", "values[1] is nan", lambda: ps.control_chart([1, NAN, 3])),
    (ps.BadValue, "rebase", "inside the series", lambda: ps.control_chart([1, 2, 3], rebase=[7])),
    (ps.BadShape, "present", "(2,)", lambda: ps.control_chart([1, 2, 3], present=[True, False])),
    (ps.BadShape, "values", "single number", lambda: ps.control_chart(3)),
    (ps.TooFew, "values", "at least 5", lambda: ps.recent_trend_of_counts([1, 2, 3, 4], 100)),
    (ps.TooFew, "points", "at least 3", lambda: ps.recent_trend_of_counts([1, 2, 3, 4], 100, points=2)),
    (ps.NoSpread, "counts", "none is above 0", lambda: ps.recent_trend_of_counts([0] * 5, 100)),
    (ps.BadCount, "counts", "larger", lambda: ps.recent_trend_of_counts([9] * 5, 5, proportions=True)),
    (ps.BadInterval, "lower and upper", "its side", lambda: ps.recent_trend([1] * 5, [2] * 5, [3] * 5)),
    (ps.BadInterval, "lower and upper", "room", lambda: ps.recent_trend([1] * 5, [1] * 5, [1] * 5)),
    (ps.BadCount, "now and then", "not whole", lambda: ps.e_test(1.5, 2)),
    (ps.BadDenominator, "then_denominators", "it is 0", lambda: ps.rate_ratio(1, 2, 1, 0)),
    (ps.BadCount, "then", "it is -2", lambda: ps.root_difference(1, -2)),
    (ps.TooFew, "values", "0 areas", lambda: ps.competition_ranks([], low_is_good=True)),
    (ps.TooFew, "values", "0 areas", lambda: ps.competition_ranks([NAN], low_is_good=True, present=[False])),
    (ps.BadValue, "values", "is nan", lambda: ps.competition_ranks([NAN, 1], low_is_good=True)),
    (ps.BadShape, "values", "single", lambda: ps.competition_ranks(1, low_is_good=True)),
    (ps.BadShape, "present", "(1,)", lambda: ps.competition_ranks([1, 2], low_is_good=True, present=[True])),
    (ps.BadValue, "rank", "it is 0", lambda: ps.in_words(0)),
    (ps.BadValue, "comparator", "one is 0", lambda: ps.distance(1, 0)),
    (ps.BadValue, "distances", "-100", lambda: ps.comparator_of(5, -100)),
    (ps.UnknownChoice, "shape", "'linear', 'compound'", lambda: ps.trajectory(1, 1, 5, shape="bent")),
    (ps.BadValue, "change", "-1 or less", lambda: ps.trajectory(1, -1, 5, shape="compound")),
    (ps.BadValue, "at", "within 0 and 5", lambda: ps.trajectory(1, 1, 5, at=6)),
    (ps.BadValue, "months", "it is 1.5", lambda: ps.trajectory(1, 1, 1.5)),
    (ps.BadWeights, "shares", "sum to 0.9", lambda: ps.seasonal_trajectory(10, [0.5, 0.4])),
    (ps.BadWeights, "counts", "nothing was counted", lambda: ps.monthly_shares([[0, 0], [0, 0]])),
    (ps.BadShape, "counts", "years by months", lambda: ps.monthly_shares([1, 2])),
    (ps.BadValue, "expected", "one is 0", lambda: ps.against_trajectory(1, 0, low_is_good=True)),
    (ps.BadShape, "earlier", "12 months", lambda: ps.project_year([1], [[1, 2]])),
    (ps.BadShape, "so_far", "1 to 12", lambda: ps.project_year([1] * 13, MONTHS)),
    (ps.TooFew, "earlier", "at least 2", lambda: ps.project_year([1], MONTHS[:1])),
    (ps.NoSpread, "earlier", "nothing happened", lambda: ps.project_year([1], MONTHS * (np.arange(12) > 0))),
    (ps.TooFew, "history", "at least 24", lambda: ps.project_months([1] * 23, 1)),
    (ps.NoSpread, "history", "never had", lambda: ps.project_months([0, *[1] * 11] * 2, 1)),
    (
        ps.NoAnswer,
        "history",
        "settle",
        lambda: ps.project_months([1] * 12 + [1e9] * 12, 1, family="negative binomial"),
    ),
    (ps.NoAnswer, "history", "settle", lambda: ps.project_months([1e300] * 24, 1)),
    (ps.UnknownChoice, "family", "normal", lambda: ps.project_months([1] * 24, 1, family="normal")),
    (ps.BadValue, "first_month", "it is 13", lambda: ps.project_months([1] * 24, 1, first_month=13)),
    (ps.BadShape, "history", "dimensions", lambda: ps.project_months([[1] * 24], 1)),
    (ps.TooFew, "observed", "at least 6", lambda: ps.predicted_against_observed([1, 2, 3], LIKE[:3])),
    (ps.NoSpread, "observed", "all areas", lambda: ps.predicted_against_observed([1] * 10, LIKE)),
    (ps.NoSpread, "predictors", "predictor 1", lambda: ps.predicted_against_observed(range(10), LIKE * [1, 0])),
    (ps.NoSpread, "predictors", "follows", lambda: ps.predicted_against_observed(range(10), LIKE[:, [0, 0]] * [1, 2])),
    (ps.BadShape, "predictors", "10 rows", lambda: ps.predicted_against_observed(range(9), LIKE)),
    (ps.BadValue, "counts", "larger", lambda: ps.predicted_proportions(range(10), [5] * 10, LIKE)),
    (ps.BadDenominator, "sizes", "(1,)", lambda: ps.predicted_proportions(range(10), [50], LIKE)),
    (ps.NoSpread, "counts", "all areas", lambda: ps.predicted_proportions([5] * 10, [50] * 10, LIKE)),
    (ps.NoAnswer, "predictors", "settle", lambda: ps.predicted_proportions([0] * 5 + [9] * 5, [9] * 10, LIKE[:, 0])),
    (ps.NoSpread, "features", "feature 0", lambda: ps.nearest_neighbours([[1, 2], [1, 3]], 1)),
    (ps.TooFew, "features", "at least 3", lambda: ps.nearest_neighbours([[1, 2], [1, 3]], 2)),
    (ps.UnknownChoice, "scale", "z-score", lambda: ps.nearest_neighbours([[1, 2], [2, 3]], 1, scale="feet")),
    (ps.BadValue, "month", "it is 13", lambda: ps.Period(2024, 13, 1)),
]


@pytest.mark.parametrize(("error", "argument", "says", "ask"), BAD, ids=[f"{bad[1]}: {bad[2]}" for bad in BAD])
def test_what_is_wrong_is_said(
    error: type[ps.ComparisonError], argument: str, says: str, ask: Callable[[], object]
) -> None:
    with pytest.raises(ps.ComparisonError) as raised:
        ask()
    assert type(raised.value) is error
    assert raised.value.argument == argument
    assert says in str(raised.value)
    assert raised.value.remedy
    assert str(raised.value) == f"{argument}: {raised.value.problem}. {raised.value.remedy}."


def test_every_error_is_of_one_tree() -> None:
    errors = [getattr(ps, name) for name in ps.__all__ if isinstance(getattr(ps, name), type)]
    errors = [one for one in errors if issubclass(one, Exception)]
    assert len(errors) == 14
    assert all(issubclass(one, ps.ComparisonError) for one in errors)
