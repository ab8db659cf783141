"""Which later minutes may be of a minute's thread though nothing points back.  Pure: is told their titles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.kit.words import folded
from frankpledge.meetings.rules.pointing import split_number

OFFERED = 8
ENOUGH = 3  # words of an action that a title has to share
_ROUTINE = frozenset(
    folded(title)
    for title in (
        "Apologies", "Apologies for absence", "Welcome", "Welcome and introductions", "Welcome and apologies",
        "Introductions", "Introductions and apologies", "Declarations of interest", "Matters arising", "Minutes",
        "Minutes of the last meeting", "Minutes of the previous meeting", "Minutes of last meeting",
        "Minutes and matters arising", "Any other business", "AOB", "Other business", "Urgent business",
        "Outstanding actions", "Action log", "Actions", "Items for information", "Reports back", "Public questions",
        "Date of next meeting", "Date of the next meeting", "Date and time of next meeting", "Next meeting",
        "Date and time of the next meeting", "Exclusion of the public", "Forward plan", "Work programme",
    )
)  # fmt: skip
_COMMON = frozenset(
    "about after against agree agreed ahead along also area areas back been before being between both bring came check "
    "circulate come community date dates each find findings from give group have into items made make meeting meetings "
    "minute minutes more next note noted officer other over paper partnership plan provide raise report reports safety "
    "seek send share some team that their them then there these they this through update updates using what when where "
    "which will with work write year years".split()
)


class Why(StrEnum):
    """Why a later minute may belong to a thread, the surest first."""

    NUMBER = "Its title has the number"
    TITLE = "It has the same title"
    WORDS = "Its title has words of an action"


@dataclass(frozen=True, slots=True)
class Later:
    """A later minute: the number of its row, and its title."""

    row: int
    title: str


def suggested(number: str, title: str, actions: Iterable[str], later: Iterable[Later]) -> list[tuple[int, Why]]:
    """The later minutes, told in order of their days, that may be of the thread of a minute, the surest first.

    Titles that every meeting has say nothing; neither does a number that is only a figure or two.
    """
    main, _ = split_number(number)
    cites = re.compile(rf"(?<![\w/]){re.escape(main)}(?![\w/])") if len(main) > 2 else None
    plain = folded(title)
    asked = [words for text in actions if len(words := _telling(text)) >= ENOUGH]
    found: dict[Why, list[int]] = {why: [] for why in Why}
    for one in later:
        name = folded(one.title)
        if cites is not None and cites.search(one.title.casefold()):
            found[Why.NUMBER].append(one.row)
        elif name == plain and plain not in _ROUTINE:
            found[Why.TITLE].append(one.row)
        elif name not in _ROUTINE and any(len(words & _telling(one.title)) >= ENOUGH for words in asked):
            found[Why.WORDS].append(one.row)
    return [(row, why) for why, rows in found.items() for row in rows][:OFFERED]


def _telling(text: str) -> set[str]:
    """The words of a text that tell it from others."""
    return {word for word in folded(text).split() if len(word) > 3 and word not in _COMMON}
