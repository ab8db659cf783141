"""A pack that went out closes to those who may no longer read what stands in it; for everybody else it stays."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import changes
from frankpledge.meetings.changes.closing_packs import close_packs_naming
from frankpledge.meetings.models import Action, AgendaItem, Item, Meeting, Minute, Pack, PackText, Paper
from frankpledge.meetings.queries.packs import bytes_of
from frankpledge.meetings.queries.packs_by_now import by_now, packs_to_make_for, packs_to_make_of
from frankpledge.meetings.rules.kinds import AgendaKind, Stage
from frankpledge.meetings.rules.packs import Audience
from frankpledge.meetings.tests import make, planning
from frankpledge.meetings.tests.planning import AT, PUBLIC, SENSITIVE
from frankpledge.meetings.tests.test_packs import words
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role
from frankpledge.work.performing import do_waiting

pytestmark = pytest.mark.django_db
WORDS = "The lamps were counted.\nThe complaint came from 4 Mere Lane.\n"
HIDDEN = "The lamps were counted.\nRESTRICTED\nThe complaint came from 4 Mere Lane.\nEND RESTRICTED\n"
CLOSED = "This pack is closed to you"
OFFICIAL = Marking(level=Level.OFFICIAL)


@pytest.fixture
def held(place: Partnership, by: Actor) -> Meeting:
    """The last meeting, of which a draft of the minutes is out with everything in the open."""
    of = planning.meeting(place, held_on=make.TODAY.replace(month=5))
    item = planning.item(of, "Lighting")
    Minute.objects.create(partnership=place, agenda_item=item, text=WORDS)
    changes.issue_minutes(by, of, Stage.DRAFT)
    return of


@pytest.fixture
def meeting(place: Partnership, by: Actor, held: Meeting) -> Meeting:
    """The next meeting, which is asked to agree them."""
    of = planning.meeting(place)
    planning.item(of, "Minutes of the last meeting", about=Paper.objects.get(meeting=held))
    return of


@pytest.fixture
def member(place: Partnership) -> Client:
    return make.signed_in(place, Role.MEMBER)


def issued(by: Actor, held: Meeting, text: str) -> None:
    """Issue the minutes again with these words."""
    Minute.objects.update(text=text)
    changes.issue_minutes(by, held, Stage.DRAFT)


def sent(by: Actor, of: Meeting, audience: Audience = Audience.MEMBER) -> Pack:
    """A pack that went out."""
    pack = planning.pack(by, of, audience)
    assert pack.state == "made", pack.problem
    changes.send_out(by, of, AT)
    pack.refresh_from_db()
    return pack


def page(browser: Client, name: str, place: Partnership, number: int) -> tuple[int, str]:
    answer = browser.get(reverse(name, args=[place.slug, number]))
    return answer.status_code, answer.content.decode() if "html" in answer["Content-Type"] else ""


def opens(browser: Client, place: Partnership, pack: Pack) -> bool:
    """Whether a browser gets the file of a pack; where it does not, that it is told what happened and what to do."""
    status, said = page(browser, "pack", place, pack.pk)
    if status == 403:
        assert CLOSED in said
        assert "Ask whoever sent you the papers" in said
    return status == 200


def test_a_draft_issued_again_with_words_restricted_closes_the_packs_that_had_them_open(
    place: Partnership, by: Actor, held: Meeting, meeting: Meeting, member: Client
) -> None:
    pack = sent(by, meeting)
    assert opens(member, place, pack)
    file = bytes_of(pack)
    officer, chair = make.signed_in(place), make.signed_in(place, Role.CHAIR)
    Minute.objects.update(text=HIDDEN)
    issue = reverse("issue_minutes", args=[place.slug, held.pk])
    said = officer.post(issue, {"stage": "draft"}, follow=True).content.decode()
    assert "A pack that went out is closed by this" in said
    assert f"Members’ pack 1 of {make.BOARD}, 10 July 2024" in said
    assert not opens(member, place, pack)
    assert opens(officer, place, pack), "it stays for those who may read it"
    assert opens(chair, place, pack)
    assert bytes_of(pack) == file
    status, said = page(member, "meeting_papers", place, meeting.pk)
    assert (status, CLOSED in said) == (200, True)
    assert reverse("pack", args=[place.slug, pack.pk]) not in said
    _, said = page(officer, "meeting_papers", place, meeting.pk)
    assert "Members’ pack 1 is closed to those to whom it went out" in said
    assert [one.pk for one in packs_to_make_for(by, [meeting])] == [pack.pk]
    home = officer.get(reverse("home", args=[place.slug])).content.decode()
    assert "1 pack to be made again" in home
    assert "something in it was restricted since it went out" in home
    newer = sent(by, meeting)
    assert "4 Mere Lane" not in " ".join(words(newer))
    assert opens(member, place, newer)
    assert not packs_to_make_for(by, [meeting])
    assert "is closed to those" not in page(officer, "meeting_papers", place, meeting.pk)[1]


def test_a_passage_that_grows_closes_the_packs_and_one_that_is_opened_or_rests_does_not(
    place: Partnership, by: Actor, held: Meeting, meeting: Meeting, member: Client
) -> None:
    issued(by, held, HIDDEN)
    pack = sent(by, meeting)
    issued(by, held, HIDDEN + "A line more.")
    assert opens(member, place, pack), "nothing more is restricted"
    changes.mark_item(by, Item.objects.get(title="Restricted passage"), OFFICIAL)
    assert opens(member, place, pack)
    changes.mark_item(by, Item.objects.get(title="Restricted passage"), SENSITIVE)
    assert opens(member, place, pack), "it was not shown in it"
    issued(by, held, "RESTRICTED\nThe lamps were counted.\nThe complaint came from 4 Mere Lane.\nEND RESTRICTED\n")
    assert not opens(member, place, pack)
    assert packs_to_make_of(Paper.objects.get(meeting=held)) == [pack]


def test_a_pack_that_waits_does_not_go_out_with_what_is_restricted_by_now(
    by: Actor, held: Meeting, meeting: Meeting
) -> None:
    planning.pack(by, meeting)
    issued(by, held, HIDDEN)
    with pytest.raises(NotPossible, match="restricted since it was made"):
        changes.send_out(by, meeting, AT)
    assert not packs_to_make_for(by, [meeting]), "none of those that went out"
    planning.pack(by, meeting)
    changes.send_out(by, meeting, AT)


def test_an_outstanding_action_that_is_marked_more_closely_closes_the_packs_that_list_it(
    place: Partnership, by: Actor, member: Client
) -> None:
    make.minutes(by, make.item("1", "Lighting"), make.action("Ask the highways team for a date"))
    of = planning.meeting(place)
    planning.item(of, "Outstanding actions", PUBLIC, kind=AgendaKind.ACTIONS.value)
    pack = sent(by, of)
    assert "highways team" in " ".join(words(pack))
    changes.mark_item(by, Item.objects.get(), SENSITIVE)
    assert Action.objects.get().level == Level.SENSITIVE
    assert not opens(member, place, pack)


@pytest.fixture
def restricts(place: Partnership) -> Callable[[str], Person]:
    """Restricts somebody's data as the area of information rights does."""

    def restrict(name: str) -> Person:
        person, _ = Person.objects.get_or_create(partnership=place, name=name)
        Person.objects.filter(pk=person.pk).update(restricted_on=make.TODAY)
        close_packs_naming(person)
        return person

    return restrict


def test_somebody_whose_data_is_restricted_while_a_pack_is_made_does_not_stand_in_it(
    by: Actor, held: Meeting, meeting: Meeting, restricts: Callable[[str], Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    from frankpledge.meetings.jobs import packs as jobs

    issued(by, held, "Jo Marsh counted the lamps.")
    sets, restricted = jobs._set, list[Person]()

    def set_and_restrict(data: dict[str, object], files: dict[str, bytes]) -> tuple[bytes, bool]:
        if not restricted:
            restricted.append(restricts("Jo Marsh"))
        return sets(data, files)

    monkeypatch.setattr(jobs, "_set", set_and_restrict)
    pack = changes.ask_pack(by, meeting, Audience.MEMBER)
    do_waiting("one")
    pack.refresh_from_db()
    assert (pack.state, pack.fingerprint) == ("making", "")
    jobs.make_pack(pack.pk, pack.partnership_id)
    pack.refresh_from_db()
    assert pack.state == "made"
    assert "Name withheld counted the lamps." in " ".join(words(pack))
    assert not by_now([pack]).outgrown()


def test_a_pack_of_whose_words_nothing_is_known_is_taken_to_name_whoever_is_restricted(
    by: Actor, meeting: Meeting, restricts: Callable[[str], Person]
) -> None:
    pack = sent(by, meeting)
    restricts("Nobody Known")
    pack.refresh_from_db()
    assert not by_now([pack]).outgrown()
    PackText.objects.all().delete()
    restricts("Jo Marsh")
    pack.refresh_from_db()
    assert by_now([pack]).outgrown() == {pack.pk}
    assert AgendaItem.objects.filter(meeting=meeting).exists()
