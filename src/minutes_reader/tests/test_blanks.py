"""A paper with thousands of spaces in it is read as one with a few, and every fact stands where it is printed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_reader import Reading, read_text
from minutes_reader.blanks import Blanks

PAPER = (
    "Eastmere Partnership\n\nA meeting was held on 4 March 2014.\n\nPresent: Ann Poe (Police), Ben Hill (Homes).\n\n"
    "1. Gates<>and lamps\n\nAGREED that<>the report be noted, and £1,178<>be spent.\n\n3. Close\n\n"
    "Action: Ann Poe to write\x00to all by 4 May.<>\n\nFires fell<>from 12% to 9%.\n"
)


def facts(reading: Reading) -> list[Any]:
    """All that was found, with the words in place of where they stand."""
    found = reading.to_json(text=False)
    del found["source"]

    def said(value: Any) -> Any:
        if isinstance(value, list):
            return [said(one) for one in value]
        if isinstance(value, dict):
            words = value.get("span") and " ".join(reading.text[slice(*value["span"])].split())
            return {key: words if key == "span" else said(one) for key, one in value.items()}
        return value

    return said(found)


@pytest.mark.parametrize("blank", [" ", "\t", " \u00a0", "\u3000 "])
def test_it_matters_not_how_long_a_blank_is(blank: str) -> None:
    short, long = (read_text(PAPER.replace("<>", blank * many)) for many in (48, 2000))
    assert len(long.text) > 10_000
    assert facts(long) == facts(short)
    assert [note.kind for note in long.notes] == ["number_gap", "nul_character"]


def test_a_line_feed_in_the_midst_of_a_blank_still_parts_two_lines() -> None:
    blank = " " * 500 + "\n" + " " * 700
    reading = read_text(PAPER.replace("<>", " ").replace("\n\n3. Close", f"{blank}3. Close"))
    assert [item.title for item in reading.items] == ["Gates and lamps", "Close"]


@given(st.lists(st.sampled_from([" ", "\n", "\t", " " * 120, "\n" * 99, "\t" * 101, "\n\t" * 90, "a", "words"])))
def test_every_letter_is_found_again_where_it_was(parts: list[str]) -> None:
    text = "".join(parts)
    blanks = Blanks(text)
    short = blanks.without(text)
    assert short.split() == text.split()
    assert not any(run.isspace() for run in (short[at : at + 130] for at in range(len(short) - 130)))
    if not blanks:
        assert short == text
    for at, letter in enumerate(short):
        start, end = blanks._span((at, at + 1))
        assert text[start:end] == letter
