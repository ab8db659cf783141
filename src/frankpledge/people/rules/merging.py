"""Which row stands for which person after merges and partings.  Pure."""

from collections.abc import Iterable


def standings(merges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """For merges in force, given as (absorbed, kept), the row that each absorbed row stands as in the end.

    Raises ValueError when merges go round in a circle, which no sequence of lawful merges does.
    """
    into = dict(merges)
    ends: dict[int, int] = {}
    for row in into:
        seen, end = {row}, into[row]
        while end in into:
            if end in seen:
                raise ValueError("merges go round in a circle")
            seen.add(end)
            end = into[end]
        ends[row] = end
    return ends
