"""Markings: what is wrong with one, and when a change of marking opens a thing."""

import pytest

from frankpledge.people.rules.marking import PARAGRAPHS, Level, Marking, opens

PUBLIC, OFFICIAL = Marking(level=Level.PUBLIC), Marking(level=Level.OFFICIAL)
SENSITIVE = Marking(level=Level.SENSITIVE, handling="Board members only")


def exempt(level: Level = Level.SENSITIVE, **over: object) -> Marking:
    return Marking(**{"level": level, "handling": "Board", "paragraph": "7", "reason": "An operation", **over})


@pytest.mark.parametrize(
    ("marking", "wrong"),
    [
        (PUBLIC, set()),
        (OFFICIAL, set()),
        (SENSITIVE, set()),
        (exempt(), set()),
        (exempt(Level.OFFICIAL, handling=""), set()),
        (Marking(level=Level.SEALED), {"level"}),
        (Marking(level=Level.SENSITIVE, handling="  "), {"handling"}),
        (exempt(reason=" "), {"reason"}),
        (exempt(paragraph=""), {"paragraph"}),
        (exempt(paragraph="8"), {"paragraph"}),
        (exempt(Level.PUBLIC), {"level"}),
    ],
)
def test_a_marking_says_all_that_it_has_to(marking: Marking, wrong: set[str]) -> None:
    assert set(marking.problems()) == wrong
    assert all(words.endswith(".") for words in marking.problems().values())


@pytest.mark.parametrize(
    ("before", "held", "after", "without", "opening"),
    [
        (OFFICIAL, 1, SENSITIVE, 0, False),
        (OFFICIAL, 1, OFFICIAL, 0, False),
        (OFFICIAL, 1, PUBLIC, 0, True),
        (SENSITIVE, 2, OFFICIAL, 0, True),
        (SENSITIVE, 2, OFFICIAL, 2, False),
        (None, 1, PUBLIC, 0, True),
        (None, 1, PUBLIC, 1, False),
        (SENSITIVE, 2, None, 1, True),
        (SENSITIVE, 2, None, 2, False),
        (Marking(level=Level.SENSITIVE, handling="Board", stub=False), 2, SENSITIVE, 0, True),
        (Marking(level=Level.SENSITIVE, handling="Board", stub=False), 2, None, 2, True),
        (SENSITIVE, 2, Marking(level=Level.SENSITIVE, handling="Board", stub=False), 0, False),
        (exempt(), 2, SENSITIVE, 0, True),
        (exempt(), 2, exempt(reason="Another"), 0, False),
    ],
)
def test_what_opens_a_thing_to_more_people(
    before: Marking | None, held: int, after: Marking | None, without: int, opening: bool
) -> None:
    assert opens(before, held, after, without) is opening


def test_the_paragraphs_of_the_schedule_are_those_of_england_and_of_wales() -> None:
    assert list(PARAGRAPHS) == [str(number) for number in (*range(1, 8), *range(12, 19))]


def test_markings_are_printed_as_the_government_prints_them() -> None:
    assert [level.label for level in Level] == ["Public", "OFFICIAL", "OFFICIAL-SENSITIVE", "Sealed"]
