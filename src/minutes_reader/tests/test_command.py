"""The command line reads what it can and says what it cannot."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from minutes_reader.command import read

TEXT = (
    "Eastmere Partnership\n\nA meeting was held on 4 March 2014.\n\nPresent: Ann Poe (Police).\n\n"
    "1. Gates\n\nThe report is attached.\n"
)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(files: list[Path], *, as_json: bool = True, text: bool = True) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = read(files, as_json=as_json, text=text, out=out, err=err)
    return status, out.getvalue(), err.getvalue()


def test_json_is_one_object_a_line(paper: Path) -> None:
    status, out, err = run([paper, paper])
    objects = [json.loads(line) for line in out.splitlines()]
    assert (status, err, len(objects)) == (0, "", 2)
    assert objects[0]["text"] == TEXT
    assert objects[0]["source"]["name"] == "paper.txt"


def test_the_text_may_be_left_out(paper: Path) -> None:
    assert "text" not in json.loads(run([paper], text=False)[1])


def test_a_file_that_cannot_be_read_does_not_stop_the_others(paper: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    status, out, err = run([empty, paper])
    assert status == 1
    assert len(out.splitlines()) == 1
    assert err == "empty.txt: the file is empty. Check that it was saved, and send it again.\n"


def test_the_summary_says_what_was_found_and_what_is_missing(paper: Path) -> None:
    out = run([paper], as_json=False)[1]
    assert "minutes of Eastmere Partnership, 2014-03-04" in out
    assert "1 people" in out
    assert "note: A paper (report is attached) is named" in out


def test_the_reader_runs_without_the_rest_of_the_house(paper: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "minutes_reader", "--json", "--no-text", str(paper)],
        capture_output=True,
        check=True,
        text=True,
    )
    assert json.loads(done.stdout)["kind"] == "minutes"
    assert done.stderr == ""


def test_the_summary_says_how_much_is_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "doubtful.txt"
    path.write_text("Eastmere Board\n\nPresent\nAnn Poe East Police\n\n1. Gates\n\nThey were mended.", "utf-8")
    assert "1 of these are doubtful" in run([path], as_json=False)[1]


def test_the_summary_names_a_reports_readers(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Report to: Torbeck Panel\nSubject: Gates\n\n1. Purpose\n\nTo tell members of the gates.", "utf-8")
    assert "a report to Torbeck Panel, no date" in run([path], as_json=False)[1]


def test_the_arguments_are_read_in_this_process_too(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from minutes_reader.__main__ import main

    monkeypatch.setattr(sys, "argv", ["minutes_reader", str(paper)])
    assert main() == 0
