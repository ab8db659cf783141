"""Rules and holds as rows, and the dry run over a record."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from frankpledge.keeping import changes
from frankpledge.keeping.models import LegalHold, RetentionRule
from frankpledge.keeping.queries.due import called, dry_run
from frankpledge.keeping.queries.holding import holds_in_force, rules_in_force
from frankpledge.keeping.queries.things import everything
from frankpledge.keeping.rules.due import Held
from frankpledge.keeping.rules.kinds import Kind, Since
from frankpledge.keeping.tests import make
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, Meanwhile, NotPossible, Refused
from frankpledge.meetings.changes import withdraw_paper
from frankpledge.meetings.models import Paper
from frankpledge.meetings.tests import make as meetings
from frankpledge.people.changes import merge_people
from frankpledge.people.models import Person
from frankpledge.people.queries import process_for
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db


def test_a_rule_says_from_which_day_for_how_long_and_on_what_ground(by: Actor) -> None:
    for wrong in ({"since": "withdrawn"}, {"years": 0}, {"ground": " "}):
        with pytest.raises(NotPossible):
            make.rule(by, **wrong)
    with pytest.raises(NotPossible, match="of no board or group"):
        make.rule(by, Kind.UPLOAD, body_kind="board")
    make.rule(by)
    with pytest.raises(NotPossible, match="already"):
        make.rule(by)
    make.rule(by, body_kind="board")
    assert RetentionRule.objects.count() == 2
    assert Entry.objects.filter(verb="set a retention rule", outcome="done").count() == 2


def test_whoever_saves_a_rule_second_is_told(by: Actor) -> None:
    from frankpledge.keeping.rules import shown
    from frankpledge.kit.versions import version_of

    rule = make.rule(by)
    said, seen = shown.rule(rule), version_of(shown.rule(rule), 0)
    changes.change_rule(by, rule, **said | {"years": 7}, seen=seen)
    with pytest.raises(Meanwhile):
        changes.change_rule(by, rule, **said | {"years": 5}, seen=seen)
    rule.refresh_from_db()
    assert rule.years == 7
    assert rules_in_force(rule.partnership_id)[0].years == 7
    changes.change_rule(by, rule, **shown.rule(rule) | {"in_force": False})
    assert rules_in_force(rule.partnership_id) == []


def test_only_who_keeps_retention_sets_rules_and_holds(by: Actor) -> None:
    chair = make.officer(make.place_of(by), Role.CHAIR)[1]
    rule, hold = make.rule(by), make.hold(by, Held.DAYS, first=make.OLD, last=make.OLD)
    for attempt in (
        lambda: make.rule(chair, Kind.REPORT),
        lambda: changes.change_rule(chair, rule),
        lambda: make.hold(chair, Held.DAYS, first=make.OLD, last=make.OLD),
        lambda: changes.lift_hold(chair, hold, reason="It is settled"),
    ):
        with pytest.raises(Refused):
            attempt()


def test_a_hold_is_on_one_thing_at_once_and_is_lifted_once_with_a_reason(by: Actor) -> None:
    for wrong in ({"reason": " "}, {"starts": date(2024, 6, 4)}, {"first": date(2024, 1, 2), "last": date(2024, 1, 1)}):
        with pytest.raises(NotPossible):
            make.hold(by, Held.DAYS, **{"first": make.OLD, "last": make.OLD} | wrong)
    with pytest.raises(NotPossible, match="what is held"):
        make.hold(by, Held.BODY)
    elsewhere = meetings.document(meetings.actor(meetings.partnership("elsewhere", "Elsewhere")), "Words")
    with pytest.raises(NotPossible, match="of this partnership"):
        make.hold(by, Held.DOCUMENT, document=elsewhere)
    hold = make.hold(by, Held.DAYS, first=make.OLD, last=make.OLD)
    with pytest.raises(NotPossible, match="Say why"):
        changes.lift_hold(by, hold, reason=" ")
    changes.lift_hold(by, hold, reason="It is settled")
    with pytest.raises(NotPossible, match="already"):
        changes.lift_hold(by, hold, reason="It is settled")
    assert holds_in_force(hold.partnership_id) == []
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalHold.objects.filter(pk=hold.pk).update(lifted_reason="")


def test_the_dry_run_says_what_is_due_what_is_held_and_what_has_no_rule(by: Actor) -> None:
    held = make.old_minutes(by)
    due = make.old_minutes(by, body="Mere Valley Group")
    meetings.minutes(by)  # of this year
    meetings.report(by)
    rule = make.rule(by)
    hold = make.hold(by, Held.BODY, body=held.body)
    run = dry_run(by)
    said = run.ruled[rule.pk]
    assert [row.found.paper for row in said.due] == [due.pk]
    assert [(row.found.paper, row.verdict.holds) for row in said.held] == [(held.pk, (hold.pk,))]
    assert said.due[0].verdict.due == date(2016, 5, 4)
    assert "Mere Valley Group, 4 May 2010" in said.due[0].label
    assert (said.later, said.no_day, run.no_rule) == (1, 0, {Kind.REPORT: 1})
    assert dry_run(by).rows() == run.rows()
    assert dry_run(process_for(make.place_of(by), "administrator", by.today)).rows().keys() == run.rows().keys()
    assert dry_run(meetings.actor(make.place_of(by), Role.MEMBER)).ruled == {}


def test_a_person_is_held_by_every_row_and_every_spelling_wherever_it_stands(by: Actor) -> None:
    tied = make.old_minutes(by, meetings.attendance("Tom Fell", "Westmarch Police"))
    named = make.old_minutes(by, meetings.decision("To thank Tom  Fell"), body="Mere Valley Group")
    merged = make.old_minutes(by, meetings.attendance("Thomas Fellowes"), body="Lamps Group")
    other = make.old_minutes(by, meetings.attendance("Ines Okoro"), body="Homes Group")
    tom, thomas = Person.objects.get(name="Tom Fell"), Person.objects.get(name="Thomas Fellowes")
    merge_people(by, thomas, tom)
    make.rule(by)
    make.hold(by, Held.PERSON, person=tom)
    run = dry_run(by)
    said = next(iter(run.ruled.values()))
    assert {row.found.paper for row in said.held} == {tied.pk, named.pk, merged.pk}
    assert [row.found.paper for row in said.due] == [other.pk]


def test_withdrawn_papers_uploads_and_documents_that_never_entered_are_kinds_of_their_own(by: Actor) -> None:
    from frankpledge.intake.tests import make as incoming

    withdraw_paper(by, make.old_minutes(by))
    incoming.came_in(by, b"\x00\x01", "strange.bin")
    incoming.came_in(by)
    found = {one.thing.kind: one for one in everything(make.place_of(by).pk, [])}
    assert set(found) == {Kind.WITHDRAWN, Kind.UPLOAD, Kind.NOT_ENTERED}
    assert Since.WITHDRAWN in found[Kind.WITHDRAWN].thing.days


def test_what_is_marked_higher_than_one_may_read_is_called_by_its_number(by: Actor) -> None:
    paper = make.old_minutes(by)
    Paper.objects.filter(pk=paper.pk).update(level=Level.SEALED)
    (found,) = everything(make.place_of(by).pk, [])
    assert called(by, found) == f"Minutes of meetings, number {paper.pk}"
