"""Nothing is found here yet."""

from minutes_reader.paper import Paper
from minutes_reader.reading import Figure


def find_figures(paper: Paper) -> list[Figure]:
    """Nothing yet."""
    return []
