"""Words are found however they are printed, and what is quoted of a text is still quoted of it afterwards."""

from dataclasses import dataclass
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.kit.cutting import REMOVED, Cuts, Words, around, carried, page_at, without_words


@pytest.mark.parametrize(
    "printed",
    [
        "Jane O'Hale-Zoë",
        "JANE O’HALE–ZOE",
        "jane  o'hale\nzoë",
        "Jane O'Ha-\nle-Zoë",
        "Jane O'Hale-Zoe\u0308",
        "jane.ohale_zoe",
        "JaneO'HaleZoë",
    ],
)
def test_a_name_is_found_however_it_is_printed(printed: str) -> None:
    text = f"Seen: {printed}'s report"
    words = Words(["Jane O'Hale-Zoë"])
    assert words.stand_in(text)
    assert words.without(text).startswith(f"Seen: {REMOVED}")
    assert words.without(text).endswith("'s report")


@pytest.mark.parametrize("printed", ["Janet O'Hale", "Jane O'Haler", "Mary-Jane Hale", "Hale, Jane"])
def test_another_name_is_left(printed: str) -> None:
    assert Words(["Jane O'Hale"]).without(printed) == printed


def test_initials_are_found_in_capitals_alone() -> None:
    assert Words(["IT"]).without("IT has it") == f"{REMOVED} has it"


def test_signs_alone_are_nothing_to_look_for() -> None:
    words = Words(["", "...", "[ ]"])
    assert not words
    assert words.places("...") == []
    assert words.without("...") == "..."
    assert not words.stand_in("...")


def test_the_longest_of_several_names_is_taken_whole() -> None:
    assert Words(["Hale", "Jane Hale"]).without("Jane Hale and Hale") == f"{REMOVED} and {REMOVED}"


def test_what_was_read_moves_with_the_words_and_codes_stay() -> None:
    text = "Present: Jane Hale"
    words = Words(["Jane Hale", "present"])
    cuts = Cuts.of(words.places(text))
    read = {"name": "Jane Hale", "capacity": "present", "span": [9, 18], "owners": ["Jane Hale", "Fire"], "post": None}
    moved = carried(read, words, cuts)
    assert moved["span"] == [len(REMOVED) + 2, 2 * len(REMOVED) + 2]
    assert (moved["name"], moved["capacity"], moved["post"]) == (REMOVED, "present", None)
    assert moved["owners"] == [REMOVED, "Fire"]
    assert carried({"span": None, "kind": "Jane Hale"}, words, cuts) == {"span": None, "kind": "Jane Hale"}


def test_the_words_around_a_place_stand_on_one_line() -> None:
    assert around("one\ntwo three four", 4, 7, 6) == ("one ", " three")


def test_a_place_is_on_the_page_that_begins_last_before_it() -> None:
    assert [page_at([0, 10, 20], place) for place in (0, 9, 10, 25)] == [0, 0, 1, 2]
    assert page_at([5], 0) == 0


TEXTS = st.text("ab \n", min_size=1, max_size=40)


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], tuple[int, int]]:
    """A text, places to cut, and a stretch with words in it."""
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda s: s[0] < s[1])
    return text, draw(st.lists(spans, max_size=5)), draw(spans)


@given(cut_texts())
def test_every_stretch_of_the_copy_quotes_the_words_of_the_copy(
    drawn: tuple[str, list[tuple[int, int]], tuple[int, int]],
) -> None:
    text, places, (start, end) = drawn
    cuts = Cuts.of(places)
    after = cuts.text(text)
    moved = cuts.span(start, end)
    assert 0 <= moved[0] < moved[1] <= len(after)
    touched = [(max(s, start), min(e, end)) for s, e in cuts.cuts if s < end and e > start]
    expected, at = "", start
    for s, e in touched:
        expected += text[at:s] + REMOVED
        at = e
    assert after[moved[0] : moved[1]] == expected + text[at:end]


@given(cut_texts())
def test_stretches_keep_their_order(drawn: tuple[str, list[tuple[int, int]], tuple[int, int]]) -> None:
    text, places, _ = drawn
    cuts = Cuts.of(places)
    starts = [cuts.span(at, at + 1)[0] for at in range(len(text))]
    ends = [cuts.span(at, at + 1)[1] for at in range(len(text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)


@given(st.text(max_size=60), st.lists(st.text("JaneHl é'-", max_size=10), max_size=4))
def test_nothing_of_the_words_is_left_in_a_text(text: str, phrases: list[str]) -> None:
    words = Words(phrases)
    left = Cuts.of(words.places(text), " \u2588 ").text(text)
    assert not words.stand_in(left)


class Sort(StrEnum):
    JO_MARSH = "Jo Marsh"


@dataclass(frozen=True)
class Said:
    text: str
    kind: str = "Jo Marsh"
    sort: Sort = Sort.JO_MARSH
    parts: tuple["Said", ...] = ()


def test_words_are_taken_out_of_whatever_says_them_and_codes_are_left() -> None:
    said = {"a": [Said("Jo\nMarsh came", parts=(Said("JO MARSH"),)), 7, None], "kind": "Jo Marsh"}
    found = without_words(said, Words(["Jo Marsh"]), "X", {"kind"})
    assert found == {"a": [Said("X came", parts=(Said("X"),)), 7, None], "kind": "Jo Marsh"}
    assert said["a"][0].text == "Jo\nMarsh came", "what it was said in stays as it was"
    assert without_words(said, Words([])) is said
