"""A full disk, a record that is read alone, a database that is busy: nothing half saved, and nothing typed is lost."""

import errno
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory

from frankpledge.config.trouble import Trouble, answer_trouble, trouble_of
from frankpledge.intake.models import Upload
from frankpledge.ledger.models import Entry
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from frankpledge.rights.models import Rectification
from tests.harness.signing_in import signed_in

ON_SQLITE = pytest.mark.skipif("connection.vendor != 'sqlite'")
OUTCOME = "Rosa wrote for a long while about what was put right here. " * 60
REASON = "They asked." + " And asked again, in a letter." * 120  # more, with the other, than a page of SQLite holds


def run(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def place(transactional_db: None) -> Partnership:
    return make.partnership()


@pytest.fixture
def officer(place: Partnership) -> Client:
    client = signed_in(make.holding(make.account(), place))
    client.raise_request_exception = False
    return client


@pytest.fixture
def person(place: Partnership) -> Person:
    by = make.actor(place)
    return make.person(by, agency=make.organisation(by), post="Chief")


@pytest.fixture
def mended() -> Iterator[None]:
    """Whatever was done to the connection is undone with it."""
    yield
    connection.close()


def full() -> None:
    """No page of the database file can be added: what SQLite says on a full disk."""
    if connection.vendor == "sqlite":
        run("VACUUM")  # what was emptied by tests before is room too
        run(f"PRAGMA max_page_count = {run('PRAGMA page_count')[0][0]}")


def read_alone() -> None:
    """As where the file may not be written, or where PostgreSQL is told so."""
    run("PRAGMA query_only = ON" if connection.vendor == "sqlite" else "SET default_transaction_read_only = on")


def written_again() -> None:
    run("PRAGMA query_only = OFF" if connection.vendor == "sqlite" else "SET default_transaction_read_only = off")


def held_by_another() -> sqlite3.Connection:
    run("PRAGMA busy_timeout = 30")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def note(officer: Client, person: Person):
    return officer.post(f"/aldermere/people/{person.pk}/correct/", {"what": OUTCOME, "reason": REASON})


def is_given_back(answer, status: int, title: str) -> None:
    words = answer.content.decode()
    assert answer.status_code == status
    assert title in words
    assert "Nothing was saved or changed, not even a part of it." in words
    assert OUTCOME in words.replace("<br>", "\n"), "to be copied"
    assert f'<input type="hidden" name="what" value="{OUTCOME}">' in words, "to be sent again"
    assert "csrfmiddlewaretoken" in words
    assert answer.headers["Cache-Control"] == "no-store, private"


def nothing_is_half_done() -> None:
    assert not Rectification.objects.exists()
    assert not Entry.objects.filter(verb="noted a rectification").exists()


@ON_SQLITE
def test_on_a_full_disk_nothing_is_half_saved_and_what_was_typed_is_on_the_page(
    place, officer: Client, person: Person, mended: None, caplog: pytest.LogCaptureFixture
) -> None:
    full()
    is_given_back(note(officer, person), 507, "There is no room left to save this")
    assert OUTCOME[:20] not in caplog.text
    assert person.name not in caplog.text
    nothing_is_half_done()
    run("PRAGMA max_page_count = 1000000")
    assert note(officer, person).status_code == 302
    assert Rectification.objects.get().what == OUTCOME.strip()


def test_while_the_record_is_read_alone_pages_open_and_what_was_typed_is_given_back(
    place, officer: Client, person: Person, mended: None, caplog: pytest.LogCaptureFixture
) -> None:
    read_alone()
    assert officer.get("/aldermere/about/").status_code == 200
    is_given_back(note(officer, person), 503, "Nothing can be saved just now")
    assert OUTCOME[:20] not in caplog.text
    nothing_is_half_done()


@ON_SQLITE
def test_whoever_waits_too_long_for_others_keeps_what_they_typed(
    place, officer: Client, person: Person, mended: None
) -> None:
    other = held_by_another()
    is_given_back(note(officer, person), 503, "The record is busy just now")
    other.rollback()
    other.close()
    nothing_is_half_done()
    assert note(officer, person).status_code == 302


def test_a_refusal_that_cannot_be_written_is_no_success(place, mended: None) -> None:
    member = signed_in(make.holding(make.account(), place, Role.MEMBER))
    member.raise_request_exception = False
    read_alone()
    answer = member.post("/aldermere/about/change/", {"name": "Taken over by a member"})
    assert answer.status_code == 503
    assert "Nothing can be saved just now" in answer.content.decode()
    written_again()
    assert Partnership.objects.get().name == place.name


def test_a_form_is_sent_again_as_it_was(place, officer: Client, person: Person, mended: None) -> None:
    read_alone()
    words = note(officer, person).content.decode()
    written_again()
    path = re.search(r'<form method="post" action="([^"]+)"><input type="hidden" name="csrf', words).group(1)
    fields = dict(re.findall(r'<input type="hidden" name="(what|reason)" value="([^"]*)">', words))
    assert officer.post(path, fields).status_code == 302
    assert Rectification.objects.get().reason == REASON


@ON_SQLITE
def test_of_many_files_those_that_found_room_are_shown_and_the_others_counted(
    place, officer: Client, mended: None, caplog: pytest.LogCaptureFixture
) -> None:
    run("VACUUM")
    run(f"PRAGMA max_page_count = {run('PRAGMA page_count')[0][0] + 3}")
    papers = [SimpleUploadedFile(f"Quillfeather {n}.txt", f"The Board agreed {n}.".encode()) for n in range(60)]
    answer = officer.post("/aldermere/documents/add/", {"papers": papers})
    assert answer.status_code == 302
    run("PRAGMA max_page_count = 1000000")
    taken = Upload.objects.count()
    assert 0 < taken < 60
    words = officer.get(answer.headers["Location"]).content.decode()
    assert f"{60 - taken} files of those you sent are not in this list" in words
    assert words.count("Quillfeather") == taken
    assert "Quillfeather" not in answer.headers["Location"] + caplog.text
    assert Entry.objects.filter(verb="received").count() == taken


def test_where_not_one_file_can_be_taken_in_nothing_is_saved(place, officer: Client, mended: None) -> None:
    read_alone()
    answer = officer.post("/aldermere/documents/add/", {"papers": [SimpleUploadedFile("a.txt", b"Agreed")]})
    assert answer.status_code == 503
    assert "Nothing was saved or changed, not even a part of it." in answer.content.decode()
    written_again()
    assert not Upload.objects.exists()


def test_where_the_answer_was_lost_nobody_is_told_that_nothing_was_saved(tmp_path: Path) -> None:
    request = RequestFactory().post("/aldermere/people/1/correct/", {"what": OUTCOME})
    try:
        sqlite3.connect(tmp_path / "nowhere" / "kept.sqlite3")
    except sqlite3.OperationalError:
        words = answer_trouble(request).content.decode()
    assert "Look whether it was saved before you send it again." in words
    assert "Nothing was saved" not in words
    assert f'<input type="hidden" name="what" value="{OUTCOME}">' in words


def test_passwords_are_not_given_back() -> None:
    request = RequestFactory().post("/sign-in/", {"login": "rosa@aldermere.example", "password": "heron-under-weir"})
    try:
        raise OSError(errno.ENOSPC, "No space left on device")
    except OSError:
        answer = answer_trouble(request)
    assert answer.status_code == 507
    assert b"heron" not in answer.content
    assert b"rosa@" not in answer.content


def test_what_is_no_trouble_of_saving_is_a_fault_of_ours() -> None:
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        assert answer_trouble(RequestFactory().get("/")).status_code == 500
    assert trouble_of(None) is None
    assert trouble_of(OSError(errno.ENOENT, "no such file")) is None


@pytest.mark.parametrize(
    ("number", "trouble"),
    [(errno.ENOSPC, Trouble.FULL), (errno.EDQUOT, Trouble.FULL), (errno.EROFS, Trouble.READ_ONLY)],
)
def test_a_file_that_finds_no_room_is_told_as_the_database_is(number: int, trouble: Trouble) -> None:
    assert trouble_of(OSError(number, "told by the system")) is trouble


def test_a_database_file_that_is_opened_to_read_alone_says_so(tmp_path: Path) -> None:
    kept = tmp_path / "kept.sqlite3"
    with sqlite3.connect(kept) as made:
        made.execute("CREATE TABLE lines (words TEXT)")
    with sqlite3.connect(f"file:{kept}?mode=ro", uri=True) as opened, pytest.raises(sqlite3.OperationalError) as told:
        opened.execute("INSERT INTO lines VALUES ('one')")
    assert trouble_of(told.value) is Trouble.READ_ONLY


@pytest.mark.needs("postgresql")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        ("53100", Trouble.FULL),
        ("53300", Trouble.GONE),
        ("55P03", Trouble.BUSY),
        ("40P01", Trouble.BUSY),
        ("57P01", Trouble.GONE),
        ("42501", None),
        ("23505", None),
    ],
)
def test_what_postgresql_says_is_understood(code: str, trouble: Trouble | None) -> None:
    with pytest.raises(DatabaseError) as told:
        run(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{code}'; END $$")
    assert trouble_of(told.value) is trouble
