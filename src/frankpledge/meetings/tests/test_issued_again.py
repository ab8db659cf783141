"""What stays, what closes and what is refused as minutes that were made here are issued again."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frankpledge.documents.models import Document
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import changes
from frankpledge.meetings.models import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    Declaration,
    Item,
    Meeting,
    Membership,
    Minute,
    Paper,
    Presence,
)
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.queries.standing_as import WITHHELD
from frankpledge.meetings.rules.keeping_facts import found_again, paired
from frankpledge.meetings.rules.kinds import Stage
from frankpledge.meetings.tests import make
from frankpledge.meetings.tests.test_minutes_made import DAY, LIGHTING, by, met  # noqa: F401 - fixtures
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.matching import How
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
OPEN = Marking(level=Level.OFFICIAL)


def _issue(by: Actor, met: Meeting) -> Paper:  # noqa: F811
    return changes.issue_minutes(by, met, Stage.DRAFT)


def _said(met: Meeting, text: str, title: str = "Lighting") -> None:  # noqa: F811
    item = AgendaItem.objects.get(meeting=met, title=title)
    Minute.objects.update_or_create(agenda_item=item, defaults={"partnership_id": met.partnership_id, "text": text})


def _open_passages(paper: Paper) -> list[str]:
    member = make.actor(Partnership.objects.get(), Role.MEMBER)
    return [item.text for item in stated_in(member, Item).filter(paper=paper, title="Restricted passage")]


def _there(met: Meeting, name: str, **over: Any) -> Presence:  # noqa: F811
    values = {"partnership_id": met.partnership_id, "meeting": met, "name": name, "capacity": "present"}
    return Presence.objects.create(**values | over)


def _person(name: str, **over: Any) -> Person:
    return Person.objects.create(partnership=Partnership.objects.get(), name=name, **over)


def test_a_passage_that_was_opened_never_opens_other_words(by: Actor, met: Meeting) -> None:  # noqa: F811
    paper = _issue(by, met)
    opened = Item.objects.get(paper=paper, title="Restricted passage")
    changes.mark_item(by, opened, OPEN)
    assert len(_open_passages(paper)) == 1
    _said(met, "RESTRICTED\nA first new secret.\nEND RESTRICTED\n" + LIGHTING)
    _issue(by, met)
    assert _open_passages(paper) == [opened.text]
    assert Document.objects.get(paper=paper).level == Level.SENSITIVE
    _said(met, LIGHTING.replace("4 Mere Lane", "5 Mere Lane"))
    _issue(by, met)
    assert _open_passages(paper) == []
    _said(met, LIGHTING.replace("The complaint came from 4 Mere Lane.", "Wholly other words that nobody opened."))
    _issue(by, met)
    assert _open_passages(paper) == []


def test_who_a_person_said_an_attender_is_stays(by: Actor, met: Meeting) -> None:  # noqa: F811
    for agency in ("Council", "Police"):
        _there(met, "June Unknown", organisation_name=agency)
    paper = _issue(by, met)
    council, police = (Attendance.objects.get(name="June Unknown", organisation_name=a) for a in ("Council", "Police"))
    june = _person("June Unknown-Smith")
    changes.match_attendance(by, police, person=june)
    _there(met, "Abel Earlier")  # the order changes
    _issue(by, met)
    rows = {row.pk: row for row in Attendance.objects.filter(paper=paper, name="June Unknown")}
    assert set(rows) == {council.pk, police.pk}
    assert (rows[police.pk].person, rows[police.pk].matched) == (june, How.PERSON)
    assert (rows[council.pk].person, rows[council.pk].organisation_name) == (None, "Council")


def test_one_person_for_two_agencies_has_two_rows_each_time(by: Actor, met: Meeting) -> None:  # noqa: F811
    tom = Presence.objects.get(name="Tom Reed")
    gail = Presence.objects.get(name="Gail Carrow")
    _there(met, "Tom Reed", person=tom.person, organisation=gail.organisation)
    paper = _issue(by, met)
    before = set(Attendance.objects.filter(paper=paper, name="Tom Reed").values_list("pk", "organisation"))
    _issue(by, met)
    assert set(Attendance.objects.filter(paper=paper, name="Tom Reed").values_list("pk", "organisation")) == before
    assert len(before) == 2


def test_an_outcome_stays_with_the_action_of_its_item(by: Actor, met: Meeting) -> None:  # noqa: F811
    _said(met, "ACTION: Gail Carrow to update the group.", "Figures")
    _said(met, "Nothing yet.")
    paper = _issue(by, met)
    changes.close_action(by, Action.objects.get(paper=paper), outcome="Figures were sent")
    _said(met, "ACTION: Gail Carrow to update the group.")
    _issue(by, met)
    assert {(a.item.title, a.outcome) for a in Action.objects.filter(paper=paper) if a.item} == {
        ("Lighting", ""), ("Figures", "Figures were sent"),
    }  # fmt: skip


def test_the_same_words_pair_where_they_stand_and_then_anywhere() -> None:
    assert paired(["say so"], ["say so", "say so"], [(2, 2)], [(1, 1), (2, 2)]) == [None, 0]
    assert paired(["say so"], ["say so", "say so"], [(9, 2)], [(1, 1), (2, 2)]) == [None, 0]
    assert paired(["say so"], ["say so"], [(2, 2)], [(1, 1)]) == [0]
    alike = ["ask for a date by May", "ask for a date by June"]
    assert paired(["ask for a date by Jun"], alike, [(1, 1)], [(1, 1), (2, 2)]) == [0, None]
    assert paired(["ask for a date"], ["buy new poles"]) == [None]


def test_a_row_is_found_again_by_its_surest_key() -> None:
    assert found_again([(1, "a"), (None, "a")], [(None, "a"), (1, "a"), (2, "a")]) == [1, 0, None]
    assert found_again([(1, "a")], []) == []


@pytest.mark.parametrize(
    "said", [{"state": "conditional", "condition": "the council pays"}, {"state": "superseded"}, {"state": "agreed"}]
)
def test_a_decision_that_somebody_spoke_of_does_not_vanish(
    by: Actor, met: Meeting, said: dict[str, Any]  # noqa: F811
) -> None:  # fmt: skip
    paper = _issue(by, met)
    row = Decision.objects.get(paper=paper)
    other = make.minutes(by, make.item("9", "Poles"), make.decision("Poles are bought"), dated=DAY.replace(month=5))
    later = Decision.objects.get(paper=other)
    if said["state"] == "superseded":
        said = {**said, "superseded_by": later}
    Decision.objects.filter(pk=row.pk).update(**said)
    if said["state"] == "agreed":
        Decision.objects.filter(pk=later.pk).update(state="superseded", superseded_by=row)
    _said(met, LIGHTING.replace("that the lamps are mended first", "to buy new poles at once"))
    with pytest.raises(NotPossible, match="where a decision stands"):
        _issue(by, met)
    assert Decision.objects.filter(paper=paper).get() == row


def test_an_owner_whom_a_person_matched_is_kept_while_the_name_stays(by: Actor, met: Meeting) -> None:  # noqa: F811
    _said(met, "ACTION: Mossy Nobody to count the lamps in the lane.")
    paper = _issue(by, met)
    moss = _person("Mostyn Nobody")
    owner = Action.objects.get(paper=paper).owners.get()
    changes.match_owner_to(by, owner, person=moss)
    _said(met, f"ACTION: {owner.name} to write to the school about buses.")
    _issue(by, met)
    again = Action.objects.get(paper=paper).owners.get()
    assert (again.person, again.matched) == (moss, How.PERSON)


def test_an_interest_in_the_whole_meeting_is_printed_without_an_item_for_it(by: Actor, met: Meeting) -> None:  # noqa: F811
    tom = Presence.objects.get(name="Tom Reed")
    Declaration.objects.create(partnership_id=met.partnership_id, presence=tom, interest="he owns the lamp firm")
    document = _issue(by, met).document
    assert document is not None
    before, _, after = document.text.partition("Tom Reed declared an interest: he owns the lamp firm.")
    assert after
    assert "Lighting" not in before


def test_what_was_typed_under_a_withdrawn_item_is_told_on_the_page(by: Actor, met: Meeting) -> None:  # noqa: F811
    _said(met, "The figures were bad.", "Figures")
    changes.publish_agenda(by, met)
    changes.withdraw_agenda_item(by, AgendaItem.objects.get(meeting=met, title="Figures"), why="Late")
    page = make.signed_in(met.partnership).get(f"/aldermere/meetings/{met.pk}/minutes/issue/").content.decode()
    assert "the item was withdrawn" in page
    assert "The figures were bad." in page


def test_two_of_one_name_who_are_absent_stand_with_their_agency(by: Actor, met: Meeting) -> None:  # noqa: F811
    for agency in ("Mere Homes", "Westmarch Fire"):
        make.member(met.body, by, "John Smith", agency)
    page = make.signed_in(met.partnership).get(f"/aldermere/meetings/{met.pk}/minutes/issue/").content.decode()
    assert "John Smith (Mere Homes), John Smith (Westmarch Fire)" in page


def test_the_page_asks_no_more_however_much_there_is(by: Actor, met: Meeting) -> None:  # noqa: F811
    for number in range(8):
        who, stood_for = _person(f"Presenter {number}"), _person(f"Member {number}")
        item = changes.add_agenda_item(by, met, {"title": f"Item {number}"})
        AgendaItem.objects.filter(pk=item.pk).update(presenter_person=who)
        seat = Membership.objects.create(partnership_id=met.partnership_id, body=met.body, person=stood_for)
        _there(met, f"Stand-in {number}", person=who, substitute_for=seat)
        absent = _person(f"Absent {number}")
        Membership.objects.create(partnership_id=met.partnership_id, body=met.body, person=absent)
        _said(met, "ACTION: Gail Carrow to see to it.", f"Item {number}")
    browser = make.signed_in(met.partnership)
    with CaptureQueriesContext(connection) as asked:
        page = browser.get(f"/aldermere/meetings/{met.pk}/minutes/issue/").content.decode()
    assert "Presented by Presenter 7" in page
    assert "in the place of Member 7" in page
    assert len(asked) <= 15, [query["sql"] for query in asked]


def test_minutes_that_were_withdrawn_are_issued_anew(by: Actor, met: Meeting) -> None:  # noqa: F811
    old = _issue(by, met)
    held = Marking(level=Level.SENSITIVE, handling="Members")
    changes.mark_item(by, Item.objects.get(paper=old, title="Figures"), held)
    changes.withdraw_paper(by, old)
    new = _issue(by, met)
    assert new.pk != old.pk
    titles = sorted(Item.objects.filter(paper=new).values_list("title", flat=True))
    assert titles == ["Figures", "Lighting", "Restricted passage"]
    assert Item.objects.filter(paper=old).count() == 3
    assert Item.objects.get(paper=new, title="Figures").level == Level.SENSITIVE
    _said(met, LIGHTING + "\nMore.")
    _issue(by, met)
    _said(met, LIGHTING)
    _issue(by, met)  # the same words as those of the withdrawn paper again
    assert {document.text for document in Document.objects.filter(paper__in=[old, new])} == {new.document.text}  # type: ignore[union-attr]


def test_the_name_of_somebody_restricted_is_withheld(by: Actor, met: Meeting) -> None:  # noqa: F811
    hidden = _person("Wilma Hidden", restricted_on=DAY)
    AgendaItem.objects.filter(meeting=met, title="Lighting").update(presenter_person=hidden)
    seat = Membership.objects.create(partnership_id=met.partnership_id, body=met.body, person=hidden)
    _there(met, "Ann Other", substitute_for=seat)
    paper = _issue(by, met)
    assert paper.document is not None
    assert "Wilma" not in paper.document.text
    assert f"in the place of {WITHHELD}" in paper.document.text
    assert Item.objects.get(paper=paper, title="Lighting").presenter == WITHHELD
