"""Nothing is found here yet."""

from minutes_reader.paper import Paper
from minutes_reader.reading import Action


def find_actions(paper: Paper) -> list[Action]:
    """Nothing yet."""
    return []
