"""How sure the reader is: the table, what it makes of grounds for doubt, and what a reading says in the end."""

import ast
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from minutes_reader import signals
from minutes_reader.confidence import SURE, Scale, scales, weigh
from minutes_reader.signals import SAYS
from minutes_reader.tests.make import found, with_top

TABLE: dict[str, Any] = json.loads(files("minutes_reader").joinpath("data/confidence.json").read_text("utf-8"))
ROOMS = [path for path in Path(signals.__file__).parent.glob("*.py") if path.name != "words.py"]
SCALE = Scale({"small": -1.0, "odd": -3.0, "known": 0.0}, (-9.0, -1.0, 0.0), (0.2, 0.9, 0.99))


def test_the_table_knows_every_ground_for_doubt_and_no_other() -> None:
    kept = {name: set(rows["signals"]) for name, rows in TABLE["lists"].items()}
    assert kept == {name: set(words) for name, words in SAYS.items()}, "run python tools/calibrate.py"


def test_every_ground_for_doubt_is_looked_for() -> None:
    said = {node.value for path in ROOMS for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)}  # fmt: skip
    assert {name for words in SAYS.values() for name in words} <= said


@pytest.mark.parametrize("name", SAYS)
def test_no_ground_speaks_for_a_fact_and_confidence_rises_with_what_is_left(name: str) -> None:
    scale = scales()[name]
    assert all(weight <= 0 for weight in scale.weights.values())
    assert list(scale.froms) == sorted(set(scale.froms))
    assert list(scale.confidences) == sorted(scale.confidences)
    assert all(0 < chance < 1 for chance in scale.confidences)


def test_grounds_are_added_up() -> None:
    assert SCALE.confidence([]) == SCALE.confidence(["known"]) == 0.99
    assert SCALE.confidence(["small"]) == 0.9
    assert SCALE.confidence(["small", "odd"]) == SCALE.confidence(["odd"]) == 0.2


def test_less_than_the_lowest_total_known_is_no_surer_than_that() -> None:
    assert SCALE.confidence(["odd"] * 9) == 0.2


def test_the_reason_given_is_the_strongest_ground() -> None:
    scale = replace(SCALE, weights={"long": -1.0, "another_body": -3.0, "short": 0.0})
    assert scale.reason("decisions", ["long", "another_body"]) == SAYS["decisions"]["another_body"]
    assert scale.reason("decisions", ["short"]) == "facts of this kind are often read amiss"


def test_what_its_finder_doubts_is_never_sure_and_keeps_its_reason() -> None:
    paper, reading = found(with_top("1. Gardens\n\nNext Meeting: 9 June 2014."))
    (person, _) = reading.attendance
    person.settle(1.0, "two people bear this name")
    weigh(paper, reading)
    assert person.doubt == "two people bear this name"
    assert person.confidence < SURE


def test_a_plain_fact_is_sure_and_one_that_something_speaks_against_says_what() -> None:
    known = {name: Scale(dict.fromkeys(words, -1.0), (-9.0, 0.0), (0.5, 0.99)) for name, words in SAYS.items()}
    paper, reading = found(
        with_top("1. Gardens\n\nNone.", "Present:\nAnn Poe\tMere Police\nBen Hill\tClerk\tMere Homes")
    )
    weigh(paper, reading, known)
    assert [(person.confidence, person.doubt) for person in reading.attendance] == [
        (0.5, SAYS["attendance"]["post_unlike_others"]),
        (0.99, None),
    ]
