"""The page on which minutes are taken: marks, texts, what is added by the way, and two people at once."""

from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import (
    AgendaItem,
    AgendaPaper,
    Declaration,
    Meeting,
    Membership,
    Minute,
    Paper,
    Presence,
    TermsOfReference,
)
from frankpledge.meetings.rules.kinds import MeetingState, Stage
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db

TYPED = "The plan was talked over.\n\nAGREED: that the plan be adopted.\nACTION: GC to circulate the plan by 4 January"


class Page:
    """The page of one meeting in one browser."""

    def __init__(self, place: Partnership, meeting: Meeting) -> None:
        self.client: Client = make.signed_in(place)
        self.address = f"/{place.slug}/meetings/{meeting.pk}/minutes/"

    def fields(self) -> dict[str, str]:
        """Every version that the page holds."""
        page = self.client.get(self.address).content.decode()
        parts = page.split('type="hidden" name="')[1:]
        pairs = (part.partition('" value="') for part in parts)
        return {name: value.partition('"')[0] for name, _, value in pairs if name.endswith("-version")}

    def send(self, **typed: str) -> Any:
        """Send these fields with the versions that go with them, as the page does by itself; gives the answer."""
        sent = {name.replace("_", "-"): value for name, value in typed.items()}
        return self.client.post(self.address, sent, headers={"accept": "application/json"})


@pytest.fixture
def meeting(by: Actor) -> Meeting:
    board = make.body(by)
    for name, agency in (("Gill Carter", "Police"), ("Sam Hart", "Fire Service"), ("Sam Hart", "Mere Council")):
        make.member(board, by, name, agency)
    return make.meeting_run_here(board, "Apologies", "Lighting in Mere Lane")


@pytest.fixture
def page(place: Partnership, meeting: Meeting) -> Page:
    return Page(place, meeting)


def item(meeting: Meeting, number: str = "2") -> AgendaItem:
    return AgendaItem.objects.get(meeting=meeting, number=number)


def seat(name: str, agency: str = "Police") -> Membership:
    return Membership.objects.get(person__name=name, organisation__name=agency)


def saved(page: Page, number: int, text: str, versions: dict[str, str] | None = None) -> Any:
    versions = versions or page.fields()
    return page.send(**{f"item-{number}-text": text, f"item-{number}-version": versions[f"item-{number}-version"]})


def test_what_is_typed_is_saved_and_its_meaning_comes_back(page: Page, meeting: Meeting) -> None:
    two = item(meeting)
    answer = saved(page, two.pk, TYPED).json()
    assert Minute.objects.get(agenda_item=two).text == TYPED
    part = answer["parts"][f"item-{two.pk}"]
    assert part["saved"].startswith("Saved at ")
    for words in ("Agreed</strong> the plan be adopted", "Gill Carter (Police)", "due 4 January 2025"):
        assert words in part["meaning"]
    assert "Gill Carter (Police)" in page.client.get(page.address).content.decode()
    assert Entry.objects.filter(verb="minuted", row_number=two.pk).count() == 1
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.PLANNED


@pytest.mark.parametrize(
    ("typed", "told", "is_plain"),
    [
        ("ACTION: Zed Hollow to write", "Nobody of this name is known.", False),
        ("ACTION: Sam Hart to write", 'data-typed="Sam Hart (Fire Service)"', False),
        ("ACTION: Sam Hart to write", 'data-typed="Sam Hart (Mere Council)"', False),
        ("ACTION: Sam Hart (Mere Council) to write", 'fp-means__owner">Sam Hart (Mere Council)', True),
        ("ACTION: Gill to write by 1 May 2024", "1 May 2024 is before the meeting.", False),
        ("ACTION: circulate the slides", "Nobody is named to do it.", False),
        ("ACTION: Police to report back", 'fp-means__owner">Police<', True),
        ("ACTION: all to read it", 'fp-means__owner">everybody<', True),
        ("RESTRICTED\nACTION: Gill to ring the victim", "Everything after RESTRICTED is restricted", False),
        ("RESTRICTED\nACTION: Gill to ring the victim\nEND RESTRICTED", "Action (restricted)", True),
        ("RESTRICTED\x0bACTION: Gill to ring the victim\x0bEND RESTRICTED", "Action (restricted)", True),
        ("RESTRICTED\u2028ACTION: Gill to ring the victim\u2028END RESTRICTED", "Action (restricted)", True),
    ],
)
def test_what_is_not_plain_in_an_action_is_said(
    page: Page, meeting: Meeting, typed: str, told: str, is_plain: bool
) -> None:
    two = item(meeting)
    meaning = saved(page, two.pk, typed).json()["parts"][f"item-{two.pk}"]["meaning"]
    assert told in meaning
    assert ("fp-means__trouble" not in meaning) is is_plain


def test_two_who_write_under_one_item_are_shown_both_and_under_two_items_both_stand(
    place: Partnership, page: Page, meeting: Meeting
) -> None:
    other, one, two = Page(place, meeting), item(meeting, "1"), item(meeting)
    ours, theirs = page.fields(), other.fields()
    assert saved(other, two.pk, "Theirs.", theirs).status_code == 200
    assert saved(page, one.pk, "Ours, elsewhere.", ours).status_code == 200
    answer = saved(page, two.pk, "Ours.", ours)
    both = answer.json()["meanwhile"][f"item-{two.pk}"]
    assert (answer.status_code, both["stands"]) == (409, {"text": "Theirs."})
    assert "Saved by Rosa Lind" in both["said"]
    assert Minute.objects.get(agenda_item=two).text == "Theirs."
    assert saved(page, two.pk, "Ours.", {f"item-{two.pk}-version": both["version"]}).status_code == 200
    assert {minute.text for minute in Minute.objects.all()} == {"Ours, elsewhere.", "Ours."}


def test_without_script_everything_is_saved_by_one_button(page: Page, meeting: Meeting) -> None:
    gill, sam, two = seat("Gill Carter"), seat("Sam Hart", "Fire Service"), item(meeting)
    sent = page.fields() | {
        f"seat-{gill.pk}-mark": "remote",
        f"seat-{sam.pk}-mark": "substitute",
        f"seat-{sam.pk}-substitute": "Ann Lowe",
        "sitting-chair": f"m{gill.pk}",
        "sitting-started": "10:00",
        f"item-{two.pk}-text": TYPED.replace("\n", "\r\n"),
        "declared-who": f"m{gill.pk}",
        "declared-item": str(two.pk),
        "declared-interest": "Lives in Mere Lane",
        "declared-left_room": "on",
        "new-title": "The fair",
        "save": "saved",
    }
    answer = page.client.post(page.address, sent)
    assert answer.status_code == 302
    assert Minute.objects.get().text == TYPED
    rows = {row.name: (row.capacity, row.remote, row.chair, row.substitute_for_id) for row in Presence.objects.all()}
    assert rows == {"Gill Carter": ("present", True, True, None), "Ann Lowe": ("present", False, False, sam.pk)}
    meeting.refresh_from_db()
    assert meeting.started == time(10, 0)
    declared = Declaration.objects.get()
    assert (declared.agenda_item_id, declared.left_room) == (two.pk, True)
    assert AgendaItem.objects.filter(meeting=meeting, title="The fair").exists()
    again = page.client.get(page.address).content.decode()
    assert "Gill Carter declared an interest and left the room" in again
    lines = Entry.objects.count()
    page.client.post(page.address, page.fields() | {f"item-{two.pk}-text": TYPED, "save": "saved"})
    assert Entry.objects.count() == lines  # nobody touched anything


def test_both_texts_are_shown_without_script_and_what_stands_can_be_kept(
    place: Partnership, page: Page, meeting: Meeting
) -> None:
    two, ours = item(meeting), page.fields()
    saved(Page(place, meeting), two.pk, "Theirs.")
    answer = page.client.post(page.address, ours | {f"item-{two.pk}-text": "Ours."})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs.</dd>" in shown
    assert "\nOurs.</textarea>" in shown
    page.client.post(page.address, page.fields() | {f"item-{two.pk}-text": "Ours.", "keep": f"item-{two.pk}"})
    assert Minute.objects.get().text == "Theirs."


def test_two_of_one_name_are_told_apart_and_never_merged_silently(place: Partnership, page: Page, by: Actor) -> None:
    sent = {"act": "other", "other-name": "Sam Hart", "other-capacity": "observer"}
    answer = page.client.post(page.address, sent)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Somebody of this name is known already" in shown
    assert "Sam Hart: Fire Service" in shown
    assert "Sam Hart: Mere Council" in shown
    assert not Presence.objects.exists()
    person = seat("Sam Hart", "Mere Council").person_id
    page.client.post(page.address, sent | {"other-person": str(person)})
    page.client.post(page.address, sent | {"other-person": "new", "other-agency": "The press"})
    page.client.post(page.address, sent | {"other-agency": "Fire Service"})
    found = {(row.person_id, row.organisation_name) for row in Presence.objects.all()}
    fire = seat("Sam Hart", "Fire Service").person_id
    assert found == {(person, ""), (None, "The press"), (fire, "Fire Service")}
    [taken] = Presence.objects.filter(person=None)
    page.client.post(page.address, {"act": f"take_off:{taken.pk}"})
    assert Presence.objects.count() == 2


def test_who_came_late_or_left_early_is_noted_once_and_can_be_taken_back(page: Page, meeting: Meeting) -> None:
    gill, two = seat("Gill Carter"), item(meeting)
    late = {"act": "coming", "coming-who": f"m{gill.pk}", "coming-when": "arrived", "coming-item": str(two.pk)}
    page.client.post(page.address, late)
    row = Presence.objects.get()
    assert row.arrived_at_item == two
    assert "It is noted already" in page.client.post(page.address, late | {"coming-at": "10:20"}).content.decode()
    assert "Gill Carter arrived late, at item 2" in page.client.get(page.address).content.decode()
    page.client.post(page.address, {"act": f"arrived:{row.pk}"})
    row.refresh_from_db()
    assert row.arrived_at_item is None


def test_a_mark_is_not_taken_back_where_a_declaration_would_go_with_it(page: Page) -> None:
    gill = seat("Gill Carter")
    sent = {"act": "declared", "declared-who": f"m{gill.pk}", "declared-interest": "Her house"}
    page.client.post(page.address, sent)
    key = f"seat-{gill.pk}"
    answer = page.send(**{f"{key}-version": page.fields()[f"{key}-version"], f"{key}-mark": ""}).json()
    assert "has declared an interest" in answer["wrong"][key]
    page.client.post(page.address, {"act": f"take_back:{Declaration.objects.get().pk}"})
    assert page.send(**{f"{key}-version": page.fields()[f"{key}-version"], f"{key}-mark": ""}).json()["wrong"] == {}
    assert not Presence.objects.exists()


def test_the_planned_time_is_offered_as_when_it_began_and_is_no_fact_until_taken_over(
    page: Page, meeting: Meeting
) -> None:
    assert 'value="began"' not in page.client.get(page.address).content.decode()
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=time(9, 30))
    gill = seat("Gill Carter")
    assert "Planned for 9:30 am" in page.client.get(page.address).content.decode()
    blank = {"sitting-chair": f"m{gill.pk}", "sitting-started": "", "sitting-closed": ""}
    page.client.post(page.address, page.fields() | blank | {"save": "saved"})
    meeting.refresh_from_db()
    assert meeting.started is None
    page.client.post(page.address, page.fields() | blank | {"act": "began"})
    meeting.refresh_from_db()
    assert meeting.started == time(9, 30)
    assert 'value="began"' not in page.client.get(page.address).content.decode()


def test_a_meeting_cannot_end_before_it_begins_nor_be_chaired_by_somebody_absent(page: Page) -> None:
    gill = seat("Gill Carter")
    key = f"seat-{gill.pk}"
    page.send(**{f"{key}-version": page.fields()[f"{key}-version"], f"{key}-mark": "apologies"})
    for sent, told in (
        ({"sitting-started": "12:00", "sitting-closed": "10:00"}, "cannot have ended before it began"),
        ({"sitting-chair": f"m{gill.pk}"}, "Gill Carter sent apologies"),
    ):
        versions = {"sitting-version": page.fields()["sitting-version"]}
        assert told in page.send(**versions, **sent).json()["wrong"]["sitting"]


def test_no_minutes_are_taken_of_a_meeting_that_was_called_off(page: Page, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.CANCELLED.value, cancelled_why="Snow")
    answer = page.client.get(page.address)
    assert (answer.status_code, "called off" in answer.content.decode()) == (403, True)
    assert page.client.post(page.address, {"new-title": "The fair"}).status_code == 403
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.RECORDED.value)
    assert page.client.get(page.address).status_code == 404


def test_nothing_more_is_taken_once_the_minutes_are_issued(page: Page, by: Actor, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.HELD.value)
    assert page.client.get(page.address).status_code == 200
    paper = make.minutes(by, make.item("1"))
    Paper.objects.filter(pk=paper.pk).update(meeting=meeting, stage=Stage.FINAL.value)
    answer = page.client.get(page.address)
    assert (answer.status_code, "are issued" in answer.content.decode()) == (403, True)


def test_the_page_says_whether_the_meeting_is_quorate_as_attendance_is_taken(page: Page, meeting: Meeting) -> None:
    TermsOfReference.objects.create(
        partnership_id=meeting.partnership_id, body=meeting.body, version=1, quorum_members=2, quorum_in_room=True
    )

    def marked(membership: Membership, mark: str) -> str:
        key = f"seat-{membership.pk}"
        sent = {f"{key}-version": page.fields()[f"{key}-version"], f"{key}-mark": mark}
        return str(page.send(**sent).json()["count"])

    assert "Not quorate. Members: 1 there, of 2 that the rule asks for." in marked(seat("Gill Carter"), "present")
    assert "Not quorate" in marked(seat("Sam Hart", "Fire Service"), "remote")
    assert marked(seat("Sam Hart", "Fire Service"), "present").endswith("not said. Quorate.")


def test_only_a_coordinator_takes_minutes(place: Partnership, meeting: Meeting) -> None:
    address = f"/{place.slug}/meetings/{meeting.pk}/minutes/"
    assert make.signed_in(place, Role.MEMBER).get(address).status_code == 403
    assert make.signed_in(place, Role.REGION).get(address).status_code == 404


def test_the_page_asks_a_number_of_queries_that_does_not_grow(page: Page, by: Actor, meeting: Meeting) -> None:
    def asked() -> int:
        page.client.get(page.address)
        with CaptureQueriesContext(connection) as taken:
            page.client.get(page.address)
        return len(taken)

    few = asked()
    AgendaPaper.objects.create(
        partnership_id=meeting.partnership_id, agenda_item=item(meeting), title="Lamps: a report"
    )
    assert "Lamps: a report</a>" in page.client.get(page.address).content.decode()
    for number in range(3, 20):
        row = AgendaItem.objects.create(
            partnership_id=meeting.partnership_id, meeting=meeting, position=number, title="More", kind="actions"
        )
        Minute.objects.create(partnership_id=row.partnership_id, agenda_item=row, text="ACTION: Bo Ames to go")
        make.member(meeting.body, by, f"Ann Other{number}", f"Agency {number}")
    make.minutes(by, make.item("1"), make.action("Mend it", "Gill Carter"), dated=date(2024, 1, 1))
    assert asked() - few <= 4
    assert asked() <= 15
