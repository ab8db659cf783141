"""The one way of writing: all or nothing, a line for each change, a refusal that is kept, and no way to alter it."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from frankpledge.ledger.changes import change, note_read
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, Origin, Place, Refused, Who
from frankpledge.people.models import Partnership

pytestmark = pytest.mark.django_db


def yes(by: Actor, thing: object) -> bool:
    return True


def no(by: Actor, thing: object) -> bool:
    return False


def ann(partnership: Partnership) -> Actor:
    place = Place(partnership.pk, partnership.slug, partnership.name)
    return Actor(Origin.WEB, timezone.localdate(), user=Who(41, "Ann Alder"), partnership=place)


@pytest.fixture
def hill() -> Partnership:
    return Partnership.objects.create(slug="hill", name="Hill Partnership")


def lines() -> list[tuple[str, str]]:
    return list(Entry.objects.values_list("verb", "outcome"))


def test_a_change_leaves_one_line_that_says_who_what_and_where_from_and_nothing_of_the_content(
    hill: Partnership,
) -> None:
    with change(ann(hill), "renamed", hill, yes) as row:
        row.name = "Somebody's secret"
        row.save()
    line = Entry.objects.get()
    assert (line.user_number, line.partnership_number, line.origin) == (41, hill.pk, "web")
    assert (line.verb, line.table, line.row_number, line.outcome) == ("renamed", "people.partnership", hill.pk, "done")
    held = " ".join(str(getattr(line, field.attname)) for field in Entry._meta.concrete_fields)
    assert "secret" not in held
    assert "Ann" not in held


def test_a_change_is_given_the_row_as_the_database_has_it(hill: Partnership) -> None:
    Partnership.objects.filter(pk=hill.pk).update(host="Hill Council")
    with change(ann(hill), "looked", hill, yes) as row:
        assert row.host == "Hill Council"


def test_a_new_row_gets_its_number_into_the_line(hill: Partnership) -> None:
    with change(ann(hill), "set up", Partnership(slug="dale", name="Dale"), yes) as row:
        row.save()
    assert Entry.objects.get().row_number == Partnership.objects.get(slug="dale").pk


def test_what_fails_in_a_change_leaves_neither_the_write_nor_a_line(hill: Partnership) -> None:
    with pytest.raises(ZeroDivisionError), change(ann(hill), "renamed", hill, yes) as row:
        row.name = "Half"
        row.save()
        raise ZeroDivisionError
    hill.refresh_from_db()
    assert hill.name == "Hill Partnership"
    assert lines() == []


def test_a_refusal_writes_nothing_but_its_line(hill: Partnership) -> None:
    with (
        pytest.raises(Refused, match="You may not do this: renamed partnership"),
        change(ann(hill), "renamed", hill, no) as row,
    ):
        row.name = "Never"
    assert lines() == [("renamed", "refused")]


def test_a_refusal_inside_another_change_undoes_both_and_leaves_one_line(hill: Partnership) -> None:
    with pytest.raises(Refused), change(ann(hill), "outer", hill, yes) as row:
        row.name = "Half"
        row.save()
        with change(ann(hill), "inner", row, no):
            pass
    hill.refresh_from_db()
    assert hill.name == "Hill Partnership"
    assert [outcome for _, outcome in lines()] == ["refused"]


def test_a_refusal_that_is_dealt_with_inside_a_change_is_kept_with_it(hill: Partnership) -> None:
    with change(ann(hill), "outer", hill, yes) as row, pytest.raises(Refused), change(ann(hill), "inner", row, no):
        pass
    assert lines() == [("inner", "refused"), ("outer", "done")]


def test_a_read_that_is_worth_a_line_gets_one(hill: Partnership) -> None:
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
def test_the_database_refuses_to_alter_the_ledger(hill: Partnership, alter: Callable[[], object]) -> None:
    note_read(ann(hill), "exported", hill)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        alter()
    assert lines() == [("exported", "done")]


@pytest.mark.needs("postgresql")
def test_postgresql_refuses_to_empty_the_ledger(hill: Partnership) -> None:
    note_read(ann(hill), "exported", hill)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("TRUNCATE ledger_entry")
    assert lines() == [("exported", "done")]


def test_a_line_that_nobody_wrote_is_refused_by_the_database() -> None:
    with pytest.raises(DatabaseError, match="ledger_somebody_acted"), transaction.atomic():
        Entry.objects.create(verb="closed", table="meetings.action", origin="web", outcome="done")


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
