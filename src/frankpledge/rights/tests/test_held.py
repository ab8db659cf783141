"""What is under a legal hold is not redacted."""

import pytest

from frankpledge.documents.models import Document
from frankpledge.keeping import changes
from frankpledge.keeping.queries.due import holds_upon
from frankpledge.keeping.queries.things import everything
from frankpledge.keeping.rules.due import Held
from frankpledge.keeping.rules.kinds import Kind
from frankpledge.keeping.tests import make
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.models import Body, Paper
from frankpledge.meetings.tests import make as meetings
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import Role
from frankpledge.rights import changes as rights
from frankpledge.rights.rules.asking import Basis
from frankpledge.rights.tests import make as record

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Actor:
    return record.officer(meetings.partnership())[1]


def test_a_held_document_is_not_redacted_until_the_hold_is_lifted(by: Actor) -> None:
    document = record.entered(by)
    chair = record.officer(make.place_of(by), Role.CHAIR)[1]
    redaction = rights.ask_redaction(
        by, make.place_of(by), words=[record.CANARY], documents=[document.pk], basis=Basis.ERASURE, reason="Asked for"
    )
    hold = make.hold(by, Held.DOCUMENT, document=document)
    assert holds_upon(hold.partnership_id, [document.pk]) == {document.pk: (hold.pk,)}
    with pytest.raises(NotPossible, match="legal hold"):
        rights.approve_redaction(chair, redaction)
    assert not Document.objects.filter(level=Level.SEALED).exists()
    browser = record.browser(record.officer(make.place_of(by), Role.CHAIR)[0])
    page = browser.get(f"/aldermere/rights/redactions/{redaction.pk}/")
    assert "under a legal hold" in page.content.decode()
    assert "Approve: remove the words" not in page.content.decode()
    changes.lift_hold(by, hold, reason="It is settled")
    rights.approve_redaction(chair, redaction)
    sealed = {one.thing.kind: one.thing for one in everything(hold.partnership_id, [])}[Kind.SEALED]
    copy = Paper.objects.get().document
    assert sealed.documents == {document.pk, copy.pk}
    assert Body.objects.count() == 1
