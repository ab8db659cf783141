"""Marks in a text lie whole inside one another, whatever they cross, and joined the stretches are the text."""

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.documents.rules import Edge, Mark, nested


def laid(text: str, *marks: tuple[int, int, str]) -> str:
    """The text with `<a>` and `</a>` for its marks, and `<a+>` for one that opens again."""
    told = []
    for step in nested(text, [Mark(start, end, key) for start, end, key in marks]):
        if isinstance(step, str):
            told.append(step)
        elif step.opens:
            told.append(f"<{step.mark.key}{'+' if step.again else ''}>")
        else:
            told.append(f"</{step.mark.key}>")
    return "".join(told)


def test_a_text_without_marks_is_itself() -> None:
    assert laid("lamps") == "lamps"
    assert laid("") == ""


def test_a_mark_in_a_mark_leaves_the_outer_one_whole() -> None:
    assert laid("abcdef", (1, 5, "x"), (2, 3, "y")) == "a<x>b<y>c</y>de</x>f"


def test_a_mark_that_crosses_another_is_opened_again_behind_its_end() -> None:
    assert laid("abcdef", (0, 4, "x"), (2, 6, "y")) == "<x>ab<y>cd</y></x><y+>ef</y>"


def test_marks_that_begin_together_open_longest_first() -> None:
    assert laid("abcd", (0, 2, "short"), (0, 4, "long")) == "<long><short>ab</short>cd</long>"


def test_marks_that_touch_do_not_nest() -> None:
    assert laid("abcd", (0, 2, "x"), (2, 4, "y")) == "<x>ab</x><y>cd</y>"


def test_marks_outside_the_text_or_around_nothing_are_left_out() -> None:
    assert laid("abcd", (-1, 2, "x"), (3, 3, "y"), (3, 9, "z")) == "abcd"


@given(
    st.text(min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32)), max_size=12),
)
def test_every_mark_covers_just_its_words_and_edges_pair_up(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, str(number)) for number, (start, end) in enumerate(spans)]
    stack: list[Mark] = []
    at, covered, opened = 0, {mark.key: set() for mark in marks}, []
    for step in nested(text, marks):
        if isinstance(step, Edge) and step.opens:
            stack.append(step.mark)
            opened += [] if step.again else [step.mark.key]
        elif isinstance(step, Edge):
            assert stack.pop() == step.mark
        else:
            for mark in stack:
                covered[mark.key] |= set(range(at, at + len(step)))
            assert step == text[at : at + len(step)]
            at += len(step)
    assert not stack
    assert at == len(text)
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    assert sorted(opened) == sorted(mark.key for mark in inside), "each opens afresh once"
    assert {m.key: set(range(m.start, m.end)) for m in inside} == {m.key: covered[m.key] for m in inside}
