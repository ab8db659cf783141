"""A bar for people at a terminal; plain lines for everybody else, and where the bar cannot be had."""

import io
import sys

import pytest

from minutes_reader.progress import progress


class Terminal(io.StringIO):
    """Something that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(files: int, out: io.StringIO, err: io.StringIO) -> str:
    with progress(files, out, err) as told:
        for _ in range(files):
            told.step()
        told.say("minutes [a].txt: the file is empty.")
    return err.getvalue()


def test_at_a_terminal_there_is_a_bar_and_what_is_said_stands_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    found = shown(2, io.StringIO(), Terminal())
    assert "Reading" in found
    assert "2/2" in found
    assert "minutes [a].txt: the file is empty.\n" in found


@pytest.mark.parametrize(
    ("files", "out", "err"),
    [(1, io.StringIO(), Terminal()), (2, Terminal(), Terminal()), (2, io.StringIO(), io.StringIO())],
    ids=["one file", "what is found is on the terminal itself", "no terminal"],
)
def test_elsewhere_there_are_only_lines(files: int, out: io.StringIO, err: io.StringIO) -> None:
    assert shown(files, out, err) == "minutes [a].txt: the file is empty.\n"


def test_without_the_package_that_draws_it_there_are_only_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich", None)
    assert shown(2, io.StringIO(), Terminal()) == "minutes [a].txt: the file is empty.\n"
