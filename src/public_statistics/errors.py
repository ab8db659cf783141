"""What is wrong with what a method was given: one tree of errors, each with the argument's name and what to do.

ComparisonError
    BadValue          NaN, infinite, no number at all, or outside what the argument may be
        BadCount          a count below nought, or larger than that of which it is a part
        BadDenominator    a population, expected count or time at risk of nought or less
        BadWeights        weights below nought, none above it, or not summing to what they must
        BadInterval       limits that do not stand on either side of their value
    BadShape          arrays that do not fit one another, or have too few or many dimensions
    TooFew            fewer areas, points, answers or predictors than the method needs
    NoSpread          everything is equal, so that nothing can be compared, ranked or fitted
    UnknownChoice     a method, rule set, code or column that there is not
    UnlikePeriods     periods that may not be compared: of other lengths, other months, or overlapping
    CannotProtect     a table in which a small number cannot be hidden
    NoAnswer          a calculation that did not settle on an answer
"""


class ComparisonError(ValueError):
    """What somebody can mend about an argument.  `argument` is its name, `problem` what is wrong, `remedy` what to
    do."""

    def __init__(self, argument: str, problem: str, remedy: str) -> None:
        super().__init__(f"{argument}: {problem}. {remedy}.")
        self.argument, self.problem, self.remedy = argument, problem, remedy


class BadValue(ComparisonError):
    """A number that is none, or outside what the argument may be."""


class BadCount(BadValue):
    """A count below nought, or larger than that of which it is a part."""


class BadDenominator(BadValue):
    """A population, expected count or time at risk of nought or less."""


class BadWeights(BadValue):
    """Weights below nought, none above it, or not summing to what they must."""


class BadInterval(BadValue):
    """Limits that do not stand on either side of their value."""


class BadShape(ComparisonError):
    """Arrays that do not fit one another, or have too few or many dimensions."""


class TooFew(ComparisonError):
    """Fewer areas, points, answers or predictors than the method needs."""


class NoSpread(ComparisonError):
    """Everything is equal, so that nothing can be compared, ranked or fitted."""


class UnknownChoice(ComparisonError):
    """A method, rule set, code or column that there is not."""


class UnlikePeriods(ComparisonError):
    """Periods that may not be compared."""


class UnlikeQuestions(ComparisonError):
    """Questions that may not be compared: put in other words, with other answers, or by another breakdown."""


class CannotProtect(ComparisonError):
    """A table in which a small number cannot be hidden."""


class NoAnswer(ComparisonError):
    """A calculation that did not settle on an answer."""
