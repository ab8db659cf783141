"""A name goes from everything that meetings work with, and what was typed there is found on its bearer."""

from datetime import date

import pytest
from django.core.files.storage import default_storage

from frankpledge.intake.changes import sheets
from frankpledge.intake.models import Spreadsheet
from frankpledge.intake.tests.test_sheet_pages import brought, log, matched
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes as meetings
from frankpledge.meetings.models import (
    Action,
    ActionUpdate,
    AgendaPaper,
    Comment,
    Correction,
    Declaration,
    Meeting,
    Minute,
    Pack,
    Paper,
    Presence,
)
from frankpledge.meetings.rules.doing import Said, UpdateKind
from frankpledge.meetings.rules.kinds import Stage
from frankpledge.meetings.rules.packs import Entry, Shown
from frankpledge.people.changes import keep_contact
from frankpledge.people.models import Partnership
from frankpledge.people.rules.contacts import ContactKind
from frankpledge.people.rules.roles import Role
from frankpledge.rights import changes
from frankpledge.rights.queries.holding import held_on
from frankpledge.rights.rules.asking import Basis
from frankpledge.rights.tests import make
from frankpledge.rights.tests.test_redacting import holders

pytestmark = pytest.mark.django_db
NAME = make.CANARY


@pytest.fixture
def by() -> Actor:
    """The coordinator, in a record whose meeting has the name in every place that takes words."""
    place = make.make.partnership()
    user, by = make.officer(place)
    make.entered(by)
    body = Paper.objects.get().body
    assert body is not None
    meetings.add_topic(by, body, {"title": f"Ask {NAME}", "presenter": NAME})
    values = {"to_name": NAME, "about": f"About {NAME}", "sent_on": make.TODAY}
    letter = meetings.add_letter(by, body, values)
    meetings.chase_letter(by, letter, how=f"Told {NAME}")
    meeting = meetings.plan_meeting(by, body, {"held_on": date(2024, 6, 1), "venue": f"{NAME} Hall"})
    item = meetings.add_agenda_item(by, meeting, {"title": f"Visit to {NAME}", "note": NAME, "presenter": NAME})
    Minute.objects.create(partnership=place, agenda_item=item, text=f"{NAME} spoke.\nAGREED: that {NAME} is thanked.")
    there = Presence.objects.create(
        partnership=place, meeting=meeting, person=make.canary(), name=NAME, capacity="present", post=f"Aide of {NAME}"
    )
    Declaration.objects.create(partnership=place, presence=there, agenda_item=item, interest=f"{NAME} is my aunt")
    content = meetings.Content(name=f"{NAME}.txt", file=f"{NAME} came.".encode())
    meetings.add_agenda_paper(by, item, {"title": f"On {NAME}", "author": NAME}, content)
    paper = AgendaPaper.objects.get()
    AgendaPaper.objects.filter(pk=paper.pk).update(text=f"{NAME} came.", author_person=make.canary())
    Pack.objects.create(
        partnership=place, meeting=meeting, audience="member", number=1, state="made", asked_at=paper.received_at,
        made_at=paper.received_at, fingerprint=paper.fingerprint, pages=1,
    )  # fmt: skip
    minutes, panel = Paper.objects.get(), meetings.add_body(by, place, name="Mere Ward Panel")
    elsewhere = meetings.plan_meeting(by, panel, {"held_on": date(2024, 6, 2)})
    Pack.objects.create(
        partnership=place, meeting=elsewhere, audience="member", number=1, state="made", asked_at=paper.received_at,
        made_at=paper.received_at, fingerprint=paper.fingerprint, pages=1,
        contents=[Entry(1, None, Shown.WHOLE, minutes=minutes.pk).plain()],
    )  # fmt: skip
    draft = meetings.issue_minutes(by, meeting, Stage.DRAFT)
    keep_contact(by, make.canary(), ContactKind.EMAIL, f"{NAME.lower().replace(' ', '.')}@aldermere.example")
    meetings.decide_between(by, meeting.body, text=f"{NAME} is heard", on=make.TODAY, how=f"By a letter of {NAME}")
    told = Said(UpdateKind.HANDED_ON, text=f"{NAME} left", to_name=NAME, said_by=NAME)
    meetings.say_of_action(by, meetings.add_action(by, meeting.body, text=f"Ask {NAME}", owners=[NAME]), told)
    Comment.objects.create(partnership=place, paper=draft, author=user, text=f"{NAME} did not")
    meetings.agree_minutes(by, draft, at=None, on=make.TODAY)
    Correction.objects.create(
        partnership=place, paper=draft, was=NAME, becomes=f"Mrs {NAME}", agreed_on=make.TODAY, at_meeting=None
    )
    return by


def test_what_was_typed_for_a_meeting_is_found_on_its_bearer(by: Actor) -> None:
    kinds = {found.kind.partition(":")[0] for group in held_on(by, make.canary()).groups.values() for found in group}
    assert {
        "Item of an agenda", "Minute as typed", "Presence at a meeting", "Declaration of interest",
        "Topic of a forward plan", "Comment on minutes", "Correction of minutes", "Letter", "Reminder of a letter",
        "Update of an action", "E-mail",
        "Paper to an agenda", "Meeting",
    } <= kinds  # fmt: skip


def test_a_redaction_everywhere_leaves_the_name_nowhere(
    by: Actor, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    place = Partnership.objects.get()
    printed = AgendaPaper.objects.get().stored_as
    assert default_storage.exists(printed)
    documents = [paper.document_id for paper in Paper.objects.all()]
    asked = changes.ask_redaction(
        by, place, words=(NAME,), documents=documents, basis=Basis.ERASURE, reason="Asked for", person=make.canary()
    )
    _, chair = make.officer(place, Role.CHAIR)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        changes.approve_redaction(chair, asked)
    assert holders(NAME) == []
    assert Presence.objects.get().person is None
    assert not Pack.objects.exists()
    assert not default_storage.exists(printed)
    locked = Paper.objects.get(stage="agreed")
    assert locked.locked
    assert Meeting.objects.filter(pk=locked.meeting_id).exists()


def test_a_log_that_is_redacted_alone_leaves_its_words_on_no_action() -> None:
    place = make.make.partnership()
    user, by = make.officer(place)
    body, browser = make.make.body(by), make.browser(user)
    for day, said, status in (
        (20, "Not begun", "Open"),
        (21, f"{NAME} asked", "Open"),
        (22, f"{NAME} did it", "Closed"),
    ):
        rows = [[1, "Mend the lamps", "Tom Fell", None, status, said]]
        if day > 20:
            rows.append([day, f"Paint number {day}", NAME, None, "Open", f"{NAME} is told"])
        _, page = brought(browser, log(*rows), f"Log {day}.xlsx")
        browser.post(page, matched(body, date(2024, 3, day)))
        browser.post(page, {"do": "enter"})
    assert Action.objects.get(text="Mend the lamps").outcome == f"{NAME} did it"
    first = Spreadsheet.objects.get(paper__dated=date(2024, 3, 20))
    sheets.put_back_sheet(by, sheets.withdraw_sheet(by, first))
    _, page = brought(browser, log([1, "Sweep the hall", NAME, None, "Open", ""]), "Log 23.xlsx")
    browser.post(page, matched(body, date(2024, 3, 23)))
    browser.post(page, {"do": "enter"})
    logs = [paper.document_id for paper in Paper.objects.filter(dated__in=(date(2024, 3, 21), date(2024, 3, 22)))]
    asked = changes.ask_redaction(by, place, words=(NAME,), documents=logs, basis=Basis.ERASURE, reason="Asked for")
    changes.approve_redaction(make.officer(place, Role.CHAIR)[1], asked)
    kept = list(Action.objects.values_list("outcome", flat=True)) + list(
        ActionUpdate.objects.values_list("text", flat=True)
    )
    assert "[removed] asked" in kept
    assert not [text for text in kept if NAME in text]
