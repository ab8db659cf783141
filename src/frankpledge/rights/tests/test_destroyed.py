"""A name that stands only in a destroyed paper is at no address, in no file, column, search or line, whoever looks."""

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from frankpledge.keeping import changes, jobs
from frankpledge.keeping.rules.asking import Ground
from frankpledge.keeping.tests import make as keeping
from frankpledge.meetings.tests import make as meetings
from frankpledge.people.rules.roles import Role
from frankpledge.rights import changes as rights
from frankpledge.rights.models import RedactedDocument
from frankpledge.rights.rules.asking import Basis
from frankpledge.rights.tests import make
from frankpledge.rights.tests.test_canary import hits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_of_its_own(settings: Any, tmp_path: Path) -> None:
    """No file of another test is looked into."""
    settings.MEDIA_ROOT = tmp_path / "files"


def test_the_name_of_a_destroyed_paper_is_nowhere(settings: Any, tmp_path: Path) -> None:
    settings.FRANKPLEDGE_ANCHORS = tmp_path
    place = meetings.partnership()
    user, asker = make.officer(place)
    chair, approver = make.officer(place, Role.CHAIR)
    document = make.entered(asker)
    browsers = [make.browser(one) for one in (user, chair)]
    assert hits(browsers[0])[0]
    one = changes.ask_by_hand(
        asker, place, document=document.pk, ground=Ground.ERASURE, reason="They asked for all of it to go"
    )
    changes.approve_destruction(approver, one)
    jobs.destroy(one.pk, place.pk)
    cache.clear()
    for browser in browsers:
        found, answered = hits(browser)
        assert found == []
        assert answered > 5
    for word in ("Xanthippe", "Quillfeather"):
        assert keeping.columns_with(word) == []
        assert keeping.files_with(word) == []
    assert "Quillfeather" not in (tmp_path / "destroyed.jsonl").read_text("utf-8")


def test_a_redacted_paper_goes_with_its_sealed_original_and_the_redaction_stays(settings: Any, tmp_path: Path) -> None:
    settings.FRANKPLEDGE_ANCHORS = tmp_path
    place = meetings.partnership()
    asker, approver = make.officer(place)[1], make.officer(place, Role.CHAIR)[1]
    document = make.entered(asker)
    redaction = rights.ask_redaction(
        asker, place, words=[make.CANARY], documents=[document.pk], basis=Basis.ERASURE, reason="Asked for"
    )
    rights.approve_redaction(approver, redaction)
    copy = RedactedDocument.objects.get().copy
    one = changes.ask_by_hand(asker, place, document=copy.pk, ground=Ground.ERASURE, reason="All of it")
    changes.approve_destruction(approver, one)
    jobs.destroy(one.pk, place.pk)
    row = RedactedDocument.objects.get()
    assert (row.document, row.copy) == (None, None)
    assert keeping.columns_with("Quillfeather") == keeping.files_with("Quillfeather") == []
    page = make.browser(make.officer(place)[0]).get(f"/aldermere/rights/redactions/{redaction.pk}/")
    assert "A document that was destroyed since" in page.content.decode()
