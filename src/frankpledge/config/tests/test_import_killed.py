"""An import that is killed at any moment leaves all of a document's facts or none, and can be given again."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from frankpledge.config.tests.installing import COMMAND, Ask, asking, installed
from minutes_reader import read_file

SAMPLES = Path(__file__).resolve().parents[1] / "samples/aldermere"
PAPERS = sorted(SAMPLES.glob("*.txt"))[:6]
KILLS = int(os.environ.get("FRANKPLEDGE_KILLS", "5"))


@pytest.fixture
def home(tmp_path: Path, django_db_setup: None) -> dict[str, str]:
    """The environment of an installation of its own."""
    return installed(tmp_path)


@pytest.fixture
def ask(home: dict[str, str]) -> Iterator[Ask]:
    """Asks the database of that installation."""
    with asking(home) as ask:
        yield ask


def importing(home: dict[str, str]) -> "subprocess.Popen[bytes]":
    command = [*COMMAND, "import", *map(str, PAPERS), "--partnership", "hill", "--unchecked"]
    return subprocess.Popen(command, env=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def facts_of(path: Path) -> int:
    """How many facts the reader finds in a file, single fields included."""
    found = read_file(path).to_json(text=False)
    singles = ("body", "title", "date", "venue", "started", "closed", "next_meeting")
    lists = ("attendance", "items", "decisions", "actions", "follow_ups", "references", "figures", "money")
    return sum(found[name] is not None for name in singles) + sum(len(found[name]) for name in lists)


def assert_whole(ask: Ask, expected: dict[str, int]) -> None:
    """Every document has all of its facts, and every paper all of its document's."""
    facts = ask(
        "SELECT d.name, r.state, COUNT(f.id), COUNT(f.row) FROM documents_document d "
        "LEFT JOIN intake_review r ON r.document_id = d.id LEFT JOIN intake_fact f ON f.review_id = r.id "
        "GROUP BY d.name, r.state"
    )
    for name, state, kept, entered in facts:
        assert kept == expected[name], f"{name} has {kept} of {expected[name]} facts"
        assert (entered > 0) == (state == "entered"), f"{name} is {state} with {entered} rows"
    papers = ask("SELECT COUNT(*) FROM meetings_paper p JOIN intake_review r ON r.paper_id = p.id")
    assert papers == ask("SELECT COUNT(*) FROM meetings_paper"), "a paper without its review"


def test_a_kill_at_any_moment_leaves_whole_documents_and_the_rest_can_follow(home: dict[str, str], ask: Ask) -> None:
    expected = {path.name: facts_of(path) for path in PAPERS}
    moments = random.Random()
    for _ in range(KILLS):
        before = ask("SELECT COUNT(*) FROM intake_upload")
        child = importing(home)
        while child.poll() is None and ask("SELECT COUNT(*) FROM intake_upload") == before:
            time.sleep(0.005)
        time.sleep(moments.uniform(0, 0.5))
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert_whole(ask, expected)
    assert importing(home).wait() == 0
    assert_whole(ask, expected)
    entered = ask("SELECT d.name, r.state FROM documents_document d JOIN intake_review r ON r.document_id = d.id")
    assert dict(entered) == dict.fromkeys(expected, "entered")
