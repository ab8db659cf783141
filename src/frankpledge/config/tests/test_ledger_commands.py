"""The ledger from the command line: what somebody altered in the database is told of, if need be by an anchor."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from typer.testing import CliRunner

from frankpledge.config.commands import app
from frankpledge.ledger.tests.lines import administrator, run, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def anchors(settings: LazySettings, tmp_path: Path) -> Path:
    """The folder of anchors."""
    settings.FRANKPLEDGE_ANCHORS = tmp_path / "anchors"
    return tmp_path / "anchors"


def ledger(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["ledger", *words])
    return done.exit_code, done.output


def alter(*statements: str) -> None:
    with administrator():
        for statement in statements:
            run(statement)


def test_an_installation_seals_anchors_verifies_and_tells_of_what_was_altered(anchors: Path) -> None:
    line = write(3)[1].pk
    assert "No anchor was kept" in ledger("verify")[1]
    code, anchor = ledger("anchor")
    place, digest = anchor.strip().split(":")
    assert (code, place) == (0, "4")  # to verify leaves a line too
    code, said = ledger("verify")
    assert (code, "Nothing is wrong with it." in said) == (0, True)
    assert "held against an anchor of" in said

    alter(f"UPDATE ledger_entry SET verb = 'looked' WHERE id = {line}")
    code, said = ledger("verify")
    assert code == 1
    assert f"place 2, line {line}: the line, or the seal before it, is not what was sealed" in said

    alter("DELETE FROM ledger_seal", "DELETE FROM ledger_head")
    assert ledger("seal")[1].startswith("Sealed ")
    for words in ((), ("--anchor", f"{place}:{digest}")):
        code, said = ledger("verify", *words)
        assert (code, "the chain was written anew" in said) == (1, True)

    elsewhere = (anchors / "ledger.jsonl").rename(anchors / "elsewhere.jsonl")
    code, said = ledger("verify")
    assert (code, "No anchor was kept" in said) == (0, True), "without an anchor nobody can tell"
    assert ledger("verify", "--anchors", str(elsewhere))[0] == 1


def test_of_many_faults_the_first_are_told_and_the_others_counted() -> None:
    write(30)
    ledger("anchor")
    alter("UPDATE ledger_entry SET verb = 'looked'")
    code, said = ledger("verify")
    assert code == 1
    assert "and 10 more: 10 where the line, or the seal before it, is not what was sealed" in said


def test_a_folder_that_takes_no_anchor_is_said_to_take_none(anchors: Path) -> None:
    anchors.write_text("a file, where a folder should be")
    code, said = ledger("anchor")
    assert code == 1
    assert "The folder of anchors takes nothing" in said


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--anchor", "rubbish"), "One looks like 1234:"),
        (("--anchors", "nowhere.jsonl"), "There is no file nowhere.jsonl."),
        (("--anchors", __file__), "is no anchor of a ledger"),
    ],
)
def test_what_is_no_anchor_is_said_to_be_none(words: tuple[str, ...], expected: str) -> None:
    code, said = ledger("verify", *words)
    assert (code, expected in said) == (2, True)


def test_an_address_has_its_mark() -> None:
    code, mark = ledger("seen-from", "192.0.2.7")
    assert (code, len(mark.strip())) == (0, 10)
