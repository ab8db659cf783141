"""Nothing is found here yet."""

from minutes_reader.paper import Paper
from minutes_reader.reading import Decision


def find_decisions(paper: Paper) -> list[Decision]:
    """Nothing yet."""
    return []
