"""Nothing is checked here yet."""

from minutes_reader.paper import Paper
from minutes_reader.reading import Money, Note


def check_sums(paper: Paper, money: list[Money]) -> list[Note]:
    """Nothing yet."""
    return []
