"""Bringing papers in from the command line: what is taken, what is refused and why, and nothing by halves."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from django.conf import settings
from django.test import Client
from django.utils import timezone
from typer.testing import CliRunner

from frankpledge.config.commands import ROLES, app
from frankpledge.config.commands.importing import import_papers
from frankpledge.config.urls import urlpatterns
from frankpledge.documents.models import Document
from frankpledge.intake.models import Fact, Upload
from frankpledge.ledger.rules import Actor, Origin
from frankpledge.meetings.models import Item, Meeting, Paper
from frankpledge.people.changes import add_partnership, add_user, grant_role
from frankpledge.people.models import Invitation, Partnership, Recovery, User
from frankpledge.people.queries import process_for
from frankpledge.people.rules.roles import Role
from minutes_reader.formats.tests.make_pdf import set_with

MINUTES = """Hill Partnership

A meeting of Hill Partnership was held on Tuesday 6th June 2023.

Present: Ann Alder (Chair - Hill Council); Bea Birch (Hill Police).

1. Minutes

The minutes of the last meeting were agreed as a correct record.

2. Caravans

AGREED that the report be noted.
"""


@pytest.fixture
def partnership(db: None, settings: object, tmp_path: Path) -> Partnership:
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]
    by = Actor(Origin.COMMAND, timezone.localdate(), process="test")
    return add_partnership(by, slug="hill", name="Hill Partnership")


def given(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_paper_is_read_and_left_to_review(
    partnership: Partnership, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_papers([given(tmp_path, "june.txt", MINUTES.encode())], "hill", unchecked=False) == 0
    assert "june.txt: read, to review" in capsys.readouterr().out
    assert Fact.objects.filter(list="items").count() == 2
    assert not Paper.objects.exists()


def test_a_back_catalogue_enters_as_read_not_checked(
    partnership: Partnership, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_papers([given(tmp_path, "june.txt", MINUTES.encode())], "hill", unchecked=True)
    assert "entered as read, not checked" in capsys.readouterr().out
    assert Paper.objects.get().checked_on is None
    assert set(Item.objects.values_list("checked", flat=True)) == {False}


def test_the_same_file_under_another_name_is_recognised_and_enters_nothing(
    partnership: Partnership, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [given(tmp_path, name, MINUTES.encode()) for name in ("june.txt", "june again.txt")]
    import_papers(files, "hill", unchecked=True)
    assert "june again.txt: in the record already, entered" in capsys.readouterr().out
    assert (Document.objects.count(), Meeting.objects.count(), Item.objects.count()) == (1, 1, 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_files_of_common_encodings_are_read(partnership: Partnership, tmp_path: Path, encoding: str) -> None:
    text = MINUTES.replace("Caravans", "Caravans – “Nye’s field”")
    assert import_papers([given(tmp_path, "june.txt", text.encode(encoding))], "hill", unchecked=False) == 0
    assert "“Nye’s field”" in Document.objects.get().text


BAD = {
    "empty": b"",
    "blank": b" \n\n\t ",
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8,
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(255, -1, -1)) * 8,
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_paper_is_refused_with_what_to_do_and_the_next_is_read(
    partnership: Partnership, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [given(tmp_path, "bad.txt", BAD[kind]), given(tmp_path, "june.txt", MINUTES.encode())]
    assert import_papers(files, "hill", unchecked=False) == 1
    refused = Upload.objects.get(name="bad.txt")
    assert refused.state == "refused"
    assert len(refused.problem.split()) > 5
    assert Document.objects.get().name == "june.txt"
    assert "Traceback" not in capsys.readouterr().out


def test_a_file_too_large_to_be_a_paper_is_refused_without_being_read(
    partnership: Partnership, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    assert import_papers([path], "hill", unchecked=False) == 1
    assert "Larger than 95 MB" in capsys.readouterr().out
    assert not (Path(settings.MEDIA_ROOT)).exists()


def test_a_file_that_is_not_there_is_said(
    partnership: Partnership, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_papers([tmp_path / "none.txt"], "hill", unchecked=False) == 1
    assert "Not opened: No such file" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hill Partnership\n\n6 June 2023\n\nNothing was discussed.\n", id="no items"),
        pytest.param(MINUTES.replace("6th June", "31st June"), id="a day that does not exist"),
        pytest.param(MINUTES.replace("Caravans", "Car\x00avans"), id="NUL"),
        pytest.param(MINUTES.replace("Caravans", "\u202eCaravans\u2066"), id="bidirectional controls"),
        pytest.param("word", id="one word"),
        pytest.param("x" * 300_000, id="one long line"),
    ],
)
def test_odd_papers_are_read_or_refused_and_never_leave_half_a_meeting(
    partnership: Partnership, tmp_path: Path, text: str
) -> None:
    import_papers([given(tmp_path, "odd.txt", text.encode())], "hill", unchecked=True)
    upload = Upload.objects.get()
    assert upload.state in ("read", "refused")
    assert "\x00" not in (upload.document.text if upload.document else "")
    entered = Paper.objects.count()
    assert Meeting.objects.count() <= entered
    if not entered:
        assert not Item.objects.exists()


def command(*words: str, typed: str = "") -> Result:
    """What a command says, given on a terminal where `typed` is typed."""
    return CliRunner().invoke(app, list(words), input=typed)


def test_an_unknown_partnership_is_said_with_those_there_are(partnership: Partnership, tmp_path: Path) -> None:
    said = command("import", str(given(tmp_path, "june.txt", MINUTES.encode())), "--partnership", "dale")
    assert said.exit_code == 1
    assert "There is no partnership called dale here (there are: hill)" in said.output


def test_partnerships_and_accounts_are_set_up_by_command(db: None) -> None:
    assert command("add-partnership", "dale", "Dale Partnership", "--host", "Dale Council").exit_code == 0
    account = ("add-account", "ann@dale.example", "Ann Alder", "--partnership", "dale", "--role")
    said = command(*account, "coordinator")
    assert said.exit_code == 0
    assert "Ann Alder is invited as coordinator of Dale Partnership." in said.output
    assert Client().get(re.search(r"http://localhost:8000(/invitation/\S+/)", said.output)[1]).status_code == 200
    assert not User.objects.exists()
    assert "There is no role mayor" in command(*account, "mayor").output
    again = command("add-partnership", "dale", "Dale again")
    assert (again.exit_code, "already exists" in again.output) == (1, True)


def test_an_address_that_is_none_is_not_invited(partnership: Partnership) -> None:
    said = command("add-account", "ann", "Ann", "--partnership", "hill")
    assert said.exit_code == 1
    assert "valid email address" in said.output
    assert not Invitation.objects.exists()


def test_an_address_that_is_invited_already_is_said(partnership: Partnership) -> None:
    account = ("add-account", "ann@hill.example", "Ann", "--partnership", "hill", "--role", "member")
    assert command(*account).exit_code == 0
    again = command(*account)
    assert again.exit_code == 1
    assert "is invited to that role" in again.output
    assert Invitation.objects.count() == 1


def test_links_begin_with_the_address_of_the_installation(partnership: Partnership, settings) -> None:
    settings.FRANKPLEDGE_ADDRESS = "https://record.hill.example"
    said = command("add-account", "ann@hill.example", "Ann", "--partnership", "hill")
    assert "https://record.hill.example/invitation/" in said.output


def test_the_help_of_a_command_lists_every_role() -> None:
    assert re.findall(r"\w+", ROLES.replace(" or ", " ")) == [role.value for role in Role]


def test_the_administrator_asks_for_a_recovery_that_somebody_else_approves(partnership: Partnership) -> None:
    asking = ("recover-account", "ann@hill.example", "--partnership", "hill")
    assert "There is no account with this address." in command(*asking).output
    by = process_for(partnership, "a test", date(2024, 6, 3))
    ann = add_user(by, partnership, email="ann@hill.example", name="Ann Alder", password=None)
    assert "Ann Alder holds no role in this partnership today." in command(*asking).output
    grant_role(by, partnership, ann, Role.MEMBER, starts=date(2000, 1, 1))
    said = command(*asking)
    assert said.exit_code == 0
    assert "Asked for Ann Alder. A coordinator or the chair approves it until" in said.output
    asked = Recovery.objects.get()
    assert (asked.asked_by, asked.approved_at) == (None, None)
    assert f"http://localhost:8000/hill/accounts/recoveries/{asked.pk}/" in said.output


def test_no_partnership_takes_the_address_of_a_page(db: None) -> None:
    of_no_partnership = [each for each in urlpatterns if not str(each.pattern)]
    pages = {str(pattern.pattern).split("/")[0] for each in of_no_partnership for pattern in each.url_patterns}
    pages |= {
        str(each.pattern).split("/")[0] for each in urlpatterns if str(each.pattern) and "<" not in str(each.pattern)
    }
    taken = {page for page in pages if page and "<" not in page}
    assert {"sign-in", "sign-out", "design", "health"} <= taken
    for slug in (*taken, "static"):
        said = command("add-partnership", slug, "Dale Partnership")
        assert said.exit_code == 1, slug
        assert "Choose another short name" in said.output
    assert not Partnership.objects.exists()


def test_a_file_whose_name_is_in_another_encoding_is_read_and_named_as_far_as_it_can_be(
    partnership: Partnership, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = given(tmp_path, os.fsdecode(b"caf\xe9.txt"), MINUTES.encode())
    assert import_papers([path], "hill", unchecked=False) == 0
    assert "caf.txt: read" in capsys.readouterr().out
    assert Upload.objects.get().name == "caf.txt"


def test_a_pack_is_said_to_be_one_and_each_of_its_papers_enters(
    partnership: Partnership, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "#set page(width: 400pt, height: 400pt)\n"
    titled = "#text(size: 20pt)[Paper {0}]\n\n#for words in data.papers.at({0}) [#text(words)\n\n]"
    source = "\n#pagebreak()\n".join(titled.format(n) for n in range(2))
    papers = [MINUTES.split("\n\n"), MINUTES.replace("June", "July").split("\n\n")]
    path = given(tmp_path, "pack.pdf", set_with(source, head, papers=papers))
    assert import_papers([path], "hill", unchecked=True) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "pack.pdf: read, a pack of 2 papers: paper 1 entered as read, not checked; paper 2 entered as read" in said
    assert Paper.objects.count() == 2
