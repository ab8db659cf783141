"""Naming a folder names the files in it and below it."""

import os
from pathlib import Path

import pytest

from minutes_reader.folders import files_of


def names(top: Path, *named: Path) -> list[str]:
    return [str(path.relative_to(top)) for path in files_of(named or [top])]


def test_the_files_of_a_folder_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c/d/e.txt", ".hidden", "b/.hidden"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path) == ["a.txt", "b/1.txt", "b/2.txt", "c/d/e.txt"]
    assert names(tmp_path, tmp_path / "c", tmp_path / "a.txt", tmp_path / "b/.hidden") == [
        *("c/d/e.txt", "a.txt", "b/.hidden"),
    ]


def test_what_is_no_file_is_left_out_of_a_folder_and_given_where_it_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "a.txt").touch()
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert names(tmp_path) == ["a.txt", "link.txt"]
    assert names(tmp_path, tmp_path / "pipe", tmp_path / "gone") == ["pipe", "gone"]
    assert names(tmp_path, tmp_path / "round") == ["round/a.txt", "round/link.txt"]


def test_a_folder_without_files_is_given_itself(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    assert list(files_of([tmp_path])) == [tmp_path]


def test_a_folder_that_may_not_be_looked_into_is_given_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "shut").mkdir()
    opened = Path.iterdir

    def iterdir(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert names(tmp_path) == ["a.txt", "shut"]


def test_a_name_that_no_file_can_have_is_given_as_it_is() -> None:
    assert list(files_of([Path("a\0b")])) == [Path("a\0b")]


def test_a_path_through_a_shut_folder_is_given_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def is_dir(path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", is_dir)
    assert list(files_of([Path("shut/a.txt")])) == [Path("shut/a.txt")]
