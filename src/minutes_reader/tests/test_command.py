"""The command line reads what it can and says what it cannot."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from minutes_reader.command import read
from minutes_reader.reading import Reading

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
    assert err == (
        f"{empty}: the file is empty. Check that it was saved, and send it again.\n1 of 2 files could not be read.\n"
    )


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


def test_files_that_are_none_are_refused_at_once_and_the_others_read(paper: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    strange = [Path("/dev/zero"), tmp_path / "pipe", tmp_path / "folder", tmp_path / "gone", Path("a\0b")]
    status, out, err = run([*strange, paper])
    assert status == 1
    assert len(out.splitlines()) == 1
    assert [line.partition(": ")[2].split(".")[0] for line in err.splitlines()[:-1]] == [
        "this is not a file",
        "this is not a file",
        "there is no file in this folder that may be opened",
        "No such file or directory",
        "it cannot be opened",
    ]


@pytest.mark.parametrize(
    "name",
    [b"two\nlines.txt", b"\x1b[31mred.txt", b"no \xff text.txt", "Cofnodion – Ŵyn.txt".encode(), b"a: b.txt", b"-n"],
)
def test_whatever_a_file_is_called_it_is_read_and_told_in_a_line(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_text(TEXT, "utf-8")
    status, out, err = run([path])
    assert (status, err) == (0, "")
    assert json.loads(out)["source"]["name"] == name.decode("utf-8", "replace")
    json.loads(out)["source"]["name"].encode("utf-8")
    path.write_text("")
    _, out, err = run([path])
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "\x1b" not in err


def test_a_file_that_grows_while_it_is_read_is_not_read_without_end(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.stat
    before = paper.stat()
    with paper.open("ab") as file:
        file.truncate(30_000_000)
    monkeypatch.setattr(Path, "stat", lambda path, **how: before if path == paper else real(path, **how))
    status, out, err = run([paper])
    assert (status, out) == (1, "")
    assert "more than the 20 MB" in err


def test_a_fault_of_the_reader_costs_one_file(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(path: Path) -> Reading:
        raise ZeroDivisionError("nobody thought of it")

    monkeypatch.setattr("minutes_reader.read.read_file_papers", faulty)
    status, out, err = run([paper])
    assert (status, out) == (1, "")
    assert "by a fault of the reader (ZeroDivisionError)" in err
    assert "nobody" not in err


def test_letters_that_a_terminal_has_not_are_told_by_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(TEXT.replace("Eastmere", "Ŵyn"), "utf-8")
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert read([path], as_json=False, out=out, err=io.StringIO()) == 0
    out.seek(0)
    assert "\\u0174yn Partnership" in out.read()


def test_a_folder_is_read_by_several_processes_where_they_are_asked_for(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    out, err = io.StringIO(), io.StringIO()
    assert read([tmp_path, paper], as_json=True, workers=2, out=out, err=err) == 1
    assert len(out.getvalue().splitlines()) == 2
    assert "1 of 3 files could not be read." in err.getvalue()


def test_nothing_but_the_reader_itself_is_needed(paper: Path) -> None:
    told = (
        "import sys; sys.modules.update(django=None, rich=None, typer=None); from minutes_reader.__main__ import main; "
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{told} sys.argv = ['', '--json', {str(paper)!r}]; sys.exit(main())"],
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["kind"] == "minutes"
