"""Moving from SQLite to PostgreSQL: every row, or nothing, and the source as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from frankpledge.backup.moving import move
from frankpledge.backup.place import standing_in
from frankpledge.backup.rules import NotDone
from frankpledge.backup.tests.installations import Ground, Installation, filled, quiet
from frankpledge.ledger.models import Entry
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rls import tables_open, whole_record

pytestmark = [pytest.mark.django_db, pytest.mark.needs("postgresql")]


@pytest.fixture
def on_sqlite(ground: Ground, tmp_path: Path) -> Iterator[Installation]:
    """An installation with a record on SQLite, in use."""
    home = tmp_path / "on sqlite"
    home.mkdir()
    with Installation(home, ground.sqlite(home)).opened() as there:
        yield filled(there)


def no_objection() -> None:
    """The role will do."""


def test_every_row_is_moved_and_the_source_is_as_it_was(ground: Ground, on_sqlite: Installation) -> None:
    before, target = on_sqlite.everything(), ground.no_postgresql()

    def writes(what: str, done: int, of: int) -> None:
        if what == "Looking at what was moved":
            on_sqlite.write_elsewhere("UPDATE people_organisation SET name = 'Later' WHERE id = 1")

    with pytest.raises(NotDone, match="Somebody wrote to the record while it was being moved"):
        move(target, no_objection, said=writes)
    with standing_in(target):
        assert connection.introspection.table_names() == []
    on_sqlite.write_elsewhere("UPDATE people_organisation SET name = 'Westmarch Police' WHERE id = 1")

    manifest, faults = move(target, no_objection, said=quiet)
    assert faults == []
    assert not (on_sqlite.home / "frankpledge.sqlite3").stat().st_mode & 0o222  # whoever was left running cannot write
    assert on_sqlite.everything() == before
    with standing_in(target):
        sums = on_sqlite.sums()
        for table, about in manifest.tables.items():
            if table != "ledger_entry":
                assert (sums[table]["rows"], sums[table]["sum"]) == (about["rows"], about["sum"]), table
        assert tables_open() == []
        with whole_record():
            assert Entry.objects.get(verb="moved").process == "backup"
            assert Person.objects.create(partnership=Partnership.objects.get(), name="New").pk == 31


def test_nothing_is_moved_while_another_has_the_file_open(ground: Ground, on_sqlite: Installation) -> None:
    target = ground.no_postgresql()
    with on_sqlite.opened_elsewhere(), pytest.raises(NotDone, match=r"Somebody else has the database open"):
        move(target, no_objection, said=quiet)
    assert (on_sqlite.home / "frankpledge.sqlite3").stat().st_mode & 0o200
    with standing_in(target):
        assert connection.introspection.table_names() == []


def test_a_database_that_holds_something_is_refused(ground: Ground, on_sqlite: Installation) -> None:
    with pytest.raises(NotDone, match="The database to move to holds something already: account_emailaddress"):
        move(ground.postgresql(), no_objection, said=quiet)


def test_a_role_that_will_not_do_moves_nothing(ground: Ground, on_sqlite: Installation) -> None:
    target = ground.no_postgresql()

    def objects() -> None:
        assert connection.settings_dict["NAME"] == target["NAME"]
        raise NotDone("not as this role")

    with pytest.raises(NotDone, match="not as this role"):
        move(target, objects, said=quiet)
    with standing_in(target):
        assert connection.introspection.table_names() == []


def test_a_record_on_postgresql_is_not_moved(ground: Ground, here: Installation) -> None:
    with pytest.raises(NotDone, match="on PostgreSQL already"):
        move(ground.no_postgresql(), no_objection, said=quiet)
