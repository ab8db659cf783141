"""Numbers of rows, as they come in."""

import pytest

from frankpledge.kit.numbers import LARGEST, row_number


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("0012", 12), (str(LARGEST), LARGEST), (7, 7)])
def test_a_number_that_a_row_can_have_is_read(text: object, number: int) -> None:
    assert row_number(text) == number


@pytest.mark.parametrize("text", ["", "12a", "-1", "1.5", "²", None, str(LARGEST + 1), "9" * 5000, "1\0"])
def test_what_no_row_can_have_is_no_number(text: object) -> None:
    assert row_number(text) is None
