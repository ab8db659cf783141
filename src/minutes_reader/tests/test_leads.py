"""The last words before a number."""

import pytest

from minutes_reader.leads import last_words


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("burglary had fallen by about ", ("by", "fallen")),
        ("compared to just over ", ("to", "compared")),
        ("a reduction of an average of ", ("of", "reduction")),
        ("the year before (", ("(", "")),
        ("(from ", ("from", "")),
        ("up/down ", ("down", "")),
        ("a change of +/- ", ("+/-", "")),
        ("by, ", ("", "")),
        ("about ", ("", "")),
        ("by ", ("by", "")),
        ("", ("", "")),
    ],
)
def test_words_such_as_about_are_left_out_of_what_leads_up_to_a_number(lead: str, expected: tuple[str, str]) -> None:
    assert last_words(lead) == expected
