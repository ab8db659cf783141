"""Stretches of a text that must not overlap."""

from hypothesis import given
from hypothesis import strategies as st

from minutes_reader.spans import Spans

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=25)


@given(SPANS, st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_stretches_are_taken_and_found_as_a_look_at_every_one_would(spans, asked):
    kept = []
    taken = Spans()
    for start, end in spans:
        free = start < end and not any(start < b and a < end for a, b in kept)
        assert taken.take((start, end)) == free
        if free:
            kept.append((start, end))
    start, end = asked
    assert taken.overlap(asked) == (start < end and any(start < b and a < end for a, b in kept))
