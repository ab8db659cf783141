"""Minutes as files: what stands in them, what does not, and that taking one is noted."""

import io
import zipfile
from collections.abc import Iterator

import pikepdf
import pytest
from django.urls import reverse

from frankpledge.ledger.models import Entry
from frankpledge.meetings import changes
from frankpledge.meetings.models import Item, Paper
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role
from minutes_reader import read_bytes

pytestmark = pytest.mark.django_db
CANARY = "quailbrook"


@pytest.fixture
def place() -> Partnership:
    return make.partnership()


@pytest.fixture
def paper(place: Partnership) -> Paper:
    """Minutes that were read from a document, of which one item is marked more closely and leaves its stub."""
    by = make.actor(place)
    entered = make.minutes(
        by,
        make.attendance("Ann Lee", "Aldermere Borough Council", post="Chief Executive", chair=True),
        make.attendance("Robert Okafor", "Aldermere Police"),
        make.attendance("Jo Marsh", "Aldermere Housing Trust", capacity="apologies"),
        make.item("1", "Lighting in Mere Lane"),
        make.decision("the lamps be mended first"),
        make.action("Ask the highways team for a date", "Robert Okafor", due="2024-07-01"),
        make.item("2", f"The {CANARY} matter"),
        make.decision(f"the {CANARY} plan be kept close"),
    )
    item = Item.objects.get(paper=entered, number="2")
    changes.mark_item(by, item, Marking(level=Level.SENSITIVE, handling="For the group alone."))
    return entered


def taken(place: Partnership, paper: Paper, ending: str, role: Role = Role.COORDINATOR, **asked: str) -> bytes:
    address = reverse("meeting_file", args=[place.slug, paper.meeting_id, "minutes", ending])
    answer = make.signed_in(place, role).get(address, asked)
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="minutes-{paper.dated}.{ending}"'
    return answer.content


def words_in(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        return read_bytes(content, "file.pdf").text
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        return "\n".join(files.read(name).decode("utf-8", "replace") for name in files.namelist())


@pytest.mark.parametrize("ending", ["docx", "pdf", "odt", "html"])
def test_what_is_restricted_is_in_no_file_of_somebody_who_may_not_read_it(
    place: Partnership, paper: Paper, ending: str
) -> None:
    whole = words_in(taken(place, paper, ending))
    assert CANARY in whole
    assert "OFFICIAL-SENSITIVE" in whole
    for content in (taken(place, paper, ending, Role.MEMBER), taken(place, paper, ending, **{"for": "member"})):
        said = words_in(content)
        assert CANARY not in said
        assert "Left out of these minutes" in said
        assert "SENSITIVE" not in said


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_file_of_minutes_is_read_in_again_as_what_it_was_written_of(
    place: Partnership, paper: Paper, ending: str
) -> None:
    read = read_bytes(taken(place, paper, ending), f"minutes.{ending}")
    assert (read.body.name, read.date.value) == (make.BOARD, "2024-03-12")
    assert [(one.name, one.post, one.organisation, one.capacity, one.chair) for one in read.attendance] == [
        ("Ann Lee", "Chief Executive", "Aldermere Borough Council", "present", True),
        ("Robert Okafor", None, "Aldermere Police", "present", False),
        ("Jo Marsh", None, "Aldermere Housing Trust", "apologies", False),
    ]
    assert [(one.item, one.text) for one in read.decisions] == [
        ("1", "the lamps be mended first"),
        ("2", f"the {CANARY} plan be kept close"),
    ]
    assert [(one.item, one.text, one.owners, one.due) for one in read.actions] == [
        ("1", "Ask the highways team for a date", ("Robert Okafor",), "2024-07-01")
    ]


def test_a_pdf_of_minutes_is_tagged_and_has_its_title_and_language(place: Partnership, paper: Paper) -> None:
    with pikepdf.open(io.BytesIO(taken(place, paper, "pdf"))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == f"{make.BOARD}, 12 March 2024: Minutes"
        tags = set(_tags(pdf.Root.StructTreeRoot))
    assert {"/H1", "/P", "/Table", "/TH", "/TR", "/TD"} <= tags


def _tags(node: pikepdf.Object) -> Iterator[str]:
    for kid in node.get("/K", ()) if isinstance(node, pikepdf.Dictionary) else ():
        if isinstance(kid, pikepdf.Dictionary):
            if "/S" in kid:
                yield str(kid.S)
            yield from _tags(kid)


def test_whoever_takes_minutes_out_leaves_a_line_in_the_ledger(place: Partnership, paper: Paper) -> None:
    taken(place, paper, "docx", Role.MEMBER)
    line = Entry.objects.get(verb="took the minutes")
    assert (line.table, line.row_number) == ("meetings.paper", paper.pk)


def test_the_page_of_a_meeting_leads_to_its_minutes_as_files(place: Partnership, paper: Paper) -> None:
    said = make.signed_in(place).get(reverse("meeting", args=[place.slug, paper.meeting_id])).content.decode()
    assert f"meetings/{paper.meeting_id}/minutes.docx" in said
    assert f"meetings/{paper.meeting_id}/minutes.pdf?for=member" in said


@pytest.mark.parametrize("ending", ["docx", "csv"])
def test_an_agenda_leaves_its_place_alone_of_what_is_restricted(place: Partnership, ending: str) -> None:
    by = make.actor(place)
    meeting = make.meeting_run_here(make.body(by), "Lighting", f"The {CANARY} matter")
    item = meeting.agenda.get(number="2")
    changes.mark_agenda_item(by, item, Marking(level=Level.SENSITIVE, handling="For the group alone."))
    address = reverse("meeting_file", args=[place.slug, meeting.pk, "agenda", ending])
    assert CANARY in words_in(make.signed_in(place).get(address).content)
    said = words_in(make.signed_in(place, Role.MEMBER).get(address).content)
    assert CANARY not in said
    assert "Lighting" in said
    assert "Left out of this agenda" in said
    assert Entry.objects.filter(verb="took the agenda").count() == 2


def test_the_attendance_record_lists_everybody_by_agency(place: Partnership, paper: Paper) -> None:
    address = reverse("meeting_file", args=[place.slug, paper.meeting_id, "attendance", "csv"])
    assert make.signed_in(place).get(address).content.decode("utf-8-sig").split("\r\n")[:4] == [
        "List,Agency,Name,Post",
        "Present (2),Aldermere Borough Council,Ann Lee (in the chair),Chief Executive",
        "Present (2),Aldermere Police,Robert Okafor,",
        "Apologies (1),Aldermere Housing Trust,Jo Marsh,",
    ]
