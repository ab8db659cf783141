"""Every family's papers: their gold stands in their words, scores in full against itself, and comes again
from its seed."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.invented import baseline, papers
from tests.invented.families import NAMES, family, scored_only
from tests.invented.sheet import LISTS, Paper

SCHEMA = Path(__file__).resolve().parents[3] / "src/minutes_reader/reading.schema.json"
SEEDS = range(3)


@cache
def some(name: str) -> list[Paper]:
    return [papers.paper(name, seed) for seed in SEEDS]


@cache
def unspoilt(name: str, seed: int) -> Paper:
    return papers.clean(name, seed)


def said(paper: Paper, start: int, end: int) -> str:
    """The words of a span without what noise put inside it."""
    text = paper.text
    for a, b in sorted(paper.added, reverse=True):
        if start <= a and b <= end:
            text, end = text[:a] + " " + text[b:], end - (b - a) + 1
    return " ".join(text[start:end].split())


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_yields_its_words(name: str) -> None:
    for paper in some(name):
        for fact in paper.facts:
            if fact.kind in LISTS or not paper.added:
                assert said(paper, fact.start, fact.end) == fact.words, (fact.kind, fact.fields)


@pytest.mark.parametrize("name", NAMES)
def test_values_are_printed_where_they_are_said_to_be(name: str) -> None:
    for seed in SEEDS:
        paper = unspoilt(name, seed)
        gold = paper.gold()
        for person in gold["attendance"]:
            start, end = person["span"]
            assert person["name"] in paper.text[start:end]
        for action in gold["actions"]:
            assert all(owner in paper.text for owner in action["owners"])
        for figure in gold["figures"]:
            assert figure["measure"].casefold() in paper.text.casefold()
            assert not figure["period"] or figure["period"] in paper.text
        for money in gold["money"]:
            assert money["fund"] in paper.text
        for reference in gold["references"]:
            assert reference["to_number"] or reference["to_date"]


@pytest.mark.parametrize("name", NAMES)
def test_gold_has_the_form_of_a_reading(name: str) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    properties = schema["properties"]
    for paper in some(name):
        gold = paper.gold()
        for kind in LISTS:
            wanted = properties[kind]["items"]
            wanted = schema["$defs"][wanted["$ref"].rsplit("/", 1)[1]] if "$ref" in wanted else wanted
            fields = set(wanted["properties"])
            for fact in gold[kind]:
                assert set(fact) <= fields, kind
        assert gold["kind"] == family(name).kind
        assert gold["body"]
        assert gold["date"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", NAMES)
def test_papers_are_as_long_as_papers_are(name: str) -> None:
    assert all(2_000 < len(paper.text) < 20_000 for paper in some(name))


@pytest.mark.parametrize("name", NAMES)
def test_talk_takes_more_room_than_facts(name: str) -> None:
    for seed in SEEDS:
        paper = unspoilt(name, seed)
        stated = sum(
            fact.end - fact.start for fact in paper.facts if fact.kind in ("decisions", "actions", "figures", "money")
        )
        assert sum(end - start for start, end in paper.talk) > stated


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_gives_the_same_paper_again(name: str) -> None:
    assert papers.paper(name, 7) == papers.paper(name, 7)
    assert papers.paper(name, 7).text != papers.paper(name, 8).text


def test_families_write_the_same_truth_each_its_own_way() -> None:
    assert len({re.sub(r"\W+", "", unspoilt(name, 1).text) for name in NAMES}) == len(NAMES)


def test_names_of_families_alone_say_which_are_only_scored() -> None:
    hidden = [name for name in NAMES if scored_only(name)]
    assert len(NAMES) >= 30
    assert len(NAMES) / 4 < len(hidden) < len(NAMES) / 2


def test_few_sentences_come_again_and_again() -> None:
    sentences = [
        sentence
        for seed in range(12)
        for sentence in re.findall(r"[A-Z][^.\n]{40,}\.", papers.clean("intimated", seed).text)
    ]
    assert len(sentences) > 300
    assert len(set(sentences)) / len(sentences) > 0.85


def test_plain_patterns_find_something_and_not_everything() -> None:
    paper = papers.clean("running_numbers_swapped", 3)
    gold, read = paper.gold(), baseline.read(paper.text)
    starts = {fact["span"][0] for fact in gold["decisions"]}
    found = starts & {fact["span"][0] for fact in read["decisions"]}
    assert found
    assert found != starts


@pytest.mark.needs("scorer")
@pytest.mark.parametrize("name", NAMES)
def test_gold_scores_in_full_against_itself(name: str) -> None:
    from tools.score_families import scorer

    score = scorer()
    assert score is not None
    gold = {str(at): paper.gold() for at, paper in enumerate(some(name))}
    result = score.score(gold, gold)
    assert result["macro_f1"] == 1.0
    for _, _, notes in result["documents"].values():
        assert not notes
