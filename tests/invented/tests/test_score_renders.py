"""The renders' scorer: what it prints, and what it refuses to show."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.invented.families import NAMES, scored_only

ROOT = Path(__file__).resolve().parents[3]
HIDDEN = next(name for name in NAMES if scored_only(name))


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "tools/score_renders.py", *words], cwd=ROOT, capture_output=True, encoding="utf-8"
    )


def test_misses_of_a_scored_only_family_are_not_shown_in_any_format() -> None:
    done = run("--misses", HIDDEN, "--format", "docx")
    assert done.returncode == 1
    assert "only ever scored" in done.stdout
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.needs("scorer")
def test_formats_are_scored_beside_their_text_and_hidden_families_only_in_total() -> None:
    done = run("--papers", "1", "--only", "agenda_pack", HIDDEN, "--format", "docx")
    assert done.returncode == 0, done.stderr
    starts = [line.split("  ")[0] for line in done.stdout.splitlines()]
    assert {"agenda_pack", "written on, together", "scored only, together", "marked, manner 0"} <= set(starts)
    assert HIDDEN not in done.stdout
