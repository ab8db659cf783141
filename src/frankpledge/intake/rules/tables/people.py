"""Several names in one cell: who owns an action, as sheets write it."""

import re
from collections.abc import Callable

from frankpledge.kit.words import folded, squeezed

_PARTS = re.compile(r"\s*(?:/|;|\||\n|\s\+\s|\s&\s|,|\band\b)\s*", re.I)
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_NOBODY = frozenset(
    {"", "tbc", "tba", "tbd", "n a", "na", "none", "to be confirmed", "to be agreed", "vacant", "unassigned"}
)
_LONGEST = 200
_MOST = 20  # names in one cell


def _known_to_nobody(_name: str) -> bool:
    return False


def names_in(cell: str, is_known: Callable[[str], bool] = _known_to_nobody) -> list[str]:
    """The owners that a cell names, each once, in order: `JS / Police`, `Rosa Lind and Tom Fell`, `Lind, Rosa`.

    `is_known` says whether the record knows somebody or something by a name: such a name is never taken apart.
    """
    found = []
    for part in _apart(squeezed(cell), is_known):
        bare = _BRACKET.sub("", part).strip(" .,;:-–") or part
        if folded(bare) not in _NOBODY:
            found.append(bare[:_LONGEST])
    return list({folded(name): name for name in reversed(found)}.values())[::-1]


def _apart(cell: str, is_known: Callable[[str], bool]) -> list[str]:
    if is_known(cell) or is_known(_BRACKET.sub("", cell)):
        return [cell]
    parts = [part for part in _PARTS.split(cell) if part]
    if len(parts) < 2 or len(parts) > _MOST:
        return [cell]  # so many are a text, and not names
    if (turned := _turned(cell)) and is_known(turned):
        return [turned]
    return _rejoined(cell, parts, is_known)


def _turned(cell: str) -> str:
    """`Lind, Rosa` as `Rosa Lind`; nothing for anything else."""
    found = re.fullmatch(r"([\w'’-]+),\s*([\w'’-]+)", cell)
    return f"{found[2]} {found[1]}" if found else ""


def _rejoined(cell: str, parts: list[str], is_known: Callable[[str], bool]) -> list[str]:
    """The parts, neighbours put together again where the record knows them as one, by the words between them."""
    made, at, places = list[str](), 0, []
    for part in parts:
        start = cell.index(part, at)
        places.append((start, start + len(part)))
        at = start + len(part)
    left = 0
    while left < len(parts):
        right = next(
            (r for r in range(len(parts) - 1, left, -1) if is_known(cell[places[left][0] : places[r][1]])), left
        )
        made.append(cell[places[left][0] : places[right][1]])
        left = right + 1
    return made
