"""Counts into honest comparisons: the methods of public statistics, in one place, over many areas at once.

Arrays go in and arrays come out; what is wrong with them is said by a `ComparisonError`, which names the argument and
what to do.  What is named here is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from public_statistics.change import (
        Change,
        change_since,
        e_test,
        rate_ratio,
        root_difference,
    )
    from public_statistics.control import (
        ControlChart,
        assurance,
        control_chart,
    )
    from public_statistics.control_rules import (
        RULE_SETS,
        RuleSet,
    )
    from public_statistics.disclosure.recovering import (
        recoverable,
        with_totals,
    )
    from public_statistics.disclosure.releases import (
        Differences,
        differences_between,
        nested_differences,
    )
    from public_statistics.disclosure.rounding import (
        for_the_public,
        rounded,
    )
    from public_statistics.disclosure.suppression import (
        Suppressed,
        suppress,
    )
    from public_statistics.drawing import (
        draw_control_chart,
        draw_funnel,
        draw_intervals,
        draw_predicted,
        draw_projection,
    )
    from public_statistics.errors import (
        BadCount,
        BadDenominator,
        BadInterval,
        BadShape,
        BadValue,
        BadWeights,
        CannotProtect,
        ComparisonError,
        NoAnswer,
        NoSpread,
        TooFew,
        UnknownChoice,
        UnlikePeriods,
        UnlikeQuestions,
    )
    from public_statistics.funnels import (
        Funnel,
        Overdispersion,
        Place,
        binomial_limits,
        overdispersion,
        poisson_limits,
        proportion_funnel,
        rate_funnel,
    )
    from public_statistics.intervals import (
        Interval,
        byar,
        exact_count,
        exact_proportion,
        rate,
        wilson,
    )
    from public_statistics.neighbours import (
        Groups,
        Membership,
        Neighbours,
        nearest_neighbours,
    )
    from public_statistics.periods import (
        Period,
        comparable,
    )
    from public_statistics.predicted import (
        Predicted,
        predicted_against_observed,
        predicted_proportions,
    )
    from public_statistics.projections import (
        Projection,
        project_months,
        project_year,
    )
    from public_statistics.ranks import (
        Ranks,
        comparator_of,
        competition_ranks,
        distance,
        in_words,
        standing_beyond,
    )
    from public_statistics.rates import (
        StandardisedRate,
        directly_standardised_rate,
        expected_counts,
        indirectly_standardised_ratio,
    )
    from public_statistics.surveys.codebook import (
        Codebook,
        Question,
        same_question,
    )
    from public_statistics.surveys.estimates import (
        Estimate,
        Sample,
        weighted_means,
        weighted_shares,
    )
    from public_statistics.surveys.results import (
        Results,
        WavesCompared,
        compare_waves,
        publish,
    )
    from public_statistics.surveys.weighting import (
        kish_design_effect,
        rake,
    )
    from public_statistics.trajectories import (
        AgainstTrajectory,
        against_trajectory,
        monthly_shares,
        seasonal_trajectory,
        trajectory,
    )
    from public_statistics.trend import (
        Trend,
        recent_trend,
        recent_trend_of_counts,
    )

__all__ = [
    "RULE_SETS",
    "AgainstTrajectory",
    "BadCount",
    "BadDenominator",
    "BadInterval",
    "BadShape",
    "BadValue",
    "BadWeights",
    "CannotProtect",
    "Change",
    "Codebook",
    "ComparisonError",
    "ControlChart",
    "Differences",
    "Estimate",
    "Funnel",
    "Groups",
    "Interval",
    "Membership",
    "Neighbours",
    "NoAnswer",
    "NoSpread",
    "Overdispersion",
    "Period",
    "Place",
    "Predicted",
    "Projection",
    "Question",
    "Ranks",
    "Results",
    "RuleSet",
    "Sample",
    "StandardisedRate",
    "Suppressed",
    "TooFew",
    "Trend",
    "UnknownChoice",
    "UnlikePeriods",
    "UnlikeQuestions",
    "WavesCompared",
    "against_trajectory",
    "assurance",
    "binomial_limits",
    "byar",
    "change_since",
    "comparable",
    "comparator_of",
    "compare_waves",
    "competition_ranks",
    "control_chart",
    "differences_between",
    "directly_standardised_rate",
    "distance",
    "draw_control_chart",
    "draw_funnel",
    "draw_intervals",
    "draw_predicted",
    "draw_projection",
    "e_test",
    "exact_count",
    "exact_proportion",
    "expected_counts",
    "for_the_public",
    "in_words",
    "indirectly_standardised_ratio",
    "kish_design_effect",
    "monthly_shares",
    "nearest_neighbours",
    "nested_differences",
    "overdispersion",
    "poisson_limits",
    "predicted_against_observed",
    "predicted_proportions",
    "project_months",
    "project_year",
    "proportion_funnel",
    "publish",
    "rake",
    "rate",
    "rate_funnel",
    "rate_ratio",
    "recent_trend",
    "recent_trend_of_counts",
    "recoverable",
    "root_difference",
    "rounded",
    "same_question",
    "seasonal_trajectory",
    "standing_beyond",
    "suppress",
    "trajectory",
    "weighted_means",
    "weighted_shares",
    "wilson",
    "with_totals",
]

_NAMES = {
    "change": "Change change_since e_test rate_ratio root_difference",
    "control": "ControlChart assurance control_chart",
    "control_rules": "RULE_SETS RuleSet",
    "disclosure.recovering": "recoverable with_totals",
    "disclosure.releases": "Differences differences_between nested_differences",
    "disclosure.rounding": "for_the_public rounded",
    "disclosure.suppression": "Suppressed suppress",
    "drawing": "draw_control_chart draw_funnel draw_intervals draw_predicted draw_projection",
    "errors": "BadCount BadDenominator BadInterval BadShape BadValue BadWeights CannotProtect "
    "ComparisonError NoAnswer NoSpread TooFew UnknownChoice UnlikePeriods UnlikeQuestions",
    "funnels": "Funnel Overdispersion Place binomial_limits overdispersion poisson_limits "
    "proportion_funnel rate_funnel",
    "intervals": "Interval byar exact_count exact_proportion rate wilson",
    "neighbours": "Groups Membership Neighbours nearest_neighbours",
    "periods": "Period comparable",
    "predicted": "Predicted predicted_against_observed predicted_proportions",
    "projections": "Projection project_months project_year",
    "ranks": "Ranks comparator_of competition_ranks distance in_words standing_beyond",
    "rates": "StandardisedRate directly_standardised_rate expected_counts indirectly_standardised_ratio",
    "surveys.codebook": "Codebook Question same_question",
    "surveys.estimates": "Estimate Sample weighted_means weighted_shares",
    "surveys.results": "Results WavesCompared compare_waves publish",
    "surveys.weighting": "kish_design_effect rake",
    "trajectories": "AgainstTrajectory against_trajectory monthly_shares seasonal_trajectory trajectory",
    "trend": "Trend recent_trend recent_trend_of_counts",
}
_HOME = {name: module for module, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
