"""Numbers with their sign and unit, where they stand."""

import pytest

from minutes_reader.values import find_values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 and 3,400 and 5.5%", [(12, None), (3400, None), (5.5, "percent")]),
        ("-12% and +3 per cent", [(-12, "percent"), (3, "percent")]),
        ("aged 10-17", []),
        ("A-12 and x -17", [(-17, None)]),
        ("9.4/1000 or 3 per 10,000", [(9.4, "rate"), (3, "rate")]),
        ("12/03/2014 and 10:30 and 1.2.3", []),
        ("Level 3, 4 and tier 2", [(3, "level"), (4, None), (2, "level")]),
        ("it's9 and £5", []),
    ],
)
def test_numbers_are_found_with_their_unit(text: str, found: list[tuple[float | int, str | None]]) -> None:
    assert [(value.value, value.unit) for value in find_values(text, 0, len(text))] == found
