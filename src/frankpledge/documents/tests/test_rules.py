"""Fingerprints, and texts cut at the words that facts came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.documents.rules import Mark, fingerprint, neighbourhood, pieces


def test_a_fingerprint_is_the_sha256_of_the_bytes() -> None:
    assert fingerprint(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def cut(text: str, *marks: tuple[int, int, str]) -> list[tuple[str, tuple[str, ...]]]:
    return [(p.text, p.opens) for p in pieces(text, [Mark(s, e, k, k) for s, e, k in marks])]


def test_a_text_without_marks_is_one_piece() -> None:
    assert cut("Hill Council") == [("Hill Council", ())]


def test_a_mark_opens_where_its_words_begin() -> None:
    assert cut("Ann to write", (0, 3, "a")) == [("Ann", ("a",)), (" to write", ())]


def test_marks_may_overlap_and_each_opens_once() -> None:
    assert cut("abcdef", (0, 4, "a"), (2, 6, "b")) == [("ab", ("a",)), ("cd", ("b",)), ("ef", ())]
    kinds = [p.kinds for p in pieces("abcdef", [Mark(0, 4, "1", "a"), Mark(2, 6, "2", "b")])]
    assert kinds == [("a",), ("a", "b"), ("b",)]


@pytest.mark.parametrize("span", [(-1, 2), (3, 3), (4, 2), (2, 99)])
def test_a_mark_outside_the_text_or_around_nothing_is_left_out(span: tuple[int, int]) -> None:
    assert cut("abcdef", (*span, "a")) == [("abcdef", ())]


spans = st.tuples(st.integers(-2, 40), st.integers(-2, 40))


@given(st.text(max_size=38), st.lists(spans, max_size=12))
def test_pieces_joined_are_the_text_and_each_mark_opens_once_at_its_start(
    text: str, found: list[tuple[int, int]]
) -> None:
    marks = [Mark(start, end, str(n), "x") for n, (start, end) in enumerate(found)]
    cut_text = list(pieces(text, marks))
    assert "".join(piece.text for piece in cut_text) == text
    opened, at = {}, 0
    for piece in cut_text:
        opened.update(dict.fromkeys(piece.opens, at))
        at += len(piece.text)
    inside = {m.key: m.start for m in marks if 0 <= m.start < m.end <= len(text)}
    assert opened == inside


def test_a_neighbourhood_is_whole_lines_about_the_words() -> None:
    text = "one\ntwo\nthree\nfour\nfive"
    start, end = neighbourhood(text, text.index("three"), text.index("three") + 5, around=3)
    assert text[start:end] == "two\nthree\nfour"
    assert neighbourhood("abc", 0, 3) == (0, 3)
