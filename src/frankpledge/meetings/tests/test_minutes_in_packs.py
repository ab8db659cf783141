"""The minutes that an item asks to agree stand in the pack: as far as its audience reads them, and as they are now."""

import io

import pikepdf
import pytest
from django.urls import reverse

from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, Decision, Item, Meeting, Pack, Paper
from frankpledge.meetings.queries.packs import bytes_of, news_of, packs_holding
from frankpledge.meetings.queries.packs_by_now import holds_more
from frankpledge.meetings.rules.packs import Audience, Entry, Shown
from frankpledge.meetings.tests import make, planning
from frankpledge.meetings.tests.planning import PUBLIC, SENSITIVE
from frankpledge.meetings.tests.test_packs import opened, tags, words
from frankpledge.people.models import Partnership, Person
from frankpledge.people.queries import process_for

pytestmark = pytest.mark.django_db
CANARY = "quillfeather"
TITLE = "Minutes of the meeting held on 12 March 2024"


@pytest.fixture
def minutes(by: Actor) -> Paper:
    """Minutes of two items, of which the second is marked more closely, and of somebody whose data is restricted."""
    entered = make.minutes(
        by,
        make.attendance("Ann Lee", "Aldermere Borough Council", chair=True),
        make.attendance("Jo Marsh", "Aldermere Housing Trust"),
        make.item("1", "Lighting in Mere Lane"),
        make.decision("the lamps that Jo Marsh counted be mended first"),
        make.action("Ask the highways team for a date", "Jo Marsh", due="2024-07-01"),
        make.item("2", f"The {CANARY} matter"),
        make.decision(f"the {CANARY} plan be kept close"),
    )
    changes.mark_item(by, Item.objects.get(paper=entered, number="2"), SENSITIVE)
    Person.objects.filter(name="Jo Marsh").update(restricted_on=make.TODAY)
    return Paper.objects.get()


@pytest.fixture
def meeting(place: Partnership, by: Actor, minutes: Paper) -> Meeting:
    """The next meeting, which is asked to agree them."""
    of = planning.meeting(place)
    planning.item(of, "Welcome", PUBLIC)
    agree = planning.item(of, "Minutes of the last meeting", PUBLIC, about=minutes)
    planning.paper(by, agree, "A note on them", "Read them first.")
    return of


def shown_in(pack: Pack) -> Entry:
    return next(entry for entry in map(Entry.of, pack.contents) if entry.minutes)


def test_the_members_pack_has_the_minutes_without_what_is_restricted_in_them(meeting: Meeting, by: Actor) -> None:
    pack = planning.pack(by, meeting)
    assert (pack.state, pack.is_ua) == ("made", True), pack.problem
    said, entry = words(pack), shown_in(pack)
    marks = [(mark.get_title(), mark.get_dest().get_index() + 1) for mark in opened(pack).get_toc()]
    titles = ["1. Welcome", "2. Minutes of the last meeting", TITLE, "A note on them"]
    assert [title for title, _ in marks[1:]] == titles
    assert dict(marks)[TITLE] == entry.page
    page = said[entry.page - 1]
    there = ("1 Lighting in Mere Lane", "Ann Lee", "Name withheld", "highways team", "2 Restricted")
    for part in (*there, "Left out of these minutes: it is restricted.", f"Pack page {entry.page} of {pack.pages}"):
        assert part in page
    assert "lamps that Name withheld counted" in page
    whole = bytes_of(pack) + str(pack.contents).encode() + " ".join(said).encode()
    with pikepdf.open(io.BytesIO(bytes_of(pack))) as pdf:
        whole += b"".join(str(one).encode() for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
    assert CANARY.encode() not in whole
    assert b"Jo Marsh" not in whole
    assert {"/H2", "/H3", "/Table", "/TH", "/TD"} <= set(tags(pack))
    assert CANARY in " ".join(words(planning.pack(by, meeting, Audience.RESTRICTED)))


def test_minutes_that_a_pack_may_not_have_leave_a_line_in_their_place(meeting: Meeting, by: Actor) -> None:
    public = planning.pack(by, meeting, Audience.PUBLIC)
    assert shown_in(public).shown is Shown.STUB
    assert "Not in this pack: it is restricted." in words(public)[shown_in(public).page - 1]
    assert "Mere Lane" not in " ".join(words(public))
    changes.mark_paper(by, Paper.objects.get(), PUBLIC)
    Paper.objects.update(checked_on=None)
    assert shown_in(planning.pack(by, meeting, Audience.PUBLIC)).shown is Shown.STUB, "nobody has checked them"
    Paper.objects.update(checked_on=make.TODAY)
    public = planning.pack(by, meeting, Audience.PUBLIC)
    assert "Mere Lane" in " ".join(words(public))
    assert not holds_more(public)
    changes.mark_item(by, Item.objects.get(number="1"), SENSITIVE)
    assert holds_more(public)
    changes.withdraw_paper(by, Paper.objects.get())
    gone = planning.pack(by, meeting, Audience.RESTRICTED)
    assert not [entry for entry in gone.contents if entry.get("minutes")]


def test_a_later_pack_says_that_the_minutes_changed(meeting: Meeting, place: Partnership, by: Actor) -> None:
    user = planning.member(place, "Ann Holt")[1]
    reader, browser = planning.acting(place, user), make.signing_in.signed_in(user)
    first, same = planning.pack(by, meeting), planning.pack(by, meeting)
    assert not news_of(same, first)
    changes.send_out(by, meeting, planning.AT)
    changes.note_pack_read(reader, same)
    Decision.objects.filter(text__contains="lamps").update(text="the lamps be mended last")
    third = planning.pack(by, meeting)
    assert news_of(third, first).changed == [shown_in(third).item]
    changes.send_out(by, meeting, planning.AT)
    said = browser.get(reverse("meeting_papers", args=[place.slug, meeting.pk])).content.decode()
    assert "Changed" in said
    assert "The minutes" in said
    address = reverse("pack", args=[place.slug, third.pk])
    assert browser.get(address).status_code == 200
    changes.mark_item(by, Item.objects.get(number="1"), SENSITIVE)
    assert browser.get(address).status_code == 403, "what it shows is marked above them by now"


def test_packs_go_with_the_minutes_in_them(meeting: Meeting, place: Partnership, by: Actor) -> None:
    pack = planning.pack(by, meeting)
    paper = Paper.objects.get()
    assert packs_holding(place.pk, [paper.pk]) == [pack.pk]
    changes.destroy_paper(process_for(place, "a test", make.TODAY), paper)
    assert not Pack.objects.exists()
    assert not Action.objects.exists()
