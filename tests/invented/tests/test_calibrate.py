"""How confidences are estimated: what a ground weighs, and what may be said of families not seen before."""

import json

import pytest

from minutes_reader.read import found_in
from minutes_reader.reading import Source
from minutes_reader.signals import SAYS, signals_of
from tests.invented import papers
from tests.invented.families import NAMES, scored_only
from tools import calibrate, estimating
from tools.estimating import Case, Seen

PLAIN = Case((), 900, 891)
ODD = Case(("odd_title",), 400, 200)


def test_a_ground_weighs_what_it_takes_from_the_chance() -> None:
    fit = estimating.fitted([PLAIN, ODD], ["odd_title", "rare"])
    assert fit.base == pytest.approx(4.4, abs=0.5)
    assert fit.weights["odd_title"] == pytest.approx(-4.2, abs=0.7)
    assert fit.weights["rare"] == 0


def test_a_ground_that_seems_to_speak_for_a_fact_weighs_nothing() -> None:
    fit = estimating.fitted([Case((), 500, 300), Case(("odd_title",), 500, 490)], ["odd_title"])
    assert fit.weights["odd_title"] == 0


def test_a_family_is_weighed_by_what_the_others_say() -> None:
    of_list = {"one": [PLAIN, ODD], "two": [PLAIN], "three": [PLAIN]}
    seen = estimating.held_out(of_list, ["odd_title"], estimating.fitted([PLAIN, ODD], ["odd_title"]))
    assert [one.total for one in seen if one.family == "one"] == [0.0, 0.0]


def test_confidences_rise_and_stay_below_what_was_seen() -> None:
    seen = [Seen(-2.0, "one", 300, 100), Seen(-1.0, "two", 300, 240), Seen(-0.5, "one", 300, 200)]
    seen += [Seen(0.0, "one", 400, 399), Seen(0.0, "two", 400, 396)]
    made = estimating.levels(sorted(seen))
    assert [level["from"] for level in made] == [-2.0, -1.0, 0.0]
    assert [level["facts"] for level in made] == [300, 600, 800]
    assert all(level["confidence"] <= level["right"] for level in made)
    assert [level["confidence"] for level in made] == sorted(level["confidence"] for level in made)


def test_one_bad_family_makes_all_less_sure() -> None:
    even = [Seen(0.0, name, 200, 196) for name in "abcd"]
    uneven = [Seen(0.0, name, 200, 200) for name in "abc"] + [Seen(0.0, "d", 200, 184)]
    assert estimating.levels(uneven)[0]["confidence"] < estimating.levels(even)[0]["confidence"] - 0.01


def test_too_few_facts_are_told_together_with_their_neighbours() -> None:
    made = estimating.levels([Seen(-1.0, "one", 10, 2), Seen(0.0, "one", 500, 495)])
    assert [(level["from"], level["facts"]) for level in made] == [(-1.0, 510)]


def test_what_is_written_can_be_read_again_and_has_a_line_a_ground() -> None:
    made = calibrate.table({"items": {"one": [PLAIN, ODD], "two": [PLAIN]}}, 3)
    assert made["estimated_on"] == {"families": 2, "papers": 6}
    assert json.loads(calibrate.written(made)) == made
    assert sum('"weight"' in line for line in calibrate.written(made).split("\n")) == len(SAYS["items"])


def test_families_unseen_are_offered_what_the_others_make_sure() -> None:
    of_list = {name: [Case((), 300, 300, 300), Case(("odd_title",), 100, 10, 40)] for name in "abcd"}
    of_list["a"].append(Case((), 50, 0, 0, strange=True))
    of_list["b"].append(Case((), 50, 50, 50, strange=True))
    counted = calibrate.offered_unseen("items", of_list)
    assert counted["facts"] == 1600
    assert counted["offered"] == counted["there"] == counted["right"]


@pytest.mark.parametrize("name", [name for name in NAMES if not scored_only(name)])
def test_every_ground_seen_in_a_paper_has_words(name: str) -> None:
    paper, reading = found_in(papers.paper(name, 1).text, Source(name=name, sha256="", characters=0), [])
    assert all(
        SAYS.get(kind, SAYS["started"]).keys() >= set(signals) for kind, _, signals in signals_of(paper, reading)
    )


@pytest.mark.needs("scorer")
def test_facts_are_counted_by_list_family_and_grounds() -> None:
    name = next(name for name in NAMES if not scored_only(name))
    found = calibrate.cases([name], 1, 1)
    assert found["attendance"].keys() == {name}
    assert sum(case.count for case in found["attendance"][name]) >= sum(
        case.right for case in found["attendance"][name]
    ) > 0  # fmt: skip
