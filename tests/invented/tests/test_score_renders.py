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


@pytest.mark.needs("scorer")
def test_the_page_of_formats_names_no_family_that_is_only_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    from tools import publish_formats

    monkeypatch.setattr(publish_formats, "NAMES", ("agenda_pack", HIDDEN))
    monkeypatch.setattr(publish_formats, "FORMATS", ("docx",))
    monkeypatch.setattr(publish_formats, "MANNERS", 1)
    page = "\n".join(publish_formats.page(publish_formats.scorer(), 1, 0))
    assert HIDDEN not in page
    for words in ("| agenda_pack |", "families only scored, together", "## What each noise costs"):
        assert words in page
