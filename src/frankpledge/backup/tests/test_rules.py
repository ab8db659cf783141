"""What a backup says of itself, and when one may take a record's place."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from frankpledge.backup import rules
from frankpledge.backup.rules import Header, Line, NotDone, Standing

HEADER = Header(
    format=rules.FORMAT,
    version="0.1.0",
    made_at="2026-11-27T07:30:00+00:00",
    database="sqlite",
    migrations=[("people", "0001_initial")],
    line=Line(44, "2026-11-27T07:29:00+00:00"),
    head=(40, "ab" * 32),
    key_mark="cd" * 32,
)


def line(number: int, at: str = "07:29") -> Line:
    return Line(number, f"2026-11-27T{at}:00+00:00")


@pytest.mark.parametrize(
    ("here", "backup", "found"),
    [
        (None, line(44), Standing.EMPTY),
        (None, None, Standing.EMPTY),
        (line(44), line(44), Standing.SAME),
        (line(40, "07:20"), line(44), Standing.OLDER),
        (line(45, "07:30"), line(44), Standing.NEWER),
        (line(45, "06:00"), line(44), Standing.NEWER),  # the clock went back, and there are more lines all the same
        (line(40, "09:00"), line(44), Standing.NEWER),  # another record, with something that the backup lacks
        (line(44, "07:30"), line(44), Standing.NEWER),
        (line(44, "07:20"), line(44), Standing.NEWER),
        (line(1), None, Standing.NEWER),
    ],
    ids=str,
)
def test_a_record_is_newer_wherever_it_may_have_something_that_the_backup_lacks(
    here: Line | None, backup: Line | None, found: Standing
) -> None:
    assert rules.standing(here, backup) is found


def test_what_a_backup_says_first_comes_back_as_it_was() -> None:
    for header in (HEADER, replace(HEADER, line=None, head=None)):
        assert Header.of(header.plain()) == header


@pytest.mark.parametrize("said", [{}, {"format": "x"}, {"format": 1, "version": "1"}])
def test_what_says_something_else_is_no_backup(said: dict[str, object]) -> None:
    with pytest.raises(NotDone, match="no backup of Frankpledge"):
        Header.of(said)


def test_a_backup_by_a_newer_frankpledge_is_refused_and_names_its_version() -> None:
    with pytest.raises(NotDone, match=r"made by Frankpledge 9\.1, which is newer"):
        Header.of({"format": rules.FORMAT + 1, "version": "9.1"})
    with pytest.raises(NotDone, match=r"made by Frankpledge 0\.1\.0, which is newer"):
        rules.newer_than_this(HEADER, [("people", "0000_earlier")])
    rules.newer_than_this(HEADER, [("people", "0001_initial"), ("people", "0002_later")])


def test_a_name_is_taken_once() -> None:
    now = datetime(2026, 11, 27, 7, 30, tzinfo=UTC)
    first = rules.name_at(now, [])
    second = rules.name_at(now, [first])
    assert (first, second) == ("frankpledge-20261127T073000Z.age", "frankpledge-20261127T073000Z-2.age")
    assert all(rules.NAME.fullmatch(name) for name in (first, second))


NAMES = [f"frankpledge-202611{day}T020000Z.age" for day in (25, 26, 27)]


@pytest.mark.parametrize(("keep", "gone"), [(0, []), (1, NAMES[:2]), (2, NAMES[:1]), (3, []), (9, [])])
def test_the_latest_are_kept_and_nothing_else_is_touched(keep: int, gone: list[str]) -> None:
    others = ["frankpledge.sqlite3", "my notes.age", "frankpledge-20261124T020000Z.age.copy"]
    assert rules.too_many([*reversed(NAMES), *others], keep) == gone


def test_a_clock_that_went_back_is_noticed_by_what_there_is() -> None:
    assert rules.clock_went_back(NAMES[0], NAMES)
    assert not rules.clock_went_back(NAMES[2], [*NAMES, "frankpledge-99999999T999999Z.txt"])


def test_a_table_with_other_rows_is_named_with_how_many() -> None:
    said = {"people_person": {"rows": 3, "sum": "a"}, "people_post": {"rows": 1, "sum": "b"}}
    assert rules.differences(said, said) == []
    found = {"people_person": {"rows": 2, "sum": "c"}, "people_post": {"rows": 1, "sum": "d"}}
    assert rules.differences(said, found) == [
        "people_person: 2 rows, and 3 were kept",
        "people_post: 1 rows, and 1 were kept",
    ]
    assert rules.differences(said, {}) == [
        "people_person: no rows, and 3 were kept",
        "people_post: no rows, and 1 were kept",
    ]
