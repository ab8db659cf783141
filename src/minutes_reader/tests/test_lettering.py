"""Whether letters stand for words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_reader.lettering import SMALL, fits_after, fits_before, letters_of


@pytest.mark.parametrize(
    ("short", "words", "count"),
    [
        ("CDRP", "the Crime and Disorder Reduction Partnership", 5),
        ("CDRPs", "many Crime and Disorder Reduction Partnerships", 5),
        ("ASB", "cases of anti social behaviour", 3),
        ("TWOC", "taking without consent", 3),
        ("CAFCASS", "Children and Family Court Advisory and Support Service", 8),
        ("MoU", "a memorandum of understanding", 3),
        ("T&CG", "Tasking and Co ordination Group", None),  # "ordination" gives no letter
        ("CSEW", "Crime Survey for England and Wales", 6),
        ("ABC", "Board", None),
        ("ABC", "", None),
        ("CRDP", "Crime and Disorder Reduction Partnership", None),
    ],
)
def test_letters_stand_for_the_last_words_that_give_them(short: str, words: str, count: int | None) -> None:
    assert fits_before(short, words.split()) == count


@pytest.mark.parametrize(
    ("short", "words", "count"),
    [
        ("CDRP", "Crime and Disorder Reduction Partnership for the town", 5),
        ("TWOC", "taking without consent", 3),
        ("ABC", "Acceptable Behaviour Order", None),
        ("ABC", "Acceptable Behaviour", None),
        ("ABC", "", None),
    ],
)
def test_letters_stand_for_the_first_words_that_give_them(short: str, words: str, count: int | None) -> None:
    assert fits_after(short, words.split()) == count


def test_a_plural_and_a_sign_are_no_letters() -> None:
    assert letters_of("CDRPs") == "cdrp"
    assert letters_of("A&E") == "ae"
    assert letters_of("CPS") == "cps"


WORDS = st.lists(st.from_regex(r"[A-Za-z]{1,9}", fullmatch=True), min_size=2, max_size=12)


@given(WORDS)
def test_the_first_letters_of_words_always_stand_for_them(words: list[str]) -> None:
    words = [word for word in words if word.lower() not in SMALL]
    if len(words) > 1:
        short = "".join(word[0] for word in words).upper()
        assert fits_before(short, words) is not None
        assert fits_after(short, words) is not None


@given(st.from_regex(r"[A-Z]{2,8}", fullmatch=True), WORDS)
def test_any_letters_and_words_are_answered(short: str, words: list[str]) -> None:
    for count in (fits_before(short, words), fits_after(short, words)):
        assert count is None or 0 < count <= len(words)
