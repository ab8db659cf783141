"""Packs that name somebody whose data is restricted are closed while it is, wherever in them the name stands."""

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes as meetings
from frankpledge.meetings.models import Meeting, Pack
from frankpledge.meetings.queries.packs import bytes_of
from frankpledge.meetings.tests import make as record
from frankpledge.meetings.tests import planning
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.roles import Role
from frankpledge.rights import changes
from frankpledge.rights.tests import make

pytestmark = pytest.mark.django_db
NAME = "Xanthippe Quillfeather"


@pytest.fixture
def place() -> Partnership:
    return record.partnership()


@pytest.fixture
def by(place: Partnership) -> Actor:
    return make.officer(place)[1]


@pytest.fixture
def meeting(place: Partnership, by: Actor) -> Meeting:
    """A meeting one of whose papers, which is public, names somebody of whom the record knows nothing else."""
    of = planning.meeting(place)
    item = planning.item(of, "Lighting", planning.PUBLIC)
    planning.paper(by, item, "What residents say", f"The lamps are out, says {NAME}.", marking=planning.PUBLIC)
    return of


def sent(by: Actor, of: Meeting) -> Pack:
    pack = planning.pack(by, of)
    assert pack.state == "made", pack.problem
    meetings.send_out(by, of, planning.AT)
    return pack


def opens(browser: Client, place: Partnership, pack: Pack) -> bool:
    answer = browser.get(reverse("pack", args=[place.slug, pack.pk]))
    assert answer.status_code in (200, 403)
    assert answer.status_code == 200 or "This pack is closed to you" in answer.content.decode()
    return answer.status_code == 200


def test_a_pack_that_names_somebody_is_closed_from_the_day_that_their_data_is_restricted_until_it_is_lifted(
    place: Partnership, by: Actor, meeting: Meeting
) -> None:
    pack = sent(by, meeting)
    other = planning.meeting(place, held_on=planning.DAY.replace(month=8))
    planning.item(other, "Lighting")
    apart, file = sent(by, other), bytes_of(pack)
    member = record.signed_in(place, Role.MEMBER)
    assert opens(member, place, pack)
    person = Person.objects.create(partnership=place, name=NAME)  # of whom nobody knew as the pack was made
    officer = make.browser(make.officer(place)[0])
    sends = {"starts-day": 3, "starts-month": 6, "starts-year": 2024, "reason": "She asked"}
    said = officer.post(reverse("restrict_person", args=[place.slug, person.pk]), sends, follow=True).content.decode()
    assert "A pack that went out is closed by this" in said
    assert f"Members’ pack 1 of {record.BOARD}, 10 July 2024" in said
    assert not opens(member, place, pack)
    assert opens(member, place, apart), "it names nobody"
    assert opens(officer, place, pack), "who answers for personal data reads it"
    assert bytes_of(pack) == file
    papers = member.get(reverse("meeting_papers", args=[place.slug, meeting.pk])).content.decode()
    assert "This pack is closed to you" in papers
    assert NAME not in papers
    changes.lift_restriction(by, person, reason="It is settled")
    assert opens(member, place, pack)
