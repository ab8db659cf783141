"""The chain of numbers that a document's items make, told from lists that count from one again."""

from __future__ import annotations

from typing import NamedTuple

_WIDEST = 8  # numbers may skip so far
_LOOK_BACK = 80  # links tried for each number, so that a long list costs no more


class Link(NamedTuple):
    """A number that may be an item's, with how much its line looks like a heading."""

    value: tuple[int, ...]
    weight: float


def heaviest_chain(links: list[Link]) -> list[int]:
    """Indices of the ascending chain that weighs most; skipped numbers and missing parents weigh against it."""
    if not links:
        return []
    best = [link.weight - (0.0 if link.value[0] <= 1 else 0.4) for link in links]
    before = [-1] * len(links)
    for n, link in enumerate(links):
        for k in range(max(0, n - _LOOK_BACK), n):
            cost = _step(links[k].value, link.value)
            if cost is not None and best[k] + link.weight - cost > best[n]:
                best[n], before[n] = best[k] + link.weight - cost, k
    at = max(range(len(links)), key=lambda n: best[n])
    chain = []
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _step(a: tuple[int, ...], b: tuple[int, ...]) -> float | None:
    """What it costs to go from number a to number b; None where b cannot come next."""
    if b <= a:
        return None
    gap = b[0] - a[0]
    if gap > _WIDEST:
        return None
    if gap:
        return 0.25 * (gap - 1) + (0.5 if len(b) > 1 else 0.0)
    level = next((n for n in range(1, len(b)) if n >= len(a) or a[n] != b[n]), len(b) - 1)
    skipped = b[level] - (a[level] if level < len(a) else 0) - 1
    return None if skipped > _WIDEST else 0.2 * skipped
