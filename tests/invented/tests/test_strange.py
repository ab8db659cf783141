"""Strange papers keep their gold, and can be read."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_reader import read_text
from tests.invented import papers
from tests.invented.families import NAMES, scored_only
from tests.invented.strange import KINDS, strange

WRITTEN_ON = [name for name in NAMES if not scored_only(name)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_makes_some_paper_other_than_it_was(kind) -> None:
    pairs = [(paper := papers.paper(name, 1), kind(paper, random.Random(1))) for name in WRITTEN_ON]
    assert any(before.text != after.text for before, after in pairs)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WRITTEN_ON), st.integers(0, 10**6))
def test_every_fact_still_stands_at_its_words_and_people_bear_their_names(name: str, seed: int) -> None:
    paper = papers.paper(name, seed)
    odd = strange(paper, random.Random(seed))
    assert len(odd.facts) == len(paper.facts)
    for fact in odd.facts:
        words = odd.text[fact.start : fact.end]
        assert words == words.strip()
        if fact.kind == "attendance":
            assert "".join(fact.fields["name"].split()).lower() in "".join(words.split()).lower()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WRITTEN_ON), st.integers(0, 10**6))
def test_a_strange_paper_can_be_read(name: str, seed: int) -> None:
    text = strange(papers.paper(name, seed), random.Random(seed)).text
    assert read_text(text).text == text
