"""Restoring: whole and as it was, or not at all and what was there as it was."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from frankpledge.backup import sealing, state
from frankpledge.backup.archive import Member, framed
from frankpledge.backup.changes.ending import opening
from frankpledge.backup.making import Made
from frankpledge.backup.restoring import check, restore
from frankpledge.backup.rules import HEADER, NotDone
from frankpledge.backup.staging import staged
from frankpledge.backup.tests.conftest import KIND
from frankpledge.backup.tests.installations import Ground, Installation, quiet, store
from frankpledge.backup.tests.test_making import files_no_longer_than
from frankpledge.ledger.changes.sealing import seal
from frankpledge.ledger.models import Entry
from frankpledge.people.models import ApiToken, Invitation, Partnership, Person, Recovery, User
from frankpledge.people.rls import whole_record
from frankpledge.people.tests import make as making

pytestmark = pytest.mark.django_db  # so that there is a database of which theirs are copies
KINDS = ["sqlite", "postgresql"] if KIND == "postgresql" else ["sqlite"]
NOTED = {"ledger_entry"}  # in which a restored record has a line more


@pytest.fixture
def made(here: Installation) -> Made:
    """A backup of a record, of which a person is gone again, and whose ledger is sealed."""
    with whole_record():
        last = Person.objects.order_by("-pk").first()
        last.names.all().delete()
        last.posts.all().delete()
        last.delete()
    with whole_record():
        seal(timezone.now())
    return here.backed_up()


@pytest.fixture(params=KINDS)
def there(request: pytest.FixtureRequest, ground: Ground, made: Made, tmp_path: Path) -> Iterator[Installation]:
    """An installation without a table, in use."""
    home = tmp_path / "there"
    home.mkdir()
    database = ground.no_sqlite(home) if request.param == "sqlite" else ground.no_postgresql()
    with Installation(home, database).opened() as one:
        yield one


def test_a_record_comes_back_whole_on_either_database(here: Installation, made: Made, there: Installation) -> None:
    before = Person.objects.model and made.manifest
    found = restore(made.path, here.key, said=quiet)
    assert found.manifest == before
    sums = there.sums()
    for table, about in made.manifest.tables.items():
        if table not in NOTED:
            assert (sums[table]["rows"], sums[table]["sum"]) == (about["rows"], about["sum"]), table
    assert sums["ledger_entry"]["rows"] == made.manifest.tables["ledger_entry"]["rows"] + 1
    assert there.files() == here.files()
    assert (there.home / "secret-key").read_text("ascii") == "a secret of this installation"
    assert (there.home / "anchors/ledger.jsonl").exists()
    assert made.header.head is not None
    assert not [note for note in found.notes if "faults" in note]
    with whole_record():
        line = Entry.objects.get(verb="restored")
        assert line.row_number == made.header.line.number
        place = Partnership.objects.get()
        assert Person.objects.create(partnership=place, name="New").pk == 31  # and not the number of who is gone
    assert sorted(path.name for path in there.home.iterdir() if "sqlite3-" not in path.name) == sorted(
        ["anchors", "files", "secret-key", *(["frankpledge.sqlite3"] if connection.vendor == "sqlite" else [])]
    )
    with pytest.raises(Exception, match="append-only"), whole_record():
        Entry.objects.all().update(verb="changed")


def test_what_is_here_is_replaced_only_by_who_says_so_and_stays_where_that_fails(
    here: Installation, made: Made
) -> None:
    key = here.key
    with pytest.raises(NotDone, match=r"the same as in the backup.*give --replace as well"):
        restore(made.path, key, said=quiet)
    added = store(Partnership.objects.get(), "later", b"later")
    with whole_record():
        Entry.objects.create(
            process="a test", origin="command", verb="destroyed", table="x", row_number=5, outcome="done"
        )
    before = here.everything()
    for replace in (False, True):
        with pytest.raises(NotDone, match=r"newer than the backup.*--replace --even-if-newer"):
            restore(made.path, key, said=quiet, replace=replace)

    damaged = made.path.with_name("damaged")
    damaged.write_bytes(made.path.read_bytes()[:-20] + b"x" * 20)
    with pytest.raises(NotDone, match="damaged or was cut short"):
        restore(damaged, key, said=quiet, replace=True, even_if_newer=True)
    damaged.unlink()
    assert here.everything() == before

    found = restore(made.path, key, said=quiet, replace=True, even_if_newer=True)
    assert here.sums()["people_person"]["rows"] == 29
    assert added not in here.files()
    (kept,) = here.home.glob("ledger-after-*.jsonl")
    assert "destroyed" in [json.loads(line)["verb"] for line in kept.read_text("ascii").splitlines()]
    assert str(kept) in " ".join(found.notes)
    assert "has to be removed again" in " ".join(found.notes)


def test_what_was_revoked_or_used_since_opens_nothing_after_a_restoration(here: Installation) -> None:
    now = timezone.now()
    later, place, user = now + timedelta(days=9), Partnership.objects.get(), User.objects.get()
    with whole_record():
        values = {"partnership": place, "user": user, "made_at": now}
        ApiToken.objects.create(**values, name="Figures", secret_hash="a", expires_at=later, used_at=now)
        apps.get_model("public.FeedToken").objects.create(**values, secret_hash="a")
        invited = {"partnership": place, "role": "member", "starts": now.date(), "made_at": now, "expires_at": later}
        Invitation.objects.create(**invited, address="a@aldermere.example", secret_hash="a")
        Invitation.objects.create(**invited, address="b@aldermere.example", secret_hash="b", used_at=now)
        asked = {
            "partnership": place,
            "subject": making.account(name="Ines Okoro"),
            "asked_at": now,
            "approved_at": now,
        }
        Recovery.objects.create(**asked, approved_by=user, secret_hash="a", expires_at=later)
    found = restore(here.backed_up().path, here.key, said=quiet, replace=True)
    assert any("link in letters that the backup holds was ended (4 of them)" in note for note in found.notes)
    with whole_record():
        assert ApiToken.objects.get().ended_at is not None
        assert apps.get_model("public.FeedToken").objects.get().ended_at is not None
        assert Invitation.objects.get(secret_hash="a").withdrawn_at is not None
        assert Invitation.objects.get(secret_hash="b").withdrawn_at is None
        assert Recovery.objects.get().expires_at < later
    tables = {"people.ApiToken", "people.Invitation", "people.Recovery", "public.FeedToken", "chasing.AnswerLink"}
    assert {model._meta.label for model in opening()} == tables


def test_somebody_who_writes_meanwhile_loses_nothing(here: Installation, made: Made) -> None:
    columns = '(at, process, seen_from, origin, verb, "table", outcome, partnership_number)'
    values = "(CURRENT_TIMESTAMP, 'x', '', 'web', 'wrote', 'x', 'done', 1)"

    def said(what: str, done: int, of: int) -> None:
        if what == "Looking at what was restored":
            here.write_elsewhere(f"INSERT INTO ledger_entry {columns} VALUES {values}")

    with pytest.raises(NotDone, match="Somebody wrote to the record while"):
        restore(made.path, here.key, said=said, replace=True)
    with whole_record():
        assert Entry.objects.filter(verb="wrote").exists()
    assert here.sums()["people_person"]["rows"] == 29


def test_who_has_the_database_open_is_not_cut_off(here: Installation, made: Made) -> None:
    with (
        here.opened_elsewhere(),
        pytest.raises(NotDone, match=r"Somebody else has the database open. Stop `frankpledge serve`"),
    ):
        restore(made.path, here.key, said=quiet, replace=True)


def test_two_backups_are_not_restored_at_once(here: Installation, made: Made) -> None:
    with staged(), pytest.raises(NotDone, match="Another backup is being restored here"):
        restore(made.path, here.key, said=quiet, replace=True)


@pytest.mark.parametrize("there", ["sqlite"], indirect=True)
def test_a_full_disk_leaves_nothing_of_it(here: Installation, made: Made, there: Installation) -> None:
    with (
        files_no_longer_than(100_000),
        pytest.raises(NotDone, match=r"could not be restored: .*The record is as it was"),
    ):
        restore(made.path, here.key, said=quiet)
    assert [path for path in there.home.rglob("*") if path.is_file()] == []


def test_a_backup_is_looked_at_without_restoring_it(here: Installation, made: Made) -> None:
    before = here.everything()
    assert check(made.path, here.key, said=quiet).manifest == made.manifest
    assert here.everything() == before


def test_another_key_and_another_file_are_told_apart(here: Installation, made: Made, tmp_path: Path) -> None:
    sealing.make_pair(tmp_path / "other key")
    with pytest.raises(NotDone, match="encrypted to another key than that of other key"):
        check(made.path, tmp_path / "other key", said=quiet)
    with pytest.raises(NotDone, match="damaged or was cut short"):
        check(here.home / "secret-key", here.key, said=quiet)
    with pytest.raises(NotDone, match="There is no backup"):
        check(here.home / "none", here.key, said=quiet)


def altered(made: Made, here: Installation, members: list[Member]) -> Path:
    """A backup with these parts, encrypted as it should be."""
    path = made.path.with_name("altered")
    with path.open("wb") as file:
        sealing.encrypt(framed(members, 0), file, sealing.recipients(here.public))
    return path


def test_a_backup_by_a_newer_frankpledge_says_which_one_to_install(here: Installation, made: Made) -> None:
    newer = made.header.plain() | {"version": "9.9", "migrations": [*made.header.migrations, ("people", "9999_new")]}
    path = altered(made, here, [Member.of(HEADER, json.dumps(newer).encode())])
    for do in (check, restore):
        with pytest.raises(NotDone, match=r"made by Frankpledge 9\.9, which is newer than the one here"):
            do(path, here.key, said=quiet)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ([], "its end is missing"),
        ([Member.of("manifest.json", b"{}")], "tables|people"),
        ([Member.of("files/../../etc/passwd", b"x")], "a place outside of the record"),
        ([Member.of("kept/anchors/../../../../outside", b"x")], "a place outside of the record"),
        ([Member.of("kept//tmp/outside", b"x")], "a place outside of the record"),
        ([Member.of("files/1/ab", b"x"), Member.of("manifest.json", b"{}")], "its end is missing"),
        ([Member.of("manifest.json", b"{}"), Member.of("more", b"x")], "more follows"),
    ],
    ids=["no end", "empty", "outside", "kept outside", "kept from the root", "no list", "more"],
)
def test_a_backup_that_is_not_all_there_is_not_whole(
    here: Installation, made: Made, more: list[Member], why: str
) -> None:
    header = Member.of(HEADER, json.dumps(made.header.plain()).encode())
    if why == "tables|people":
        more = [Member.of("manifest.json", json.dumps({"tables": {"people_person": {"rows": 3, "sum": "x"}}}).encode())]
    with pytest.raises(NotDone, match=why):
        check(altered(made, here, [header, *more]), here.key, said=quiet)


def test_a_backup_of_an_older_frankpledge_is_brought_up_to_date(
    ground: Ground, here: Installation, tmp_path: Path
) -> None:
    """A record as it was before background work had tables of its own."""
    home = tmp_path / "old"
    home.mkdir()
    early = [one for one in state.known() if one[0] != "work"]
    with Installation(home, ground.sqlite(home)).opened() as old:
        tables = [table for table in connection.introspection.table_names() if table.startswith("work_")]
        for table in sorted(tables, key=lambda table: table != "work_progress"):
            old.write_elsewhere(f"DROP TABLE {table}")
        old.write_elsewhere("DELETE FROM django_migrations WHERE app = 'work'")
        Partnership.objects.create(slug="old", name="Old Partnership")
        made = old.backed_up()
        assert made.header.migrations == early
    home = tmp_path / "new"
    home.mkdir()
    with Installation(home, ground.no_sqlite(home)).opened():
        restore(made.path, old.key, said=quiet)
        assert Partnership.objects.get().slug == "old"
        assert state.applied("default") == state.known()
        assert not apps.get_model("work.Schedule").objects.exists()
        with closing(sqlite3.connect(home / "frankpledge.sqlite3")) as file:
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
