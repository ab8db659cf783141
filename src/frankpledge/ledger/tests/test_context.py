"""The context on PostgreSQL: there for whoever reads or writes, gone with the transaction, and nothing on SQLite.

What tables do with it is told beside `people.rls`; here the two settings themselves are looked at, from outside of a
test's own context.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction

from frankpledge.ledger.changes import change
from frankpledge.ledger.context import Context, context_of, reading, writing
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, Origin, Place, Refused, Who
from tests.harness.ambient import aside, sees

TODAY = date(2024, 6, 3)
ANN = Actor(Origin.WEB, TODAY, user=Who(41, "Ann Alder"), partnership=Place(7, "hill", "Hill Partnership"))
READER = Actor(Origin.WORKER, TODAY, process="reader", partnership=Place(8, "dale", "Dale Partnership"))
NOBODY = Context("", "")


@pytest.fixture
def outside(db: None) -> Iterator[None]:
    """Without the test's own context."""
    with aside():
        yield


def context() -> Context:
    """The context as the database has it by now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('frankpledge.partnerships', true), current_setting('frankpledge.accounts', true)"
        )
        return Context(*(held or "" for held in cursor.fetchone()))


def anybody(by: Actor, thing: object) -> bool:
    return True


def nobody(by: Actor, thing: object) -> bool:
    return False


def rename(hill: ContentType) -> None:
    with change(ANN, "renamed", hill, anybody) as row:
        assert context() == ("7", "41")
        row.model = "council"
        row.save()


def test_a_context_is_of_the_partnership_and_the_account_and_a_process_has_account_nought() -> None:
    assert context_of(ANN) == ("7", "41")
    assert context_of(READER) == ("8", "0")
    assert context_of(Actor(Origin.COMMAND, TODAY, process="set-up")) == ("", "0")


@pytest.mark.needs("postgresql")
def test_a_context_inside_another_gives_it_back(outside: None) -> None:
    with reading(ANN):
        assert context() == ("7", "41")
        with writing(READER):
            assert context() == ("8", "0")
            with reading(ANN):
                assert context() == ("7", "41")
            assert context() == ("8", "0")
        assert context() == ("7", "41")
    assert context() == NOBODY


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("enter", [reading, writing])
def test_a_context_is_given_back_when_something_fails(outside: None, enter: type) -> None:
    with reading(ANN):
        with pytest.raises(ZeroDivisionError), enter(READER):
            raise ZeroDivisionError
        assert context() == ("7", "41")
        with pytest.raises(DatabaseError), transaction.atomic(), enter(READER), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        assert context() == ("7", "41")


@pytest.mark.needs("postgresql")
def test_reading_goes_on_in_the_name_of_another(outside: None) -> None:
    with reading(Actor(Origin.WEB, TODAY, user=Who(41, "Ann Alder"))) as read_on_as:
        assert context() == ("", "41")
        read_on_as(ANN)
        assert context() == ("7", "41")
    assert context() == NOBODY


@pytest.mark.needs("postgresql")
@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_on_the_connection() -> None:
    with aside():
        for enter in (reading, writing):
            with enter(ANN):
                assert connection.in_atomic_block
            with pytest.raises(ZeroDivisionError), enter(ANN):
                raise ZeroDivisionError
            assert not connection.in_atomic_block
            assert context() == NOBODY


@pytest.mark.needs("postgresql")
@pytest.mark.django_db(transaction=True)
def test_a_change_while_reading_is_kept_whatever_becomes_of_the_reading() -> None:
    hill = ContentType.objects.create(app_label="hill", model="partnership")
    with aside(), pytest.raises(ZeroDivisionError), reading(ANN) as read_on_as:
        read_on_as(READER)
        rename(hill)
        assert context() == ("8", "0")
        raise ZeroDivisionError
    hill.refresh_from_db()
    assert hill.model == "council"
    sees(partnership=7)
    assert Entry.objects.get().verb == "renamed"


@pytest.mark.needs("postgresql")
@pytest.mark.django_db(transaction=True)
def test_a_refusal_while_reading_is_kept_whatever_becomes_of_the_reading() -> None:
    hill = ContentType.objects.create(app_label="hill", model="partnership")
    with aside(), pytest.raises(Refused), reading(ANN), change(ANN, "renamed", hill, nobody):
        pass
    sees(partnership=7)
    assert Entry.objects.get().outcome == "refused"


@pytest.mark.needs("postgresql")
@pytest.mark.django_db(transaction=True)
def test_a_change_is_made_after_a_query_failed_while_reading() -> None:
    """As it was before there were contexts, when each query was a transaction."""
    hill = ContentType.objects.create(app_label="hill", model="partnership")
    with aside(), reading(ANN):
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        rename(hill)
        assert context() == ("7", "41")
    hill.refresh_from_db()
    assert hill.model == "council"


@pytest.mark.needs("postgresql")
@pytest.mark.django_db(transaction=True)
def test_a_change_inside_a_transaction_that_a_page_opened_is_part_of_it() -> None:
    hill = ContentType.objects.create(app_label="hill", model="partnership")
    with aside(), reading(ANN), pytest.raises(ZeroDivisionError), transaction.atomic():
        rename(hill)
        raise ZeroDivisionError
    hill.refresh_from_db()
    assert hill.model == "partnership"


@pytest.mark.django_db(transaction=True)
def test_reading_opens_a_transaction_on_postgresql_alone_since_on_sqlite_that_locks_out_writers() -> None:
    with reading(ANN) as read_on_as:
        read_on_as(READER)
        assert connection.in_atomic_block == (connection.vendor == "postgresql")
