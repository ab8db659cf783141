"""Making a backup: of one moment, encrypted, read back, and nothing left of one that was not made."""

import fcntl
import logging
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from frankpledge.backup import jobs
from frankpledge.backup.making import make
from frankpledge.backup.queries import last_backup
from frankpledge.backup.reading import opened
from frankpledge.backup.rules import Manifest, NotDone, name_at
from frankpledge.backup.tests.installations import PAPERS, Installation, quiet, store
from frankpledge.ledger.models import Entry
from frankpledge.people.models import Partnership
from frankpledge.people.rls import whole_record

pytestmark = pytest.mark.django_db  # so that there is a database of which theirs are copies


class Holding:
    """Takes what a backup holds, and keeps it."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []
        self.places: list[str] = []
        self.installation: dict[str, bytes] = {}

    def rows(self, table: str, said: bytes) -> None:
        self.lines.append(said)

    def file(self, place: str) -> None:
        self.places.append(place)

    def kept(self, name: str, content: bytes) -> None:
        self.installation[name] = content


def held(path: Path, key: Path) -> tuple[Holding, Manifest]:
    holding = Holding()
    with opened(path, key) as backup:
        return holding, backup.read(holding)


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """As on a disk that is full: the system refuses to write on."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_everything_is_in_it_and_the_ledger_says_that_it_was_made(here: Installation) -> None:
    assert last_backup() is None
    made = here.backed_up()
    assert made.whole
    assert made.notes == []
    holding, manifest = held(made.path, here.key)
    assert manifest == made.manifest
    assert manifest.tables["people_person"]["rows"] == 30
    assert holding.places == sorted(here.files())
    assert len(holding.places) == len(PAPERS)
    assert holding.installation == {
        "secret-key": b"a secret of this installation",
        "anchors/ledger.jsonl": b"{}\n",
    }
    line = Entry.objects.get(verb="backed up")
    assert (line.process, line.row_number) == ("backup", made.header.line.number)
    assert last_backup() == line.at


def test_it_is_of_one_moment_and_holds_nobody_up(here: Installation) -> None:
    written = []

    def said(what: str, done: int, of: int) -> None:
        if what == "Rows" and done == 1:
            here.write_elsewhere("UPDATE people_organisation SET name = 'Written later'")
            written.append(done)

    made = here.backed_up(said)
    assert written == [1]
    holding, _ = held(made.path, here.key)
    assert b"Written later" not in b"".join(holding.lines)
    assert b"Westmarch Police" in b"".join(holding.lines)


def test_without_a_key_there_is_no_backup_and_somebody_is_told_what_to_do(here: Installation) -> None:
    with pytest.raises(NotDone, match="Make a pair of keys"):
        make(here.backups, "", said=quiet)
    assert not here.backups.exists()


@pytest.mark.parametrize("damage", ["missing", "damaged", "shorter"])
def test_a_file_that_is_not_as_it_was_is_named_and_the_backup_does_not_count(here: Installation, damage: str) -> None:
    place = store(Partnership.objects.get(), "another", b"another paper" * 100)
    path = here.home / "files" / place
    sound = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(sound[:-1] + (b"?" if damage == "damaged" else b""))
    made = here.backed_up()
    assert not made.whole
    assert (made.manifest.missing, made.manifest.damaged) == (([place], []) if damage == "missing" else ([], [place]))
    (note,) = made.notes
    assert place in note
    assert "Bring them back from an earlier backup" in note
    assert last_backup() is None
    path.write_bytes(sound)
    assert here.backed_up().whole
    assert last_backup() is not None


def test_a_file_that_is_still_coming_in_is_no_damage(here: Installation) -> None:
    (here.home / "files/1/ab").mkdir(exist_ok=True)
    (here.home / "files/1/ab" / ("ab" * 32)).write_bytes(b"half of")
    assert here.backed_up().whole


@pytest.mark.parametrize("at", ["Rows", "Files, 0 MB", "Reading it back"])
def test_one_that_is_stopped_leaves_nothing(here: Installation, at: str) -> None:
    def said(what: str, done: int, of: int) -> None:
        if what == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        here.backed_up(said)
    assert list(here.backups.iterdir()) == []
    assert last_backup() is None


def test_a_full_disk_leaves_nothing_and_what_was_there_before(here: Installation) -> None:
    before = here.backed_up().path
    with files_no_longer_than(20_000), pytest.raises(NotDone, match=r"No backup was made in .*: File too large"):
        here.backed_up()
    assert list(here.backups.iterdir()) == [before]
    assert Entry.objects.filter(verb="backed up").count() == 1


def test_a_folder_that_cannot_be_written_is_named(here: Installation) -> None:
    here.backups.write_text("a file", "ascii")
    with pytest.raises(NotDone, match=f"No backup was made in {here.backups}: File exists"):
        here.backed_up()


def test_what_was_written_is_read_back_before_it_is_a_backup(here: Installation) -> None:
    def said(what: str, done: int, of: int) -> None:
        if what == "Reading it back":
            (part,) = here.backups.iterdir()
            with part.open("r+b") as file:
                file.seek(-100, 2)
                file.write(b"x")

    with pytest.raises(NotDone, match="damaged or was cut short"):
        here.backed_up(said)
    assert list(here.backups.iterdir()) == []


def test_what_a_killed_one_left_is_removed_and_what_another_writes_is_not(here: Installation) -> None:
    here.backups.mkdir()
    left, other = here.backups / ".frankpledge-left.part", here.backups / ".frankpledge-other.part"
    left.touch()
    with other.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        made = here.backed_up()
        assert set(here.backups.iterdir()) == {other, made.path}


def test_the_latest_are_kept(here: Installation) -> None:
    early = [here.backups / name_at(datetime(2024, 6, day, tzinfo=UTC), []) for day in (1, 2, 3)]
    here.backups.mkdir()
    for path in early:
        path.touch()
    made = here.backed_up(keep=2)
    assert made.removed == [path.name for path in early[:2]]
    assert set(here.backups.iterdir()) == {early[2], made.path}


def test_when_the_clock_went_back_it_is_said_and_nothing_is_removed(here: Installation) -> None:
    here.backups.mkdir()
    later = here.backups / name_at(datetime.now(UTC) + timedelta(days=2), [])
    later.touch()
    made = here.backed_up(keep=1)
    assert made.whole
    assert "Put the clock right" in made.notes[0]
    assert set(here.backups.iterdir()) == {later, made.path}


def test_a_ledger_that_is_ahead_of_the_clock_is_said(here: Installation) -> None:
    with whole_record():
        Entry.objects.create(process="a test", origin="command", verb="tried", table="x", outcome="done")
    late = datetime.now(UTC) + timedelta(days=1)
    Entry.at.field.auto_now_add = False
    try:
        with whole_record():
            Entry.objects.create(at=late, process="a test", origin="command", verb="tried", table="x", outcome="done")
    finally:
        Entry.at.field.auto_now_add = True
    assert "dated later than now" in here.backed_up().notes[0]


def test_no_anchor_in_it_is_newer_than_its_rows(here: Installation) -> None:
    def said(what: str, done: int, of: int) -> None:
        if what == "Rows":
            (here.home / "anchors/ledger.jsonl").write_text("{}\nan anchor of a line that is not in it\n", "ascii")

    holding, _ = held(here.backed_up(said).path, here.key)
    assert holding.installation["anchors/ledger.jsonl"] == b"{}\n"


def test_the_nightly_job_makes_one_as_the_settings_say_and_logs_why_not(
    here: Installation, settings: object, caplog: pytest.LogCaptureFixture
) -> None:
    settings.FRANKPLEDGE_BACKUPS, settings.FRANKPLEDGE_BACKUPS_KEPT = here.backups, 1
    settings.FRANKPLEDGE_BACKUP_KEY = here.public
    jobs.make()
    assert len(list(here.backups.iterdir())) == 1
    next((here.home / "files").rglob("??/*")).unlink()
    with caplog.at_level(logging.WARNING, "frankpledge"):
        with pytest.raises(NotDone, match="are missing"):
            jobs.make()
        settings.FRANKPLEDGE_BACKUP_KEY = "no key"
        with pytest.raises(NotDone) as why:
            jobs.make()
    assert "1 files that the record names are missing" in caplog.messages[0]
    assert caplog.messages[-1] == f"no backup was made: {why.value}"
