"""The families' scorer: what it counts, and what it refuses to show."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.invented import papers
from tests.invented.families import NAMES, scored_only

ROOT = Path(__file__).resolve().parents[3]
HIDDEN = next(name for name in NAMES if scored_only(name))


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "tools/score_families.py", *words], cwd=ROOT, capture_output=True, encoding="utf-8"
    )


@pytest.mark.parametrize("word", ["--misses", "--show"])
def test_nothing_of_a_scored_only_family_is_shown(word: str) -> None:
    done = run(word, HIDDEN)
    assert done.returncode == 1
    assert "only ever scored" in done.stdout
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.needs("scorer")
def test_a_perfect_reading_counts_as_complete_and_sure() -> None:
    from tools import score_families

    score = score_families.scorer()
    gold = papers.clean("agenda_pack", 1).gold()
    sure = {
        kind: [fact | {"confidence": 1.0} for fact in facts] if isinstance(facts, list) else facts
        for kind, facts in gold.items()
    }
    tally = score_families.compare(score, gold, sure)
    assert {str(count) for count in tally.counts.values()} <= {"1.00", "-"}
    assert tally.sure == tally.sure_right == tally.all > 0


@pytest.mark.needs("scorer")
def test_an_action_with_another_date_is_not_complete() -> None:
    from tools import score_families

    score = score_families.scorer()
    gold = papers.clean("agenda_pack", 1).gold()
    read = gold | {"actions": [action | {"due": "1999-01-01"} for action in gold["actions"]]}
    tally = score_families.compare(score, gold, read)
    assert tally.counts["complete"].right == 0
    assert tally.counts["decisions"].right == len(gold["decisions"])


@pytest.mark.needs("scorer")
def test_families_are_scored_beside_plain_patterns() -> None:
    done = run("--papers", "1", "--only", "agenda_pack", HIDDEN)
    assert done.returncode == 0, done.stderr
    assert "Families scored only, 1 papers each, seed" in done.stdout
    assert sum(line.startswith("together") for line in done.stdout.splitlines()) == 2
