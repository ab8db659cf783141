"""Lines of a text, and looks at many of them at once."""

import pytest

from minutes_reader.lines import lines_with, lowered, split_lines


@pytest.mark.parametrize("text", ["Poe", "İzmir Road", "STRASSE ß", ""])
def test_lower_case_keeps_every_letter_in_its_place(text: str) -> None:
    low = lowered(text)
    assert len(low) == len(text)
    assert low[-3:] == text.lower()[-3:]


def test_lines_with_a_word_are_found_once_each_and_in_order() -> None:
    clean = "A bench\n\nTwo benches, a bench\nGates\n  A gate and a bench"
    lines = split_lines(clean)
    found = lines_with(clean, lines, ("gate", "bench", "ladder"))
    assert [line.text for line in found] == ["A bench", "Two benches, a bench", "A gate and a bench"]


@pytest.mark.parametrize(
    ("above", "below", "broken"),
    [
        ("w" * 78, "and so on with the rest of it", True),
        ("w" * 140, "and so on with the rest of it", False),
        ("w" * 78, "AGREED that the gates be shut", False),
        ("w" * 78, "Presented by Ann Poe", False),
    ],
)
def test_a_line_is_broken_where_the_pages_width_has_ended_it(above: str, below: str, broken: bool) -> None:
    page = ["Members talked of the lamps, the benches, the gates and the paths of the common.\n"] * 20
    lines = split_lines("\n".join([*page, above, below]))
    assert lines[-2].broken is broken
