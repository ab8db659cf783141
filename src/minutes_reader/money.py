"""Nothing is found here yet."""

from minutes_reader.paper import Paper
from minutes_reader.reading import Money


def find_money(paper: Paper) -> list[Money]:
    """Nothing yet."""
    return []
