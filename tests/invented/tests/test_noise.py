"""Noise keeps spans on their words, whichever kinds fall on a paper and in whatever order."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.invented import noise, papers
from tests.invented.families import NAMES
from tests.invented.sheet import Fact, Paper, spliced
from tests.invented.tests.test_papers import said

KINDS = [
    noise.feet,
    noise.slips,
    noise.double_spaces,
    noise.hard_spaces,
    noise.wraps,
    noise.trailing_spaces,
    noise.stars,
    noise.crlf,
]
SLOGAN = "Safer streets for everybody"


@settings(max_examples=60)
@given(st.sampled_from(NAMES), st.integers(0, 10**6), st.lists(st.sampled_from(KINDS), max_size=5))
def test_spans_keep_their_words_under_any_noise(name: str, seed: int, kinds: list) -> None:
    paper = papers.clean(name, seed)
    for kind in kinds:
        paper = kind(paper, random.Random(seed), SLOGAN)
    for fact in paper.facts:
        got = said(paper, fact.start, fact.end)
        assert got.replace("**", "") == fact.words.replace("**", "")
        assert paper.text[fact.start : fact.end].strip() == paper.text[fact.start : fact.end]


words = st.text(alphabet="ab ", min_size=1, max_size=4)


@given(st.lists(words, min_size=3, max_size=12), st.data())
def test_what_is_put_in_outside_a_span_stays_outside(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    paper = Paper(text, "minutes", (Fact("decisions", start, end),), ())
    outside = [place for place in range(len(text) + 1) if place <= start or place >= end]
    places = data.draw(st.lists(st.sampled_from(outside), unique=True))
    after = spliced(paper, [(place, place, "XYZ") for place in places])
    (fact,) = after.facts
    assert after.text[fact.start : fact.end] == text[start:end]


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_slips_touch_plain_talk_alone(seed: int) -> None:
    paper = papers.clean("cross_references", seed)
    spoilt = noise.slips(paper, random.Random(seed), SLOGAN)
    assert spoilt.text != paper.text
    before = [paper.text[fact.start : fact.end] for fact in paper.facts]
    assert [spoilt.text[fact.start : fact.end] for fact in spoilt.facts] == before


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_wraps_keep_to_their_width_where_words_allow(seed: int) -> None:
    paper = papers.clean("plain_running_numbers", seed)
    wrapped = noise.wraps(paper, random.Random(seed), SLOGAN)
    assert wrapped.text.split() == paper.text.split()
    assert len(wrapped.text.split("\n")) > len(paper.text.split("\n"))


def test_feet_stand_inside_sentences() -> None:
    paper = papers.clean("agenda_pack", 2)
    footed = noise.feet(paper, random.Random(1), SLOGAN)
    assert footed.added
    for start, _ in footed.added:
        assert re.search(r"[a-z,]$", footed.text[:start])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_kind_of_noise_changes_papers(kind: object) -> None:
    changed = [
        kind(papers.clean("sederunt", seed), random.Random(seed), SLOGAN).text != papers.clean("sederunt", seed).text
        for seed in range(5)
    ]
    assert any(changed)
