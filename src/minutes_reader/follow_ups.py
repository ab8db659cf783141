"""Nothing is found here yet."""

from minutes_reader.paper import Paper
from minutes_reader.reading import FollowUp


def find_follow_ups(paper: Paper) -> list[FollowUp]:
    """Nothing yet."""
    return []
