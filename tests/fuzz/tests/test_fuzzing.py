"""The fuzzer spoils papers in many ways, finds a broken promise, and makes the document that broke it short."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_reader import Reading, read_text
from minutes_reader.reading import Value
from tests.fuzz import promises
from tests.fuzz.__main__ import pieces
from tests.fuzz.inputs import TOP
from tests.fuzz.mutating import CHANGES, spoilt
from tests.fuzz.reducing import reduced, what_breaks

PAPER = f"{TOP}AGREED that the report be noted.\n\nAction: Ann Poe to mend the gate by 4 March 2025.\n"


@given(st.integers(0), st.text(max_size=200))
def test_any_text_is_spoilt_the_same_way_from_the_same_seed(seed: int, text: str) -> None:
    assert spoilt(text, random.Random(seed), [PAPER]) == spoilt(text, random.Random(seed), [PAPER])


def test_every_way_of_spoiling_a_paper_changes_it() -> None:
    for change in CHANGES:
        assert any(change(PAPER, random.Random(seed), ["Another\npaper"]) != PAPER for seed in range(9))


@pytest.mark.parametrize("seed", range(40))
def test_a_spoilt_paper_breaks_no_promise(seed: int) -> None:
    promises.check(spoilt(PAPER, random.Random(seed), list(pieces())).encode("utf-8", "replace"))


def test_pieces_are_of_papers_that_rules_may_be_written_on() -> None:
    assert len(list(pieces())) > 50


def broken_by(reading: Reading) -> list[str]:
    return [said.partition(":")[0] for said in promises.broken(reading)]


def test_a_broken_promise_is_found() -> None:
    reading = read_text(PAPER)
    assert broken_by(reading) == []
    assert promises.schema_broken(reading) is None
    date = reading.date
    assert date is not None
    for wrong, said in (
        (replace(date, span=(0, 100_000)), "a span stands in the text"),
        (replace(date, span=(date.span[0] - 1, date.span[1])), "a span has no white space at its ends"),
        (replace(date, value="10000-01-04"), "a date is one of the calendar"),
    ):
        assert broken_by(replace(reading, date=wrong)) == [said]
    one = reading.decisions[0]
    assert broken_by(replace(reading, decisions=(replace(one, text="another"),))) == ["a span yields its words"]
    unheard_of = replace(reading, closed=Value(span=(0, 1), value="noon"))
    assert str(promises.schema_broken(unheard_of)).startswith("the schema holds")


def endless() -> None:
    while True:
        pass


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(promises.TooLong), promises.at_most(0.05):
        endless()


def test_a_part_read_over_and_over_is_read_in_time() -> None:
    for seed in range(8):
        promises.check_repeated(PAPER, seed)


def test_a_part_that_takes_too_long_over_and_over_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "MOST_SECONDS", 0.01)
    with pytest.raises(promises.TooLong) as too_long:
        promises.check_repeated(PAPER, 2)
    assert too_long.value.document is not None
    assert len(too_long.value.document) > 20_000


def test_making_it_short_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.reducing.MOST_SECONDS", 0.0)
    assert reduced(b"(((((", lambda data: "open" if b"(" in data else "") == b"((((("


def test_a_document_is_made_as_short_as_still_breaks_the_same_promise() -> None:
    def what(data: bytes) -> str:
        return "both" if b"(" in data and b"9" in data else ""

    assert reduced(b"words ( words and 9 more words" * 3, what) in (b"(9", b"9(")
    assert reduced(b"nothing", what) == b"nothing"
    assert what_breaks(PAPER.encode()) == ""
