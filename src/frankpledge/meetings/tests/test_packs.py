"""Packs: what is in the file, for whom, and what is new since the last; opened as a reader of PDF opens them."""

import io

import docx
import pikepdf
import pypdfium2
import pytest

from frankpledge.ledger.models import Entry as LedgerLine
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings import changes
from frankpledge.meetings.jobs import give_up_pack, make_pack, make_pack_again
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Meeting, Pack
from frankpledge.meetings.queries.packs import (
    bytes_of,
    contents_of_pack,
    files_of_meeting,
    is_of_meeting,
    last_read,
    news_of,
    pack_for,
    packs_seen_by,
)
from frankpledge.meetings.rules.composing import blocks_of
from frankpledge.meetings.rules.files import read_file
from frankpledge.meetings.rules.packs import Audience, Entry, Shown
from frankpledge.meetings.tests import make, planning
from frankpledge.meetings.tests.planning import PUBLIC, SENSITIVE
from frankpledge.people.models import Partnership
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
CANARY, OFFICIAL_CANARY = "quillfeather", "brackenmoor"
EXEMPT = Marking(level=Level.SENSITIVE, handling="Board", paragraph="7", reason="It would hinder an operation")
WRITTEN = "# Where we are\nBurglary fell.\n- Mere Lane\n- #panic() *not bold*\nWard\tCount\nMere\t41\n"


@pytest.fixture
def meeting(place: Partnership, by: Actor) -> Meeting:
    """A meeting with items and papers of every marking, written and as files."""
    of = planning.meeting(place)
    planning.item(of, "Welcome", PUBLIC)
    first = planning.item(of, "Burglary", PUBLIC, purpose="decide", presenter="Ann Holt")
    planning.paper(by, first, "Burglary this year", WRITTEN, recommendations="1. agree the plan\n2. note the cost",
                   implications="Money: none", purpose="decide")  # fmt: skip
    file = planning.pdf("The beat of Mere Lane", "A second page", wide=True)
    planning.paper(by, first, "Beat plan", file=file, marking=None)
    planning.paper(by, first, f"Names {CANARY}", f"About {CANARY}", marking=EXEMPT)
    planning.item(of, f"The {OFFICIAL_CANARY} item")
    held = planning.item(of, f"Operation {CANARY}", SENSITIVE)
    planning.paper(by, held, f"The {CANARY} plan", f"All of {CANARY}")
    waits = planning.item(of, "Any other business", PUBLIC)
    planning.paper(by, waits, "A paper to come", presenter="Rosa Lind")
    return of


def opened(pack: Pack) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(bytes_of(pack))


def words(pack: Pack) -> list[str]:
    """What each page of a pack says, in one line."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in opened(pack)]


def tags(pack: Pack) -> dict[str, list[pikepdf.Object]]:
    """The elements of a pack's structure, by their kind."""
    found: dict[str, list[pikepdf.Object]] = {}
    with pikepdf.open(io.BytesIO(bytes_of(pack))) as pdf:
        waiting = [pdf.Root.StructTreeRoot.K]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting += list(one)
            elif isinstance(one, pikepdf.Dictionary):
                if "/S" in one:
                    found.setdefault(str(one.S), []).append(str(one.get("/Alt", "")))
                waiting += [one.K] if "/K" in one else []
    return found


def test_the_members_pack_reads_the_same_on_screen_and_on_paper(meeting: Meeting, by: Actor) -> None:
    pack = planning.pack(by, meeting)
    document, said = opened(pack), words(pack)
    assert (pack.state, pack.pages, pack.is_ua) == ("made", len(document), False), pack.problem
    for number, page in enumerate(said, 1):
        assert f"Pack page {number} of {pack.pages}" in page
        assert document.get_page_label(number - 1) == f"{number}"
        assert page.count("OFFICIAL") >= 2, "the marking stands at the head and the foot"
    marks = [(mark.get_title(), mark.get_dest().get_index() + 1) for mark in document.get_toc()]
    assert [title for title, _ in marks] == [
        "What is in this pack", "1. Welcome", "2. Burglary", "Burglary this year", "Beat plan", "Restricted paper",
        f"3. The {OFFICIAL_CANARY} item", "4. Restricted item", "5. Any other business", "A paper to come",
    ]  # fmt: skip
    entries = [Entry.of(kept) for kept in pack.contents]
    assert [entry.page for entry in entries] == [page for _, page in marks[1:]]
    plan = next(page for title, page in marks if title == "Beat plan")
    assert "The beat of Mere Lane" in said[plan], "the page after the paper's own front"
    assert document[plan].get_size()[0] > document[plan].get_size()[1], "a sheet that lies sideways still does"
    assert "Burglary this year . . ." in said[0].replace(" .", " .") or "Burglary this year" in said[0]


def test_the_pack_is_tagged_for_those_who_hear_it(meeting: Meeting, by: Actor) -> None:
    pack = planning.pack(by, meeting)
    found = tags(pack)
    assert {"/H1", "/H2", "/H3", "/L", "/Table", "/TH", "/TD", "/TOC", "/Figure"} <= set(found)
    assert sorted(found["/Figure"]) == ["A second page", "The beat of Mere Lane"]
    with pikepdf.open(io.BytesIO(bytes_of(pack))) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == f"{make.BOARD}, 10 July 2024: Members’ pack 1"


@pytest.mark.parametrize(
    ("audience", "hidden", "shown"),
    [
        (Audience.PUBLIC, (CANARY, OFFICIAL_CANARY), "paragraph 7 of Schedule 12A"),
        (Audience.MEMBER, (CANARY,), OFFICIAL_CANARY),
        (Audience.RESTRICTED, (), f"All of {CANARY}"),
    ],
)
def test_no_pack_holds_a_word_that_its_audience_may_not_read(
    meeting: Meeting, by: Actor, audience: Audience, hidden: tuple[str, ...], shown: str
) -> None:
    pack = planning.pack(by, meeting, audience)
    said = " ".join(words(pack))
    assert shown in said
    whole = bytes_of(pack) + str(pack.contents).encode()
    with pikepdf.open(io.BytesIO(bytes_of(pack))) as pdf:
        whole += b"".join(one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream) and
                          "/Filter" in one and one.get("/Subtype") != "/Image")  # fmt: skip
        whole += b"".join(str(one).encode() for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
    for word in hidden:
        assert word not in said
        assert word.encode() not in whole


def test_a_pack_without_files_of_others_is_pdf_ua(place: Partnership, by: Actor) -> None:
    of = planning.meeting(place)
    planning.paper(by, planning.item(of, "Burglary"), "Burglary this year", WRITTEN)
    pack = planning.pack(by, of)
    with pikepdf.open(io.BytesIO(bytes_of(pack))) as pdf, pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
    assert pack.is_ua
    assert "#panic() *not bold*" in " ".join(words(pack)), "what was typed is words and nothing else"
    planning.paper(by, AgendaItem.objects.get(meeting=of), "A face", "🦡 dug here")
    assert planning.pack(by, of).state == "made", "signs that no font has do not stop a pack"


def test_what_is_in_a_pack_moves_with_its_item_and_keeps_its_place_when_withdrawn(meeting: Meeting, by: Actor) -> None:
    first = planning.pack(by, meeting)
    changes.send_out(by, meeting, planning.AT)
    plan = AgendaPaper.objects.get(title="Beat plan")
    assert {first.fingerprint, plan.fingerprint} <= set(files_of_meeting(meeting.pk))
    assert is_of_meeting(meeting.partnership_id, plan.fingerprint)
    assert not is_of_meeting(meeting.partnership_id, "0" * 64)
    newer = changes.hand_in(by, AgendaPaper.objects.get(title="Burglary this year"), changes.Content(text="Again"))
    changes.withdraw_agenda_paper(by, plan, "The figures were wrong")
    AgendaItem.objects.filter(title="Burglary").update(position=9, number="6")
    second = planning.pack(by, meeting)
    said = words(second)
    assert "This pack takes the place of pack 1" in said[0]
    order = [line.item.title for line in contents_of_pack(by, second) if line.item and not line.entry.paper]
    assert order[-1] == "Burglary", "papers hang on their item"
    place = next(line.entry for line in contents_of_pack(by, second) if line.entry.paper == plan.pk)
    assert place.shown is Shown.WITHDRAWN
    assert "The figures were wrong" in said[place.page - 1]
    assert "The beat of Mere Lane" not in " ".join(said)
    found = news_of(second, first)
    assert (found.came, found.replaced, found.withdrawn) == ([], [newer.pk], [plan.pk])
    assert newer.supplementary
    assert "The beat of Mere Lane" in " ".join(words(first)), "what was sent stays as it was"


def test_a_pack_opens_once_it_went_out_and_to_those_who_may_read_it(meeting: Meeting, by: Actor) -> None:
    planning.pack(by, meeting)
    planning.pack(by, meeting, Audience.RESTRICTED)
    low, high = make.actor(by_place(meeting), Role.MEMBER), make.actor(by_place(meeting), Role.CHAIR)
    assert packs_seen_by(by).count() == 2
    assert not packs_seen_by(low).exists()
    changes.send_out(by, meeting, planning.AT)
    assert [pack.audience for pack in packs_seen_by(low)] == ["member"]
    assert pack_for(high, meeting).audience == "restricted"
    assert not packs_seen_by(make.actor(by_place(meeting), Role.REGION)).exists()
    with pytest.raises(NotPossible, match="no new pack"):
        changes.send_out(by, meeting, planning.AT)


def test_what_is_new_is_told_since_the_pack_that_one_opened(meeting: Meeting, by: Actor) -> None:
    _, user = planning.member(by_place(meeting), "Ann Holt")
    reader = planning.acting(by_place(meeting), user)
    first = planning.pack(by, meeting)
    changes.send_out(by, meeting, planning.AT)
    assert last_read(reader, first) is None
    changes.note_pack_read(reader, first)
    changes.note_pack_read(reader, first)
    planning.paper(by, AgendaItem.objects.get(title="Welcome"), "Late news", "New")
    second = planning.pack(by, meeting)
    assert last_read(reader, second) == first
    assert len(news_of(second, first).came) == 1
    assert LedgerLine.objects.filter(verb="first opened").count() == 1


def test_a_pack_that_cannot_be_made_says_so_and_can_be_asked_for_again(meeting: Meeting, by: Actor) -> None:
    asked = changes.ask_pack(by, meeting, Audience.MEMBER)
    with pytest.raises(NotPossible, match="being made"):
        changes.ask_pack(by, meeting, Audience.MEMBER)
    give_up_pack(asked.pk, asked.partnership_id, stopped=True)
    asked.refresh_from_db()
    assert asked.state == "failed"
    assert "stopped" in asked.problem
    make_pack_again(asked.pk, asked.partnership_id)
    make_pack(asked.pk, asked.partnership_id)
    make_pack(asked.pk, asked.partnership_id)
    asked.refresh_from_db()
    assert asked.state == "made"
    with pytest.raises(Refused):
        changes.ask_pack(make.actor(by_place(meeting), Role.CHAIR), meeting, Audience.MEMBER)
    with pytest.raises(NotPossible, match="no items"):
        changes.ask_pack(by, planning.meeting(by_place(meeting), held_on=make.TODAY), Audience.MEMBER)
    with pytest.raises(NotPossible, match="cancelled"):
        changes.ask_pack(by, planning.meeting(by_place(meeting), state="cancelled"), Audience.MEMBER)


def by_place(meeting: Meeting) -> Partnership:
    return meeting.partnership


@pytest.mark.parametrize("name", ["report.docx", "report.html"])
def test_a_word_file_and_a_web_page_keep_their_headings_lists_and_tables(name: str) -> None:
    read = read_file(_report(name), name)
    assert [block["kind"] for block in blocks_of(read.text, read.headings)] == [
        "heading", "para", "bullets", "heading", "table",
    ]  # fmt: skip
    assert read_file(b"PK\x03\x04 no file", name).problem
    assert read_file(b"", name).problem


def _report(name: str) -> bytes:
    if name.endswith("html"):
        return (
            b"<html><body><h1>Where we <i>are</i></h1><p>It fell in every ward.</p><ul><li>Mere Lane</li></ul>"
            b"<h2>Next</h2><table><tr><th>Ward</th><th>Count</th></tr><tr><td>Mere</td><td>41</td></tr></table>"
        )
    document, out = docx.Document(), io.BytesIO()
    document.add_heading("Where we are", 1)
    document.add_paragraph("It fell in every ward.")
    document.add_paragraph("Mere Lane", style="List Bullet")
    document.add_heading("Next", 2)
    table = document.add_table(2, 2)
    for at, words in enumerate(("Ward", "Count", "Mere", "41")):
        table.cell(at // 2, at % 2).text = words
    document.save(out)
    return out.getvalue()
