"""What a search asks for, and where its words stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.home.rules import MOST_WORDS, AskedMinute, around, cut_at, question_of, words_of


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("mere lane", ["mere", "lane"]),
        ('"mere lane" lamps', ["mere lane", "lamps"]),
        ("“mere  lane”", ["mere lane"]),
        ('lamps "mere lane', ["lamps", "mere lane"]),
        ("318/07", ["318/07"]),
        ("mere\0lane", ["mere", "lane"]),
        ("lamps, lamps? lamps!", ["lamps"]),
        ("", []),
        (' "" – & ', []),
        ("o'brien", ["o'brien"]),
    ],
)
def test_words_and_phrases_are_asked_for_once(asked: str, words: list[str]) -> None:
    assert words_of(asked) == words


def test_a_search_asks_for_so_many_words_at_most() -> None:
    assert len(words_of(" ".join(f"w{n}" for n in range(50)))) == MOST_WORDS


def marked(text: str, *words: str) -> str:
    return "".join(f"[{part}]" if found else part for part, found in cut_at(text, words))


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Lamps in Mere Lane", ["lamp", "LANE"], "[Lamp]s in Mere [Lane]"),
        ("Residents’ lamps", ["residents'"], "[Residents’] lamps"),
        ("aaa", ["a", "aa"], "[aa][a]"),
        ("a.b", ["."], "a[.]b"),
        ("lamps", [], "lamps"),
        ("lamps", [""], "lamps"),
        ("", ["lamps"], ""),
        ("lamps", ["gate"], "lamps"),
    ],
)
def test_words_are_found_whatever_their_case_and_apostrophes(text: str, words: list[str], told: str) -> None:
    assert marked(text, *words) == told


@given(st.text(max_size=60), st.lists(st.text(max_size=5), max_size=4))
def test_stretches_joined_are_the_text(text: str, words: list[str]) -> None:
    stretches = list(cut_at(text, words))
    assert "".join(part for part, _ in stretches) == text


def test_a_short_text_is_shown_whole_on_one_line() -> None:
    assert around("Mend\n the  lamps", ["gate"]) == "Mend the lamps"


def test_of_a_long_text_the_part_about_the_words_is_shown() -> None:
    text = f"{'first ' * 100}lamps {'last ' * 100}"
    shown = around(text, ["lamps"], most=60)
    assert "lamps" in shown
    assert shown.startswith("… first")
    assert shown.endswith("last …")
    assert len(shown) <= 64
    assert around(text, ["nowhere"], most=60).startswith("first first")
    assert around(f"lamps {text}", ["lamps"], most=60).startswith("lamps first")
    assert around(f"{text}the end", ["end"], most=60).endswith("the end")


@given(st.lists(st.sampled_from(["lamps", "gate", "Mere", "Lane"]), max_size=60), st.integers(20, 80))
def test_what_is_shown_of_a_text_stands_in_it(words: list[str], most: int) -> None:
    text = " ".join(words)
    shown = around(text, ["gate"], most=most)
    assert shown.removeprefix("… ").removesuffix(" …") in text
    assert len(shown) <= max(most + 4, 4)
    assert ("gate" in shown) or ("gate" not in text)


@pytest.mark.parametrize(
    ("asked", "words", "minute"),
    [
        ("What became of 318/07?", "318/07", AskedMinute("318/07")),
        ("what has become of minute no. 318 (a)?", "318 (a)", AskedMinute("318 (a)")),
        ("“What happened to item 5 of 12 March 2024?”", "5", AskedMinute("5", date(2024, 3, 12))),
        ("minute 5 of 12th Mar 2024", "5", AskedMinute("5", date(2024, 3, 12))),
        ("318/07", "318/07", AskedMinute("318/07")),
        (" 318 ", "318", AskedMinute("318", None, is_sure=False)),
        ("M25", "M25", AskedMinute("M25", None, is_sure=False)),
        ("thread of SSP 336/07", "SSP 336/07", AskedMinute("SSP 336/07")),
        ("what became of the lamps?", "the lamps", None),
        ("what became of 5 of next week", "5 of next week", None),
        ("room 12", "room 12", None),
        ("318/07 lamps", "318/07 lamps", None),
        ("", "", None),
    ],
)
def test_a_minute_is_asked_for_by_its_number(asked: str, words: str, minute: AskedMinute | None) -> None:
    assert question_of(asked) == (words, minute)


@given(st.text())
def test_any_question_is_understood_or_left_as_words(asked: str) -> None:
    question_of(asked)
