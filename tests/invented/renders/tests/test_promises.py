"""What holds of every reading of a rendered paper: each fact's span yields its words, and each word its place."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_reader import read_bytes
from minutes_reader.reading import Reading
from tests.invented import papers
from tests.invented.families import NAMES, scored_only
from tests.invented.renders.blocks import Given
from tests.invented.renders.noises import FORMATS
from tests.invented.renders.rendering import noises_for, rendered

OPEN = [name for name in NAMES if not scored_only(name)]
OWN_WORDS = {"decisions": "text", "actions": "text", "follow_ups": "what", "title": "text", "venue": "text"}


def facts(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every fact of a reading, and the list or field that it stands in."""
    for kind, value in found.items():
        for fact in value if isinstance(value, list) else [value]:
            if isinstance(fact, dict) and fact.get("span") and "message" not in fact:
                yield kind, fact


def check(reading: Reading) -> None:
    """Every fact is said by the words of its span, and each of those stands in a box on a page."""
    for kind, fact in facts(reading.to_json()):
        start, end = fact["span"]
        words = reading.text[start:end]
        assert words
        assert words == words.strip()
        if own := OWN_WORDS.get(kind):
            said = iter(words.split())  # a foot typed into a sentence stands in its span, and is not of its words
            assert all(any(word in one for one in said) for word in fact[own].split())
        if reading.map is not None:
            runs = list(reading.map.boxes((start, end)))
            assert "".join(reading.text[max(run.start, start) : min(run.end, end)] for run in runs) == "".join(
                words.split()
            )
            for run in runs:
                width, height = reading.map.pages[run.page - 1]
                assert 0 <= run.box.left < run.box.right <= width
                assert 0 <= run.box.top < run.box.bottom <= height


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=5, deadline=None)
@given(st.sampled_from(OPEN), st.integers(0, 10_000))
def test_every_span_yields_its_words_and_every_box_stands_on_its_page(kind: str, name: str, seed: int) -> None:
    paper = papers.paper(name, seed)
    given_paper = Given.marked(paper.text, paper.gold())
    data = rendered(kind, given_paper, noises_for(kind, given_paper, seed), seed)
    reading = read_bytes(data, f"paper.{kind}")
    assert (reading.map is not None) == (kind == "pdf")
    check(reading)
