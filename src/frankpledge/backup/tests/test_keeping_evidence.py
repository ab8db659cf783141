"""What a restoration leaves of the record that it replaces: every line that says what came after the backup."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings

from frankpledge.backup import sealing
from frankpledge.backup.archive import Member, framed
from frankpledge.backup.making import Made
from frankpledge.backup.restoring import Restored, check, restore
from frankpledge.backup.rules import HEADER, NotDone
from frankpledge.backup.tests.conftest import KIND
from frankpledge.backup.tests.installations import Ground, Installation, quiet
from frankpledge.ledger.context import ACCOUNTS, PARTNERSHIPS
from frankpledge.ledger.models import Entry
from frankpledge.people.models import Partnership
from frankpledge.people.rls import whole_record

pytestmark = pytest.mark.django_db  # so that there is a database of which theirs are copies
# A restoration takes a dozen seconds, most of them for migrations.
once = pytest.mark.skipif(KIND == "postgresql", reason="what lies in folders is the same on both databases")


@pytest.fixture
def made(here: Installation) -> Made:
    """A backup of a record."""
    return here.backed_up()


@pytest.fixture
def there(ground: Ground, made: Made, tmp_path: Path) -> Iterator[Installation]:
    """An installation without a table, in use."""
    home = tmp_path / "there"
    home.mkdir()
    database = ground.no_sqlite(home) if KIND == "sqlite" else ground.no_postgresql()
    with Installation(home, database).opened() as one:
        yield one


def destroy(number: int) -> None:
    """Leave a line of the ledger that says so, of the partnership, and the context empty as a command has it."""
    with whole_record():
        Entry.objects.create(
            process="a test", origin="command", verb="destroyed", table="x", row_number=number, outcome="done",
            partnership_number=Partnership.objects.get().pk,
        )  # fmt: skip
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT set_config('{PARTNERSHIPS}', '', false), set_config('{ACCOUNTS}', '', false)")


def replaced(here: Installation, made: Made) -> Restored:
    return restore(made.path, here.key, said=quiet, replace=True, even_if_newer=True)


def test_lines_after_a_backup_are_kept_at_each_restoration_of_it(here: Installation, made: Made) -> None:
    for number in (5, 6):
        destroy(number)
        found = replaced(here, made)
    kept = [path.read_text("ascii") for path in sorted(here.home.glob("ledger-after-*.jsonl"))]
    said = [[json.loads(line)["row_number"] for line in lines.splitlines()] for lines in kept]
    assert [[number for number in numbers if number in (5, 6)] for numbers in said] == [[5], [6]]
    assert len([note for note in found.notes if "ledger-after-" in note]) == 1


@once
def test_no_line_of_anchors_and_tombstones_goes_that_the_backup_lacks(here: Installation) -> None:
    anchors = here.home / "anchors"
    (anchors / "destroyed.jsonl").write_text("one\n", "ascii")
    (anchors / "longer.jsonl").write_text("one\ntwo\n", "ascii")
    (anchors / "gone.jsonl").write_text("one\n", "ascii")
    made = here.backed_up()
    (anchors / "destroyed.jsonl").write_text("one\ntwo\n", "ascii")
    (anchors / "longer.jsonl").write_text("one\n", "ascii")
    (anchors / "gone.jsonl").unlink()
    (anchors / "ledger.jsonl").write_text("another\n", "ascii")
    for _ in range(2):  # and again, which adds nothing
        found = replaced(here, made)
        held = {path.name: path.read_text("ascii") for path in anchors.iterdir()}
        (aside,) = [name for name in held if name.startswith("ledger-of-backup-")]
        assert held == {
            "destroyed.jsonl": "one\ntwo\n",
            "longer.jsonl": "one\ntwo\n",
            "gone.jsonl": "one\n",
            "ledger.jsonl": "another\n",
            aside: "{}\n",
        }
        (note,) = [note for note in found.notes if "Both are kept" in note]
        assert str(anchors / aside) in note


def test_what_cannot_be_put_in_place_afterwards_is_not_called_a_record_as_it_was(
    here: Installation, made: Made, there: Installation
) -> None:
    (there.home / "anchors").write_text("a file, where a folder should be", "ascii")
    found = restore(made.path, here.key, said=quiet)
    assert not found.whole
    (note,) = [note for note in found.notes if "anchors could not be put in place" in note]
    assert note.startswith("The backup was restored and is in the record's place, but ")
    assert (there.home / "secret-key").exists()
    with whole_record():
        assert Entry.objects.filter(verb="restored").exists()
    assert there.files() == here.files()


@once
def test_a_backup_writes_nothing_outside_of_the_record(
    here: Installation, made: Made, there: Installation, tmp_path: Path
) -> None:
    altered = made.path.with_name("altered")
    for name in ("anchors/../../../../outside", f"{tmp_path}/outside", ".", "../../../outside"):
        members = [
            Member.of(HEADER, json.dumps(made.header.plain()).encode()),
            Member.of(f"kept/{name}", b"x"),
        ]
        with altered.open("wb") as file:
            sealing.encrypt(framed(members, 0), file, sealing.recipients(here.public))
        with pytest.raises(NotDone, match="a place outside of the record"):
            check(altered, here.key, said=quiet)
    with pytest.raises(NotDone, match="a place outside of the record"):
        restore(altered, here.key, said=quiet)
    assert not (tmp_path / "outside").exists()


@once
def test_files_that_this_installation_keeps_nowhere_are_left_out(
    here: Installation, made: Made, there: Installation
) -> None:
    with override_settings(FRANKPLEDGE_KEPT={"anchors": there.home / "anchors"}):
        assert restore(made.path, here.key, said=quiet).whole
    assert not (there.home / "secret-key").exists()
    assert (there.home / "anchors/ledger.jsonl").exists()
