"""What is held on somebody in the papers of meetings that are run here."""

import pytest

from frankpledge.meetings import changes
from frankpledge.meetings.tests import make, planning
from frankpledge.rights.queries.holding import held_on
from frankpledge.rights.tests import make as record

pytestmark = pytest.mark.django_db


def test_papers_to_agendas_and_letters_are_found() -> None:
    place = make.partnership()
    _, by = record.officer(place)
    person, _ = planning.member(place, "Ann Holt")
    item = planning.item(planning.meeting(place), "Burglary")
    planning.paper(by, item, "Mine", "Ann Holt wrote this", author_person_id=person.pk)
    planning.pack(by, item.meeting)
    changes.send_out(by, item.meeting, "")
    found = held_on(by, person).groups["Papers to agendas"]
    assert [one.kind for one in found] == ["Paper to an agenda", "Paper to an agenda: text", "Letter to them"]
