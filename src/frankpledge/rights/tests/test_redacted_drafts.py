"""Draft minutes that were redacted go on: they are issued again and agreed, without what was taken out."""

from datetime import date

import pytest

from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings import changes as meetings
from frankpledge.meetings.models import AgendaItem, Meeting, Minute, Paper, Presence
from frankpledge.meetings.rules.kinds import Stage
from frankpledge.people.rules.roles import Role
from frankpledge.rights import changes
from frankpledge.rights.rules.asking import Basis
from frankpledge.rights.tests import make

pytestmark = pytest.mark.django_db
NAME = make.CANARY


def test_redacted_draft_minutes_are_issued_again_and_agreed() -> None:
    place = make.make.partnership()
    _, by = make.officer(place)
    make.entered(by)
    body = Paper.objects.get().body
    assert body is not None
    meeting = meetings.plan_meeting(by, body, {"held_on": date(2024, 6, 1), "venue": "Town Hall"})
    item = meetings.add_agenda_item(by, meeting, {"title": "Lamps"})
    AgendaItem.objects.filter(pk=item.pk).update(presenter_person=make.canary())
    Minute.objects.create(
        partnership=place, agenda_item=item, text=f"{NAME} spoke.\nAGREED: that the lamps are mended."
    )
    Presence.objects.create(partnership=place, meeting=meeting, person=make.canary(), name=NAME, capacity="present")
    draft = meetings.issue_minutes(by, meeting, Stage.DRAFT)
    original = draft.document
    asked = changes.ask_redaction(
        by,
        place,
        words=(NAME,),
        documents=[draft.document_id],
        basis=Basis.ERASURE,
        reason="Asked",
        person=make.canary(),
    )
    _, chair = make.officer(place, Role.CHAIR)
    changes.approve_redaction(chair, asked)
    Minute.objects.update(text=Minute.objects.get().text + "\nThe lamps in Mere Lane come first.")
    draft = meetings.issue_minutes(by, Meeting.objects.get(pk=meeting.pk), Stage.FINAL)
    assert draft.document is not None
    assert draft.document.stands_for == original
    assert "Mere Lane come first" in draft.document.text
    assert NAME not in draft.document.text
    draft = meetings.agree_minutes(by, draft, at=None, on=make.TODAY)
    assert draft.locked
    with pytest.raises(NotPossible, match="locked"):
        meetings.issue_minutes(by, Meeting.objects.get(pk=meeting.pk), Stage.DRAFT)
