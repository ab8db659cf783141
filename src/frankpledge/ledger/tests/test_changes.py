"""The one way of writing: all or nothing, a line for each change, a refusal that is kept, and no way to alter it.

Every area stands above the ledger, so a row of Django's own table of content types stands in for whatever is changed.
"""

import threading
from collections.abc import Callable

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from frankpledge.kit.versions import Begun, version_of
from frankpledge.ledger.changes import change, note_read, note_refused
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, Meanwhile, NotPossible, Origin, Place, Refused, Who
from tests.harness.ambient import sees

pytestmark = pytest.mark.django_db


def yes(by: Actor, thing: object) -> bool:
    return True


def no(by: Actor, thing: object) -> bool:
    return False


def ann(row: ContentType) -> Actor:
    place = Place(row.pk, "hill", "Hill Partnership")
    return Actor(Origin.WEB, timezone.localdate(), user=Who(41, "Ann Alder"), partnership=place)


@pytest.fixture
def hill() -> ContentType:
    row = ContentType.objects.create(app_label="hill", model="partnership")
    sees(partnership=row.pk)
    return row


def lines() -> list[tuple[str, str]]:
    return list(Entry.objects.values_list("verb", "outcome"))


def test_a_change_leaves_one_line_that_says_who_what_and_where_from_and_nothing_of_the_content(
    hill: ContentType,
) -> None:
    with change(ann(hill), "renamed", hill, yes) as row:
        row.model = "Somebody's secret"
        row.save()
    line = Entry.objects.get()
    assert (line.user_number, line.partnership_number, line.origin) == (41, hill.pk, "web")
    assert (line.verb, line.table, line.row_number, line.outcome) == (
        "renamed",
        "contenttypes.contenttype",
        hill.pk,
        "done",
    )
    held = " ".join(str(getattr(line, field.attname)) for field in Entry._meta.concrete_fields)
    assert "secret" not in held
    assert "Ann" not in held


def test_a_change_is_given_the_row_as_the_database_has_it(hill: ContentType) -> None:
    ContentType.objects.filter(pk=hill.pk).update(model="council")
    with change(ann(hill), "looked", hill, yes) as row:
        assert row.model == "council"


def test_a_new_row_gets_its_number_into_the_line(hill: ContentType) -> None:
    with change(ann(hill), "set up", ContentType(app_label="dale", model="gate"), yes) as row:
        row.save()
    assert Entry.objects.get().row_number == ContentType.objects.get(app_label="dale").pk


def test_what_fails_in_a_change_leaves_neither_the_write_nor_a_line(hill: ContentType) -> None:
    with pytest.raises(ZeroDivisionError), change(ann(hill), "renamed", hill, yes) as row:
        row.model = "Half"
        row.save()
        raise ZeroDivisionError
    hill.refresh_from_db()
    assert hill.model == "partnership"
    assert lines() == []


def test_a_refusal_writes_nothing_but_its_line(hill: ContentType) -> None:
    with (
        pytest.raises(Refused, match="Ask yours"),
        change(ann(hill), "renamed", hill, no) as row,
    ):
        row.model = "Never"
    assert lines() == [("renamed", "refused")]


def test_a_refusal_inside_another_change_undoes_both_and_leaves_one_line(hill: ContentType) -> None:
    with pytest.raises(Refused), change(ann(hill), "outer", hill, yes) as row:
        row.model = "Half"
        row.save()
        with change(ann(hill), "inner", row, no):
            pass
    hill.refresh_from_db()
    assert hill.model == "partnership"
    assert [outcome for _, outcome in lines()] == ["refused"]


def test_a_refusal_that_is_dealt_with_inside_a_change_is_kept_with_it(hill: ContentType) -> None:
    with change(ann(hill), "outer", hill, yes) as row, pytest.raises(Refused), change(ann(hill), "inner", row, no):
        pass
    assert lines() == [("inner", "refused"), ("outer", "done")]


def test_a_read_that_is_worth_a_line_gets_one(hill: ContentType) -> None:
    note_read(ann(hill), "exported", hill)
    assert lines() == [("exported", "done")]


@pytest.mark.parametrize(
    "alter",
    [
        pytest.param(lambda: Entry.objects.update(verb="other"), id="update"),
        pytest.param(lambda: Entry.objects.all().delete(), id="delete"),
        pytest.param(lambda: Entry.objects.get().delete(), id="delete one"),
        pytest.param(lambda: run("UPDATE ledger_entry SET verb = 'other'"), id="update by hand"),
        pytest.param(lambda: run("DELETE FROM ledger_entry"), id="delete by hand"),
    ],
)
def test_the_database_refuses_to_alter_the_ledger(hill: ContentType, alter: Callable[[], object]) -> None:
    note_read(ann(hill), "exported", hill)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        alter()
    assert lines() == [("exported", "done")]


@pytest.mark.needs("postgresql")
def test_postgresql_refuses_to_empty_the_ledger(hill: ContentType) -> None:
    note_read(ann(hill), "exported", hill)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("TRUNCATE ledger_entry")
    assert lines() == [("exported", "done")]


def test_a_line_that_nobody_wrote_is_refused_by_the_database() -> None:
    with pytest.raises(DatabaseError, match="ledger_somebody_acted"), transaction.atomic():
        Entry.objects.create(verb="closed", table="meetings.action", origin="web", outcome="done")


def test_access_is_asked_of_the_row_as_the_database_has_it(hill: ContentType) -> None:
    ContentType.objects.filter(pk=hill.pk).update(model="closed")
    with pytest.raises(Refused), change(ann(hill), "renamed", hill, lambda by, row: row.model != "closed"):
        pass
    assert lines() == [("renamed", "refused")]


def test_a_row_that_is_gone_cannot_be_changed(hill: ContentType) -> None:
    ContentType.objects.filter(pk=hill.pk).delete()
    with pytest.raises(ContentType.DoesNotExist), change(ann(hill), "renamed", hill, yes):
        pass
    assert lines() == []


def test_what_cannot_be_done_as_things_stand_leaves_no_line(hill: ContentType) -> None:
    with pytest.raises(NotPossible), change(ann(hill), "closed", hill, yes):
        raise NotPossible("It is closed already.")
    assert lines() == []


def test_changes_inside_a_change_leave_a_line_each(hill: ContentType) -> None:
    with change(ann(hill), "outer", hill, yes), change(ann(hill), "inner", hill, yes):
        pass
    assert lines() == [("inner", "done"), ("outer", "done")]


def test_somebody_turned_away_leaves_a_line_of_the_process_that_did_it() -> None:
    note_refused(Actor(Origin.WEB, timezone.localdate(), process="sign-in"), "signed in", ContentType())
    line = Entry.objects.get()
    assert (line.verb, line.outcome, line.process, line.row_number) == ("signed in", "refused", "sign-in", None)
    assert str(line).endswith("signed in contenttypes.contenttype None refused")


@pytest.mark.needs("postgresql")
@pytest.mark.django_db(transaction=True)
def test_two_who_change_one_row_do_it_one_after_the_other() -> None:
    row = ContentType.objects.create(app_label="hill", model="0")
    entered, done = threading.Event(), []

    def count() -> None:
        with change(ann(row), "counted", row, yes) as fresh:
            entered.set()
            fresh.model = str(int(fresh.model) + 1)
            fresh.save()

    def second() -> None:
        entered.wait(10)
        count()
        done.append(True)
        connection.close()

    other = threading.Thread(target=second)
    other.start()
    with transaction.atomic():
        count()
        other.join(0.3)
        assert not done, "the second waits for the first"
    other.join(10)
    row.refresh_from_db()
    assert (row.model, done) == ("2", [True])


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def renaming(hill: ContentType, wanted: str) -> Begun:
    shown = {"model": hill.model}
    return Begun(version_of(shown, 1), {"model": wanted}, lambda row: {"model": row.model})


def rename_from(hill: ContentType, begun: Begun, to: str) -> None:
    with change(ann(hill), "renamed", hill, yes, begun) as row:
        row.model = to
        row.save()


def test_what_somebody_else_saved_meanwhile_is_not_passed_over_and_nothing_is_noted(hill: ContentType) -> None:
    ours, theirs = renaming(hill, "ours"), renaming(hill, "theirs")
    rename_from(hill, theirs, "theirs")
    with pytest.raises(Meanwhile) as told:
        rename_from(hill, ours, "ours")
    assert told.value.stands == {"model": "theirs"}
    assert (told.value.table, told.value.row) == ("contenttypes.contenttype", hill.pk)
    hill.refresh_from_db()
    assert hill.model == "theirs"
    assert lines() == [("renamed", "done")]


def test_who_may_not_change_a_thing_is_refused_and_not_told_how_it_stands(hill: ContentType) -> None:
    ours = renaming(hill, "ours")
    rename_from(hill, renaming(hill, "theirs"), "theirs")
    with pytest.raises(Refused), change(ann(hill), "renamed", hill, no, ours):
        pass


@pytest.mark.django_db(transaction=True)
def test_of_many_who_save_one_version_at_once_one_saves_and_every_other_is_told(hill: ContentType) -> None:
    many, ready, outcomes = 12, threading.Barrier(12), list[str]()

    def save(number: int) -> None:
        wanted = f"saved by {number}"
        begun = renaming(hill, wanted)
        ready.wait()
        try:
            rename_from(hill, begun, wanted)
            outcomes.append(wanted)
        except Meanwhile as told:
            outcomes.append(f"told of {told.stands['model']}")
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(number,)) for number in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    hill.refresh_from_db()
    assert sorted(outcomes) == sorted([hill.model, *[f"told of {hill.model}"] * (many - 1)])
