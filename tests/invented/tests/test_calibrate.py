"""How confidences are estimated: what a ground weighs, and what may be said of families not seen before."""

import json

import pytest

from minutes_reader.read import found_in
from minutes_reader.reading import Source
from minutes_reader.signals import SAYS, signals_of
from tests.invented import papers
from tests.invented.families import NAMES, scored_only
from tools import calibrate
from tools.calibrate import Case, Seen

PLAIN = Case((), 900, 891)
ODD = Case(("odd",), 400, 200)


def test_a_ground_weighs_what_it_takes_from_the_chance() -> None:
    fit = calibrate.fitted([PLAIN, ODD], ["odd", "rare"])
    assert fit.base == pytest.approx(4.4, abs=0.5)
    assert fit.weights["odd"] == pytest.approx(-4.2, abs=0.7)
    assert fit.weights["rare"] == 0


def test_a_ground_that_seems_to_speak_for_a_fact_weighs_nothing() -> None:
    fit = calibrate.fitted([Case((), 500, 300), Case(("odd",), 500, 490)], ["odd"])
    assert fit.weights["odd"] == 0


def test_a_family_is_weighed_by_what_the_others_say() -> None:
    of_list = {"one": [PLAIN, ODD], "two": [PLAIN], "three": [PLAIN]}
    seen = calibrate.held_out(of_list, ["odd"], calibrate.fitted([PLAIN, ODD], ["odd"]))
    assert [one.total for one in seen if one.family == "one"] == [0.0, 0.0]


def test_confidences_rise_and_stay_below_what_was_seen() -> None:
    seen = [Seen(-2.0, "one", 300, 100), Seen(-1.0, "two", 300, 240), Seen(-0.5, "one", 300, 200)]
    seen += [Seen(0.0, "one", 400, 399), Seen(0.0, "two", 400, 396)]
    made = calibrate.levels(sorted(seen))
    assert [level["from"] for level in made] == [-2.0, -1.0, 0.0]
    assert [level["facts"] for level in made] == [300, 600, 800]
    assert all(level["confidence"] <= level["right"] for level in made)
    assert [level["confidence"] for level in made] == sorted(level["confidence"] for level in made)


def test_one_bad_family_makes_all_less_sure() -> None:
    even = [Seen(0.0, name, 200, 196) for name in "abcd"]
    uneven = [Seen(0.0, name, 200, 200) for name in "abc"] + [Seen(0.0, "d", 200, 184)]
    assert calibrate.levels(uneven)[0]["confidence"] < calibrate.levels(even)[0]["confidence"] - 0.01


def test_too_few_facts_are_told_together_with_their_neighbours() -> None:
    made = calibrate.levels([Seen(-1.0, "one", 10, 2), Seen(0.0, "one", 500, 495)])
    assert [(level["from"], level["facts"]) for level in made] == [(-1.0, 510)]


def test_what_is_written_can_be_read_again() -> None:
    made = {"lists": {"items": {"signals": {"odd": {"weight": -1.0, "facts": 3, "right": 1}}, "levels": []}}}
    assert json.loads(calibrate.written(made)) == made
    assert '"odd": {"weight": -1.0, "facts": 3, "right": 1}' in calibrate.written(made)


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
