"""The reader is measured on papers marked by hand, where they stand beside this copy."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from minutes_reader import read_file

MARKED = Path(__file__).resolve().parents[4] / "shared" / "reading"
FLOORS = {"attendance": 0.95, "decisions": 0.95, "actions": 0.95}
MACRO_FLOOR = 0.92


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", MARKED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def result() -> Any:
    score = scorer()
    read = {path.stem: read_file(path).to_json() for path in sorted((MARKED / "documents").glob("*.txt"))}
    return score.score(score.load_gold(MARKED / "gold"), read)


@pytest.mark.needs("scorer")
def test_the_lists_together_reach_the_floor(result: Any) -> None:
    assert result["macro_f1"] >= MACRO_FLOOR


@pytest.mark.needs("scorer")
@pytest.mark.parametrize("name", FLOORS)
def test_the_lists_that_matter_most_reach_theirs(result: Any, name: str) -> None:
    assert result["all"][name].f1 >= FLOORS[name]


@pytest.mark.needs("scorer")
def test_every_single_field_is_right(result: Any) -> None:
    assert set(result["singles"].values()) == {len(result["documents"])}
